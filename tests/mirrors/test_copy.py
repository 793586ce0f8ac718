"""A copy is what was released, costs what changed, and stays whole whatever happens on the way."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from oer_catalogue.engine.swap import BuildError
from oer_catalogue.mirrors.check import check
from oer_catalogue.mirrors.copy import beside, locked
from oer_catalogue.mirrors.problems import MirrorError
from oer_catalogue.mirrors.source import Limiter, base_of
from oer_catalogue.releases.listing import Listed
from oer_catalogue.releases.objects import object_path
from oer_catalogue.releases.publish import publish, rows

from .conftest import NOW, SETTINGS, Publisher, copied, files_of, make_site


def test_a_copy_is_the_site(publisher: Publisher, out: Path, serve):
    publisher.release()
    done = copied(out, serve(publisher.out).address)
    assert files_of(out) == files_of(publisher.site)
    assert (done.serial, done.new, done.first, done.root) == (1, True, True, publisher.root)
    assert check(out).right


def test_nothing_new_costs_a_few_lists(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    server.asked.clear()
    done = copied(out, server.address)
    assert not done.new
    assert [path for path, _ in server.asked] == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_an_update_fetches_what_changed(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    untouched = (out / "modules/module-1/page-0.html").stat().st_ino
    publisher.release(change=1)
    server.asked.clear()
    done = copied(out, server.address)
    assert files_of(out) == files_of(publisher.site)
    changed = 2 * 4 + 2 + 2  # pages, downloads, and the two lists of the site
    assert done.fetched == changed
    assert len(set(server.objects())) == changed
    assert (out / "modules/module-1/page-0.html").stat().st_ino == untouched


def test_one_changed_module_of_many_costs_little(tmp_path: Path, out: Path, serve, request, prove_table):
    """One of 1,000 modules under 2 % (--prove), one of 50 under 7 %; the lists, which grow with their number, are counted."""
    number, share = (1000, 0.02) if request.config.getoption("--prove") else (50, 0.07)
    many = Publisher(tmp_path / "many", modules=number, weight=8000)
    many.release()
    server = serve(many.out)
    whole = copied(out, server.address).bytes
    many.release(change=1)
    update = copied(out, server.address).bytes
    prove_table("one changed module", f"of {number}", whole=whole, update=update)
    assert update < share * whole


def test_texts_come_compressed(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    done = copied(out, server.address)
    assert any(path.endswith(".gz") for path in server.objects())
    assert done.bytes < sum(len(data) for data in files_of(out).values())


def test_a_twin_that_lies_costs_only_the_whole_file(publisher: Publisher, out: Path, serve):
    publisher.release()
    for twin in publisher.out.glob("objects/*/*.gz"):
        twin.write_bytes(b"\x1f\x8bnonsense")
    copied(out, serve(publisher.out).address)
    assert files_of(out) == files_of(publisher.site)


@pytest.mark.parametrize("way", ["folder", "copy", "served copy"])
def test_every_place_is_a_source(way: str, publisher: Publisher, out: Path, serve, tmp_path: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    if way == "copy":
        copied(tmp_path / "second", base_of(str(out)))
    elif way == "served copy":
        copied(tmp_path / "second", f"{serve(out).address}release/")
    else:
        copied(tmp_path / "second", base_of(str(publisher.out)))
    assert files_of(tmp_path / "second") == files_of(publisher.site)
    assert check(tmp_path / "second").root == publisher.root


def test_what_was_spoilt_in_the_copy_is_fetched_again(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    spoilt = out / "modules/module-1/page-0.html"
    spoilt.unlink()
    spoilt.symlink_to("/etc/hostname")
    publisher.release(change=1)
    copied(out, server.address)
    assert files_of(out) == files_of(publisher.site)
    assert not spoilt.is_symlink()


def test_a_file_that_was_changed_is_put_right_even_if_nothing_is_new(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    (out / "index.html").write_text("something else")
    assert copied(out, server.address).fetched == 1
    assert files_of(out) == files_of(publisher.site)


def test_a_broken_line_goes_on_where_it_stopped(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    rows = json.loads((publisher.out / "releases/1/manifest.json").read_text())["files"]
    file = next(row for row in rows if row["path"].endswith("0-en.epub"))
    path = object_path(file["sha256"])
    whole = (publisher.out / path).read_bytes()
    state = beside(out) / "incoming"
    state.mkdir(parents=True)
    (state / f"{file['sha256']}.part").write_bytes(whole[:4000])
    copied(out, server.address)
    assert [wanted for asked, wanted in server.asked if asked == path] == ["bytes=4000-"]
    assert files_of(out) == files_of(publisher.site)


def test_a_part_of_another_file_does_not_spoil_it(publisher: Publisher, out: Path, serve):
    publisher.release()
    row = next(row for row in json.loads((publisher.out / "releases/1/manifest.json").read_text())["files"] if row["path"].endswith("epub"))
    state = beside(out) / "incoming"
    state.mkdir(parents=True)
    (state / f"{row['sha256']}.part").write_bytes(b"x" * 4000)
    (state / ("0" * 64)).write_bytes(b"what a power cut left")
    copied(out, serve(publisher.out).address)
    assert files_of(out) == files_of(publisher.site)


def test_two_programs_on_one_copy(publisher: Publisher, out: Path, serve):
    publisher.release()
    with locked(out), pytest.raises(BuildError, match="Another program") as refused:
        copied(out, serve(publisher.out).address)
    assert refused.value.code == 4


def test_a_foreign_folder_is_left_alone(publisher: Publisher, out: Path, serve):
    publisher.release()
    out.mkdir(parents=True)
    (out / "letter.txt").write_text("mine")
    with pytest.raises(BuildError, match="did not write"):
        copied(out, serve(publisher.out).address)
    assert files_of(out) == {"letter.txt": b"mine"}


def test_publishing_goes_on_while_copies_are_made(publisher: Publisher, out: Path, serve, request, prove_table):
    """Every copy is one release, whole; a sample of the 1,000 copies that --prove makes."""
    count = 1000 if request.config.getoption("--prove") else 10
    publisher.release()
    server = serve(publisher.out)
    states = {}
    ended = threading.Event()

    def publish_on() -> None:
        change = 0
        while not ended.is_set():
            change += 1
            serial = publisher.release(change=change, days=change).serial  # a day later each: old ones go meanwhile
            states[serial] = (publisher.site / "data/catalogue.json").read_bytes()

    states[1] = (publisher.site / "data/catalogue.json").read_bytes()
    thread = threading.Thread(target=publish_on)
    thread.start()
    try:
        mixed, serials = 0, set()
        for _ in range(count):
            done = copied(out, server.address)
            serials.add(done.serial)
            mixed += not check(out).right
    finally:
        ended.set()
        thread.join()
    prove_table("copies", "while somebody publishes", copies=count, releases=len(states), seen=len(serials), mixed=mixed)
    assert mixed == 0
    assert len(serials) > 1


def test_twenty_thousand_files_are_compared_in_a_minute(tmp_path: Path, request):
    """A tenth of them in a tenth of the time, but for --prove."""
    few = 20_000 if request.config.getoption("--prove") else 2_000
    publisher = Publisher(tmp_path / "large", modules=few // 10, weight=1000)
    publisher.release()
    out = tmp_path / "copy"
    copied(out, base_of(str(publisher.out)))
    found = check(out)
    assert found.right
    assert found.files >= few


def test_checking_names_what_is_wrong(publisher: Publisher, out: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    (out / "index.html").write_bytes(b"other words")
    (out / "404.html").unlink()
    (out / "extra.html").write_text("added")
    (out / "assets/link").symlink_to("/etc")
    found = check(out)
    assert (found.wrong, found.missing, found.added) == (("index.html",), ("404.html",), ("assets/link", "extra.html"))
    assert found.known
    shutil.rmtree(beside(out))
    assert not check(out).known
    with pytest.raises(MirrorError, match="OER-V005"):
        check(out, root="0" * 64)


def test_an_old_copy_says_that_there_is_probably_a_newer_one(publisher: Publisher, out: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    assert not check(out).ended
    assert check(out, now=NOW + timedelta(days=15)).ended


def test_the_sums_are_what_other_programs_check(publisher: Publisher, out: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "release/SHA256SUMS"], cwd=out, check=True)
    (out / "index.html").write_bytes(b"other")
    assert subprocess.run(["sha256sum", "--check", "--quiet", "release/SHA256SUMS"], cwd=out, capture_output=True).returncode == 1


@pytest.mark.skipif(not shutil.which("minisign"), reason="the program minisign is not installed (Debian: minisign)")
def test_the_program_minisign_agrees(publisher: Publisher, out: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    command = ["minisign", "-V", "-p", "minisign.pub", "-m", "SHA256SUMS"]
    said = subprocess.run(command, cwd=out / "release", capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    assert "release 1 of" in said.stdout
    with (out / "release/SHA256SUMS").open("ab") as sums:
        sums.write(b"0" * 64 + b"  added.html\n")
    assert subprocess.run(command, cwd=out / "release", capture_output=True).returncode != 0


def test_a_row_of_another_kind_is_refused():
    row = {"path": "a", "size": 1, "sha256": "0" * 64, "type": "text/html"}
    assert Listed.of(row | {"later": 1}).path == "a"
    for bad in ({"size": "1"}, {"size": True}, {"size": -1}, {"sha256": "../x"}, {"path": 7}):
        with pytest.raises(ValueError):
            Listed.of(row | bad)


def test_old_releases_go_after_a_while(publisher: Publisher, out: Path):
    """Three are kept, and all of the last 30 days; what they do not name is removed, and copies still work."""
    for number in range(6):
        publisher.release(change=number, days=number * 20)
    assert sorted(int(path.name) for path in (publisher.out / "releases").iterdir()) == [4, 5, 6]
    assert sorted(path.name for path in (publisher.out / "notes").glob("*.json")) == [f"{number}.json" for number in range(1, 7)]
    assert "Release 1," in (publisher.out / "changes.html").read_text("utf-8")
    assert "1 module changed" in (publisher.out / "notes/6.md").read_text("utf-8")
    named = {row["sha256"] for serial in (4, 5, 6) for row in rows(publisher.out, serial)}
    assert {path.name.partition(".")[0] for path in publisher.out.glob("objects/*/*")} == named
    assert {path.name for path in publisher.out.glob("metadata/*.snapshot.json")} == {f"{number}.snapshot.json" for number in (4, 5, 6)}
    copied(out, base_of(str(publisher.out)))
    assert files_of(out) == files_of(publisher.site)


def test_a_site_that_is_not_whole_is_not_released(publisher: Publisher, out: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    make_site(publisher.site, change=1)
    (publisher.site / "modules/module-0/page-0.html").write_text("half")
    with pytest.raises(BuildError, match="is not as the site's manifest says"):
        publish(publisher.site, publisher.out, publisher.keys, NOW, SETTINGS)
    assert not copied(out, base_of(str(publisher.out))).new
    assert publisher.release(change=1).serial == 2


def test_a_slow_line_is_not_filled(monkeypatch):
    """The limit holds over all threads: what has passed never runs ahead of the clock by more than one piece."""
    now, slept = [0.0], []
    monkeypatch.setattr("oer_catalogue.mirrors.source.time.monotonic", lambda: now[0])
    monkeypatch.setattr("oer_catalogue.mirrors.source.time.sleep", slept.append)
    limiter = Limiter(1000)
    for _ in range(5):
        limiter.pass_(500)
    assert slept == [0.0, 0.5, 1.0, 1.5, 2.0]
    assert limiter.passed == 2500
