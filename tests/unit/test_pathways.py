"""Pathways: what is read, what is refused, and pages."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import change, drawn, text

from oer_catalogue.engine import stage
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.pathway import light_pathway, load_pathway, load_pathways
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Catalogue
from oer_catalogue.pages import SLOTS, Download, Page, Together, pathway_pages, site_pages
from oer_catalogue.pages.pathways import pathway_names
from oer_catalogue.project import read as read_project
from oer_catalogue.settings import Settings
from oer_catalogue.site import engine_inputs

ROOT = Path(__file__).parents[2]
PROBLEMS = ROOT / "tests" / "problems"
SITE = Settings(site_name="Example", site_url="https://site.example/", languages=("en", "el", "ar"), edit_uri="https://git.example/")
OURS = ("open-and-accessible-teaching", "safe-online-together")
FACTS, ENGLISH, GREEK = (f"docs/pathways/first-steps/{name}" for name in ("pathway.yml", "en.md", "el.md"))
SECOND = "modules/second-step/module.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two modules, and a pathway whose Greek has neither a reason nor a text."""
    root = tmp_path / "project"
    shutil.copytree(PROBLEMS / "_good", root)
    shutil.copytree(PROBLEMS / "OER-P008", root, dirs_exist_ok=True)
    return root


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_pathway_has_facts_and_words(project: Path):
    pathway, problems = load_pathway(project / "docs" / "pathways" / "first-steps", project)
    assert {problem.code for problem in problems} == {"OER-P008"}
    assert (pathway.id, pathway.folder, pathway.source_language) == ("first-steps", "docs/pathways/first-steps", "en")
    assert (pathway.version, pathway.updated, pathway.licence, pathway.audience) == ("1.0.0", "2026-11-24", "CC-BY-4.0", ("learner",))
    assert pathway.modules == ("safe-start", "second-step")
    assert [(place.line, place.column) for place in pathway.places] == [(7, 11), (7, 23)]
    assert list(pathway.words) == ["en", "el"]
    words = pathway.words["en"]
    assert (words.title, words.origin, words.reviewed) == ("First steps", "hand", False)
    assert words.reasons == {"safe-start": "It comes first because the other one needs it."}
    assert [node.kind for node in words.document.nodes] == ["paragraph"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (FACTS, "audience: [learner]", "audience: [learner]\ncolour: red", "OER-M001"),
        (FACTS, "licence: CC-BY-4.0\n", "", "OER-M002"),
        (FACTS, "audience: [learner]", "audience: [everybody]", "OER-M005"),
        (FACTS, "version: 1.0.0", "version: one", "OER-M006"),
        (FACTS, "licence: CC-BY-4.0", "licence: CC-BY-ND-4.0", "OER-M012"),
        (FACTS, "id: first-steps", "id: last-steps", "OER-M008"),
        (FACTS, "[safe-start, second-step]", "safe-start", "OER-M004"),
        (FACTS, "[safe-start, second-step]", "[]", "OER-M007"),
        (FACTS, "[safe-start, second-step]", "[safe-start, second-stop]", "OER-P001"),
        (FACTS, "[safe-start, second-step]", "[second-step, safe-start, second-step]", "OER-P002"),
        (FACTS, "[safe-start, second-step]", "[second-step]", "OER-P003"),
        (ENGLISH, "title: First steps\n", "", "OER-M002"),
        (ENGLISH, "origin: hand\n", "", "OER-M002"),
        (ENGLISH, "origin: hand", "origin: hand\nauthor: me", "OER-S007"),
        (ENGLISH, "  safe-start: It", "  safe-star: It", "OER-P009"),
        (ENGLISH, "For everybody who begins.", "", "OER-P010"),
        (ENGLISH, "For everybody who begins.", "<b>For</b> you.", "OER-S001"),
        (ENGLISH, "For everybody who begins.", "[For](javascript:x)", "OER-S003"),
        (ENGLISH, "For everybody who begins.", "![For](https://evil.example/x.png)", "OER-S005"),
        (ENGLISH, "For everybody who begins.", "[For](oer:nowhere)", "OER-L019"),
    ],
)
def test_a_mistake_leaves_out_the_pathway_and_nothing_else(project: Path, file: str, old: str, new: str, code: str):
    change(project / file, old, new)
    catalogue, report = load(project)
    found = [p for p in report.problems if p.code == code]
    assert found, report.problems
    assert all(p.place.file == file and p.fix for p in found)
    assert catalogue.pathways == {}
    assert [module.id for module in catalogue.modules] == ["safe-start", "second-step"]
    assert catalogue.quarantined == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("first-steps/photo.png", "OER-F009"),
        ("first-steps/english.md", "OER-F009"),
        ("notes.md", "OER-F009"),
        ("index/pathway.yml", "OER-M019"),
        ("First Steps/pathway.yml", "OER-F002"),
        ("empty/en.md", "OER-M009"),
    ],
)
def test_what_does_not_belong_there_is_named(project: Path, name: str, code: str):
    target = project / "docs" / "pathways" / name
    target.parent.mkdir(exist_ok=True)
    target.write_text("---\ntitle: A\nsummary: B\norigin: hand\n---\n\nC\n", "utf-8")
    found = load_pathways(project).problems
    assert code in {p.code for p in found}
    assert all(p.place.file.startswith("docs/pathways/") for p in found)


