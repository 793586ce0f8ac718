"""Writes the files of a new site; a file that has not changed is a hard link to the old one.

``Writer`` may work in several processes at once, each on files of its own; ``Tree`` knows of all of them and writes the manifest.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .swap import MARKER

MODE = 0o644
"""Of every file of a site (the lock sees to it)."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class File(NamedTuple):
    """A file of the site: ``path`` from its root, ``size`` in bytes, ``sha256`` in hex, ``changed`` its time stamp in ns.

    The time stamp is never published: it tells whether the file of the old site is still the one that was written. A named
    tuple, because a build keeps one for every file and reads them all back.
    """

    path: str
    size: int
    sha256: str
    changed: int


@dataclass(slots=True)
class Writer:
    """Writes into the folder ``new``; ``old`` is the site that it will replace (it may be missing)."""

    new: str
    old: str
    _made: set[str] = field(default_factory=set)
    _known: dict[str, bool] = field(default_factory=dict)  # folders of the site → whether the old site has them

    def write(self, path: str, data: bytes) -> File:
        """Write one file, or link the old one if it holds the same bytes. FileExistsError = two sources write one path (our mistake)."""
        folder, target = path.rpartition("/")[0], f"{self.new}/{path}"
        self._folder(f"{self.new}/{folder}" if folder else self.new)
        file = self._linked(f"{self.old}/{path}", target, data) if self._in_old(folder) else None
        if file is None:
            stream = os.open(target, _NEW, 0o666)
            try:
                _write(stream, data)
                file = os.fstat(stream)
            finally:
                os.close(stream)
        return File(path, len(data), hashlib.sha256(data).hexdigest(), file.st_mtime_ns)

    def make(self, path: str, fill: Callable[[BinaryIO], None]) -> File:
        """Write one file by letting ``fill`` write into it; what it raises is raised, and nothing is left of the file.

        If the old site has the same bytes there, it is that file; FileExistsError as in ``write``.
        """
        folder, target, old = path.rpartition("/")[0], f"{self.new}/{path}", f"{self.old}/{path}"
        self._folder(f"{self.new}/{folder}" if folder else self.new)
        with open(target, "x+b") as stream:  # noqa: PTH123
            try:
                fill(stream)
                stream.flush()
                facts, sha256 = os.fstat(stream.fileno()), _hash(stream)
            except BaseException:
                os.unlink(target)  # noqa: PTH108
                raise
        if self._in_old(folder):
            with suppress(OSError), open(old, "rb") as before:  # noqa: PTH123
                known = os.fstat(before.fileno())
                if known.st_size == facts.st_size and not _odd(known) and _hash(before) == sha256:
                    os.unlink(target)  # noqa: PTH108
                    os.link(old, target)
                    facts = known
        return File(path, facts.st_size, sha256, facts.st_mtime_ns)

    def adopt(self, files: Sequence[File]) -> bool:
        """Link files of the old site into the new one; False = not all of them are as they were written, and none is linked."""
        done: list[str] = []
        try:
            for file in files:
                source, target = f"{self.old}/{file.path}", f"{self.new}/{file.path}"
                facts = os.stat(source, follow_symlinks=False)  # noqa: PTH116
                if facts.st_size != file.size or facts.st_mtime_ns != file.changed or _odd(facts):
                    raise FileNotFoundError(source)
                self._folder(os.path.dirname(target))  # noqa: PTH120
                os.link(source, target)
                done.append(target)
        except OSError:
            for target in done:
                os.unlink(target)  # noqa: PTH108
            return False
        return True

    def clear(self, folders: Iterable[str]) -> None:
        """Remove folders of the new tree, if they are there: the rest of work that came to nothing."""
        for folder in folders:
            place = f"{self.new}/{folder}"
            if os.path.isdir(place):  # noqa: PTH112
                shutil.rmtree(place)
                self._made = {made for made in self._made if not f"{made}/".startswith(f"{place}/")}

    def remove(self, folder: str, prefix: str) -> None:
        """Remove the files of a folder of the new tree whose names begin so, if there are any."""
        place = f"{self.new}/{folder}"
        if os.path.isdir(place):  # noqa: PTH112
            for name in os.listdir(place):  # noqa: PTH208
                if name.startswith(prefix):
                    os.unlink(f"{place}/{name}")  # noqa: PTH108

    def _folder(self, folder: str) -> None:
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(folder)

    def _in_old(self, folder: str) -> bool:
        """Whether the old site has a folder: where it has none, no file need be looked for."""
        if folder not in self._known:
            self._known[folder] = os.path.isdir(f"{self.old}/{folder}")  # noqa: PTH112
        return self._known[folder]

    @staticmethod
    def _linked(source: str, target: str, data: bytes) -> os.stat_result | None:
        try:
            facts = os.stat(source, follow_symlinks=False)  # noqa: PTH116
            if facts.st_size != len(data) or _odd(facts):
                return None
            with open(source, "rb", buffering=0) as stream:  # noqa: PTH123
                if stream.read() != data:
                    return None
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:
            return None
        return facts


def _hash(stream: BinaryIO) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _odd(facts: os.stat_result) -> bool:
    """Whether a file's mode is not the one that new files get: a link would bring it along."""
    return facts.st_mode & 0o7777 != MODE


def _write(stream: int, data: bytes) -> None:
    """All of ``data``: a descriptor may take less than it was given."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(stream, rest) :]


@dataclass(slots=True)
class Tree:
    """The folder under construction: every file that is in it."""

    writer: Writer
    files: dict[str, File] = field(default_factory=dict)

    @classmethod
    def over(cls, folder: Path, old: Path) -> Tree:
        return cls(Writer(str(folder), str(old)))

    def write(self, path: str, data: bytes) -> None:
        """Write one file. Two writes of one path are our mistake and raise ValueError."""
        if path in self.files:
            raise ValueError(f"two sources write {path}")
        self.files[path] = self.writer.write(path, data)

    def add(self, files: Iterable[File]) -> None:
        """Take in files that a worker wrote."""
        for file in files:
            if file.path in self.files:
                raise ValueError(f"two sources write {file.path}")
            self.files[file.path] = file

    def finish(self) -> File:
        """Write the manifest: every file with its size and sha256, sorted by path, a line for each value.

        People check copies with programs that read lines (docs/mirror), so the lines are part of the format. What is written after
        it stands in no list of files.
        """
        files = (
            f'{{\n"path": {json.dumps(path, ensure_ascii=False)},\n"sha256": "{file.sha256}",\n"size": {file.size}\n}}'
            for path, file in sorted(self.files.items())
        )
        return self.writer.write(MARKER, ('{\n"files": [\n' + ",\n".join(files) + "\n]\n}\n").encode("utf-8"))
