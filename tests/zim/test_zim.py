"""ZIM files: judged by zimcheck and libzim, read by kiwix-serve, opened in Chromium."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import re
import resource
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import uuid
from html import unescape
from pathlib import Path

import feedparser
import pytest
from babel.core import get_global
from click.testing import CliRunner
from libzim.reader import Archive
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from oer_catalogue.cli import main
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.project import read as read_settings
from oer_catalogue.releases.listing import read_site
from oer_catalogue.schema.lists import LANGUAGES as KNOWN
from oer_catalogue.zims import apart
from oer_catalogue.zims.codes import book_name, file_name, iso639_3
from oer_catalogue.zims.facts import cut, day
from oer_catalogue.zims.make import Wish, groups, make
from oer_catalogue.zims.reading import Sheet, target

from ..engine.conftest import ROOT, oer, program, tree
from ..prove.control import FAIL_FROM, WRITES, Control, compiled
from .conftest import BOOKS, LANGUAGES

TEA = "modules/tea-with-a-group"
ISO = {"en": "eng", "el": "ell", "bg": "bul", "ar": "ara"}
PIXELS = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (48).to_bytes(4, "big") * 2


def archive(project: Path, book: str) -> Archive:
    return Archive(project / "zim" / f"{book}.zim")


def said(book: Archive, name: str) -> str:
    return book.get_metadata(name).decode()


def entry(book: Archive, path: str) -> tuple[str, bytes]:
    """Media type and content."""
    item = book.get_entry_by_path(path).get_item()
    return item.mimetype, bytes(item.content)


def asked(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode()


# --- The files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("book", BOOKS)
def test_zimcheck_and_libzim_find_a_file_sound(made: Path, book: str):
    """zimcheck follows every link of every page, too: nothing leads to what is not there."""
    assert archive(made, book).check()
    judge = shutil.which("zimcheck")
    if not judge:
        pytest.skip("zimcheck is not installed (Debian: zim-tools)")
    run = subprocess.run([judge, "-A", "-D", made / "zim" / f"{book}.zim"], capture_output=True, text=True, check=False)
    assert "Overall Test Status: Pass" in run.stdout, run.stdout[-2000:]
    assert run.returncode == 0


def test_the_same_site_gives_the_same_bytes(made: Path, project: Path):
    oer(project, "zim", "--out", "again", "--language", "el", "--language", "mul", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    for book in (BOOKS[1], BOOKS[4]):
        assert (project / "again" / f"{book}.zim").read_bytes() == (made / "zim" / f"{book}.zim").read_bytes()
    assert (project / "again" / "picture.png").read_bytes() == (made / "zim" / "picture.png").read_bytes()


def test_a_file_is_known_by_what_is_in_it(made: Path):
    """The identifier follows from the content, stands in the header, and is a valid one."""
    ids = {book: archive(made, book).uuid for book in BOOKS}
    assert len(set(ids.values())) == len(BOOKS)
    for book, id in ids.items():
        assert (made / "zim" / f"{book}.zim").read_bytes()[8:24] == id.bytes
        assert (id.version, id.variant) == (5, uuid.RFC_4122)


def test_names_and_metadata_are_those_of_openzim(made: Path):
    assert sorted(path.stem for path in (made / "zim").glob("*.zim")) == sorted(BOOKS)
    for tag in LANGUAGES:
        book = archive(made, f"second_{tag}_all_2026-10")
        assert said(book, "Name") == f"second_{tag}_all"
        assert said(book, "Language") == ISO[tag]
        assert said(book, "Date") == "2026-10-05"
        assert said(book, "Title") == "Second Catalogue"
        assert said(book, "Creator") == said(book, "Publisher") == "Example Tea House Foundation"
        assert said(book, "License") == "CC-BY-4.0; CC-BY-SA-4.0; CC0-1.0"
        assert said(book, "Source") == "https://catalogue.example/open/"
        assert said(book, "Scraper").startswith("oer-catalogue")
        assert {"_ftindex:yes", "_pictures:yes", "_videos:yes", "_details:yes"} <= set(said(book, "Tags").split(";"))
        assert "text/html=" in said(book, "Counter")
        assert "Flavour" not in book.metadata_keys
        assert 0 < len(said(book, "Title")) <= 30
        assert 0 < len(said(book, "Description")) <= 80
        assert len(said(book, "Description")) < len(said(book, "LongDescription")) <= 4000
        assert bytes(book.get_illustration_item(48).content).startswith(PIXELS)
        assert book.main_entry.get_item().path == ("index.html" if tag == "en" else f"{tag}/index.html")
    assert said(archive(made, "second_el_all_2026-10"), "Description") == "Μικρές ενότητες για ανθρώπους που συναντιούνται"
    many = archive(made, BOOKS[4])
    assert (said(many, "Name"), set(said(many, "Language").split(","))) == ("second_mul_all", set(ISO.values()))


def test_a_file_of_one_language_holds_its_pages_and_what_they_need(made: Path):
    book, site = archive(made, "second_el_all_2026-10"), read_site(made / "site")
    for file in site.files:
        needed = file.language == "el" and (file.type == "text/html" or file.path.startswith("data/search/"))
        if needed or file.path.startswith("assets/") or file.path == f"{TEA}/media/pour.webm":
            kind, content = entry(book, file.path)
            assert kind == file.type
            if file.type != "text/html":
                assert hashlib.sha256(content).hexdigest() == file.sha256, file.path
    for name in ("epub", "pdf"):
        assert (
            entry(book, f"downloads/tea-with-a-group/tea-with-a-group-el.{name}")[0]
            == f"application/{'epub+zip' if name == 'epub' else name}"
        )
    assert not book.has_entry_by_path("data/search/bg.js")
    assert not book.has_entry_by_path("_headers")
    # a module without a Greek edition: the file that stands in for it
    assert entry(book, "downloads/bulgarian-only/bulgarian-only-bg.epub")[0] == "application/epub+zip"
    size = {tag: (made / "zim" / f"second_{tag}_all_2026-10.zim").stat().st_size for tag in ("el", "mul")}
    assert size["el"] < size["mul"] / 1.5


def test_what_is_left_out_is_said_where_a_link_leads_to_it(made: Path):
    book = archive(made, "second_el_all_2026-10")
    path = "downloads/tea-with-a-group/tea-with-a-group-el.scorm12.zip"
    kind, content = entry(book, path)
    page = content.decode()
    assert kind == "text/html"
    assert "Content-Security-Policy" in page
    assert '<html lang="el"' in page
    assert f'href="https://catalogue.example/open/{path}"' in page
    assert "χρειάζεται ίντερνετ" in page
    english = entry(book, "index.html")[1].decode()
    assert '<bdi lang="en">Second Catalogue</bdi>' in english
    module = entry(book, f"el/{TEA}/index.html")[1].decode()
    links = dict(re.findall(r'<a [^>]*href="([^"]*-el\.[^"]*)"([^>]*)>', module))
    saved = {href.rpartition("-el.")[2] for href, save in links.items() if "download" in save}
    assert saved == {"epub", "pdf"}  # a small page must not be saved as scorm12.zip
    assert {"scorm12.zip", "epub"} <= {href.rpartition("-el.")[2] for href in links}


def test_without_downloads_a_file_has_a_flavour_of_its_own(project: Path):
    oer(project, "zim", "--out", "small", "--language", "ar", "--keep", "none", "--date", "2026-11-30")
    book = Archive(project / "small" / "second_ar_all_pages_2026-11.zim")
    assert (said(book, "Name"), said(book, "Flavour"), said(book, "Date")) == ("second_ar_all", "pages", "2026-11-30")
    assert entry(book, "downloads/tea-with-a-group/tea-with-a-group-ar.epub")[0] == "text/html"


# --- The lists ---------------------------------------------------------------------------------------------------------


def test_the_lists_say_what_lies_there(made: Path):
    library = etree.parse(made / "zim" / "library.xml").getroot()
    rows = {row.get("path"): row for row in library}
    assert sorted(rows) == sorted(f"{book}.zim" for book in BOOKS)
    feed = feedparser.parse((made / "zim" / "catalog" / "v2" / "entries.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == len(BOOKS)
    for found in feed.entries:
        links = {link.rel: link for link in found.links}
        file = links["http://opds-spec.org/acquisition/open-access"]
        path = (made / "zim" / "catalog" / "v2" / file.href).resolve()
        data = path.read_bytes()
        book, row = Archive(path), rows[path.name]
        assert (file.type, int(file.length)) == ("application/x-zim", len(data))
        assert found.id == f"urn:uuid:{book.uuid}" == f"urn:uuid:{row.get('id')}"
        assert (int(row.get("articleCount")), int(row.get("mediaCount"))) == (book.article_count, book.media_count)
        assert row.get("size") == str(len(data) // 1024)
        sha256 = hashlib.sha256(data).hexdigest()
        assert found.dc_identifier == f"urn:sha256:{sha256}" if "dc_identifier" in found else True
        sums = (made / "zim" / "catalog" / "v2" / links["related"].href).resolve()
        assert sums.read_text() == f"{sha256}  {path.name}\n"
    names = [f"{book}.zim.sha256" for book in BOOKS]
    subprocess.run(["sha256sum", "--check", "--quiet", *names], cwd=made / "zim", check=True)
    start = feedparser.parse((made / "zim" / "catalog" / "v2" / "root.xml").read_bytes())
    assert start.entries[0].links[0].href == "entries.xml"


def test_a_newer_file_takes_the_place_of_the_older_one_in_the_lists(project: Path):
    oer(project, "zim", "--language", "el", "--date", "2026-12-01", "--address", "https://catalogue.example/zim")
    rows = {row.get("name"): row for row in etree.parse(project / "zim" / "library.xml").getroot()}
    assert (project / "zim" / "second_el_all_2026-10.zim").is_file()
    assert len(rows) == len(BOOKS)
    assert rows["second_el_all"].get("path") == "second_el_all_2026-12.zim"
    assert rows["second_el_all"].get("url") == "https://catalogue.example/zim/second_el_all_2026-12.zim"
    assert rows["second_bg_all"].get("path") == "second_bg_all_2026-10.zim"


def test_kiwix_reads_the_library(made: Path, kiwix: str):
    feed = feedparser.parse(asked(f"{kiwix}/catalog/v2/entries"))
    assert {found.id.removeprefix("urn:uuid:") for found in feed.entries} == {str(archive(made, book).uuid) for book in BOOKS}


# --- Kiwix -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "words", "path"),
    [
        ("en", "swirl", f"{TEA}/brew-a-pot.html"),
        ("el", "κουταλιά", f"el/{TEA}/brew-a-pot.html"),
        ("el", "ΚΟΥΤΑΛΙΑ", f"el/{TEA}/brew-a-pot.html"),
        ("bg", "азбуката", "bg/modules/bulgarian-only/letters.html"),
        ("ar", "ملعقة", f"ar/{TEA}/brew-a-pot.html"),
        ("ar", "نقيا", f"ar/{TEA}/brew-a-pot.html"),  # the page has it with vowel signs
        ("mul", "κουταλιά", f"el/{TEA}/brew-a-pot.html"),
        ("mul", "swirl", f"{TEA}/brew-a-pot.html"),
        ("mul", "ملعقة", f"ar/{TEA}/brew-a-pot.html"),
        ("mul", "азбуката", "bg/modules/bulgarian-only/letters.html"),
    ],
)
def test_full_text_search_answers(kiwix: str, tag: str, words: str, path: str):
    book = f"second_{tag}_all_2026-10"
    page = asked(f"{kiwix}/search?content={book}&pattern={urllib.parse.quote(words)}")
    found = [urllib.parse.unquote(href) for href in re.findall(rf'<a href="/{book}/([^"]+)"', page)]
    assert found[0] == path, found


def test_search_knows_the_words_of_pages_and_not_those_around_them(kiwix: str):
    def found(words: str) -> list[str]:
        page = asked(f"{kiwix}/search?content={BOOKS[0]}&pattern={urllib.parse.quote(words)}")
        return re.findall(rf'<a href="/{BOOKS[0]}/([^"]+)"', page)

    assert f"{TEA}/brew-a-pot.html" not in found("Accessibility")  # its footer leads there
    assert "accessibility.html" in found("Accessibility")
    assert not [path for path in found("scorm12") if path.startswith("downloads/")]  # the small pages are not found


@pytest.mark.parametrize(
    ("tag", "begin", "title"),
    [("en", "brew", "Brew a pot"), ("el", "ετοιμ", "Ετοιμάστε ένα τσάι"), ("bg", "букв", "Буквите"), ("ar", "إعداد", "إعداد إبريق شاي")],
)
def test_titles_are_suggested(kiwix: str, tag: str, begin: str, title: str):
    rows = json.loads(asked(f"{kiwix}/suggest?content=second_{tag}_all_2026-10&term={urllib.parse.quote(begin)}"))
    assert any(unescape(row["value"]).startswith(title) for row in rows if row["kind"] == "path"), rows
    assert not any("Second Catalogue" in row["value"] for row in rows)


class Seen:
    """What goes wrong on pages in Kiwix."""

    # The bar that kiwix-serve puts over pages tries something that the pages' policy refuses; the bar works all the same.
    KNOWN = "Executing inline event handler violates"

    def __init__(self, page: Page, origin: str) -> None:
        self.found: list[str] = []
        page.on("console", lambda m: m.type == "error" and not m.text.startswith(self.KNOWN) and self.found.append(m.text))
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("response", lambda r: r.status >= 400 and self.found.append(f"{r.status} {r.url}"))
        page.on("request", lambda r: r.url.startswith((origin, "data:")) or self.found.append(r.url))


def test_quiz_search_planner_and_films_work_in_kiwix(kiwix: str, chromium: Browser):
    page = chromium.new_page()
    seen, book = Seen(page, kiwix), f"{kiwix}/second_el_all_2026-10"
    page.goto(book + "/")
    expect(page).to_have_url(f"{book}/el/index.html")
    page.locator(".oer-search input").first.fill("κουταλια")
    expect(page.locator("[role=option]").first).to_contain_text("Τσάι με μια ομάδα")
    page.goto(f"{book}/el/{TEA}/quiz.html")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.locator("button:visible").first.click()
    expect(question.locator("[role=status]")).not_to_be_empty()
    page.goto(f"{book}/el/{TEA}/guide.html")
    before = page.locator("main").inner_text()
    page.locator("[data-planner] input[type=number]:visible, main input[type=number]:visible").first.fill("12")
    page.locator("main").click(position={"x": 5, "y": 5})
    expect(page.locator("main")).not_to_have_text(before)
    page.goto(f"{book}/el/catalogue.html")
    expect(page.locator("article.oer-card:visible").first).to_be_visible()
    page.goto(f"{book}/el/{TEA}/serve-the-group.html")
    assert page.evaluate("document.fonts.ready.then(() => true)")
    assert seen.found == []
    page.close()


def test_what_is_missing_is_said_in_kiwix(kiwix: str, chromium: Browser):
    page = chromium.new_page()
    seen = Seen(page, kiwix)
    page.goto(f"{kiwix}/second_el_all_2026-10/el/{TEA}/index.html")
    page.evaluate("document.querySelector('a[href$=\"tea-with-a-group-el.scorm12.zip\"]').click()")
    expect(page.locator("h1")).to_have_text("tea-with-a-group-el.scorm12.zip")
    page.locator("main a").last.click()
    expect(page).to_have_url(f"{kiwix}/second_el_all_2026-10/el/index.html")
    assert seen.found == []
    page.close()


# --- When something is wrong -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [40, *(pytest.param(at, marks=pytest.mark.beyond_sample) for at in (1, 8, 60, 100))])
def test_a_full_disk_costs_no_file(project: Path, tmp_path: Path, at: int):
    """From one write on the disk is full."""
    before = tree(project / "zim")
    control = Control(tmp_path, project / "zim")
    control.arm(WRITES, FAIL_FROM, at, errno.ENOSPC)
    faults = {"LD_PRELOAD": str(compiled(tmp_path)), "FAULTS_CONTROL": str(control.file)}
    run = oer(project, "zim", "--language", "el", expect=(5,), env=faults)
    assert control.hit
    assert "second_el_all_2026-10.zim could not be written" in run.stderr
    assert "Is the disk full?" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(project / "zim") == before


def test_a_library_that_never_comes_back_is_ended(project: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a file may not grow, libzim tries to write for ever."""
    before, limit = tree(project / "zim"), resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(apart, "STILL", 5.0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limit[1]))
    try:
        with pytest.raises(BuildError, match="Is the disk full"):
            site, settings = read_site(project / "site"), read_settings(project)[0].settings
            make(site, settings, project / "zim", Wish(("el",)), lambda *_: None, lambda _: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert tree(project / "zim") == before
    assert multiprocessing.active_children() == []


def test_what_an_ended_run_left_is_cleared_away(project: Path):
    left = project / "zim" / ".second_el_all_2026-10.zim.new.tmp_fulltext.idx.tmp"
    left.mkdir()
    (left / "part").write_bytes(b"x")
    oer(project, "zim", "--language", "el")
    assert not left.exists()
    assert not list((project / "zim").glob(".*"))


def test_a_site_that_was_changed_is_refused(project: Path):
    (project / "site" / "assets" / "oer" / "quiz.js").write_text("broken", "utf-8")
    run = oer(project, "zim", "--language", "el", expect=(5,))
    assert "assets/oer/quiz.js was changed after the build" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--language", "gr"), 2, "The site has no language gr."),
        (("--date", "30.11.2026"), 2, "30.11.2026 is no date."),
        (("--date", "2026-02-30"), 2, "2026-02-30 is no date."),
        (("--address", "catalogue.example"), 2, "It must begin with https://"),
        (("--keep", "none", "--keep", "pdf"), 2, "--keep none leaves out all downloads."),
        (("docs",), 5, "docs/ is no finished site."),
    ],
)
def test_mistakes_get_a_sentence(made: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, sentence: str):
    monkeypatch.chdir(made)
    run = CliRunner().invoke(main, ["zim", *arguments])
    assert (run.exit_code, sentence in run.output) == (code, True), run.output


