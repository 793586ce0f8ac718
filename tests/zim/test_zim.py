"""ZIM files and the lists beside them, judged by zimcheck, libzim and feedparser."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import uuid
from pathlib import Path

import feedparser
import pytest
from libzim.reader import Archive
from lxml import etree

from oer_catalogue.releases.listing import read_site

from ..engine.conftest import oer
from .conftest import BOOKS, LANGUAGES, TEA, archive, entry, said

ISO = {"en": "eng", "el": "ell", "bg": "bul", "ar": "ara"}
PIXELS = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (48).to_bytes(4, "big") * 2


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


def test_the_lists_say_what_lies_there(made: Path):
    library = etree.parse(made / "zim" / "library.xml").getroot()
    rows = {row.get("path"): row for row in library}
    assert sorted(rows) == sorted(f"{book}.zim" for book in BOOKS)
    text = (made / "zim" / "catalog" / "v2" / "entries.xml").read_text("utf-8")
    feed = feedparser.parse(text)
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
        assert f"<dc:identifier>urn:sha256:{sha256}</dc:identifier>" in text
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
