"""The reader of the packages, opened from a folder: with and without JavaScript, by keyboard, in both directions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Page, expect

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
PARTS = ("index", "before-you-start", "a-course", "quiz", "glossary", "guide")
VISIBLE = "section.oer-part:visible"
STYLES_AND_SCRIPTS = re.compile(r"<(?:script(?![^>]* src=)|style)\b|\s(?:style|on[a-z]+)=", re.I)


def expect_parts(page: Page, names: Sequence[str]) -> None:
    """These parts are shown and no others, at once or soon: a browser may follow a link a moment after the click."""
    for name in names:
        expect(page.locator(f"section#{name}")).to_be_visible()
    expect(page.locator(VISIBLE)).to_have_count(len(names))


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "() => axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("name", ["html", "scorm12"])
@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_every_address_leads_somewhere_inside(pack, name: str, locale: str) -> None:
    packed = pack(name, locale)
    names = set(packed.archive.namelist())
    page = lxml_html.fromstring(packed.text("index.html"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for address in [*page.xpath("//@src"), *page.xpath("//link[@rel='stylesheet']/@href")]:
        assert address in names
    for address in page.xpath("//a/@href"):
        assert address.startswith(("https://", "#")) or address in names
        assert not address.startswith("#") or address[1:] in ids
    for names_of_ids in page.xpath("//@aria-describedby | //@aria-labelledby | //@aria-controls | //label/@for"):
        assert set(names_of_ids.split()) <= set(ids)
    assert "\x1a" not in packed.text("index.html")


@pytest.mark.parametrize("name", ["html", "scorm12"])
def test_no_style_and_no_script_stands_in_the_page(pack, name: str) -> None:
    assert STYLES_AND_SCRIPTS.search(pack(name).text("index.html")) is None


def test_the_guide_is_for_facilitators_only(pack) -> None:
    assert 'id="guide"' in pack("html").text("index.html")
    packed = pack("scorm12").text("index.html")
    assert 'id="guide"' not in packed
    assert "<span>guide</span>" in packed  # the link to it is plain words


def test_words_of_authors_are_escaped(pack, module) -> None:
    edition = replace(module.editions["en"], title="<script>alert(1)</script>", summary='"><img src=x>', keywords=("</title>",))
    packed = pack("html", other=replace(module, editions={**module.editions, "en": edition}))
    assert "<script>alert" not in packed.text("index.html")
    assert "<img src=x>" not in packed.text("index.html")
    assert packed.text("index.html").count("</title>") == 1


def test_pictures_and_sound_load_under_the_content_policy_from_a_folder(opened, pack) -> None:
    page = opened(pack("html"), "a-course")
    assert "default-src 'none'" in page.locator("meta[http-equiv]").get_attribute("content")
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    assert page.evaluate("document.querySelector('audio').duration") == pytest.approx(0.25)
    page.locator("#a-course summary").click()
    expect(page.get_by_text("One stroke of a bell.")).to_be_visible()
    page = opened(pack("html"), "before-you-start")
    page.locator("#before-you-start img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#before-you-start img').naturalWidth === 40")


def test_only_media_that_are_shown_are_in_the_package(pack, module) -> None:
    assert [name for name in pack("html", "en").archive.namelist() if "/" in name] == ["media/bell.wav", "media/bench.svg", "media/dot.png"]
    assert "media/ar/bench.svg" in pack("html", "ar").archive.namelist()
    assert "media/bench.svg" not in pack("html", "ar").archive.namelist()


def test_one_part_is_shown_at_a_time_and_the_address_names_it(opened, pack) -> None:
    page = opened(pack("html"))
    expect_parts(page, ["index"])
    for name in PARTS[1:]:
        page.locator(".oer-pager__next").click()
        expect_parts(page, [name])
        assert page.evaluate("location.hash") == f"#{name}"
        assert page.locator(".oer-contents a[aria-current=page]").get_attribute("data-part") == name
        assert page.evaluate("document.activeElement.id") == f"{name}."
    expect(page.locator(".oer-pager__next")).to_be_hidden()
    assert page.locator(".oer-progress__text").inner_text() == "Lessons opened: 2 of 2"
    page.go_back()
    expect(page.locator("#glossary")).to_be_visible()
    assert page.title() == "Words – Hand tools, safely"


def test_an_address_with_a_heading_shows_its_part(opened, pack) -> None:
    page = opened(pack("html"), "before-you-start.then")
    expect_parts(page, ["before-you-start"])
    assert page.evaluate("document.activeElement.id") == "before-you-start.then"
    page.get_by_role("link", name="burr").first.click()
    expect_parts(page, ["glossary"])
    page = opened(pack("html"), "quiz.steps")
    assert page.locator("#quiz\\.steps").is_visible()
    assert page.locator("#quiz\\.first").is_hidden()
    page = opened(pack("html"), "%E0%A4%A")
    expect_parts(page, ["index"])


def test_the_place_is_found_again(opened, pack) -> None:
    page = opened(pack("html"), "a-course")
    page.goto(page.url.split("#")[0])
    page.reload()
    expect_parts(page, ["a-course"])
    assert page.locator(".oer-contents__seen").count() == 1


def test_without_javascript_everything_reads_in_order(opened, pack) -> None:
    page = opened(pack("html"), java_script_enabled=False)
    expect_parts(page, list(PARTS))
    for text in ("Right answer:", "Yes: a loose head flies off."):
        expect(page.get_by_text(text).first).to_be_hidden()
    form = page.locator('form[data-id="first"]')
    form.locator("summary").click()
    expect(form.get_by_text("Yes: a loose head flies off.")).to_be_visible()
    expect(form.get_by_text("Looking takes five seconds.")).to_be_visible()
    assert not page.locator(".oer-pager").is_visible()
    assert page.get_by_role("button").count() == 0
    field = page.locator('form[data-id="distance"] input')
    field.fill("3")
    field.press("Enter")
    assert page.url.endswith("index.html")
    assert field.input_value() == "3"


def test_the_whole_quiz_works_by_keyboard(opened, pack) -> None:
    page = opened(pack("html"), "quiz")

    def tab_to(selector: str) -> None:
        for _ in range(40):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached")

    def verdict(name: str) -> str:
        return page.locator(f'form[data-id="{name}"] .oer-quiz__verdict').inner_text()

    tab_to('[data-id="first"] input')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert verdict("first") == "That is right."
    assert page.evaluate("document.activeElement.className").count("oer-quiz__next") == 1
    page.keyboard.press("Enter")
    tab_to('[data-id="cutters"] input[value="0"]')
    page.keyboard.press("Space")
    tab_to('[data-id="cutters"] .oer-quiz__check')
    page.keyboard.press("Enter")
    assert verdict("cutters") == "What you chose is right, but something is missing."
    page.keyboard.press("Enter")  # the same button: try again
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    tab_to('[data-id="cutters"] .oer-quiz__check')
    page.keyboard.press("Enter")
    assert verdict("cutters") == "That is right."
    page.keyboard.press("Enter")
    form = page.locator('form[data-id="steps"]')
    for value in ("0", "1", "2"):  # bring each step up to its place with the button alone
        selector = f'[data-id="steps"] [data-value="{value}"] [data-move="-1"]'
        for _ in range(4):
            if [row.get_attribute("data-value") for row in form.locator(".oer-quiz__step").all()].index(value) == int(value):
                break
            page.locator(selector).focus()
            page.keyboard.press("Enter")
            assert page.evaluate("selector => document.activeElement.matches(selector)", selector)
    assert "now in place" in form.locator("[role=status]").inner_text()
    tab_to('[data-id="steps"] .oer-quiz__check')
    page.keyboard.press("Enter")
    assert verdict("steps") == "That is right."
    page.keyboard.press("Enter")
    for row, word in enumerate(("N", "W")):
        tab_to(f'[data-id="pairs"] li:nth-child({row + 1}) select')
        page.keyboard.press(word)
    tab_to('[data-id="pairs"] .oer-quiz__check')
    page.keyboard.press("Enter")
    assert verdict("pairs") == "That is right."
    page.keyboard.press("Enter")
    tab_to('[data-id="distance"] input')
    page.keyboard.type("1,5")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab_to('[data-id="burr-word"] input')
    page.keyboard.type("A BURR")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab_to('[data-id="hardest"] textarea')
    page.keyboard.type("secret")
    tab_to(".oer-quiz__next")
    page.keyboard.press("Enter")
    assert page.locator(".oer-quiz__score").inner_text() == "Right answers: 6 of 6 (100 %)"
    assert "secret" not in page.evaluate("JSON.stringify(localStorage)")


def test_answers_stay_on_the_device(opened, pack) -> None:
    page = opened(pack("html"), "quiz")
    page.locator('[data-id="first"] input').nth(1).check()
    page.locator('[data-id="first"] .oer-quiz__check').click()
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["oer.oer.quiz.hand-tools", "oer.oer.reader.hand-tools"]
    page.reload()
    assert page.locator('[data-id="first"] .oer-quiz__verdict').inner_text() == "That is right."
    expect(page.locator('[data-id="first"] .oer-quiz__explanation')).to_be_visible()


def test_storage_that_is_damaged_or_missing_does_no_harm(opened, pack) -> None:
    page = opened(pack("html"), "quiz")
    for value in ("{", "[]", '"x"', "null", '{"answers": {"first": "r0", "cutters": "q", "steps": 5}, "shape": "SHAPE"}'):
        shape = page.locator(".oer-quiz").get_attribute("data-shape")
        page.evaluate("value => localStorage.setItem('oer.oer.quiz.hand-tools', value)", value.replace("SHAPE", shape))
        page.evaluate("value => localStorage.setItem('oer.oer.reader.hand-tools', value)", value)
        page.goto("about:blank")
        page.go_back()
        assert page.locator('form[data-state="right"]').count() == 0
        assert page.locator(".oer-reader--live").count() == 1


@pytest.mark.parametrize(
    ("text", "fits"),
    [("1.5", True), ("1,5", True), ("١٫٥", True), (" 2 ", True), ("1", True), ("2,01", False), ("−1,5", False), ("+1.5", True)],
)
def test_numbers_with_comma_or_point(opened, pack, text: str, fits: bool) -> None:
    page = opened(pack("html"), "quiz.distance")
    page.locator('[data-id="distance"] input').fill(text)
    page.locator('[data-id="distance"] .oer-quiz__check').click()
    assert page.locator('[data-id="distance"]').get_attribute("data-state") == ("right" if fits else "wrong")


def test_comparing_of_texts_and_numbers(opened, pack) -> None:
    """Folding: case, accents, final sigma, apostrophes, spaces; numbers: what is none is none."""
    page = opened(pack("html"))
    same = [
        ("ΟΔΟΣ", "οδός"),
        ("l’été", "L'ETE"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ısı", "ISI"),
        ("  two   words ", "two words"),
        ("Łódź", "lodz"),
        ("two‑step", "two-step"),
        ("مَدْرَسَة", "مدرسة"),
        ("é", "é"),
    ]
    for one, other in same:
        assert page.evaluate("([a, b]) => oer.quiz.fold(a) === oer.quiz.fold(b)", [one, other]), (one, other)
    assert not page.evaluate("oer.quiz.fold('MFA') === oer.quiz.fold('MFAs')")
    for text, number in (("1 000,5", 1000.5), ("1.000,5", 1000.5), ("1,000.5", 1000.5), ("-3", -3), (".5", 0.5), ("5.", 5)):
        assert page.evaluate("text => oer.quiz.number(text)", text) == number
    for text in ("", "x", "1x", "--1", "1e3", "0x10", "Infinity"):
        assert page.evaluate("text => Number.isNaN(oer.quiz.number(text))", text), text


@pytest.mark.parametrize("asked", ["first", "cutters", "pairs", "distance", "burr-word"])
def test_an_empty_answer_is_asked_for_and_does_not_count(opened, pack, asked: str) -> None:
    page = opened(pack("html"), f"quiz.{asked}")
    page.locator(f'[data-id="{asked}"] .oer-quiz__check').click()
    assert "first." in page.locator(f'[data-id="{asked}"] [role=status]').inner_text()
    assert page.locator(f'[data-id="{asked}"]').get_attribute("data-state") == ""
    assert page.evaluate("document.activeElement.matches('input, select')")


def test_right_to_left(opened, pack) -> None:
    page = opened(pack("html", "ar"), "before-you-start")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    contents, main = page.locator(".oer-contents").bounding_box(), page.locator(".oer-main").bounding_box()
    assert contents["x"] > main["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_not_translated_says_so_and_keeps_its_language(opened, pack) -> None:
    page = opened(pack("html", "ar"), "a-course")
    section = page.locator("#a-course")
    assert section.locator("h1").get_attribute("lang") == "en"
    assert section.locator("h1").get_attribute("dir") == "ltr"
    assert section.locator(".oer-body").get_attribute("lang") == "en"
    assert "English" in section.locator(".oer-note").inner_text()
    assert section.locator(".oer-note").get_attribute("lang") is None
    page = opened(pack("html", "el"), "quiz")
    assert page.locator(".oer-quiz").get_attribute("lang") == "el"
    assert page.locator("#quiz\\.first").get_attribute("lang") == "en"


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_axe_finds_nothing(opened, pack, width: int, scheme: str, locale: str) -> None:
    page = opened(pack("html", locale), viewport={"width": width, "height": 800}, color_scheme=scheme)
    for part in PARTS:
        page.goto(page.url.split("#")[0] + f"#{part}")
        expect(page.locator(f"section#{part}")).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), part
    page.goto(page.url.split("#")[0] + "#quiz")
    page.locator(".oer-quiz__layout").click()
    for form in page.locator("form[data-answer]").all():
        for field in form.locator("input[type=text]").all():
            field.fill("7")
        for select in form.locator(".oer-quiz__select").all():
            select.select_option(index=1)
        for box in form.locator("input[type=radio], input[type=checkbox]").all():
            box.check()
        form.locator(".oer-quiz__check").click()
    expect(page.locator(".oer-quiz__score")).to_be_visible()
    assert axe(page) == []


def test_the_contents_on_a_phone_open_and_close(opened, pack) -> None:
    page = opened(pack("html"), viewport={"width": 360, "height": 740})
    menu, contents = page.locator(".oer-bar__menu"), page.locator(".oer-contents")
    expect(contents).to_be_hidden()
    menu.click()
    expect(contents).to_be_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    assert page.evaluate("document.activeElement.className").count("oer-bar__menu") == 1
    menu.click()
    contents.get_by_role("link", name="Check yourself").click()
    expect(contents).to_be_hidden()
    expect_parts(page, ["quiz"])


def test_printing_shows_everything(opened, pack) -> None:
    page = opened(pack("html"))
    page.emulate_media(media="print")
    expect_parts(page, list(PARTS))
    assert page.locator(".oer-quiz__item >> nth=5").is_visible()
    assert not page.locator(".oer-contents").is_visible()
