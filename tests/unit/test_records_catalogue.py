"""``data/catalogue.json``: every fact of every module, in the form that its schema promises."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import records_read as read

from oer_catalogue.load.catalogue import load
from oer_catalogue.load.light import light
from oer_catalogue.model import Catalogue
from oer_catalogue.pages import Download
from oer_catalogue.records import summary
from oer_catalogue.schema.published import CatalogueFile
from oer_catalogue.settings import Settings

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "schemas" / "catalogue.schema.json"
STATES = ROOT / "tests" / "fixtures" / "states"
SITE = Settings(site_name="Ex & Co", site_url="https://site.example/oer/", languages=("en", "el", "ar"))
FILE = Download("scorm12", "el", "downloads/tea-with-a-group/tea-with-a-group-el.scorm12.zip", 1234, "0a" * 32, "application/zip")
LIGHT = replace(FILE, format="html", path="downloads/tea-with-a-group/tea-with-a-group-el.light.html.zip", variant="light")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(STATES)[0]


@pytest.fixture(scope="module")
def written(catalogue: Catalogue) -> bytes:
    return summary(catalogue, SITE, {"tea-with-a-group": (FILE, LIGHT)})


@pytest.fixture(scope="module")
def rules() -> object:
    return json.loads(SCHEMA.read_text("utf-8"))


@pytest.mark.parametrize("settings", [SITE, Settings(languages=("bg",))], ids=["address", "no address"])
def test_it_is_valid_and_the_same_twice_and_from_light_modules(catalogue: Catalogue, rules: object, settings: Settings) -> None:
    data = summary(catalogue, settings, {})
    assert read.json_faults(rules, data) == []
    assert data == summary(catalogue, settings, {})
    assert data == summary(replace(catalogue, modules=tuple(map(light, catalogue.modules))), settings, {})
    CatalogueFile.model_validate(json.loads(data))


def test_it_says_every_fact(catalogue: Catalogue, written: bytes) -> None:
    value = json.loads(written)
    assert value["format"] == 1
    assert value["languages"] == ["en", "el", "ar"]
    assert [module["id"] for module in value["modules"]] == sorted(module.id for module in catalogue.modules)
    assert value["topics"]["meeting"]["el"] == catalogue.topics["meeting"].labels["el"]
    [tea] = [module for module in value["modules"] if module["id"] == "tea-with-a-group"]
    for key, wanted in {
        "version": "1.2.0",
        "updated": "2026-10-05",
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "origin_of_text": "hand",
        "topics": ["meeting"],
        "sectors": ["hospitality"],
        "eqf_level": 2,
        "isced_f": ["1013"],
        "minutes": 35,
        "provider": {"name": "Example Tea House Foundation", "country": "GR", "url": "https://teahouse.example", "place": "Patras"},
        "quiz": {"pass": 60.0, "supervised": False},
        "reuse": "cross-sector",
        "based_on": [{"title": "Tea for everybody", "url": "https://teahouse.example/book"}],
    }.items():
        assert tea[key] == wanted, key
    assert tea["outcomes"][0] == {"id": "LO1", "type": "skill", "competences": [{"framework": "digcomp-2.2", "code": "2.1"}]}
    assert tea["authors"][0]["orcid"] == "0000-0002-1825-0097"
    assert [asset["file"] for asset in tea["assets"]] == ["leaf.png", "tray.jpg"]


def test_it_says_how_true_each_edition_is_and_what_there_is_of_it(catalogue: Catalogue, written: bytes) -> None:
    tea = next(module for module in json.loads(written)["modules"] if module["id"] == "tea-with-a-group")
    module = catalogue.module("tea-with-a-group")
    assert module is not None
    assert set(tea["editions"]) == set(module.editions)
    for tag, edition in module.editions.items():
        told = tea["editions"][tag]
        assert (told["title"], told["summary"], told["outcomes"]) == (edition.title, edition.summary, dict(edition.outcomes))
        assert (told["freshness"], told["origin"], told["reviewed"]) == (
            edition.state.freshness,
            edition.state.origin,
            edition.state.reviewed,
        )
        assert (told["pages"] == []) == (tag not in SITE.languages)
    assert tea["editions"]["el"]["pages"][0] == "el/modules/tea-with-a-group/index.html"
    whole, light_one = tea["editions"]["el"]["downloads"]
    assert whole == {
        "format": "scorm12",
        "language": "el",
        "path": FILE.path,
        "size": 1234,
        "sha256": "0a" * 32,
        "type": "application/zip",
    }
    assert light_one["variant"] == "light"
    assert tea["editions"]["el"]["records"]["dc"] == "data/records/tea-with-a-group/tea-with-a-group-el.dc.xml"


def test_the_schema_refuses_what_the_promise_rules_out(written: bytes, rules: object) -> None:
    good = json.loads(written)
    module = next(one for one in good["modules"] if one["id"] == "tea-with-a-group")

    def refused(value: object) -> bool:
        return bool(read.json_faults(rules, json.dumps(value).encode()))

    assert not refused(good | {"new_key": 1})  # readers pass over what they do not know
    assert not refused(good | {"modules": [module | {"new_key": 1}]})
    assert refused(good | {"format": 2})
    for key in ("format", "name", "languages", "topics", "sectors", "modules"):
        assert refused({name: value for name, value in good.items() if name != key}), key
    for key in ("id", "version", "updated", "licence", "status", "origin_of_text", "editions", "minutes", "outcomes"):
        assert refused(good | {"modules": [{name: value for name, value in module.items() if name != key}]}), key
    for key, wrong in (("minutes", "35"), ("topics", "meeting"), ("eqf_level", None), ("editions", []), ("provider", "A foundation")):
        assert refused(good | {"modules": [module | {key: wrong}]}), key
