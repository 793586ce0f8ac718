"""axe-core finds nothing: every page type × language × look, each with its menu, search, languages and folds shut and open.

A case is one page type in one language and one look; inside it the page is put into each state that it can have. ``make test``
runs a seeded sample that meets each page type and each pair of language and look; ``--prove`` runs every case.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watch, axe
from .pagetypes import LOOKS, OLD, REAL, SUBJECTS, Look

QUESTIONS = {"en": "passphra", "it": "messaggio", "el": "μηνυμα", "bg": "пароли", "de": "phishing", "ar": "phishing"}
SECOND_QUESTIONS = {"en": "group", "el": "ομαδα", "bg": "група", "ar": "group"}
"""Words that somebody types into the search on the real site and on the fixture's."""


def sample() -> list[Any]:
    """Every case; those that ``make test`` leaves out are marked."""
    cases = [(name, locale, look) for name, subject in SUBJECTS.items() for locale in subject.locales for look in LOOKS]
    shuffled = random.Random("axe").sample(cases, len(cases))
    missing = {*SUBJECTS, *REAL, *LOOKS}
    chosen = set()
    while missing:
        best = max(shuffled, key=lambda case: len(missing & set(case)))
        chosen.add(best)
        missing -= set(best)
    return [pytest.param(*case, id="-".join(case), marks=() if case in chosen else pytest.mark.beyond_sample) for case in cases]


# --- states that a page can be put into: each says whether the page has it --------------------------------------------------


def plain(page: Page, look: Look, words: str) -> bool:
    return True


def languages_open(page: Page, look: Look, words: str) -> bool:
    summary = page.locator("[data-switcher] summary:visible")
    if not summary.count():
        return False
    summary.click()
    expect(page.locator(".oer-languages__panel")).to_be_visible()
    return True


def menu_open(page: Page, look: Look, words: str) -> bool:
    button = page.locator("[data-menu]:visible, .oer-bar__menu:visible")
    if not button.count():
        return False
    button.click()
    expect(page.locator("#oer-nav, #oer-contents")).to_be_visible()
    return True


