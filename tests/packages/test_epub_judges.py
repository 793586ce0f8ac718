"""The e-book before its judges: EPUBCheck of the W3C, and axe-core in a browser on the chapters."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import epub_made as made
import pytest
from epub_rules import OpenBook, faults
from epubcheck_run import verdicts
from playwright.sync_api import Browser

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue, Module
from oer_catalogue.packages import epub
from oer_catalogue.settings import Settings

from .conftest import SETTINGS, context_of, written

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
SITE = replace(SETTINGS, site_url="https://example.org/oer/")
REAL = Settings(languages=("en", "it", "el", "bg", "de", "ar"), site_url="https://example.org/oer/")
MODULES = sorted(path.parent.name for path in (ROOT / "modules").glob("*/module.yml"))
EDITIONS = sorted((path.parts[-3], path.parts[-2]) for path in (ROOT / "modules").glob("*/*/index.md"))
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"landmark-one-main": {"enabled": False}, "page-has-heading-one": {"enabled": False}}
"""A chapter is a part of a book: its sections are the landmarks; the cover has no heading."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, report = load(ROOT)
    assert report.errors == ()
    return found


def data(module: Module, locale: str, settings: Settings = SETTINGS, folder: Path | None = None) -> bytes:
    return written(epub.FORMAT, module, locale, context_of(module, locale, settings, folder))


def broken(book: bytes) -> bytes:
    """The same book with a link that leads nowhere."""
    source, target = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.infolist():
            content = source.read(entry)
            archive.writestr(entry, content.replace(b"answers.xhtml#first", b"answers.xhtml#gone"))
    return target.getvalue()


def test_epubcheck_finds_nothing_in_the_sample(module, tmp_path: Path) -> None:
    rich, folder = made.media(tmp_path)
    books = {
        **{locale: data(module, locale, SITE) for locale in SETTINGS.languages},
        "every kind of medium": data(rich, "en", SITE, folder),
        "no address, names of all scripts": data(made.people(made.without(module, "quiz", "guide", "glossary")), "ar"),
        "many lessons": data(made.many_lessons(module, 30), "en"),
    }
    found = verdicts({**books, "broken": broken(books["en"])})
    assert any("RSC-012" in line for line in found.pop("broken"))  # the judge is awake
    assert found == {name: [] for name in books}


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("name", MODULES)
def test_epubcheck_finds_nothing_in_the_modules_of_this_catalogue(catalogue, name: str) -> None:
    module = catalogue.module(name)
    books = {tag: data(module, tag, REAL, ROOT / module.folder) for tag in module.editions}
    assert verdicts(books) == {tag: [] for tag in books}


@pytest.mark.parametrize(("name", "locale"), EDITIONS)
def test_everything_leads_somewhere_in_the_books_of_this_catalogue(catalogue, name: str, locale: str) -> None:
    module = catalogue.module(name)
    found = data(module, locale, REAL, ROOT / module.folder)
    assert faults(OpenBook(found)) == []
    assert len(found) < 2_000_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing_in_the_chapters(chromium: Browser, module, tmp_path: Path, locale: str, scheme: str) -> None:
    book = OpenBook(data(module, locale, SITE))
    book.archive.extractall(tmp_path)
    context = chromium.new_context(viewport={"width": 400, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for path in book.spine:
        page.goto((tmp_path / path).as_uri())
        if scheme == "dark":  # the page's colour is the reading system's; axe takes an unset one for white
            page.evaluate("document.documentElement.style.backgroundColor = '#121212'")
        page.evaluate(AXE.read_text("utf-8"))
        options = {"preload": False, "runOnly": {"type": "tag", "values": TAGS}, "rules": RULES, "resultTypes": ["violations"]}
        result = page.evaluate("options => axe.run(document, options)", options)
        found += [f"{path} {one['id']}: {node['html'][:160]}" for one in result["violations"] for node in one["nodes"]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > 400:
            found.append(f"{path} is {wide} pixels wide")
    context.close()
    assert found == []
