"""What one command costs: CPU, wall time and memory of its whole process tree."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CORES = 2
"""Every command gets so many cores, on any machine: a tool that starts one worker per core starts so many."""


class CommandFailedError(Exception):
    """A command ended with another code than 0; the text holds the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """``cpu``: user and system seconds of the process and of all its descendants; ``wall``: seconds; ``peak_mb``: the largest
    memory (resident set, MiB) that any single process of the tree ever had."""

    cpu: float
    wall: float
    peak_mb: float


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end in ``folder``. Raises CommandFailedError.

    CPU and memory come from the kernel (wait4): sums and maxima over the process and every descendant that was waited for,
    which all contestants do. The peak cannot be below the memory of the process that measures, so nothing large is held here.
    """
    cores = sorted(os.sched_getaffinity(0))[:CORES]
    started = time.perf_counter()
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
    except OSError as error:
        raise CommandFailedError(f"{command[0]} cannot be started: {error.strerror}") from error
    assert process.stderr is not None
    try:
        with process.stderr:
            printed = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.terminate()  # who ends the bench ends what it started
        process.wait()
        raise
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{printed.decode(errors='replace')[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
