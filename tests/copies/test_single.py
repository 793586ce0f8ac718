"""A module as one file: it opens alone, the quiz works, and nothing else may run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from oer_catalogue.copies.selection import EVERYTHING, Wanted
from oer_catalogue.copies.single import single, single_files
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.releases.listing import Site

from .conftest import TEA


def package(site: Site, language: str) -> Path:
    return site.root / f"downloads/{TEA}/{TEA}-{language}.html.zip"


def test_there_is_one_for_each_module_and_language(site: Site):
    assert len(list(single_files(site, EVERYTHING))) == 9
    wanted = Wanted(languages=("el",), modules=(TEA,), formats=())
    assert list(single_files(site, wanted)) == [(TEA, "el", package(site, "el"))]


def test_everything_stands_in_the_page(site: Site):
    page = single(package(site, "ar")).decode()
    assert not re.search(r'\s(?:src|href)="(?!data:|#|https:)', page)
    assert not re.search(r"<(?:video|audio|source|track)\b", page)
    assert "A hand pours tea" in page or page.count("<p>(") >= 1
    assert page == single(package(site, "ar")).decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_works_alone_and_runs_nothing_else(chromium: Browser, site: Site, tmp_path: Path, language: str):
    file = tmp_path / "module.html"
    file.write_bytes(single(package(site, language)).replace(b"</body>", b'<script>document.title = "stolen"</script></body>'))
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page, errors, asked = context.new_page(), [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("#index h1")).to_be_visible(timeout=30_000)
    page.goto(f"{file.as_uri()}#brew-a-pot")
    expect(page.locator("#brew-a-pot")).to_be_visible(timeout=30_000)
    assert page.evaluate("[...document.images].every(image => image.src.startsWith('data:'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.oer-bar')).display") != "block"
    page.goto(f"{file.as_uri()}#quiz")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").first.check()
    question.locator("button:visible").first.click()
    assert page.title() != "stolen"
    assert [error for error in errors if "Content Security Policy" not in error] == []
    assert len(errors) == 1  # the script that was put in
    assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    context.close()


def test_a_package_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "x-en.html.zip").write_bytes(b"no zip")
    with pytest.raises(BuildError, match=r"x-en.html.zip could not be read"):
        single(tmp_path / "x-en.html.zip")
