"""Records for harvesters: each of each edition is valid by its receiver's own rules, and those rules refuse what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import records_read as read
from rdflib import RDF, Graph, URIRef

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue
from oer_catalogue.pages import Download, PageContext
from oer_catalogue.pages.described import head
from oer_catalogue.pages.page import View
from oer_catalogue.records import DCAT, Subject, dcat, kinds_of, record_path, records
from oer_catalogue.settings import Brand, Settings

ROOT = Path(__file__).parents[2]
URL = "https://site.example/oer/"
PROJECTS = {
    "states": (ROOT / "tests" / "fixtures" / "states", ("en", "el", "bg", "ar")),
    "locales": (ROOT / "tests" / "fixtures" / "locales", ("pt", "en", "ga", "hsb", "sr-Latn")),
    "real": (ROOT, ("en", "it", "el", "bg", "de", "nl", "fi", "ar")),
}
NEWER = {"digitalSourceType", "TrainedAlgorithmicMediaDigitalSource", "funding"}
"""Terms of schema.org that are younger than the list which rdflib ships."""
ELM = "http://data.europa.eu/snb/model/elm/"


@cache
def catalogue(project: str) -> Catalogue:
    found, report = load(PROJECTS[project][0])
    assert report.errors == ()
    return found


def settings(project: str, url: str = URL) -> Settings:
    brand = Brand(name="A & B", tagline={"en": "Open modules", "el": "Ανοικτές ενότητες"})
    return Settings(site_name="Ex & Co", site_url=url, languages=PROJECTS[project][1], brand=brand)


def downloads(module: str, locale: str) -> tuple[Download, ...]:
    """As many files as a record can name."""
    rows = (
        ("scorm12", "scorm12.zip", "application/zip"),
        ("mbz", "mbz", "application/vnd.moodle.backup"),
        ("pdf", "pdf", "application/pdf"),
    )
    whole = [Download(form, locale, f"downloads/{module}/{module}-{locale}.{end}", 1234, "0a" * 32, kind) for form, end, kind in rows]
    light = Download("html", locale, f"downloads/{module}/{module}-{locale}.light.html.zip", 9, "0b" * 32, "application/zip", "light")
    part = Download("html", locale, f"downloads/{module}/{module}-{locale}.part-2.html.zip", 9, "0c" * 32, "application/zip", "part", 2, 3)
    return (*whole, light, part)


def subjects(project: str, url: str = URL) -> Iterator[Subject]:
    found = catalogue(project)
    for module in found.modules:
        for tag, edition in module.editions.items():
            yield Subject(settings(project, url), module, edition, found.topics, found.sectors, downloads(module.id, tag))


def written(project: str, ending: str, url: str = URL) -> dict[str, bytes]:
    """The records of one kind, by path."""
    return {path: data for subject in subjects(project, url) for path, data in records(subject) if path.endswith(f".{ending}")}


def together(project: str, ending: str, url: str = URL) -> Graph:
    """All records of one kind in one graph: nodes without an address stay apart."""
    whole = Graph()
    for path, data in written(project, ending, url).items():
        whole += read.graph(data, f"file:///site/{path}")
    return whole


projects = pytest.mark.parametrize("project", PROJECTS)
addresses = pytest.mark.parametrize("url", [URL, ""], ids=["address", "no address"])


# --- which records there are


@projects
@addresses
def test_every_edition_has_its_records_and_the_same_bytes_twice(project: str, url: str) -> None:
    found = {path: data for subject in subjects(project, url) for path, data in records(subject)}
    assert found == {path: data for subject in subjects(project, url) for path, data in records(subject)}
    for subject in subjects(project, url):
        names = [kind.name for kind in kinds_of(subject.settings, subject.edition)]
        assert {"schema.org", "lom", "dc", "elm"} <= set(names)
        addressed = bool(url) and subject.edition.locale in subject.settings.languages
        assert ("rda" in names) == ("bioschemas" in names) == addressed
        assert ("amb" in names) == (addressed and subject.edition.locale != "hsb")  # a language that ISO 639-1 does not have
        for kind in kinds_of(subject.settings, subject.edition):
            assert record_path(subject.module.id, subject.edition.locale, kind) in found


@projects
def test_no_record_names_an_address_where_none_is_set(project: str) -> None:
    for path, data in written(project, "jsonld", "").items():
        value = json.loads(data)
        assert "@id" not in value, path
        assert "url" not in value, path
    assert b"site.example" not in b"".join(written(project, "xml", "").values())


# --- AMB, RDA


@projects
@pytest.mark.parametrize(("ending", "rules"), [("amb.json", "amb.schema.json"), ("rda.json", "rda.schema.json")])
def test_json_records_are_valid(project: str, ending: str, rules: str) -> None:
    found = written(project, ending)
    assert found
    assert {path: faults for path, data in found.items() if (faults := read.json_faults(read.json_rules(rules), data))} == {}


WRONG_AMB = [
    ("id", "modules/x/"),
    ("name", ""),
    ("type", ["Course"]),
    ("@context", "https://schema.org"),
    ("inLanguage", "en"),
    ("inLanguage", ["english"]),
    ("about", [{"id": "http://data.europa.eu/snb/isced-f/1013"}]),
    ("license", "https://creativecommons.org/licenses/by/4.0/"),
    ("license", {"id": "CC-BY-4.0"}),
    ("creator", [{"name": "Daphne Example"}]),
    ("learningResourceType", [{"id": "course-unit"}]),
    ("audience", [{"id": "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/facilitator"}]),
    ("dateModified", "2026-13-01"),
    ("encoding", [{"type": "MediaObject", "contentSize": "1234"}]),
    ("isAccessibleForFree", "true"),
    ("publisher", [{"type": "Person", "name": "Somebody"}]),
    ("origin_of_text", "machine"),
]


@pytest.mark.parametrize(("key", "value"), WRONG_AMB, ids=[f"{key}-{n}" for n, (key, _) in enumerate(WRONG_AMB)])
def test_a_wrong_amb_record_is_refused(key: str, value: object) -> None:
    good = json.loads(written("states", "amb.json")["data/records/tea-with-a-group/tea-with-a-group-en.amb.json"])
    assert read.json_faults(read.json_rules("amb.schema.json"), json.dumps(good | {key: value}).encode())


@pytest.mark.parametrize("key", ["@context", "id", "type", "name"])
def test_an_amb_record_without_what_it_needs_is_refused(key: str) -> None:
    good = json.loads(written("states", "amb.json")["data/records/tea-with-a-group/tea-with-a-group-en.amb.json"])
    assert read.json_faults(read.json_rules("amb.schema.json"), json.dumps({k: v for k, v in good.items() if k != key}).encode())


def test_an_rda_record_has_all_fourteen_elements() -> None:
    rules = read.json_rules("rda.schema.json")
    good = json.loads(written("states", "rda.json")["data/records/tea-with-a-group/tea-with-a-group-el.rda.json"])
    assert len(good) == 14
    for key in good:
        assert read.json_faults(rules, json.dumps({k: v for k, v in good.items() if k != key}).encode()), key
    for key, wrong in (("Access Cost", "free"), ("Version Date", "today"), ("URL to Resource", "../x"), ("Learning Outcome", [])):
        assert read.json_faults(rules, json.dumps(good | {key: wrong}).encode()), key


# --- schema.org, Bioschemas, ELM


@projects
@addresses
def test_schema_org_records_are_valid(project: str, url: str) -> None:
    found = {path: data for path, data in written(project, "jsonld", url).items() if path.count(".") == 1}
    whole = Graph()
    for path, data in found.items():
        whole += read.graph(data, f"file:///site/{path}")
    assert len(found) == len(list(subjects(project)))
    assert len(set(whole.subjects(URIRef("https://schema.org/abstract")))) == len(found)
    assert read.shape_faults("schema-org.ttl", whole) == []
    assert read.unknown_terms(whole) <= NEWER


@projects
def test_bioschemas_records_are_valid(project: str) -> None:
    whole = together(project, "bioschemas.jsonld")
    profile = URIRef("https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE")
    materials = set(whole.subjects(URIRef("http://purl.org/dc/terms/conformsTo"), profile))
    assert len(materials) == len(written(project, "bioschemas.jsonld")) > 0
    assert read.shape_faults("bioschemas.ttl", whole) == []
    assert read.shape_faults("schema-org.ttl", whole) == []
    assert read.unknown_terms(whole) <= NEWER


@projects
@addresses
def test_elm_records_are_valid(project: str, url: str) -> None:
    whole = together(project, "elm.jsonld", url)
    found = set(whole.subjects(RDF.type, URIRef(f"{ELM}LearningAchievementSpecification")))
    assert len(found) == len(list(subjects(project)))
    assert read.shape_faults("elm.ttl", whole) == []


TEA = "data/records/tea-with-a-group/tea-with-a-group-en"
WRONG_RDF = [
    ("schema-org.ttl", "jsonld", "name", None),
    ("schema-org.ttl", "jsonld", "license", "CC-BY-4.0"),
    ("schema-org.ttl", "jsonld", "inLanguage", "English"),
    ("schema-org.ttl", "jsonld", "author", {"@type": "Person"}),
    ("schema-org.ttl", "jsonld", "author", "Daphne Example"),
    ("schema-org.ttl", "jsonld", "timeRequired", "35"),
    ("schema-org.ttl", "jsonld", "encoding", {"@type": "MediaObject", "contentUrl": "https://site.example/x.zip"}),
    ("schema-org.ttl", "jsonld", "educationalAlignment", {"@type": "AlignmentObject", "targetName": "2.1"}),
    ("schema-org.ttl", "jsonld", "audience", None),
    ("bioschemas.ttl", "bioschemas.jsonld", "@id", None),
    ("bioschemas.ttl", "bioschemas.jsonld", "keywords", None),
    ("bioschemas.ttl", "bioschemas.jsonld", "description", None),
    ("bioschemas.ttl", "bioschemas.jsonld", "name", None),
    ("bioschemas.ttl", "bioschemas.jsonld", "educationalLevel", "easy"),
    ("bioschemas.ttl", "bioschemas.jsonld", "creativeWorkStatus", "Published"),
    ("bioschemas.ttl", "bioschemas.jsonld", "@type", "Course"),
    ("elm.ttl", "elm.jsonld", "dct:title", None),
    ("elm.ttl", "elm.jsonld", "dct:title", "Tea with a group"),
    ("elm.ttl", "elm.jsonld", "dct:language", None),
    ("elm.ttl", "elm.jsonld", "dct:language", "en"),
    ("elm.ttl", "elm.jsonld", "elm:ISCEDFCode", None),
    ("elm.ttl", "elm.jsonld", "elm:learningOutcome", None),
    ("elm.ttl", "elm.jsonld", "elm:learningOutcome", {"@type": "elm:LearningOutcome"}),
    ("elm.ttl", "elm.jsonld", "elm:volumeOfLearning", "35 minutes"),
    ("elm.ttl", "elm.jsonld", "dct:publisher", {"@type": "elm:Organisation", "rov:legalName": {"@value": "A", "@language": "en"}}),
    ("elm.ttl", "elm.jsonld", "dct:creator", "Daphne Example"),
    ("elm.ttl", "elm.jsonld", "elm:mode", {"@id": "http://data.europa.eu/snb/learning-assessment/online", "@type": "skos:Concept"}),
]


@pytest.mark.parametrize(("rules", "ending", "key", "value"), WRONG_RDF, ids=[f"{e}-{k}-{n}" for n, (_, e, k, _) in enumerate(WRONG_RDF)])
def test_a_wrong_linked_record_is_refused(rules: str, ending: str, key: str, value: object) -> None:
    good = json.loads(written("states", ending)[f"{TEA}.{ending}"])
    bad = {k: v for k, v in good.items() if k != key} | ({} if value is None else {key: value})
    assert read.shape_faults(rules, read.graph(json.dumps(bad).encode(), "file:///x")) != []


# --- LOM, Dublin Core


@projects
@addresses
@pytest.mark.parametrize(("ending", "rules"), [("lom.xml", read.LOM), ("dc.xml", read.RULES / "oai_dc.xsd")], ids=["lom", "dc"])
def test_xml_records_are_valid(project: str, url: str, ending: str, rules: Path) -> None:
    found = written(project, ending, url)
    assert len(found) == len(list(subjects(project)))
    assert {path: faults for path, data in found.items() if (faults := read.xml_faults(rules, data))} == {}


WRONG_XML = [
    ("lom.xml", "<lom:value>author<", "<lom:value>writer<"),
    ("lom.xml", "<lom:value>learner<", "<lom:value>pupil<"),
    ("lom.xml", "<lom:value>isbasedon<", "<lom:value>madefrom<"),
    ("lom.xml", "<lom:value>discipline<", "<lom:value>field<"),
    ("lom.xml", "<lom:value>final<", "<lom:value>published<"),
    ("lom.xml", "<lom:language>en<", "<lom:tongue>en<"),
    ("lom.xml", "PT35M", "35 minutes"),
    ("lom.xml", "<lom:id>1013</lom:id>", ""),
    ("dc.xml", "dc:title", "dc:name"),
    ("dc.xml", ">en</dc:language>", "> </dc:language>"),
    ("dc.xml", 'xml:lang="en"', 'xml:lang="in English"'),
    ("dc.xml", "<dc:date>", '<dc:date unit="day">'),
]


@pytest.mark.parametrize(("ending", "good", "bad"), WRONG_XML)
def test_a_wrong_document_is_refused(ending: str, good: str, bad: str) -> None:
    text = written("states", ending)[f"{TEA}.{ending}"].decode()
    assert good in text
    try:
        faults = read.xml_faults(read.LOM if ending == "lom.xml" else read.RULES / "oai_dc.xsd", text.replace(good, bad).encode())
    except read.etree.XMLSyntaxError:
        return
    assert faults


# --- DCAT-AP


def all_downloads(project: str) -> dict[str, tuple[Download, ...]]:
    return {m.id: tuple(one for tag in m.editions for one in downloads(m.id, tag)) for m in catalogue(project).modules}


@projects
@addresses
def test_the_catalogue_is_valid_for_data_portals(project: str, url: str) -> None:
    data = dcat(catalogue(project), settings(project, url), all_downloads(project))
    assert data == dcat(catalogue(project), settings(project, url), all_downloads(project))
    whole = read.graph(data, f"file:///site/{DCAT}")
    assert read.shape_faults("dcat-ap.ttl", whole) == []
    space = "http://www.w3.org/ns/dcat#"
    assert len(set(whole.subjects(RDF.type, URIRef(f"{space}Dataset")))) == len(catalogue(project).modules)
    files = {str(one) for one in whole.objects(None, URIRef(f"{space}downloadURL"))}
    wanted = {one.path for found in all_downloads(project).values() for one in found}
    assert files == {(url or "file:///site/") + path for path in wanted}


WRONG_DCAT = [
    ('"@type": "dcat:Catalog", "title"', '"@type": "dcat:Catalog", "name"'),
    ('"dct:publisher"', '"dct:creator"'),
    ('"accessURL": "http', '"dct:relation": "http'),
    ('"byteSize": "1234"', '"byteSize": "1 kB"'),
    ('"checksumValue": "0a', '"checksumValue": "xx'),
    ("checksumAlgorithm_sha256", "checksumAlgorithm_md5"),
    ('"foaf:name"', '"foaf:nick"'),
    ('"@type": "dct:LinguisticSystem"', '"@type": "dct:Language"'),
    ('"modified": "2026', '"modified": "in 2026'),
]


@pytest.mark.parametrize(("good", "bad"), WRONG_DCAT)
def test_a_wrong_catalogue_is_refused(good: str, bad: str) -> None:
    text = dcat(catalogue("states"), settings("states"), all_downloads("states")).decode()
    assert good in text
    assert read.shape_faults("dcat-ap.ttl", read.graph(text.replace(good, bad).encode(), "file:///x")) != []


# --- what they say


@projects
def test_each_record_says_who_made_the_text(project: str) -> None:
    """In words of the interface in the edition's language, where the interface has it."""
    for subject in subjects(project):
        told = subject.told[0] if subject.told else ""
        assert told or subject.edition.state.origin == "unknown"
        for path, data in records(subject):
            text = data.decode()
            assert told in text, path
        machine = dict(records(subject))[f"data/records/{subject.module.id}/{subject.module.id}-{subject.edition.locale}.jsonld"]
        assert (b"TrainedAlgorithmicMediaDigitalSource" in machine) == subject.machine


