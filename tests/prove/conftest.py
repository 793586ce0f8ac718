"""A small project whose builds are broken at one file operation at a time, and what is asked of it afterwards."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ..engine.conftest import ROOT, oer, tree
from .control import CHANGES, COUNT, FAIL, FAIL_FROM, KILL, READS, SHORT, WRITES, Control, compiled

TWO = ROOT / "tests" / "fixtures" / "two-lessons"
COLUMNS = ("points", "old site", "new site", "half sites", "tracebacks", "poisoned caches", "recovered")
LONGEST = 120
"""Seconds after which a build counts as hanging."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: ``counted`` says which operations it can meet, ``error`` is the errno that the program gets."""

    name: str
    kind: int
    counted: int = CHANGES
    error: int = 0


FAULTS = {
    fault.name: fault
    for fault in (
        Fault("ENOSPC", FAIL, error=errno.ENOSPC),
        Fault("EIO", FAIL, error=errno.EIO),
        Fault("EACCES", FAIL, error=errno.EACCES),
        Fault("short write", SHORT, WRITES),
        Fault("SIGKILL", KILL),
        Fault("full from here on", FAIL_FROM, error=errno.ENOSPC),
        Fault("read-only from here on", FAIL_FROM, error=errno.EROFS),
        Fault("EIO while reading", FAIL, READS, errno.EIO),
        Fault("EACCES while reading", FAIL, READS, errno.EACCES),
    )
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of ``oer`` ended. ``code``: exit code, negative = killed by that signal, None = it hung."""

    code: int | None
    output: str
    errors: str

    @property
    def said(self) -> str:
        return self.output + self.errors


@dataclass(slots=True)
class Rig:
    """The project in one place, and a process that runs ``oer`` in it with the shim between it and the disk.

    ``before`` holds the project with new sources, the old site and a cache that knows only the engine's frames; ``old`` and ``new``
    are the site before and after as path → sha256.
    """

    scratch: Path
    before: Path
    old: dict[str, str]
    new: dict[str, str]
    control: Control
    runner: subprocess.Popen[str]
    project: Path = field(init=False)

    def __post_init__(self) -> None:
        self.project = self.scratch / "project"

    @property
    def site(self) -> Path:
        return self.project / "site"

    def reset(self, way: Way) -> None:
        """Everything as it was before the build that is broken."""
        warm = self._warmed() if way.warm else None
        shutil.rmtree(self.project, ignore_errors=True)
        left_out = [name for name, wanted in (("site", not way.first), (".cache", not (way.cold or warm))) if not wanted]
        shutil.copytree(self.before, self.project, ignore=lambda folder, names: left_out if Path(folder) == self.before else [])
        if warm:
            shutil.copytree(warm, self.project / ".cache")

    def _warmed(self) -> Path:
        """The cache as a build of the new sources in this place leaves it."""
        kept = self.scratch / "warm"
        if not kept.exists():
            self.reset(Way())
            ended = self.oer("build", "--jobs", "1")
            assert (ended.code, self.state()) == (0, "new"), ended
            shutil.copytree(self.project / ".cache", kept)
        return kept

    def oer(self, *arguments: str, kill: float | None = None, whole: bool = True) -> Ended:
        """Run ``oer`` in the project, see ``asked``."""
        return asked(self.runner, self.project, arguments, kill, whole)

    def state(self) -> str:
        """Which site lies there: old, new, none, or half of one."""
        if not self.site.exists():
            return "none"
        found = tree(self.site)
        return "old" if found == self.old else "new" if found == self.new else "half"

    def leftovers(self) -> list[str]:
        """What a build that ended in order does not leave: half trees, temporary files of the cache."""
        half = [path.name for path in self.project.glob(".site*")]
        return half + [path.name for path in (self.project / ".cache").rglob(".*") if "engine" not in path.parts and path.name != ".cache"]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    scratch = tmp_path_factory.mktemp("faults")
    before, old, new = states(scratch)
    control = Control(scratch, scratch / "project")
    with running(scratch, control, scratch / "other") as runner:
        yield Rig(scratch, before, old, new, control, runner)


@contextmanager
def running(scratch: Path, control: Control, *warm: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that runs ``oer`` with the shim between it and the disk."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(compiled(scratch)),
        "FAULTS_CONTROL": str(control.file),
        "PYTHONPATH": str(ROOT / "plugins"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, str(Path(__file__).with_name("runner.py")), str(scratch), *map(str, warm)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as runner:
        yield runner
        control.disarm()
        runner.stdin.close()


def asked(runner: subprocess.Popen[str], folder: Path, arguments: Sequence[str], kill: float | None = None, whole: bool = True) -> Ended:
    """Run ``oer`` once; ``kill``: seconds after which it is killed, with all that it started (``whole``) or alone."""
    task = {"folder": str(folder), "arguments": arguments, "seconds": LONGEST, "kill": kill, "whole": whole}
    runner.stdin.write(json.dumps(task) + "\n")
    runner.stdin.flush()
    return Ended(**json.loads(runner.stdout.readline()))


def states(scratch: Path) -> tuple[Path, dict[str, str], dict[str, str]]:
    """The project before the build that is broken, the old site and the new one. The engine runs once."""
    other, before, after = scratch / "other", scratch / "before", scratch / "after"
    shutil.copytree(TWO, other)
    modules = other / "modules"
    modules.rename(scratch / "modules")
    modules.mkdir()
    oer(other, "build", expect=(0, 3))
    shutil.rmtree(other / "site")
    shutil.copytree(other, before)
    shutil.copytree(other, after)
    for place in (before, after, other):
        shutil.rmtree(place / "modules")
        shutil.copytree(scratch / "modules", place / "modules")
    oer(other, "build")
    shutil.copytree(other / "site", before / "site")
    for place in (before, after):
        edit(place)
    oer(after, "build", "--no-cache")
    old, new = tree(before / "site"), tree(after / "site")
    assert old.keys() - new.keys(), "no file goes away"
    assert new.keys() - old.keys(), "no file comes"
    return before, old, new


def edit(project: Path) -> None:
    """New words in one lesson and a former address that changes: files change, come and go."""
    module = project / "modules" / "plant-a-seed"
    lesson, facts = module / "en" / "lessons" / "earth.md", module / "module.yml"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nPress it a little.\n", encoding="utf-8")
    facts.write_text(facts.read_text(encoding="utf-8").replace("sow-a-seed", "bury-a-seed"), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Way:
    """How the build that is broken is called, and on what. ``warm``: every result is in the cache already, so that it only writes."""

    jobs: int = 1
    warm: bool = False
    first: bool = False
    cold: bool = False
    exchange: bool = True

    def __str__(self) -> str:
        words = [f"{self.jobs} {'process' if self.jobs == 1 else 'processes'}"]
        words += ["everything from the cache"] * self.warm
        words += ["no site yet"] * self.first + ["the engine runs"] * self.cold + ["two renames"] * (not self.exchange)
        return ", ".join(words)

    @property
    def command(self) -> tuple[str, ...]:
        return ("build", "--jobs", str(self.jobs))


def named(operation: tuple[str, str]) -> tuple[str, str]:
    """An operation and its path, the same in two builds: without what is drawn by lot in names of temporary files."""
    return operation[0], re.sub(r"(?<=/)\.[^/]*$|[0-9a-f]{16,}", "*", operation[1])


Points = Callable[[Sequence[int], int], list[int]]


@pytest.fixture
def points(request: pytest.FixtureRequest) -> Points:
    """All of some numbers under --prove, else ``few`` of them, the same ones in each run."""

    def chosen(numbers: Sequence[int], few: int) -> list[int]:
        if request.config.getoption("--prove"):
            return list(numbers)
        return sorted(random.Random(request.node.name).sample(list(numbers), min(few, len(numbers))))

    return chosen


def operations(rig: Rig, way: Way, counted: int) -> list[tuple[str, str]]:
    """Every operation of an undisturbed build."""
    rig.reset(way)
    rig.control.arm(counted, COUNT, exchange=way.exchange)
    ended = rig.oer(*way.command)
    rig.control.disarm()
    assert (ended.code, rig.state()) == (0, "new"), ended
    return rig.control.operations()


def broken(rig: Rig, way: Way, fault: Fault, at: int) -> tuple[str, dict[str, int], list[str]]:
    """Break operation ``at``, look at what is left, build again and look once more.

    Returns the operation that was met, a row of counts, and what was wrong.
    """
    rig.reset(way)
    rig.control.arm(fault.counted, fault.kind, at, fault.error, way.exchange)
    ended = rig.oer(*way.command)
    rig.control.disarm()
    if rig.control.hit is None:
        return "", {}, []
    operation, path = rig.control.hit
    state, before = rig.state(), "none" if way.first else "old"
    gone = state == "none" and (way.first or (not way.exchange and fault.kind == KILL))
    row = dict.fromkeys(COLUMNS, 0)
    row["points"] = 1
    row["old site"], row["new site"] = int(state == before or gone), int(state == "new")
    row["half sites"] = int(not row["old site"] and not row["new site"])
    row["tracebacks"] = int("Traceback" in ended.said)
    wrong = [f"{state} site"] * row["half sites"] + ["traceback"] * row["tracebacks"]
    wrong += _told(ended, fault, state, before)
    if at % 2:
        shutil.rmtree(rig.site, ignore_errors=True)  # what comes next is made from the cache alone
    again = rig.oer("build", "--jobs", "1")
    row["recovered"] = int(again.code == 0 and rig.state() == "new" and not rig.leftovers())
    row["poisoned caches"] = int(again.code == 0 and rig.state() != "new")
    if not row["recovered"]:
        wrong.append(f"the next build ended with {again.code}, {rig.state()} site, left {rig.leftovers()}: {again.errors[-300:]}")
    place = path.replace(str(rig.project), "", 1)
    where = f"{fault.name} at {at} ({operation} {place})"
    return operation, row, [f"{where}: {'; '.join(wrong)}: {ended.code} {ended.said[-600:]}"] if wrong else []


def _told(ended: Ended, fault: Fault, state: str, before: str) -> Iterator[str]:
    """What is wrong with how a build ended: its exit code says what site lies there, and words say why."""
    if ended.code is None:
        yield "it hung"
    elif fault.kind == KILL and ended.code == -9:
        return
    elif ended.code == 0 and state != "new":
        yield "exit 0 without the new site"
    elif ended.code == 5 and state != before:
        yield "exit 5 with another site than before"
    elif ended.code not in (0, 5):
        yield f"exit {ended.code}"
    elif ended.code == 5 and (not ended.errors.strip() or ended.errors.count("\n") > 3):
        yield "no plain message"
