"""The fixture project of a second publisher in Chromium: its brand, its media, and how true each text says it is."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from oer_catalogue.locales import language_name, load
from oer_catalogue.model import QuestionKind

from .conftest import Watch

LANGUAGES = ("en", "el", "bg", "ar")
OURS = b"OER Catalogue"
"""Our own name: the default name of a site and part of the publisher's name of our own modules."""
TEA = "modules/tea-with-a-group"
BULGARIAN = "modules/bulgarian-only"
LINKS = "modules/links-only"


@pytest.fixture
def visitor(context: BrowserContext, second: str) -> Iterator[Page]:
    """A page on the second site whose errors fail the test at its end."""
    page = context.new_page()
    watch = Watch(second)
    watch.follow(page)
    yield page
    assert watch.errors == []


def path(locale: str, name: str) -> str:
    return name if locale == "en" else f"{locale}/{name}"


def language_of(element: Locator) -> tuple[str, str]:
    """The language and the direction that count for an element: its own, or those of what it stands in."""
    return tuple(element.evaluate("e => [e.closest('[lang]').lang, getComputedStyle(e).direction]"))


def text_of(element: Locator) -> str:
    return " ".join(element.inner_text().split())


# --- the second publisher's brand -------------------------------------------------------------------------------------

TAGLINES = {
    "en": "Small modules for people who meet",
    "el": "Μικρές ενότητες για ανθρώπους που συναντιούνται",
    "bg": "Малки модули за хора, които се срещат",
    "ar": "وحدات صغيرة لمن يلتقون معًا",
}
LEGAL = {"en": "number 4711", "el": "με αριθμό 4711", "bg": "под номер 4711", "ar": "تحت الرقم 4711"}
FUNDER = {"en": "Paid for by the Example Fund", "el": "Ταμείου Παραδειγμάτων", "bg": "Платено от Примерния фонд", "ar": "صندوق الأمثلة"}


@pytest.mark.parametrize("name", ["index.html", f"{TEA}/brew-a-pot.html", "legal.html"])
@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_page_carries_the_second_brand(visitor: Page, second: str, locale: str, name: str) -> None:
    visitor.goto(f"{second}/{path(locale, name)}")
    header, footer = visitor.locator("header.oer-header"), visitor.locator("footer")
    logo = header.locator("img.oer-brand__logo")
    expect(logo).to_be_visible()
    assert logo.evaluate("i => [new URL(i.src).pathname, i.naturalWidth]") == ["/assets/brand/logo.svg", 36]
    expect(header.locator(".oer-brand__name")).to_have_text("Second Catalogue")
    assert "Second Catalogue" in visitor.title()
    assert visitor.locator("html").get_attribute("data-oer-id") == "second"
    for words in (TAGLINES[locale], LEGAL[locale], FUNDER[locale], "1 Harbour Street, 26221 Patras", "Example Tea House Foundation"):
        expect(footer).to_contain_text(words)
    emblem = footer.locator("img[src$='brand/emblem.svg']")
    emblem.scroll_into_view_if_needed()
    assert emblem.get_attribute("alt")
    expect(emblem).to_have_js_property("naturalWidth", 96)
    expect(footer.locator("a[href='mailto:hello@catalogue.example']").first).to_be_visible()
    expect(footer.locator("a[href^='https://code.example/second/catalogue']").first).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "primary", "button", "words"),
    [
        ("light", "#5b2a86", "rgb(91, 42, 134)", "rgb(255, 255, 255)"),
        ("dark", "#d9bdf5", "rgb(217, 189, 245)", "rgb(36, 16, 58)"),
    ],
    ids=["light", "dark"],
)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_second_brands_colours_are_used(
    chromium: Browser, second: str, scheme: str, primary: str, button: str, words: str, scripts: bool
) -> None:
    context = chromium.new_context(color_scheme=scheme, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{second}/{TEA}/index.html")
    found = page.locator("html").evaluate("e => getComputedStyle(e).getPropertyValue('--oer-primary').trim()")
    start = page.locator("a.oer-button--primary[href='brew-a-pot.html']")
    assert (found, *start.evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")) == (primary, button, words)
    context.close()


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("contribute.html", "a[href='https://forms.example/send-a-module']"),
        ("privacy.html", "text=privacy@catalogue.example"),
    ],
    ids=["contribute_url", "privacy_controller"],
)
@pytest.mark.parametrize("locale", ["en", "el"])
def test_pages_that_need_a_setting_print_it(visitor: Page, second: str, locale: str, name: str, where: str) -> None:
    visitor.goto(f"{second}/{path(locale, name)}")
    expect(visitor.locator(f"main >> {where}").first).to_be_visible()


