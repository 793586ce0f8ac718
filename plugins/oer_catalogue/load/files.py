"""A module's folder as files in memory: only regular files, safe names, UTF-8 text, bounded sizes.

``scan`` looks (lstat, never following a link), ``read_all`` reads each file once. Files that begin with a dot or end with ``~``
belong to editors and systems: they are neither read nor published.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..problem import Place, Problem
from ..rules.codes import problem
from ..schema.tags import is_locale
from .controls import may_have_controls

TEXT_LIMIT = 1024 * 1024
FILE_LIMIT = 20 * 1024 * 1024
MODULE_LIMIT = 100 * 1024 * 1024
TEXTS = (".md", ".yml")
TOP = ("module.yml", "guide.yml")
DEEPEST = 3  # el/lessons/x.md, media/el/x.svg
MOST_FILES = 5000
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.I)
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # the others stand for bytes (PEP 383)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a module. ``path`` is relative to the module's folder; ``data`` its bytes, ``sha256`` their hash in hex."""

    path: str
    data: bytes
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())  # once: caches, sources and media ask for it


def shown(path: str) -> str:
    """A path as it may be printed: unreadable bytes and invisible characters become escapes."""
    text = _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", path)  # Windows has names with half a character in them
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in a module's folder: ``sizes`` of the files that may be read, ``refused`` paths of the others."""

    sizes: Mapping[str, int]
    refused: frozenset[str]
    problems: tuple[Problem, ...]


def scan(folder: Path, name: str) -> Scan:
    """Looks at everything below ``folder``: kinds, names, sizes.

    ``name`` is the folder's path relative to the project root, for places. Raises OSError if a folder cannot be listed.
    """
    sizes: dict[str, int] = {}
    refused: set[str] = set()
    problems: list[Problem] = []
    for path, info in _walk(folder, "", refused):
        if len(sizes) + len(refused) >= MOST_FILES:
            fix = "Remove what is not needed, or split the module."
            found = problem("OER-F005", Place(f"{name}/module.yml"), f"the module has more than {MOST_FILES:,} files", fix)
            return Scan({}, frozenset({"module.yml"}), (found,))
        place = Place(shown(f"{name}/{path}"))
        found = list(_check(path, info, place))
        problems += found
        if found:
            refused.add(path)
        elif stat.S_ISREG(info.st_mode):
            sizes[path] = info.st_size
    problems += collisions([*sizes, *refused], name)
    total = sum(sizes.values())
    if total > MODULE_LIMIT:
        message = f"the module has {total:,} bytes; {MODULE_LIMIT:,} are allowed"
        problems.append(problem("OER-F005", Place(f"{name}/module.yml"), message, "Make its media smaller, or split the module."))
        refused |= {path for path in sizes if not path.endswith(TEXTS)}
        sizes = {path: size for path, size in sizes.items() if path.endswith(TEXTS)}
    return Scan(sizes, frozenset(refused), tuple(problems))


def _check(path: str, info: os.stat_result, place: Place) -> Iterator[Problem]:
    """Why a file or folder is refused: its kind, else its name, else its size."""
    is_folder = stat.S_ISDIR(info.st_mode)
    if not stat.S_ISREG(info.st_mode) and not is_folder:
        kind = "a symbolic link" if stat.S_ISLNK(info.st_mode) else "a device or a pipe"
        yield problem("OER-F001", place, f"this is {kind}, not a regular file", "Put the file itself here, or remove it.")
        return
    if is_folder and path.count("/") >= DEEPEST:
        yield problem("OER-F009", place, "nothing uses a folder so deep inside the module", "Move its files up, or remove it.")
        return
    if "/" in path or is_folder or path.lower() in TOP:  # any other file of the top folder has no place here, whatever its name
        bad = list(check_name(path, place, is_folder))
        yield from bad
        if bad:
            return
    limit = TEXT_LIMIT if path.endswith(TEXTS) else FILE_LIMIT
    if not is_folder and info.st_size > limit:
        message = f"the file has {info.st_size:,} bytes; {limit:,} are allowed"
        yield problem("OER-F005", place, message, "Make it smaller: split a text, compress a picture or a video.")


