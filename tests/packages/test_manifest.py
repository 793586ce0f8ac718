"""imsmanifest.xml: valid by the schemas of ADL and IMS, and by rules that the schemas do not know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from oer_catalogue.packages.scorm import vcard

from .conftest import ADL, MD, SCHEMAS


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_manifest_is_valid(pack, schema: etree.XMLSchema, locale: str) -> None:
    schema.assertValid(etree.fromstring(pack("scorm12", locale).archive.read("imsmanifest.xml")))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('adlcp:scormtype="sco"', 'adlcp:scormtype="course"'),
        ('<organizations default="ORG">', '<organizations default="ORG" flavour="x">'),
        ("<imsmd:language>en</imsmd:language>", "<imsmd:tongue>en</imsmd:tongue>"),
        ('<resource identifier="SCO"', "<resource"),
    ],
)
def test_a_bad_manifest_is_refused(pack, schema: etree.XMLSchema, good: str, bad: str) -> None:
    text = pack("scorm12").text("imsmanifest.xml")
    assert good in text
    assert not schema.validate(etree.fromstring(text.replace(good, bad).encode()))


def test_what_the_record_says(pack, settings) -> None:
    root = etree.fromstring(pack("scorm12").archive.read("imsmanifest.xml"))
    general = root.find(f".//{MD}general")
    assert general.findtext(f"{MD}title/{MD}langstring") == "Hand tools, safely"
    assert general.findtext(f"{MD}description/{MD}langstring").endswith('"five" minutes, < 6.')
    assert [word.findtext(f"{MD}langstring") for word in general.findall(f"{MD}keyword")] == ["tools", "safety"]
    assert root.findtext(f".//{MD}typicallearningtime/{MD}datetime") == "PT1H5M"
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in root.findtext(f".//{MD}rights/{MD}description/{MD}langstring")
    assert root.findtext(f".//{ADL}masteryscore") == "70"
    roles = [one.findtext(f"{MD}role/{MD}value/{MD}langstring") for one in root.iter(f"{MD}contribute")]
    assert roles == ["Author", *(["Publisher"] if settings.brand.name else [])]
    assert next(one.text for one in root.iter(f"{MD}vcard")) == vcard("Anna & Béla", "author")
    assert [one.text for one in root.findall(f".//{MD}metametadata/{MD}language")] == ["en"]


def test_without_a_pass_mark_there_is_no_mastery_score(pack, module) -> None:
    assert "masteryscore" not in pack("scorm12", other=replace(module, quiz_pass=None)).text("imsmanifest.xml")


def test_the_address_of_the_module_stands_in_the_package_if_it_is_known(pack, settings) -> None:
    settings = replace(settings, site_url="https://example.org/oer/")
    packed = pack("scorm12", "ar", settings=settings)
    assert "https://example.org/oer/ar/modules/hand-tools/index.html" in packed.text("imsmanifest.xml")
    assert "https://example.org/oer/ar/modules/hand-tools/guide.html" in packed.text("index.html")
    assert "example.org/oer" not in pack("scorm12", "ar").text("index.html")


def test_schemas_are_there() -> None:
    assert Path(SCHEMAS).is_dir(), "run `npm ci --ignore-scripts` in tests/node"
