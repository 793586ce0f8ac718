"""A ZIM file is written in a process of its own, which is ended when the disk is full.

libzim 3.4 asks the system again and again to write what it cannot (``zim::writer::Cluster::write``): it never comes back, and once
there is room it writes what it should not. It also prints what it does, and cannot be told not to.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from ..engine.swap import BuildError
from .choose import Choice
from .settle import settle

MEGABYTE = 1_000_000
PAUSE = 1.0
"""Seconds without news after which it is asked whether there is still room."""
STILL = 300.0
"""Seconds without news and without a change of any file after which it counts as stuck."""
_PROBE = 256 * 1024  # bytes
_SPARE = 1.5  # times the size of all files: the index is made beside them
_STEP, _DONE, _REFUSED, _FAILED, _SAID = "step", "done", "refused", "failed", "said"


def write(target: Path, parcel: tuple, step: Callable[[], None]) -> None:
    """Write the ZIM file ``target``; ``parcel`` is (site, settings, choice, metadata, picture). Equal input gives equal bytes.

    It is written under another name first, so that nothing half-written stands there. Raises BuildError, and OSError for a file that
    cannot be read or written.
    """
    beside = target.with_name(f".{target.name}.new")
    _clear(beside)
    try:
        _watch(beside, target, parcel, step)
        settle(beside)
        beside.chmod(0o644)
        beside.replace(target)
    finally:
        _clear(beside)


def _watch(beside: Path, target: Path, parcel: tuple, step: Callable[[], None]) -> None:
    way = multiprocessing.get_context("spawn")  # this process has threads, of the typesetter
    ours, theirs = way.Pipe(duplex=False)
    worker = way.Process(target=_work, args=(theirs, beside, parcel), daemon=True)
    worker.start()
    theirs.close()
    still, before = 0.0, None
    try:
        while True:
            if not ours.poll(PAUSE):
                now = _state(beside)
                still, before = (still + PAUSE if now == before else 0.0), now
                if still >= STILL or not _has_room(beside):
                    raise BuildError(_no_room(target, parcel[2], ""))
                continue
            still = 0.0
            try:
                news, *rest = ours.recv()
            except EOFError:
                raise BuildError(f"The process that wrote {target.name} was ended from outside, or memory ran out.") from None
            if news == _DONE:
                return
            if news == _STEP:
                step()
            elif news == _REFUSED:
                raise BuildError(*rest)
            elif news == _FAILED:
                raise OSError(*rest)
            else:
                raise BuildError(_no_room(target, parcel[2], *rest))
    finally:
        ours.close()
        worker.kill()
        worker.join()


def _work(news: Connection, beside: Path, parcel: tuple) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    from .write import fill

    try:
        fill(beside, *parcel, lambda: news.send((_STEP,)))
        news.send((_DONE,))
    except BuildError as error:
        news.send((_REFUSED, str(error), error.code))
    except OSError as error:
        news.send((_FAILED, error.errno, error.strerror, error.filename))
    except RuntimeError as error:
        news.send((_SAID, str(error)))


def _state(beside: Path) -> list[tuple[str, int]]:
    """The files that are being written, with their sizes."""
    found = (path for path in beside.parent.glob(f"{beside.name}*") if path.is_file())
    return sorted((path.name, path.stat().st_size) for path in found)


def _has_room(beside: Path) -> bool:
    """Whether a file can be written there: a quota counts as a full disk."""
    probe = beside.with_name(f"{beside.name}.room")
    try:
        probe.write_bytes(bytes(_PROBE))
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink()
    return True


def _no_room(target: Path, choice: Choice, words: str) -> str:
    """Of a full disk libzim says "Unknown exception" at best."""
    free = shutil.disk_usage(target.parent).free / MEGABYTE
    need = sum(file.size for file in choice.files) / MEGABYTE * _SPARE
    said = f" (libzim says: {words})" if words else ""
    return (
        f"{target.name} could not be written{said}. Is the disk full? {free:.0f} MB are free in {target.parent.name}/, up to {need:.0f} MB "
        "are needed. Make room, or choose another place with --out. Nothing half-written is left, and files that were there are whole."
    )


def _clear(beside: Path) -> None:
    """Remove what a run that was ended left: the file, and the folders of its index."""
    for left in sorted(beside.parent.glob(f"{beside.name}*")):
        with suppress(OSError):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