def test_a_link_in_the_folder_is_not_followed(project: Path):
    (project / "docs" / "pathways" / "trap").symlink_to("/etc")
    (project / "docs" / "pathways" / "first-steps" / "de.md").symlink_to("/etc/hostname")
    found = load_pathways(project)
    assert {p.code for p in found.problems} == {"OER-F001", "OER-P008"}
    assert not found.usable


def test_a_required_module_must_come_before(project: Path):
    change(project / SECOND, "tech:", "requires: [safe-start]\ntech:")
    assert {p.code for p in load(project)[1].problems} == {"OER-P008"}
    change(project / FACTS, "[safe-start, second-step]", "[second-step, safe-start]")
    catalogue, report = load(project)
    assert [p.code for p in report.errors] == ["OER-P004"]
    assert catalogue.pathways == {}


def test_a_broken_module_is_no_second_mistake_in_the_pathway_that_names_it(project: Path):
    change(project / SECOND, "level: beginner", "level: hard")
    catalogue, report = load(project)
    assert [p.code for p in report.errors] == ["OER-M005"]
    pathway = catalogue.pathways["first-steps"]
    assert [module.id for module in catalogue.along(pathway)] == ["safe-start"]
    assert catalogue.open_pathways == ()  # one module is left: there is no way to go
    assert set(pages_of(catalogue)) == {"pathways/index.html", "el/pathways/index.html", "ar/pathways/index.html"}


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_what_is_not_shown_is_not_on_the_way(project: Path, status: str):
    change(project / SECOND, "status: published", f"status: {status}")
    _, report = load(project)
    assert [p.place.file for p in report.problems if p.code == "OER-P006"] == [FACTS]
    assert report.errors == ()


def test_the_engine_does_not_draw_again_when_a_pathway_changes():
    here, _ = read_project(ROOT)
    assert not [name for name in engine_inputs(here) if name.startswith("docs/pathways/")]
    assert not [page.name for page in stage.articles(here.docs, ("en",)) if page.name.startswith("pathways/")]


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def catalogue(project: Path) -> Catalogue:
    found, report = load(project)
    assert report.errors == ()
    return found


FILES = tuple(
    Download(form, tag, f"downloads/pathways/first-steps/first-steps-{tag}.{suffix}", size, "0" * 64)
    for form, suffix, tag, size in (("scorm12", "scorm12-set.zip", "en", 52_000), ("scorm12", "scorm12-set.zip", "el", 61_000))
)


def pages_of(catalogue: Catalogue, settings: Settings = SITE, files: Mapping[str, tuple[Download, ...]] | None = None) -> dict[str, Page]:
    return {page.path: page for tag in settings.languages for page in pathway_pages(catalogue, settings, tag, files or {})}


