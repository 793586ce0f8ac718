"""The YAML reader: what an author typed comes out, with places, and nothing dangerous is ever built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oer_catalogue.problem import Place
from oer_catalogue.schema.yaml import DEEPEST, LARGEST, read


def value(text: str) -> object:
    yaml, problems = read(f"key: {text}\n", "f.yml")
    assert not problems
    assert yaml is not None
    return yaml.value["key"]


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "NO",
        "on",
        "yes",
        "true",
        "1:30",
        "010",
        "0611",
        "1.10",
        "1.3.0",
        "2026-11-20",
        "2024-02-30",
        "1e3",
        "0x1f",
        ".inf",
        "=",
        "Null",
    ],
)
def test_scalars_stay_what_was_typed(typed: str) -> None:
    assert value(typed) == typed


@pytest.mark.parametrize("typed", ["", "null", "~", "# only a comment"])
def test_nothing_is_none(typed: str) -> None:
    assert value(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("'null'", "null"), ('"~"', "~"), ("''", ""), ('"a\\u00e9"', "aé"), ("|\n  a\n  b", "a\nb\n")]
)
def test_quoted_and_block_text_is_text(typed: str, meant: str) -> None:
    assert value(typed) == meant


def test_language_lists_keep_norwegian() -> None:
    assert value("[en, no, de]") == ["en", "no", "de"]


def test_places_count_characters_from_one() -> None:
    yaml, _ = read("τίτλος: Ένα\nlist:\n  - {a: 1, b: [x, y]}\n", "f.yml", line=5)
    assert yaml is not None
    assert yaml.key(("τίτλος",)) == Place("f.yml", 5, 1)
    assert yaml.place(("τίτλος",)) == Place("f.yml", 5, 9)
    assert yaml.key(("list", 0, "b")) == Place("f.yml", 7, 12)
    assert yaml.place(("list", 0, "b", 1)) == Place("f.yml", 7, 19)
    assert yaml.place(("list", 0, "missing", 3)) == Place("f.yml", 7, 5)


def test_the_first_of_two_equal_keys_stays_and_all_of_them_are_named() -> None:
    yaml, problems = read("a: {x: 1, x: 2}\nb: 1\na: [3]\nb: 4\n", "f.yml")
    assert yaml is not None
    assert yaml.value == {"a": {"x": "1"}, "b": "1"}
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("OER-Y002", 1, 11), ("OER-Y002", 3, 1), ("OER-Y002", 4, 1)]
    assert "line 1, column 5" in problems[0].message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_anything_is_built(opening: str) -> None:
    text = "a: " + opening * (60_000 // len(opening)) if opening != "- " else opening * 30_000
    yaml, problems = read(text, "f.yml")
    assert yaml is None
    assert [p.code for p in problems] == ["OER-Y005"]


def test_a_huge_file_is_not_even_parsed() -> None:
    yaml, problems = read("[" * 100_000, "f.yml")
    assert yaml is None
    assert [p.code for p in problems] == ["OER-F005"]
    assert read("a: " + "x" * (LARGEST - 3), "f.yml")[1] == []


def test_the_deepest_allowed_nesting_is_read() -> None:
    assert read("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1), "f.yml")[1] == []
    assert [p.code for p in read("a: " + "[" * DEEPEST + "]" * DEEPEST, "f.yml")[1]] == ["OER-Y005"]


def test_laughs_are_refused_at_the_first_anchor() -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    yaml, problems = read("\n".join(lines), "f.yml")
    assert yaml is None
    assert {p.code for p in problems} == {"OER-Y003"}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: b: c", 1, 5, "colon"),
        ("a:\n\tb: 1", 2, 1, "tab"),
        ("a: 1\nb: [1, 2\nc: 3", 2, 4, "']'"),
        ("a: {b: 1\n", 1, 4, "'}'"),
        ("a: 'x\nb: 1\n", 1, 4, "quotes"),
        ("a: @x", 1, 4, "'@'"),
        ('a: "\\q"', 1, 5, "backslash"),
        ("a: 'b' c", 1, 8, "fit"),
        ("a: *", 1, 4, "*"),
        ("a: %x", 1, 4, "'%'"),
    ],
)
def test_syntax_errors_have_their_place_and_plain_words(text: str, line: int, column: int, words: str) -> None:
    yaml, problems = read(text, "f.yml")
    assert yaml is None
    assert [(p.code, p.place) for p in problems] == [("OER-Y001", Place("f.yml", line, column))]
    assert words in problems[0].message
    assert "libyaml" not in problems[0].message
    assert problems[0].fix


def test_python_tags_run_nothing() -> None:
    yaml, problems = read("a: !!python/object/apply:os.system [exit 1]", "f.yml")
    assert yaml is None
    assert [p.code for p in problems] == ["OER-Y004"]


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@`,?~ \n\t\\é0.<"), max_size=60))
def test_any_text_gives_a_value_or_problems_with_places(text: str) -> None:
    yaml, problems = read(text, "f.yml")
    assert yaml is not None or problems
    for found in problems:
        assert 1 <= found.place.line <= text.count("\n") + 1
        assert found.place.column >= 1
        assert found.message
        assert found.fix
    if yaml is not None:
        assert set(yaml.keys) <= set(yaml.marks) | {k for k in yaml.keys if "\0twice" not in k}
