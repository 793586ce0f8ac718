"""A USB stick: written so that a cut of the power at any moment leaves a stick that says it is not finished and that the next run finishes.

Each file is written beside its place, flushed and renamed. Two files at the top of the stick say what lies on it: ``LIST`` with size and
hash of each file, written last; and, as long as something is being written, ``BEGUN`` with every path that may be there. Only files that
one of the two names are ever removed: a stick may hold other things as well.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..engine.policy import META
from ..engine.swap import BuildError, told
from ..locales import load
from .here import template
from .items import CATALOGUE, START_HERE, Item
from .names import name_key

LIST = "oer-copy.json"
BEGUN = "oer-copy-begun.json"
BESIDE = "oer-copy.part"
"""The one name under which a file is written before it has its own: what a cut leaves of it is overwritten by the next file."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did, in numbers of files; ``bytes`` were written."""

    written: int
    kept: int
    removed: int
    bytes: int


Progress = Callable[[int, int], None]


def write_stick(stick: Path, wanted: Iterable[Item], language: str, told_of: Progress = lambda done, all: None) -> Done:
    """Make the folder ``stick`` hold exactly the files ``wanted`` (besides what others put there); only what differs is written.

    ``language`` is that of the notice on a stick that is not finished; ``told_of`` hears how many files are done, of how many.
    Raises BuildError if the stick is full or cannot be written; it then says of itself that it is not finished.
    """
    items = {item.path: item for item in wanted}
    try:
        stick.mkdir(parents=True, exist_ok=True)
        return _Stick(stick, items, language).write(told_of)
    except OSError as error:
        message = f"The stick could not be written: {told(error)}. It is not finished; make room or mend it, and run the command again."
        raise BuildError(message) from error


