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
        """The value, or None if it is not there or its bytes are not what was written."""
        try:
            data = (self.folder / kind / key[:2] / key[2:]).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        return pickle.loads(data[32:])

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value. A full disk or a missing right costs the entry, not the build."""
        payload = pickle.dumps(value, protocol=5)
        with contextlib.suppress(OSError):
            _replace(self.folder / kind / key[:2] / key[2:], hashlib.sha256(payload).digest() + payload)

    def put_file(self, name: str, data: bytes) -> Path:
        """Keep bytes as a file that can be published; returns its path. Raises OSError if it cannot be written."""
        target = self.folder / "files" / name
        _replace(target, data)
        return target


def intact(file: Path, size: int, sha256: str) -> bool:
    """Whether a file is there and holds just the bytes of this size and hash."""
    try:
        return file.stat().st_size == size and hashlib.sha256(file.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _replace(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
