"""Texts as segments and back: byte for byte, and with any words in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from oer_catalogue.load.markdown import parse, plain, split_front
from oer_catalogue.schema.yaml import read
from oer_catalogue.translate.segments import FRONT, Segment, join, missing, split

ROOT = Path(__file__).parents[2]
TEXTS = sorted(path for name in ("modules", "docs", "tests/fixtures", "tests/golden") for path in (ROOT / name).rglob("*.md"))

TEXT = """---
title: Screens
keywords: [light, 'dark', "bright"]
outcomes:
  LO1: See it
need_not_know:
  - |
    Two lines
    of it
origin: hand
---

# Look {#look .wide}

A line of **strong** words
and a second one.\\
A third, with [a link](https://a.example/x "Title") and `code`.[^n]

- [ ] An answer
  on two lines
  > Feedback
  > more
- [x] Another
  1. Deep

     > [!TIP]
     > Hint

| Head | A \\| B |
|---|---|
| 1. cell | 5 |
| | last |

Term
: Meaning

Answer: one | two

Answer: 15 +- 0

Setext
===

```
code
```

> > Quoted twice
> lazy

[^n]: A note
    with more.
"""


def form(text: str) -> list[tuple[str, int]]:
    return [(segment.kind, segment.block) for segment in split(text).segments]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_text_comes_back_byte_for_byte(path: Path):
    text = path.read_bytes().decode()
    template, segments = split(text)
    assert join(template, segments) == text
    assert len({segment.key for segment in segments}) == len(segments)
    other = join(template, [f"{segment.text} zz" for segment in segments])
    assert form(other) == form(text)
    assert [segment.text for segment in split(other).segments] == [f"{segment.text} zz" for segment in segments]


def test_the_words_of_every_kind_of_block():
    assert [(segment.key, segment.text) for segment in split(TEXT).segments] == [
        ("front/title", "Screens"),
        ("front/keywords/1", "light"),
        ("front/keywords/2", "dark"),
        ("front/keywords/3", "bright"),
        ("front/outcomes/LO1", "See it"),
        ("front/need_not_know/1", "Two lines\nof it"),
        ("#look/heading", "Look"),
        (
            "#look/paragraph-1",
            'A line of **strong** words and a second one.\\\nA third, with [a link](https://a.example/x "Title") and `code`.[^n]',
        ),
        ("#look/item-1", "An answer on two lines"),
        ("#look/quote-1", "Feedback more"),
        ("#look/item-2", "Another"),
        ("#look/item-3", "Deep"),
        ("#look/alert-1", "Hint"),
        ("#look/cell-1", "Head"),
        ("#look/cell-2", "A | B"),
        ("#look/cell-3", "1. cell"),
        ("#look/cell-4", "5"),
        ("#look/cell-5", "last"),
        ("#look/term-1", "Term"),
        ("#look/definition-1", "Meaning"),
        ("#look/answer-1", "one | two"),
        ("#look/answer-2", "15 +- 0"),
        ("#setext/heading", "Setext"),
        ("#setext/quote-1", "Quoted twice lazy"),
        ("#setext/footnote-1", "A note with more."),
    ]


def test_a_segment_knows_its_place():
    segments = {segment.key: segment for segment in split(TEXT).segments}
    assert segments["front/title"].block == FRONT
    assert (segments["front/title"].line, segments["#look/heading"].line, segments["#look/item-3"].line) == (2, 13, 24)
    assert segments["#look/item-1"].block == segments["#look/quote-1"].block != segments["#look/item-2"].block
    assert [key for key, segment in segments.items() if not segment.spoken] == ["#look/cell-4", "#look/answer-2"]


HOSTILE = [
    "- a list", "* a list", "1. one", "1) one", "# a heading", "> a quote", "---", "===", "***", "```", "~~~", "| a | b |", "a | b\\",
    "a\\\n--|--", ": meaning", "[x]: https://a.example", "[^x]: note", "[ ] box", "[!NOTE]", "{#x}", "a {#x .y}", "a ##", "<div>", "<!-- a",
    "a <b>b</b>", "&lt;", "a\nb", "a\n\nb", "a\\\n- b", "a\\\n\\\nb", "\\", "a\\\\\\", "\t- a", "    code", "`a|b`", "`a", "**a", "[a](b",
    "a: b", "a #b", "no", "null", "~", "2020-01-01", "2020-13-99", "0x1F", "'", '"', "it's \"so\"", "[a, b]", "{a}", "@a", "%a", "!a", "&a",
    "*a", "? a", "مرحبا (world) \u200f!", "עברית | ---", "\u2028", "a\u0085b", "a\rb", "\x00", "\ud800", "\ufeff", "Answer: x", "$a$",
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE, "word", " ", "\n", "\\\n"]), max_size=5).map("".join),
    st.text("ab-+*#>|:=`~_[]()<>!{}.\\\"' \n1ß\u05d0", max_size=12),
    st.text(max_size=20),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_leave_the_form_as_it_is(words: str):
    check_words([words] * len(split(TEXT).segments))


@given(st.lists(WORDS, min_size=25, max_size=25))
@settings(max_examples=150, deadline=None)
@example(["a\\\n--|--"] * 25)
@example([":1"] * 25)
def test_any_words_leave_the_form_as_it_is(words: list[str]):
    check_words(words)


def check_words(words: list[str]) -> None:
    template, _ = split(TEXT)
    text = join(template, words)
    assert form(text) == form(TEXT)
    text.encode()
    cut = split_front(text)
    assert cut
    yaml, problems = read(cut.text, "a.md")
    assert yaml and not problems and list(yaml.value) == ["title", "keywords", "outcomes", "need_not_know", "origin"]
    again = split(text)
    assert join(again.template, again.segments) == text
    assert join(template, [segment.text for segment in again.segments]) == text, "the words that stand there are those that are shown"
    headings = [node for node in parse(cut.body) if node.kind == "heading"]
    assert [(node.id, node.classes) for node in headings] == [("look", ("wide",)), ("", ())]


def test_words_are_put_back_where_they_stood():
    template, segments = split(TEXT)
    words = [segment.text for segment in segments]
    keys = [segment.key for segment in segments]
    for key, said in (("#look/item-1", "Eins\\\nzwei"), ("#look/alert-1", "a\\\nb"), ("front/title", "Ja: nein"), ("#look/cell-2", "a|b")):
        words[keys.index(key)] = said
    text = join(template, words)
    assert "- [ ] Eins\\\n      zwei\n  > Feedback\n" in text
    assert "     > [!TIP]\n     > a\\\n     > b\n" in text
    assert 'title: "Ja: nein"\n' in text
    assert "| Head | a\\|b |\n" in text


def test_a_paragraph_on_several_lines_stays_on_several_lines():
    source = "A line that is about sixty letters long, more or less, I say.\nAnd one more.\n"
    template, _ = split(source)
    text = join(template, ["wort " * 30])
    assert max(map(len, text.split("\n"))) <= 62
    assert plain(parse(text)) == ("wort " * 30).strip()


def test_what_must_stay_is_missed():
    segment = Segment("k", "paragraph", "See [it](a.md), `oer check`, ![x](b.svg) {name}.[^n]", 0, 1)
    assert set(segment.protected) == {"a.md", "`oer check`", "b.svg", "{name}", "[^n]"}
    assert missing(segment, "Siehe [das](a.md), `oer check`, ![y](b.svg) {name}.[^n]") == []
    assert missing(segment, "Siehe [das](c.md), ![y](b.svg) {name}.") == [
        "k: the translation lacks a.md",
        "k: the translation lacks `oer check`",
        "k: the translation lacks [^n]",
    ]
    assert missing(segment, "") == []


def test_too_few_words_are_refused():
    template, _ = split(TEXT)
    with pytest.raises(ValueError, match="number of words"):
        join(template, ["one"])
