"""Folding and index: the same words on both sides, the same bytes for the same modules."""

from __future__ import annotations

import hashlib
import json
import pickle
import random
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_made import STATE, data, document, entries, files, made, text_body
from search_texts import modules

from oer_catalogue.body import Body
from oer_catalogue.model import Document, Edition, Glossary, Lesson, Module, Outcome, Place, Provider
from oer_catalogue.search import entry, fold, merge, section_path, tokens
from oer_catalogue.search.compounds import insides, tails
from oer_catalogue.search.entry import COUNTED, SNIPPET, shortened
from oer_catalogue.search.fold import count
from oer_catalogue.search.merge import BLOCK, FIELDS
from oer_catalogue.search.parts import LARGEST, SMALLEST, cuts, fronted, name
from oer_catalogue.search.stems import LONGEST
from oer_catalogue.settings import Settings

CASES = json.loads((Path(__file__).parent / "fold_cases.json").read_text("utf-8"))


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


@given(st.text(max_size=200))
def test_counting_is_counting_tokens(text: str) -> None:
    assert count(text) == Counter(tokens(text))


@pytest.mark.parametrize("text", ["x-الأمان الأمان", "والالعاب الالعاب العاب", "E-mail e-mail, Mail l`eau l'eau", "´a ｀b", ""])
def test_counting_takes_each_word_apart_once(text: str) -> None:
    assert count(text) == Counter(tokens(text))


def test_counting_is_counting_tokens_in_all_our_languages() -> None:
    for case in CASES:
        text = f"{case['text']}, ({case['text']}) {case['text']}.\n{case['found_by']}"
        assert count(text) == Counter(tokens(text)), case


# --- Compounds ------------------------------------------------------------------------------------------------------


def test_a_compound_parts_where_words_of_the_catalogue_meet() -> None:
    text = "Brand, Schutz, Ordnung, Arbeit, Sicherheit, Not, Ausgang, πυρ, σβεστήρας, пожар, гасител, pass, word, words"
    words = set(tokens(text))
    assert tails("brandschutzordnung", words) == ["schutzordnung", "ordnung"]
    assert tails("arbeitssicherheit", words) == ["sicherheit"]  # with the letter that joins
    assert tails("notausgang", words) == ["ausgang"]
    assert tails(fold("πυροσβεστήρας"), words) == [fold("σβεστήρας")]
    assert tails("пожарогасител", words) == ["гасител"]
    assert tails("passwords", words) == ["words"]
    assert tails("ordnung", words) == []  # no compound
    assert tails("unordnung", words) == []  # "un" is no word
    assert tails("brandschutzverordnung", words) == []  # "ver" is none


def test_the_ends_of_a_word() -> None:
    assert insides("passphrase") == ["ssphrase", "sphrase", "phrase", "hrase", "rase"]
    assert insides("word") == []


# --- Entries --------------------------------------------------------------------------------------------------------


def counted(groups: tuple) -> dict[str, int]:
    return {token: times for times, tokens in groups for token in tokens.split(" ")}


def module(*editions: Edition) -> Module:
    lessons = (Lesson("one", 10, ("LO1",)), Lesson("two", 25, ("LO2", "LO1")))
    return Module(
        "m", "modules/m", "1.0.0", "2026-01-01", "published", editions[0].locale, "CC-BY-4.0", (), (), (), "hand", Provider("P", "BE"),
        (), "beginner", None, (), (Outcome("LO1", "skill"), Outcome("LO2", "skill")), lessons, {e.locale: e for e in editions}, {},
        Place("modules/m/module.yml"),
    )  # fmt: skip


def edition(locale: str, *lessons: str, **more: object) -> Edition:
    words = {f"LO{n}": f"{locale} outcome {n}" for n in (1, 2)}
    texts = {name: document(locale, name, f"{locale} {name}") for name in lessons}
    return Edition(
        locale, f"{locale} title", f"{locale} summary", ("key",), words, (), document(locale, "index", "t"), texts, STATE, **more
    )


def body(locale: str, document: Document) -> Body:
    return text_body(f"{locale} intro of {document.name}\n# s Heading\nmore")


def test_an_entry_counts_the_words_of_a_module_and_its_lessons() -> None:
    found = entry(module(edition("en", "one", "two")), "en", body, Settings(languages=("en", "el")))
    assert (found.module, found.folder, found.card) == ("m", "modules/", ("en title", "en summary", 35, "en"))
    fields = dict(zip(COUNTED, map(counted, found.counts), strict=True))
    assert fields["title"] == {"en": 1, "title": 1}
    assert fields["outcomes"] == {"en": 2, "outcome": 2, "1": 1, "2": 1}
    assert fields["keywords"] == {"key": 1}
    assert fields["lessons"] == {"en": 2, "one": 1, "two": 1}
    assert fields["text"] == {"en": 3, "intro": 3, "of": 3, "index": 1, "one": 1, "two": 1, "heading": 3, "more": 3}


