"""The cache does not grow for ever: what no build has used for long goes, and what a killed build left half-written.

An entry counts as used when it was written or read. The time of reading is the file system's own (``atime``; most systems note
it once a day, some never): it costs a build nothing, and an entry that goes too early is only made again.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

DAY = 24 * 3600
KEPT = 30 * DAY
"""Seconds after its last use that an entry is kept."""
ROOM = 2 * 1024**3
"""Bytes of entries that are kept although the last day did not use them."""
STAMP = "pruned"


def prune(folder: Path, at_once: bool = False, now: float | None = None) -> None:
    """Remove old entries below ``folder``: once a day, or ``at_once``. What cannot be removed stays: a cache is no reason to fail.

    Call it with the lock of the project held: files that begin with a point are then what a killed build left.
    """
    now = time.time() if now is None else now
    stamp = folder / STAMP
    with suppress(OSError):
        if not at_once and 0 <= now - stamp.stat().st_mtime < DAY:
            return
    entries = sorted(_entries(folder), reverse=True)  # the last used first
    unused = 0
    for used, size, path in entries:
        name = os.path.basename(path)  # noqa: PTH119 (there may be very many)
        if now - used > DAY:
            unused += size
        if name.startswith(".") or now - used > KEPT or (unused > ROOM and now - used > DAY):
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108
    with suppress(OSError):
        stamp.write_bytes(b"")
        os.utime(stamp, (now, now))


def _entries(folder: Path) -> list[tuple[float, int, str]]:
    """Every file below ``folder`` but the stamp: seconds of its last use, size, path."""
    found: list[tuple[float, int, str]] = []
    waiting = [str(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as listing:
            for entry in listing:
                with suppress(OSError):
                    facts = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(facts.st_mode):
                        waiting.append(entry.path)
                    elif entry.name != STAMP:
                        found.append((max(facts.st_atime, facts.st_mtime), facts.st_size, entry.path))
    return found
