"""A site in languages that the engine refuses or its theme lacks: what is written, and how it looks in Chromium."""

from __future__ import annotations

import io
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from oer_catalogue import site as sites
from oer_catalogue.engine.hosts import Hosts
from oer_catalogue.locales import direction, language_name, load

from .conftest import ROOT, Watch, axe, serve

SOURCE = ROOT / "tests" / "fixtures" / "locales"
LANGUAGES = ("en", "ga", "mt", "pt-BR", "sr-Latn", "zh-Hant-TW", "hsb")
ADDRESS = "https://tongues.example/all/"
HELLO = "modules/say-hello"
LETTERS = "modules/two-sources"
TITLES = {
    "en": "Say hello", "ga": "Abair heileo", "mt": "Għid bonġu", "pt-BR": "Diga olá", "sr-Latn": "Pozdravite",
    "zh-Hant-TW": "打招呼", "hsb": "Strowće so",
}  # fmt: skip
WORDS = {
    "en": ("How to greet a group.", "You can greet a group.", "Everybody likes to be greeted.", "Good morning", "Smile."),
    "ga": ("Conas beannú do ghrúpa.", "Is féidir leat beannú do ghrúpa.", "Is maith le gach duine beannacht.", "Déan gáire."),
    "mt": ("Kif issellem grupp ta’ nies.", "Taf issellem grupp.", "Kulħadd jieħu pjaċir b’tislima.", "Itbissem."),
    "pt-BR": ("Como cumprimentar um grupo.", "Você sabe cumprimentar um grupo.", "Bom dia", "Sorria."),
    "sr-Latn": ("Kako da pozdravite grupu ljudi.", "Umete da pozdravite grupu.", "Dobro jutro", "Nasmešite se."),
    "zh-Hant-TW": ("如何向一群人問好。", "您會向一群人問好。", "每個人都喜歡聽到問候。", "早安", "微笑。"),
    "hsb": ("Kak skupinu postrowiće.", "Móžeće skupinu postrowić.", "Dobre ranje", "Posměwkńće so.", "Wo nas"),
    "pt": ("As letras", "Aprenda a ler as letras.", "Conhece as letras.", "Sobre nós", "Registado com o número 4711."),
}
"""Words of the fixture by the language that must be said of them, wherever they stand."""


