"""A whole pathway as one e-book and as one Moodle course."""

from __future__ import annotations

import hashlib
import io
import posixpath
import shutil
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from epubcheck_run import verdicts
from lxml import etree

from oer_catalogue.build import Context, bodies
from oer_catalogue.cache import Cache
from oer_catalogue.load.catalogue import load
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Catalogue
from oer_catalogue.packages import PackageContext
from oer_catalogue.pathway_files import WRITERS, BookTask, book_tasks, do_book, recall_book, way_of
from oer_catalogue.settings import Brand, Settings

from .moodle_restore import CREATOR_IN_OWN_COURSE, EDITING_TEACHER, Course, Restored, Section, files_of, restore

PROBLEMS = Path(__file__).parents[1] / "problems"
SITE = Settings(site_name="Example", languages=("en", "el", "ar"), brand=Brand(name="Example Publisher"))
OPF = "{http://www.idpf.org/2007/opf}"
H = "{http://www.w3.org/1999/xhtml}"
QUIZ = "---\ntitle: Check\n---\n\n## Go on? {#go .LO1}\n\n- [x] Yes\n- [ ] No\n"
STRANGE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, eq=False)
class Project:
    root: Path
    catalogue: Catalogue

    @lru_cache(maxsize=8)  # noqa: B019
    def made(self, form: str, locale: str) -> bytes:
        pathway = self.catalogue.pathways["first-steps"]
        way = way_of(pathway, self.catalogue.along(pathway), locale, SITE)
        contexts = [
            PackageContext(SITE, strings(edition.locale), bodies(module), lambda p, m=module: (self.root / m.folder / p).read_bytes(), {})
            for module, edition in way.editions
        ]
        target = io.BytesIO()
        WRITERS[form][0](way, contexts, target)
        return target.getvalue()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two modules, the second of which links to the first and has no guide, glossary or translation."""
    root = tmp_path_factory.mktemp("books") / "project"
    shutil.copytree(PROBLEMS / "_good", root)
    shutil.copytree(PROBLEMS / "OER-P008", root, dirs_exist_ok=True)
    lesson = root / "modules" / "second-step" / "en" / "lessons" / "go-on.md"
    lesson.write_text(lesson.read_text("utf-8").replace("Do it again", "Do it [again](oer:safe-start/spot-the-trap#nowhere)"), "utf-8")
    second = root / "modules" / "second-step"
    (second / "en" / "quiz.md").write_text(QUIZ, "utf-8")
    facts = second / "module.yml"
    facts.write_text(facts.read_text("utf-8") + "quiz: {pass: 50 %, supervised: false}\n", "utf-8")
    text = root / "docs" / "pathways" / "first-steps" / "en.md"
    text.write_text(text.read_text("utf-8") + "\nBegin with [the first](oer:safe-start).\n", "utf-8")
    catalogue, report = load(root)
    assert report.errors == ()
    return Project(root, catalogue)


@pytest.mark.parametrize("locale", ["en", "el"])
@pytest.mark.parametrize("form", ["epub", "mbz"])
def test_the_same_input_gives_the_same_bytes(project: Project, form: str, locale: str):
    assert project.made(form, locale) == project.made.__wrapped__(project, form, locale)
    with zipfile.ZipFile(io.BytesIO(project.made(form, locale))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names)
        assert not [name for name in names if name.endswith("/") or name.startswith("/") or ".." in name]
        credits = archive.read("attribution.txt").decode()
    assert credits.count("SHA-256") == 2
    assert "Example Publisher" in credits


# --- the book -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "el"])
def test_every_page_is_in_the_book_and_every_link_leads_somewhere(project: Project, locale: str):
    with zipfile.ZipFile(io.BytesIO(project.made("epub", locale))) as archive:
        assert archive.namelist()[0] == "mimetype"
        names = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        listed = {unquote(item.get("href")) for item in package.iter(f"{OPF}item")}
        assert listed == names - {"package.opf"}
        trees = {name: etree.fromstring(archive.read(f"EPUB/{name}")) for name in names if name.endswith(".xhtml")}
    spine = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    assert spine[:3] == ["cover", "contents", "text-pathway"]
    assert [id for id in spine if id.endswith("introduction")] == ["m1-text-introduction", "m2-text-introduction"]
    ids = {name: {element.get("id") for element in tree.iter(etree.Element)} for name, tree in trees.items()}
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            address = element.get("href") or element.get("src") or ""
            if not address or address.startswith(STRANGE):
                continue
            path, _, fragment = unquote(address).partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert there in names, (name, address)
            assert not fragment or fragment in ids[there], (name, address)


def test_the_modules_link_to_each_other_inside_the_book(project: Project):
    with zipfile.ZipFile(io.BytesIO(project.made("epub", "en"))) as archive:
        lesson = etree.fromstring(archive.read("EPUB/m2/text/lesson-go-on.xhtml"))
        first = etree.fromstring(archive.read("EPUB/text/pathway.xhtml"))
        contents = etree.fromstring(archive.read("EPUB/contents.xhtml"))
    assert lesson.xpath("//h:a/@href", namespaces={"h": H[1:-1]}) == ["../../m1/text/lesson-spot-the-trap.xhtml"]  # it has no such place
    links = first.xpath("//h:a/@href", namespaces={"h": H[1:-1]})
    assert links == ["../m1/text/introduction.xhtml", "../m1/text/introduction.xhtml", "../m2/text/introduction.xhtml"]
    nested = contents.xpath("//h:nav[@id='contents']/h:ol/h:li[h:ol]/h:a", namespaces={"h": H[1:-1]})
    assert [link.text for link in nested] == ["1. A safe start", "2. A second step"]


def test_a_module_that_is_not_translated_is_marked(project: Project):
    with zipfile.ZipFile(io.BytesIO(project.made("epub", "el"))) as archive:
        contents = etree.fromstring(archive.read("EPUB/contents.xhtml"))
        chapter = etree.fromstring(archive.read("EPUB/m2/text/introduction.xhtml"))
        package = archive.read("EPUB/package.opf").decode()
    link = contents.xpath("//h:li[h:ol]/h:a", namespaces={"h": H[1:-1]})[1]
    assert (contents.get("lang"), link.get("lang")) == ("el", "en")
    assert chapter.get("lang") == "en"
    assert "<dc:language>el</dc:language>\n<dc:language>en</dc:language>" in package


def test_the_checker_of_the_w3c_finds_nothing(project: Project):
    assert verdicts({tag: project.made("epub", tag) for tag in ("en", "el")}) == {"en": [], "el": []}


# --- the course -----------------------------------------------------------------------------------------------------


def restored(project: Project, locale: str, new: bool) -> Restored:
    course = Course(new=True) if new else Course(sections={0: Section(None, "", True, ["Hers"]), 1: Section("Week 1", "Ours", True, [])})
    return restore(files_of(project.made("mbz", locale)), course, CREATOR_IN_OWN_COURSE if new else EDITING_TEACHER)


@pytest.mark.parametrize("locale", ["en", "el"])
@pytest.mark.parametrize("new", [True, False])
def test_a_course_has_a_section_for_each_module_and_loses_nothing(project: Project, locale: str, new: bool):
    found = restored(project, locale, new)
    assert found.lost == found.warnings == []
    assert set(found.course.sections) == {0, 1, 2}
    modules = project.catalogue.along(project.catalogue.pathways["first-steps"])
    titles = [module.editions.get(locale, module.source).title for module in modules]
    assert [found.course.sections[n].name for n in (1, 2)] == (titles if new else ["Week 1", titles[1]])
    assert {activity.section for activity in found.activities} == {1, 2}
    assert [activity.section for activity in found.activities if activity.kind == "quiz"] == [1, 2]
    assert [activity.section for activity in found.activities if not activity.visible] == [1]  # the guide
    assert all(quiz.sumgrades > 0 for quiz in found.quizzes)
    assert [len(quiz.slots) > 1 for quiz in found.quizzes] == [True, False]


def test_all_quizzes_share_one_top_of_the_question_bank(project: Project):
    files = files_of(project.made("mbz", "en"))
    names = etree.fromstring(files["questions.xml"]).xpath("question_category/name/text()")
    assert names.count("top") == 1
    assert len(names) == 3
    sums = {hashlib.sha1(data, usedforsecurity=False).hexdigest() for name, data in files.items() if name.startswith("files/")}
    assert sums == {name.rpartition("/")[2] for name in files if name.startswith("files/")}


# --- the unit of work -----------------------------------------------------------------------------------------------


def test_books_are_written_for_every_language_and_not_again(project: Project, tmp_path: Path):
    context = Context(project.root, Cache(tmp_path / "cache"), "", SITE, {}, {}, new=str(tmp_path / "new"), old=str(tmp_path / "old"))
    tasks = {task.format: task for task in book_tasks(project.catalogue, context, {"safe-start": "a", "second-step": "b"})}
    assert set(tasks) == {"epub", "mbz"}
    files = do_book(tasks["mbz"])
    names = [f"downloads/pathways/first-steps/first-steps-{tag}.mbz" for tag in ("el", "en")]
    assert [file.path for file in files] == names
    assert [(one.format, one.locale) for one in tasks["mbz"].downloads(files)] == [("mbz", "el"), ("mbz", "en")]
    (tmp_path / "new").rename(tmp_path / "old")
    assert recall_book(tasks["mbz"]) == files
    assert all((tmp_path / "new" / name).samefile(tmp_path / "old" / name) for name in names)
    changed = book_tasks(project.catalogue, context, {"safe-start": "a", "second-step": "c"})
    assert all(isinstance(task, BookTask) and recall_book(task) is None for task in changed)
