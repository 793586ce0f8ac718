"""The finished tree takes the place of the old one in one step; what was there stays whole until then."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from io import FileIO
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


def told(error: OSError) -> str:
    """What the system said, without its numbers: ``No space left on device: site/index.html``."""
    words = error.strerror or str(error)
    return f"{words}: {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else words


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


def discard(folder: Path) -> None:
    """Remove a folder as far as that is possible; what stays is no failure, the next build removes it.

    It gets another name first: what is half removed must never be taken for the whole tree that ``recover`` looks for.
    """
    gone = _gone(folder)
    with contextlib.suppress(OSError):  # rmtree lets some through all the same
        shutil.rmtree(gone, ignore_errors=True)
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _gone(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.gone")


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _nothing(sentence: str) -> None:
    """Says nothing."""


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[FileIO]:
    """A file that is only locked: whether it can be closed well says nothing about the site."""
    handle = FileIO(file, "a+")
    try:
        yield handle
    finally:
        with contextlib.suppress(OSError):
            handle.close()


@contextlib.contextmanager
def locked(out: Path, locks: Path, wait: bool = True, say: Callable[[str], None] = _nothing) -> Iterator[bool]:
    """Hold the lock of the project; a second build waits and says so, or (``wait`` false) raises BuildError 4.

    There is one lock for all builds of a project, whatever their ``out``: they share the engine's folders. It lies in ``locks``,
    never in the site. Programs and workers that are started meanwhile hold it too (the handle is inherited), so what a killed
    build leaves running ends before the next build begins. What a killed build left beside ``out`` is put right first; the value
    says whether the last build ended in order, so that the caller can look for what else it left.

    While the lock is held, new files and folders get the modes 644 and 755, whatever the umask: a site is there to be read.
    """
    locks.mkdir(parents=True, exist_ok=True)
    with _opened(locks / "build.lock") as handle:
        os.set_inheritable(handle.fileno(), True)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise BuildError("Another build of this catalogue is running. Try again when it has ended.", 4) from None
            say("Another build of this catalogue is running. Waiting until it has ended.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        before = os.umask(0o022)
        try:
            recover(out)
            in_order = os.fstat(handle.fileno()).st_size == 0
            handle.write(b"a build began and did not end\n")
            yield in_order
            with contextlib.suppress(OSError):
                handle.truncate(0)
        finally:
            os.umask(before)


def recover(out: Path) -> None:
    """Bring the folder back to a whole state after a killed build. Call it with the lock held."""
    old = _beside(out, "old")
    if old.exists() and not out.exists():
        old.rename(out)
    new = _beside(out, "new")
    for leftover in (new, old):
        if leftover.exists():
            discard(leftover)
    for leftover in (_gone(new), _gone(old), new, old):
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


def _flush(folder: Path) -> None:
    """Wait until everything on the file system of ``folder`` is on the disk. Raises OSError if it could not be written there."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(handle):
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error), str(folder))
    finally:
        os.close(handle)


def swap(new: Path, out: Path, durable: bool = True) -> None:
    """Put ``new`` in the place of ``out``: one exchange where the system can, else two renames that ``recover`` understands.

    Raises OSError with the old site in its place. Once the new one is there nothing is raised: an old tree that cannot be removed
    is left to the next build. ``durable``: an old site gives way only to one that is on the disk, so that a power cut does not
    cost both (it waits for the disk, about a second for 5,000 changed pages); the first site has nothing to lose.
    """
    if not out.exists():
        new.rename(out)
        return
    if durable:
        _flush(new)
    if _exchange(new, out):
        discard(new)
        return
    old = _beside(out, "old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    discard(old)
