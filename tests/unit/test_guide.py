"""guide.md and glossary.md: each part in its place, each slip named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oer_catalogue.load import glossary, guide
from oer_catalogue.load.markdown import plain
from oer_catalogue.model import Document

Documents = Callable[..., Document]

GUIDE = """## Questions {#questions}

### Why? {#q-why}

Because.

## Pitfalls {#pitfalls}

- Time.

### A heading inside

More.

## Materials {#materials}

### A sheet {#sheet}

### Pens {#pens}

One *each*.

## First meeting {#s1}

Everybody knows all.

### Hello {#hello}

> [!TIP]
> Walk.

Say *your* name.

> [!NOTE]
> Part of the message.

> [!TIP]
> Smile.

#### Result {.product}

A list.

#### In the room {.in-person}

Stand up.

#### On a screen {.online}

Wave.

> [!TIP]
> Mute.

#### Three people {.few}

> [!TIP]
> One group.

### End {#end}

Bye.[^1]

## Before {#checklist}

- Print.

[^1]: Really.
"""


def test_every_part(document: Documents) -> None:
    found, problems = guide.read(document(GUIDE, "guide.md", front={"title": "G", "why": "So.", "need_not_know": ["a", "b"]}))
    assert not problems
    assert (found.why, found.need_not_know) == ("So.", ("a", "b"))
    assert [(id_, question, plain(nodes)) for id_, question, nodes in found.questions] == [("q-why", "Why?", "Because.")]
    assert {id_: (name, plain(nodes)) for id_, (name, nodes) in found.materials.items()} == {
        "sheet": ("A sheet", ""),
        "pens": ("Pens", "One each."),
    }
    assert plain(found.pitfalls) == "Time.\nA heading inside\nMore."
    assert plain(found.checklist) == "Print."
    (session,) = found.sessions
    assert (session.id, session.title, plain(session.goal)) == ("s1", "First meeting", "Everybody knows all.")
    hello, end = session.activities
    assert (hello.id, hello.title, plain(hello.message)) == ("hello", "Hello", "Say your name.\nPart of the message.")
    assert [plain(tip) for tip in hello.tips] == ["Walk.", "Smile."]
    assert plain(hello.product) == "A list."
    assert {name: title for name, (title, _) in hello.modes.items()} == {"in-person": "In the room", "online": "On a screen"}
    assert list(hello.adaptations) == ["few"]
    assert (plain(end.message), end.tips, end.modes) == ("Bye.", (), {})


def test_tips_of_a_mode(document: Documents) -> None:
    found = guide.read(document(GUIDE, "guide.md"))[0]
    message, tips = guide.split_tips(found.sessions[0].activities[0].modes["online"][1])
    assert (plain(message), [plain(tip) for tip in tips]) == ("Wave.", ["Mute."])


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "suggestion"),
    [
        ("### Hello {#hello}", "### Hello", "G020", "### Hello", "{#hello}"),
        ("## First meeting {#s1}", "## First meeting", "G020", "## First meeting", "{#first-meeting}"),
        ("### Pens {#pens}", "### Pens", "G020", "### Pens", "{#pens}"),
        ("### Why? {#q-why}", "### Why?", "G020", "### Why?", "{#why}"),
        ("{.online}", "{.onlien}", "G021", "#### On a screen {.onlien}", "online"),
        ("{.online}", "{.online .hybrid}", "G021", "#### On a screen {.online .hybrid}", ""),
        ("{#hello}", "{#hello .online}", "G021", "### Hello {#hello .online}", ""),
        ("{.online}", "{#online}", "G022", "#### On a screen {#online}", ""),
        ("#### Three people {.few}", "#### Few", "G022", "#### Few", "{.few}"),
        ("{.few}", "{.online}", "G024", "#### Three people {.online}", ""),
        ("Everybody knows all.\n", "", "G025", "## First meeting {#s1}", ""),
        ("A list.\n", "", "G025", "#### Result {.product}", ""),
        ("Because.\n", "", "G025", "### Why? {#q-why}", ""),
        ("## Questions {#questions}", "Hello.\n\n## Questions {#questions}", "G023", "Hello.", ""),
        ("## Materials {#materials}", "## Materials {#materials}\n\nMany.", "G023", "Many.", ""),
        ("Everybody knows all.\n", "All.\n\n#### On a phone {.phone-only}\n\nCall.\n", "G023", "#### On a phone {.phone-only}", ""),
    ],
)
def test_slips_of_a_guide(document: Documents, old: str, new: str, code: str, line: str, suggestion: str) -> None:
    assert GUIDE.count(old) == 1
    text = GUIDE.replace(old, new)
    (problem,) = guide.read(document(text, "guide.md"))[1]
    assert (problem.code, text.split("\n")[problem.place.line - 1], problem.suggestion) == (f"OER-{code}", line, suggestion)


def test_an_activity_without_a_message(document: Documents) -> None:
    (problem,) = guide.read(document("## S {#s}\n\nGoal.\n\n### A {#a}\n\n> [!TIP]\n> Only this.\n", "guide.md"))[1]
    assert (problem.code, problem.place.line) == ("OER-G025", 5)


def test_many_mistakes_are_told_in_part(document: Documents) -> None:
    assert len(guide.read(document("## S\n\n" * 500, "guide.md"))[1]) == guide.MAX_PROBLEMS
    assert len(glossary.read(document("### T\n\n" * 500, "glossary.md"))[1]) == glossary.MAX_PROBLEMS


def test_glossary(document: Documents) -> None:
    found, problems = glossary.read(
        document("### a *b* {#ab}\n\nOne.\n\n- two\n\n### γ {#c}\n\nThree.[^1]\n\n[^1]: Note.\n", "glossary.md")
    )
    assert not problems
    assert [(term.id, term.term, plain(term.nodes)) for term in found.terms] == [("ab", "a b", "One.\ntwo"), ("c", "γ", "Three.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("### A b\n\nOne.\n", ["L020 1:1 {#a-b}"]),
        ("Hello.\n\n### A {#a}\n\nOne.\n", ["L021 1:1 "]),
        ("## A {#a}\n\nOne.\n", ["L021 1:1 ", "L021 3:1 "]),
        ("### A {#a}\n\n### B {#b}\n\nOne.\n", ["L022 1:1 "]),
        ("### A {#a}\n\n[^1]: Only a note.\n", ["L022 1:1 "]),
    ],
)
def test_slips_of_a_glossary(document: Documents, text: str, found: list[str]) -> None:
    problems = glossary.read(document(text, "glossary.md"))[1]
    assert [f"{p.code.removeprefix('OER-')} {p.place.line}:{p.place.column} {p.suggestion}" for p in problems] == found
