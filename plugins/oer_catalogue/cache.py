"""Results by the hash of everything that went into them. An entry is verified when read and written by rename."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


def digest(*parts: object) -> str:
    """A sha256 (hex) over the parts: bytes as they are, everything else by its ``repr``.

    Only values whose ``repr`` is their whole content may go in: text, numbers, tuples, dicts, frozen dataclasses.
    """
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Pickled values and plain files under ``folder``.

    The folder belongs to the person who builds: a value is pickled and read back by the same user, never shared.
    """

    folder: Path

    def get(self, kind: str, key: str) -> object | None:
        """The value, or None if it is not there, or is not what was written, or was written by a program with other classes."""
        try:
            data = self._place(kind, key).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        try:
            return pickle.loads(data[32:])
        except Exception:  # whatever a class says to a state that is not its own
            return None

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value. A full disk or a missing right costs the entry, not the build."""
        with contextlib.suppress(OSError):
            self.keep(kind, key, value)

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep a value that another process of this build needs. Raises OSError if it cannot be written."""
        payload = pickle.dumps(value, protocol=5)
        _replace(self._place(kind, key), lambda part: part.write(hashlib.sha256(payload).digest() + payload))

    def put_file(self, name: str, source: BinaryIO) -> None:
        """Keep a copy of a finished file, read from its beginning; as ``put``."""
        with contextlib.suppress(OSError):
            source.seek(0)
            sum = hashlib.file_digest(source, "sha256").digest()
            source.seek(0)
            _replace(self.folder / "files" / name, lambda part: (part.write(sum), shutil.copyfileobj(source, part)))

    def get_file(self, name: str, target: BinaryIO) -> bool:
        """Copy a finished file into the empty ``target``; False = it is not there or not what was written, and ``target`` is empty.

        Raises OSError only if ``target`` cannot be written.
        """
        try:
            kept = (self.folder / "files" / name).open("rb")
        except OSError:
            return False
        with kept:
            sum = kept.read(32)
            shutil.copyfileobj(kept, target)
        target.seek(0)
        if hashlib.file_digest(target, "sha256").digest() == sum:
            return True
        target.seek(0)
        target.truncate()
        return False

    def _place(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key[2:]


def _replace(target: Path, fill: Callable[[BinaryIO], object]) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            stream = part.open("wb")
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            stream = part.open("wb")
        with stream:
            fill(stream)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
