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
    tree.writer.clear(["modules/x", "modules/never-there"])
    tree.write("modules/x/index.html", b"whole")
    assert (tmp_path / "new/modules/x/index.html").read_bytes() == b"whole"


def test_the_second_of_two_renames_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    out = tmp_path / "site"
    site(out, "one")
    new, rename = swap.fresh(out), Path.rename

    def refused(self: Path, target: Path):
        if self == new:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="Input/output error"):
        swap.swap(new, out)
    assert (out / "index.html").read_text() == "one"


@pytest.mark.parametrize("exchange", [True, False])
def test_an_old_tree_that_stays_is_no_failure_and_goes_next_time(tmp_path, monkeypatch, exchange):
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    out = tmp_path / "site"
    site(out, "one")
    with monkeypatch.context() as context:
        context.setattr(swap.os, "rmdir", lambda *arguments, **options: (_ for _ in ()).throw(OSError(5, "Input/output error")))
        site(out, "two")
    assert (out / "index.html").read_text() == "two"
    assert len(list(tmp_path.iterdir())) == 2
    with swap.locked(out, tmp_path / "locks"):
        assert [path.name for path in tmp_path.iterdir() if path.name != "locks"] == ["site"]


def test_the_lock_tells_whether_the_last_build_ended_in_order(tmp_path):
    out, locks = tmp_path / "site", tmp_path / "locks"
    with swap.locked(out, locks) as well:
        assert well
    with pytest.raises(KeyError), swap.locked(out, locks) as well:
        assert well
        raise KeyError
    with swap.locked(out, locks) as well:
        assert not well
    with swap.locked(out, locks) as well:
        assert well


def test_who_waits_is_told(tmp_path):
    context = multiprocessing.get_context("fork")
    held, release = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path / "site", tmp_path / "locks", held, release))
    holder.start()
    held.wait(10)
    said = []
    with swap.locked(tmp_path / "other", tmp_path / "locks", say=lambda sentence: (said.append(sentence), release.set())):
        pass
    assert said == ["Another build of this catalogue is running. Waiting until it has ended."]
    holder.join(10)


def test_what_the_system_says_without_its_numbers():
    assert swap.told(OSError(28, "No space left on device", "site/index.html")) == "No space left on device: site/index.html"
    assert swap.told(OSError(28, "No space left on device")) == "No space left on device"
    assert swap.told(OSError("something else")) == "something else"
