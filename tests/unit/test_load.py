"""Loading: a folder of modules becomes frozen values; what is broken stays out, and only that."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from oer_catalogue.load import catalogue
from oer_catalogue.load.light import light
from oer_catalogue.load.module import load_module
from oer_catalogue.model import Catalogue, Media, Minutes
from oer_catalogue.problem import Report

GOOD = Path(__file__).parents[1] / "problems" / "_good"
NAME = "modules/safe-start"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def load(root: Path) -> tuple[Catalogue, Report]:
    return catalogue.load(root)


def second(project: Path, slug: str) -> Path:
    """A second good module beside the first."""
    folder = project / "modules" / slug
    shutil.copytree(project / NAME, folder)
    edit(folder / "module.yml", "id: safe-start", f"id: {slug}")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8", newline="")


def codes(report: Report) -> list[str]:
    return [p.code for p in report.problems]


def test_every_fact_arrives(project: Path) -> None:
    found, report = load(project)
    assert report.problems == ()
    assert found.quarantined == ()
    assert found.topics["online-safety"].label("el") == "Ασφάλεια στο διαδίκτυο"
    assert found.sectors["construction"].label("fi") == "Building and construction"
    module = found.module("safe-start")
    assert module is not None
    assert (module.version, module.updated, module.status) == ("1.0.0", "2026-11-20", "published")
    assert (module.isced_f, module.eqf_level) == (("0611",), None)
    assert (module.quiz_pass, module.quiz_supervised, module.minutes) == (70.0, False, 35)
    assert module.authors[0].orcid == "0000-0002-1825-0097"
    assert module.outcomes[0].competences[0].code == "4.1"
    assert module.lessons[1].resource is not None
    assert module.lessons[1].resource.minutes == 12
    assert (module.internet, module.devices) == ("download-once", ("paper", "phone", "computer"))
    assert module.assets[0].file == "padlock.svg"
    assert module.quality is not None
    assert module.based_on[0].title == "A short course"
    assert str(module.place) == f"{NAME}/module.yml:1:1"


def test_guide_facts_arrive(project: Path) -> None:
    guide = load(project)[0].modules[0].guide
    assert guide is not None
    hello, hunt, show, _ = guide.sessions[0].activities
    assert (guide.group_min, guide.subgroup, guide.prep_minutes) == (3, 4, 20)
    assert hello.minutes == Minutes(fixed=2, per_person=1, max=15)
    assert hunt.modes == {"online": Minutes(fixed=12)}
    assert (hunt.split, hunt.materials, show.needs) == (True, ("handout",), ("hunt",))
    assert guide.materials[0].modes == ("in-person",)
    assert str(hunt.place) == f"{NAME}/guide.yml:11:14"


def test_editions_hold_what_the_language_has(project: Path) -> None:
    module = load(project)[0].modules[0]
    assert list(module.editions) == ["en", "el"]
    english, greek = module.source, module.editions["el"]
    assert english.title == "A safe start"
    assert list(english.lessons) == ["spot-the-trap", "a-passphrase"]
    assert list(greek.lessons) == ["a-passphrase"]
    assert english.quiz is not None
    assert english.guide is not None
    assert english.glossary is not None
    assert (greek.quiz, greek.guide, greek.glossary) == (None, None, None)
    assert greek.resources["a-passphrase"].language == "el"
    assert english.lessons["spot-the-trap"].body_line == 4
    assert english.index.front["keywords"] == ["phishing", "passphrase"]


def test_the_state_of_a_translation(project: Path) -> None:
    state = load(project)[0].modules[0].editions["el"].state
    assert (state.freshness, state.origin, state.reviewed, state.source_version) == ("partial", "machine", False, "1.0.0")
    assert state.missing == ("lessons/spot-the-trap.md", "quiz.md", "guide.md", "glossary.md")
    assert {name: (d.freshness, d.origin) for name, d in state.documents.items()} == {
        "index.md": ("current", "machine"),
        "lessons/a-passphrase.md": ("current", "hand"),
    }
    edit(project / NAME / "en/index.md", "for a week", "for two weeks")
    state = load(project)[0].modules[0].editions["el"].state
    assert (state.documents["index.md"].freshness, state.outdated) == ("outdated", 1)


def test_media_are_measured_and_every_file_is_hashed(project: Path) -> None:
    module = load(project)[0].modules[0]
    assert list(module.media) == ["el/signs.svg", "padlock.svg", "signs.svg"]
    found = module.media["signs.svg"]
    assert isinstance(found, Media)
    assert (found.width, found.height, found.size) == (320, 160, (project / NAME / "media/signs.svg").stat().st_size)
    there = {p.relative_to(project / NAME).as_posix() for p in (project / NAME).rglob("*") if p.is_file()}
    assert set(module.sources) == there
    assert module.sources["media/signs.svg"] == found.sha256


def test_transcripts_are_documents(project: Path) -> None:
    (project / NAME / "media/talk.en.md").write_text("A voice says: **look**.\n", "utf-8")
    (project / NAME / "media/el/talk.el.md").write_text("---\ntitle: Ομιλία\n---\n\nΜια φωνή.\n", "utf-8")
    found, report = load(project)
    assert report.problems == ()
    transcripts = found.modules[0].transcripts
    assert [(d.name, d.locale, d.title, d.body_line) for d in transcripts.values()] == [
        ("media/el/talk.el.md", "el", "Ομιλία", 4),
        ("media/talk.en.md", "en", "", 1),
    ]


def test_one_broken_module_keeps_nobody_else_out(project: Path) -> None:
    edit(second(project, "broken-one") / "module.yml", "licence: CC-BY-4.0", "licence: CC-BY")
    second(project, "another-good-one")
    found, report = load(project)
    assert [m.id for m in found.modules] == ["another-good-one", "safe-start"]
    assert found.quarantined == ("broken-one",)
    assert codes(report) == ["OER-M012"]


def test_what_is_wrong_between_modules_keeps_only_the_guilty_out(project: Path) -> None:
    edit(second(project, "lonely-one") / "module.yml", "topics: [online-safety]", "topics: [cooking]")
    found, report = load(project)
    assert [m.id for m in found.modules] == ["safe-start"]
    assert found.quarantined == ("lonely-one",)
    assert codes(report) == ["OER-M017"]


def test_a_link_to_a_broken_module_is_no_second_mistake(project: Path) -> None:
    edit(second(project, "broken-one") / "module.yml", "level: beginner", "level: easy")
    edit(project / NAME / "module.yml", "level: beginner", "level: beginner\nrequires: [broken-one]")
    edit(project / NAME / "en/lessons/a-passphrase.md", "Work through", "See [it](oer:broken-one/spot-the-trap). Work through")
    found, report = load(project)
    assert codes(report) == ["OER-M005"]
    assert [m.id for m in found.modules] == ["safe-start"]


def test_a_link_out_of_the_folder_is_never_read(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("secret", "utf-8")
    (project / NAME / "media/secret.svg").symlink_to(secret)
    (project / NAME / "en/lessons/all").symlink_to("/")
    module, problems = load_module(project / NAME, project)
    assert module is None
    assert [p.code for p in problems] == ["OER-F001", "OER-F001"]
    assert not any("secret" in p.message for p in problems)


def test_files_without_a_place(project: Path) -> None:
    (project / NAME / "en/lessons/deep/deeper").mkdir(parents=True)
    (project / NAME / "en/lessons/deep/deeper/x.md").write_text("x", "utf-8")
    (project / NAME / "media/notes.md").write_text("x", "utf-8")
    (project / NAME / "en/lessons/deep/y.md").write_text("x", "utf-8")
    problems = load_module(project / NAME, project)[1]
    assert {(p.code, p.place.file.removeprefix(f"{NAME}/")) for p in problems} == {
        ("OER-F009", "en/lessons/deep/deeper"),
        ("OER-F009", "en/lessons/deep/y.md"),
        ("OER-F009", "media/notes.md"),
    }


def test_files_of_editors_are_not_published(project: Path) -> None:
    for name in (".DS_Store", "en/.index.md.swp", "en/index.md~"):
        (project / NAME / name).write_bytes(b"\xff\x00")
    found, report = load(project)
    assert report.problems == ()
    assert not [path for path in found.modules[0].sources if path.endswith(("~", ".swp", "Store"))]


def test_line_ends_of_windows_change_nothing(project: Path) -> None:
    before = load(project)[0].modules[0]
    for file in (project / NAME).rglob("*"):
        if file.suffix in (".md", ".yml"):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    found, report = load(project)
    assert report.problems == ()
    assert found.modules[0].editions == before.editions


def test_a_module_travels_between_processes_and_is_the_same_each_time(project: Path) -> None:
    module, problems = load_module(project / NAME, project)
    assert pickle.loads(pickle.dumps(load_module)) is load_module
    assert pickle.loads(pickle.dumps((module, problems))) == (module, problems)
    assert load_module(project / NAME, project) == (module, problems)


def test_light_modules_are_judged_as_whole_ones(project: Path) -> None:
    second(project, "a-second-one")
    lesson = project / NAME / "en/lessons/spot-the-trap.md"
    lesson.write_text(f"{lesson.read_text('utf-8')}\n[gone](oer:nothing)\n", "utf-8")
    seen = catalogue.outline(project)
    whole = [load_module(folder, project) for folder in seen.folders]
    slim = [(module and light(module), problems) for module, problems in whole]
    assert catalogue.judge(project, seen, slim)[1] == load(project)[1]
    assert [p.code for p in catalogue.judge(project, seen, slim)[1].problems].count("OER-L019") == 1
    assert len(pickle.dumps(slim)) < len(pickle.dumps(whole)) / 3


def test_no_modules_folder(tmp_path: Path) -> None:
    found, report = load(tmp_path)
    assert found.modules == ()
    assert codes(report) == ["OER-C006"]


def test_all_mistakes_of_all_files_are_said_at_once(project: Path) -> None:
    edit(project / NAME / "module.yml", "level: beginner", "level: easy")
    edit(project / NAME / "guide.yml", "prep_minutes: 20", "prep_minutes: a while")
    edit(project / NAME / "en/index.md", "title: A safe start", "titel: A safe start")
    edit(project / NAME / "el/translation.yml", "source_version: 1.0.0", "source_version: 1")
    (project / NAME / "media/notes.pdf").write_bytes(b"<html>")
    assert {p.place.file.removeprefix(f"{NAME}/") for p in load(project)[1].problems} == {
        "module.yml",
        "guide.yml",
        "en/index.md",
        "el/translation.yml",
        "media/notes.pdf",
    }