def test_the_small_index_of_a_module_holds_its_sections() -> None:
    found = entry(module(edition("en", "one", "two")), "en", body, Settings(languages=("en",)))
    key, (rows,) = data(found.sections)
    assert section_path("en", "m") == f"data/search/{key}.js"
    assert [row[:4] for row in rows] == [["index", "en title", 0, "en"], ["one", "en one", 10, "en"], ["two", "en two", 25, "en"]]
    assert rows[1][4] == [["", "", "en intro of one"], ["s", "Heading", "more"]]


def test_what_a_language_lacks_comes_from_the_fallback_chain() -> None:
    settings = Settings(languages=("en", "el", "el-CY"))
    found = entry(module(edition("en", "one", "two"), edition("el", "two")), "el-CY", body, settings)
    assert found.folder == "el-CY/modules/"
    assert found.card == ("el title", "el summary", 35, "el")
    _, (rows,) = data(found.sections)
    assert [(row[1], row[3]) for row in rows] == [("el title", "el"), ("en one", "en"), ("el two", "el")]
    assert counted(found.counts[1]) == {"el": 2, "outcome": 2, "1": 1, "2": 1}


def test_a_lesson_without_words_is_left_out() -> None:
    _, (rows,) = data(entry(module(edition("en", "two")), "en", body, Settings()).sections)
    assert [row[0] for row in rows] == ["index", "two"]


def test_glossary_words_find_the_module() -> None:
    terms = Glossary(document("en", "glossary", "Words"), ())
    whole = module(edition("en", "one", glossary=terms))
    assert "glossary" in counted(entry(whole, "en", body, Settings()).counts[-1])
    assert data(entry(whole, "en", body, Settings()).sections)[1][0][-1][:2] == ["glossary", "Words"]
    assert "glossary" not in counted(entry(module(replace(edition("en", "one"))), "en", body, Settings()).counts[-1])


def test_endless_words_are_cut() -> None:
    (found,) = entries("en", [made("a", "x" * 500, "y" * 39 + "z" * 500 + " " + "y" * 39 + "z")])
    assert found.counts[0] == ((1, "x" * LONGEST),)
    assert found.counts[-1] == ((2, "y" * 39 + "z"),)


def test_cards_are_cut_between_words() -> None:
    assert shortened("A  short\nsummary") == "A short summary"
    assert shortened("word " * 100).endswith("word …")
    assert len(shortened("word " * 100)) <= SNIPPET + 2
    (found,) = entries("en", [made("a", "Title", "The text stands in for a summary.")])
    assert found.card[1] == "The text stands in for a summary."


def test_an_entry_is_small_and_always_the_same() -> None:
    one, again = (entry(m.module, "en", m.body, Settings()) for m in (*modules("en", 1), *modules("en", 1)))
    assert pickle.dumps(one, 5) == pickle.dumps(again, 5)
    assert len(pickle.dumps(replace(one, sections=b""), 5)) < 8 * 3000  # bytes; eight pages have about 36,000


def test_line_ends_of_scripts_are_escaped() -> None:
    (found,) = entries("en", [made("a", "one\u2028two\u2029three", "four\u2028five")])
    for script in files("en", [found]).values():
        assert "\u2028" not in script.decode()
        assert "\u2029" not in script.decode()
    assert data(found.sections)[1][0][0][1] == "one\u2028two\u2029three"


# --- Files ----------------------------------------------------------------------------------------------------------


def some(locale: str, number: int) -> list:
    return [entry(m.module, locale, m.body, Settings(languages=(locale,))) for m in modules(locale, number)]


def unfolded(text: str) -> list[str]:
    """The words of ``fronted``."""
    words, before = [], ""
    for same, rest in re.findall("([A-Z])([^A-Z]*)", text):
        before = before[: ord(same) - ord("A")] + rest
        words.append(before)
    return words


@given(st.sets(st.text("abcπж\U00010428", max_size=40)))
def test_words_in_order_can_be_told_by_their_ends(words: set[str]) -> None:
    assert unfolded(fronted(sorted(words))) == sorted(words)


