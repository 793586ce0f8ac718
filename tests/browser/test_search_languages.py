"""The tables of questions of every language, through the published scripts in Chromium; stems, stop words and labels as seen."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from search_made import asked, data, entries, files, made

from oer_catalogue import locales
from oer_catalogue.search.labels import stop_words

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

THEME = Path(__file__).parents[2] / "plugins" / "oer_catalogue" / "theme"
SCRIPTS = ("vendor/lunr.min.js", "js/search-words.js", "js/search-stems.js", "js/search-index.js", "js/search-engine.js", "js/search.js")
WORDS = locales.load("en")

ASK = """async (given) => {
    const found = {};
    for (const [locale, data, queries] of given) {
        const source = new oer.searchIndex.Source(locale, data[locale][0], async (key) => data[key]);
        const ids = await source.ids();
        found[locale] = [];
        const first = ({ groups }) => groups.map((group) => ids[group.document])[0];
        for (const query of queries) found[locale].push(first(await oer.searchEngine.ask([source], query)));
    }
    return found;
}"""


def test_every_question_of_every_language_hits_its_document(tab: playwright.Page) -> None:
    for script in (*SCRIPTS[:-1], *sorted(f"vendor/stemmers/{file.name}" for file in (THEME / "vendor" / "stemmers").glob("*.js"))):
        tab.add_script_tag(path=THEME / script)
    tables = list(asked())
    found = tab.evaluate(ASK, [[locale, data, [one["query"] for one in queries]] for locale, data, queries in tables])
    for locale, _, queries in tables:
        missed = [(one["query"], one["hit"], hit) for one, hit in zip(queries, found[locale], strict=True) if hit != one["hit"]]
        assert missed == [], locale


# --- What readers see -------------------------------------------------------------------------------------------------


def site(folder: Path, search: dict[str, bytes], locale: str) -> str:
    """A page with a search form over some search files; returns its address."""
    for path, script in search.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(script)
    for script in ("js/chrome.js", *SCRIPTS, *(f"vendor/stemmers/{file.name}" for file in (THEME / "vendor" / "stemmers").glob("*.js"))):
        target = folder / "assets/oer" / script.removeprefix("vendor/").removeprefix("js/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((THEME / script).read_bytes())
    texts = {key: text for key, text in WORDS.texts.items() if key.startswith("search.")}
    names, strings = (html.escape(json.dumps(value, ensure_ascii=False)) for value in ([[locale, locales.language_name(locale)]], texts))
    page = (
        f'<!doctype html><html lang="{locale}" data-oer-id="test"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">'
        f'<form class="oer-search" role="search" action="catalogue.html" data-search data-locale="{locale}" data-root=""'
        f' data-locales="{names}" data-strings="{strings}"><label for="q">Search</label><input id="q" type="text" name="q"></form>'
        '<script src="assets/oer/chrome.js"></script><script src="assets/oer/search.js"></script></html>'
    )
    (folder / "index.html").write_text(page, "utf-8")
    return (folder / "index.html").as_uri()


def ask(tab: playwright.Page, words: str) -> None:
    """Type a question and wait for its whole answer."""
    tab.fill("#q", "")
    expect(tab.locator(".oer-search__panel")).to_be_hidden()
    tab.fill("#q", words)
    expect(tab.locator(".oer-search__option--all")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(200)


def test_other_forms_of_a_word_are_found_and_marked(tab: playwright.Page, tmp_path: Path) -> None:
    some = [
        made("one", "Μήνυμα", "Κάτι.", ("lesson", "Πρώτο", "Στείλτε μηνύματα."), locale="el"),
        made("two", "Άλλο", "Τίποτα εδώ.", ("lesson", "Δεύτερο", "Το μήνυμα έφτασε."), locale="el"),
        *(made(f"m{n}", "Διάφορα", "Άσχετα λόγια.", locale="el") for n in range(5)),
    ]
    tab.goto(site(tmp_path, files("el", entries("el", some, ("el",))), "el"))
    ask(tab, "μηνυμάτων")
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["Μήνυμα", "Άλλο"]
    assert tab.locator("mark").all_text_contents() == ["Μήνυμα", "μηνύματα", "μήνυμα"]


def test_words_are_found_without_the_stemmer(tab: playwright.Page, tmp_path: Path) -> None:
    address = site(tmp_path, files("en", entries("en", [made("one", "Passwords", "Text.")])), "en")
    (tmp_path / "assets/oer/stemmers/en.js").unlink()
    tab.goto(address)
    ask(tab, "passwords")
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["Passwords"]
    assert tab.errors
    assert all("ERR_FILE_NOT_FOUND" in error for error in tab.errors)  # what the browser itself says of the missing file
    tab.errors.clear()


def test_stop_words_are_neither_fetched_nor_needed_nor_marked(
    tab: playwright.Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locales, "stop_words", lambda locale: "the of what is")
    stop_words.cache_clear()
    some = [
        made("one", "The lens of the mask", "It protects the eyes."),
        made("two", "What is a lens", "Glass."),
        made("three", "The of", "The of the of."),
    ]
    address = site(tmp_path, files("en", entries("en", some)), "en")
    stop_words.cache_clear()
    tab.goto(address)
    ask(tab, "what is the mask of")
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["The lens of the mask"]
    assert tab.locator("mark").all_text_contents() == ["mask"]
    assert "Not found" not in (tab.locator(".oer-search__status").text_content() or "")
    ask(tab, "what is")  # stop words alone are words like others
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["What is a lens"]


def test_what_is_only_filed_under_the_words_stands_apart_with_its_language(tab: playwright.Page, tmp_path: Path) -> None:
    some = [
        made("english", "Strong keys", "Choose a long one."),
        made("held", "Sicherheit am Bau", "Helm auf.", locale="de"),
        made("other", "Anderes", "Nichts davon.", locale="de"),
    ]
    filed = {"english": ("Sicherheit im Internet",), "held": ("Sicherheit im Internet", "Bauwesen")}
    tab.goto(site(tmp_path, files("de", entries("de", some, ("de",), filed)), "de"))
    ask(tab, "Sicherheit")
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["Sicherheit am Bau", "Strong keys"]
    heading = tab.locator(".oer-search__heading")
    expect(heading).to_have_text(WORDS("search.filed"))
    order = "list => [...list.children].map((one) => one.className)"
    assert tab.locator(".oer-search__list").evaluate(order)[:3] == ["oer-search__group", "oer-search__heading", "oer-search__group"]
    apart = tab.locator(".oer-search__group").nth(1)
    assert apart.get_attribute("aria-label") == f"{WORDS('search.filed')}: Strong keys"
    assert apart.locator(".oer-search__title").get_attribute("lang") == "en"
    language = apart.locator(".oer-search__meta [lang=en]")
    expect(language).to_have_text("English")  # the site itself has no English
    ask(tab, "Anderes")
    expect(heading).to_have_count(0)
    ask(tab, "keys")  # words of the fallback edition, in the language's own index
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["Strong keys"]
    expect(tab.locator(".oer-search__meta [lang=en]")).to_have_text("English")


def test_stems_of_labels_are_found(tab: playwright.Page, tmp_path: Path) -> None:
    found = dict(map(data, files("de", entries("de", [made("a", "X", "Y")], ("de",), {"a": ("Lizenzen",)})).values()))
    tab.goto(site(tmp_path, {}, "de"))
    for script in (*SCRIPTS[:-1], "vendor/stemmers/de.js"):
        tab.add_script_tag(path=THEME / script)
    assert tab.evaluate(ASK, [["de", found, ["Lizenz", "lizenzen", "Lizenzens"]]]) == {"de": ["a", "a", "a"]}
