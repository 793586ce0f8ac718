"""What people find who open the ZIM files with kiwix-serve and Chromium."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from html import unescape
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import BOOKS, TEA, archive, asked


def test_kiwix_reads_the_library(made: Path, kiwix: str):
    feed = feedparser.parse(asked(f"{kiwix}/catalog/v2/entries"))
    assert {found.id.removeprefix("urn:uuid:") for found in feed.entries} == {str(archive(made, book).uuid) for book in BOOKS}


@pytest.mark.parametrize(
    ("tag", "words", "path"),
    [
        ("en", "swirl", f"{TEA}/brew-a-pot.html"),
        ("el", "κουταλιά", f"el/{TEA}/brew-a-pot.html"),
        ("el", "ΚΟΥΤΑΛΙΑ", f"el/{TEA}/brew-a-pot.html"),
        ("bg", "азбуката", "bg/modules/bulgarian-only/letters.html"),
        ("ar", "ملعقة", f"ar/{TEA}/brew-a-pot.html"),
        ("ar", "نقيا", f"ar/{TEA}/brew-a-pot.html"),  # the page has it with vowel signs
        ("mul", "κουταλιά", f"el/{TEA}/brew-a-pot.html"),
        ("mul", "swirl", f"{TEA}/brew-a-pot.html"),
        ("mul", "ملعقة", f"ar/{TEA}/brew-a-pot.html"),
        ("mul", "азбуката", "bg/modules/bulgarian-only/letters.html"),
    ],
)
def test_full_text_search_answers(kiwix: str, tag: str, words: str, path: str):
    book = f"second_{tag}_all_2026-10"
    page = asked(f"{kiwix}/search?content={book}&pattern={urllib.parse.quote(words)}")
    found = [urllib.parse.unquote(href) for href in re.findall(rf'<a href="/{book}/([^"]+)"', page)]
    assert found[0] == path, found


def test_search_knows_the_words_of_pages_and_not_those_around_them(kiwix: str):
    def found(words: str) -> list[str]:
        page = asked(f"{kiwix}/search?content={BOOKS[0]}&pattern={urllib.parse.quote(words)}")
        return re.findall(rf'<a href="/{BOOKS[0]}/([^"]+)"', page)

    assert f"{TEA}/brew-a-pot.html" not in found("Accessibility")  # its footer leads there
    assert "accessibility.html" in found("Accessibility")
    assert not [path for path in found("scorm12") if path.startswith("downloads/")]  # the small pages are not found


@pytest.mark.parametrize(
    ("tag", "begin", "title"),
    [("en", "brew", "Brew a pot"), ("el", "ετοιμ", "Ετοιμάστε ένα τσάι"), ("bg", "букв", "Буквите"), ("ar", "إعداد", "إعداد إبريق شاي")],
)
def test_titles_are_suggested(kiwix: str, tag: str, begin: str, title: str):
    rows = json.loads(asked(f"{kiwix}/suggest?content=second_{tag}_all_2026-10&term={urllib.parse.quote(begin)}"))
    assert any(unescape(row["value"]).startswith(title) for row in rows if row["kind"] == "path"), rows
    assert not any("Second Catalogue" in row["value"] for row in rows)


class Seen:
    """What goes wrong on pages in Kiwix."""

    # The bar that kiwix-serve puts over pages tries something that the pages' policy refuses; the bar works all the same.
    KNOWN = "Executing inline event handler violates"

    def __init__(self, page: Page, origin: str) -> None:
        self.found: list[str] = []
        page.on("console", lambda m: m.type == "error" and not m.text.startswith(self.KNOWN) and self.found.append(m.text))
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("response", lambda r: r.status >= 400 and self.found.append(f"{r.status} {r.url}"))
        page.on("request", lambda r: r.url.startswith((origin, "data:")) or self.found.append(r.url))


def test_quiz_search_planner_and_catalogue_work_in_kiwix(kiwix: str, chromium: Browser):
    page = chromium.new_page()
    seen, book = Seen(page, kiwix), f"{kiwix}/second_el_all_2026-10"
    page.goto(book + "/")
    expect(page).to_have_url(f"{book}/el/index.html")
    page.locator(".oer-search input").first.fill("κουταλια")
    expect(page.locator("[role=option]").first).to_contain_text("Τσάι με μια ομάδα")
    page.goto(f"{book}/el/{TEA}/quiz.html")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.locator("button:visible").first.click()
    expect(question.locator("[role=status]")).not_to_be_empty()
    page.goto(f"{book}/el/{TEA}/guide.html")
    before = page.locator("main").inner_text()
    page.locator("[data-planner] input[type=number]:visible, main input[type=number]:visible").first.fill("12")
    page.locator("main").click(position={"x": 5, "y": 5})
    expect(page.locator("main")).not_to_have_text(before)
    page.goto(f"{book}/el/catalogue.html")
    expect(page.locator("article.oer-card:visible").first).to_be_visible()
    page.goto(f"{book}/el/{TEA}/serve-the-group.html")
    expect(page.locator("main video")).to_have_count(1)
    assert seen.found == []
    page.close()


def test_what_is_missing_is_said_in_kiwix(kiwix: str, chromium: Browser):
    page = chromium.new_page()
    seen = Seen(page, kiwix)
    page.goto(f"{kiwix}/second_el_all_2026-10/el/{TEA}/index.html")
    page.evaluate("document.querySelector('a[href$=\"tea-with-a-group-el.scorm12.zip\"]').click()")
    expect(page.locator("h1")).to_have_text("tea-with-a-group-el.scorm12.zip")
    page.locator("main a").last.click()
    expect(page).to_have_url(f"{kiwix}/second_el_all_2026-10/el/index.html")
    assert seen.found == []
    page.close()
