"""Independent pieces of work in worker processes with limits, or on any executor with the ``concurrent.futures`` interface.

Strangers' files are only read in such a process: what takes too long, eats the memory or kills the process costs that one
piece, which comes back as a ``Failure``; the others are done all the same.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_PR_SET_PDEATHSIG = 1
MEMORY = 512 * 1024 * 1024
"""Bytes that a piece may use beside what the program itself needs."""
LOOK = 1
"""CPU seconds of pieces between two looks for circles of garbage. A module leaves few and looking costs as much as drawing a page or two; a
printed guide leaves megabytes."""
GRACE = 5
"""CPU seconds after which a piece that did not stop when told (it never comes back from a library) is killed."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece of work that could not be done. ``detail`` says more of an ``error``: what was raised, and where."""

    kind: Literal["time", "memory", "crash", "error"]
    detail: str = ""


class _TooLong(BaseException):
    """No ``except Exception`` on the way may swallow it."""


@dataclass(slots=True)
class _Looked:
    """``cpu``: the seconds that this process had used when it last looked for circles of garbage."""

    cpu: float = 0.0


_looked_at = _Looked()


def _begin(parent: int) -> None:
    """A worker ends when its parent is killed, leaves Ctrl-C to it, writes no core file and has a bound on its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, _stop)
    os.umask(0o022)  # what it writes is there to be read
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)  # Linux; elsewhere a killed parent leaves them waiting
    gc.freeze()
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with suppress(OSError, ValueError):  # a smaller limit may be set from outside already
        resource.setrlimit(resource.RLIMIT_DATA, (_data_in_use() + MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _data_in_use() -> int:
    """Bytes of data that this process holds (Linux: ``/proc/self/statm``); 0 = unknown."""
    try:
        with open("/proc/self/statm", encoding="ascii") as facts:  # noqa: PTH123 (no path of the project)
            return int(facts.read().split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def _stop(number: int, frame: object) -> None:
    raise _TooLong


def _guarded(work: Callable[[A], B], piece: A, seconds: float) -> B | Failure:
    """``work`` of one piece within ``seconds`` of CPU time; runs in a worker. OSError passes: it is about the machine."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + GRACE, hard))
    gc.disable()  # a piece makes a great many small values and hardly a circle: looking for circles while it does takes a tenth of the time
    if used - _looked_at.cpu > LOOK:
        gc.collect(0)  # of what the pieces before left: their results have gone by now
        _looked_at.cpu = used
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        return work(piece)
    except _TooLong:
        return Failure("time")
    except MemoryError:
        return Failure("memory")
    except OSError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Failure("error", f"{type(error).__name__}: {error} ({os.path.basename(last.filename)}:{last.lineno})")  # noqa: PTH119
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


Progress = Callable[[str, int, int], None]
"""Is told what is being done, how many pieces of it are done, and how many there are."""


class Pool:
    """Worker processes. Opened once, used for any number of maps; restarted when a piece kills one of them."""

    def __init__(self, count: int, progress: Progress | None = None) -> None:
        self.count = count
        self.progress = progress
        self.crashed = False  # a worker was killed, and may have left something half-written
        self._executor = self._start(count)

    def _start(self, count: int) -> ProcessPoolExecutor:
        # A fork beside threads can deadlock: with threads, workers are started afresh, which costs each of them an import.
        way = multiprocessing.get_context("fork" if threading.active_count() == 1 else "spawn")
        executor = ProcessPoolExecutor(count, mp_context=way, initializer=_begin, initargs=(os.getpid(),))
        executor.submit(int).result()  # the first piece of work starts all processes
        return executor

    def map(self, work: Callable[[A], B], pieces: Sequence[A], seconds: Callable[[A], float], what: str = "") -> Iterator[B | Failure]:
        """``work`` of every piece, in order; each may take its ``seconds`` of CPU time. The first OSError is raised.

        ``what`` is the name under which ``progress`` is told.
        """
        for done, result in enumerate(self._map(work, pieces, seconds), 1):
            if self.progress and what:
                self.progress(what, done, len(pieces))
            yield result

    def _map(self, work: Callable[[A], B], pieces: Sequence[A], seconds: Callable[[A], float]) -> Iterator[B | Failure]:
        waiting = list(pieces)
        while waiting:
            done = 0
            futures: list[Future] = []
            try:
                for piece in waiting:
                    futures.append(self._executor.submit(_guarded, work, piece, seconds(piece)))
                for future in futures:
                    yield future.result()
                    done += 1
                return
            except BrokenProcessPool:
                # A worker was killed, perhaps while pieces were still handed over. One of those under way did it: at most two
                # for each worker, and one.
                suspects = waiting[done : done + 2 * self.count + 1]
                yield from self._suspects(work, suspects, seconds, futures[done:])
                waiting = waiting[done + len(suspects) :]
                self._restart(self.count)
            finally:
                for future in futures:
                    future.cancel()

    def _suspects(
        self, work: Callable[[A], B], pieces: Sequence[A], seconds: Callable[[A], float], futures: Sequence[Future]
    ) -> Iterator[B | Failure]:
        """Each of the pieces is done again alone; what has a result already is not."""
        alone = False
        for piece, future in zip_longest(pieces, futures[: len(pieces)]):
            if future and future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
                continue
            if not alone:
                self._restart(1)
                alone = True
            try:
                yield self._executor.submit(_guarded, work, piece, seconds(piece)).result()
            except BrokenProcessPool:
                yield Failure("crash")
                alone = False

    def _restart(self, count: int) -> None:
        self.crashed = True
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._start(count)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


class Elsewhere:
    """The same on an executor that somebody else runs (Dask): the limits are his."""

    crashed = False

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def map(self, work: Callable[[A], B], pieces: Sequence[A], seconds: Callable[[A], float], what: str = "") -> Iterator[B | Failure]:
        """As ``Pool.map``, without the limits, and nobody is told of progress."""
        yield from self._executor.map(work, pieces)


@contextmanager
def processes(jobs: int | None = None, progress: Progress | None = None) -> Iterator[Pool]:
    """A pool of ``jobs`` processes (default: one per core)."""
    pool = Pool(jobs or len(os.sched_getaffinity(0)), progress)
    try:
        yield pool
    finally:
        pool.close()
