"""A copy of a part of a release: what was asked for, what it says itself of the rest, and how it is compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from oer_catalogue.copies.here import HERE
from oer_catalogue.copies.items import Origin, items
from oer_catalogue.copies.selection import EVERYTHING, Wanted
from oer_catalogue.copies.stick import write_stick
from oer_catalogue.mirrors.check import check
from oer_catalogue.mirrors.problems import MirrorError
from oer_catalogue.mirrors.source import base_of
from oer_catalogue.releases.listing import read_site

from .conftest import Publisher, copied, files_of

ONE = Wanted(languages=("el",), modules=("module-1",))


def test_a_part_is_fetched_and_says_what_is_not_here(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    done = copied(out, server.address, wanted=ONE)
    found, whole = files_of(out), files_of(publisher.site)
    assert "el/modules/module-1/page-0.html" in found
    assert "downloads/module-1/module-1-el.epub" in found
    assert not [path for path in found if "module-2" in path and path.endswith(".epub")]
    own = {path for path in found if found[path] != whole.get(path)}
    assert HERE in own
    assert all(b"https://garden.test/" in found[path] for path in own)
    assert done.fetched == len({whole[path] for path in found if path not in own})
    assert check(out).right
    (out / sorted(own)[-1]).write_text("other words")
    assert check(out).wrong == (sorted(own)[-1],)


def test_a_part_is_kept_current(publisher: Publisher, out: Path, serve):
    publisher.release()
    server = serve(publisher.out)
    wanted = Wanted(modules=("module-0",), formats=())
    copied(out, server.address, wanted=wanted)
    assert not copied(out, server.address, wanted=wanted).new
    publisher.release(change=1)
    assert copied(out, server.address, wanted=wanted).fetched == 2 * 4 + 2
    assert check(out).right
    copied(out, server.address)  # everything after all
    assert files_of(out) == files_of(publisher.site)
    assert check(out).right


def test_a_part_is_a_source_of_its_part_only(publisher: Publisher, out: Path, tmp_path: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)), wanted=ONE)
    copied(tmp_path / "second", base_of(str(out)), wanted=ONE)
    assert files_of(tmp_path / "second") == files_of(out)
    with pytest.raises(MirrorError, match="OER-V010"):
        copied(tmp_path / "third", base_of(str(out)))


@pytest.mark.parametrize("wanted", [Wanted(modules=("nothing",)), Wanted(languages=("xx",))])
def test_what_the_release_has_not(wanted: Wanted, publisher: Publisher, out: Path):
    publisher.release()
    with pytest.raises(MirrorError, match="OER-V010"):
        copied(out, base_of(str(publisher.out)), wanted=wanted)
    assert not out.exists()


def test_a_stick_with_a_copy_is_a_source(publisher: Publisher, out: Path, tmp_path: Path):
    """Somebody without internet brings a copy up to date from a stick, and knows that nothing was changed on the way."""
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    stick = tmp_path / "stick"
    write_stick(stick, items(Origin(read_site(out), "Garden", "https://garden.test/"), EVERYTHING), "en", lambda number, all: None)
    done = copied(tmp_path / "second", base_of(str(stick)), root=publisher.root)
    assert files_of(tmp_path / "second") == files_of(publisher.site)
    assert done.root == publisher.root
    (stick / "catalogue/index.html").write_bytes(b"x" * (stick / "catalogue/index.html").stat().st_size)
    with pytest.raises(MirrorError, match="OER-V001"):
        copied(tmp_path / "third", base_of(str(stick)))
