"""A partial copy, opened from its folder in Chromium: what is not here says so, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from oer_catalogue.copies.selection import Wanted
from oer_catalogue.locales import load
from oer_catalogue.releases.listing import Site

from ..browser.conftest import axe
from .conftest import ADDRESS, TEA, part

GREEK = Wanted(languages=("el", "en"), modules=(TEA,), formats=("epub",))
expect.set_options(timeout=30_000)  # a machine may be busy

MARK, CARD = load("el")("copy.mark"), load("el")("copy.card")


@pytest.fixture(scope="module")
def copy(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return part(site, GREEK, tmp_path_factory.mktemp("part"))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing may fail."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened, errors = context.new_page(), []
    opened.set_default_timeout(30_000)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("requestfailed", lambda request: errors.append(request.url))
    opened.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else errors.append(request.url))
    yield opened
    context.close()
    assert errors == []


def marked(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator(".oer-away")).to_be_visible()


def test_a_link_to_what_is_not_here_says_so_and_leads_to_the_whole_catalogue(page: Page, copy: Path):
    marked(page, (copy / "el/catalogue.html").as_uri())
    away = page.locator('.oer-card[data-id="links-only"] .oer-card__link')
    expect(away).to_contain_text(CARD)
    assert away.get_attribute("href") == f"{ADDRESS}el/modules/links-only/index.html"
    near = page.locator(f'.oer-card[data-id="{TEA}"] .oer-card__link')
    expect(near).not_to_contain_text(MARK)
    assert near.get_attribute("href") == f"modules/{TEA}/index.html"
    download = page.locator('.oer-card[data-id="links-only"] .oer-card__download')
    assert download.get_attribute("href") == f"{ADDRESS}el/modules/links-only/index.html#download"
    assert MARK in download.get_attribute("aria-label")
    assert axe(page) == []


def test_no_card_goes_and_filters_say_which_languages_are_not_here(page: Page, copy: Path, site: Site):
    marked(page, (copy / "el/catalogue.html").as_uri())
    listed = [slug for slug, facts in site.modules.items() if facts["status"] != "archived"]
    assert page.locator(".oer-card:visible").count() == len(listed) == 3
    option = page.locator('[data-facet=lang] label:has(input[value="bg"])')
    expect(option).to_contain_text(MARK)
    expect(page.locator('[data-facet=lang] label:has(input[value="el"])')).not_to_contain_text(MARK)
    option.click()
    assert page.locator(".oer-card:visible").count() == 2


def test_the_language_menu_and_downloads_are_marked(page: Page, copy: Path):
    marked(page, (copy / f"el/modules/{TEA}/index.html").as_uri())
    menu = page.locator("[data-switcher] a[hreflang=bg]")
    assert menu.get_attribute("href") == f"{ADDRESS}bg/modules/{TEA}/index.html"
    assert MARK in menu.text_content()
    assert MARK not in page.locator("[data-switcher] a[hreflang=en]").text_content()
    kept = page.locator(f'a[href$="{TEA}-el.epub"]')
    assert kept.count() > 0
    assert page.locator('a[href^="../../../downloads/"]:not([href$=".epub"]):not([href$="SHA256SUMS"])').count() == 0
    gone = page.locator(f'a[href="{ADDRESS}el/modules/{TEA}/index.html#download"]')
    assert gone.count() > 0
    for link in gone.all():
        assert MARK in link.text_content() or MARK in (link.get_attribute("aria-label") or "")
        assert link.get_attribute("download") is None
    page.locator("[data-switcher] summary").click()
    page.locator(".oer-use__summary").first.click()
    assert axe(page) == []


def test_results_of_the_search_are_marked(page: Page, copy: Path):
    marked(page, (copy / "el/index.html").as_uri())
    page.locator("form.oer-search input[name=q]:visible").fill("συναντήσεις")
    option = page.locator(".oer-search__option--module", has_text="Μαθήματα άλλων")
    expect(option).to_contain_text(MARK)
    assert option.get_attribute("href").startswith(ADDRESS)
    assert axe(page) == []


def test_a_link_that_comes_later_is_marked_too(page: Page, copy: Path):
    marked(page, (copy / "el/about.html").as_uri())
    page.evaluate("""() => { const a = document.createElement("a"); a.id = "late"; a.textContent = "x";
        a.href = "modules/links-only/index.html"; document.querySelector("main").append(a); }""")
    late = page.locator("#late")
    expect(late).to_contain_text(MARK)
    page.evaluate("""() => document.getElementById("late").setAttribute("href", "modules/bulgarian-only/index.html")""")
    expect(late).to_have_attribute("href", f"{ADDRESS}el/modules/bulgarian-only/index.html")
    assert late.locator(".oer-badge").count() == 1


def test_where_nobody_knows_the_whole_catalogue_links_lead_nowhere(page: Page, site: Site, tmp_path: Path):
    marked(page, (part(site, GREEK, tmp_path, "") / "el/catalogue.html").as_uri())
    away = page.locator('.oer-card[data-id="links-only"] .oer-card__link')
    expect(away).to_contain_text(load("el")("copy.missing"))
    assert away.get_attribute("href") is None
    assert "http" not in page.locator(".oer-away").inner_html()


def test_a_film_that_was_left_out_says_where_it_is(chromium: Browser, site: Site, tmp_path: Path):
    folder = part(site, Wanted(languages=("en",), largest=1), tmp_path)
    page = chromium.new_page()  # the browser looks for the film before any script runs
    marked(page, (folder / f"modules/{TEA}/serve-the-group.html").as_uri())
    assert page.locator("video, audio").count() == 0
    link = page.locator(f'.oer-media a[href^="{ADDRESS}modules/{TEA}/media/"]').first
    expect(link).to_contain_text(load("en")("copy.mark"))
    assert axe(page) == []
    page.close()


def test_the_foot_of_a_page_says_which_copy_it_is(page: Page, copy: Path, site: Site):
    marked(page, (copy / "index.html").as_uri())
    version = next(file.sha256[:12] for file in site.files if file.path == "data/manifest.json")
    foot = page.locator(".oer-away")
    expect(foot).to_contain_text("This copy holds only a part of the catalogue.")
    expect(foot).to_contain_text(version)
    assert foot.locator("a").last.get_attribute("href") == f"{ADDRESS}#copy={version}"
    assert axe(page) == []


@pytest.mark.parametrize("path", ["el/modules/links-only/index.html", "bg/index.html", "ar/plan.html"])
def test_a_small_page_stands_in(page: Page, copy: Path, path: str):
    page.goto((copy / path).as_uri())
    language = path.split("/")[0]
    expect(page.locator("h1")).to_have_text(load(language)("copy.title"))
    assert page.locator(f'main a[href="{ADDRESS}{path}"]').count() == 1
    assert axe(page) == []
    page.locator('main a:not([href^="http"])').first.click()
    expect(page.locator("form.oer-search").first).to_be_attached()  # a page of the site


def test_without_scripts_cards_and_menu_lead_to_pages_that_say_so(chromium: Browser, copy: Path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto((copy / "el/catalogue.html").as_uri())
    page.locator('.oer-card[data-id="links-only"] .oer-card__link').click()
    expect(page.locator("h1")).to_have_text(load("el")("copy.title"))
    page.go_back()
    page.locator("[data-switcher] summary").click()
    page.locator("[data-switcher] a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text(load("ar")("copy.title"))
    context.close()


def test_the_site_itself_and_a_whole_copy_are_as_before(page: Page, site: Site):
    page.goto((site.root / "el/catalogue.html").as_uri())
    page.wait_for_load_state("load")
    assert page.evaluate("'here' in window.oer") is False
    assert page.locator(".oer-away").count() == 0
    assert page.locator('script[src$="away.js"]').count() == 0
