"""Search and filters in Chromium, on a small page tree: over http with our content security policy, and from file://."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from search_made import Made, data, entries, files, made

from oer_catalogue.locales import load
from oer_catalogue.pages.words import duration
from oer_catalogue.search import tokens

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("needs Debian's chromium", allow_module_level=True)

ROOT = Path(__file__).parents[2]
THEME = ROOT / "plugins" / "oer_catalogue" / "theme"
CASES = json.loads((ROOT / "tests" / "unit" / "fold_cases.json").read_text("utf-8"))
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
WORDS = load("en")


# --- The page tree --------------------------------------------------------------------------------------------------


LANGUAGES = ("en", "el")
SAFE = made(
    "safe", "Staying safe online", "Learn the habits.",
    ("message", "Spot a false message", "A scam pushes you to hurry.\n# address Read the address\nLook at the address before you click."),
    ("passphrase", "A passphrase that you can keep", "Four words are long enough. Naïve e-mail users beware."),
    summary="Spot a false message before you click.", keywords=["phishing"],
)  # fmt: skip
LICENCES = made(
    "licences", "Open licences", "How to share work.",
    ("letters", "Read the letters", "A licence is a message to other people."),
    summary="Share your work & keep <credit>.",
)  # fmt: skip
ENGLISH = [
    SAFE,
    LICENCES,
    made("group", "Lead a learning group", "Meet online or in a room.", summary="Meet, listen, and share."),
    made("arc", "Weld with the electric arc", "The lens protects the eyes.", summary="Welding for beginners."),
]
SAFE_IN_GREEK = made("safe", "Ασφάλεια στο διαδίκτυο", "Κωδικός πρόσβασης", locale="el", summary="Αναγνώρισε ένα ψεύτικο μήνυμα.")
SEARCH = files("en", entries("en", ENGLISH, LANGUAGES)) | files("el", entries("el", [SAFE_IN_GREEK, LICENCES], LANGUAGES))
ADDRESSES = [
    f"{folder}modules/{one.module.id}/{name}.html"
    for folder, modules in (("", ENGLISH), ("el/", [SAFE_IN_GREEK, LICENCES]))
    for one in modules
    for name in ("index", *(lesson.id for lesson in one.module.lessons))
]
CARDS = [
    {"id": "arc", "lang": "en", "topic": "metal", "level": "beginner", "minutes": "120", "updated": "2026-03-01", "ready": "no"},
    {"id": "group", "lang": "en el", "topic": "groups", "level": "advanced", "minutes": "45", "updated": "2026-05-01", "ready": "yes"},
    {"id": "licences", "lang": "en", "topic": "sharing", "level": "beginner", "minutes": "90", "updated": "2026-01-01", "ready": "no"},
    {
        "id": "safe",
        "lang": "en el",
        "topic": "safety sharing",
        "level": "beginner",
        "minutes": "60",
        "updated": "2026-04-01",
        "ready": "yes",
    },
]
FACETS = {
    "lang": ("Language", {"en": "English", "el": "Ελληνικά"}),
    "topic": ("Topic", {"metal": "Metal work", "groups": "Groups", "sharing": "Sharing", "safety": "Online safety"}),
    "level": ("Level", {"beginner": "Beginner", "advanced": "Advanced"}),
}


def strings(*groups: str) -> str:
    return html.escape(json.dumps({key: text for key, text in WORDS.texts.items() if key.startswith(groups)}, ensure_ascii=False))


def form(root: str) -> str:
    locales = html.escape(json.dumps([["en", "English"], ["el", "Ελληνικά"]], ensure_ascii=False))
    return (
        f'<form class="oer-search" role="search" method="get" action="{root}catalogue.html" data-search data-locale="en" data-root="{root}"'
        f' data-locales="{locales}" data-strings="{strings("module.duration.", "search.")}"><label for="q">Search</label>'
        '<input class="oer-search__input" id="q" type="text" name="q"><button type="submit">Go</button></form>'
    )


def page(root: str, main: str, *scripts: str) -> str:
    tags = "".join(f'<script defer src="{root}assets/oer/{name}"></script>' for name in scripts)
    head = f'<meta charset="utf-8"><title>Test</title><link rel="icon" href="{root}icon.png">{tags}'
    return f'<!doctype html><html lang="en" data-oer-id="test"><head>{head}</head><body>{form(root)}<main>{main}</main></body></html>'


def catalogue_main() -> str:
    sets = "".join(
        f'<fieldset class="oer-facet" data-facet="{name}"><legend>{legend}</legend>'
        + "".join(
            f'<label class="oer-facet__option"><input type="checkbox" name="{name}" value="{value}">'
            f'<span class="oer-facet__label">{label}</span><span class="oer-facet__count" data-count></span></label>'
            for value, label in values.items()
        )
        + "</fieldset>"
        for name, (legend, values) in FACETS.items()
    )
    cards = "".join(
        '<article class="oer-card"'
        + "".join(f' data-{key}="{value}"' for key, value in card.items())
        + f"><h2>Module {card['id']}</h2></article>"
        for card in CARDS
    )
    options = "".join(f'<option value="{name}">{name}</option>' for name in ("fit", "newest", "shortest", "ready"))
    return (
        '<div class="oer-catalogue" data-catalogue data-locale="en"><details class="oer-sheet" data-sheet open><summary>Filters'
        f' <span data-active-count hidden></span></summary><form class="oer-facets" data-facets data-strings="{strings("facet.")}">{sets}'
        '<button type="reset" data-clear>Clear</button></form></details><div class="oer-results"><div data-results-bar hidden>'
        f'<p data-result-count role="status"></p><select data-sort aria-label="Sort">{options}</select></div><ul data-chips hidden></ul>'
        f'<div data-empty hidden></div><div class="oer-cards" data-cards>{cards}</div></div></div>'
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    pages = {
        "index.html": page("", "<h1>Home</h1>", "chrome.js", "search.js"),
        "catalogue.html": page("", catalogue_main(), "chrome.js", "search.js", "catalogue.js"),
        "about/index.html": page("../", "<h1>About</h1>", "chrome.js", "search.js"),
        "bare.html": page("", "", "lunr.min.js", "search.js", "search-words.js", "search-stems.js", "search-index.js", "search-engine.js"),
    }
    for address in ADDRESSES:
        pages[address] = page("../" * address.count("/"), f"<h1>{address}</h1>")
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "icon.png").write_bytes(b"")
    for name, script in SEARCH.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(script)
    assets = root / "assets/oer"
    assets.mkdir(parents=True)
    for script in (
        "js/chrome.js",
        "js/search.js",
        "js/search-words.js",
        "js/search-stems.js",
        "js/search-index.js",
        "js/search-engine.js",
        "js/catalogue.js",
        "vendor/lunr.min.js",
    ):
        shutil.copy(THEME / script, assets)
    shutil.copytree(THEME / "vendor/stemmers", assets / "stemmers")
    return root


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}/"
        listening.shutdown()
        thread.join()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    return request.getfixturevalue("server") if request.param == "http" else site.as_uri() + "/"


def ask(tab: playwright.Page, words: str) -> None:
    """Type a question and wait for its answer."""
    tab.fill("#q", "")
    expect(tab.locator(".oer-search__panel")).to_be_hidden()
    tab.fill("#q", words)
    expect(tab.locator(".oer-search__panel")).to_be_visible()
    expect(tab.locator(".oer-search__status")).to_have_text(re.compile("result|Nothing|cannot"))


def titles(tab: playwright.Page) -> list[str]:
    return tab.locator(".oer-search__title").all_text_contents()


def shown(tab: playwright.Page) -> list[str]:
    return tab.eval_on_selector_all(".oer-card:not([hidden])", "cards => cards.map(card => card.dataset.id)")


def query(tab: playwright.Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


# --- Folding --------------------------------------------------------------------------------------------------------


def test_the_browser_folds_as_python_does(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "bare.html")
    found = tab.evaluate("cases => cases.map(c => oer.searchWords.tokens(c.text).join(' '))", CASES)
    assert found == [case["tokens"] for case in CASES]


def test_every_letter_folds_alike(tab: playwright.Page, server: str) -> None:
    """Each character of our scripts, between two letters: Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation, presentation forms."""
    ranges = [(0x20, 0x0700), (0x1D00, 0x2190), (0x2C60, 0x2C80), (0xA640, 0xA6A0), (0xA720, 0xA7CB), (0xFB00, 0xFE70), (0xFE70, 0xFFF0)]
    texts = [f"a{chr(code)}b{chr(code)}" for low, high in ranges for code in range(low, high)]
    tab.goto(server + "bare.html")
    found = tab.evaluate("texts => texts.map(text => oer.searchWords.tokens(text))", texts)
    # Characters that one Unicode version knows as letters and the other does not say nothing about our folding.
    differ = [text for text, words in zip(texts, found, strict=True) if words != tokens(text)]
    assert [hex(ord(text[1])) for text in differ if text[1].isprintable()] == []


def answers(tab: playwright.Page, locale: str, modules: list[Made], queries: list[str]) -> list[list[str]]:
    """The ids of the modules that answer each question, through the index of these modules."""
    found = dict(data(script) for script in files(locale, entries(locale, modules, (locale,))).values())
    return tab.evaluate(
        """async ([locale, data, queries]) => {
            const source = new oer.searchIndex.Source(locale, data[locale][0], async (key) => data[key]);
            const ids = await source.ids(), found = [];
            for (const query of queries) found.push((await oer.searchEngine.ask([source], query)).groups.map((g) => ids[g.document]));
            return found;
        }""",
        [locale, found, queries],
    )


def test_every_case_is_found_through_the_index(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "bare.html")
    for case in CASES:
        lang, missed = case["lang"], case.get("missed_by", [])
        modules = [made("other", "Zzz", "qqqq", locale=lang), made("wanted", case["text"] if case["tokens"] else "x", locale=lang)]
        found = answers(tab, lang, modules, case["found_by"] + missed)
        assert found == [["wanted"]] * len(case["found_by"]) + [[]] * len(missed), case


def test_every_case_is_found_without_an_index(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "bare.html")
    for case in CASES:
        queries = case["found_by"] + case.get("missed_by", [])
        found = tab.evaluate("([c, qs]) => qs.map(q => oer.searchWords.matches(c.text, q, c.lang))", [case, queries])
        assert found == [True] * len(case["found_by"]) + [False] * len(case.get("missed_by", [])), (case, found)


def test_words_that_are_everywhere_weigh_next_to_nothing(tab: playwright.Page, server: str) -> None:
    common = "what is the way to a good group " * 4
    some = [made(f"m{n}", "What is the way to it", common) for n in range(8)]
    tab.goto(server + "bare.html")
    assert answers(tab, "en", [*some, made("wanted", "Keys", common + "passphrase")], ["what is the passphrase"]) == [["wanted"]]


def test_titles_and_outcomes_come_first(tab: playwright.Page, server: str) -> None:
    some = [
        *(made(f"z{n}", "Other things", "nothing to see " * 5) for n in range(6)),
        made("text", "Something", "a passphrase in passing " * 3),
        made("outcome", "Something", "else", outcomes=["Choose a passphrase"]),
        made("title", "The passphrase", "else"),
    ]
    tab.goto(server + "bare.html")
    assert answers(tab, "en", some, ["passphrase"]) == [["title", "outcome", "text"]]


def test_parts_of_compounds_are_found_after_the_words_themselves(tab: playwright.Page, server: str) -> None:
    some = [
        made("ordnung", "Regeln", "Die Brandschutzordnung hängt im Gang.", locale="de"),
        made("schutz", "Regeln", "Guter Schutz hilft.", locale="de"),
        made("brand", "Regeln", "Ein Brand und die Ordnung.", locale="de"),
        made("titel", "Notausgangsbeleuchtung", "Alles hell.", locale="de"),
        *(made(f"z{n}", "Anderes", "nichts davon", locale="de") for n in range(6)),
    ]
    tab.goto(server + "bare.html")
    found = answers(tab, "de", some, ["Brandschutz", "schutz", "ordnung", "schutzordnung", "beleuchtung", "standschutz"])
    assert found == [["ordnung"], ["schutz", "ordnung"], ["brand", "ordnung"], ["ordnung"], ["titel"], []]


# --- Combobox -------------------------------------------------------------------------------------------------------


def test_nothing_is_fetched_before_the_field_is_used(tab: playwright.Page, server: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    tab.goto(server)
    assert [path for path in fetched if path != "/icon.png"] == ["/", "/assets/oer/chrome.js", "/assets/oer/search.js"]
    with tab.expect_request_finished(lambda request: request.url.endswith("/data/search/en.js")):
        tab.focus("#q")
    ask(tab, "message")
    scripts = {
        "/assets/oer/lunr.min.js",
        "/assets/oer/search-words.js",
        "/assets/oer/search-stems.js",
        "/assets/oer/search-index.js",
        "/assets/oer/search-engine.js",
        "/assets/oer/stemmers/en.js",
    }
    assert {"/data/search/en.js", "/data/search/en/cards/0.js", *scripts} <= set(fetched)
    assert not any("search/el" in path for path in fetched)


def test_results_stand_under_their_module_with_marks(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "about/index.html")
    ask(tab, "messag")
    groups = tab.locator(".oer-search__group")
    expect(groups.first.locator("[role=option]")).to_have_count(2)
    assert titles(tab)[:2] == ["Staying safe online", "Spot a false message"]
    assert groups.first.get_attribute("aria-label") == "Staying safe online"
    assert "message" in tab.locator("mark").all_text_contents()
    assert tab.locator(".oer-search__option--module").first.get_attribute("href") == "../modules/safe/index.html"
    assert groups.first.locator(".oer-search__meta").all_text_contents() == ["30 min", "15 min"]
    assert tab.locator(".oer-search__option--all").text_content() == "Show all 2 modules"
    assert tab.locator(".oer-search [role=status]").text_content() == "2 results"


def test_minutes_are_said_as_everywhere_else(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    minutes = [0, 1, 59, 60, 105, 120, 721]
    said = tab.evaluate("(all) => all.map((n) => oer.time(n, oer.words(document.querySelector('form'), 'en').say))", minutes)
    assert said == [duration(n, WORDS) for n in minutes]


def test_a_section_is_shown_where_its_words_stand(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "about/index.html")
    ask(tab, "address")
    lesson = tab.locator(".oer-search__option--lesson").first
    expect(lesson.locator(".oer-search__section")).to_have_text("Read the address")
    assert lesson.locator(".oer-search__title").text_content() == "Spot a false message"
    assert lesson.locator(".oer-search__snippet").text_content() == "Look at the address before you click."
    assert lesson.locator("mark").all_text_contents() == ["address", "address"]
    assert lesson.get_attribute("href") == "../modules/safe/message.html#m-address"


def test_long_texts_are_cut_around_the_words(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "bare.html")
    text = "word " * 100 + "a message and an address here " + "word " * 100
    found = tab.evaluate("([text, met]) => oer.searchWords.snippet(text, new Set(met))", [text, ["message", "address"]])
    assert "a message and an address here" in found
    assert found.startswith("… word")
    assert found.endswith("word …")
    assert len(found) < 170
    marks = "([text, met]) => Array.from(oer.searchWords.mark(text, new Set(met)).querySelectorAll('mark'), m => m.textContent)"
    met = ["-", "-schutzordnung", "schutz"]
    assert tab.evaluate(marks, ["Die Brandschutzordnung, der Schutz.", met]) == ["Brandschutzordnung", "Schutz"]


def test_a_first_answer_comes_before_the_texts(chromium: playwright.Browser, server: str) -> None:
    """Titles and summaries answer while the words of the texts are on their way; what was chosen stays chosen."""
    context = chromium.new_context()
    tab = context.new_page()
    held: list[playwright.Route] = []
    tab.route("**/data/search/en/t*.js", lambda route: held.append(route))
    tab.goto(server)
    tab.fill("#q", "message")
    expect(tab.locator(".oer-search__title")).to_have_text(["Staying safe online"])
    tab.locator("#q").press("ArrowDown")
    for route in held:
        route.continue_()
    expect(tab.locator(".oer-search__option--module .oer-search__title")).to_have_text(["Staying safe online", "Open licences"])
    chosen = tab.locator("[aria-selected=true]")
    expect(chosen.locator(".oer-search__title")).to_have_text("Staying safe online")
    assert tab.locator("#q").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    context.close()


def test_the_first_card_waits_for_no_other(tab: playwright.Page, site: Path, tmp_path: Path) -> None:
    """What the other cards need is asked for when the first one can be read."""
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    found = [made(f"m{n:02d}", "Alpha" if n in (1, 20, 39) else "Beta", "Text.") for n in range(40)]
    for name, script in files("en", entries("en", found)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(script)
    tab.goto(tmp_path.as_uri() + "/index.html")
    tab.evaluate("""() => {
        window.asked = [];
        const note = (tag) => asked.push([tag.src.split("/").pop(), document.querySelectorAll(".oer-search__option--module").length]);
        const seen = (records) => records.flatMap((one) => [...one.addedNodes]).filter((tag) => /cards/.test(tag.src)).forEach(note);
        new MutationObserver(seen).observe(document.head, { childList: true });
    }""")
    ask(tab, "alpha")
    expect(tab.locator(".oer-search__option--module")).to_have_count(3)
    (first, shown), *others = tab.evaluate("asked")
    assert [first, *sorted(name for name, _ in others)] == ["0.js", "1.js", "2.js"]
    assert shown == 0
    assert min(count for _, count in others) > 0


def test_a_late_answer_does_not_replace_a_newer_one(chromium: playwright.Browser, server: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    held: list[playwright.Route] = []
    tab.route("**/data/search/en/cards/*.js", lambda route: held.append(route))
    tab.goto(server)
    tab.fill("#q", "licences")
    with tab.expect_request("**/data/search/en/cards/0.js"):
        pass
    tab.fill("#q", "welding")
    tab.wait_for_timeout(300)
    for route in held:
        route.continue_()
    expect(tab.locator(".oer-search__option--module .oer-search__title")).to_have_text(["Weld with the electric arc"])
    tab.wait_for_timeout(200)
    assert tab.locator(".oer-search__option--module .oer-search__title").all_text_contents() == ["Weld with the electric arc"]
    context.close()


def test_a_module_without_its_small_index_is_shown_without_lessons(chromium: playwright.Browser, server: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.route("**/data/search/en/m/**", lambda route: route.abort())
    tab.goto(server)
    ask(tab, "message")
    expect(tab.locator(".oer-search__option--module")).to_have_count(2)
    assert tab.locator(".oer-search__option--lesson").count() == 0
    context.close()


def test_text_of_cards_is_text(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    ask(tab, "credit")
    assert tab.locator(".oer-search__snippet").first.text_content() == "Share your work & keep <credit>."
    assert tab.locator(".oer-search__snippet mark").all_text_contents() == ["credit"]


def test_keys_follow_the_combobox_pattern(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "index.html")
    field = tab.locator("#q")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    ask(tab, "message")
    assert field.get_attribute("aria-expanded") == "true"
    assert tab.locator("#" + field.get_attribute("aria-controls")).get_attribute("role") == "listbox"
    assert field.get_attribute("aria-activedescendant") is None

    def active() -> int:
        options = tab.locator("[role=option]")
        chosen = [i for i in range(options.count()) if options.nth(i).get_attribute("aria-selected") == "true"]
        assert len(chosen) <= 1
        if chosen:
            assert options.nth(chosen[0]).get_attribute("id") == field.get_attribute("aria-activedescendant")
        return chosen[0] if chosen else -1

    last = tab.locator("[role=option]").count() - 1
    for press, expected in [
        ("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", last), ("ArrowDown", 0), ("End", last), ("Home", 0),
    ]:  # fmt: skip
        field.press(press)
        assert active() == expected, press
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert tab.locator(".oer-search__panel").is_hidden()
    assert field.input_value() == "message"
    field.press("ArrowDown")
    tab.wait_for_selector(".oer-search__panel:not([hidden])")
    field.press("Escape")
    field.press("Escape")
    assert field.input_value() == ""


def test_home_and_end_belong_to_the_text_until_something_is_chosen(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    ask(tab, "message")
    tab.locator("#q").press("Home")
    assert tab.evaluate("document.activeElement.selectionStart") == 0
    assert tab.locator("[aria-selected=true]").count() == 0


def test_enter_opens_what_is_chosen(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "passphrase")
    tab.locator("#q").press("ArrowDown")
    tab.locator("#q").press("ArrowDown")
    tab.locator("#q").press("Enter")
    tab.wait_for_url("**/modules/safe/passphrase.html")


def test_a_click_opens_a_result(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "about/index.html")
    ask(tab, "licences")
    tab.locator(".oer-search__option--module").first.click()
    tab.wait_for_url("**/modules/licences/index.html")


def test_enter_without_a_choice_goes_to_the_catalogue(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "about/index.html")
    ask(tab, "safe message")
    tab.locator("#q").press("Enter")
    tab.wait_for_url("**/catalogue.html?q=safe+message")
    expect(tab.locator("[data-result-count]")).to_have_text("1 module")
    assert shown(tab) == ["safe"]


def test_the_panel_closes_when_the_focus_leaves(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    ask(tab, "message")
    tab.locator("#q").press("Tab")
    assert tab.locator(".oer-search__panel").is_visible()  # the button and the languages belong to the form
    tab.locator("h1").click()
    assert tab.locator(".oer-search__panel").is_hidden()


def test_another_language_on_demand(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "ασφαλεια")
    assert tab.locator(".oer-search__status").text_content() == "Nothing found for “ασφαλεια”. Try fewer or other words."
    assert tab.locator(".oer-search__languages legend").text_content() == "Also search in"
    tab.get_by_label("Ελληνικά").check()
    tab.wait_for_selector(".oer-search__title")
    assert titles(tab) == ["Ασφάλεια στο διαδίκτυο"]
    option = tab.locator(".oer-search__option--module")
    assert option.get_attribute("href") == "el/modules/safe/index.html"
    assert option.locator(".oer-search__title").get_attribute("lang") == "el"
    assert "Ελληνικά" in option.locator(".oer-search__meta").text_content()
    tab.goto(base + "catalogue.html?q=ΑΣΦΑΛΕΙΑ")  # the choice is kept, and holds for the catalogue
    expect(tab.locator("[data-result-count]")).to_have_text("1 module")
    assert shown(tab) == ["safe"]
    assert tab.evaluate("Object.keys(localStorage)") == ["oer.test.search-languages"]


def test_the_readers_language_comes_first(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    tab.evaluate("localStorage.setItem('oer.test.search-languages', '[\"el\"]')")
    tab.reload()
    ask(tab, "licences")
    assert tab.locator(".oer-search__option--module").first.get_attribute("href") == "modules/licences/index.html"
    assert titles(tab).count("Open licences") == 1


def test_a_word_that_nobody_has_is_said(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    ask(tab, "licences Zebrafink")
    assert titles(tab)[0] == "Open licences"
    assert "Zebrafink" in tab.locator(".oer-search__status").text_content()


def test_all_words_before_some_words(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    ask(tab, "share meet")
    assert titles(tab)[0] == "Lead a learning group"


def test_endings_compounds_and_slips_are_found(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    for words, title in [
        ("phrase", "A passphrase that you can keep"),
        ("pasphrase", "A passphrase that you can keep"),
        ("e-mails", "A passphrase that you can keep"),
    ]:
        ask(tab, words)
        expect(tab.locator(".oer-search__title").filter(has_text=title), words).to_have_count(1)


def test_an_index_that_cannot_be_fetched_is_said_and_tried_again(chromium: playwright.Browser, server: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.route("**/data/search/en.js", lambda route: route.abort())
    tab.goto(server)
    ask(tab, "message")
    assert tab.locator(".oer-search__status").text_content() == WORDS("search.failed")
    tab.unroute("**/data/search/en.js")
    tab.fill("#q", "messages")
    tab.wait_for_selector(".oer-search__title")
    context.close()


def test_garbage_in_storage_harms_nobody(tab: playwright.Page, server: str) -> None:
    tab.goto(server)
    for garbage in ("{", "7", '{"a": 1}', '["xx", 5]'):
        tab.evaluate("text => localStorage.setItem('oer.test.search-languages', text)", garbage)
        tab.reload()
        ask(tab, "message")
        assert titles(tab)[0] == "Staying safe online"


# --- Catalogue ------------------------------------------------------------------------------------------------------


def counts(tab: playwright.Page, facet: str) -> dict[str, str]:
    script = "labels => Object.fromEntries(labels.map(l => [l.querySelector('input').value, l.querySelector('[data-count]').textContent]))"
    return tab.eval_on_selector_all(f"[data-facet={facet}] label", script)


def check(tab: playwright.Page, facet: str, value: str) -> None:
    tab.locator(f"input[name={facet}][value={value}]").check()


def test_or_inside_a_facet_and_between_facets(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "catalogue.html")
    assert shown(tab) == ["arc", "group", "licences", "safe"]
    assert counts(tab, "topic") == {"metal": "1", "groups": "1", "sharing": "2", "safety": "1"}
    check(tab, "topic", "metal")
    check(tab, "topic", "sharing")
    assert shown(tab) == ["arc", "licences", "safe"]
    assert counts(tab, "topic") == {"metal": "1", "groups": "1", "sharing": "2", "safety": "1"}  # what each would give
    assert counts(tab, "lang") == {"en": "3", "el": "1"}
    assert counts(tab, "level") == {"beginner": "3", "advanced": "0"}
    check(tab, "lang", "el")
    assert shown(tab) == ["safe"]
    assert tab.locator("[data-result-count]").text_content() == "1 module"
    assert tab.locator("label.is-empty input").evaluate_all("inputs => inputs.map(i => i.value)") == ["metal", "advanced"]


def test_the_address_keeps_the_state(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "catalogue.html#top")
    check(tab, "topic", "sharing")
    check(tab, "topic", "metal")
    check(tab, "lang", "en")
    tab.select_option("[data-sort]", "shortest")
    assert tab.url == server + "catalogue.html?lang=en&topic=metal&topic=sharing&sort=shortest#top"
    assert shown(tab) == ["safe", "licences", "arc"]
    tab.reload()
    assert shown(tab) == ["safe", "licences", "arc"]
    assert tab.locator("[data-sort]").input_value() == "shortest"
    tab.goto(server + "catalogue.html?topic=nonsense&sort=constructor&q=")
    assert shown(tab) == ["arc", "group", "licences", "safe"]
    assert tab.url == server + "catalogue.html"


def test_a_shared_address_works_from_a_stick(tab: playwright.Page, site: Path) -> None:
    tab.goto(site.as_uri() + "/catalogue.html?topic=sharing&q=message")
    expect(tab.locator(".oer-card:visible")).to_have_count(2)
    assert shown(tab) == ["safe", "licences"]
    check(tab, "lang", "el")
    assert shown(tab) == ["safe"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", "group safe arc licences"),
        ("shortest", "group safe licences arc"),
        ("ready", "group safe arc licences"),
        ("fit", "arc group licences safe"),
    ],
)
def test_orders(tab: playwright.Page, server: str, order: str, expected: str) -> None:
    tab.goto(server + "catalogue.html?sort=newest")
    tab.select_option("[data-sort]", order)
    assert shown(tab) == expected.split()


def test_chips_remove_filters_and_keep_the_focus(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "catalogue.html?topic=sharing&lang=el&lang=en")
    chips = tab.locator("[data-chips] button")
    assert chips.all_text_contents() == ["Language: English", "Language: Ελληνικά", "Topic: Sharing", "Clear all filters"]
    assert chips.nth(0).get_attribute("aria-label") == "Remove filter: Language: English"
    assert tab.locator("[data-active-count]").text_content() == "3 filters active"
    chips.nth(0).press("Enter")
    assert chips.all_text_contents()[0] == "Language: Ελληνικά"
    assert tab.evaluate("document.activeElement.textContent") == "Language: Ελληνικά"
    assert query(tab) == {"lang": ["el"], "topic": ["sharing"]}
    chips.nth(2).press("Enter")
    assert tab.locator("[data-chips]").is_hidden()
    assert tab.evaluate("document.activeElement.textContent") == "4 modules"
    assert query(tab) == {}


def test_an_empty_result_names_the_filter_to_drop(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "catalogue.html?topic=metal&lang=el&level=beginner")
    assert shown(tab) == []
    assert tab.locator("[data-result-count]").text_content() == "0 modules"
    text = tab.locator("[data-empty]").text_content()
    assert "No module fits all these filters." in text
    assert "Without “Language: Ελληνικά” there is 1 module." in text
    assert "Without “Topic: Metal work” there is 1 module." in text
    assert "Level" not in text
    tab.get_by_role("button", name="Remove “Language: Ελληνικά”").click()
    assert shown(tab) == ["arc"]
    assert tab.locator("[data-empty]").is_hidden()
    assert tab.evaluate("document.activeElement.textContent") == "1 module"


def test_clear_all(tab: playwright.Page, server: str) -> None:
    tab.goto(server + "catalogue.html?topic=metal&q=message")
    expect(tab.locator("[data-result-count]")).to_have_text("0 modules")
    tab.locator("[data-clear]").click()
    assert shown(tab) == ["arc", "group", "licences", "safe"]
    assert tab.locator("#q").input_value() == ""
    assert tab.url == server + "catalogue.html"


def test_the_order_follows_the_search(tab: playwright.Page, base: str) -> None:
    tab.goto(base + "catalogue.html")
    check(tab, "lang", "en")
    tab.fill("#q", "message")
    tab.locator("#q").press("Enter")
    expect(tab.locator("[data-result-count]")).to_have_text("2 modules")
    assert shown(tab) == ["safe", "licences"]
    assert tab.locator("[data-chips] button").all_text_contents()[0] == "Search: message"
    if base.startswith("http"):
        assert query(tab) == {"q": ["message"], "lang": ["en"]}  # no reload, the filter stays
    tab.fill("#q", "nowheretobefound")
    tab.locator("#q").press("Enter")
    expect(tab.locator("[data-result-count]")).to_have_text("0 modules")
    assert "Without “Search: nowheretobefound” there are 4 modules." in tab.locator("[data-empty]").text_content()


def test_without_an_index_the_cards_words_are_searched(chromium: playwright.Browser, server: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.route("**/data/search/*.js", lambda route: route.abort())
    tab.goto(server + "catalogue.html?q=GROUP")
    expect(tab.locator("[data-result-count]")).to_have_text(re.compile("^1 module"))
    assert shown(tab) == ["group"]
    assert WORDS("facet.searched_here") in tab.locator("[data-result-count]").text_content()
    context.close()


def test_filters_are_a_closed_sheet_on_phones(chromium: playwright.Browser, server: str) -> None:
    for width, is_open in ((390, False), (1280, True)):
        context = chromium.new_context(viewport={"width": width, "height": 800})
        tab = context.new_page()
        tab.goto(server + "catalogue.html")
        tab.wait_for_selector("[data-results-bar]:not([hidden])")
        assert tab.locator("[data-sheet]").evaluate("sheet => sheet.open") is is_open
        context.close()


def test_everything_is_there_without_javascript(chromium: playwright.Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server + "catalogue.html?topic=metal")
    assert tab.locator(".oer-card:visible").count() == 4
    tab.fill("#q", "message")
    tab.locator("#q").press("Enter")
    assert tab.url == server + "catalogue.html?q=message"
    context.close()
