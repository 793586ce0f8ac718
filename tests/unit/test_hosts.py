"""Languages that the engine or its theme lacks: stand-ins, language files, tags, names, directions, plurals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from mkdocs_static_i18n.config import RE_LOCALE

from oer_catalogue.engine.hosts import Hosts, language_files
from oer_catalogue.locales import direction, language_name, load, plural_category
from oer_catalogue.schema.tags import is_locale, locale_guess

ALL = ("en", "ga", "mt", "pt-BR", "sr-Latn", "zh-Hant-TW", "hsb", "es-419", "sr-Latn-RS", "smn")


def test_the_engine_accepts_every_code_and_keeps_those_that_it_knows():
    codes = Hosts(ALL).codes
    assert all(RE_LOCALE.match(code) for code in codes.values())
    assert len(set(codes.values())) == len(ALL)
    assert {tag for tag, code in codes.items() if tag != code} == {"hsb", "es-419", "smn"}
    assert not any(is_locale(code) for tag, code in codes.items() if tag != code)


def test_many_stand_ins_stay_apart():
    many = ("en", *(f"q{a}{b}" for a in "abcdefghijklmnopqrst" for b in "abcdefghij"))
    assert len(set(Hosts(many).own)) == len(many)
    assert all(RE_LOCALE.match(code) for code in Hosts(many).own)


def test_names_go_in_and_texts_come_back():
    hosts = Hosts(ALL)
    code = hosts.codes["hsb"]
    assert hosts.name("help/bell.hsb.svg") == f"help/bell.{code}.svg"
    assert hosts.name("help/bell.pt-BR.svg") == "help/bell.pt-BR.svg"
    assert hosts.name("bell.svg") == "bell.svg"
    assert hosts.name("hsb.svg") == "hsb.svg"
    assert hosts.text(f'<a href="../{code}/about.html">{code}</a>') == '<a href="../hsb/about.html">hsb</a>'


def test_templates_for_material_find_words_in_every_language():
    material = Path(__import__("material").__file__).parent / "templates"
    known = {f"partials/languages/{file.name}": file.read_text("utf-8") for file in (material / "partials" / "languages").glob("*.html")}
    made = dict(language_files(Hosts(ALL)))
    assert made.keys().isdisjoint(known)
    ask = '{% import "partials/language.html" as lang with context %}'
    ask += '{{ lang.t("language") }}|{{ lang.t("search.placeholder") }}|{{ lang.t("x") }}'
    templates = {**known, **made, "ask.html": ask, "partials/language.html": (material / "partials" / "language.html").read_text("utf-8")}
    environment = Environment(loader=DictLoader(templates))
    said = {}
    for tag, code in Hosts(ALL).codes.items():
        config = {"theme": {"language": code}}
        said[tag] = environment.get_template("ask.html").render(config=config).split("|")
    assert {tag: words[0] for tag, words in said.items()} == {**{tag: tag for tag in ALL}, "pt-BR": "pt"}  # Material's own file
    assert said["pt-BR"][1] == "Buscar"
    assert said["zh-Hant-TW"][1] == "搜尋"
    assert said["es-419"][1] == load("es")("nav.search")
    assert load("ga")("nav.search") == said["ga"][1] != said["hsb"][1] == said["sr-Latn"][1] == load("en")("nav.search")
    assert all(words[2] == "x" for words in said.values())


GUESSES = {
    "pt-br": "pt-BR", "PT_br": "pt-BR", "zh-tw-hant": "zh-Hant-TW", "sr-latn": "sr-Latn", "deu": "de", "ger": "de", "gr": "el",
    "en-UK": "en-GB", "greek": "el", "Ελληνικά": "el", "iw": "he", "sh": "sr-Latn", "de-1996": "de", "en-ZZ": "en", "xyz": "", "xx": "",
    "files": "", "media": "", "images": "", "lessons": "", "": "", "-": "", "a-b-c-d": "",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), GUESSES.items())
def test_a_wrong_tag_is_refused_and_the_one_that_was_meant_is_named(typed: str, meant: str):
    assert not is_locale(typed)
    assert locale_guess(typed) == meant
    assert not meant or is_locale(meant)


@pytest.mark.parametrize("tag", [*ALL, "de", "rom", "sma", "uz-Cyrl-UZ", "en-GB", "fr-CH", "ckb"])
def test_a_right_tag_is_taken(tag: str):
    assert is_locale(tag)
    assert locale_guess(tag) == ""


NAMES = {
    "ga": "Gaeilge", "mt": "Malti", "pt-BR": "português (Brasil)", "sr-Latn": "srpski (latinica)", "sr": "српски",
    "zh-Hant-TW": "繁體中文（台灣）", "zh-Hant": "繁體中文", "hsb": "hornjoserbšćina", "es-419": "español latinoamericano",
    "en-GB": "British English", "uz-AF": "اوزبیک (افغانستان)", "rmy": "rmy",
}  # fmt: skip


@pytest.mark.parametrize(("tag", "name"), NAMES.items())
def test_a_language_is_named_as_it_calls_itself(tag: str, name: str):
    assert language_name(tag) == name
    assert load(tag).name == name


def test_the_direction_follows_the_script():
    right = {"ar", "ar-EG", "fa", "ckb", "uz-AF", "pa-Arab", "ku-Arab", "azb", "dv", "yi"}
    left = {"ar-Latn", "uz", "pa", "ku", "zh-Hant-TW", "sr-Latn", "hsb", "rmy", "xx"}
    assert {tag for tag in right | left if direction(tag) == "rtl"} == right


def test_numbers_are_said_by_the_rules_of_the_language():
    assert [plural_category("hsb", n) for n in (1, 2, 3, 5)] == ["one", "two", "few", "other"]
    assert [plural_category("pl", n) for n in (1, 2, 5)] == ["one", "few", "many"]
    assert plural_category("rmy", 1) == "one"


def test_words_of_the_interface_know_their_language():
    assert {tag: load(tag).language for tag in ("it", "it-CH", "ga", "pt-BR", "zh-Hant-TW", "ar-Latn", "ar-EG")} == {
        "it": "it", "it-CH": "it-CH", "ga": "ga", "pt-BR": "pt-BR", "zh-Hant-TW": "en", "ar-Latn": "ar", "ar-EG": "ar-EG",
    }  # fmt: skip
    assert load("hsb").plural("catalogue.count", 2) == load("en").plural("catalogue.count", 2)


def test_the_lists_of_languages_load_babel_only_when_asked():
    """A site in languages that have no more than one and other need not wait for CLDR."""
    code = (
        "import sys; from oer_catalogue import cli; from oer_catalogue.locales import *; from oer_catalogue.schema.tags import is_locale\n"
        "[load(tag).plural('catalogue.count', 3) for tag in ('ar', 'bg', 'de', 'el', 'en', 'fi', 'it', 'nl')]; assert is_locale('el')\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'babel'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(PLUGINS)})
    assert run.stdout.strip() == "[]"


PLUGINS = Path(__file__).parents[2] / "plugins"
