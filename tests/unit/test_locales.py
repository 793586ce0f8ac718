"""Every interface string exists in every shipped language, with the same placeholders, and every string in use exists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from oer_catalogue import locales
from oer_catalogue.locales import available, labels, language_name, load, plural_category, stop_words
from oer_catalogue.rules.characters import invisible

FOLDER = Path(__file__).parents[2] / "plugins" / "oer_catalogue"
SHIPPED = tuple(re.findall("[a-z]+", "ar bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv tr uk"))
PROPER = {"planner.file.odt", "download.moodle", "download.format.cc"}  # names that are the same in every language
MOST_ALIKE = 40  # strings of a language that may read like English: Internet, online, Video …
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


@pytest.mark.parametrize("locale", [tag for tag in SHIPPED if tag != "en"])
def test_a_language_is_translated(locale: str):
    """Words that two languages share are short; a sentence is never the same."""
    english, own = strings("en"), strings(locale)
    alike = {key for key, text in own.items() if text == english.get(key) and re.search("[a-z]{4}", re.sub(r"\{\w+\}", "", text))}
    assert alike | PROPER >= PROPER
    assert len(alike) <= MOST_ALIKE
    assert {key for key in alike if len(own[key].split()) > 3} <= {"course.opened"}


@pytest.mark.parametrize("locale", SHIPPED)
def test_a_language_is_in_its_script_and_names_itself(locale: str):
    text = "".join(re.sub(r"\{\w+\}", "", text) for text in strings(locale).values())
    wanted = {"ar": "\u0600-\u06ff", "bg": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "el": "\u0370-\u03ff\u1f00-\u1fff"}.get(locale, "A-Za-z")
    letters = len(re.findall(r"[^\W\d_]", text))
    assert len(re.findall(f"[{wanted}]", text)) > 0.75 * letters
    assert load(locale).name == language_name(locale)
    assert not [name for at, name in invisible(text)]


@pytest.mark.parametrize("locale", SHIPPED)
def test_plurals_are_those_of_cldr(locale: str):
    from babel.core import Locale

    rule = Locale.parse(locale).plural_form
    assert [plural_category(locale, n) for n in range(300)] == [rule(n) for n in range(300)]


def test_a_language_is_added_by_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Another language's file beside the others: strings, plurals, name and direction of it are there, with no code."""
    folder = tmp_path / "locales"
    shutil.copytree(FOLDER / "locales", folder, ignore=shutil.ignore_patterns("*.py*", "__pycache__"))
    text = (folder / "en.yml").read_text("utf-8")
    own = re.sub(r"^name: .*$", "name: íslenska", text, count=1, flags=re.M).replace("  nav.home: Home", "  nav.home: Heim")
    (folder / "is.yml").write_text(own, "utf-8")
    monkeypatch.setattr(locales, "files", lambda package: folder)
    for cached in (locales.load, locales._read):
        cached.cache_clear()
    try:
        assert "is" in available()
        assert load("is")("nav.home") == "Heim"
        assert (load("is").language, load("is").direction, language_name("is")) == ("is", "ltr", "íslenska")
        assert load("is").plural("catalogue.count", 21) == load("en").plural("catalogue.count", 1).replace("1", "21")
        assert load("is-IS")("nav.home") == "Heim"
    finally:
        monkeypatch.undo()
        for cached in (locales.load, locales._read):
            cached.cache_clear()


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
