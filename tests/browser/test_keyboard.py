"""Every way through the site with the keyboard alone: what is reached is seen, in order, marked, and can be left again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watch
from .pagetypes import SAFE, SUBJECTS

STEPS = 400
"""More presses of Tab than the longest page needs."""

FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getBoundingClientRect();
  const label = one.closest(".oer-quiz__label");
  const marks = [[one, null], [one, "::after"], [label, null]].filter(([e]) => e).map(([e, part]) => getComputedStyle(e, part));
  const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
  const at = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.x + box.width / 2)), (top + bottom) / 2);
  one.dataset.stop = one.dataset.stop || String(document.querySelectorAll("[data-stop]").length);
  const before = document.querySelector("[data-last]");
  if (before) before.removeAttribute("data-last");
  one.dataset.last = "";
  return {
    stop: Number(one.dataset.stop),
    name: (one.getAttribute("aria-label") || one.innerText || one.value || one.name || "").trim(),
    html: one.outerHTML.slice(0, 120),
    shown: box.width > 0 && box.height > 0 && getComputedStyle(one).visibility === "visible",
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: Boolean(at) && !one.contains(at) && !at.contains(one) && !(label && label.contains(at)),
    marked: marks.some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3),
    follows: !before || before === one || Boolean(before.compareDocumentPosition(one) & 4),
  };
}"""


@dataclass(frozen=True)
class Walker:
    """Somebody with a keyboard. Each stop must be seen, must be marked and must come after the one before."""

    page: Page

    def stop(self) -> dict | None:
        self.page.keyboard.press("Tab")
        focus = self.page.evaluate(FOCUS)
        if focus:
            assert focus["shown"] and focus["inside"], f"focus on what is not seen: {focus['html']}"
            assert focus["marked"], f"no line around {focus['html']}"
            assert not focus["covered"], f"something lies over {focus['html']}"
        return focus

    def to(self, name: str | re.Pattern[str]) -> None:
        """Tab until something with this name (its start, or a pattern) has the focus."""
        for _ in range(STEPS):
            focus = self.stop()
            if focus and (focus["name"].startswith(name) if isinstance(name, str) else name.search(focus["name"])):
                return
        raise AssertionError(f"{name} is not reached by Tab")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")

    def focused(self, selector: str) -> bool:
        return self.page.evaluate("selector => document.activeElement.matches(selector)", selector)


@pytest.fixture
def walker(page: Page) -> Walker:
    return Walker(page)


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    yield page
    context.close()
    assert watch.errors == []


WALKS = [
    pytest.param(name, width, id=f"{name}-{width}", marks=() if at % 6 == side * 3 else pytest.mark.beyond_sample)
    for at, name in enumerate(SUBJECTS)
    for side, width in enumerate((1280, 360))
    if name != "former address"
]


@pytest.mark.parametrize(("name", "width"), WALKS)
def test_tab_goes_through_the_whole_page_in_order_and_out_again(
    chromium: Browser, place: Callable[[str], str], name: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{place(SUBJECTS[name].site)}/{SUBJECTS[name].in_language('en')}")
    walker = Walker(page)
    if "#" in page.url:  # Tab would start where the address leads
        page.locator(".oer-skip").focus()
        first = page.evaluate(FOCUS)
    else:
        first = walker.stop()
    assert first and re.search("skip|text", first["name"], re.I), first
    seen = 1
    for _ in range(STEPS):
        focus = walker.stop()
        if focus is None or focus["stop"] == 0:
            break
        assert focus["follows"], f"out of order: {focus['html']}"
        seen += 1
    else:
        raise AssertionError("Tab does not come out of the page again")
    missed = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) =>
            one.checkVisibility({ checkVisibilityCSS: true }) && one.getBoundingClientRect().width && !one.disabled && one.tabIndex >= 0
            && !("stop" in one.dataset) && one.type !== "radio").map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert "\n".join(missed) == ""
    assert seen > 5
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement !== null")
    context.close()


def test_the_skip_link_leads_past_the_header(walker: Walker, address: str) -> None:
    walker.page.goto(f"{address}/{SAFE}/index.html")
    walker.to("Skip")
    walker.press("Enter")
    assert walker.focused("main")
    walker.stop()
    assert walker.page.evaluate("document.activeElement.closest('main') !== null")


