"""Workers with limits: what is slow, greedy or deadly costs itself, and everything else is done, in order."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from oer_catalogue.pool import LOOK, Failure, Pool, processes


def work(piece: str) -> str:
    """What the pieces of these tests do; runs in a worker."""
    name, _, word = piece.partition(" ")
    if name == "busy":
        while True:
            pass
    if name == "greedy":
        return str(len(bytearray(4 * 1024**3)))
    if name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "overrun":
        ctypes.string_at(0)
    if name == "deaf":  # a library that never comes back to Python: the signal waits, the limit of the system does not
        _deaf()
    if name == "wrong":
        raise KeyError(word)
    if name == "disk":
        raise OSError(28, "No space left on device")
    return word


def _deaf() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPROF])
    while True:
        pass


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with processes(2) as pool:
        yield pool


def results(pool: Pool, *pieces: str, seconds: float = 1) -> list[str | Failure]:
    return list(pool.map(work, pieces, lambda piece: seconds))


def test_results_come_in_order(pool: Pool) -> None:
    assert results(pool, *(f"say {n}" for n in range(50))) == [str(n) for n in range(50)]


@pytest.mark.parametrize(
    ("piece", "kind"), [("busy", "time"), ("greedy", "memory"), ("killed", "crash"), ("overrun", "crash"), ("wrong x", "error")]
)
def test_a_bad_piece_costs_itself_alone(pool: Pool, piece: str, kind: str) -> None:
    before, bad, *after = results(pool, "say before", piece, *(f"say {n}" for n in range(20)))
    assert before == "before"
    assert isinstance(bad, Failure)
    assert bad.kind == kind
    assert after == [str(n) for n in range(20)]


CIRCLES = """
import sys, time
from oer_catalogue.pool import processes

def work(seconds):
    left = [bytearray(300 * 1024**2)]
    left.append(left)
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass

with processes(1) as pool:
    print(*pool.map(work, [float(sys.argv[1])] * 3, lambda seconds: 5))
"""


@pytest.mark.parametrize(("seconds", "said"), [(LOOK + 0.1, "None None None"), (0, "None Failure(kind='memory'")])
def test_circles_of_garbage_do_not_pile_up(seconds: float, said: str) -> None:
    """Each piece leaves 300 MB in a circle, and works for as long as such pieces do; two at a time are more than a worker may have."""
    run = subprocess.run([sys.executable, "-c", CIRCLES, str(seconds)], capture_output=True, text=True, timeout=120)
    assert run.stdout.startswith(said), run.stdout + run.stderr


def test_work_that_does_not_hear_is_killed(pool: Pool) -> None:
    started = time.monotonic()
    assert results(pool, "deaf", "say after", seconds=0.2) == [Failure("crash"), "after"]
    assert time.monotonic() - started < 120


def test_an_error_is_told_with_its_place(pool: Pool) -> None:
    (failure,) = results(pool, "wrong x")
    assert isinstance(failure, Failure)
    assert "KeyError: 'x' (test_pool.py:" in failure.detail


def test_a_full_disk_is_no_fault_of_a_piece(pool: Pool) -> None:
    with pytest.raises(OSError, match="No space left"):
        results(pool, "say a", "disk", "say b")
    assert results(pool, "say c") == ["c"]


def test_many_deadly_pieces_are_told_apart(pool: Pool) -> None:
    pieces = [f"{'killed' if n in (0, 7, 8, 29) else 'say'} {n}" for n in range(30)]
    found = results(pool, *pieces)
    assert [n for n, result in enumerate(found) if result == Failure("crash")] == [0, 7, 8, 29]
    assert [result for result in found if not isinstance(result, Failure)] == [str(n) for n in range(30) if n not in (0, 7, 8, 29)]


def test_a_pool_beside_threads_works(pool: Pool) -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait, daemon=True)
    thread.start()
    try:
        with processes(1) as other:
            assert list(other.map(len, ["four"], lambda piece: 5)) == [4]
    finally:
        wait.set()
        thread.join()


def test_who_waits_is_told_how_far_it_is():
    told = []
    with processes(2, lambda *facts: told.append(facts)) as pool:
        assert list(pool.map(abs, [-1, -2, -3], lambda piece: 10, "packages")) == [1, 2, 3]
        list(pool.map(abs, [-1], lambda piece: 10))  # short work has no name
    assert told == [("packages", 1, 3), ("packages", 2, 3), ("packages", 3, 3)]