def test_without_the_library_the_extra_is_named(made: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(made)
    monkeypatch.setitem(sys.modules, "libzim", None)
    run = CliRunner().invoke(main, ["zim"])
    assert run.exit_code == 5
    assert run.output == "ZIM files need the extra 'zim'. Install it: pip install 'mkdocs-oer-catalogue[zim]'\n"


def test_the_other_commands_do_not_need_the_library(made: Path):
    code = "import sys; sys.modules['libzim'] = None; from oer_catalogue.cli import main; main(['check'])"
    program(made, [sys.executable, "-c", code])


# --- Parts -------------------------------------------------------------------------------------------------------------


def test_languages_have_their_iso_639_3_code():
    """Judged by CLDR, which knows each code of three letters as another name of the one of two."""
    aliases = get_global("language_aliases")
    codes = {tag: iso639_3(tag) for tag in KNOWN - {"bh"}}
    assert len(set(codes.values())) == len(codes)
    judged = {tag: code for tag, code in codes.items() if code in aliases}
    assert len(judged) > 170
    assert {tag: aliases[code] for tag, code in judged.items() if tag in aliases.values()} == {
        tag: tag for tag in judged if tag in aliases.values()
    }
    assert [iso639_3(tag) for tag in ("zh-Hant-TW", "sr-Latn", "pt-BR", "hsb", "x-own")] == ["zho", "srp", "por", "hsb", "und"]


def test_names_of_files():
    assert file_name(book_name("Our_Own Catalogue", ("pt-BR",)), "", "2026-11-30") == "our-own-catalogue_pt-br_all_2026-11.zim"
    assert book_name("oer", ("en", "el")) == "oer_mul_all"
    assert file_name("oer_mul_all", "pages", "2026-11-30") == "oer_mul_all_pages_2026-11.zim"
    assert book_name("Κατάλογος", ("el",)) == "oer_el_all"


def test_texts_are_cut_after_a_word():
    assert cut("Short", 30) == "Short"
    assert cut("Open learning modules for everybody who meets", 30) == "Open learning modules for…"
    assert len(cut("x" * 99, 30)) == 30


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("../a/b%20c.html?x=1#y", "a/b c.html"),
        ("#here", ""),
        ("page.html", ""),
        ("https://elsewhere.example/a", ""),
        ("//elsewhere.example/a", ""),
        ("mailto:a@b.example", ""),
        ("../../above", ""),
        ("/absolute", ""),
        ("sub/", "el/sub"),
    ],
)
def test_addresses_are_followed(address: str, found: str):
    assert target("el/page.html", address) == found


def test_a_page_is_read_without_what_stands_around_it():
    sheet = Sheet(
        "el/page.html",
        '<!doctype html><html lang="el"><head><title> A\n b </title></head><body><nav>menu</nav><main><nav>crumbs</nav><h1>Τσάι</h1>'
        '<p>one<b>two</b> three</p><script>no</script><img src="../m/a.png"></main><footer>foot</footer></body></html>'.encode(),
    )
    assert (sheet.title, sheet.words, list(sheet.shown)) == ("A b", "Τσάι onetwo three", ["m/a.png"])


def test_groups_of_languages(made: Path):
    site = read_site(made / "site")
    assert groups(site, ()) == [*((tag,) for tag in LANGUAGES), LANGUAGES]
    assert groups(site, ("mul", "el")) == [("el",), LANGUAGES]
    with pytest.raises(BuildError):
        groups(site, ("fr",))
    assert day(site, "2026-01-31") == "2026-01-31"
    assert (ROOT / "plugins").is_dir()
