"""The real catalogue in Chromium: every page type, every language, and what a visitor does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ROOT, Watch

LANGUAGES = ("en", "it", "el", "bg", "de", "nl", "fi", "ar")
MODULE = "modules/staying-safe-online"
PAGES = {
    "home": "index.html",
    "catalogue": "catalogue.html",
    "module": f"{MODULE}/index.html",
    "lesson": f"{MODULE}/spot-a-false-message.html",
    "quiz": f"{MODULE}/quiz.html",
    "guide": f"{MODULE}/guide.html",
    "glossary": f"{MODULE}/glossary.html",
    "written": "privacy.html",
    "take part": "contribute.html",
    "reference": "reference/module-yml.html",
}


def path(locale: str, name: str) -> str:
    return PAGES[name] if locale == "en" else f"{locale}/{PAGES[name]}"


@pytest.mark.parametrize("name", PAGES)
def test_print_and_no_script_keep_the_text(chromium: Browser, address: str, name: str):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES[name]}")
    assert len(page.locator("main").inner_text()) > 200
    page.emulate_media(media="print")
    assert len(page.locator("main").inner_text()) > 200
    context.close()


def test_404_in_every_language(page: Page, address: str):
    page.goto(f"{address}/404.html")
    for locale in LANGUAGES:
        expect(page.locator(f"main [lang='{locale}']").first).to_be_visible()


QUESTIONS = {
    "en": "passphra",
    "it": "messaggio falso",
    "el": "συνθημα",
    "bg": "пароли",
    "de": "phishing",
    "nl": "wachtwoordzin",
    "fi": "huijausviesti",
    "ar": "phishing",
}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_search_answers_in_each_language(page: Page, address: str, locale: str):
    page.goto(f"{address}/{path(locale, 'module')}")
    field = page.locator(".oer-search input").first
    words = {"el": "μηνυμα", "bg": "съобщение"}.get(locale, QUESTIONS[locale])
    field.fill(words)
    option = page.locator("[role=option]").first
    expect(option).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(re.compile("modules/"))
    prefix = "" if locale == "en" else f"/{locale}"
    assert f"{prefix}/modules/" in page.url


def test_search_without_a_choice_opens_the_catalogue(page: Page, address: str):
    page.goto(f"{address}/index.html")
    page.locator(".oer-search input").first.fill("licence")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"catalogue\.html\?q=licence"))
    expect(page.locator("article.oer-card:visible")).not_to_have_count(0)
    expect(page.locator("article.oer-card:visible").first).to_contain_text("Open licences")


def test_filters_narrow_the_catalogue_and_their_address_can_be_shared(page: Page, address: str):
    page.goto(f"{address}/catalogue.html")
    cards = page.locator("article.oer-card:visible")
    everything = cards.count()
    page.locator("[name=lang][value=el]").check()
    page.locator("[name=topic][value=online-safety]").check()
    expect(cards).to_have_count(1)
    assert everything > 1
    shared = page.url
    assert "lang=el" in shared
    assert "topic=online-safety" in shared
    page.goto(f"{address}/index.html")
    page.goto(shared)
    expect(cards).to_have_count(1)


def test_the_language_switch_stays_on_the_page(page: Page, address: str):
    page.goto(f"{address}/{path('en', 'lesson')}")
    page.locator("[data-switcher], .oer-switcher").first.locator("summary, button").first.click()
    page.get_by_role("link", name="Ελληνικά").first.click()
    page.wait_for_url(re.compile(f"/el/{PAGES['lesson']}"))
    assert page.locator("html").get_attribute("lang") == "el"


def test_a_fallback_says_so_in_the_readers_language(page: Page, address: str):
    page.goto(f"{address}/{path('ar', 'lesson')}")
    assert page.locator("article, .oer-article").first.get_attribute("lang") == "en"
    assert page.locator("article, .oer-article").first.get_attribute("dir") == "ltr"
    expect(page.locator(".oer-notice").first).to_be_visible()
    assert page.locator("meta[name=robots][content*=noindex]").count() == 1
    assert page.locator("link[hreflang]").count() == 0


def test_a_quiz_is_answered(page: Page, address: str):
    page.goto(f"{address}/{path('en', 'quiz')}")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator("[role=status]")).not_to_be_empty()


def test_the_site_opens_from_a_folder(context: BrowserContext, built: Path):
    page = context.new_page()
    watch = Watch("file://")
    watch.follow(page)
    page.goto(f"{built.as_uri()}/index.html")
    page.locator(".oer-search input").first.fill("passphrase")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.goto(f"{built.as_uri()}/el/{PAGES['lesson']}")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{built.as_uri()}/catalogue.html?lang=it")
    expect(page.locator("article.oer-card:visible").first).to_be_visible()
    assert watch.errors == []


def test_downloads_are_offered_with_size_and_checksum(page: Page, address: str, built: Path):
    page.goto(f"{address}/{path('el', 'module')}")
    for suffix in ("scorm12.zip", "html.zip", "source.zip"):
        link = page.locator(f"a[href$='staying-safe-online-el.{suffix}']").first
        assert link.count() == 1, suffix
        assert (built / f"downloads/staying-safe-online/staying-safe-online-el.{suffix}").is_file()
    assert (ROOT / "modules").is_dir()


@pytest.mark.parametrize("width", [960, 1000, 1100])
def test_the_header_stays_in_the_window_in_each_language(page: Page, address: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    for locale in LANGUAGES:
        page.goto(f"{address}/{'' if locale == 'en' else locale + '/'}catalogue.html")
        for part in page.locator(":is(.oer-header a, .oer-header button, .oer-header summary, .oer-header input):visible").all():
            box = part.bounding_box()
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width, (locale, part.inner_html()[:80])
            assert box["y"] >= 0