def test_every_language_has_the_list_and_every_pathway(catalogue: Catalogue):
    pages = pages_of(catalogue, files={"first-steps": FILES})
    assert set(pages) == {f"{prefix}pathways/{name}.html" for prefix in ("", "el/", "ar/") for name in ("index", "first-steps")}
    for page in pages.values():
        assert set(page.slots) == set(SLOTS)
        assert not [name for name, value in page.slots.items() if "\x1a" in value or "%%oer" in value]
        ids = [e.get("id") for e in drawn(page).iter() if isinstance(e.tag, str) and e.get("id")]
        assert sorted(ids) == sorted(set(ids))
        for address in drawn(page).xpath("//a/@href[starts-with(., '#')]"):
            assert address[1:] in ids, (page.path, address)
    assert pages == pages_of(catalogue, files={"first-steps": FILES})


def test_the_list_says_what_people_ask_first(catalogue: Catalogue):
    words = text(drawn(pages_of(catalogue)["pathways/index.html"]))
    for fact in ("First steps", "Two short modules for people who begin.", "2 modules", "55 min"):
        assert fact in words


def test_without_pathways_the_list_says_so():
    page = pages_of(Catalogue(()))["pathways/index.html"]
    assert text(drawn(page)).endswith("There are no pathways in this catalogue yet.")


def test_the_modules_stand_in_order_with_what_matters(catalogue: Catalogue):
    tree = drawn(pages_of(catalogue)["pathways/first-steps.html"])
    steps = tree.xpath("//li[@class='oer-way__step']")
    assert [text(step.find("p")) for step in steps] == ["Step 1 of 2", "Step 2 of 2"]
    assert [step.find("h3/a").get("href") for step in steps] == ["../modules/safe-start/index.html", "../modules/second-step/index.html"]
    first, second = (text(step) for step in steps)
    for fact in ("It comes first because", "35 min", "Beginner", "Original", "What you will be able to do", "Lead a group"):
        assert fact in first
    assert steps[0].xpath(".//a/@href")[-1] == "../modules/safe-start/guide.html"
    assert "Go on alone." in second
    assert "Lead a group" not in second  # it has no guide
    assert "55 min in all" in text(tree)
    assert tree.xpath("//a[contains(@class, 'oer-button--primary')]/@href") == ["../modules/safe-start/index.html"]


def test_what_is_needed_stands_before_the_way(project: Path):
    change(project / SECOND, "tech:", "requires: [safe-start]\ntech:")
    change(project / FACTS, "[safe-start, second-step]", "[second-step, third-step]")
    change(project / ENGLISH, "  safe-start: It", "  second-step: It")
    shutil.copytree(PROBLEMS / "OER-P005" / "modules" / "third-step", project / "modules" / "third-step")
    catalogue, report = load(project)
    assert report.errors == ()
    tree = drawn(pages_of(catalogue)["pathways/first-steps.html"])
    assert tree.xpath("//section[@aria-labelledby='oer-before']//a/@href") == ["../modules/safe-start/index.html"]


def test_a_translation_falls_back_part_by_part(catalogue: Catalogue):
    page = pages_of(catalogue)["el/pathways/first-steps.html"]
    tree = drawn(page)
    assert text(tree.find(".//h1")) == "Πρώτα βήματα"
    assert tree.find(".//h1").get("lang") is None
    assert [(text(e), e.get("lang")) for e in tree.xpath("//p[@class='oer-way__reason']")] == [
        ("It comes first because the other one needs it.", "en")
    ]
    assert [(text(e), e.get("lang")) for e in tree.xpath("//div[contains(@class, 'oer-prose')]")] == [("For everybody who begins.", "en")]
    assert [e.get("lang") for e in tree.xpath("//h3[@class='oer-way__title']/a")] == [None, "en"]
    assert strings("el")("catalogue.card.missing") in text(tree)  # the second module
    assert strings("el")("state.origin.translated.machine.unreviewed")[1:] in page.slots["notice"]
    assert "noindex" not in page.slots["head"]
    assert 'href="https://git.example/docs/pathways/first-steps/el.md"' in page.slots["edit"]


