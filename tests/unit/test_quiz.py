"""quiz.md: every kind of question, every slip, and translations that correspond."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oer_catalogue.load import quiz
from oer_catalogue.load.markdown import plain
from oer_catalogue.model import Document, Quiz
from oer_catalogue.problem import Problem

Documents = Callable[..., Document]
OUTCOMES = ("LO1", "LO2")


def read(document: Documents, answers: str, heading: str = "## A question {#q .LO1}") -> tuple[Quiz, list[Problem]]:
    return quiz.read(document(f"{heading}\n\n{answers}\n", "quiz.md"), OUTCOMES)


@pytest.mark.parametrize(
    ("answers", "kind", "what"),
    [
        ("- [ ] a\n- [x] b", "single", "-a +b"),
        ("* [x] a\n* [X] b\n* [ ] c", "multiple", "+a +b -c"),
        ("-   [ ] a\n-   [x] [b](../index.md)", "single", "-a +b"),
        ("- [ ] (see a) it\n- [x] b\n  c", "single", "-(see a) it +b c"),
        ("1. a\n2. b\n3. c", "order", "a b c"),
        ("1) a\n1) b", "order", "a b"),
        ("| | |\n|---|---|\n| a | b |\n| | d |\n| c | e |", "match", "a=b c=e !d"),
        ("|  |  |\n|:-|-:|\n| a | b |\n| c | d |", "match", "a=b c=d"),
        ("Answer: 42", "number", "42"),
        ("Answer: -1.50", "number", "-1.50"),
        ("Answer: +3 +- 0.5", "number", "3+-0.5"),
        ("Answer: 3±1", "number", "3+-1"),
        ("Answer: 3 +/- 1", "number", "3+-1"),
        ("Answer: 2FA", "text", "2FA"),
        ("Answer:  a b |  c ", "text", "a b|c"),
        ("Answer: 7 | seven", "text", "7|seven"),
        ("Answer: 7 May", "text", "7 May"),
        ("Answer: `rm` | *del*", "text", "rm|del"),
        ("Answer: open", "open", ""),
        ("Answer: Open", "open", ""),
    ],
)
def test_kinds(document: Documents, answers: str, kind: str, what: str) -> None:
    read_back, problems = read(document, answers)
    assert not problems
    (question,) = read_back.questions
    assert (question.kind, question.outcomes, question.scored) == (kind, ("LO1",), kind != "open")
    shown = [("+" if choice.right else "-") + plain(choice.nodes) for choice in question.choices]
    shown += [plain(item) for item in question.items]
    shown += [f"{plain(left)}={plain(right)}" for left, right in question.pairs]
    shown += [f"!{plain(cell)}" for cell in question.distractors]
    number = question.value + (f"+-{question.tolerance}" if question.tolerance else "")
    assert " ".join([*shown, *filter(None, [number, "|".join(question.texts)])]) == what


def test_the_parts_of_a_question(document: Documents) -> None:
    body = (
        "Intro.\n\n## Q *q* {#q .LO1 .LO2}\n\nStem.\n\n1. in\n2. stem\n\n- [ ] a\n\n  more\n\n  > no\n- [x] b\n  > > yes\n\n"
        "> Because[^1].\n\n[^1]: Note.\n"
    )
    read_back, problems = quiz.read(document(body, "quiz.md"), OUTCOMES)
    (question,) = read_back.questions
    assert not problems
    assert plain(read_back.intro) == "Intro."
    assert (plain(question.title), question.outcomes, str(question.place)) == ("Q q", ("LO1", "LO2"), "modules/m/en/quiz.md:3:1")
    assert plain(question.stem) == "Stem.\nin\nstem"
    assert [(plain(c.nodes), plain(c.feedback)) for c in question.choices] == [("a\nmore", "no"), ("b", "yes")]
    assert plain(question.explanation) == "Because."


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ("-[ ] a\n- [x] b", ["Q006 3:1"]),
        ("- []a\n- [x] b", ["Q006 3:1"]),
        ("- [ ] a\n- [X ] b", ["Q006 4:1"]),
        ("- [ ] a\n- [ x] b", ["Q006 4:1"]),
        ("- [ ] a\n-\u00a0[x] b", ["Q006 4:1"]),
        ("- [ ] a\n- [x]b", ["Q006 4:1"]),
        ("- \\[ ] a\n- [x] b", ["Q006 3:1"]),
        ("- ( ) a\n- (x) b", ["Q006 3:1", "Q006 4:1"]),
        ("☐ a\n☑ b", ["Q006 3:1", "Q006 4:1"]),
        ("– [ ] a\n– [x] b", ["Q006 3:1", "Q006 4:1"]),
        ("[ ] a\n[x] b", ["Q006 3:1", "Q006 4:1"]),
        ("1. [ ] a\n2. [x] b", ["Q006 3:1", "Q006 4:1"]),
        ("- [ ] a\n- b\n- [x] c", ["Q006 4:1"]),
        ("- [ ] a\n  - [x] b\n- [ ] c", ["Q006 3:1"]),
        ("- [ ] a\n> no\n- [x] b", ["Q007 4:1"]),
        ("- [ ] a\n > no\n- [x] b", ["Q007 4:2"]),
        ("- [ ] a\n- [x] b\n> yes", ["Q007 5:1"]),
        ("- [ ] a\n       > no\n- [x] b", ["Q007 4:8"]),
        ("- [ ] a\n\n      > no\n- [x] b", ["Q007 5:7"]),
        ("- [ ] a\n  > no\n\n  more\n- [x] b", ["Q007 6:3"]),
        ("- [ ] a\n- [x] b\n\nBecause.", ["Q007 6:1"]),
        ("- [ ] a\n- [x] b\n\n> One.\n\n> Two.", ["Q007 8:1"]),
        ("Answer: 3\nBecause.", ["Q007 3:1"]),
        ("- [ ] a\n- [ ] b", ["Q004 3:1"]),
        ("- [x] a", ["Q005 3:1"]),
        ("1. a", ["Q005 3:1"]),
        ("- a\n- b", ["Q003 3:1"]),
        ("", ["Q003 1:1"]),
        ("Risposta: 42", ["Q003 3:1"]),
        ("answer: 42", ["Q003 3:1"]),
        ("Think.\nAnswer: 42", ["Q003 3:1"]),
        ("Answer: 1,5", ["Q008 3:1"]),
        ("Answer: 1.000,5", ["Q008 3:1"]),
        ("Answer: 1 000", ["Q008 3:1"]),
        ("Answer: 50 %", ["Q008 3:1"]),
        ("Answer: −5", ["Q008 3:1"]),
        ("Answer: 3 +- -1", ["Q008 3:1"]),
        ("Answer: 3 +- 1 +- 1", ["Q008 3:1"]),
        ("Answer: +-", ["Q008 3:1"]),
        ("Answer: three ± one", ["Q008 3:1"]),
        ("- [ ] a\n- [x] b\n\nAnswer: 3", ["Q009 6:1"]),
        ("Answer: 3\n\n- [ ] a\n- [x] b", ["Q009 5:1"]),
        ("- [ ] a\n- [x] b\n\n* [ ] c\n* [x] d", ["Q009 6:1"]),
        ("| | | |\n|---|---|---|\n| a | b | c |", ["Q011 3:1"]),
        ("| | |\n|---|---|\n| a | b |\n| c | |", ["Q011 6:1"]),
        ("| a | b |\n|---|---|\n| c | d |\n| e | f |", ["Q011 3:1"]),
        ("Answer:", ["Q012 3:1"]),
        ("Answer: a || b", ["Q012 3:1"]),
        ("- [ ]\n- [x] b", ["Q012 3:1"]),
        ("- [ ] A\n- [x]  a", ["Q015 4:8"]),
    ],
)
def test_slips(document: Documents, answers: str, found: list[str]) -> None:
    read_back, problems = read(document, answers)
    assert [f"{p.code.removeprefix('OER-')} {p.place.line}:{p.place.column}" for p in problems] == found
    assert not read_back.questions


@pytest.mark.parametrize(
    ("heading", "code", "suggestion"),
    [
        ("## Which one? {.LO1}", "OER-Q001", "{#which-one}"),
        ("## Q {#q .L01}", "OER-Q002", "LO1"),
        ("## Q {#q .lo2}", "OER-Q002", "LO2"),
        ("### Q {#q}", "OER-Q010", ""),
    ],
)
def test_headings(document: Documents, heading: str, code: str, suggestion: str) -> None:
    problems = read(document, "Answer: open", heading)[1]
    assert [(p.code, p.suggestion) for p in problems] == [(code, suggestion)]


@pytest.mark.parametrize(("typed", "meant"), [("1,5", "1.5"), ("−5", "-5"), ("٤٢", "42"), ("1 000", "1000"), ("5 €", "5"), ("1.000,5", "")])
def test_numbers_that_were_meant(document: Documents, typed: str, meant: str) -> None:
    (problem,) = read(document, f"Answer: {typed}")[1]
    assert problem.suggestion == (f"Answer: {meant}" if meant else "")


def test_code_is_no_slip(document: Documents) -> None:
    read_back, problems = read(document, "```\n-[ ] a\n```\n\n- [ ] a\n- [x] `- [X ]`\n\n  ```\n  []\n  ```")
    assert not problems
    assert read_back.questions[0].kind == "single"


# --- translations ---------------------------------------------------------------------------------------------------

SOURCE = """## One {#one .LO1}

