"""Stems: the same in Python and in the scripts that a browser runs; stop words and labels of a language."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import snowball_js
import yaml
from search_made import data, entries, files, made

from oer_catalogue import locales
from oer_catalogue.model import Competence, Label, Outcome
from oer_catalogue.search import labels, tokens
from oer_catalogue.search import stems as module_of_stems
from oer_catalogue.search.endings import ENDINGS, SWAPS
from oer_catalogue.search.labels import stop_words
from oer_catalogue.search.stems import FOLDING, STEMMERS, TWICE, _stemmer, language, stems

ROOT = Path(__file__).parents[2]
THEME = ROOT / "plugins" / "oer_catalogue" / "theme"
CASES = json.loads((Path(__file__).parent / "stem_cases.json").read_text("utf-8"))

# What a browser says: the stemmer alone, and the stems of a word as it is written.
ASK = """
const fs = require("fs"), path = require("path"), vm = require("vm"), theme = process.argv[1];
const context = vm.createContext({ window: {} });
const run = (name) => vm.runInContext(fs.readFileSync(path.join(theme, name), "utf-8"), context);
run("js/search-words.js"), (context.oer = context.window.oer), run("js/search-stems.js");
const given = JSON.parse(fs.readFileSync(0, "utf-8")), found = {};
for (const [tag, { alone, written, endings }] of Object.entries(given)) {
  const file = path.join("vendor/stemmers", tag + ".js");
  if (fs.existsSync(path.join(theme, file))) run(file);
  const speech = new context.oer.searchStems.Speech(tag, "", endings);
  found[tag] = { alone: alone.map((word) => context.oer.stemmers[tag](word)), written: written.map((word) => speech.stems(word).sort()) };
}
console.log(JSON.stringify(found));
"""


def in_browser(given: dict[str, dict[str, list]]) -> dict[str, dict[str, list]]:
    node = shutil.which("node")
    assert node, "Node.js is missing: run `sudo make system`"
    ran = subprocess.run([node, "-e", ASK, str(THEME)], input=json.dumps(given).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def plain(tag: str) -> object:
    """The package's own stemmer."""
    name = STEMMERS[tag]
    return getattr(importlib.import_module(f"snowballstemmer.{name}_stemmer"), f"{name.capitalize()}Stemmer")()


def words_of(tag: str) -> list[str]:
    """Every word that this repository has in a language: modules, articles, interface, tables of questions."""
    patterns = (
        f"modules/*/{tag}/*.md",
        f"docs/*.{tag}.md",
        f"plugins/oer_catalogue/*/{tag}.yml",
        f"plugins/oer_catalogue/kit/words/{tag}.md",
    )
    found: set[str] = set()
    for pattern in (*patterns, f"tests/languages/{tag}.yml"):
        for file in ROOT.glob(pattern):
            found.update(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", file.read_text("utf-8")))
    return sorted(found)


def made_up(tag: str, count: int) -> list[str]:
    """Beginnings of words with the endings that the algorithm knows, one or two of them."""
    dice = Random(f"stems/{tag}")
    tables = [value for value in vars(type(plain(tag))).values() if isinstance(value, list)]
    ends = sorted({one.s for table in tables for one in table if one.s})
    starts = [word.lower() for word in words_of(tag)] or ends
    return [
        dice.choice(starts)[: dice.randint(2, 7)] + dice.choice(ends) + (dice.choice(ends) if number % 3 == 0 else "")
        for number in range(count)
    ]


def test_every_form_has_the_stem_of_the_shared_table() -> None:
    assert {*STEMMERS, *ENDINGS} <= {case["lang"] for case in CASES}
    for case in CASES:
        for word in case["words"]:
            found = stems(word, tokens(word), case["lang"])
            assert case["stem"] in found if case["stem"] else not found, (case["lang"], word, found)


def test_the_browser_has_the_same_stems() -> None:
    """All real words of each language, and made-up ones that lead through all of its endings."""
    given = {tag: {"alone": made_up(tag, 1500), "written": words_of(tag)} for tag in STEMMERS}
    given |= {tag: {"alone": [], "written": words_of(tag)} for tag in ENDINGS}
    for case in CASES:
        given.setdefault(case["lang"], {"alone": [], "written": []})["written"] += case["words"]
    for tag, asked in given.items():
        asked["endings"] = [ENDINGS.get(tag, ""), SWAPS.get(tag, "")]
    found = in_browser(given)
    for tag, asked in given.items():
        if tag in STEMMERS:
            own = plain(tag)
            expected = [own.stemWord(word) for word in asked["alone"]]
            assert found[tag]["alone"] == expected, tag
            assert [_stemmer(tag)(word) for word in asked["alone"]] == expected, tag  # compiled
        expected = [sorted(stems(word, {token[:40] for token in tokens(word)}, tag)) for word in asked["written"]]
        differ = [row for row in zip(asked["written"], found[tag]["written"], expected, strict=True) if row[1] != row[2]]
        assert differ == [], tag


def test_the_files_of_the_browser_are_made_of_the_package() -> None:
    for tag, name in STEMMERS.items():
        source = importlib.import_module(f"snowballstemmer.{name}_stemmer")
        text = Path(source.__file__ or "").read_text("utf-8")
        version = re.search(r"by Snowball ([\d.]+)", text)
        assert version
        shipped = (THEME / "vendor" / "stemmers" / f"{tag}.js").read_text("utf-8")
        assert shipped == snowball_js.translated(tag, f"{name}_stemmer", text, version[1]), "run tests/support/snowball_js.py"
    assert {file.stem for file in (THEME / "vendor" / "stemmers").glob("*.js")} == set(STEMMERS)


def test_longer_endings_come_first() -> None:
    for endings in ENDINGS.values():
        sizes = list(map(len, endings.split()))
        assert sizes == sorted(sizes, reverse=True), endings


def test_both_sides_know_the_same_exceptions() -> None:
    script = (THEME / "js" / "search-stems.js").read_text("utf-8")
    folding = re.search(r"\bFOLDING = new Set\((\[[^\]]*\])\)", script)
    twice = re.search(r"\bTWICE = (\{[^}]*\})", script)
    assert folding
    assert twice
    assert set(json.loads(folding[1])) == FOLDING
    assert json.loads(twice[1]) == TWICE


def test_stems_are_in_the_language_of_the_words_alone() -> None:
    """A German index of an English text has its words, no stems: German endings are not those of English words."""
    (english,) = entries("en", [made("a", "Strong passwords", "Choosing them.")])
    assert english.added == ((), ((1, "password"),), ((1, "choos"),))
    (german,) = entries("de", [made("a", "Strong passwords", "Choosing them.")])
    assert german.added == ((), (), ())
    assert language("pt-BR") == "pt"
    assert language("bg") == "bg"
    assert language("xx") == ""


def test_stop_words_go_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locales, "stop_words", lambda locale: "The của l’ und" if locale == "en" else "")
    stop_words.cache_clear()
    try:
        directory = data(files("en", entries("en", [made("a", "One")]))["data/search/en.js"])[1][0]
        assert directory["stops"].split(" ") == sorted(["the", "cua", "l", "und"])
        assert directory["stems"] == "en"
        assert data(files("de", entries("de", [made("a", "One")]))["data/search/de.js"])[1][0]["stops"] == ""
    finally:
        stop_words.cache_clear()