def test_our_own_publisher_is_named_nowhere(second_site: Path) -> None:
    """Not in a page, a script, a data file or a file inside a package."""
    found, looked = [], 0
    for file in sorted(second_site.rglob("*")):
        if not file.is_file():
            continue
        parts = {"": file.read_bytes()}
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as package:
                parts = {name: package.read(name) for name in package.namelist()}
        looked += len(parts)
        name = file.relative_to(second_site).as_posix()
        found += [f"{name} {part}".strip() for part, data in parts.items() if OURS.lower() in data.lower()]
    assert found == []
    assert looked > 300


# --- film and sound -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("locale", "first", "cue"), [("en", "en", "The pot is warm."), ("el", "el", "Η τσαγιέρα είναι ζεστή.")])
def test_the_film_plays_with_captions_in_the_readers_language(visitor: Page, second: str, locale: str, first: str, cue: str) -> None:
    visitor.goto(f"{second}/{path(locale, f'{TEA}/serve-the-group.html')}")
    video = visitor.locator("video")
    expect(video).to_be_visible()
    assert video.get_attribute("controls") is not None
    assert video.get_attribute("aria-label")
    tracks = video.locator("track[kind=captions]")
    assert {track.get_attribute("srclang"): track.get_attribute("label") for track in tracks.all()} == {"en": "English", "el": "Ελληνικά"}
    video.evaluate("v => { v.muted = true; return v.play() }")
    visitor.wait_for_function("() => { const v = document.querySelector('video'); return v.currentTime > 0.2 && v.videoWidth === 320 }")
    visitor.wait_for_function("() => document.querySelector('track[default]').readyState === 2")
    shown = video.evaluate("v => [...v.textTracks].filter(t => t.mode === 'showing').map(t => [t.language, t.cues[0].text, t.cues.length])")
    assert shown == [[first, cue, 2]]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_transcript_opens_by_keyboard_and_keeps_its_language(visitor: Page, second: str, locale: str) -> None:
    visitor.goto(f"{second}/{path(locale, f'{TEA}/serve-the-group.html')}")
    audio = visitor.locator("audio")
    visitor.wait_for_function("() => document.querySelector('audio').readyState > 0")
    assert audio.evaluate("a => a.error") is None
    assert audio.evaluate("a => a.duration") == pytest.approx(1, abs=0.1)
    words = visitor.locator(".oer-transcript__text")
    expect(words).to_be_hidden()
    visitor.locator(".oer-transcript summary").focus()
    visitor.keyboard.press("Enter")
    expect(words).to_be_visible()
    expect(words).to_contain_text("Take the kettle off now for green tea.")
    assert language_of(words.locator("p").first) == ("en", "ltr")


# --- fallbacks ------------------------------------------------------------------------------------------------------------

FALLBACKS = [
    # reader's language, page, language of the words
    ("ar", f"{TEA}/serve-the-group.html", "en"),
    ("en", f"{BULGARIAN}/index.html", "bg"),
    ("el", f"{BULGARIAN}/greetings.html", "bg"),
    ("ar", f"{BULGARIAN}/quiz.html", "bg"),
    ("bg", f"{LINKS}/plan-a-meeting.html", "en"),
    ("bg", "modules/old-name-new-name/index.html", "en"),
    ("el", "legal.html", "en"),
    ("bg", "about.html", "en"),
]


