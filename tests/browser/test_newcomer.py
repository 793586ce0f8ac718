"""A newcomer's path, recorded as screenshots in .cache/screens: home → filter → module in Greek → lesson → quiz → download → play."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import ROOT, Watch

SCREENS = ROOT / ".cache" / "screens"
SIZES = {"wide": (1280, 900), "phone": (360, 740)}


@pytest.mark.parametrize("size", SIZES)
def test_from_the_home_page_to_a_playing_package(chromium: Browser, address: str, tmp_path: Path, size: str):
    SCREENS.mkdir(parents=True, exist_ok=True)
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    step = 0

    def shot() -> None:
        nonlocal step
        step += 1
        page.screenshot(path=SCREENS / f"newcomer-{size}-{step}.png")

    page.goto(f"{address}/index.html")
    shot()
    page.locator("main a[href$='catalogue.html']").first.click()
    sheet = page.locator("[data-sheet] summary")
    if size == "phone":  # the filters are a closed sheet there
        expect(page.locator("[name=lang][value=el]")).to_be_hidden()
        sheet.click()
    page.locator("[name=lang][value=el]").check()
    page.locator("[name=topic][value=online-safety]").check()
    expect(page.locator("article.oer-card:visible")).to_have_count(1)
    shot()
    if size == "phone":
        sheet.click()
    card = page.locator("article.oer-card:visible")
    card.get_by_role("link", name="Ελληνικά").or_(card.get_by_role("link").first).first.click()
    if "/el/" not in page.url:
        switch_to_greek(page)
    shot()
    page.get_by_role("link", name="Αρχίστε").or_(page.locator("a.oer-button--primary")).first.click()
    page.wait_for_url(re.compile("/el/modules/staying-safe-online/spot-a-false-message.html"))
    expect(page.locator("h1")).to_contain_text("μήνυμα")
    shot()
    page.goto(f"{address}/el/modules/staying-safe-online/quiz.html")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.locator(".oer-quiz__check").click()
    expect(question.locator("[role=status]")).not_to_be_empty()
    shot()
    page.goto(f"{address}/el/modules/staying-safe-online/index.html")
    page.locator("#download details summary, details.oer-use summary").first.click()
    link = page.locator("a[href$='staying-safe-online-el.scorm12.zip']:visible").first
    with page.expect_download() as started:
        link.click()
    shot()
    started.value.save_as(tmp_path / "module.zip")
    zipfile.ZipFile(tmp_path / "module.zip").extractall(tmp_path / "module")
    assert watch.errors == []
    player = context.new_page()
    player.goto((tmp_path / "module" / "index.html").as_uri())
    expect(player.locator("body.oer-reader--live")).to_be_visible()
    player.screenshot(path=SCREENS / f"newcomer-{size}-played.png")
    context.close()


def switch_to_greek(page: Page) -> None:
    page.locator("header details summary, header button").filter(has_text="English").or_(page.locator("header summary")).first.click()
    page.locator("header").get_by_role("link", name="Ελληνικά").click()
    page.wait_for_url(re.compile("/el/"))
