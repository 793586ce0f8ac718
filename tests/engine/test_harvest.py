"""A built site as harvesters of ResourceSync see it: a copy by its own lists holds every file of the manifest."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import yaml
from harvester import copied, harvest, served, wanted

from oer_catalogue.engine.swap import MARKER
from oer_catalogue.releases.listing import read_site

LISTS = (".well-known/resourcesync", "capabilitylist.xml", "resourcelist.xml")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RS = "{http://www.openarchives.org/rs/terms/}"


def test_the_resource_list_of_a_build_has_the_facts_of_every_file(warm: Path) -> None:
    site = read_site(warm / "site")
    base = yaml.safe_load((warm / "mkdocs.yml").read_text("utf-8").split("\ntheme:")[0])["site_url"]
    root = ElementTree.fromstring((site.root / "resourcelist.xml").read_bytes())
    listed = {}
    for url in root.iter(f"{MAP}url"):
        facts = url.find(f"{RS}md").attrib
        listed[url.findtext(f"{MAP}loc")] = (facts["hash"], facts["length"], facts["type"])
    assert listed == {base + quote(file.path): (f"sha-256:{file.sha256}", str(file.size), file.type) for file in site.files}
    assert any(address.endswith(MARKER) for address in listed)
    assert root.find(f"{RS}md").get("at") == f"{max(module['updated'] for module in site.modules.values())}T00:00:00Z"


def test_a_harvester_copies_a_built_site_by_its_own_lists(warm: Path, tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    shutil.copytree(warm / "site", site)
    base = yaml.safe_load((warm / "mkdocs.yml").read_text("utf-8").split("\ntheme:")[0])["site_url"]
    with served(site) as address:
        for path in LISTS:  # the address at which it is served today
            text = (site / path).read_text("utf-8")
            assert base in text
            (site / path).write_text(text.replace(base, address), "utf-8")
        told = harvest("baseline", address, copy)
    assert copied(copy) == wanted(read_site(site).files), told