def _walk(folder: Path, prefix: str, refused: Collection[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Paths and lstat results below ``folder``, sorted; folders before what is in them, links never followed.

    The caller adds to ``refused`` while it goes on: what lies in a refused folder is not looked at.
    """
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda e: e.name)
    for entry in listed:
        info = entry.stat(follow_symlinks=False)
        if _hidden(entry.name) and not stat.S_ISLNK(info.st_mode):
            continue
        path = f"{prefix}{entry.name}"
        yield path, info
        if stat.S_ISDIR(info.st_mode) and path.count("/") < DEEPEST and path not in refused:
            yield from _walk(folder / entry.name, f"{path}/", refused)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def check_name(path: str, place: Place, is_folder: bool = False) -> Iterator[Problem]:
    """Whether the last part of ``path`` can be a name on every system and in an address."""
    name = path.rpartition("/")[2]
    fix = "Use small letters a-z, digits, hyphens, points and underscores; begin with a letter or digit."
    if is_folder and is_locale(name) and not WINDOWS.fullmatch(name):
        return
    tag = "" if is_folder else name.rpartition(".")[0].rpartition(".")[2]
    if "-" in tag and is_locale(tag):  # captions: lathe.pt-BR.vtt
        name = name.replace(f".{tag}.", ".", 1)
    if not NAME.fullmatch(name) or name.endswith("."):
        yield problem("OER-F002", place, f"the name '{shown(name)}' does not work everywhere", fix, name_guess(name))
    elif WINDOWS.fullmatch(name):
        yield problem("OER-F002", place, f"the name '{name}' is a device on Windows", "Choose another name.")
    elif len(name) > 100 or len(path) > 180:
        yield problem(
            "OER-F002", place, f"the name is too long ({len(name)} of 100 characters, with its folders {len(path)} of 180)", "Shorten it."
        )


def name_guess(name: str) -> str:
    """A safe name made of any name: accents off, blanks to hyphens; "" if nothing is left."""
    stem, dot, ending = name.rpartition(".") if "." in name.strip(".") else (name, "", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", f"{stem}\0{ending}") if not unicodedata.combining(c)).casefold()
    parts = [re.sub(r"[^a-z0-9._]+", "-", part).strip("-._") for part in plain.split("\0")]
    guess = dot.join(p for p in parts if p)
    return guess if parts[0] and NAME.fullmatch(guess) and not WINDOWS.fullmatch(guess) else ""


def collisions(paths: Iterable[str], name: str) -> Iterator[Problem]:
    """Paths that are one path on a system that ignores case or the form of accents."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        key = unicodedata.normalize("NFC", path).casefold()
        if key in first:
            message = f"'{shown(path)}' and '{shown(first[key])}' are the same name on many systems"
            yield problem("OER-F003", Place(shown(f"{name}/{path}")), message, "Rename one of them.")
        first.setdefault(key, path)


def read_file(folder: Path, path: str) -> File | None:
    """Reads a file that ``scan`` found; None if it is no regular file any more. Raises OSError if it cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(f"{folder}{os.sep}{path}", flags)
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            return None
        parts, left = [], FILE_LIMIT + 1
        while left and (part := os.read(handle, min(left, info.st_size + 1))):  # room for what is there; it may have grown
            parts.append(part)
            left -= len(part)
    finally:
        os.close(handle)
    return File(path, b"".join(parts))


_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of byte order


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """UTF-8 text with LF line ends.

    If the bytes are wrong, that is said once, and the text is what can be made of them, so that the rest is checked too.
    """
    if not data.startswith(_MARKS) and b"\xef\xbf" not in data and not may_have_controls(data):  # nearly every text; EF BF: U+FFFE …
        with suppress(UnicodeDecodeError):
            text = data.decode()
            return (text.replace("\r\n", "\n") if b"\r" in data else text), []
    found = list(_encoding(data, file))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return (CONTROL.sub("", text) if found else text).replace("\r\n", "\n"), found


def _encoding(data: bytes, file: str) -> Iterator[Problem]:
    """The first thing that keeps the bytes from being plain UTF-8 text."""
    save = "Save the file as UTF-8 without a byte order mark."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield problem("OER-F004", Place(file), "byte 0: the file is UTF-16, not UTF-8", save)
        return
    if data.startswith(b"\xef\xbb\xbf"):
        yield problem("OER-F004", Place(file), "byte 0: the file begins with a byte order mark", save)
        return
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = f"byte {error.start}: 0x{data[error.start]:02X} is not UTF-8"
        yield problem("OER-F004", _place(file, data[: error.start].decode()), message, save)
        return
    if found := CONTROL.search(text):
        before = text[: found.start()]
        name = "NUL" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
        message = f"byte {len(before.encode())}: the control character {name} is not allowed in a text"
        yield problem("OER-F004", _place(file, before), message, "Delete the character; your editor may show it as a box.")


def _place(file: str, before: str) -> Place:
    """The place after the text ``before``."""
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
