"""imsmanifest.xml of SCORM 2004: valid by the schemas of ADL and IMS, its record by one of LOM, and by rules that no schema knows."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from oer_catalogue.packages.scorm import vcard

from .conftest import PACKAGER
from .manifest_rules import faults

SCHEMAS = PACKAGER / "lib" / "schemas" / "definitionFiles" / "scorm20044thedition"
NAMESPACES = {
    "cp": ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
    "adlcp": ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
    "adlseq": ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
    "adlnav": ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
    "imsss": ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
    "lom": ("http://ltsc.ieee.org/xsd/LOM", "lom.xsd"),
}
NS = {prefix: address for prefix, (address, _) in NAMESPACES.items()}


@pytest.fixture(scope="module")
def schema2004(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """The schemas of the 4th edition and of LOM. A schema that is not found would be passed over in silence: look first."""
    folder = tmp_path_factory.mktemp("schemas2004")
    for source in [*SCHEMAS.iterdir(), Path(__file__).parent / "lom.xsd"]:
        (folder / source.name).write_bytes(source.read_bytes())
    imports = "".join(f'<xsd:import namespace="{address}" schemaLocation="{name}"/>' for address, name in NAMESPACES.values())
    assert [name for _, name in NAMESPACES.values() if not (folder / name).is_file()] == []
    wrapper = folder / "all.xsd"
    wrapper.write_text(f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>')
    return etree.XMLSchema(etree.parse(wrapper))


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_manifest_is_valid(pack, schema2004: etree.XMLSchema, locale: str) -> None:
    schema2004.assertValid(etree.fromstring(pack("scorm2004", locale).archive.read("imsmanifest.xml")))


BAD = [
    ('adlcp:scormType="sco"', 'adlcp:scormType="course"'),
    ('<organizations default="ORG">', "<organisations>"),
    ('<resource identifier="SCO"', "<resource"),
    ('minProgressMeasure="1.0"', 'minProgressMeasure="1.5"'),
    ("<imsss:minNormalizedMeasure>0.7<", "<imsss:minNormalizedMeasure>70<"),
    ('satisfiedByMeasure="true"', 'satisfiedByMeasure="perhaps"'),
    ("<adlnav:hideLMSUI>previous<", "<adlnav:hideLMSUI>back<"),
    ('adlseq:objectivesGlobalToSystem="false"', 'adlseq:objectivesGlobalToSystem="x"'),
    ("<lom:value>author</lom:value>", "<lom:value>writer</lom:value>"),
    ("<lom:language>en</lom:language>", "<lom:tongue>en</lom:tongue>"),
    ("<lom:duration>PT1H5M<", "<lom:duration>1 hour<"),
]


@pytest.mark.parametrize(("good", "bad"), BAD)
def test_a_bad_manifest_is_refused(pack, schema2004: etree.XMLSchema, good: str, bad: str) -> None:
    text = pack("scorm2004").text("imsmanifest.xml")
    assert good in text
    try:
        tree = etree.fromstring(text.replace(good, bad).encode())
    except etree.XMLSyntaxError:
        return
    assert not schema2004.validate(tree)


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
@pytest.mark.parametrize("form", ["scorm12", "scorm2004"])
def test_rules_that_no_schema_knows(pack, form: str, locale: str) -> None:
    assert faults(pack(form, locale).archive) == []


def test_what_the_manifest_asks_for(pack) -> None:
    root = etree.fromstring(pack("scorm2004").archive.read("imsmanifest.xml"))
    assert root.findtext("cp:metadata/cp:schemaversion", namespaces=NS) == "2004 4th Edition"
    assert root.findtext(".//imsss:minNormalizedMeasure", namespaces=NS) == "0.7"
    objective = root.find(".//imsss:primaryObjective", NS)
    assert objective.attrib == {"objectiveID": "PASS", "satisfiedByMeasure": "true"}
    threshold = root.find(".//adlcp:completionThreshold", NS)
    assert threshold.attrib == {"completedByMeasure": "true", "minProgressMeasure": "1.0"}
    delivery = root.find(".//imsss:deliveryControls", NS)
    assert (delivery.get("completionSetByContent"), delivery.get("objectiveSetByContent")) == ("true", "true")


def test_without_a_pass_mark_nothing_is_measured(pack, module, schema2004: etree.XMLSchema) -> None:
    text = pack("scorm2004", other=replace(module, quiz_pass=None)).text("imsmanifest.xml")
    schema2004.assertValid(etree.fromstring(text.encode()))
    assert "Measure>" not in text
    assert "satisfiedByMeasure" not in text
    assert '<imsss:primaryObjective objectiveID="PASS"/>' in text


def test_what_the_record_says(pack, settings) -> None:
    settings = replace(settings, site_url="https://example.org/oer/", brand=replace(settings.brand, name="A publisher; of, things"))
    root = etree.fromstring(pack("scorm2004", "ar", settings=settings).archive.read("imsmanifest.xml"))
    lom = root.find(".//lom:lom", NS)
    assert lom.findtext("lom:general/lom:identifier/lom:entry", namespaces=NS) == "https://example.org/oer/ar/modules/hand-tools/index.html"
    assert lom.find("lom:general/lom:title/lom:string", NS).get("language") == "ar"
    assert [one.text for one in lom.findall("lom:general/lom:language", NS)] == ["ar"]
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in lom.findtext("lom:rights/lom:description/lom:string", namespaces=NS)
    people = [
        (one.findtext("lom:role/lom:value", namespaces=NS), one.findtext("lom:entity", namespaces=NS))
        for one in lom.findall("lom:lifeCycle/lom:contribute", NS)
    ]
    assert people == [("author", vcard("Anna & Béla", "author")), ("publisher", vcard("A publisher; of, things", "publisher"))]


def test_a_vcard_keeps_every_sign() -> None:
    assert vcard("A; b,\n \\c", "author") == "BEGIN:VCARD\nVERSION:3.0\nN:A\\; b\\, \\\\c;;;;\nFN:A\\; b\\, \\\\c\nROLE:author\nEND:VCARD"


def test_both_records_name_the_same_people(pack, module) -> None:
    people = (*module.authors, replace(module.authors[0], name="نورة", role="translator"), replace(module.authors[0], role="reviewer"))
    other = replace(module, authors=people)
    cards = [pack(form, other=other).text("imsmanifest.xml").count("FN:نورة\nROLE:translator") for form in ("scorm12", "scorm2004")]
    assert cards == [1, 1]
    assert pack("scorm12", other=other).text("imsmanifest.xml").count(">Educational Validator<") == 1


def test_schemas_are_there() -> None:
    assert SCHEMAS.is_dir(), "run `npm ci --ignore-scripts` in tests/node"


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('href="index.html"', 'href="/index.html"', "leads nowhere: /index.html"),
        ('href="reader.css"', 'href="gone.css"', "leads nowhere: gone.css"),
        ('default="ORG"', 'default="OTHER"', "the default organization does not exist"),
        ('identifier="ITEM"', 'identifier="SCO"', "identifier twice: SCO"),
        ('identifierref="SCO"', 'identifierref="X"', "an item without a resource: ITEM"),
    ],
)
def test_the_rules_find_what_is_wrong(pack, tmp_path, good: str, bad: str, fault: str) -> None:
    packed = pack("scorm2004")
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        for name in packed.archive.namelist():
            text = packed.archive.read(name)
            archive.writestr(name, text.replace(good.encode(), bad.encode()) if name == "imsmanifest.xml" else text)
        assert good.encode() in packed.archive.read("imsmanifest.xml")
    assert fault in faults(zipfile.ZipFile(tmp_path / "bad.zip"))


@pytest.mark.parametrize("form", ["scorm12", "scorm2004"])
@pytest.mark.parametrize("kind", ["no quiz", "one lesson", "200 lessons", "no translation of a lesson", "Arabic names"])
def test_odd_modules_make_sound_packages(pack, module, schema: etree.XMLSchema, schema2004: etree.XMLSchema, form: str, kind: str) -> None:
    other = odd(module, kind)
    packed = pack(form, "el" if kind == "no translation of a lesson" else "en", other=other)
    tree = etree.fromstring(packed.archive.read("imsmanifest.xml"))
    (schema if form == "scorm12" else schema2004).assertValid(tree)
    assert faults(packed.archive) == []
    assert packed.text("index.html").count('data-lesson="') == len(other.lessons)
    assert ("masteryscore" in etree.tostring(tree).decode()) == (form == "scorm12" and kind != "no quiz")


def odd(module, kind: str):
    """The sample module, made odd."""
    if kind == "no quiz":
        return replace(module, editions={tag: replace(one, quiz=None) for tag, one in module.editions.items()})
    if kind == "one lesson":
        return replace(module, lessons=module.lessons[:1])
    if kind == "200 lessons":
        first = module.lessons[0]
        lessons = tuple(replace(first, id=f"lesson-{n}") for n in range(200))
        edition = module.editions["en"]
        words = {lesson.id: edition.lessons[first.id] for lesson in lessons}
        return replace(module, lessons=lessons, editions={"en": replace(edition, lessons=words)})
    if kind == "no translation of a lesson":
        edition = module.editions["el"]
        return replace(module, editions={**module.editions, "el": replace(edition, lessons={})})
    people = (replace(module.authors[0], name="نورة; بنت, علي"),)
    return replace(module, authors=people)


@pytest.mark.parametrize("form", ["scorm12", "scorm2004"])
def test_a_part_of_a_module_is_another_package(pack, module, form: str) -> None:
    made = [pack(form, other=other).archive.read("imsmanifest.xml") for other in (module, replace(module, part=2))]
    assert [etree.fromstring(one).get("identifier") for one in made] == ["oer.hand-tools.en", "oer.hand-tools.2.en"]
