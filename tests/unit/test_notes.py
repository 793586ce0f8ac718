"""What a release changed: found in two lists of files and two catalogues, and told to people, feed readers and mirrors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import feedparser
import pyromark
import pytest
from jsonfeed_rules import faults
from lxml import html

from oer_catalogue.engine.policy import POLICY
from oer_catalogue.releases.changes import markdown, pages
from oer_catalogue.releases.listing import Listed
from oer_catalogue.releases.notes import SHOWN, Count, Notes, Step, compare, groups, sentence

URL = "https://site.example/releases/"


def catalogue(*modules: dict[str, Any]) -> dict[str, Any]:
    return {"languages": ["en", "el"], "modules": list(modules)}


def module(id: str, version: str = "1.0.0", tags: Sequence[str] = ("en",), licence: str = "CC-BY-4.0") -> dict[str, Any]:
    """As ``data/catalogue.json`` has it; the first language is the source."""
    editions = {tag: {"title": f"{id} in {tag}", "freshness": "current" if number else "source"} for number, tag in enumerate(tags)}
    return {"id": id, "version": version, "licence": licence, "editions": editions, "updated": "2026-11-26"}


def listed(*files: tuple[str, str] | tuple[str, str, str], size: int = 1000) -> list[Listed]:
    """Rows by path, hash (one character) and format."""
    return [Listed(path, size, sign * 64, "text/html", format=(*rest, "")[0]) for path, sign, *rest in files]


OLD = catalogue(module("tea"), module("coffee", "1.2.0", ("en", "el")))
PAGES = (("index.html", "a"), ("tea.html", "b"), ("sw.js", "c"), ("downloads/tea/tea-en.epub", "d", "epub"))
FILES = listed(*PAGES)


@pytest.mark.parametrize(
    ("new", "found", "said", "safe"),
    [
        (OLD, {}, "No module changed; nothing was removed: safe to update.", True),
        (
            catalogue(module("tea", "1.0.1"), module("coffee", "1.3.0", ("en", "el"))),
            {"modules_changed": (Step("coffee", "coffee in en", "1.2.0", "1.3.0"), Step("tea", "tea in en", "1.0.0", "1.0.1"))},
            "2 modules changed; nothing was removed: safe to update.",
            True,
        ),
        (
            catalogue(module("tea", "1.0.0", ("en", "el")), module("coffee", "1.2.0", ("en", "el")), module("milk", "3.0.0", ("el", "de"))),
            {"modules_new": (Step("milk", "milk in el", "", "3.0.0"),), "languages_new": (("tea", "el"),)},
            "1 new module, 1 new language; nothing was removed: safe to update.",
            True,
        ),
        (
            catalogue(module("tea"), module("coffee", "2.0.0", ("en", "el"))),
            {"modules_changed": (Step("coffee", "coffee in en", "1.2.0", "2.0.0"),)},
            "1 module changed; nothing was removed, 1 module with a new main version: look before you update.",
            False,
        ),
        (
            catalogue(module("coffee", "1.2.0", ("en", "el"))),
            {"modules_gone": (Step("tea", "tea in en", "1.0.0", ""),)},
            "No module changed; 1 module was removed: look before you update.",
            False,
        ),
        (
            catalogue(module("tea"), module("coffee", "1.2.1")),
            {"modules_changed": (Step("coffee", "coffee in en", "1.2.0", "1.2.1"),), "languages_gone": (("coffee", "el"),)},
            "1 module changed; 1 language was removed: look before you update.",
            False,
        ),
        (
            catalogue(module("tea", licence="CC-BY-SA-4.0"), module("coffee", "1.2.0", ("en", "el"))),
            {"licences": (Step("tea", "tea in en", "CC-BY-4.0", "CC-BY-SA-4.0"),)},
            "No module changed; nothing was removed, 1 licence changed: look before you update.",
            False,
        ),
    ],
)
def test_what_changed_in_the_modules(new: dict[str, Any], found: dict[str, Any], said: str, safe: bool) -> None:
    notes = compare(7, "2026-11-26", FILES, new, FILES, OLD)
    assert notes == replace(Notes(7, "2026-11-26"), **found)
    assert sentence(notes) == said
    assert (notes.breaking == ()) is safe


@pytest.mark.parametrize(
    ("new", "count", "of_all", "gone", "fetched"),
    [
        (PAGES, Count(), Count(), (), 0),
        ((*PAGES, ("new.html", "e")), Count(new=1), Count(new=1), (), 1000),
        ((*PAGES, ("again.html", "a")), Count(new=1), Count(new=1), (), 0),  # the same content lies there already
        ((*PAGES, ("new.html", "e"), ("twin.js", "e")), Count(new=1), Count(new=2), (), 1000),
        ((("index.html", "e"), *PAGES[1:]), Count(changed=1), Count(changed=1), (), 1000),
        (PAGES[1:], Count(gone=1), Count(gone=1), ("index.html",), 0),
        ((*PAGES[:2], PAGES[3]), Count(), Count(gone=1), (), 0),  # a script of ours is nobody's address
        (PAGES[:3], Count(), Count(gone=1), ("downloads/tea/tea-en.epub",), 0),
    ],
)
def test_what_changed_in_the_files(new: Any, count: Count, of_all: Count, gone: tuple[str, ...], fetched: int) -> None:
    notes = compare(7, "2026-11-26", listed(*new), OLD, FILES, OLD)
    assert (notes.pages, notes.files, notes.addresses_gone, notes.bytes_new) == (count, of_all, gone, fetched)
    assert bool(notes.breaking) is bool(gone)


@pytest.mark.parametrize(
    ("path", "format", "counts"),
    [
        ("el/feed.xml", "", True),
        ("feed.json", "", True),
        ("modules/tea/guide.html", "", True),
        ("downloads/all/en.zip", "bundle", True),
        ("downloads/translate/el/tea.xlsx", "translation", False),
        ("modules/tea/media/pot.svg", "", False),
        ("data/search/en/ab.js", "", False),
    ],
)
def test_which_files_are_addresses_that_people_build_on(path: str, format: str, counts: bool) -> None:
    before = [*FILES, *listed((path, "e", format))]
    assert bool(compare(2, "2026-11-26", FILES, OLD, before, OLD).addresses_gone) is counts


def test_the_first_release_is_all_new() -> None:
    notes = compare(1, "2026-11-26T09:30:00Z", FILES, OLD)
    assert sentence(notes) == "The first release: 2 modules."
    assert [step.module for step in notes.modules_new] == ["coffee", "tea"]
    assert (notes.files, notes.pages, notes.bytes_new, notes.breaking) == (Count(new=4), Count(new=2), 4000, ())


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is not written like"):
        compare(1, "26.11.2026", FILES, OLD)


LONG = tuple(f"old-{number:03}.html" for number in range(SHOWN + 3))
BAD = Notes(
    3,
    "2026-11-28T10:00:00Z",
    modules_changed=(Step("x", "<script>alert(1)</script> & *stars* [a](b)", "1.0.0", "2.0.0"),),
    modules_gone=(Step("tea", "tea", "1.0.0"),),
    languages_new=(("coffee", "el"), ("coffee", "pt-BR")),
    languages_gone=(("milk", "ar"),),
    addresses_gone=LONG,
    bytes_new=2_500_000,
)
HISTORY = (compare(1, "2026-11-26T09:30:00Z", FILES, OLD), BAD, Notes(2, "2026-11-27", modules_changed=(Step("x", "X", "1.0.0", "1.1.0"),)))


@pytest.mark.parametrize("notes", HISTORY, ids=lambda notes: str(notes.serial))
def test_notes_can_be_kept_as_json(notes: Notes) -> None:
    kept = json.loads(json.dumps(notes.row()))
    assert Notes.of({**kept, "of_a_later_version": 1}) == notes
    with pytest.raises(TypeError):
        Notes.of({"date": "2026-11-26"})


def test_the_details_of_a_release() -> None:
    found = dict(groups(BAD))
    assert list(found) == ["Look before you update", "Changed modules", "New languages", "Removed addresses", "Files"]
    assert found["Look before you update"] == [
        "tea was removed.",
        "milk: Arabic was removed.",
        "<script>alert(1)</script> & *stars* [a](b) (x) has a new main version: 1.0.0 → 2.0.0. What learners have done so far may not fit.",
        f"{len(LONG)} addresses of pages and downloads were removed.",
    ]
    assert found["New languages"] == ["coffee: Greek", "coffee: português (Brasil)"]
    assert found["Removed addresses"] == [*LONG[:SHOWN], "… and 3 more"]
    assert found["Files"][0].endswith("To fetch: 2.5 MB.")


def test_the_text_of_a_release_is_plain_whatever_a_title_holds() -> None:
    text = markdown(replace(BAD, modules_gone=(Step("t", "- 1. <b>", "1.0.0"),)))
    root = html.fromstring(f"<div>{pyromark.html(text)}</div>")
    assert {node.tag for node in root.iter()} == {"div", "h2", "h3", "p", "ul", "li"}
    assert root.xpath("//h2")[0].text_content() == "Release 3, 28 November 2026"
    assert [node.text_content() for node in root.xpath("//li")][:1] == ["- 1. <b> (t) was removed."]
    assert BAD.modules_changed[0].title in root.text_content()


def test_the_page_lists_all_releases_the_newest_first_and_holds_no_words_of_others() -> None:
    files = dict(pages(HISTORY, "Ex & Co <b>", URL, "../index.html"))
    assert files == dict(pages(HISTORY[::-1], "Ex & Co <b>", URL, "../index.html"))
    page = html.document_fromstring(files["changes.html"])
    assert page.xpath("//h2/@id") == ["release-3", "release-2", "release-1"]
    assert page.xpath("//time/@datetime") == ["2026-11-28T10:00:00Z", "2026-11-27", "2026-11-26T09:30:00Z"]
    assert page.xpath("//p[@class]/@class") == ["look", "safe", "safe"]
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [POLICY]
    assert not page.xpath("//script | //style | //b | //*[@style]")
    assert sorted(page.xpath("//link/@href")) == ["changes.css", "releases.json", "releases.xml"]
    assert set(page.xpath("//link/@href")) <= set(files)
    assert page.xpath("//a/@href") == ["../index.html"]
    assert b"http" not in files["changes.css"]


def test_without_an_address_there_are_no_feeds() -> None:
    files = dict(pages(HISTORY, "Ex & Co"))
    assert list(files) == ["changes.html", "changes.css"]
    assert html.document_fromstring(files["changes.html"]).xpath("//link/@href") == ["changes.css"]


def test_feed_readers_read_the_releases() -> None:
    files = dict(pages(HISTORY, "Ex & Co", URL))
    found = feedparser.parse(files["releases.xml"])
    assert not found.bozo
    assert (found.feed.title, found.feed.link) == ("Ex & Co: releases", f"{URL}changes.html")
    assert [entry.title for entry in found.entries] == [
        "Release 3, 28 November 2026",
        "Release 2, 27 November 2026",
        "Release 1, 26 November 2026",
    ]
    assert [entry.updated for entry in found.entries] == ["2026-11-28T10:00:00Z", "2026-11-27T00:00:00Z", "2026-11-26T09:30:00Z"]
    assert found.entries[1].summary == "1 module changed; nothing was removed: safe to update."
    page = html.document_fromstring(files["changes.html"])
    for entry in found.entries:
        assert page.get_element_by_id(entry.link.removeprefix(f"{URL}changes.html#")).tag == "h2"
    assert faults(files["releases.json"]) == []
    told = json.loads(files["releases.json"])["items"]
    assert [(item["id"], item["title"]) for item in told] == [(entry.id, entry.title) for entry in found.entries]
