"""The finished tree takes the place of the old one in one step; what was there stays whole until then."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

MARKER = "data/manifest.json"
"""A folder that holds this file was written by us and may be replaced."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BuildError(Exception):
    """Something outside the content stops the build; ``code`` is the exit code (4 lock held, 5 input or output)."""

    def __init__(self, message: str, code: int = 5) -> None:
        super().__init__(message)
        self.code = code


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux renameat2). False = this system or file system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        rename = libc.renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(error, os.strerror(error), str(other))


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


@contextlib.contextmanager
def locked(out: Path, locks: Path, wait: bool = True) -> Iterator[None]:
    """Hold the lock of ``out``; a second build waits, or (``wait`` false) raises BuildError 4.

    The lock file lies in ``locks``, never in the site. What a killed build left beside ``out`` is put right first.
    """
    locks.mkdir(parents=True, exist_ok=True)
    with (locks / (out.name + ".lock")).open("a+b") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if not wait:
                raise BuildError(f"Another build is writing {out}. Try again when it has ended.", 4) from None
            fcntl.flock(handle, fcntl.LOCK_EX)
        recover(out)
        yield


def recover(out: Path) -> None:
    """Bring the folder back to a whole state after a killed build. Call it with the lock held."""
    old = _beside(out, "old")
    if old.exists() and not out.exists():
        old.rename(out)
    for leftover in (_beside(out, "new"), old):
        if leftover.exists():
            shutil.rmtree(leftover)


def fresh(out: Path) -> Path:
    """An empty folder on the same file system as ``out``, to build into.

    Raises BuildError if ``out`` holds something that we did not write.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise BuildError(f"{out} is not a folder. Choose another place with --out.")
    if out.exists() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise BuildError(f"{out} holds files that this program did not write, so it is left alone. Choose an empty folder with --out.")
    new = _beside(out, "new")
    out.parent.mkdir(parents=True, exist_ok=True)
    new.mkdir()
    return new


def swap(new: Path, out: Path) -> None:
    """Put ``new`` in the place of ``out``: one exchange where the system can, else two renames that ``recover`` understands."""
    if not out.exists():
        new.rename(out)
        return
    if _exchange(new, out):
        shutil.rmtree(new)
        return
    old = _beside(out, "old")
    out.rename(old)
    new.rename(out)
    shutil.rmtree(old)
