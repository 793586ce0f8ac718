"""The search of the packages' reader: from a folder, by keyboard, in both directions, with the words of the site's search."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from oer_catalogue.load.markdown import parse
from oer_catalogue.model import Module
from oer_catalogue.packages.reader import script

from .conftest import Packed
from .test_reader import VISIBLE, axe, expect_parts

JS = Path(__file__).parents[2] / "plugins" / "oer_catalogue" / "theme" / "js"
CASES = json.loads((Path(__file__).parents[1] / "unit" / "fold_cases.json").read_text("utf-8"))
PHONE = {"viewport": {"width": 360, "height": 740}}


def ask(page: Page, question: str) -> list[list[str]]:
    """The results of a question, each as its lines."""
    page.locator(".oer-search__input").fill(question)
    expect(page.locator(".oer-search__live")).not_to_be_empty()
    page.wait_for_timeout(150)  # after the pause in which somebody types on
    return [line.inner_text().split("\n") for line in page.locator(".oer-search__result").all()]


def told(page: Page) -> str:
    return page.locator(".oer-search [role=status]").inner_text()


def with_text(module: Module, text: str, title: str = "A lesson") -> Module:
    """The sample module with another text in its first lesson, without quiz, guide and glossary."""
    english = module.editions["en"]
    document = replace(english.lessons["before-you-start"], title=title, body=text, nodes=parse(text))
    edition = replace(
        english,
        lessons={**english.lessons, "before-you-start": document},
        quiz=None,
        guide=None,
        glossary=None,
        index=replace(english.index, nodes=()),
    )
    return replace(module, editions={"en": edition}, outcomes=())


@pytest.fixture
def reading(opened, pack, module) -> Callable[..., Page]:
    """``reading(text, …)``: a package whose first lesson says that."""
    return lambda text, **options: opened(pack("html", other=with_text(module, text, **options)))


@pytest.mark.parametrize("name", ["html", "scorm12"])
def test_every_part_is_searched(opened, pack, name: str) -> None:
    page = opened(pack(name)) if name == "html" else None
    if page is None:  # a learning platform is asked first; what it answers is tried elsewhere
        assert {"search-words.js", "reader-search.js"} <= set(pack(name).archive.namelist())
        return
    places = {
        "enter the workshop": "Introduction",
        "three tools": "Introduction",  # the words of a picture
        "safety rules": "1 Before you start",
        "hang beside": "1 Before you start",  # a note
        "part 2": "2 Somebody else's course",
        "goes with what": "Check yourself",
        "sharp edge left": "Words",
        "remember own hands": "Facilitator guide",
        "camera": "Facilitator guide",
    }
    for question, part in places.items():
        assert ask(page, question)[0][0] == part, question


def test_a_result_names_part_and_heading_shows_the_words_and_leads_there(opened, pack) -> None:
    page = opened(pack("html"))
    results = ask(page, "TOOLS")
    assert ["Check yourself", "Which tools cut?", "Saw Chisel Hammer"] in results
    assert told(page) == f"{len(results)} results"
    link = page.locator(".oer-search__result", has_text="Which tools cut?")
    assert link.locator("mark").all_inner_texts() == ["tools"]
    link.click()
    assert page.evaluate("location.hash") == "#quiz.cutters"
    expect_parts(page, ["quiz"])
    expect(page.locator("#quiz\\.cutters")).to_be_visible()
    expect(page.locator(".oer-search__panel")).to_be_hidden()
    assert told(page) == ""
    ask(page, "burr")
    page.locator(".oer-search__result", has_text="left after cutting").click()
    expect(page.locator("#glossary\\.burr")).to_be_focused()
    assert page.evaluate("location.hash") == "#glossary.burr"


def test_what_a_quiz_keeps_to_itself_is_not_told(opened, pack) -> None:
    page = opened(pack("html"), "quiz")
    page.locator('[data-id="first"] input').nth(1).check()
    page.locator('[data-id="first"] .oer-quiz__check').click()  # now its feedback and explanation stand on the page
    for question in ("flies", "seconds", "café", "beats", "soup", "your group"):
        assert not any("Check yourself" in line for line in ask(page, question)), question
    for word in ("Chisel", "hammer"):
        assert any("Check yourself" in line for line in ask(page, word))


def test_nothing_found_is_said(opened, pack) -> None:
    page = opened(pack("html"), **PHONE)
    assert ask(page, "xylophone") == []
    assert told(page) == "Nothing found for “xylophone”. Try fewer or other words."
    assert page.locator(".oer-search__told").inner_text() == told(page)
    assert ask(page, "hammer xylophone")
    assert "Not found: xylophone." in told(page)
    assert ask(page, "?!…") == []
    page.locator(".oer-search__input").fill("x")
    expect(page.locator(".oer-search__panel")).to_be_hidden()


def test_by_keyboard(opened, pack) -> None:
    page = opened(pack("html"))
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "oer-search":
            break
    page.keyboard.type("tool")
    expect(page.locator(".oer-search__result").first).to_be_visible()

    def at() -> int:
        return page.evaluate("Array.from(document.querySelectorAll('.oer-search__result')).indexOf(document.activeElement)")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert at() == 1
    page.keyboard.press("Tab")
    assert at() == 2
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "oer-search"
    page.keyboard.press("Escape")
    expect(page.locator(".oer-search__panel")).to_be_hidden()
    assert page.locator(".oer-search__input").input_value() == "tool"
    page.keyboard.press("ArrowDown")
    expect(page.locator(".oer-search__panel")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "oer-search"
    page.keyboard.press("Enter")  # to the first result
    assert at() == 0
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == address
    expect(page.locator(".oer-search__panel")).to_be_hidden()
    page.locator(".oer-search__input").focus()  # the same question is there again
    expect(page.locator(".oer-search__panel")).to_be_visible()
    for _ in range(page.locator(".oer-search__result").count() + 1):
        page.keyboard.press("Tab")
    expect(page.locator(".oer-search__panel")).to_be_hidden()


def test_right_to_left_and_words_of_another_language(opened, pack) -> None:
    page = opened(pack("html", "ar"), **PHONE)
    assert ask(page, "الأَداة")[0][0] == "مقدمة"  # vowel marks and the article
    box, field = page.locator(".oer-search__panel").bounding_box(), page.locator(".oer-search__input").bounding_box()
    assert box["x"] == field["x"] >= 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [lines[0] for lines in ask(page, "burr")] == ["Words"]
    for name in ("title", "section"):
        words = page.locator(f".oer-search__result >> nth=0 >> .oer-search__{name}")
        assert [words.get_attribute("lang"), words.get_attribute("dir")] == ["en", "ltr"]
    [result] = ask(page, "course above")
    assert "Work through part 2" in result[-1]
    assert page.locator(".oer-search__snippet").get_attribute("lang") == "en"


def test_it_fits_a_phone_and_axe_finds_nothing(opened, pack) -> None:
    page = opened(pack("html"), "before-you-start", color_scheme="dark", **PHONE)
    assert len(ask(page, "tool")) > 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for link in page.locator(".oer-search__result").all():
        assert link.bounding_box()["height"] >= 44
    page.keyboard.press("ArrowDown")
    assert axe(page) == []


def test_without_javascript_there_is_no_form_and_all_text(opened, pack) -> None:
    page = opened(pack("html"), java_script_enabled=False)
    expect(page.locator(".oer-search")).to_be_hidden()
    expect(page.locator(VISIBLE)).to_have_count(6)


def test_folding_is_the_sites(opened, pack) -> None:
    """The same file, but for its comments, gives the same tokens for every pinned case."""
    page = opened(pack("html"))
    for case in CASES:
        assert page.evaluate("text => oer.searchWords.tokens(text)", case["text"]) == case["tokens"].split(), case


@pytest.mark.parametrize("name", ["search-words.js", "quiz.js", "quiz-kinds.js"])
def test_a_script_loses_its_comments_alone(name: str) -> None:
    source = (JS / name).read_text("utf-8")
    kept = [line for line in source.split("\n") if line in set(script(name).split("\n"))]
    assert "\n".join(kept) == script(name)
    gone, inside = [line.strip() for line in source.split("\n") if line not in set(kept)], False
    for line in gone:  # whatever is gone stands in a comment
        assert inside or line.startswith(("//", "/*")), line
        inside = (inside or line.startswith("/*")) and not line.endswith("*/")


MET = (
    ("schutz", "Die Brandschutzordnung hängt an der Tür.", "Brandschutzordnung"),
    ("ordnung", "Die Brandschutzordnung hängt an der Tür.", "Brandschutzordnung"),
    ("strasse", "An der Straße.", "Straße"),
    ("οδοσ", "Στην ΟΔΌΣ μας.", "ΟΔΌΣ"),
    ("l'ete", "Pendant l’été.", "l’été"),
    ("email", "Write an e-mail.", "e-mail"),
    ("pass", "One password is enough.", "password"),
    ("passwords", "One password is enough.", "password"),  # another ending
    ("pasword", "One password is enough.", "password"),  # a slip of the finger
    ("passwrod", "One password is enough.", "password"),
    ("pxsswrod", "One password is enough.", None),
    ("ring", "During the lesson.", "During"),  # inside a word, where nothing better is found
)


def test_words_are_met(reading) -> None:
    page = reading("\n\n".join(f"## H{number}\n\n{text}" for number, text in enumerate(dict.fromkeys(text for _, text, _ in MET))))
    for question, text, marked in MET:
        found = ask(page, question)
        assert bool(found) == bool(marked), question
        if marked:
            assert found[0][-1] == text
            assert page.locator(".oer-search__snippet mark").first.inner_text() == marked


def test_ranks(reading) -> None:
    """A heading comes before a text, the word before a longer one, and a word that is everywhere spoils nothing."""
    page = reading(
        "The saw is on the wall.\n\n## Glue\n\nThe sawdust.\n\n## Saw\n\nThe blade.\n\n"
        "## Paint\n\nThe sawhorse, the saw, the saw.\n\n## Oil\n\nThe end."
    )
    assert [lines[1] for lines in ask(page, "saw")] == [
        "Saw",
        "Paint",
        "Check a hand tool before you use it. The saw is on the wall.",
        "Glue",
    ]
    assert [lines[1] for lines in ask(page, "the blade")] == ["Saw"]
    assert [lines[1] for lines in ask(page, "the oil")] == ["Oil"]


def test_the_title_of_a_lesson_helps_its_pieces(reading) -> None:
    page = reading("## One\n\nA chuck.\n\n## Two\n\nA belt.\n", title="The lathe")
    assert [lines[:2] for lines in ask(page, "lathe belt")] == [["1 The lathe", "Two"]]
    assert [lines[0] for lines in ask(page, "lathe")] == ["1 The lathe"]  # once, not for each of its headings


def test_words_of_authors_stay_words(reading) -> None:
    page = reading("Use `<img src=x onerror=alert(1)>` and &lt;b&gt; here.\n", title="<i>Title</i>")
    assert ask(page, "onerror")[0][0] == "1 <i>Title</i>"
    assert page.locator(".oer-search__list img, .oer-search__list i").count() == 0


def test_a_package_of_words_stays_small(pack) -> None:
    for locale in ("en", "ar", "el"):
        package: Packed = pack("html", locale)
        assert len(package.data) < 35_000
