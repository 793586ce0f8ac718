"""Records and lists of a built site: whatever they name lies there as they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import records_read as read

from oer_catalogue.releases.listing import read_site

from .conftest import ROOT


@pytest.fixture(scope="module")
def built(warm: Path) -> Path:
    return warm / "site"


@pytest.fixture(scope="module")
def told(built: Path) -> dict:
    return json.loads((built / "data" / "catalogue.json").read_text("utf-8"))


def test_what_the_catalogue_names_lies_there(built: Path, told: dict) -> None:
    rules = json.loads((ROOT / "docs" / "schemas" / "catalogue.schema.json").read_text("utf-8"))
    assert read.json_faults(rules, json.dumps(told).encode()) == []
    manifest = {row["path"]: row for row in json.loads((built / "data" / "manifest.json").read_text("utf-8"))["files"]}
    downloads, named = set(), set()
    for module in told["modules"]:
        for edition in module["editions"].values():
            for download in edition["downloads"]:
                row = manifest[download["path"]]
                assert (row["size"], row["sha256"]) == (download["size"], download["sha256"])
                downloads.add(download["path"])
            assert set(edition["pages"]) <= set(manifest)
            named |= set(edition["records"].values())
    assert named == {path for path in manifest if path.startswith("data/records/")}
    of_modules = {path for path in manifest if path.startswith("downloads/") and path.split("/")[1] not in ("all", "pathways", "translate")}
    assert downloads == {path for path in of_modules if not path.endswith("SHA256SUMS")}
    listed = {one.path: one for one in read_site(built).files}
    for module in told["modules"]:
        for tag, edition in module["editions"].items():
            for download in edition["downloads"]:
                one = listed[download["path"]]
                assert (one.format, one.language, one.type) == (download["format"], tag, download["type"])


def test_pages_link_to_their_records(built: Path, told: dict) -> None:
    for module in told["modules"]:
        for tag, edition in module["editions"].items():
            for page in edition["pages"][:1]:
                text = (built / page).read_text("utf-8")
                links = re.findall(r'<link rel="describedby" type="([^"]+)" title="[^"]+" href="([^"]+)">', text)
                assert {
                    ((built / page).parent / unquote(href)).resolve().relative_to(built.resolve()).as_posix() for _, href in links
                } == set(edition["records"].values()), (module["id"], tag)


def test_data_portals_find_each_download_once(built: Path, told: dict) -> None:
    whole = read.graph((built / "data" / "dcat.jsonld").read_bytes(), "file:///x/data/dcat.jsonld")
    assert read.shape_faults("dcat-ap.ttl", whole) == []
    rows = [(str(row.url), int(row.size), str(row.sum)) for row in whole.query(
        """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?sum WHERE { ?d dcat:downloadURL ?url; dcat:byteSize ?size; spdx:checksum/spdx:checksumValue ?sum }"""
    )]  # fmt: skip
    site = told["address"]
    wanted = [(site + d["path"], d["size"], d["sha256"]) for m in told["modules"] for e in m["editions"].values() for d in e["downloads"]]
    assert sorted((url, size, text.lower()) for url, size, text in rows) == sorted(wanted)
