"""Markdown → nodes: what is merged, what is kept, and that no text can break it."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oer_catalogue.load.markdown import MAX_DEPTH, heading_ids, parse, plain, slug, split_front, walk
from oer_catalogue.model import Node

SNIPPETS = st.sampled_from(
    [
        "# ",
        "> ",
        "- ",
        "- [x] ",
        "1. ",
        "  ",
        "\n",
        "\n\n",
        "| a | b |\n|---|---|\n",
        "```\n",
        "[^a]",
        "[^a]: ",
        "[x](y)",
        "![x](y)",
        "*",
        "**",
        "~~",
        "`",
        "<b>",
        "{#id .c}",
        "> [!TIP]\n",
        "term\n: ",
        "&amp;",
        "&#26;",
        "\\",
        "é",
        "עברית",
        "👩‍🔧",
        "[",
        "]",
        "(",
        "---\n",
        "===\n",
    ]
)
TEXTS = st.lists(st.one_of(SNIPPETS, st.text(max_size=8)), max_size=40).map("".join)


def kinds(text: str) -> list[str]:
    return [node.kind for node in walk(parse(text))]


@pytest.mark.parametrize(
    ("text", "front", "body", "line"),
    [
        ("---\ntitle: A\n---\n\nB\n", "title: A", "\nB\n", 4),
        ("---\n---\nB", "", "B", 3),
        ("--- \na: 1\nb: 2\n---\t\nB\n---\n", "a: 1\nb: 2", "B\n---\n", 5),
    ],
)
def test_split_front(text: str, front: str, body: str, line: int) -> None:
    cut = split_front(text)
    assert cut
    assert (cut.text, cut.line, cut.body, cut.body_line) == (front, 2, body, line)


@pytest.mark.parametrize("text", ["", "A\n---\nB\n---\n", "---\ntitle: A\n", "----\na: 1\n----\n", " ---\na: 1\n---\n"])
def test_no_front(text: str) -> None:
    assert split_front(text) is None


def test_adjacent_text_is_one_node() -> None:
    (paragraph,) = parse("a &amp; b \\* c [undefined] d\n")
    assert [node.text for node in paragraph.children] == ["a & b * c [undefined] d"]


def test_text_stays_as_typed() -> None:
    assert plain(parse("\"quoted\" -- ... 'it' (c)\n")) == "\"quoted\" -- ... 'it' (c)"


def test_tight_items_hold_inline_nodes_and_loose_ones_paragraphs() -> None:
    tight, loose = parse("- a\n- b\n\n1. a\n\n2. b\n")
    assert [[child.kind for child in item.children] for item in tight.children] == [["text"], ["text"]]
    assert [[child.kind for child in item.children] for item in loose.children] == [["paragraph"], ["paragraph"]]
    assert (tight.number, loose.number) == (None, 1)


def test_tasks_tight_and_loose() -> None:
    tight, loose = parse("- [x] a\n- [ ] b\n- c\n\n***\n\n- [ ] a\n\n  more\n- [x] b\n")[::2]
    assert [(item.kind, item.checked) for item in tight.children] == [("task", True), ("task", False), ("item", None)]
    assert [(item.kind, item.checked) for item in loose.children] == [("task", False), ("task", True)]
    assert plain(loose.children[0].children) == "a\nmore"


def test_alerts_and_quotes() -> None:
    nodes = parse("> [!TIP]\n> a\n\n> [!Conseil]\n> b\n\n> [!NOTE] c\n> d\n")
    assert [(node.kind, node.info) for node in nodes] == [("alert", "tip"), ("quote", ""), ("quote", "")]


def test_headings_keep_id_classes_and_attributes() -> None:
    (node,) = parse('## A *b* {#an-id .LO1 onclick="x" data}\n')
    assert (node.level, node.id, node.classes, node.attrs) == (2, "an-id", ("LO1",), ('onclick="x"', "data"))
    assert plain((node,)) == "A b"


def test_links_know_their_kind() -> None:
    (paragraph,) = parse("[a](b 'c') <https://d.e> <f@g.h> [i]\n\n[i]: j\n")
    found = [(node.url, node.title, node.info) for node in paragraph.children if node.kind == "link"]
    assert found == [("b", "c", "inline"), ("https://d.e", "", "autolink"), ("mailto:f@g.h", "", "email"), ("j", "", "shortcut")]


def test_code_keeps_its_text() -> None:
    fenced, indented = parse("```py x\n<b> {{ }}\n```\n\n    &amp;\n")
    assert (fenced.text, fenced.info, indented.text) == ("<b> {{ }}\n", "py x", "&amp;\n")


@pytest.mark.parametrize("text", ["a&#26;b", "a&#x1a;b", "`a\x1ab`", "[a&#26;](b&#26;)", "## a&#26; {#b}", "```\na\x1ab\n```"])
def test_the_mark_of_tokens_never_gets_in(text: str) -> None:
    for node in walk(parse(text)):
        assert "\x1a" not in "".join((node.text, node.url, node.title, node.id, node.info, *node.classes))


def test_offsets_are_bytes() -> None:
    body = "Ελληνικά\n\n## Ωραία\n"
    heading = parse(body)[1]
    assert body.encode()[heading.start : heading.end].decode() == "## Ωραία\n"


@pytest.mark.parametrize("mark", [">", "- ", "> - "])
def test_deep_nesting_is_cut_not_lost(mark: str) -> None:
    nodes = parse(mark * 3000 + "deep")
    assert plain(nodes) == "deep"
    assert _depth(nodes) == MAX_DEPTH + 1
    assert pickle.loads(pickle.dumps(nodes)) == nodes


@pytest.mark.parametrize("text", ["[" * 50_000, "<!--" * 50_000, "<div>" * 20_000, "*a_ " * 30_000, "`a``" * 20_000, "# x\n" * 30_000])
def test_hostile_texts_are_read_in_time(text: str) -> None:
    start = time.process_time()
    nodes = parse(text)
    heading_ids(nodes)
    plain(nodes)
    assert time.process_time() - start < 5


def _depth(nodes: tuple[Node, ...]) -> int:
    return 1 + max((_depth(node.children) for node in nodes), default=-1) if nodes else 0


@given(TEXTS)
@settings(deadline=None)
def test_any_text_gives_a_sound_tree(text: str) -> None:
    size = len(text.encode())
    for node in walk(parse(text)):
        assert 0 <= node.start <= node.end <= size
        for child in node.children:
            assert child.kind == "footnote" or node.start <= child.start


@given(TEXTS)
@settings(deadline=None)
def test_ids_are_unique_and_can_stand_in_an_attribute(text: str) -> None:
    ids = list(heading_ids(parse(text)).values())
    assert len(ids) == len(set(ids))
    assert not any(set(name) & set(" \t\n\"'<>&.#/\x1a") or not name for name in ids)


def test_made_ids_give_way_to_authors() -> None:
    nodes = parse("## Tools\n\n## Tools\n\n## Other {#tools}\n\n## Third {#tools}\n\n## 😀\n")
    assert list(heading_ids(nodes).values()) == ["tools-2", "tools-3", "tools", "tools-4", "section"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Look at the sender first!", "look-at-the-sender-first"),
        ("Κοιτάξτε Πρώτα", "κοιτάξτε-πρώτα"),
        ("Cafe\u0301 Straße", "café-strasse"),
        ("हिन्दी के शब्द", "हिन्दी-के-शब्द"),
        ("كلمات بسيطة", "كلمات-بسيطة"),
        ("plus/delta & a_b", "plus-delta-a-b"),
        ("…", "section"),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


def test_plain() -> None:
    text = "## A\n\nb *c* `d`  \ne[^1]\nf ![g](h)\n\n- i\n- j\n\n| k | l |\n|---|---|\n| m | n |\n\n[^1]: note\n"
    assert plain(parse(text)) == "A\nb c d\ne f g\ni\nj\nk l\nm n"