def test_from_home_by_search_to_a_lesson_and_its_quiz(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}/index.html")
    for _ in range(STEPS):
        walker.stop()
        if walker.focused("[role=combobox]"):
            break
    page.keyboard.type("passphrase")
    expect(page.locator("[role=option]:visible").first).to_be_visible()
    walker.press("ArrowDown", "ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert page.evaluate("document.activeElement.getAttribute('aria-activedescendant')") == chosen.get_attribute("id")
    walker.press("Escape")
    expect(page.locator(".oer-search__panel:visible")).to_have_count(0)
    assert walker.focused("[role=combobox]"), "Escape keeps the focus in the field"
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    expect(page.locator("[role=option]:visible").first).to_be_visible()
    walker.press("ArrowDown")
    with page.expect_navigation():
        walker.press("Enter")
    page.wait_for_url(re.compile("/modules/"))
    page.goto(f"{address}/{SAFE}/spot-a-false-message.html")
    walker.to("I have read this")
    walker.press("Space")
    assert walker.focused("[data-done][aria-pressed=true]")
    page.goto(f"{address}/{SAFE}/quiz.html")
    question = page.locator(".oer-quiz__item:visible").first
    for _ in range(STEPS):
        walker.stop()
        if walker.focused(".oer-quiz__item input"):
            break
    walker.press("ArrowDown")
    walker.press("Space")
    walker.to("Check")
    walker.press("Enter")
    expect(question.locator("[role=status]")).not_to_be_empty()
    assert page.evaluate("document.activeElement !== document.body"), "the focus is lost after an answer"


def test_from_the_catalogue_by_filters_to_a_module_and_its_download(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}/catalogue.html")
    count = page.locator("[data-result-count]")
    assert count.get_attribute("role") == "status"
    before = count.inner_text()
    for _ in range(STEPS):
        walker.stop()
        if walker.focused("[name=topic][value=online-safety]"):
            break
    walker.press("Space")
    expect(count).not_to_have_text(before)
    expect(page.locator("article.oer-card:visible")).to_have_count(1)
    walker.to(re.compile("Online safety", re.I))
    walker.press("Enter")
    expect(count).to_have_text(before)
    assert page.evaluate("document.activeElement !== document.body"), "the focus goes with the chip"
    walker.follow("Staying safe online")
    walker.to("Download")
    walker.press("Enter")
    walker.stop()
    assert page.evaluate("document.activeElement.closest('#download') !== null")
    assert walker.focused("summary")
    walker.press("Enter")
    walker.stop()
    assert walker.focused("summary"), "Moodle first asks what one may do there"
    walker.press("Enter")
    walker.stop()
    assert walker.focused("a[download]")
    with page.expect_download() as started:
        walker.press("Enter")
    assert started.value.suggested_filename.endswith(".section.mbz")


def test_from_home_to_a_quiz_by_links(walker: Walker, address: str) -> None:
    walker.page.goto(f"{address}/index.html")
    walker.follow("Catalogue")
    walker.follow("Staying safe online")
    walker.follow("Start reading")
    walker.follow("Check yourself")
    assert walker.page.url.endswith("quiz.html")


def test_a_guide_is_opened_step_by_step(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}/{SAFE}/guide.html")
    walker.to(page.locator(".oer-plan__step a").first.inner_text())
    walker.press("Enter")
    page.wait_for_function("document.querySelector(':target') !== null")
    assert page.locator(":target").evaluate("e => e.getBoundingClientRect().top >= document.querySelector('header').offsetHeight - 1")
    for _ in range(STEPS):
        walker.stop()
        if walker.focused("main .oer-more > summary"):
            break
    walker.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


def test_the_language_list_opens_closes_and_gives_the_focus_back(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}/{SAFE}/index.html")
    walker.to(re.compile("English"))
    walker.press("Enter")
    expect(page.locator(".oer-languages__panel")).to_be_visible()
    walker.stop()
    assert walker.focused(".oer-languages__link")
    walker.press("Escape")
    expect(page.locator(".oer-languages__panel")).to_be_hidden()
    assert walker.focused(".oer-languages summary")
    walker.press("Enter")
    walker.to("Ελληνικά")
    with page.expect_navigation():
        walker.press("Enter")
    assert page.locator("html").get_attribute("lang") == "el"


def test_the_colours_are_switched_and_the_button_says_so(walker: Walker, address: str) -> None:
    walker.page.goto(f"{address}/index.html")
    walker.to("Dark")
    assert walker.focused("[aria-pressed=false]")
    walker.press("Space")
    assert walker.focused("[aria-pressed=true]")
    assert walker.page.locator("html").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("name", ["home", "catalogue", "module", "lesson", "quiz", "written page"])
def test_the_menu_of_a_phone(phone: Page, address: str, name: str) -> None:
    """Shut, nothing in it can be reached; Escape shuts it and the focus is back on its button; leaving it shuts it too."""
    phone.goto(f"{address}/{SUBJECTS[name].path}")
    walker = Walker(phone)
    walker.to("Menu")
    assert walker.focused("[data-menu][aria-expanded=false]")
    inside = "document.activeElement.closest('#oer-nav, #oer-header-search') !== null"
    for _ in range(8):
        walker.stop()
        assert not phone.evaluate(inside), "focus inside of what is shut"
    phone.locator("[data-menu]").focus()
    walker.press("Enter")
    assert walker.focused("#oer-nav a")
    walker.press("Escape")
    assert walker.focused("[data-menu][aria-expanded=false]")
    expect(phone.locator("#oer-nav")).to_be_hidden()
    walker.press("Space")
    links = phone.locator("#oer-nav a").count()
    for _ in range(links):
        walker.stop()
    assert not phone.evaluate(inside)
    expect(phone.locator("#oer-nav")).to_be_hidden()
    if not phone.locator("[data-search-button]").count():  # the home page has its search in the middle
        return
    phone.locator("[data-search-button]").focus()
    walker.press("Enter")
    assert walker.focused("#oer-header-search input")
    walker.press("Escape")
    assert walker.focused("[data-search-button][aria-expanded=false]")


def test_the_filters_of_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/catalogue.html")
    walker = Walker(phone)
    walker.to("Filters")
    walker.stop()
    assert not phone.evaluate("document.activeElement.closest('[data-sheet]') !== null"), "focus inside of what is shut"
    phone.locator("[data-sheet] summary").focus()
    walker.press("Enter")
    walker.stop()
    assert walker.focused("[data-facet] input")


def test_live_regions_say_how_many(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}/index.html")
    page.locator("main [role=combobox]").fill("passphrase")
    live = page.locator("main .oer-search [role=status]")
    expect(live).to_have_text(re.compile(r"\d"))
    page.locator("main [role=combobox]").fill("zzzzzzz")
    expect(live).to_have_text(re.compile("zzzzzzz"))
    page.goto(f"{address}/catalogue.html")
    count = page.locator("[data-result-count]")
    assert (count.get_attribute("role"), count.get_attribute("aria-live")) == ("status", "polite")
    page.locator("[name=lang]").first.check()
    expect(count).to_have_text(re.compile(r"^\d+ "))
