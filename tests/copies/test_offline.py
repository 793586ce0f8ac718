"""Offline editions: which zips there are and what they hold; and a walk through a zip and a stick in Chromium, from their folder."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from oer_catalogue.copies.items import Origin, books_of, items
from oer_catalogue.copies.names import name_problems
from oer_catalogue.copies.offline import editions, write_editions
from oer_catalogue.copies.selection import EVERYTHING, Wanted
from oer_catalogue.copies.stick import write_stick
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.locales import load
from oer_catalogue.releases.listing import Site

from ..browser.conftest import axe
from .conftest import ADDRESS, TEA, command


def origin(site: Site) -> Origin:
    return Origin(site, "Second Catalogue", ADDRESS)


def names(site: Site, wanted: Wanted, whole: bool = False) -> list[str]:
    return [edition.name for edition in editions(site, "second", wanted, whole)]


def test_there_is_one_for_each_language_or_one_with_all(site: Site):
    assert names(site, EVERYTHING) == ["second-en", "second-el", "second-bg", "second-ar"]
    assert names(site, EVERYTHING, whole=True) == ["second-all"]
    assert names(site, Wanted(languages=("en", "bg"))) == ["second-en-bg"]
    assert names(site, Wanted(languages=("bg",), largest=5)) == ["second-bg-part"]
    assert names(site, Wanted(formats=()), whole=True) == ["second-all-part"]


def test_one_module_does_not_bring_the_others_along(site: Site):
    (edition,) = editions(site, "second", Wanted(languages=("en",), modules=(TEA,)))
    assert set(edition.wanted.formats) == {file.format for file in site.files} - {"", "bundle", "pathway", "translation"}


@pytest.fixture(scope="module")
def greek(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = editions(site, "second", Wanted(languages=("el",)))
    return next(write_editions(origin(site), made, tmp_path_factory.mktemp("offline")))


@pytest.fixture(scope="module")
def unpacked(greek: Path) -> Path:
    with zipfile.ZipFile(greek) as archive:
        archive.extractall(greek.parent / "unpacked")
    return greek.parent / "unpacked" / "second-el"


def test_a_zip_has_one_folder_one_start_and_names_for_every_system(greek: Path, site: Site):
    with zipfile.ZipFile(greek) as archive:
        assert archive.testzip() is None
        found = archive.infolist()
        assert list(name_problems((entry.filename, entry.file_size) for entry in found)) == []
        assert {entry.filename.split("/")[0] for entry in found} == {"second-el"}
        top = {entry.filename.split("/")[1] for entry in found}
        assert top == {"START-HERE.html", "catalogue"}
        assert all(entry.flag_bits & 0x800 or entry.filename.isascii() for entry in found)
        assert archive.read("second-el/catalogue/data/manifest.json") == (site.root / "data/manifest.json").read_bytes()
        start = archive.read("second-el/START-HERE.html").decode()
    version = next(file.sha256[:12] for file in site.files if file.path == "data/manifest.json")
    assert f"{version} από 2026-10-05" in start
    assert f'<a href="{ADDRESS}#copy={version}" rel="external">Υπάρχει νεότερο αντίγραφο;</a>' in start


def test_the_same_site_gives_the_same_bytes(greek: Path, site: Site, tmp_path: Path):
    made = editions(site, "second", Wanted(languages=("el",)))
    (again,) = write_editions(origin(site), made, tmp_path)
    assert again.read_bytes() == greek.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["second-el.zip"]


def test_a_zip_of_everything_holds_the_site_as_it_is(site: Site, tmp_path: Path):
    (path,) = write_editions(origin(site), editions(site, "second", EVERYTHING, whole=True), tmp_path)
    with zipfile.ZipFile(path) as archive:
        for file in site.files:
            assert archive.read(f"second-all/catalogue/{file.path}") == (site.root / file.path).read_bytes(), file.path
        assert len(archive.namelist()) == len(site.files) + 1


def test_a_zip_that_cannot_be_written_leaves_the_old_one(site: Site, tmp_path: Path):
    (tmp_path / "second-el.zip").write_bytes(b"old")
    broken = Origin(Site(tmp_path / "nowhere", site.rows, site.catalogue), "x")
    with pytest.raises(BuildError, match="could not be read"):
        list(write_editions(broken, editions(site, "second", Wanted(languages=("el",))), tmp_path))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"second-el.zip": b"old"}


def test_the_command(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(project)
    said = command("offline", "--whole", "--no-downloads", "--out", str(tmp_path / "zips")).output
    assert re.fullmatch(r"zips/second-all-part\.zip: [\d.]+ MB\n", said)
    assert "cannot both be given" in command("offline", "--whole", "--language", "el", expect=2).output
    assert "is no size" in command("offline", "--largest", "much", expect=2).output
    assert "is no finished site. Build it first" in command("offline", "--site", str(tmp_path), expect=5).output


# --- A walk -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stick(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, wanted = tmp_path_factory.mktemp("stick"), Wanted(languages=("el",), formats=("epub", "guide"))
    write_stick(folder, items(origin(site), wanted, books_of(site, wanted)), "el")
    return folder


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing may fail and that asks for nothing from elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened, errors = context.new_page(), []
    opened.set_default_timeout(30_000)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else errors.append(request.url))
    yield opened
    context.close()
    assert errors == []


@pytest.mark.parametrize("kind", ["unpacked", "stick"])
def test_a_walk_from_the_start_to_a_download(page: Page, kind: str, request: pytest.FixtureRequest):
    folder, t = request.getfixturevalue(kind), load("el")
    expect.set_options(timeout=30_000)
    page.goto((folder / "START-HERE.html").as_uri())
    assert axe(page) == []
    page.locator("a.oer-button").click()
    field = page.locator("form.oer-search input[name=q]:visible")
    field.fill("τσάι")
    expect(page.locator(".oer-search__option--module").first).to_contain_text("Τσάι με μια ομάδα")
    field.press("Escape")
    page.goto((folder / "catalogue/el/catalogue.html").as_uri())
    page.locator('[data-facet=lang] label:has(input[value="ar"])').click()
    expect(page.locator(".oer-card:visible")).to_have_count(1)
    expect(page.locator('[data-facet=lang] label:has(input[value="ar"])')).to_contain_text(t("copy.mark"))
    page.locator(f'.oer-card[data-id="{TEA}"] .oer-card__link').click()
    page.locator('a[href="brew-a-pot.html"]:visible').first.click()
    expect(page.locator("h1")).to_have_text("Ετοιμάστε ένα τσάι")
    page.goto((folder / f"catalogue/el/modules/{TEA}/quiz.html").as_uri())
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").first.check()
    question.locator("button:visible").first.click()
    expect(question.locator(".oer-quiz__feedback, [role=status]").first).not_to_be_empty()
    page.goto((folder / f"catalogue/el/modules/{TEA}/index.html").as_uri())
    page.locator(".oer-use__summary").nth(1).click()
    with page.expect_download() as download:
        page.locator(f'a[href$="{TEA}-el.epub"]:visible').first.click()
    assert zipfile.is_zipfile(download.value.path())


def test_planner_and_run_mode_work_from_the_folder(page: Page, stick: Path):
    expect.set_options(timeout=30_000)
    page.goto((stick / "catalogue/el/plan.html").as_uri())
    page.locator("#oer-course-name").fill("Ασφάλεια")
    page.locator("#oer-course-url").fill("https://example.org/course")
    page.locator(".oer-paste summary").click()
    page.locator("#oer-paste").fill("Πρώτο\t10\nΔεύτερο\t20")
    page.locator("[data-paste]").click()
    expect(page.locator("[data-meeting]").first).to_be_visible()
    page.goto((stick / f"catalogue/el/modules/{TEA}/run.html").as_uri())
    page.locator("[data-form] [type=submit]").click()
    expect(page.locator("[data-form]")).to_be_hidden()