def search_open(page: Page, look: Look, words: str) -> bool:
    button = page.locator("[data-search-button]:visible")
    if button.count():
        button.click()
    field = page.locator(":is(.oer-header, .oer-bar, main) .oer-search__input:visible").first
    if not field.count():
        return False
    field.fill(words)
    expect(page.locator("[role=option]:visible, .oer-search__result:visible").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    return True


def folds_open(page: Page, look: Look, words: str) -> bool:
    """Everything folded away, and a lesson that is marked as read."""
    folds = page.locator("main details:not([data-sheet])")
    if not folds.count():
        return False
    folds.evaluate_all("all => all.forEach(one => { one.removeAttribute('name'); one.open = true })")
    done = page.locator("[data-done]:visible")
    if done.count():
        done.click()
    return True


def filters_set(page: Page, look: Look, words: str) -> bool:
    """The sheet open, a filter chosen; then so many that no module is left."""
    sheet = page.locator("[data-sheet]")
    if not sheet.count() or look.media == "print":
        return False
    if sheet.evaluate("sheet => !sheet.open"):
        sheet.locator("summary").click()
    page.locator("[name=lang]").first.check()
    expect(page.locator(".oer-chip").first).to_be_visible()
    return True


def nothing_left(page: Page, look: Look, words: str) -> bool:
    if not page.locator("[data-sheet]").count() or look.media == "print":
        return False
    for facet in page.locator("[data-facet]").all():
        facet.locator("input").last.check()
    expect(page.locator("[data-empty]")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # the last box may have scrolled what was chosen half under the bar at the top
    return True


def quiz_answered(page: Page, look: Look, words: str) -> bool:
    """Every question answered, right or wrong as it comes; one of the wrong ones with its answer looked at."""
    layout = page.locator(".oer-quiz__layout:visible")
    if not layout.count():
        return False
    layout.click()
    for form in page.locator("form[data-kind]").all():
        for field in form.locator("input[type=text], textarea").all():
            field.fill("7")
        for select in form.locator("select").all():
            select.select_option(index=1)
        for box in form.locator("input[type=radio], input[type=checkbox]").all():
            box.check()
        check = form.locator(".oer-quiz__check")
        if check.count():
            check.click()
            expect(form.locator("[role=status]")).not_to_be_empty()
    wrong = page.locator(".oer-quiz__answer:visible summary")
    if wrong.count():
        wrong.first.click()
    return True


def session_runs(page: Page, look: Look, words: str) -> bool:
    """Run mode in a step, and at its end."""
    start = page.locator("[data-run] [data-form] [type=submit]:visible")
    if not start.count() or look.media == "print":
        return False
    start.click()
    page.locator("[data-stage] [data-act=next]").click()
    page.locator("[data-stage] details:not(:has([data-adapt])) summary").first.click()
    return True


STATES_OF_A_PAGE = (plain, languages_open, search_open, menu_open, folds_open, filters_set, nothing_left, quiz_answered, session_runs)
COVERING = (languages_open, search_open, menu_open)
"""What a reader opens over the page, until it is closed."""


def states(name: str, every: bool) -> list[Callable[[Page, Look, str], bool]]:
    """The states that a page type is tried in. The header is the same on every page of a site: on most days each third tries its parts."""
    headed = every or SUBJECTS[name].site in ("html", "scorm12") or list(SUBJECTS).index(name) % 3 == 0
    return [state for state in STATES_OF_A_PAGE if headed or state not in COVERING]


# --- the matrix -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "locale", "look"), sample())
def test_axe_finds_nothing(
    chromium: Browser, place: Callable[[str], str], name: str, locale: str, look: str, request: pytest.FixtureRequest
) -> None:
    subject, how = SUBJECTS[name], LOOKS[look]
    root = place(subject.site)
    context = chromium.new_context(
        viewport={"width": how.width, "height": how.height}, color_scheme=how.scheme, has_touch=how.touch, is_mobile=how.touch
    )
    page = context.new_page()
    watch = Watch(root)
    watch.follow(page)
    if name == "former address":  # it leads on at once
        page.route(f"**/{OLD}/**", lambda route: route.abort("aborted"))
    page.emulate_media(media=how.media)
    page.goto(f"{root}/{subject.in_language(locale)}")
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == (locale, "rtl" if locale == "ar" else "ltr")
    if not (subject.site in ("html", "scorm12") and how.media == "print"):  # a package prints all its parts
        expect(page.locator("h1:visible")).to_have_count(1)
    words = (QUESTIONS if subject.site == "real" else SECOND_QUESTIONS)[locale]
    found = []
    for state in states(name, request.config.getoption("--prove")):
        if state(page, how, words):
            covers = state in COVERING
            found += [f"{state.__name__}: {line}" for line in axe(page) if not (covers and "partially obscured" in line)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            if how.media == "screen" and wide > how.width:
                found.append(f"{state.__name__}: the page is {wide} pixels wide")
            if covers:
                page.keyboard.press("Escape")
                page.keyboard.press("Escape")
    context.close()
    assert not found, "\n".join(found)
    assert watch.errors == []


def test_the_sample_meets_each_value() -> None:
    kept = [case.values for case in sample() if not case.marks]
    assert {name for name, _, _ in kept} == set(SUBJECTS)
    assert {locale for _, locale, _ in kept} == set(REAL)
    assert {look for _, _, look in kept} == set(LOOKS)


def test_a_fault_is_seen(chromium: Browser, built: Path) -> None:
    """The gate itself: a page with one fault of each sort that we have met does not pass."""
    page = chromium.new_page()
    page.goto((built / "index.html").as_uri())
    page.locator("main").evaluate(
        """main => {
          main.insertAdjacentHTML("beforeend", "<p>pale</p><h5>too deep</h5><img src=x><button></button><input type=checkbox>");
          main.querySelector("p:last-of-type").style.color = "#999"; // a style attribute would be refused by the page's rules
        }"""
    )
    rules = {re.match(r"[\w-]+", line)[0] for line in axe(page)}
    page.close()
    assert {"color-contrast", "heading-order", "image-alt", "button-name", "label"} <= rules
