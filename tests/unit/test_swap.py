"""The swap: what was there stays whole, or the new tree is there whole."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from oer_catalogue.engine import swap
from oer_catalogue.engine.tree import Tree, read_manifest


def site(out: Path, text: str) -> None:
    new = swap.fresh(out)
    tree = Tree.over(new, out)
    tree.write("index.html", text.encode())
    tree.finish()
    swap.swap(new, out)


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_tree_takes_the_place_of_the_old(tmp_path, monkeypatch, exchange):
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    out = tmp_path / "site"
    site(out, "one")
    site(out, "two")
    assert (out / "index.html").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_exchange_works_on_this_system(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x").touch()
    assert swap._exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b" / "x").exists()


def test_a_folder_with_other_peoples_files_is_left_alone(tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.odt").write_text("three years of work")
    with pytest.raises(swap.BuildError, match="left alone"):
        swap.fresh(out)
    assert (out / "thesis.odt").read_text() == "three years of work"


def test_recovery_after_a_kill_between_two_renames(tmp_path):
    out = tmp_path / "site"
    site(out, "one")
    out.rename(tmp_path / ".site.old")
    (tmp_path / ".site.new").mkdir()
    swap.recover(out)
    assert (out / "index.html").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _hold(out: Path, locks: Path, held, release) -> None:
    with swap.locked(out, locks):
        held.set()
        release.wait(20)


def test_a_second_build_is_told_that_the_first_runs(tmp_path):
    fork = multiprocessing.get_context("fork")
    held, release = fork.Event(), fork.Event()
    first = fork.Process(target=_hold, args=(tmp_path / "site", tmp_path / "locks", held, release))
    first.start()
    try:
        assert held.wait(20)
        with pytest.raises(swap.BuildError) as error, swap.locked(tmp_path / "site", tmp_path / "locks", wait=False):
            pass
        assert error.value.code == 4
    finally:
        release.set()
        first.join()
    with swap.locked(tmp_path / "site", tmp_path / "locks", wait=False):
        pass


def test_unchanged_files_are_hard_links(tmp_path):
    out = tmp_path / "site"
    site(out, "same")
    before = (out / "index.html").stat().st_ino
    site(out, "same")
    assert (out / "index.html").stat().st_ino == before
    site(out, "other")
    assert (out / "index.html").stat().st_ino != before
    assert set(read_manifest(out)) == {"index.html"}


def test_a_damaged_old_file_is_not_linked(tmp_path):
    out = tmp_path / "site"
    site(out, "same")
    (out / "index.html").write_text("shorter or longer")
    site(out, "same")
    assert (out / "index.html").read_text() == "same"
