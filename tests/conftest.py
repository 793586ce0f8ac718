"""Options of the test run, and the one browser of it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from .prove_tables import prove_table, pytest_terminal_summary

__all__ = ["prove_table", "pytest_terminal_summary"]
T = TypeVar("T")

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write the expected results of golden cases anew; review them with git diff")
    parser.addoption("--prove", action="store_true", help="run every case of every matrix, not a sample")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "sample(every): of a matrix of cases run only those whose places add up to a multiple of `every`; --prove runs all"
    )
    config.addinivalue_line("markers", "beyond_sample: a case of a matrix that only --prove runs")
    everyday = hypothesis.settings(
        max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    hypothesis.settings.register_profile("everyday", everyday)
    hypothesis.settings.register_profile("prove", everyday, max_examples=3000)
    hypothesis.settings.load_profile("prove" if config.getoption("--prove") else "everyday")


def pytest_report_header(config: pytest.Config) -> str:
    sampled = "a sample that meets each value; `make prove` runs every case"
    return f"matrices: {'every case' if config.getoption('--prove') else sampled}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep a sample that meets each value of each parameter; what is left out is counted as deselected."""
    if config.getoption("--prove"):
        return
    seen: dict[tuple[str, ...], dict[tuple[int, ...], int]] = defaultdict(dict)
    left_out = []
    for item in items:
        marker = item.get_closest_marker("sample")
        if item.get_closest_marker("beyond_sample") or (marker and sum(_places(item, seen)) % marker.kwargs["every"]):
            left_out.append(item)
    if left_out:
        gone = set(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in gone]


def _places(item: pytest.Item, seen: Mapping[tuple[str, ...], dict[tuple[int, ...], int]]) -> Iterator[int]:
    """For each parametrize mark of a test: which of its values this case has, counted from 0. ``seen`` is what the cases before had.

    (``callspec.indices`` of pytest 9 has the number of the case in the place of that of each value.)
    """
    test = item.nodeid.partition("[")[0]
    for mark in item.iter_markers("parametrize"):
        names = mark.args[0] if not isinstance(mark.args[0], str) else [name.strip() for name in mark.args[0].split(",")]
        met = seen[test, *names]
        yield met.setdefault(tuple(id(item.callspec.params[name]) for name in names), len(met))


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written anew."""
    return bool(request.config.getoption("--regold"))


@pytest.fixture(scope="session")
def some(request: pytest.FixtureRequest) -> Callable[[Sequence[T], int], Sequence[T]]:
    """``some(things, every)``: all of them under --prove, else each ``every``-th."""
    return lambda things, every: things if request.config.getoption("--prove") else things[::every]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once: without a window where there is such a program, which takes less than half the time."""
    program = next((found for name in ("chromium-headless-shell", "chromium", "chromium-browser") if (found := shutil.which(name))), None)
    assert program, "Chromium is missing: run `sudo make system`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