class _Stick:
    """One run on one stick."""

    def __init__(self, stick: Path, items: Mapping[str, Item], language: str) -> None:
        self.stick, self.items, self.language = stick, items, language
        self.before = read_list(stick / LIST)
        self.trusted = self.before is not None and not (stick / BEGUN).exists()
        known = {*(self.before or {}), *(read_list(stick / BEGUN) or {})}
        self.stale = sorted(known - items.keys())
        # Where upper and lower case are the same, an old name may be the new one: what bears it goes first and is written anew.
        self.renamed = {name_key(path) for path in self.stale}
        self.touched: set[Path] = set()  # folders whose names have changed since they were last flushed

    def write(self, told_of: Progress) -> Done:
        todo = [item for path, item in self.items.items() if not self._is_there(path, item)]
        if self.trusted and not todo and not self.stale:
            with suppress(FileNotFoundError):
                os.unlink(self.stick / BESIDE)  # noqa: PTH108
            return Done(0, len(self.items), 0, 0)
        self._room(todo)
        self._begin()
        removed = sum(self._remove(path) for path in self.stale)
        first = [item for item in todo if item.path != START_HERE]
        last = [item for item in self.items.values() if item.path == START_HERE]
        for number, item in enumerate((*first, *last), 1):
            self._put(item.path, item.pieces())
            told_of(number, len(first) + len(last))
        self._settle()
        self._put(LIST, [_listed(self.items)])
        self._settle()
        self._remove(BEGUN)
        self._settle()
        return Done(len(todo), len(self.items) - len(todo), removed, sum(item.size for item in todo))

    def _is_there(self, path: str, item: Item) -> bool:
        """Whether a file is on the stick as it should be: by the list of a finished stick, else by reading it."""
        target = self.stick / path
        try:
            if name_key(path) in self.renamed or target.is_symlink() or target.stat().st_size != item.size:
                return False
            if self.trusted:
                return self.before.get(path) == (item.size, item.sha256)
            with target.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == item.sha256
        except OSError:
            return False

    def _room(self, todo: Iterable[Item]) -> None:
        cluster = getattr(os, "statvfs", _windows)(self.stick).f_frsize
        needed = sum(-(-item.size // cluster) * cluster - _size(self.stick / item.path) for item in todo)
        needed -= sum(_size(self.stick / path) for path in self.stale)
        free = shutil.disk_usage(self.stick).free
        if needed > free:
            megabytes = f"{needed / 1e6:.0f} MB more are needed and {free / 1e6:.0f} MB are free"
            raise BuildError(f"The stick is too small: {megabytes}. Choose a part (--language, --format, --largest). Nothing was written.")

    def _begin(self) -> None:
        """From here on the stick says that it is not finished: to programs first, then to people."""
        self._put(BEGUN, [_listed(self.items, self.stale)])
        self._settle()
        text = template("unfinished.html").render(t=load(self.language), policy=META, styles=f"{CATALOGUE}/assets/oer/site.css")
        self._put(START_HERE, [text.encode()])

    def _put(self, path: str, pieces: Iterable[bytes]) -> None:
        target, beside = self.stick / path, self.stick / BESIDE
        self._folder(target.parent)
        handle = os.open(beside, _NEW, 0o644)
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if target.is_dir() and not target.is_symlink():
            raise BuildError(f"{path} is a folder on the stick, and a file of the catalogue has this name. Remove the folder.")
        os.replace(beside, target)  # noqa: PTH105
        self.touched |= {self.stick, target.parent}

    def _settle(self) -> None:
        """Flush the folders, so that no later name is on the stick before an earlier one. Windows does so by itself."""
        for folder in sorted(self.touched) if os.name == "posix" else ():
            if not folder.is_dir():
                continue
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        self.touched.clear()

    def _folder(self, folder: Path) -> None:
        if folder == self.stick:
            return
        name = folder.relative_to(self.stick).as_posix()
        if folder.is_symlink() or folder.is_file():
            raise BuildError(f"{name} is a file or a link on the stick, and the catalogue needs a folder of this name. Remove it.")
        if not folder.is_dir():
            self._folder(folder.parent)
            os.mkdir(folder)  # noqa: PTH102
            self.touched.add(folder.parent)
        elif folder.parent != self.stick:
            self._folder(folder.parent)

    def _remove(self, path: str) -> int:
        """Remove a file of ours and the folders that it leaves empty; 1 = it was there."""
        target = self.stick / path
        folders = [folder for folder in target.parents if self.stick in folder.parents]
        if any(folder.is_symlink() for folder in folders) or not (target.is_file() or target.is_symlink()):
            return 0
        os.unlink(target)  # noqa: PTH108
        self.touched.add(target.parent)
        for folder in folders:
            try:
                os.rmdir(folder)  # noqa: PTH106
            except OSError:
                break  # it holds other files
            self.touched.add(folder.parent)
        return 1


class _Windows(NamedTuple):
    f_frsize: int = 32_768  # the cluster of FAT32 on a stick of usual size


def _windows(stick: Path) -> _Windows:
    return _Windows()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _listed(items: Mapping[str, Item], others: Iterable[str] = ()) -> bytes:
    rows = [{"path": item.path, "sha256": item.sha256, "size": item.size} for _, item in sorted(items.items())]
    rows += [{"path": path, "sha256": "", "size": 0} for path in others]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"files": [\n{lines}\n]}}\n'.encode()


def read_list(file: Path) -> dict[str, tuple[int, str]] | None:
    """What one of the two lists names: path → size in bytes and SHA-256; None if it is not there or cannot be read.

    Paths that lead out of the stick are left out: whoever had the stick may have written the list.
    """
    try:
        rows = json.loads(file.read_text("utf-8"))["files"]
        found = {str(row["path"]): (int(row["size"]), str(row["sha256"])) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {path: facts for path, facts in found.items() if _inside(path)}


def _inside(path: str) -> bool:
    return not path.startswith("/") and not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in path.split("/"))


def stick_problems(stick: Path) -> Iterator[str]:
    """What is wrong with a stick, one sentence for each file, after reading all of them; nothing = it is whole."""
    listed = read_list(stick / LIST)
    if (stick / BEGUN).exists() or listed is None:
        yield "The stick is not finished. Write it once more."
    for path, (size, sha256) in sorted((listed or {}).items()):
        target = stick / path
        try:
            if target.stat().st_size != size:
                yield f"{path}: it has another size than when it was written."
                continue
            with target.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                    yield f"{path}: it was changed, or the stick is damaged."
        except OSError as error:
            yield f"{path}: it cannot be read ({error.strerror})."