- [ ] a
- [x] b

## Two {#two .LO2}

Answer: 1.5 +- 0.5

## Three {#three}

| | |
|---|---|
| a | b |
| c | d |
| | e |

## Four {#four}

Answer: water | H2O
"""


def translate(document: Documents, body: str) -> tuple[Quiz, list[Problem]]:
    source = quiz.read(document(SOURCE, "quiz.md"), OUTCOMES)[0]
    return quiz.read_translation(document(body, "quiz.md", "it"), source, OUTCOMES)


def test_translation(document: Documents) -> None:
    body = SOURCE.replace(".LO1", "").replace("1.5 +- 0.5", "1,5").replace("water | H2O", "acqua")
    parts = body.split("## ")[1:]
    found, problems = translate(document, "".join(f"## {part.strip()}\n\n" for part in reversed(parts)))
    assert not problems
    assert [q.id for q in found.questions] == ["one", "two", "three", "four"]
    assert [q.outcomes for q in found.questions] == [("LO1",), ("LO2",), (), ()]
    assert (found.questions[1].kind, found.questions[1].value, found.questions[1].tolerance) == ("number", "1.5", "0.5")
    assert found.questions[3].texts == ("acqua",)


def test_a_number_may_be_left_out_of_a_translation(document: Documents) -> None:
    found, problems = translate(document, SOURCE.replace("Answer: 1.5 +- 0.5\n\n", ""))
    assert not problems
    assert found.questions[1].value == "1.5"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("- [ ] a\n- [x] b", "- [x] b\n- [ ] a", ["Q014 3:7", "Q014 4:7"]),
        ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b\n- [ ] c", ["Q013 1:1"]),
        ("- [ ] a\n- [x] b", "1. a\n2. b", ["Q013 1:1"]),
        ("| | e |\n", "", ["Q013 10:1"]),
        ("{#one .LO1}", "{#one .LO2}", ["Q013 1:1"]),
        ("{#one .LO1}", "{#uno .LO1}", ["Q013 1:1", "Q013 1:1"]),
        ("{#one .LO1}", "", ["Q001 1:1"]),
        ("## Four {#four}\n\nAnswer: water | H2O\n", "", ["Q013 1:1"]),
        ("Answer: water | H2O", "Answer: open", ["Q013 18:1"]),
        ("Answer: water | H2O", "Risposta: acqua", ["Q003 20:1"]),
        ("- [ ] a\n- [x] b", "-[ ] a\n- [x] b", ["Q006 3:1"]),
    ],
)
def test_translations_that_do_not_correspond(document: Documents, old: str, new: str, found: list[str]) -> None:
    assert SOURCE.count(old) == 1
    problems = translate(document, SOURCE.replace(old, new))[1]
    assert [f"{p.code.removeprefix('OER-')} {p.place.line}:{p.place.column}" for p in problems] == found


# --- any text -------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "## Q {#q}\n\n",
        "## R {#r .LO1}\n\n",
        "- [ ] a\n",
        "- [x] b\n",
        "  > c\n",
        "> d\n",
        "\n",
        "1. e\n",
        "2. f\n",
        "Answer: ",
        "1.5",
        " +- ",
        "open",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=25).map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read(document: Documents, text: str) -> None:
    found, problems = quiz.read(document(text, "quiz.md"), OUTCOMES)
    assert found.questions or problems
    for question in found.questions:
        assert question.kind == "open" or question.choices or question.items or question.pairs or question.value or question.texts
    quiz.read_translation(document(text, "quiz.md", "it"), found, OUTCOMES)


@pytest.mark.parametrize(
    "text", ["[" + " " * 900_000, "- [" + " " * 900_000, "-[ ] a\n" * 30_000, "## Q\n" * 30_000, "Answer: " + " +" * 400_000]
)
def test_hostile_texts_are_read_in_time(document: Documents, text: str) -> None:
    doc = document(f"## Q {{#q}}\n\n{text}\n", "quiz.md")
    start = time.process_time()
    quiz.read(doc, OUTCOMES)
    assert time.process_time() - start < 5
