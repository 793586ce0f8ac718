"""The same sources give the same bytes and the same file modes, whatever is around them."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import stat
import sys
from pathlib import Path

import pytest

from ..engine.conftest import oer, program, tree
from .conftest import TWO

MODES = {"umask": ("022", "077", "000")}
PLACES = {
    "TZ": ("UTC", "Asia/Kathmandu"),
    "PYTHONHASHSEED": ("0", "4711"),
    "LC_ALL": ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"),
}
WAYS = {"jobs": ("1", "2", "4"), "cache": ("warm", "engine only")}
VALUES = {**MODES, **PLACES, **WAYS}
CELLS = [dict(zip(VALUES, cell, strict=True)) for cell in itertools.product(*VALUES.values())]
FEW = [{name: values[number % len(values)] for name, values in VALUES.items()} for number in range(4)]
"""Each value once."""
AROUND = [
    {"umask": "077", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "4711", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"umask": "000", "TZ": "America/St_Johns", "PYTHONHASHSEED": "99", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "86400"},
]


def look(site: Path) -> dict[str, str]:
    """Every file as its hash and mode, every folder as its mode."""
    hashes = tree(site)
    return {
        path.relative_to(site).as_posix(): f"{hashes.get(path.relative_to(site).as_posix(), '')} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in [site, *sorted(site.rglob("*"))]
    }


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site, built once in an ordinary way; ``engine`` beside it is a cache that knows only the engine's frames."""
    project = tmp_path_factory.mktemp("plain") / "project"
    shutil.copytree(TWO, project)
    (project / "modules").rename(project.parent / "modules")
    (project / "modules").mkdir()
    oer(project, "build", expect=(0, 3), umask=0o022)
    shutil.copytree(project / ".cache", project.parent / "engine")
    shutil.rmtree(project / "modules")
    shutil.rmtree(project / "site")
    (project.parent / "modules").rename(project / "modules")
    oer(project, "build", umask=0o022)
    modes = {text.partition(" ")[2] for path, text in look(project / "site").items()}
    assert modes == {"644", "755"}
    return project


def again(project: Path, around: dict[str, str], command: list[str]) -> None:
    """Run a command with an umask and variables around it."""
    variables = {name: value for name, value in around.items() if name != "umask"}
    program(project, [sys.executable, "-m", *command], env=variables, umask=int(around["umask"], 8))


def test_around_a_build(plain: Path, tmp_path: Path, request: pytest.FixtureRequest, prove_table):
    """Every combination of umask, time zone, hash seed, locale, number of processes, warm and cold cache."""
    project, expected, wrong = tmp_path / "project", look(plain / "site"), []
    shutil.copytree(plain, project)
    for values in CELLS if request.config.getoption("--prove") else FEW:
        cell = dict(values)
        shutil.rmtree(project / "site", ignore_errors=True)
        jobs, cache = cell.pop("jobs"), cell.pop("cache")
        if cache != "warm":
            shutil.rmtree(project / ".cache")
            shutil.copytree(plain.parent / "engine", project / ".cache")
        again(project, cell, ["oer_catalogue", "build", "--jobs", jobs])
        found = different(expected, look(project / "site"))
        for name, value in values.items():
            prove_table("reproducible", f"{name} {value}", builds=1, equal=int(not found), different=int(bool(found)))
        if found:
            wrong.append(f"{values}: {found[:5]}")
    assert not wrong, "\n".join(wrong[:10])


def scattered(source: Path, target: Path, seed: str) -> None:
    """Copy a folder in another order, with other times and other modes: the kernel lists it in another order."""
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    random.Random(seed).shuffle(files)
    for number, file in enumerate(files):
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
        place.chmod(0o600 if number % 2 else 0o664)
        os.utime(place, (number * 86400, number * 86400))


ENGINES = {
    "oer build": ["oer_catalogue", "build"],
    "oer build --no-cache": ["oer_catalogue", "build", "--no-cache"],
    "mkdocs build": ["mkdocs", "build", "-q"],
    "properdocs build": ["properdocs", "build", "-q"],
}


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("around", range(len(AROUND)))
@pytest.mark.parametrize("name", ENGINES)
def test_in_another_place_by_another_command(name: str, around: int, plain: Path, tmp_path: Path, prove_table):
    """Another path with blanks and accents, sources made in another order, nothing kept: the engine runs."""
    project = tmp_path / "Κατάλογος of seeds" / "project"
    scattered(TWO, project, name)
    again(project, AROUND[around], ENGINES[name])
    found = different(look(plain / "site"), look(project / "site"))
    prove_table("reproducible", f"other path, order, times; {name}", builds=1, equal=int(not found), different=int(bool(found)))
    assert found == []


@pytest.mark.parametrize("mode", ["600", "666"])
def test_over_a_site_with_other_modes(mode: str, plain: Path, tmp_path: Path, prove_table):
    """Files that have not changed are links to the old ones: their modes must not come along."""
    project = tmp_path / "project"
    shutil.copytree(plain, project)
    for path in (project / "site").rglob("*"):
        path.chmod(int(mode, 8) | (0o111 if path.is_dir() else 0))
    oer(project, "build")
    found = different(look(plain / "site"), look(project / "site"))
    prove_table("reproducible", f"over a site with the modes {mode}", builds=1, equal=int(not found), different=int(bool(found)))
    assert found == []
