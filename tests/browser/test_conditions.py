"""Pages under the conditions that people need: magnified, spaced out, in colours of their own, still, touched, printed, without scripts.

What axe-core cannot see. Every page type goes through each condition in English and Arabic; ``make test`` runs a sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .pagetypes import OLD, SAFE, SUBJECTS, TEA


def cases(turn: int) -> list[Any]:
    """Every page type in two languages; ``make test`` takes one in twenty-four, for each condition others."""
    pairs = [(name, locale) for name in SUBJECTS if name != "former address" for locale in ("en", "ar") if locale in SUBJECTS[name].locales]
    return [
        pytest.param(*pair, id="-".join(pair), marks=() if at % 24 == turn * 5 % 24 else pytest.mark.beyond_sample)
        for at, pair in enumerate(pairs)
    ]


Open = Callable[..., Page]


@pytest.fixture
def look_at(chromium: Browser, place: Callable[[str], str]) -> Iterator[Open]:
    """``look_at(page type, language, **options of the browser)`` opens a page."""
    contexts = []

    def open_page(name: str, locale: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{place(SUBJECTS[name].site)}/{SUBJECTS[name].in_language(locale)}")
        return page

    yield open_page
    for context in contexts:
        context.close()


# --- magnified, spaced out ---------------------------------------------------------------------------------------------------

LOST = """() => {
  // Text that its box cuts off: the box hides what does not fit, and something does not fit.
  const allowed = ".oer-card__summary, .oer-header__topic, .oer-brand__name";
  const lost = [];
  const unseen = (box) => box && (getComputedStyle(box).clipPath !== "none" || unseen(box.parentElement)); // for screen readers only
  for (const box of document.body.querySelectorAll("*")) {
    if (box.closest(allowed) || box.closest("svg") || !box.innerText || !box.checkVisibility({ checkVisibilityCSS: true })) continue;
    const style = getComputedStyle(box);
    if (unseen(box)) continue;
    const hides = (way) => way === "hidden" || way === "clip";
    const narrow = hides(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
    const low = hides(style.overflowY) && box.scrollHeight > box.clientHeight + 1;
    if (box.clientWidth && (narrow || low)) lost.push(box.className + ": " + box.innerText.slice(0, 40));
  }
  return lost;
}"""
"""What may be cut short: a card's summary and the page's name in a phone's header stand whole on the page that they name."""

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""WCAG 2.2, success criterion 1.4.12."""


@pytest.mark.parametrize(("name", "locale"), cases(0))
def test_at_400_percent_nothing_is_lost_and_nothing_scrolls_sideways(look_at: Open, name: str, locale: str) -> None:
    """A window of 1280 × 1024 pixels, magnified four times (WCAG 2.2, 1.4.10)."""
    page = look_at(name, locale, width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert "\n".join(page.evaluate(LOST)) == ""
    header = page.locator(".oer-header")
    if header.count():
        page.evaluate("scrollTo(0, 2000)")
        page.wait_for_function("scrollY > 100 || document.documentElement.scrollHeight < 500")
        assert header.evaluate("e => Math.max(0, e.getBoundingClientRect().bottom)") <= 64, "the header covers more than a quarter"


@pytest.mark.parametrize("locale", ["en", "el", "ar"])
def test_at_400_percent_the_whole_menu_can_be_reached(look_at: Open, locale: str) -> None:
    page = look_at("lesson", locale, width=320, height=256)
    page.locator("[data-menu]").click()
    for link in page.locator(".oer-nav__link").all():
        link.focus()
        box = link.bounding_box()
        assert box["y"] >= -1
        assert box["y"] + box["height"] <= 257, link.inner_text()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(("name", "locale"), cases(1))
def test_text_can_be_spaced_out(look_at: Open, name: str, locale: str, width: int) -> None:
    page = look_at(name, locale, width=width, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "\n".join(page.evaluate(LOST)) == ""


def test_text_that_is_cut_off_would_be_seen(look_at: Open) -> None:
    page = look_at("lesson", "en", bypass_csp=True)
    page.add_style_tag(content=".oer-lead, .oer-title { overflow: hidden; max-block-size: 1em; }")
    assert page.evaluate(LOST) != []


# --- colours of one's own, contrast, movement ----------------------------------------------------------------------------------

UNSEEN = """() => {
  // Controls that nothing tells from the page: no line around them, no underline, no sign in another colour than the ground.
  const clear = (colour) => colour === "transparent" || colour.endsWith(", 0)");
  const unseen = [];
  for (const control of document.querySelectorAll("a[href], button, summary, input, select, textarea, progress")) {
    if (!control.checkVisibility({ checkVisibilityCSS: true }) || !control.getBoundingClientRect().width) continue;
    const style = getComputedStyle(control);
    let ground = control;
    while (ground.parentElement && clear(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    const back = getComputedStyle(ground).backgroundColor;
    const line = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor !== back;
    const words = control.innerText && control.innerText.trim() && style.color !== back;
    const sign = control.querySelector("svg") && getComputedStyle(control.querySelector("svg")).stroke !== back;
    const native = control.matches("[type=checkbox], [type=radio], progress") && style.forcedColorAdjust === "auto";
    if (!line && !words && !sign && !native) unseen.push(control.outerHTML.slice(0, 120));
  }
  return unseen;
}"""


@pytest.mark.parametrize(("name", "locale"), cases(2))
def test_in_forced_colours_controls_are_seen(look_at: Open, name: str, locale: str) -> None:
    page = look_at(name, locale, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert "\n".join(page.evaluate(UNSEEN)) == ""


def test_in_forced_colours_buttons_fields_and_notes_have_lines(look_at: Open) -> None:
    """Their grounds are gone: a line takes their place."""
    parts = {
        "module": ".oer-button, .oer-badge, .oer-panel, .oer-teaser, .oer-uses, .oer-search__input",
        "outdated lesson": ".oer-notice, .oer-aims, .oer-alert, .oer-button",
        "guide": ".oer-say, .oer-tip, .oer-product, .oer-brief, .oer-button:not([hidden])",
        "catalogue": ".oer-card, .oer-sheet, .oer-select",
        "quiz of every kind": ".oer-quiz__question, .oer-quiz__label, .oer-quiz button:not([hidden])",
        "package": ".oer-button",
    }
    for name, selector in parts.items():
        page = look_at(name, "en", forced_colors="active")
        bare = page.locator(selector).evaluate_all(
            """all => all.filter((one) => {
                const style = getComputedStyle(one);
                if (!one.checkVisibility()) return false;
                return ["Top", "Bottom", "Left", "Right"].every((side) => !parseFloat(style["border" + side + "Width"]));
            }).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert bare == [], name


def test_in_forced_colours_states_are_told_apart(look_at: Open) -> None:
    """Where one is, what was chosen, what was right: by an outline, a line or a word, not by a ground alone."""
    page = look_at("lesson", "en", forced_colors="active")
    here = page.locator(".oer-side__link[aria-current]")
    assert here.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    toc = page.locator(".oer-toc__link")
    lines = toc.evaluate_all("all => all.map(e => getComputedStyle(e).borderInlineStartColor)")
    marked = [link.get_attribute("aria-current") is not None for link in toc.all()]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [line != ground for line in lines] == marked
    page = look_at("catalogue", "en", forced_colors="active")
    field = page.locator(".oer-header .oer-search__input")
    field.fill("passphrase")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.evaluate("e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]") == ["solid", "2px"]
    hit = page.locator("[role=option] mark").first
    assert hit.evaluate("e => getComputedStyle(e).backgroundColor !== getComputedStyle(e.closest('.oer-search__panel')).backgroundColor")
    page = look_at("quiz", "en", forced_colors="active")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.locator(".oer-quiz__check").click()
    expect(question.locator(".oer-quiz__mark").first).to_be_visible()
    for mark in question.locator(".oer-quiz__mark").all():
        assert mark.inner_text()[0] in "✓✗"
        assert len(mark.inner_text()) > 3
    page = look_at("module", "en", forced_colors="active")
    page.evaluate("document.querySelector('[data-progress]').hidden = false")
    bar = page.locator("progress").first
    empty = bar.screenshot()
    bar.evaluate("e => { e.value = e.max / 2 }")
    assert bar.screenshot() != empty


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize(
    ("name", "scheme"), [("home", "light"), ("catalogue", "dark"), ("quiz of every kind", "dark"), ("package quiz", "dark")]
)
def test_focus_is_a_line_three_pixels_wide(look_at: Open, name: str, scheme: str, forced: str) -> None:
    page = look_at(name, "en", color_scheme=scheme, forced_colors=forced)
    for _ in range(30):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            return
        assert focus["style"] == "solid", focus
        assert focus["width"] >= 3, focus
        assert focus["colour"] != focus["ground"], focus


FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const label = one.closest(".oer-quiz__label");
  const seen = [[one, null], [one, "::after"], [label, null]].filter(([e]) => e).map(([e, part]) => getComputedStyle(e, part));
  const style = seen.find((s) => s.outlineStyle === "solid" && parseFloat(s.outlineWidth) >= 3) || seen[0];
  return {
    what: one.outerHTML.slice(0, 100), style: style.outlineStyle, width: parseFloat(style.outlineWidth),
    colour: style.outlineColor, ground: getComputedStyle(document.body).backgroundColor,
  };
}"""


@pytest.mark.parametrize(("name", "locale"), cases(3))
def test_nothing_moves_for_those_who_ask_for_less_movement(look_at: Open, name: str, locale: str) -> None:
    page = look_at(name, locale, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
            const style = getComputedStyle(one);
            const runs = (list) => list.split(", ").some((time) => parseFloat(time) > 0);
            return runs(style.transitionDuration) || !["none", ""].includes(style.animationName) || style.scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert "\n".join(moving) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["catalogue", "package"])
def test_more_contrast_is_more_contrast(look_at: Open, name: str, scheme: str) -> None:
    def colours(contrast: str) -> list[str]:
        page = look_at(name, "en", color_scheme=scheme, contrast=contrast)
        quiet = ".oer-card__summary" if name == "catalogue" else ".oer-facts"
        line = ".oer-card" if name == "catalogue" else ".oer-bar"
        return [
            page.locator(quiet).first.evaluate("e => getComputedStyle(e).color"),
            page.locator(line).first.evaluate("e => getComputedStyle(e).borderBottomColor"),
            page.evaluate("getComputedStyle(document.body).color"),
        ]

    usual, more = colours("no-preference"), colours("more")
    assert usual[0] != usual[2]
    assert more[0] == more[2]
    assert usual[1] != more[1]


# --- touched --------------------------------------------------------------------------------------------------------------------

TARGETS = """() => {
  // [width, height] of each thing to touch that is not a link inside a line of text (WCAG 2.2, 2.5.8), if smaller than asked.
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden]), textarea")) {
    if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.matches(".oer-anchor, .oer-skip, .oer-search__option")) continue;
    const style = getComputedStyle(one);
    const line = one.parentElement.closest("p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3, h4");
    const around = line && line.innerText.trim().length > one.innerText.trim().length + 1;
    if (one.matches("a") && style.display === "inline" && (around || one.closest(".oer-prose"))) continue; // axe-core measures these
    const target = one.closest("label") || one;
    let { width, height } = target.getBoundingClientRect();
    const over = getComputedStyle(one, "::after");
    const whole = over.position === "absolute" && over.content !== "none"; // the link lies over its whole card
    if (whole) ({ width, height } = one.closest(".oer-card, .oer-door, .oer-choose__item").getBoundingClientRect());
    if (!width) continue;
    if (height < 44 || width < 24) found.push(Math.round(width) + " × " + Math.round(height) + ": " + target.outerHTML.slice(0, 110));
  }
  return found;
}"""


@pytest.mark.parametrize(("name", "locale"), cases(4))
def test_what_is_touched_is_large_enough(look_at: Open, name: str, locale: str) -> None:
    page = look_at(name, locale, width=360, height=740, has_touch=True, is_mobile=True)
    menu = page.locator("[data-menu]:visible")
    if menu.count():
        menu.click()
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true })")
    assert "\n".join(page.evaluate(TARGETS)) == ""


# --- printed, without scripts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "locale"), cases(5))
def test_on_paper_there_is_text_and_no_navigation(look_at: Open, name: str, locale: str) -> None:
    page = look_at(name, locale)
    page.emulate_media(media="print")
    assert page.locator("nav:visible, [role=search]:visible, button:visible, video:visible, audio:visible").count() == 0
    assert len(page.locator("main").inner_text()) > 100
    bare = page.locator("main a[href^='http']:visible").evaluate_all(
        "all => all.filter((one) => !getComputedStyle(one, '::after').content.includes(one.getAttribute('href'))"
        " && !one.innerText.includes(one.getAttribute('href'))).map((one) => one.outerHTML)"
    )
    assert "\n".join(bare) == ""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("name", "locale"), cases(6))
def test_without_scripts_everything_reads(look_at: Open, name: str, locale: str, width: int) -> None:
    page = look_at(name, locale, width=width, java_script_enabled=False)
    with_scripts = look_at(name, locale, width=width)
    assert page.locator("button:visible").count() <= page.locator("[role=search] button:visible").count(), "a button that does nothing"
    words = page.locator("main p, main li, main dt, main dd, main td, main h2")
    folded = "details:not([open]), [data-sheet], [hidden], .oer-crumbs"
    hidden = words.evaluate_all(
        "(all, folded) => all.filter((one) => one.textContent.trim() && !one.checkVisibility() && !one.closest(folded))"
        ".map((one) => one.outerHTML.slice(0, 120))",
        folded,
    )
    assert "\n".join(hidden) == ""
    assert len(page.locator("main").inner_text()) > 100
    assert with_scripts.locator("h1:visible").first.inner_text() in page.locator("h1:visible").all_inner_texts()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_answers_of_a_quiz_unfold(look_at: Open) -> None:
    page = look_at("quiz of every kind", "en", java_script_enabled=False)
    answers = page.locator(".oer-quiz__answer")
    assert answers.count() > 3
    for answer in answers.all():
        answer.locator("summary").click()
        expect(answer.locator(":scope > :not(summary)").first).to_be_visible()


def test_a_former_address_reads_without_leading_on(look_at: Open, chromium: Browser, second: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.route(f"**/{OLD}/**", lambda route: route.abort("aborted"))
    page.goto(f"{second}/{SUBJECTS['former address'].path}")
    expect(page.locator(f"main a[href$='/{OLD.rpartition('/')[2]}/index.html']")).to_be_visible()
    page.context.close()


def test_folds_open_on_paper(look_at: Open) -> None:
    """What is folded away on the screen is printed; after that it is folded again."""
    for name, fold in (("guide", f"{SAFE}/guide"), ("lesson with film and sound", TEA)):
        page = look_at(name, "en")
        folds = page.locator("main details:not([data-fold])")
        assert folds.count() > 0, fold
        before = folds.evaluate_all("all => all.map((one) => one.open)")
        assert not all(before)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert folds.evaluate_all("all => all.every((one) => one.open)")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert folds.evaluate_all("all => all.map((one) => one.open)") == before
