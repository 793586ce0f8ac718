"""A build that is killed at any moment, and builds that meet each other."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ..engine.conftest import ROOT, alive, children, oer, program, tree
from .conftest import TWO, Points, Rig, Way

SAID = "Another build of this catalogue is running"
MOMENTS = 60


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("way", [Way(2), Way(1), Way(2, first=True), Way(1, cold=True)], ids=str)
@pytest.mark.parametrize("whole", [True, False], ids=["the whole group", "its first process"])
def test_a_build_is_killed_at_any_moment(whole: bool, way: Way, rig: Rig, points: Points, prove_table):
    rig.reset(way)
    started = time.monotonic()
    assert rig.oer(*way.command).code == 0
    usual = time.monotonic() - started
    chance = random.Random(str(way))
    moments = [chance.random() * 1.2 for _ in range(MOMENTS)]
    wrong: list[str] = []
    for number in points(range(MOMENTS), 1):
        rig.reset(way)
        ended = rig.oer(*way.command, kill=moments[number] * usual, whole=whole)
        state, before = rig.state(), "none" if way.first else "old"
        again = rig.oer("build", "--jobs", "1")
        recovered = again.code == 0 and rig.state() == "new" and not rig.leftovers()
        if state not in (before, "new") or "Traceback" in ended.said or not recovered:
            left = f"then {again.code}, {rig.state()}, left {rig.leftovers()}"
            wrong.append(f"{moments[number]:.2f}: {ended.code}, {state}, {left}: {ended.said[-300:]} {again.said[-300:]}")
        row = {"points": 1, "ended before": int(ended.code != -9), "old site": int(state == before), "new site": int(state == "new")}
        row |= {"half sites": int(state not in (before, "new")), "tracebacks": int("Traceback" in ended.said)}
        prove_table("kills", f"{way}, {'group' if whole else 'first process'}", **row, recovered=int(recovered))
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built."""
    project = tmp_path_factory.mktemp("made") / "project"
    shutil.copytree(TWO, project)
    oer(project, "build")
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "project")
    return tmp_path / "project"


@contextmanager
def busy(project: Path) -> Iterator[Callable[[], None]]:
    """As if a build were running; the value ends it."""
    with (project / ".cache" / "locks" / "build.lock").open("a+b") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield lambda: fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def started(project: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=project, env=environment, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    with run:
        try:
            yield run
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)


def line_with(run: subprocess.Popen[str], words: str) -> str:
    """The first line of the output that holds ``words``; fails if the program ends without it."""
    seen = []
    for line in run.stdout:
        seen.append(line)
        if words in line:
            return line
    raise AssertionError("".join(seen))


@pytest.mark.parametrize("command", [("oer_catalogue", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--strict")], ids=" ".join)
def test_a_second_build_says_that_it_waits(command: tuple[str, ...], project: Path):
    before = tree(project / "site")
    with busy(project) as end, started(project, *command) as run:
        line_with(run, SAID)
        assert run.poll() is None
        end()
        rest = run.communicate(timeout=120)[0]
        assert run.returncode == 0, rest
    assert tree(project / "site") == before


def test_a_second_build_that_does_not_wait_ends_with_4(project: Path):
    with busy(project):
        run = oer(project, "build", "--no-wait", expect=(4,))
    assert run.stderr.strip() == f"{SAID}. Try again when it has ended."
    oer(project, "build", "--no-wait")


def test_builds_of_one_project_at_once(project: Path):
    """Into one folder and into another: both engines would write to the same place."""
    shutil.rmtree(project / ".cache" / "results")
    with (
        started(project, "oer_catalogue", "build", "--no-cache") as one,
        started(project, "oer_catalogue", "build", "--no-cache", "--out", "other") as two,
        started(project, "mkdocs", "build") as three,
    ):
        said = [run.communicate(timeout=120)[0] for run in (one, two, three)]
        assert [run.returncode for run in (one, two, three)] == [0, 0, 0], said
    assert sum(SAID in text for text in said) == 2, said
    assert tree(project / "site") == tree(project / "other")
    assert not list(project.glob(".*.new")) + list(project.glob(".*.old"))


def test_a_build_is_killed_while_another_waits(project: Path):
    """Its engine is left to itself and goes on: the next build begins when that has ended, too."""
    before = tree(project / "site")
    with started(project, "oer_catalogue", "build", "--no-cache") as one:
        limit = time.monotonic() + 60
        while not (engines := children(one.pid)):
            assert time.monotonic() < limit
            time.sleep(0.01)
        os.killpg(one.pid, signal.SIGSTOP)
        with started(project, "oer_catalogue", "build") as two:
            line_with(two, SAID)
            os.kill(one.pid, signal.SIGKILL)
            with pytest.raises(subprocess.TimeoutExpired):
                two.wait(1)
            assert any(alive(pid) for pid in engines)
            os.killpg(one.pid, signal.SIGCONT)
            rest = two.communicate(timeout=120)[0]
            assert two.returncode == 0, rest
            assert not any(alive(pid) for pid in engines)
    assert tree(project / "site") == before
    assert not list(project.glob(".site*"))
    assert [path.name for path in (project / ".cache").iterdir() if path.name == "once"] == []


def test_mkdocs_says_plainly_what_the_system_refuses(project: Path):
    before = tree(project / "site")
    (project / ".site.new").write_text("no folder")
    run = program(project, [sys.executable, "-m", "mkdocs", "build"], expect=(1,))
    assert "The old site is untouched." in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(project / "site") == before
