"""The home page answers who comes from a copy of the catalogue and asks whether there is a newer one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from oer_catalogue.copies.here import VERSION
from oer_catalogue.locales import load

from .conftest import Watch


@pytest.fixture(scope="module")
def version(second_site: Path) -> str:
    return hashlib.sha256((second_site / "data/manifest.json").read_bytes()).hexdigest()[:VERSION]


@pytest.fixture
def visit(context: BrowserContext, second: str) -> Iterator[Page]:
    """A page whose errors fail the test at its end."""
    page, watch = context.new_page(), Watch(second)
    watch.follow(page)
    yield page
    assert watch.errors == []


@pytest.mark.parametrize(("path", "locale"), [("index.html", "en"), ("el/index.html", "el")])
def test_a_copy_is_compared_with_the_site(visit: Page, second: str, version: str, path: str, locale: str) -> None:
    t, line = load(locale), visit.get_by_role("status").first
    visit.goto(f"{second}/{path}#copy={version}")
    expect(line).to_have_text(t("copy.same"))
    visit.evaluate(f"location.hash = 'copy={'0' * VERSION}'")
    expect(line).to_have_text(t("copy.older"))


def test_where_a_browser_cannot_compare_it_says_so(visit: Page, second: str, version: str) -> None:
    visit.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    visit.goto(f"{second}/index.html#copy={version}")
    expect(visit.locator("[data-copy]")).to_have_text(load("en")("copy.unsure"))


def test_who_does_not_ask_is_told_nothing_and_nothing_is_fetched(visit: Page, second: str) -> None:
    asked: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    visit.goto(f"{second}/index.html#main", wait_until="networkidle")
    expect(visit.locator("[data-copy]")).to_be_empty()
    assert not [url for url in asked if "manifest" in url]
