"""A stick is written, brought up to date, broken at any moment and finished."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from oer_catalogue.copies.items import CATALOGUE, START_HERE, Item, Origin, beside, books_of, items
from oer_catalogue.copies.selection import EVERYTHING, Wanted
from oer_catalogue.copies.stick import BEGUN, BESIDE, LIST, stick_problems, write_stick
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.releases.listing import Site, read_site

from ..engine.conftest import ROOT, tree
from .conftest import ADDRESS, TEA, command

RUNNER = Path(__file__).with_name("stick_runner.py")
ITEMS = (Item.of("a/b.html", b"one"), Item.of(START_HERE, b"start"))


def origin(site: Site) -> Origin:
    return Origin(site, "Second Catalogue", ADDRESS)


def states(path: Path) -> dict[str, int]:
    return {file.relative_to(path).as_posix(): file.stat().st_ino for file in path.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("how", "first", "step"),
    [
        ("kill", 3, 8),
        ("full", 2, 8),
        *(pytest.param(how, 1, 1, marks=pytest.mark.beyond_sample) for how in ("kill", "full")),
    ],
)
def test_a_stick_that_breaks_anywhere_says_so_and_is_finished_by_the_next_run(how: str, first: int, step: int, tmp_path: Path):
    program = [sys.executable, str(RUNNER), str(tmp_path), how, str(first), str(step)]
    run = subprocess.run(program, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")})
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [row for row in rows if row["wrong"] or row["after"]] == []
    met = [row for row in rows if row["operation"]]
    assert len(met) >= 60 // step
    code = {"kill": 9, "full": 5}[how]
    assert {row["code"] for row in met if row["at"] > 1} == {code}  # the first is the stick's own folder, which is there already
    assert len(Counter(row["operation"] for row in met)) >= 3


def test_only_what_has_changed_is_written(site: Site, tmp_path: Path):
    stick = tmp_path / "stick"
    found = items(origin(site), EVERYTHING)
    first = write_stick(stick, found, "en")
    assert (first.written, first.kept, first.removed) == (len(found), 0, 0)
    before = states(stick)
    assert write_stick(stick, found, "en").written == 0
    assert states(stick) == before
    (stick / "holiday.jpg").write_bytes(b"mine")
    less = items(origin(site), Wanted(languages=("el",)))
    done = write_stick(stick, less, "el")
    after = states(stick)
    same = {item.path for item in found} & {item.path for item in less if item in found}
    assert {path for path in same if after[path] != before[path]} == set()
    assert done.kept == len(same) > 50
    assert done.removed == len({item.path for item in found} - {item.path for item in less}) > 50
    assert set(after) == {item.path for item in less} | {LIST, "holiday.jpg"}
    assert list(stick_problems(stick)) == []


def test_a_whole_stick_is_the_site_and_can_be_copied_on(site: Site, tmp_path: Path):
    write_stick(tmp_path, items(origin(site), EVERYTHING), "en")
    again = read_site(tmp_path / CATALOGUE)
    assert again.files == site.files
    assert items(Origin(again, "Second Catalogue", ADDRESS), EVERYTHING) == tuple(
        Item(item.path, item.size, item.sha256, again.root / item.path.partition("/")[2] if item.path != START_HERE else item.source)
        for item in items(origin(site), EVERYTHING)
    )


def test_a_part_keeps_the_list_of_the_site_as_it_is(site: Site, tmp_path: Path):
    write_stick(tmp_path, items(origin(site), Wanted(languages=("el",))), "el")
    for path in ("data/manifest.json", "data/catalogue.json"):
        assert (tmp_path / CATALOGUE / path).read_bytes() == (site.root / path).read_bytes()


def test_every_damage_is_found(tmp_path: Path):
    write_stick(tmp_path, ITEMS, "en")
    assert list(stick_problems(tmp_path)) == []
    (tmp_path / "a/b.html").write_bytes(b"two")
    assert list(stick_problems(tmp_path)) == ["a/b.html: it was changed, or the stick is damaged."]
    (tmp_path / "a/b.html").write_bytes(b"longer")
    assert list(stick_problems(tmp_path)) == ["a/b.html: it has another size than when it was written."]
    (tmp_path / "a/b.html").unlink()
    assert list(stick_problems(tmp_path)) == ["a/b.html: it cannot be read (No such file or directory)."]
    (tmp_path / LIST).unlink()
    assert list(stick_problems(tmp_path)) == ["The stick is not finished. Write it once more."]


def test_what_is_damaged_on_an_unfinished_stick_is_written_anew(tmp_path: Path):
    write_stick(tmp_path, ITEMS, "en")
    (tmp_path / "a/b.html").write_bytes(b"two")  # of the same size
    shutil.copyfile(tmp_path / LIST, tmp_path / BEGUN)
    (tmp_path / BESIDE).write_bytes(b"half")
    assert write_stick(tmp_path, ITEMS, "en").written == 1
    assert tree(tmp_path).keys() == {"a/b.html", START_HERE, LIST}
    assert list(stick_problems(tmp_path)) == []


def test_what_bears_an_old_name_in_other_letters_is_written_anew(tmp_path: Path):
    """On FAT32 both names are one file, which goes with the old name."""
    write_stick(tmp_path, (*ITEMS, Item.of("a/Case.html", b"the same")), "en")
    (tmp_path / LIST).replace(tmp_path / BEGUN)
    (tmp_path / "a/case.html").write_bytes(b"the same")  # what FAT32 would say is there
    assert write_stick(tmp_path, (*ITEMS, Item.of("a/case.html", b"the same")), "en").written == 1
    assert tree(tmp_path).keys() == {"a/b.html", "a/case.html", START_HERE, LIST}


def test_a_list_on_the_stick_cannot_lead_out_of_it(tmp_path: Path):
    stick, other = tmp_path / "stick", tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_bytes(b"mine")
    write_stick(stick, ITEMS, "en")
    (stick / "link").symlink_to(other, target_is_directory=True)
    paths = ("../other/mine.txt", str(other / "mine.txt"), "link/mine.txt", "a//../../other/mine.txt")
    (stick / BEGUN).write_text(json.dumps({"files": [{"path": path, "size": 4, "sha256": ""} for path in paths]}), "utf-8")
    write_stick(stick, ITEMS, "en")
    assert (other / "mine.txt").read_bytes() == b"mine"
    with pytest.raises(BuildError, match="link is a file or a link"):
        write_stick(stick, (*ITEMS, Item.of("link/in.html", b"x")), "en")
    assert sorted(path.name for path in other.iterdir()) == ["mine.txt"]


def test_a_stick_that_is_too_small_is_not_begun(tmp_path: Path):
    huge = Item("film.mp4", 2**62, "0" * 64, b"")
    with pytest.raises(BuildError, match="The stick is too small"):
        write_stick(tmp_path, (*ITEMS, huge), "en")
    assert list(tmp_path.iterdir()) == []


def test_books_lie_where_a_phone_finds_them(site: Site, tmp_path: Path):
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "catalogue.zim").write_bytes(b"zim")
    (folder / ".hidden").write_bytes(b"no")
    wanted = Wanted(languages=("el", "bg"), modules=(TEA, "bulgarian-only"))
    books = (*books_of(site, wanted), *beside(folder))
    assert [book.path for book in books] == [
        "books/bg/bulgarian-only-bg.epub",
        f"books/bg/{TEA}-bg.epub",
        f"books/el/{TEA}-el.epub",
        "books/bg/bulgarian-only-bg.html",
        f"books/bg/{TEA}-bg.html",
        f"books/el/{TEA}-el.html",
        "books/catalogue.zim",
    ]
    assert all(len(book.read()) == book.size for book in books)
    start = next(item for item in items(origin(site), wanted, books) if item.path == START_HERE).read().decode()
    assert all(f'href="{book.path}"' in start for book in books)
    assert '<bdi lang="el">Τσάι με μια ομάδα</bdi>' in start


def test_a_name_that_windows_refuses_is_told_before_anything_is_written(site: Site, tmp_path: Path):
    (tmp_path / "aux.zim").write_bytes(b"x")
    with pytest.raises(BuildError, match=r"books/aux.zim: Windows keeps the name"):
        items(origin(site), EVERYTHING, beside(tmp_path))


def test_a_site_that_was_built_anew_meanwhile_is_noticed(site: Site, tmp_path: Path):
    shutil.copytree(site.root, tmp_path / "site")
    found = items(origin(read_site(tmp_path / "site")), EVERYTHING)
    (tmp_path / "site/about.html").write_bytes(b"other")
    with pytest.raises(BuildError, match=r"about.html is not what the site's list says"):
        write_stick(tmp_path / "stick", found, "en")
    assert any("not finished" in line for line in stick_problems(tmp_path / "stick"))


def test_the_command(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(project)
    stick = tmp_path / "stick"
    assert "files written" in command("usb", str(stick), "--language", "el", "--module", TEA, "--format", "epub").output
    assert (stick / "books/el" / f"{TEA}-el.epub").is_file()
    monkeypatch.chdir(tmp_path)  # the check needs no project
    assert "Every file is as it was written." in command("usb", str(stick), "--check").output
    (stick / START_HERE).write_bytes(b"")
    assert START_HERE in command("usb", str(stick), "--check", expect=1).output
    monkeypatch.chdir(project)
    assert "Did you mean 'epub'?" in command("usb", str(stick), "--format", "epbu", expect=2).output