def test_the_directory_is_small() -> None:
    """It grows with the catalogue, and every question pays for it: a sign or two for a number, a letter or two for a file."""
    found = dict(merge("bg", some("bg", 30)))
    _, (directory,) = data(found["data/search/bg.js"])
    lengths = dict(zip((name for name, _ in FIELDS), map(len, directory["lengths"]), strict=False))
    assert {lengths[name] for name in COUNTED[:-1]} == {30}
    assert lengths["text"] == 3 * 30
    files = [path for path in found if path.split("/")[-1][0] in "ct" and "/cards/" not in path]
    assert sum(map(len, directory["begins"].values())) < 4 * len(files)


def test_same_bytes_in_whatever_order() -> None:
    found = some("el", 12)
    shuffled = random.Random(7).sample(found, len(found))
    assert list(merge("el", found)) == list(merge("el", iter(shuffled)))


def test_two_entries_of_one_module_are_refused() -> None:
    with pytest.raises(ValueError, match="of one module"):
        list(merge("en", entries("en", [made("a", "One"), made("a", "Two")])))


def test_an_empty_catalogue_has_an_index_too() -> None:
    found = dict(merge("en", []))
    _, (directory,) = data(found["data/search/en.js"])
    assert directory["begins"] == {"c": "A", "t": "A"}
    assert directory["lengths"] == [""] * 10
    assert data(found["data/search/en/inside.js"])[1] == ["A", ""]
    assert data(found[f"data/search/en/c{name('')}.js"])[1] == ["", ""]


def test_keys_are_paths() -> None:
    found = files("bg", some("bg", 20))
    for path, script in found.items():
        assert f"data/search/{data(script)[0]}.js" == path


@pytest.mark.parametrize("locale", ["en", "bg"])
def test_files_hold_ranges_of_words_in_order(locale: str) -> None:
    found = dict(merge(locale, some(locale, 30)))
    _, (directory,) = data(found[f"data/search/{locale}.js"])
    begun = {**directory["begins"], "i": data(found[f"data/search/{locale}/inside.js"])[1][0]}
    for tier, begins in begun.items():
        firsts = unfolded(begins)
        assert firsts == sorted(firsts)
        assert len(firsts) >= 2
        ranges = [data(found[f"data/search/{locale}/{tier}{name(first)}.js"])[1] for first in firsts]
        lists = [terms.split(" ") for terms, _ in ranges]
        assert [len(codes.split(" ")) for _, codes in ranges] == list(map(len, lists))
        joined = [term for terms in lists for term in terms]
        assert joined == sorted(set(joined))
        for (first, terms), (after, _) in pairwise(zip(firsts, lists, strict=True)):
            assert first <= terms[0]
            assert terms[-1] < after


def test_files_are_of_a_size() -> None:
    sizes = [len(script) for path, script in merge("en", some("en", 30)) if path.split("/")[-1][0] == "t"]
    assert max(sizes) < LARGEST + 200
    assert min(sizes[:-1]) > SMALLEST


def test_a_long_posting_has_a_file_of_its_own_and_nothing_is_lost() -> None:
    assert cuts(["a", "b", "c"], [1, LARGEST * 3, 1]) == [0, 1, 2]
    assert cuts(["a"], [LARGEST * 3]) == [0]
    assert cuts(["a", "b"], [LARGEST * 3, LARGEST * 3]) == [0, 1]


def test_an_edited_lesson_changes_few_files() -> None:
    before = some("en", 60)
    text = before[30].counts[-1]
    once = (1, " ".join(sorted([*text[0][1].split(" ")[5:], "newword", "otherword"])))
    after = [*before[:30], replace(before[30], counts=(*before[30].counts[:-1], (once, *text[1:]))), *before[31:]]
    old, new = dict(merge("en", before)), dict(merge("en", after))
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    assert 0 < len(changed) <= 3 * 7 + 1  # the files of seven words and the lengths


def test_the_block_of_cards() -> None:
    found = dict(merge("en", some("en", BLOCK + 3)))
    assert len(data(found["data/search/en/cards/0.js"])[1][0]) == BLOCK
    assert [row[0] for row in data(found["data/search/en/cards/1.js"])[1][0]] == [f"module-{n:05d}" for n in range(BLOCK, BLOCK + 3)]
    assert data(found["data/search/en/ids.js"])[1][0].split(" ") == [f"module-{n:05d}" for n in range(BLOCK + 3)]


def test_lunr_is_the_file_that_we_name() -> None:
    vendor = Path(__file__).parents[2] / "plugins" / "oer_catalogue" / "theme" / "vendor"
    script = (vendor / "lunr.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() in (vendor / "VENDOR.yml").read_text("utf-8")
    assert b'version="2.3.9"' in script
    assert "Oliver Nightingale" in (vendor / "lunr.LICENSE.txt").read_text("utf-8")