@pytest.mark.parametrize(("reader", "name", "words"), FALLBACKS)
def test_a_fallback_says_so_and_is_not_indexed(visitor: Page, second: str, reader: str, name: str, words: str) -> None:
    t = load(reader)
    visitor.goto(f"{second}/{path(reader, name)}")
    assert visitor.locator("html").get_attribute("lang") == reader
    notice = visitor.locator("main .oer-notice")
    expect(notice).to_be_visible()
    assert t("state.notice.fallback", language=language_name(reader), other=language_name(words)) in text_of(notice)
    assert language_of(notice)[0] == reader
    assert language_of(notice.locator(f"[lang={words}]").first)[0] == words
    assert visitor.locator("meta[name=robots][content*=noindex]").count() == 1
    assert visitor.locator("link[hreflang]").count() == 0
    assert visitor.locator("link[rel=canonical]").count() == 0


@pytest.mark.parametrize("reader", ["el", "bg", "ar"])
def test_the_notice_is_written_in_the_readers_language(reader: str) -> None:
    assert load(reader).texts["state.notice.fallback"] != load("en").texts["state.notice.fallback"]


@pytest.mark.parametrize(("reader", "name", "words"), FALLBACKS)
def test_a_fallbacks_text_is_marked_with_its_own_language(visitor: Page, second: str, reader: str, name: str, words: str) -> None:
    """The author's words in theirs, everything that the site says in the reader's."""
    visitor.goto(f"{second}/{path(reader, name)}")
    marked = (words, load(words).direction)
    assert language_of(visitor.locator("main h1")) == marked
    assert language_of(visitor.locator("main .oer-prose > p, main .oer-quiz__title").first) == marked
    own = (reader, load(reader).direction)
    site_words = ".oer-kicker, .oer-credit, .oer-finish button, .oer-quiz__hint, .oer-edit a, .oer-crumbs li:first-child, footer p"
    for said in visitor.locator(site_words).all():
        assert language_of(said) == own, text_of(said)


@pytest.mark.parametrize(
    ("name", "real"),
    [
        (f"{TEA}/serve-the-group.html", ("en", "el", "bg")),
        (f"{TEA}/quiz.html", LANGUAGES),
        (f"{LINKS}/invite-people.html", ("en", "el")),
        ("about.html", ("en", "el")),
        ("catalogue.html", LANGUAGES),
    ],
)
def test_real_translations_name_each_other(visitor: Page, second: str, name: str, real: tuple[str, ...]) -> None:
    for locale in real:
        visitor.goto(f"{second}/{path(locale, name)}")
        assert visitor.locator("meta[name=robots]").count() == 0
        found = visitor.locator("link[rel=alternate][hreflang]")
        addresses = {link.get_attribute("hreflang"): link.get_attribute("href") for link in found.all()}
        expected = {tag: f"https://catalogue.example/open/{path(tag, name)}" for tag in real}
        assert addresses == {**expected, "x-default": expected["en"]}


