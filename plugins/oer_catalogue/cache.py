"""Results by the hash of everything that went into them. An entry is verified when read and written by rename."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from dataclasses import dataclass
from pathlib import Path


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
        _replace(self._place(kind, key), hashlib.sha256(payload).digest() + payload)

    def put_file(self, name: str, data: bytes) -> None:
        """Keep the bytes of a finished file; as ``put``."""
        with contextlib.suppress(OSError):
            _replace(self.folder / "files" / name, hashlib.sha256(data).digest() + data)

    def get_file(self, name: str) -> bytes | None:
        """The bytes of a finished file, or None if they are not there or not what was written."""
        try:
            data = (self.folder / "files" / name).read_bytes()
        except OSError:
            return None
        return data[32:] if hashlib.sha256(data[32:]).digest() == data[:32] else None

    def _place(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key[2:]


def _replace(target: Path, data: bytes) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            part.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
