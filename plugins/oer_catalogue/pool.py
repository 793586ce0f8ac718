"""Run independent pieces of work: here, in a pool of processes, or on any executor with the ``concurrent.futures`` interface."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_PR_SET_PDEATHSIG = 1
FEW = 3
"""Fewer pieces than this are done in this process: starting a pool costs more."""


def _end_with_parent() -> None:
    """A worker ends when its parent is killed, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)  # Linux; elsewhere a killed parent leaves them waiting


@contextmanager
def processes(jobs: int | None = None) -> Iterator[Executor | None]:
    """A pool of ``jobs`` processes (default: one per core); None where one process is as good.

    Processes are forked only while this one has a single thread, for a fork beside threads can deadlock: a server opens
    its pool before its threads.
    """
    count = jobs or len(os.sched_getaffinity(0))
    if count < 2 or threading.active_count() > 1:
        yield None
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork"), initializer=_end_with_parent) as pool:
        pool.submit(int).result()  # the first piece of work starts all processes
        yield pool


def each(pool: Executor | None, work: Callable[[A], B], pieces: Iterable[A], together: int = 1) -> list[B]:
    """``work`` of every piece, in order; ``together`` neighbours travel as one, so what they share travels once.

    The first exception is raised.
    """
    todo = list(pieces)
    if pool is None or len(todo) < FEW:
        return [work(piece) for piece in todo]
    return list(pool.map(work, todo, chunksize=max(1, together)))
