"""What goes from the cache, and what stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oer_catalogue import prune

NOW = 1_800_000_000.0
HOUR = 3600


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "results"


def entry(cache: Path, name: str, written: float, read: float = 0, size: int = 1) -> Path:
    """An entry that was written and read so many seconds before NOW."""
    path = cache / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, (NOW - (read or written), NOW - written))
    return path


def names(cache: Path) -> set[str]:
    return {path.name for path in cache.rglob("*") if path.is_file()} - {prune.STAMP}


def test_what_was_not_used_for_long_goes(cache: Path):
    entry(cache, "old", 31 * prune.DAY)
    entry(cache, "old-but-read", 300 * prune.DAY, read=29 * prune.DAY)
    entry(cache, "new", HOUR)
    prune.prune(cache, now=NOW)
    assert names(cache) == {"old-but-read", "new"}


def test_the_oldest_go_if_there_is_too_much_that_the_last_day_did_not_use(cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prune, "ROOM", 250)
    entry(cache, "today", HOUR, size=1000)
    for days in (2, 3, 4):
        entry(cache, f"{days}-days", days * prune.DAY, size=100)
    prune.prune(cache, now=NOW)
    assert names(cache) == {"today", "2-days", "3-days"}


def test_what_a_killed_build_left_goes(cache: Path):
    entry(cache, ".half.4711", HOUR)
    entry(cache, "whole", HOUR)
    prune.prune(cache, now=NOW)
    assert names(cache) == {"whole"}


def test_it_looks_once_a_day_or_at_once(cache: Path):
    entry(cache, "new", HOUR)
    prune.prune(cache, now=NOW)
    left = entry(cache, ".half.4711", HOUR)
    prune.prune(cache, now=NOW + HOUR)
    assert left.exists()
    prune.prune(cache, at_once=True, now=NOW + HOUR)
    assert not left.exists()
    left.touch()
    prune.prune(cache, now=NOW + 2 * prune.DAY)
    assert not left.exists()


def test_a_clock_that_was_set_back_does_not_stop_it(cache: Path):
    entry(cache, "old", 31 * prune.DAY)
    prune.prune(cache, now=NOW - 100 * prune.DAY)
    entry(cache, ".half.4711", HOUR)
    prune.prune(cache, now=NOW - 200 * prune.DAY)
    assert ".half.4711" not in names(cache)


def test_a_cache_that_is_not_there_is_no_mistake(tmp_path: Path):
    prune.prune(tmp_path / "none", now=NOW)
