"""Small projects that are built for real."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATES = ROOT / "tests" / "fixtures" / "states"
"""A project in which every state of a translation occurs, with a module whose source is Bulgarian and that has no English."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the fixture project, with the drawn frames of an earlier test where nothing they depend on has changed."""
    target = tmp_path / "project"
    shutil.copytree(STATES, target)
    return target


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project, built once: its cache spares other tests the engine's run."""
    target = tmp_path_factory.mktemp("warm") / "project"
    shutil.copytree(STATES, target)
    oer(target, "build", expect=(0, 3))
    return target


@pytest.fixture
def warmed(project: Path, warm: Path) -> Path:
    """A copy of the fixture project with a warm cache."""
    shutil.copytree(warm / ".cache", project / ".cache")
    return project


def oer(folder: Path, *arguments: str, expect: tuple[int, ...] = (0,), **options) -> subprocess.CompletedProcess[str]:
    """Run the command line in ``folder``; fails the test if the exit code is not expected."""
    return program(folder, [sys.executable, "-m", "oer_catalogue", *arguments], expect, **options)


def program(folder: Path, command: list[str], expect: tuple[int, ...] = (0,), **options) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "plugins"), **options.pop("env", {})}
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False, **options)
    assert run.returncode in expect, f"exit {run.returncode}\n{run.stdout[-3000:]}\n{run.stderr[-3000:]}"
    return run


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder by path, as a hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """The children of a process (Linux)."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
