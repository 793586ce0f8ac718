"""Names that every system can hold: FAT32 and exFAT, Windows, macOS, Linux, and what unpacks a zip there.

Sources: Microsoft, "Naming Files, Paths, and Namespaces" (characters, reserved names, endings); "File System Functionality Comparison"
(FAT32: files under 4 GiB).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 180
"""Characters of a path: Windows allows 260 for the whole, and people unpack into deep folders."""
LARGEST = 2**32 - 1
"""Bytes of a file on FAT32."""
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


def name_problems(files: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What is wrong with paths (with "/" between folders) and sizes in bytes, one sentence for each; nothing = all can be written."""
    seen: dict[str, str] = {}
    for path, size in files:
        if len(path) > LONGEST:
            yield f"{path}: the path has {len(path)} characters, more than {LONGEST}."
        if size > LARGEST:
            yield f"{path}: the file has {size / 2**30:.1f} GiB, and FAT32 holds less than 4."
        folders = path.split("/")
        for depth, name in enumerate(folders, 1):
            yield from _of_name(path, name)
            here = "/".join(folders[:depth])
            kind = "file" if depth == len(folders) else "folder"
            other = seen.setdefault(name_key(here), f"{kind} {here}")
            if other != f"{kind} {here}" or (kind == "file" and seen.get(f"\0{here}")):
                yield f"{path}: on some systems it has the same name as {other.partition(' ')[2]}."
            if kind == "file":
                seen[f"\0{here}"] = here


def name_key(path: str) -> str:
    """Two paths with one key cannot lie side by side: upper and lower case, and composed and decomposed letters, are the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _of_name(path: str, name: str) -> Iterator[str]:
    if name in ("", ".", ".."):
        yield f"{path}: a folder has no name."
    elif _FORBIDDEN.search(name):
        yield f"{path}: Windows does not allow the sign {_FORBIDDEN.search(name)[0]!r} in a name."
    elif _RESERVED.fullmatch(name):
        yield f"{path}: Windows keeps the name {name} for itself."
    elif name[-1] in ". ":
        yield f"{path}: Windows does not allow a name that ends with {name[-1]!r}."
