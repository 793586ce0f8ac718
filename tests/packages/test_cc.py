"""Common Cartridge 1.1: valid by what the specification allows, by rules that no schema knows, and as Moodle and Canvas need it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from lxml import etree, html

from oer_catalogue.model import Module
from oer_catalogue.packages.qti import weights
from oer_catalogue.packages.questions import Item, Text

from ..support import quiz_read
from .conftest import Packed

SCHEMAS = Path(__file__).parent / "schemas"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
MD = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest}"
RES = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource}"
QTI = quiz_read.QTI


@cache
def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / name))


def judge(packed: Packed) -> None:
    """Everything that must hold for any cartridge."""
    names = set(packed.archive.namelist())
    manifest = packed.archive.read("imsmanifest.xml")
    assert b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in manifest[:1024]  # Moodle looks no further
    root = etree.fromstring(manifest)
    schema("cartridge-1.1.rng").assertValid(root)
    resources = {one.get("identifier"): one for one in root.iter(f"{CP}resource")}
    listed = [unquote(file.get("href")) for file in root.iter(f"{CP}file")]
    assert Counter(listed) == Counter(names - {"imsmanifest.xml"})
    for resource in resources.values():
        files = [file.get("href") for file in resource.iter(f"{CP}file")]
        assert (
            (resource.get("href") in files) if resource.get("type") == "webcontent" else (resource.get("href") is None and len(files) == 1)
        )
        needs = [one.get("identifierref") for one in resource.iter(f"{CP}dependency")]
        assert len(set(needs)) == len(needs) and resource.get("identifier") not in needs
        assert all(resources[need].get("type") == "webcontent" for need in needs)
    for item in root.iter(f"{CP}item"):
        assert (item.get("identifierref") is None) == (item.find(f"{CP}item") is not None)
        assert item.get("identifier") == "ROOT" or item.findtext(f"{CP}title").strip()
    for name in names:
        if name.endswith(".html"):
            _judge_page(name, packed.archive.read(name), names, root)
    if "quiz.xml" in names:
        _judge_quiz(etree.fromstring(packed.archive.read("quiz.xml")))


def _judge_page(name: str, data: bytes, names: set[str], manifest: etree._Element) -> None:
    """No dead link, no way out of the package, every file that it shows is among its dependencies."""
    page = html.document_fromstring(data.decode())
    assert page.get("lang") and page.get("dir") in ("ltr", "rtl")
    assert page.xpath("/html/body/*[1]/@dir") == [page.get("dir")]  # platforms keep the inside of the body only
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    hrefs = {one.get("identifier"): one.get("href") for one in manifest.iter(f"{CP}resource")}
    [resource] = [one for one in manifest.iter(f"{CP}resource") if one.get("href") == name]
    needs = {hrefs[one.get("identifierref")] for one in resource.iter(f"{CP}dependency")}
    for link in page.xpath("//@href | //@src"):
        if link.startswith("#"):
            assert link[1:] in ids, f"{name}: {link}"
        elif not link.startswith(("https://", "http://", "mailto:", "tel:")):
            target = normpath(join("web", link))
            assert target in names and not target.endswith(".html") and target in needs, f"{name}: {link}"
    assert not page.xpath("//script | //form | //iframe | //style | //@style")


def _judge_quiz(root: etree._Element) -> None:
    schema("qti-1.2.1-cc-1.1.rng").assertValid(root)
    items = list(root.iter(f"{QTI}item"))
    assert len({item.get("ident") for item in items}) == len(items)
    for item in items:
        feedback = [one.get("ident") for one in item.iter(f"{QTI}itemfeedback")]
        shown = {one.get("linkrefid") for one in item.iter(f"{QTI}displayfeedback")}
        assert set(feedback) == shown and len(set(feedback)) == len(feedback)
        assert all(one.find(f"{QTI}flow_mat") is not None for one in item.iter(f"{QTI}itemfeedback"))  # where Moodle looks
        labels = [one.get("ident") for one in item.iter(f"{QTI}response_label")]
        assert len({one.casefold() for one in labels}) == len(labels)
        if labels:
            assert {one.text for one in item.iter(f"{QTI}varequal")} <= set(labels)


# --- the sample module ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_a_cartridge_is_valid(pack, locale: str) -> None:
    judge(pack("cc", locale))


@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [
        ("imsmanifest.xml", "<schemaversion>1.1.0<", "<schemaversion>1.3.0<"),
        ("imsmanifest.xml", 'structure="rooted-hierarchy"', 'structure="flat"'),
        ("imsmanifest.xml", 'identifierref="R-quiz"', 'identifierref="R-nothing"'),
        ("imsmanifest.xml", "<lomm:language>en</lomm:language>", "<lomm:tongue>en</lomm:tongue>"),
        ("imsmanifest.xml", "<lomr:value>Instructor<", "<lomr:value>Teacher<"),
        ("imsmanifest.xml", 'intendeduse="lessonplan"', 'intendeduse="secret"'),
        ("imsmanifest.xml", 'identifier="R-page-1"', 'identifier="R-page-0"'),
        ("quiz.xml", "cc.fib.v0p1", "cc.multiple_choice.v0p1"),
        ("quiz.xml", "cc.exam.v0p1", "cc.exam.v9"),
        ("quiz.xml", "<fieldentry>12</fieldentry>", "<fieldentry>0</fieldentry>"),
        ("quiz.xml", 'rcardinality="Multiple"', 'rcardinality="Ordered"'),
        ("quiz.xml", 'ident="first.2.feedback"', 'ident="first.3.feedback"'),
        ("quiz.xml", '<item ident="cutters"', '<item ident="first"'),
        ("web/index.html", "media/bench.svg", "media/nothing.svg"),
        ("web/index.html", 'href="page.css"', 'href="guide.html"'),
    ],
)
def test_a_bad_cartridge_is_refused(pack, tmp_path: Path, file: str, good: str, bad: str) -> None:
    packed = pack("cc")
    text = packed.text(file)
    assert good in text
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in packed.archive.namelist():
            archive.writestr(name, text.replace(good, bad, 1) if name == file else packed.archive.read(name))
    with pytest.raises((AssertionError, etree.DocumentInvalid, KeyError, ValueError)):
        judge(Packed(data.getvalue()))


def test_what_the_record_says(pack) -> None:
    root = etree.fromstring(pack("cc").archive.read("imsmanifest.xml"))
    assert root.findtext(f".//{MD}title/{MD}string") == "Hand tools, safely"
    assert root.findtext(f".//{MD}general/{MD}language") == "en"
    assert [one.text for one in root.iterfind(f".//{MD}keyword/{MD}string")] == ["tools", "safety"]
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in root.findtext(f".//{MD}rights/{MD}description/{MD}string")
    assert "FN:Anna & Béla\n" in root.findtext(f".//{MD}contribute/{MD}entity")


def test_the_guide_is_for_those_who_lead(pack) -> None:
    root = etree.fromstring(pack("cc").archive.read("imsmanifest.xml"))
    found = [one for one in root.iter(f"{CP}resource") if one.get("intendeduse") == "lessonplan"]
    assert [one.get("href") for one in found] == ["web/guide.html"]
    assert found[0].findtext(f".//{RES}intendedEndUserRole/{RES}value") == "Instructor"


def test_order_of_the_parts(pack) -> None:
    root = etree.fromstring(pack("cc").archive.read("imsmanifest.xml"))
    sections = root.findall(f".//{CP}item[@identifier='ROOT']/{CP}item")
    titles = [[one.findtext(f"{CP}title") for one in section.findall(f"{CP}item")] for section in sections]
    assert titles == [["Introduction", "Before you start", "Somebody else's course", "Check yourself", "Words"], ["Facilitator guide"]]


def test_links_between_pages_lead_to_the_site_or_are_words(pack, settings) -> None:
    assert "<span>the first lesson</span>" in pack("cc").text("web/index.html")
    packed = pack("cc", "ar", settings=replace(settings, site_url="https://example.org/oer/"))
    judge(packed)
    assert "https://example.org/oer/ar/modules/hand-tools/" in packed.text("web/index.html")


def test_everything_that_a_package_says_of_itself(pack) -> None:
    packed = pack("cc", "ar")
    text, page = packed.text("attribution.txt"), packed.text("web/index.html")
    for words in ("Anna & Béla", "CC BY-SA 4.0", "1.2.0", "Example Author"):
        assert words in text
    assert "رتّب الخطوات" in text.splitlines()[-1]  # what has another form in this format
    assert re.search(r"\b[0-9a-f]{64}\b", page)


def test_words_of_other_scripts_arrive_where_readers_guess_the_encoding(pack) -> None:
    packed = pack("cc", "ar")
    seen = quiz_read.read_qti(packed.archive.read("quiz.xml"))
    assert seen[0].prompt == "ماذا تفعل أولًا؟ مطرقة على الطاولة."
    assert seen[0].directions == {"rtl"}


def _item(name: str, part_of: str = "", kind: str = "single") -> Item:
    return Item(name, kind, Text("x", "x"), part_of=part_of)


def test_pairs_weigh_together_what_one_question_weighs() -> None:
    assert weights((_item("a"), _item("b"))) == {"a": 0, "b": 0}
    pairs = tuple(_item(f"p.{n}", "p") for n in range(3))
    assert weights((_item("a"), *pairs)) == {"a": 3, "p.0": 1, "p.1": 1, "p.2": 1}
    assert weights((_item("a"), _item("o", kind="open"))) == {"a": 10, "o": 1}
    many = (*(_item(f"p.{n}", "p") for n in range(97)), _item("q.1", "q"), _item("q.2", "q"))
    assert set(weights((_item("a"), *many)).values()) == {0}


# --- bad input ------------------------------------------------------------------------------------------------------


def test_a_module_with_almost_nothing(pack, module: Module) -> None:
    edition = replace(
        module.source, quiz=None, guide=None, glossary=None, keywords=(), lessons=dict([next(iter(module.source.lessons.items()))])
    )
    bare = replace(module, editions={"en": edition}, lessons=module.lessons[:1], authors=(), outcomes=(), assets=())
    packed = pack("cc", other=bare)
    judge(packed)
    assert "quiz.xml" not in packed.archive.namelist()
    assert "FN:A workshop\n" in packed.text("imsmanifest.xml")


def test_two_hundred_lessons(pack, module: Module) -> None:
    first = module.lessons[0]
    document = module.source.lessons[first.id]
    ids = [f"lesson-{number}" for number in range(200)]
    edition = replace(module.source, lessons=dict.fromkeys(ids, document))
    packed = pack("cc", other=replace(module, editions={"en": edition}, lessons=tuple(replace(first, id=id) for id in ids)))
    judge(packed)
    assert sum(name.startswith("web/lesson-") for name in packed.archive.namelist()) == 200


def test_a_lesson_without_translation_says_so_in_its_own_language(pack, module: Module) -> None:
    text = pack("cc", "ar").text("web/a-course.html")
    assert '<h1 lang="en" dir="ltr">' in text and '<html lang="ar" dir="rtl">' in text


def test_a_name_with_signs_of_its_own(pack, module: Module) -> None:
    people = (replace(module.authors[0], name="أحمد; علي, \\ <b>"),)
    packed = pack("cc", other=replace(module, authors=people))
    judge(packed)
    entity = etree.fromstring(packed.archive.read("imsmanifest.xml")).findtext(f".//{MD}entity")
    assert "FN:أحمد\\; علي\\, \\\\ <b>\n" in entity