def test_a_module_is_filed_under_labels_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {
        "digcomp-2.2": {"4.2": "Personenbezogene Daten schützen"},
        "isced-f": {"06": "Informatik", "061": "IKT", "0611": "Computernutzung"},
    }
    monkeypatch.setattr(locales, "labels", lambda locale: words if locale == "de" else {})
    one = made("a", "Passwords", "Text", keywords=["secret"]).module
    module = replace(
        one, topics=("safety", "other", "gone"), sectors=("office",), isced_f=("0611",),
        outcomes=(Outcome("LO1", "skill", (Competence("digcomp-2.2", "4.2"),)),),
    )  # fmt: skip
    topics = {"safety": Label("safety", {"en": "Online safety", "de": "Sicherheit im Internet"}), "other": Label("other", {"en": "Other"})}
    sectors = {"office": Label("office", {"de": "Büro"})}
    found = labels(module, "de", topics, sectors)
    assert found == ("Sicherheit im Internet", "Büro", "Personenbezogene Daten schützen", "Informatik", "IKT", "Computernutzung")
    assert labels(module, "en", topics, sectors) == ("Online safety", "Other", "secret")
    (filed,) = entries("de", [made("a", "Passwords", "Text")], ("de",), {"a": found})
    tokens_of_labels = filed.added[0][0][1].split(" ")
    assert {"sicherheit", "buro", "daten", "dat", "schutzen", "schutz"} <= set(tokens_of_labels)


def test_a_language_without_lists_has_none() -> None:
    assert locales.stop_words("tlh") == ""
    assert locales.labels("tlh") == {}
    assert stop_words("tlh") == frozenset()


def test_vendored_stemmers_keep_their_licence() -> None:
    listed = yaml.safe_load((THEME / "vendor" / "VENDOR.yml").read_text("utf-8"))
    (ours,) = [one for one in listed if one["name"] == "Snowball stemmers"]
    assert ours["licence"] == "BSD-3-Clause"
    assert "Martin Porter" in (THEME / "vendor" / ours["licence_file"]).read_text("utf-8")


def test_stems_that_are_kept_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is cleared when it is full, and then said again."""
    words = [f"meeting{letter}s" for letter in "abcdefghij"]
    whole = stems("", words, "en")
    monkeypatch.setattr(module_of_stems, "KEPT", 3)
    module_of_stems._known.cache_clear()
    assert stems("", words, "en") == whole
    assert len(module_of_stems._known("en")) <= 3
    module_of_stems._known.cache_clear()
