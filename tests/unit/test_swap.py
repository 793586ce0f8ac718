"""The swap: what was there stays whole, or the new tree is there whole."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from oer_catalogue.engine import swap
from oer_catalogue.engine.tree import File, Tree, Writer


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
    assert [file["path"] for file in json.loads((out / swap.MARKER).read_text())["files"]] == ["index.html"]


def test_a_damaged_old_file_is_not_linked(tmp_path):
    out = tmp_path / "site"
    site(out, "same")
    (out / "index.html").write_text("shorter or longer")
    site(out, "same")
    assert (out / "index.html").read_text() == "same"


def files_of(out: Path, *paths: str) -> list[File]:
    writer = Writer(str(out), "/nowhere")
    return [writer.write(path, path.encode()) for path in paths]


def test_files_of_the_old_site_are_adopted_all_or_none(tmp_path):
    files = files_of(tmp_path / "old", "a/x.html", "a/y.html", "b.html")
    (tmp_path / "new").mkdir()
    assert Writer(str(tmp_path / "new"), str(tmp_path / "old")).adopt(files)
    assert (tmp_path / "new/a/y.html").samefile(tmp_path / "old/a/y.html")

    (tmp_path / "old/b.html").write_text("B.html")  # the same size, another time
    (tmp_path / "third").mkdir()
    assert not Writer(str(tmp_path / "third"), str(tmp_path / "old")).adopt(files)
    assert [path for path in (tmp_path / "third").rglob("*") if path.is_file()] == []


def test_an_old_file_is_never_written_through_its_link(tmp_path):
    (old,) = files_of(tmp_path / "old", "x.html")
    writer = Writer(str(tmp_path / "new"), str(tmp_path / "old"))
    assert writer.adopt([old])
    with pytest.raises(FileExistsError):
        writer.write("x.html", b"other")
    assert (tmp_path / "old/x.html").read_bytes() == b"x.html"


def test_what_came_to_nothing_is_discarded_and_may_be_written_again(tmp_path):
    tree = Tree.over(tmp_path / "new", tmp_path / "old")
    tree.writer.write("modules/x/index.html", b"half")
    tree.discard("modules/x")
    tree.write("modules/x/index.html", b"whole")
    assert (tmp_path / "new/modules/x/index.html").read_bytes() == b"whole"
