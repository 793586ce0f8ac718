"""Rules of Markdown texts: good texts pass, bad ones are named at the right place."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oer_catalogue.load.links import target
from oer_catalogue.model import Document, Module
from oer_catalogue.rules import codes, links, markdown
from oer_catalogue.rules.characters import invisible

Documents = Callable[..., Document]
Modules = Callable[..., Module]


def found(document: Documents, module_of: Modules, text: str, name: str = "lessons/a.md", media: tuple[str, ...] = ("a.svg",)) -> list[str]:
    doc = document(text, name)
    others = [document("B\n", "lessons/b.md"), document("### T {#t}\n\nT\n", "glossary.md")]
    module = module_of(doc, *(other for other in others if other.name != name), media=media)
    problems = markdown.check(doc, module, module.source)
    return [f"{p.code.removeprefix('OER-')} {p.place.line}:{p.place.column}" for p in problems]


GOOD = [
    "## A & B <3 {#a}\n\n1 < 2 > 1, `<b>`, a_b_c, {a} and {a: b}, [x], ^2, $5, 50 %, a -- b.\n",
    "Μια φράση με *έμφαση*. Фраза. 文章です。\n",
    "می\u200cخواهم و شعر، עברית\u200f (abc\u200e), क्\u200dष, 👩\u200d🔧 👨\u200d👩\u200d👧, ❤\ufe0f, soft\u00adhyphen\n",
    "[a](https://example.org) [b](http://пример.бг) [c](https://münchen.example) [d](mailto:a@example.org) [e](tel:+321)\n",
    "[www.example.org](https://example.org/a) [example.org](https://www.example.org) <https://example.org>\n",
    "[a](b.md) [b](../index.md) [c](../glossary.md#t) [d](oer:any-module/any-lesson) [e](../../media/a.svg)\n",
    "> [!WARNING]\n> Words.\n\n> A quote. [!TIP]\n\n!!! Attention !!!\n",
    "| a | |\n|---|---|\n| | b |\n",
    "```\n{{ x }} <b> --8<-- [^1] ![](x)\n```\n\n    <b> {{ x }}\n\n`{{ x }}` \\[^1] \\<b>\n",
    "## A\n\n### B\n\n#### C\n\n## D\n",
    "Words.[^A] More.[^a]\n\n[^a]: Note.\n",
    "[![A](../../media/a.svg)](b.md)\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_texts_have_no_problem(document: Documents, module_of: Modules, text: str) -> None:
    assert found(document, module_of, text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Ä <b>x</b> <i>\n", ["S001 1:3", "S001 1:12"]),
        ("a\n\n- b\n  - c <u>d</u>\n", ["S001 4:7"]),
        ("ä {{x}}\n", ["S009 1:3"]),
        ("[a](oer:Not-An-Id)\n", ["L019 1:1"]),
        ("ä [a](javascript&colon;x)\n", ["S003 1:3"]),
        ("[a](JaVaScRiPt:x)\n", ["S003 1:1"]),
        ("[a](<java\nscript:x>)\n", ["S001 1:5"]),
        ("![a](../../media/a.svg) ![](../../media/a.svg)\n", ["L003 1:25"]),
        ("[ ](b.md)\n", ["L010 1:1"]),
        ("ä​b\n", ["S010 1:2"]),
        ("a [x](https://ex\u0430mple.org)\n", ["S011 1:3"]),
        ("a [x](https://[::1)\n", ["S011 1:3"]),
        ("## A {#b onfocus=x}\n", ["S002 1:1"]),
        ("*a*{.b}\n", ["L012 1:4"]),
        ("> > [!TIP] a\n", ["L002 1:5"]),
    ],
)
def test_places(document: Documents, module_of: Modules, text: str, problems: list[str]) -> None:
    assert found(document, module_of, text) == problems


@pytest.mark.parametrize("name", ["quiz.md", "guide.md", "glossary.md"])
def test_classes_and_levels_mean_something_elsewhere(document: Documents, module_of: Modules, name: str) -> None:
    problems = found(document, module_of, "#### A {.few}\n", name)
    assert problems == (["L012 1:1"] if name == "glossary.md" else [])


def test_the_pairs_of_a_quiz_need_no_header(document: Documents, module_of: Modules) -> None:
    assert found(document, module_of, "| | |\n|---|---|\n| a | b |\n", "quiz.md") == []


def test_a_fragment_is_looked_up_in_the_reader_s_language(document: Documents, module_of: Modules) -> None:
    own = document("[a](b.md#one) [b](b.md#uno) [c](../glossary.md#t)\n", locale="it")
    module = module_of(
        own,
        document("## Uno {#uno}\n", "lessons/b.md", "it"),
        document("## One {#one}\n", "lessons/b.md"),
        document("### T {#t}\n\nT", "glossary.md"),
    )
    problems = list(markdown.check(own, module, module.editions["it"]))
    assert [(p.code, p.place.column, p.suggestion) for p in problems] == [("OER-L006", 1, "")]


def test_links_to_other_modules(document: Documents) -> None:
    doc = document("[a](oer:one) [b](oer:one/x) [c](oer:onee) [d](oer:one/xy#z)\n")
    problems = list(links.check_catalogue_links(links.catalogue_links(doc), {"one": ["x"], "two": []}))
    assert [(p.code, p.place.column, p.suggestion) for p in problems] == [("OER-L019", 29, "oer:one"), ("OER-L019", 43, "oer:one/x")]


def test_problems_are_counted_out(document: Documents, module_of: Modules) -> None:
    problems = found(document, module_of, "a <b>\n" * 500)
    assert len(problems) == codes.MAX_PROBLEMS + 1
    assert problems[-1] == "R002 1:1"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[" * 50_000,
            "<!--" * 50_000,
            "<div>" * 20_000,
            "`{{` " * 50_000,
            "[^a]" * 50_000,
            "> " * 50_000,
            "{" * 100_000,
            "| a " * 20_000,
        ),
        *("# \n" * 50_000, "- [x](y)\n" * 30_000, "<b " + " " * 500_000, "[!" * 100_000, "*a*{" + " " * 300_000, "{:" * 100_000),
        *("\u200d" * 100_000, "!!! a" + " " * 300_000),
    ],
)
def test_hostile_texts_are_checked_in_time(document: Documents, module_of: Modules, text: str) -> None:
    start = time.process_time()
    found(document, module_of, text)
    assert time.process_time() - start < 5


@given(
    st.lists(
        st.one_of(st.sampled_from([*GOOD, "<b>", "[a](b)", "![a](b)", "[^", "> [!", "{{", "\n\n"]), st.text(max_size=5)), max_size=9
    ).map("".join)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_checked(document: Documents, module_of: Modules, text: str) -> None:
    for problem in found(document, module_of, text):
        line, column = problem.split()[1].split(":")
        assert int(line) >= 1
        assert int(column) >= 1


def test_the_modules_of_the_catalogue_have_no_invisible_characters() -> None:
    for path in sorted((Path(__file__).parents[2] / "modules").rglob("*.md")):
        assert not list(invisible(path.read_text("utf-8"))), path


@pytest.mark.parametrize(
    ("url", "kind", "value"),
    [
        ("", "empty", ""),
        ("#", "empty", ""),
        ("#a%20b", "here", ""),
        ("../index.md#x", "document", "index.md"),
        ("%2e%2e/quiz.md", "document", "quiz.md"),
        ("../../media/a%2db.svg", "media", "a-b.svg"),
        ("../../media/../en/index.md", "document", "index.md"),
        ("../../../other/en/index.md", "unknown", "../../../other/en/index.md"),
        ("../../media/../../x.svg", "unknown", "../../media/../../x.svg"),
        ("/etc/passwd", "unknown", "/etc/passwd"),
        ("a.md?x", "unknown", "a.md?x"),
        ("https://a.b/c", "external", "https://a.b/c"),
        ("HTTPS://A.B", "external", "HTTPS://A.B"),
        ("https:a.b", "unknown", "https:a.b"),
        ("ht\ttps://a.b", "unknown", "ht\ttps://a.b"),
        ("\u200bjavascript:a", "scheme", "javascript"),
        ("data:text/html,a", "scheme", "data"),
        ("//a.b", "foreign", "//a.b"),
        ("\\\\a.b", "foreign", "\\\\a.b"),
        ("\t//a.b", "foreign", "//a.b"),
        ("oer:a-b/c-d#e", "module", "a-b/c-d"),
        ("oer:A", "unknown", "oer:A"),
        ("mailto:a@b", "mail", "mailto:a@b"),
    ],
)
def test_targets(url: str, kind: str, value: str) -> None:
    where = target(url, "lessons/x.md", "en")
    assert (where.kind, where.value) == (kind, value)