def name_in(locale: str, name: str) -> str:
    return name if locale == "en" else f"{locale}/{name}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("tongues") / "project"
    shutil.copytree(SOURCE, target)
    return target


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    out = project.parent / "site"
    outcome = sites.build(project, out)
    assert (outcome.code, outcome.warnings, outcome.quarantined) == (0, (), ()), outcome.report.problems
    return out


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page but 404.html, by path."""
    parser = html.HTMLParser(encoding="utf-8")
    found = {path.relative_to(site).as_posix(): html.parse(str(path), parser).getroot() for path in sorted(site.rglob("*.html"))}
    found.pop("404.html")
    return found


def locale_of(path: str) -> str:
    first = path.split("/")[0]
    return first if first in LANGUAGES else "en"


# --- what is written --------------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_mkdocs_gives_the_same_site(project: Path, site: Path):
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(project.parent / "other")]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    assert files(project.parent / "other") == files(site)


def test_no_stand_in_is_left_anywhere(site: Path):
    marks = {code.encode() for tag, code in Hosts(LANGUAGES).codes.items() if code != tag}
    assert len(marks) == 1
    for path, data in files(site).items():
        parts = [path.encode(), data]
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as zipped:
                parts += [part for name in zipped.namelist() for part in (name.encode(), zipped.read(name))]
        assert not [mark for mark in marks for part in parts if mark in part], path


def test_every_language_has_every_page(pages: dict[str, html.HtmlElement]):
    names = {path for path in pages if locale_of(path) == "en"}
    assert {f"{HELLO}/good-bye.html", f"{HELLO}/guide.html", f"{LETTERS}/alphabet.html", "about.html"} <= names
    for tag in LANGUAGES[1:]:
        assert {path.removeprefix(f"{tag}/") for path in pages if locale_of(path) == tag} == names


def test_every_page_says_its_language(pages: dict[str, html.HtmlElement]):
    for path, page in pages.items():
        assert page.get("lang") == locale_of(path), path
        assert page.get("dir") == "ltr", path
        words = load(locale_of(path)).language  # of the interface
        assert page.body.get("lang") == (None if words == locale_of(path) else words), path


def test_every_page_leads_to_every_language(pages: dict[str, html.HtmlElement]):
    for path, page in pages.items():
        if path.endswith("/run.html"):
            continue  # one step a screen: nothing else stands there
        links = page.xpath("//a[contains(@class, 'oer-languages__link')]")
        assert [link.get("hreflang") for link in links] == list(LANGUAGES), path
        for tag, link in zip(LANGUAGES, links, strict=True):
            words = link.find("span")
            assert (words.text, words.get("lang"), words.get("dir")) == (language_name(tag), tag, direction(tag))
            name = path.removeprefix(f"{locale_of(path)}/") if locale_of(path) != "en" else path
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.get("href")))
            assert target == name_in(tag, name), path


REAL = {
    "index.html": LANGUAGES,
    "catalogue.html": LANGUAGES,
    "about.html": ("en", "zh-Hant-TW", "hsb"),
    f"{HELLO}/index.html": LANGUAGES,
    f"{HELLO}/good-morning.html": LANGUAGES,
    f"{HELLO}/quiz.html": ("en", "ga", "zh-Hant-TW"),
    f"{HELLO}/guide.html": ("en", "hsb"),
    f"{HELLO}/glossary.html": ("en",),
    f"{LETTERS}/index.html": ("hsb",),
}


@pytest.mark.parametrize(("name", "real"), REAL.items())
def test_alternates_are_the_languages_that_the_page_has(pages: dict[str, html.HtmlElement], site: Path, name: str, real: tuple[str, ...]):
    def full(tag: str) -> str:
        return ADDRESS + name_in(tag, name).removesuffix("index.html")

    for tag in LANGUAGES:
        page = pages[name_in(tag, name)]
        found = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
        noindex = bool(page.xpath("//meta[@name='robots' and contains(@content, 'noindex')]"))
        assert noindex == (tag not in real)
        if tag in real and len(real) > 1:
            assert found == {**{other: full(other) for other in real}, "x-default": full("en")}
        else:
            assert found == {}
    sitemaps = {tag: (site / f"sitemap-{tag}.xml").read_text(encoding="utf-8") for tag in LANGUAGES}
    listed = {tag for tag in LANGUAGES if f"<loc>{ADDRESS}{name_in(tag, name)}</loc>" in sitemaps[tag]}
    assert listed == set(real)


def language(element: html.HtmlElement) -> str:
    return next(node.get("lang") for node in (element, *element.iterancestors()) if node.get("lang"))


def said(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each text of a page's body with the language that counts for it."""
    for element in page.body.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "title"):
            if (element.text or "").strip():
                yield " ".join(element.text.split()), language(element)
            for child in element:
                if (child.tail or "").strip():
                    yield " ".join(child.tail.split()), language(element)


def test_every_word_stands_under_its_own_language(pages: dict[str, html.HtmlElement]):
    of = {word: tag for tag, words in WORDS.items() for word in words} | {title: tag for tag, title in TITLES.items()}
    english = {load("en")(key) for key in ("nav.catalogue", "nav.skip", "footer.promise", "nav.search", "module.lessons", "body.alert.tip")}
    met: dict[str, int] = {}
    for path, page in pages.items():
        for text, tag in said(page):
            wanted = of.get(text) or ("en" if text in english else "")
            if wanted:
                assert tag == wanted, f"{path}: {text}"
                met[text] = met.get(text, 0) + 1
    assert set(met) == set(of) | english


def notice(page: html.HtmlElement) -> str:
    return " ".join(" ".join(node.text_content().split()) for node in page.xpath("//aside[contains(@class, 'oer-notice')]"))


FALLBACKS = [
    # page, reader, whose words, told as another language
    (f"{LETTERS}/index.html", "pt-BR", "As letras", "pt", False),
    (f"{LETTERS}/index.html", "ga", "Serbske pismiki", "hsb", True),
    (f"{LETTERS}/index.html", "en", "Serbske pismiki", "hsb", True),
    (f"{HELLO}/good-bye.html", "zh-Hant-TW", "Good bye", "en", True),
    (f"{HELLO}/quiz.html", "sr-Latn", "Check", "en", True),
    (f"{HELLO}/guide.html", "mt", "Greet each other", "en", True),
    ("about.html", "pt-BR", "Sobre nós", "pt", False),
    ("about.html", "mt", "About", "en", True),
]


@pytest.mark.parametrize(("name", "reader", "title", "words", "told"), FALLBACKS)
def test_what_is_not_translated_comes_from_the_next_of_kin(
    pages: dict[str, html.HtmlElement], name: str, reader: str, title: str, words: str, told: bool
):
    page = pages[name_in(reader, name)]
    heading = page.xpath("//h1")[0]
    assert (" ".join(heading.text_content().split()), language(heading)) == (title, words)
    sentence = load(reader)("state.notice.fallback", language=language_name(reader), other=language_name(words))
    assert (sentence in notice(page)) == told