def test_a_block_in_the_sources_language_is_marked_in_a_translation(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/ar/{TEA}/brew-a-pot.html")
    quotes = visitor.locator("main blockquote")
    expect(quotes).to_have_text("Tea first, then talk.")
    assert language_of(quotes) == ("en", "ltr")
    assert language_of(visitor.locator("main .oer-prose ol").first) == ("ar", "rtl")


# --- states in words ------------------------------------------------------------------------------------------------------

STATE_WORDS = {
    # module: for each language, how fresh and made by whom
    TEA: {
        "en": ("Original", "Written by people"),
        "el": ("Up to date", "Translated and reviewed by people"),
        "bg": ("2 of 125 paragraphs have changed since", "Translated by machine, not yet reviewed by a person"),
        "ar": ("Not complete", "Translated by machine, not yet reviewed by a person"),
    },
    BULGARIAN: {"bg": ("Original", "Drafted by machine, not yet reviewed by a person")},
    LINKS: {"en": ("Original", "Written by people"), "el": ("Not known if up to date", "Nobody recorded who translated it")},
    "modules/old-name-new-name": {
        "en": ("Original", "Written by people"),
        "el": ("Up to date", "Translated by machine, reviewed by a person"),
    },
}


@pytest.mark.parametrize("module", STATE_WORDS)
def test_each_language_of_a_module_says_its_state_in_words(visitor: Page, second: str, module: str) -> None:
    visitor.goto(f"{second}/{module}/index.html")
    rows = visitor.locator(".oer-states > li")
    found = {}
    for row in rows.all():
        expect(row).to_be_visible()
        found[row.locator("[lang]").first.get_attribute("lang")] = (
            text_of(row.locator(".oer-badge")),
            text_of(row.locator(".oer-state__origin")),
        )
    assert found == STATE_WORDS[module]


NOTICES = [
    # page, what its notice says in the reader's language: keys of the interface and their values
    (f"bg/{TEA}/brew-a-pot.html", [("state.notice.version", {"version": "1.1.0"}), ("state.origin.translated.machine.unreviewed", {})]),
    (f"bg/{TEA}/serve-the-group.html", [("state.origin.translated.machine.unreviewed", {})]),
    (f"el/{TEA}/guide.html", [("state.origin.translated.hand.reviewed", {})]),
    (f"el/{LINKS}/index.html", [("state.notice.unrecorded", {}), ("state.origin.unknown", {})]),
    ("el/modules/old-name-new-name/index.html", [("state.origin.translated.machine.reviewed", {})]),
    (f"bg/{BULGARIAN}/letters.html", [("state.origin.drafted.machine.unreviewed", {})]),
    (f"{BULGARIAN}/letters.html", [("state.origin.drafted.machine.unreviewed", {})]),
]


@pytest.mark.parametrize(("name", "said"), NOTICES)
def test_each_text_says_its_state_above_it(visitor: Page, second: str, name: str, said: list[tuple[str, dict[str, str]]]) -> None:
    visitor.goto(f"{second}/{name}")
    t = load(visitor.locator("html").get_attribute("lang") or "")
    notice = text_of(visitor.locator("main .oer-notice")).casefold()
    for key, values in said:
        assert t(key, **values).casefold() in notice


def test_an_outdated_text_says_how_much_and_leads_to_the_original(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/bg/{TEA}/brew-a-pot.html")
    notice = visitor.locator("main .oer-notice")
    assert load("bg").plural("state.notice.outdated", 2, blocks=14) in text_of(notice)
    notice.get_by_role("link").click()
    visitor.wait_for_url(f"{second}/{TEA}/brew-a-pot.html")
    expect(visitor.locator("h1")).to_have_text("Brew a pot")


def test_a_current_text_beside_an_outdated_one_does_not_say_that_it_changed(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/bg/{TEA}/serve-the-group.html")
    outdated = load("bg").plural("state.notice.outdated", 2, blocks=14).split("14")[-1].strip()
    assert outdated
    assert outdated not in text_of(visitor.locator("main .oer-notice"))


# --- a module without English ------------------------------------------------------------------------------------------------


def test_a_bulgarian_module_is_reached_from_the_english_catalogue(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/catalogue.html")
    card = visitor.locator("article.oer-card[data-id=bulgarian-only]")
    expect(card).to_contain_text("български")
    expect(card).to_contain_text(load("en")("catalogue.card.missing"))
    link = card.get_by_role("link", name="Първи думи на български", exact=True)
    assert language_of(link) == ("bg", "ltr")
    link.click()
    visitor.wait_for_url(f"{second}/{BULGARIAN}/index.html")
    expect(visitor.locator("main .oer-notice")).to_contain_text("български")
    visitor.locator("a[href='letters.html']").first.click()
    visitor.wait_for_url(f"{second}/{BULGARIAN}/letters.html")
    assert language_of(visitor.locator("h1")) == ("bg", "ltr")


def test_the_filter_finds_modules_by_language(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/catalogue.html")
    visitor.locator("[name=lang][value=bg]").check()
    cards = visitor.locator("article.oer-card:visible")
    expect(cards).to_have_count(2)
    assert {card.get_attribute("data-id") for card in cards.all()} == {"bulgarian-only", "tea-with-a-group"}


def test_an_english_search_may_also_look_into_bulgarian(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/index.html")
    visitor.locator(".oer-search input[type=text]").first.fill("азбука")
    expect(visitor.locator("[role=option]:visible").first).to_contain_text("български")


# --- somebody else's course --------------------------------------------------------------------------------------------------

RESOURCES = [
    # page; provider, language, licence, minutes, address
    (f"{LINKS}/plan-a-meeting.html", "Example University", "en", "CC BY 4.0", 40, "https://university.example/planning"),
    (f"{LINKS}/invite-people.html", "Example Academy", "en", "All rights reserved", 65, "https://academy.example/invitations?part=2"),
    (
        f"el/{LINKS}/plan-a-meeting.html",
        "Πανεπιστήμιο Παραδειγμάτων",
        "el",
        "CC BY-SA 4.0",
        50,
        "https://panepistimio.example/schediasmos",
    ),
    (f"el/{LINKS}/invite-people.html", "Example Academy", "en", "All rights reserved", 65, "https://academy.example/invitations?part=2"),
]


@pytest.mark.parametrize(("name", "provider", "language", "licence", "minutes", "address"), RESOURCES)
def test_a_lesson_about_another_course_says_whose_it_is(
    visitor: Page, second: str, name: str, provider: str, language: str, licence: str, minutes: int, address: str
) -> None:
    visitor.goto(f"{second}/{name}")
    t = load("el" if name.startswith("el/") else "en")
    hours, rest = divmod(minutes, 60)
    time = t("module.duration.both", hours=hours, minutes=rest) if hours else t("module.duration.minutes", minutes=rest)
    box = visitor.locator(".oer-resource")
    facts = {text_of(row.locator("dt")): text_of(row.locator("dd")) for row in box.locator("dl > div").all()}
    assert facts == {
        t("lesson.resource.provider"): provider,
        t("lesson.resource.language"): language_name(language),
        t("lesson.resource.time"): time,
        t("lesson.resource.licence"): licence,
    }
    assert language_of(box.locator("dd", has_text=language_name(language)))[0] == language
    link = box.get_by_role("link", name=t("lesson.resource.open"))
    assert link.get_attribute("href") == address
    assert "external" in (link.get_attribute("rel") or "").split()


@pytest.mark.parametrize(
    ("name", "providers"),
    [
        (f"{LINKS}/index.html", ["Example University", "Example Academy"]),
        (f"el/{LINKS}/index.html", ["Πανεπιστήμιο Παραδειγμάτων", "Example Academy"]),
    ],
)
def test_a_modules_page_names_the_course_that_the_reader_will_meet(visitor: Page, second: str, name: str, providers: list[str]) -> None:
    visitor.goto(f"{second}/{name}")
    for item, provider in zip(visitor.locator(".oer-lessons__item").all(), providers, strict=True):
        expect(item).to_contain_text(provider)


# --- everything else that the fixture holds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_quiz_has_every_kind_of_question(visitor: Page, second: str, locale: str) -> None:
    visitor.goto(f"{second}/{path(locale, f'{TEA}/quiz.html')}")
    for kind in get_args(QuestionKind):
        expect(visitor.locator(f".oer-quiz__question--{kind}")).to_have_count(1)


@pytest.mark.parametrize("old", ["old-name", "first-name"])
@pytest.mark.parametrize("locale", ["en", "el"])
def test_a_former_address_leads_to_the_module(visitor: Page, second_site: Path, second: str, locale: str, old: str) -> None:
    former, target = path(locale, f"modules/{old}/index.html"), f"{second}/{path(locale, 'modules/old-name-new-name/index.html')}"
    assert (second_site / former).is_file()
    visitor.goto(f"{second}/{former}")
    visitor.wait_for_url(target)


def test_a_licence_without_commercial_use_is_named(visitor: Page, second: str) -> None:
    visitor.goto(f"{second}/modules/old-name-new-name/index.html")
    expect(visitor.locator(".oer-reuse")).to_contain_text("NonCommercial")


def test_a_list_of_contents_is_never_empty(second_site: Path, visitor: Page, second: str) -> None:
    """A page without headings needs no box "On this page"."""
    written = [file.name for file in sorted(second_site.glob("*.html")) if file.name not in ("404.html", "index.html", "catalogue.html")]
    for name in written:
        visitor.goto(f"{second}/{name}")
        for contents in visitor.locator("[data-toc]").all():
            assert contents.locator("a").count() > 0, name
