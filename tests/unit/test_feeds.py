"""Feeds and sitemaps: what a reader of others finds in them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from oer_catalogue.feeds import feed
from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue
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
