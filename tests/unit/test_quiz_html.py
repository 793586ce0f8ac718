"""A quiz as HTML: complete without a script, safe, and never showing the right order."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html

from oer_catalogue.body import resolve
from oer_catalogue.load.markdown import parse
from oer_catalogue.load.quiz import read
from oer_catalogue.locales import load
from oer_catalogue.model import Document, Node, Quiz
from oer_catalogue.packages.quiz_html import SCRIPT_WORDS, quiz_html, shape, shuffled

TEXT = """
Six questions.

## What first? {#first .LO1}

Look at this:

| A | B |
|---|---|
| 1 | 2 |

- [ ] Use & throw
  > Not yet.
- [x] Look

> Looking is quick.

## Which cut? {#cut .LO1}

- [x] Saw
- [x] Chisel
- [ ] Hammer

## In order {#order .LO1}

1. One
2. Two
3. Three

## Pairs {#pairs .LO1}

| | |
|---|---|
| Hammer | Nail |
| Mallet | Nail |
| Saw | Wood |
| | Soup |

## How many? {#many .LO1}

Answer: 1.5 +- 0.5

## What is it called? {#word .LO1}

Answer: a "burr" | <b>

## What was hard? {#hard}

Answer: open

> Tell your group.
"""


def quiz_of(text: str = TEXT, locale: str = "en") -> Quiz:
    document = Document(f"m/{locale}/quiz.md", "quiz.md", locale, "Check yourself", text, 1, parse(text), {})
    quiz, problems = read(document, ["LO1"])
    assert problems == []
    return quiz


def inline(nodes: tuple[Node, ...]) -> str:
    return "".join(f"<i>{html_text(node)}</i>" for node in nodes)


def block(nodes: tuple[Node, ...]) -> str:
    return "".join(f"<p>{html_text(node)}</p>" for node in nodes)


def html_text(node: Node) -> str:
    return node.text.replace("&", "&amp;").replace("<", "&lt;") + "".join(html_text(child) for child in node.children)


def drawn(quiz: Quiz | None = None, locale: str = "en", **values: object) -> html.HtmlElement:
    """The quiz as the site resolves it."""
    raw = quiz_html(quiz or quiz_of(), inline, block, load(locale), module_id="m", pass_mark=70.0, **values)
    return html.fromstring(resolve(raw, lambda kind, value: f"m-{value}"))


def form(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.xpath(f"//form[@data-id='{name}']")[0]


def test_each_question_is_a_form_with_a_named_group_of_fields() -> None:
    page = drawn()
    assert [(one.get("data-id"), one.get("data-kind")) for one in page.iter("form")] == [
        ("first", "single"),
        ("cut", "multiple"),
        ("order", "order"),
        ("pairs", "match"),
        ("many", "number"),
        ("word", "text"),
        ("hard", "open"),
    ]
    for one in page.iter("form"):
        assert one.get("method") == "dialog"  # outside a dialog this sends nothing
        assert len(one.xpath("./fieldset/legend/h2[@id]")) == 1
        for field in one.xpath(".//input | .//select | .//textarea"):
            named = field.get("aria-label") or field.xpath("ancestor::label") or page.xpath(f"//label[@for='{field.get('id')}']")
            assert named, html.tostring(field)


def test_the_key_stands_in_data_attributes() -> None:
    page = drawn()
    keys = {one.get("data-id"): one.get("data-answer") for one in page.iter("form")}
    assert keys == {
        "first": "1",
        "cut": "0 1",
        "order": "0 1 2",
        "pairs": "0 0 2",  # both hammers drive nails: one option
        "many": "1.5",
        "word": json.dumps(['a "burr"', "<b>"]),
        "hard": None,
    }
    assert form(page, "many").get("data-tolerance") == "0.5"
    assert (page.get("data-pass"), page.get("data-module"), page.get("data-shape")) == ("70", "m", shape(quiz_of()))


def test_without_a_script_the_answer_reads_as_text() -> None:
    page = drawn()
    for one in page.iter("form"):
        assert len(one.xpath("./details/summary")) == 1
    words = {one.get("data-id"): " ".join(one.find("details").text_content().split()) for one in page.iter("form")}
    for text in ("Show the answer", "Right answer:", "Look", "Use & throw", "Not yet.", "Looking is quick."):
        assert text in words["first"]
    assert "1.5 ± 0.5" in words["many"]
    assert "<b>" in words["word"]
    assert words["hard"] == "Show the commentTell your group."


def test_no_answer_is_given_away_before_it_is_asked_for() -> None:
    """Nothing outside the folded answer tells which choice is right."""
    page = drawn()
    for one in page.iter("form"):
        one.remove(one.find("details"))
    rest = html.tostring(page, encoding="unicode")
    assert "Not yet." not in rest
    assert "Looking is quick." not in rest
    assert "checked" not in rest


def test_steps_are_shown_in_another_order_and_can_be_numbered_without_dragging() -> None:
    one = form(drawn(), "order")
    values = [row.get("data-value") for row in one.xpath(".//li[@class='oer-quiz__step']")]
    assert sorted(values) == ["0", "1", "2"]
    assert values != ["0", "1", "2"]
    for place, row in enumerate(one.xpath(".//li[@class='oer-quiz__step']")):
        assert row.xpath(".//option[@selected]/@value") == [str(place)]
        assert len(row.xpath(".//button[@hidden][@aria-label]")) == 2


@given(some.text(min_size=1), some.lists(some.integers(0, 9), min_size=2, max_size=9))
def test_shuffling_is_a_permutation_that_is_never_the_order_given(key: str, values: list[int]) -> None:
    mixed = shuffled(key, values)
    assert sorted(mixed) == sorted(values)
    assert mixed == shuffled(key, values)
    assert mixed != values or len(set(values)) == 1


def test_equal_steps_may_stand_in_each_others_place() -> None:
    quiz = quiz_of("## Order {#o .LO1}\n\n1. Wait\n2. Look\n3. Take\n")
    first, second, _ = quiz.questions[0].items
    one = form(drawn(replace(quiz, questions=(replace(quiz.questions[0], items=(first, second, first)),))), "o")
    assert one.get("data-answer") == "0 1 0"
    assert sorted(row.get("data-value") for row in one.xpath(".//li[@class='oer-quiz__step']")) == ["0", "0", "1"]


def test_each_row_of_a_match_offers_every_right_side_once() -> None:
    one = form(drawn(), "pairs")
    for select in one.iter("select"):
        options = [option.text for option in select.iter("option")]
        assert options[0] == "Choose …"
        assert sorted(options[1:]) == ["Nail", "Soup", "Wood"]


def test_ids_are_unique_and_never_an_authors() -> None:
    ids = drawn().xpath("//@id")
    assert len(ids) == len(set(ids))
    own = [one for one in ids if "." in one]
    authors = [one for one in ids if "." not in one]
    assert authors == [f"m-{name}" for name in ("first", "cut", "order", "pairs", "many", "word", "hard")]
    assert own


def test_parts_that_are_drawn_twice_lose_their_ids_the_second_time() -> None:
    page = quiz_html(quiz_of(), lambda nodes: '<sup id="\x1aid:fnref.1\x1a">1</sup>', block, load("en"))
    drawn_ids = re.findall(r"id:fnref\.1", page)
    titles_and_choices = 7 + 2 + 3 + 3  # 7 titles, 5 choices and 3 left cells, each once with its id
    assert len(drawn_ids) == titles_and_choices


def test_a_choice_with_a_list_is_named_by_it_and_not_put_into_a_label() -> None:
    text = "## Q {#q .LO1}\n\n- [x] Right\n\n  ```\n  code\n  ```\n- [ ] Wrong\n"
    quiz = quiz_of(text)
    page = drawn(quiz)
    for field in form(page, "q").iter("input"):
        label = field.get("aria-labelledby")
        assert (label is not None and page.xpath(f"//div[@id='{label}']")) or field.xpath("ancestor::label")
    for label in page.iter("label"):
        assert not label.xpath(".//p | .//pre | .//ul | .//div")


def test_words_of_the_quiz_carry_their_language_where_it_is_not_the_readers() -> None:
    page = drawn(quiz_of(locale="el"))
    assert page.get("lang") == "en"
    title = page.xpath("//h2")[0]
    assert title.get("lang") == "el"
    assert form(page, "first").xpath(".//p[@class='oer-quiz__hint']/@lang") == []
    assert form(page, "pairs").xpath(".//select/@lang") == ["el"] * 3
    assert form(page, "pairs").xpath(".//option[@value='']/@lang") == ["en"] * 3
    assert drawn().xpath("//h2/@lang") == []


def test_scripts_get_their_words_from_the_page() -> None:
    words = json.loads(drawn().get("data-strings"))
    assert set(words) == set(SCRIPT_WORDS)
    assert words["check"] == load("en")("quizjs.check")


def test_no_style_no_handler_no_script() -> None:
    page = quiz_html(quiz_of(), inline, block, load("en"))
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page)


def test_level_of_headings_and_missing_pass_mark() -> None:
    page = html.fromstring(quiz_html(quiz_of(), inline, block, load("en"), level=3))
    assert len(page.xpath("//legend/h3")) == 7
    assert page.get("data-pass") is None


@pytest.mark.parametrize("change", ["order", "kind", "count"])
def test_the_shape_changes_when_kept_answers_no_longer_fit(change: str) -> None:
    quiz = quiz_of()
    first, *rest = quiz.questions
    changed = {
        "order": (*rest, first),
        "kind": (replace(first, kind="multiple"), *rest),
        "count": (replace(first, choices=first.choices[:1]), *rest),
    }[change]
    assert shape(replace(quiz, questions=changed)) != shape(quiz)
    assert shape(replace(quiz, questions=(replace(first, explanation=()), *rest))) == shape(quiz)
