"""Feeds and sitemaps: what a reader of others finds in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from jsonfeed_rules import faults

from oer_catalogue.feeds import feed, json_feed, sitemaps
from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue, Pathway, PathwayWords
from oer_catalogue.pages.page import View
from oer_catalogue.pages.seo import feed_link, harvest_link
from oer_catalogue.problem import Place
from oer_catalogue.publish import lists
from oer_catalogue.settings import Settings

STATES = Path(__file__).parents[1] / "fixtures" / "states"
SITE = Settings(site_name="Ex & Co", site_url="https://site.example/oer/", languages=("en", "el", "ar", "bg"))
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(STATES)[0]


@pytest.mark.parametrize("locale", SITE.languages)
def test_a_feed_has_the_modules_of_its_language_the_newest_first(catalogue: Catalogue, locale: str) -> None:
    data = feed(catalogue, SITE, locale)
    assert data == feed(catalogue, SITE, locale)
    found = feedparser.parse(data)
    assert not found.bozo
    assert found.feed.title == "Ex & Co"
    wanted = {m.id for m in catalogue.modules if locale in m.editions}
    prefix = SITE.site_url + ("" if locale == "en" else f"{locale}/")
    assert {entry.link for entry in found.entries} == {f"{prefix}modules/{id}/" for id in wanted}
    assert [entry.updated for entry in found.entries] == sorted((entry.updated for entry in found.entries), reverse=True)
    assert all(entry.summary for entry in found.entries)
    assert len({entry.id for entry in found.entries}) == len(found.entries)


@pytest.mark.parametrize("locale", SITE.languages)
def test_the_json_feed_is_valid_and_tells_what_the_atom_feed_tells(catalogue: Catalogue, locale: str) -> None:
    data = json_feed(catalogue, SITE, locale)
    assert faults(data) == []
    found, atom = json.loads(data), feedparser.parse(feed(catalogue, SITE, locale))
    assert found["items"]
    assert found["language"] == locale
    assert found["feed_url"] == atom.feed.id.replace("feed.xml", "feed.json")
    assert found["home_page_url"] == atom.feed.link
    told = [(item["id"], item["url"], item["title"], item["content_text"], item["date_published"]) for item in found["items"]]
    assert told == [(entry.id, entry.link, entry.title, entry.summary, entry.updated) for entry in atom.entries]
    assert [item.get("tags", []) for item in found["items"]] == [[tag.term for tag in entry.get("tags", [])] for entry in atom.entries]


def _set(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda feed: feed.__setitem__(key, value)


def _in_item(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda feed: feed["items"][0].__setitem__(key, value)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_set("version", "1.1"), "feed: version"),
        (lambda feed: feed.pop("title"), "feed: no title"),
        (lambda feed: feed.pop("items"), "feed: no items"),
        (_set("home_page_url", "index.html"), "feed: home_page_url"),
        (_set("authors", [{}]), "feed: authors"),
        (_set("author", {"name": "A"}), "feed: author is unknown"),
        (_set("language", "English language"), "feed: language"),
        (_in_item("id", 7), "item 0: id"),
        (_in_item("date_published", "2026-11-26"), "item 0: date_published"),
        (_in_item("tags", "welding"), "item 0: tags"),
        (lambda feed: feed["items"][0].pop("content_text"), "item 0: neither"),
        (lambda feed: feed["items"].append(copy.deepcopy(feed["items"][0])), "two items"),
    ],
)
def test_the_rules_of_json_feed_catch_what_breaks_them(catalogue: Catalogue, spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    found = json.loads(json_feed(catalogue, SITE, "en"))
    spoil(found)
    assert [fault for fault in faults(json.dumps(found).encode()) if fault.startswith(said)]


def test_an_empty_feed_is_valid_too(catalogue: Catalogue) -> None:
    nothing = replace(catalogue, modules=())
    assert faults(json_feed(nothing, SITE, "en")) == []
    assert not feedparser.parse(feed(nothing, SITE, "en")).bozo


def test_a_home_page_names_both_feeds_and_where_harvesters_begin(catalogue: Catalogue) -> None:
    files = dict(lists(catalogue, (), SITE))
    head = feed_link(View(SITE, "el", "index.html")) + harvest_link(View(SITE, "el", "index.html"))
    links = ElementTree.fromstring(f"<head>{str(head).replace('>', '/>')}</head>")
    assert [(link.get("rel"), link.get("type"), link.get("href")) for link in links] == [
        ("alternate", "application/atom+xml", "feed.xml"),
        ("alternate", "application/feed+json", "feed.json"),
        ("resourcesync", "application/xml", f"{SITE.site_url}capabilitylist.xml"),
    ]
    assert {"el/feed.xml", "el/feed.json"} <= set(files)
    alone = View(replace(SITE, site_url=""), "el", "index.html")
    assert feed_link(alone) + harvest_link(alone) == ""


def test_each_language_has_its_sitemap_and_every_twin_names_the_other(catalogue: Catalogue) -> None:
    files = dict(lists(catalogue, (), SITE))
    index = ElementTree.fromstring(files["sitemap.xml"])
    places = [node.text.removeprefix(SITE.site_url) for node in index.iter(f"{MAP}loc")]
    assert places == [f"sitemap-{tag}.xml" for tag in SITE.languages]
    twins: dict[str, dict[str, str]] = {}
    for place in places:
        for url in ElementTree.fromstring(files[place]).iter(f"{MAP}url"):
            address = url.find(f"{MAP}loc").text
            links = url.findall("{http://www.w3.org/1999/xhtml}link")
            twins[address] = {link.get("hreflang"): link.get("href") for link in links}
    assert twins
    for address, others in twins.items():
        assert address in others.values()
        assert all(twins[other] == others for other in others.values())


def _dates(files: dict[str, bytes]) -> dict[str, str]:
    """Path of each address of all sitemaps → its ``lastmod``, or ""."""
    found = {}
    for path, data in files.items():
        if path.startswith("sitemap-"):
            for url in ElementTree.fromstring(data).iter(f"{MAP}url"):
                found[url.find(f"{MAP}loc").text.removeprefix(SITE.site_url)] = url.findtext(f"{MAP}lastmod", "")
    return found


def test_a_page_has_a_date_in_the_sitemap_where_its_sources_name_one(catalogue: Catalogue) -> None:
    tea = next(module for module in catalogue.modules if module.id == "tea-with-a-group")
    dated = replace(tea, updated="2031-05-06")
    place = Place("docs/pathways/first/pathway.yml")
    both = (tea.id, "links-only")
    words = {"en": PathwayWords("en", "First", "What to do first.", "hand")}
    way = Pathway("first", "docs/pathways/first", "1.0.0", "2032-07-08", "CC-BY-4.0", "en", (), both, (place, place), place, words)
    whole = replace(catalogue, modules=(dated, *(m for m in catalogue.modules if m.id != tea.id)), pathways={way.id: way})
    dates = _dates(dict(lists(whole, (), SITE)))
    assert dates["modules/tea-with-a-group/index.html"] == dates["el/modules/tea-with-a-group/index.html"] == "2031-05-06"
    assert {day for path, day in dates.items() if "/tea-with-a-group/" in path} == {"2031-05-06"}
    assert dates["pathways/first.html"] == "2032-07-08"
    assert all(day for path, day in dates.items() if "modules/" in path)
    others = {path: day for path, day in dates.items() if "modules/" not in path and path != "pathways/first.html"}
    assert {"index.html", "catalogue.html", "el/plan.html", "pathways/index.html"} <= set(others)
    assert set(others.values()) == {""}


@pytest.mark.parametrize(("limit", "most"), [(7, 50_000_000), (50_000, 2_000)])
def test_a_long_sitemap_is_cut_and_the_index_names_every_piece(limit: int, most: int) -> None:
    real = {f"page-{number:03}.html": ("en", "el") if number % 2 else ("en",) for number in range(50)}
    files = dict(sitemaps(real, {}, replace(SITE, languages=("en", "el")), limit, most))
    index = ElementTree.fromstring(files.pop("sitemap.xml"))
    assert [node.text.removeprefix(SITE.site_url) for node in index.iter(f"{MAP}loc")] == list(files)
    assert {"sitemap-en.xml", "sitemap-en-2.xml", "sitemap-el.xml", "sitemap-el-2.xml"} <= set(files)
    assert set(_dates(files)) == set(real) | {f"el/{path}" for path, tags in real.items() if "el" in tags}
    for data in files.values():
        assert len(list(ElementTree.fromstring(data).iter(f"{MAP}url"))) <= limit
        assert len(data) <= most + 300  # the first and last lines


def test_an_address_with_a_sign_of_xml_stays_what_it_is() -> None:
    odd = replace(SITE, site_url="https://site.example/a&b/", languages=("en",))
    files = dict(sitemaps({"index.html": ("en",)}, {}, odd))
    for data in files.values():
        assert ElementTree.fromstring(data).find(f".//{MAP}loc").text.startswith(odd.site_url)
