"""Each file operation of a build fails once: the site is the old one or the new one, and the next build succeeds."""

from __future__ import annotations

import pytest

from .conftest import CHANGES, FAIL_FROM, FAULTS, KILL, Points, Rig, Way, broken, named, operations

CHANGING = [name for name, fault in FAULTS.items() if fault.counted != 1]
READING = [name for name in FAULTS if name not in CHANGING]


def run(rig: Rig, way: Way, name: str, numbers: list[int], prove_table) -> None:
    wrong: list[str] = []
    for at in numbers:
        operation, row, found = broken(rig, way, FAULTS[name], at)
        if row:
            prove_table("faults", f"{name}: {operation}", **row)
        wrong += found
    assert not wrong, f"{len(wrong)} of {len(numbers)}:\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("name", CHANGING)
def test_an_operation_fails(name: str, rig: Rig, points: Points, prove_table):
    """Every operation of a build that finds its results in the cache: it writes the tree, swaps it and tidies up."""
    way = Way(1, warm=True)
    count = len(operations(rig, way, FAULTS[name].counted))
    assert count > 10
    step = 4 if FAULTS[name].kind == FAIL_FROM else 1  # what fails from here on meets what each single one meets
    run(rig, way, name, points(range(1, count + 1, step), 1), prove_table)


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("name", CHANGING)
def test_an_operation_of_two_processes_fails(name: str, rig: Rig, points: Points, prove_table):
    """The same operations, done by workers: each fourth, another one for each kind of fault."""
    way = Way(2, warm=True)
    count = len(operations(rig, way, FAULTS[name].counted))
    run(rig, way, name, points(range(1 + CHANGING.index(name) % 4, count + 1, 4), 1), prove_table)


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("name", CHANGING)
def test_an_operation_of_computing_fails(name: str, rig: Rig, points: Points, prove_table):
    """Every operation on the cache of a build that computes, and each fourth other one that a build from the cache does not do."""
    way, fault = Way(1), FAULTS[name]
    known = set(map(named, operations(rig, Way(1, warm=True), fault.counted)))
    done = list(enumerate(operations(rig, way, fault.counted), 1))
    cache = [number for number, (_, path) in done if "/.cache/" in path]
    other = [number for number, operation in done if named(operation) not in known and "/.cache/" not in operation[1]]
    assert cache
    step = 4 if fault.kind == FAIL_FROM else 1
    run(rig, way, name, points([*cache[::step], *other[:: 4 * step]], 1), prove_table)


@pytest.mark.parametrize("name", READING)
def test_reading_fails(name: str, rig: Rig, points: Points, prove_table):
    """Every file and folder that is read, in each way in which it is."""
    way = Way(1, warm=True)
    first: dict[tuple[str, str], int] = {}
    for number, operation in enumerate(operations(rig, way, FAULTS[name].counted), 1):
        first.setdefault(operation, number)
    assert len(first) > 100
    run(rig, way, name, points(list(first.values()), 2), prove_table)


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("name", ["EIO", "short write", "SIGKILL"])
def test_an_operation_of_the_first_build_fails(name: str, rig: Rig, points: Points, prove_table):
    way = Way(2, warm=True, first=True)
    run(rig, way, name, points(range(1, len(operations(rig, way, FAULTS[name].counted)) + 1, 2), 1), prove_table)


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("name", ["SIGKILL", "EIO"])
def test_an_operation_of_a_swap_by_two_renames_fails(name: str, rig: Rig, points: Points, prove_table):
    """As on a system that cannot exchange two names in one step: the operations from the attempt on."""
    way = Way(1, warm=True, exchange=False)
    done = operations(rig, way, CHANGES)
    swap = next(number for number, (operation, _) in enumerate(done, 1) if operation == "exchange")
    run(rig, way, name, [*range(swap, swap + 4), *points(range(swap + 4, len(done) + 1), 1)], prove_table)


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", ["EACCES while reading", "ENOSPC", "SIGKILL"])
def test_an_operation_of_the_engine_fails(name: str, rig: Rig, points: Points, prove_table):
    """Nothing is kept: the stage is written, and MkDocs draws the frames in a process of its own. Each eighth operation of these."""
    way, fault = Way(1, cold=True), FAULTS[name]
    done = operations(rig, way, fault.counted)
    numbers = [number for number, (_, path) in enumerate(done, 1) if "/.cache/engine/" in path]
    assert len(numbers) > 100
    run(rig, way, name, points(numbers[::8], 1), prove_table)


def test_a_folder_of_the_engine_cannot_be_listed(rig: Rig, points: Points, prove_table):
    """Each time that one is: MkDocs passes over it without a word, so nobody but us can miss what lay in it."""
    way, name = Way(1, cold=True), "EACCES while reading"
    done = enumerate(operations(rig, way, FAULTS[name].counted), 1)
    numbers = [number for number, (operation, path) in done if operation == "list" and "/.cache/engine/" in path]
    assert len(numbers) > 10
    run(rig, way, name, points(numbers, 1), prove_table)


def test_what_is_counted(rig: Rig):
    """The operations that one would expect are among those that are broken."""
    changing = {operation for operation, _ in operations(rig, Way(2), CHANGES)}
    reading = {operation for operation, _ in operations(rig, Way(2), FAULTS["EIO while reading"].counted)}
    assert {"create", "write", "close", "mkdir", "link", "rename", "fsync", "exchange", "unlink", "rmdir", "flock"} <= changing
    assert {"open", "read", "stat", "list"} <= reading
    assert FAULTS["SIGKILL"].kind == KILL
