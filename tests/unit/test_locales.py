"""Every interface string exists in every shipped language, with the same placeholders, and every string in use exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from oer_catalogue.locales import available, labels, load, plural_category, stop_words

FOLDER = Path(__file__).parents[2] / "plugins" / "oer_catalogue"
SHIPPED = ("ar", "bg", "de", "el", "en", "it")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def strings(locale: str) -> dict[str, str]:
    data = yaml.load((FOLDER / "locales" / f"{locale}.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return data["strings"]


def grouped(texts: dict[str, str]) -> dict[str, dict[str, str]]:
    """Plural forms under their key; other strings under ``""``."""
    plurals = {key.rpartition(".")[0] for key in texts if key.endswith(".other")}
    found: dict[str, dict[str, str]] = {}
    for key, text in texts.items():
        stem, _, form = key.rpartition(".")
        name, slot = (stem, form) if stem in plurals and form in CATEGORIES else (key, "")
        found.setdefault(name, {})[slot] = text
    return found


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_the_shipped_languages_are_there():
    assert available() == SHIPPED


@pytest.mark.parametrize("locale", SHIPPED)
def test_a_language_has_every_string(locale: str):
    english, own = grouped(strings("en")), grouped(strings(locale))
    assert sorted(own) == sorted(english)
    for key, forms in own.items():
        wanted = set().union(*(placeholders(text) for text in english[key].values()))
        if "" in forms:
            assert placeholders(forms[""]) == wanted, key
        else:
            needed = {plural_category(locale, n) for n in range(200)}
            assert set(forms) >= needed, key
            for form, text in forms.items():
                assert wanted - {"n"} <= placeholders(text) <= wanted, f"{key}.{form}"
    assert not [key for key, text in strings(locale).items() if not text.strip()]


@pytest.mark.parametrize("locale", SHIPPED)
def test_a_language_says_who_made_it(locale: str):
    words = load(locale)
    assert words.direction in ("ltr", "rtl")
    assert words.origin in ("hand", "machine")
    assert words.name


def test_an_unknown_region_has_its_parents_words():
    assert load("it-CH")("nav.home") == load("it")("nav.home")
    assert load("it-CH").locale == "it-CH"
    assert load("xx")("nav.home") == load("en")("nav.home")


def test_every_literal_key_in_use_exists():
    known = strings("en")
    stems = {key.rpartition(".")[0] for key in known}
    missing = []
    for file in [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.html")]:
        for key in re.findall(r"""\bt(?:\.plural)?\(\s*["']([a-z0-9_]+\.[a-z0-9_.-]*[a-z0-9])["']""", file.read_text(encoding="utf-8")):
            if key not in known and key not in stems:
                missing.append(f"{file.name}: {key}")
    assert missing == []


def test_lists_for_the_search_are_whole():
    """Stop words and labels are no strings: a language may lack them. One that has labels has all that English has."""
    everywhere = {framework: set(words) for framework, words in labels("en").items()}
    for locale in available():
        words = stop_words(locale)
        assert words == words.lower()
        own = labels(locale)
        if own and everywhere:
            assert {framework: set(found) for framework, found in own.items()} == everywhere, locale
        assert all(text.strip() for found in own.values() for text in found.values()), locale