def test_a_fallback_says_so_and_is_not_indexed(catalogue: Catalogue):
    page = pages_of(catalogue)["ar/pathways/first-steps.html"]
    assert (drawn(page).find(".//h1").get("lang"), drawn(page).find(".//h1").get("dir")) == ("en", "ltr")
    assert "noindex" in page.slots["head"]
    assert page.slots["alternates"] == "" == page.slots["canonical"]
    assert page.alternates == {"en": "pathways/first-steps.html", "el": "el/pathways/first-steps.html"}
    assert "oer-notice--caution" in page.slots["notice"]
    names = {"pathways/index.html": SITE.languages, "pathways/first-steps.html": ("en", "el")}
    assert pathway_names(catalogue, SITE) == names


def test_the_box_has_the_file_of_the_reader_first(catalogue: Catalogue):
    pages = pages_of(catalogue, files={"first-steps": FILES})
    for prefix, tag, up in (("", "en", "../"), ("el/", "el", "../../"), ("ar/", "en", "../../")):
        box = drawn(pages[f"{prefix}pathways/first-steps.html"]).xpath("//section[@id='download']")[0]
        offered = box.xpath(".//a[contains(@class, 'oer-button')]/@href")
        assert offered == [f"{up}downloads/pathways/first-steps/first-steps-{tag}.scorm12-set.zip"]
        assert len(box.xpath(".//table//a")) == 2
        assert (strings(prefix.rstrip("/") or "en")("download.other_language") in text(box)) == (prefix == "ar/")
    assert not drawn(pages_of(catalogue)["pathways/first-steps.html"]).xpath("//*[@id='download']")


def test_home_and_catalogue_lead_to_the_pathways(catalogue: Catalogue):
    everything = Download("bundle", "el", "downloads/all/oer-el.zip", 2_000_000, "0" * 64)
    for tag, path in (("en", ""), ("el", "el/")):
        pages = {page.path: page for page in site_pages(catalogue, SITE, tag, together=Together({}, {"el": everything}))}
        home, listed = drawn(pages[f"{path}index.html"]), drawn(pages[f"{path}catalogue.html"])
        assert "pathways/first-steps.html" in home.xpath("//section[@aria-labelledby='ways']//a/@href")
        assert "pathways/index.html" in listed.xpath("//header/p/a/@href")
        bundles = [link for link in home.xpath("//a[@download]/@href") if "downloads/all" in link]
        assert bundles == (["../downloads/all/oer-el.zip"] if tag == "el" else [])
    bare = {page.path: page for page in site_pages(replace(catalogue, pathways={}), SITE, "en")}
    assert not drawn(bare["index.html"]).xpath("//*[@id='ways']")
    assert "pathways/" not in bare["catalogue.html"].slots["content"]


NASTY = '</title></script><b onclick="x">&"\'<!--'


def test_words_are_escaped(catalogue: Catalogue):
    pathway = catalogue.pathways["first-steps"]
    words = replace(pathway.words["en"], title=NASTY, summary=NASTY, reasons={"safe-start": NASTY})
    nasty = replace(catalogue, pathways={"first-steps": replace(pathway, words={"en": words})})
    for page in (*pages_of(nasty, replace(SITE, languages=("en",))).values(), *site_pages(nasty, SITE, "en")):
        joined = "".join(page.slots.values())
        assert "<b onclick" not in joined
        assert "</title>" not in page.slots["title"]
        assert '"' not in page.slots["description"]


def test_a_light_pathway_holds_no_text(catalogue: Catalogue):
    pathway = light_pathway(catalogue.pathways["first-steps"])
    assert {said.document for said in pathway.words.values()} == {None}
    assert pathway.words["en"].reasons
    assert pathway.words["el"].title


# --- ours -----------------------------------------------------------------------------------------------------------


def test_ours_are_there_in_every_language():
    found = load_pathways(ROOT)
    assert found.problems == ()
    assert tuple(found.usable) == OURS
    for pathway in found.usable.values():
        assert set(pathway.words) == {"en", "it", "el", "bg", "de", "nl", "fi", "ar"}
        for words in pathway.words.values():
            assert words.origin == "machine"
            assert set(words.reasons) == set(pathway.modules)
            ids = [node.id for node in words.document.nodes if node.kind == "heading"]
            assert ids == [node.id for node in pathway.words["en"].document.nodes if node.kind == "heading"]