def test_labels_of_topics_come_from_the_next_of_kin(pages: dict[str, html.HtmlElement]):
    labels = {"en": ("Meeting people", "en"), "ga": ("Bualadh le daoine", "ga"), "pt-BR": ("Conhecer pessoas", "pt")}
    labels |= {"zh-Hant-TW": ("認識新朋友", "zh-Hant"), "hsb": ("Meeting people", "en")}
    for tag, wanted in labels.items():
        assert wanted in list(said(pages[name_in(tag, f"{HELLO}/index.html")]))


def test_hand_written_pages_lead_on_in_their_language(pages: dict[str, html.HtmlElement], site: Path):
    article = pages["hsb/about.html"].xpath("//article")[0]
    assert [link.get("href") for link in article.iter("a")] == [f"{HELLO}/index.html", "privacy.html"]
    assert [image.get("src") for image in article.iter("img")] == ["bell.svg"]
    assert "Zwón" in (site / "hsb" / "bell.svg").read_text(encoding="utf-8")
    assert "Bell" in (site / "bell.svg").read_text(encoding="utf-8")


def test_a_template_for_material_gets_words_and_the_language(pages: dict[str, html.HtmlElement]):
    for path, page in pages.items():
        (line,) = page.xpath("//p[@class='announce']")
        tag = locale_of(path)
        assert (line.get("data-code"), line.get("data-direction")) == (tag, "ltr")
        assert line.get("data-language") == {"pt-BR": "pt"}.get(tag, tag)  # Material's own word for its pt-BR
        assert line.text == {"pt-BR": "Buscar", "zh-Hant-TW": "搜尋"}.get(tag, load(tag)("nav.search"))


def test_every_edition_is_found_and_taken_away(site: Path):
    listed = {entry["path"] for entry in json.loads((site / "data/manifest.json").read_text())["files"]}
    for tag, title in TITLES.items():
        name = f"downloads/say-hello/say-hello-{tag}.html.zip"
        assert name in listed
        with zipfile.ZipFile(site / name) as zipped:
            reader = html.fromstring(zipped.read(next(n for n in zipped.namelist() if n.endswith("index.html"))).decode())
        root = reader.getroottree().getroot()
        assert root.get("lang") == tag
        (heading,) = [h for h in root.iter("h1") if h.text == title]
        assert language(heading) == tag
        tips = [(text, lang) for text, lang in said(root) if text == load(tag)("body.alert.tip")]
        assert tips and {lang for _, lang in tips} == {load(tag).language}


# --- in the browser ---------------------------------------------------------------------------------------------------

SEEN = ("zh-Hant-TW", "sr-Latn", "hsb")
WIDTHS = (1280, 360)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", SEEN)
def test_pages_open_and_lead_on(chromium: Browser, address: str, tmp_path: Path, locale: str, width: int):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    for name in ("index.html", "catalogue.html", "about.html", f"{HELLO}/index.html"):
        page.goto(f"{address}/{name_in(locale, name)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        expect(page.locator("h1").first).to_be_visible()
        assert axe(page) == [], name
    expect(page.locator("h1")).to_have_text(TITLES[locale])
    page.locator(".oer-lessons__link").first.click()
    page.wait_for_url(f"{address}/{locale}/{HELLO}/good-morning.html")
    expect(page.locator("h1")).to_have_text(WORDS[locale][-3 if locale == "hsb" else -2])
    assert page.locator("h1").evaluate("e => e.getBoundingClientRect().width * e.getBoundingClientRect().height") > 400
    page.locator("summary.oer-languages__button").click()
    page.locator(".oer-languages__link[hreflang=ga]").click()
    page.wait_for_url(f"{address}/ga/{HELLO}/good-morning.html")
    context.close()
    assert watch.errors == []


@pytest.mark.parametrize(("locale", "query"), [("zh-Hant-TW", "打招呼"), ("hsb", "strowce"), ("sr-Latn", "pozdrav"), ("mt", "ghid bongu")])
def test_search_finds_words_in_the_readers_language(chromium: Browser, address: str, locale: str, query: str):
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    watch = Watch(address)
    watch.follow(page)
    page.goto(f"{address}/{locale}/index.html")
    page.locator(".oer-search input[type=text]").first.fill(query)
    first = page.locator("[role=option]:visible").first
    expect(first).to_contain_text(re.compile(re.escape(TITLES[locale])))
    first.click()
    page.wait_for_url(re.compile(rf"/{locale}/{HELLO}/"))
    page.close()
    assert watch.errors == []
