"""Folding and index: the same words on both sides, the same bytes for the same documents."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.index import Index

from oer_catalogue.body import Body, Section
from oer_catalogue.model import Document, Edition, EditionState, Glossary, Lesson, Module, Outcome, Place, Provider
from oer_catalogue.search import SearchDoc, build, docs_for, fold, lunr_index, tokens
from oer_catalogue.settings import Settings

CASES = json.loads((Path(__file__).parent / "fold_cases.json").read_text("utf-8"))


def doc(ref: str, title: str = "", text: str = "", **more: object) -> SearchDoc:
    module, _, lesson = ref.partition("/")
    url = f"modules/{module}/{lesson or 'index'}.html"
    values = {
        "outcomes": (),
        "summary": "",
        "keywords": (),
        "lessons": (),
        "url": url,
        "kind": "lesson" if lesson else "module",
        "lang": "en",
    }
    return SearchDoc(ref=ref, module=module, title=title, text=text, **{**values, **more})


def data(script: bytes) -> dict:
    """The data in an index script, read as strict JSON."""
    text = script.decode()
    assert text.startswith('oer.searchIndex("en", ') and text.endswith(");\n")
    return json.loads(text.removeprefix('oer.searchIndex("en", ').removesuffix(");\n"))


def test_the_shared_table_is_large_enough() -> None:
    wanted = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk ar tr"
    assert set(wanted.split(" ")) <= {case["lang"] for case in CASES}
    assert len(CASES) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}-{case['tokens'][:24]}")
def test_tokens(case: dict) -> None:
    assert " ".join(tokens(case["text"])) == case["tokens"]


@given(st.text(max_size=60))
def test_tokens_are_folded_already(text: str) -> None:
    for token in tokens(text):
        assert fold(token) == token  # lunr.py lower-cases tokens once more: that must change nothing
        assert token and not set(token) & set(" '-_")


def test_case_makes_no_difference_in_any_of_our_languages() -> None:
    for case in CASES:
        upper = case["text"].replace("ᾳ", "α").upper()  # the iota under a letter becomes a letter of its own
        assert set(tokens(upper)) == set(tokens(case["text"])), case


def test_same_bytes_in_whatever_order() -> None:
    docs = [doc(f"m{n}/l{k}", f"Lesson {k}", "some words about safety " * n) for n in range(1, 5) for k in range(3)]
    shuffled = random.Random(7).sample(docs, len(docs))
    assert build("en", docs) == build("en", shuffled)


def test_two_documents_with_one_ref_are_refused() -> None:
    with pytest.raises(ValueError, match="same ref"):
        build("en", [doc("a", "One"), doc("a", "Two")])


def test_an_empty_catalogue_has_an_index_too() -> None:
    fields = ["title", "outcomes", "keywords", "summary", "lessons", "text"]
    assert data(build("en", [])) == {"version": "2.3.9", "fields": fields, "docs": [], "terms": "", "vectors": []}


def test_the_script_holds_what_lunr_holds() -> None:
    docs = [
        doc("a", "Safe online", "Words and passwords", keywords=("phishing",), outcomes=("Name three signs",)),
        doc("a/b", "Signs of danger", "Words words words"),
        doc("c", "𐐀bc ｆull ﷺ", "\ue000 z"),
    ]
    index, script = lunr_index(docs), data(build("en", docs))
    terms = script["terms"].split(" ")
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    expected = {}
    names = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    for ref, elements in index["fieldVectors"]:
        expected[ref] = {names[elements[i]]: elements[i + 1] for i in range(0, len(elements), 2)}
    found = {}
    for number, columns in enumerate(script["vectors"]):
        for field, flat in zip(script["fields"], columns, strict=True):
            weights, at = {}, 0
            for i in range(0, len(flat), 2):
                at += flat[i]
                weights[terms[at]] = flat[i + 1] / 1000
            found[f"{field}/{number}"] = weights
    assert {ref: words for ref, words in found.items() if words} == {ref: words for ref, words in expected.items() if words}
    assert all(isinstance(n, int) for columns in script["vectors"] for flat in columns for n in flat)


def test_titles_and_outcomes_come_first() -> None:
    rest = [doc(f"z{n}", "Other things", "nothing to see " * 5) for n in range(6)]
    docs = [
        doc("text", "Something", "a passphrase in passing " * 3),
        doc("outcome", "Something", "else", outcomes=("Choose a passphrase",)),
        doc("title", "The passphrase", "else"),
        *rest,
    ]
    found = Index.load(lunr_index(docs)).search("passphrase")
    assert [docs[int(hit["ref"])].ref for hit in found] == ["title", "outcome", "text"]


def test_cards_are_small_and_cut_between_words() -> None:
    long = doc("a", "T", "word " * 100, minutes=35)
    card = data(build("en", [long, doc("b", "U", "x", summary="A  short\nsummary")]))["docs"]
    assert card[0][:4] == ["a", "module", "T", "modules/a/index.html"]
    assert card[0][4].endswith("word …") and len(card[0][4]) <= 162
    assert card[0][5:] == [35, "en"]
    assert card[1][4] == "A short summary"


def test_line_ends_of_scripts_are_escaped() -> None:
    script = build("en", [doc("a", "one\u2028two\u2029three")])
    assert "\u2028" not in script.decode() and "\u2029" not in script.decode()
    assert data(script)["docs"][0][2] == "one\u2028two\u2029three"


def test_lunr_is_the_file_that_we_name() -> None:
    vendor = Path(__file__).parents[2] / "plugins" / "oer_catalogue" / "theme" / "vendor"
    script = (vendor / "lunr.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() in (vendor / "VENDOR.yml").read_text("utf-8")
    assert b'version="2.3.9"' in script
    assert "Oliver Nightingale" in (vendor / "lunr.LICENSE.txt").read_text("utf-8")


# --- docs_for -------------------------------------------------------------------------------------------------------

STATE = EditionState("source", "hand", False, 0, 0, {})


def document(locale: str, name: str, title: str) -> Document:
    return Document(f"modules/m/{locale}/{name}.md", name, locale, title, "", 1, ())


def edition(locale: str, *lessons: str, **more: object) -> Edition:
    words = {f"LO{n}": f"{locale} outcome {n}" for n in (1, 2)}
    texts = {name: document(locale, name, f"{locale} {name}") for name in lessons}
    return Edition(
        locale, f"{locale} title", f"{locale} summary", ("key",), words, (), document(locale, "index", "t"), texts, STATE, **more
    )


def module(*editions: Edition) -> Module:
    lessons = (Lesson("one", 10, ("LO1",)), Lesson("two", 25, ("LO2", "LO1")))
    return Module(
        "m", "modules/m", "1.0.0", "2026-01-01", "published", editions[0].locale, "CC-BY-4.0", (), (), (), "hand", Provider("P", "BE"),
        (), "beginner", None, (), (Outcome("LO1", "skill"), Outcome("LO2", "skill")), lessons, {e.locale: e for e in editions}, {},
        Place("modules/m/module.yml"),
    )  # fmt: skip


def body(locale: str, document: Document) -> Body:
    return Body("<p></p>", (), (Section("", "", f"{locale} intro of {document.name}"), Section("s", "Heading", "more")), ())


def test_one_document_for_the_module_and_one_per_lesson() -> None:
    found = list(docs_for(module(edition("en", "one", "two")), "en", body, Settings(languages=("en", "el"))))
    assert [d.ref for d in found] == ["m", "m/one", "m/two"]
    first, one, two = found
    assert (first.title, first.summary, first.minutes, first.kind) == ("en title", "en summary", 35, "module")
    assert first.lessons == ("en one", "en two") and first.outcomes == ("en outcome 1", "en outcome 2")
    assert one.text == "en intro of one\nHeading\nmore"
    assert one.snippet == "en intro of one"
    assert two.outcomes == ("en outcome 2", "en outcome 1")
    assert [d.url for d in found] == ["modules/m/index.html", "modules/m/one.html", "modules/m/two.html"]


def test_what_a_language_lacks_comes_from_the_fallback_chain() -> None:
    settings = Settings(languages=("en", "el", "el-CY"))
    whole = module(edition("en", "one", "two"), edition("el", "two"))
    first, one, two = docs_for(whole, "el-CY", body, settings)
    assert (first.lang, one.lang, two.lang) == ("el", "en", "el")
    assert first.lessons == ("en one", "el two")
    assert (one.title, two.text[:2]) == ("en one", "el")
    assert first.url == "el-CY/modules/m/index.html"
    assert two.outcomes == ("el outcome 2", "el outcome 1")


def test_a_lesson_without_words_is_left_out() -> None:
    found = docs_for(module(edition("en", "two")), "en", body, Settings())
    assert [d.ref for d in found] == ["m", "m/two"]


def test_glossary_words_find_the_module() -> None:
    terms = Glossary(document("en", "glossary", "Words"), ())
    (first, *_) = docs_for(module(edition("en", "one", glossary=terms)), "en", body, Settings())
    assert "en intro of glossary" in first.text
    (first, *_) = docs_for(module(replace(edition("en", "one"))), "en", body, Settings())
    assert "glossary" not in first.text
