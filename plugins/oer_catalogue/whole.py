"""Files of a folder that others read while we write: each appears whole, under its name, in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PART = ".part"


def put(path: Path, data: bytes) -> None:
    """Write a file by rename; its bytes are on the disk before its name is. Raises OSError with the old file as it was."""
    with writing(path) as stream:
        stream.write(data)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written; it takes its name when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def link(source: Path, path: Path) -> bool:
    """Give a file a second name; False = the disk cannot do that, or not here."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    try:
        with suppress(FileNotFoundError):
            part.unlink()
        os.link(source, part)
        part.replace(path)
        with suppress(OSError):
            part.unlink()  # where both were one file already, a rename does nothing
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True