@projects
@addresses
def test_page_and_record_say_the_same(project: str, url: str) -> None:
    for subject in subjects(project, url):
        module, edition = subject.module, subject.edition
        view = View(subject.settings, subject.settings.default, f"modules/{module.id}/index.html")
        context = PageContext(subject.settings, lambda locale, document: None, subject.topics, subject.sectors)
        found = head(view, module, edition, context)
        page = json.loads(re.search(r"<script[^>]*>(.*)</script>", found)[1])
        all_records = dict(records(subject))
        record = json.loads(all_records[f"data/records/{module.id}/{module.id}-{edition.locale}.jsonld"])
        assert {key: record[key] for key in page} == page
        assert {"@type", "name", "description", "license", "author", "hasPart"} <= set(page)
        links = re.findall(r'<link rel="describedby" type="([^"]+)" title="[^"]+" href="\.\./\.\./([^"]+)">', found)
        assert [path for _, path in links] == list(all_records)


def test_nothing_is_invented() -> None:
    """A group in no country has none, an author without an ORCID iD none; where no kind of material is named, none is."""
    [subject] = [one for one in subjects("real") if (one.module.id, one.edition.locale) == ("staying-safe-online", "en")]
    assert subject.module.provider.country == ""
    found = {path.partition("-en.")[2]: data.decode() for path, data in records(subject)}
    assert "publisher" not in json.loads(found["elm.jsonld"])
    assert all("country" not in text.lower() or "countries" in text.lower() for text in found.values())
    assert all("orcid" not in text for text in found.values())
    amb = json.loads(found["amb.json"])
    assert "about" not in amb
    assert "learningResourceType" not in amb
    assert "educationLevel" not in found["elm.jsonld"]
