"""The Moodle backups of every module of this catalogue, by the model of Moodle's restore."""

from __future__ import annotations

from pathlib import Path

import pytest

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue
from oer_catalogue.packages import mbz, mbz_section
from oer_catalogue.settings import Settings

from .conftest import context_of, written
from .moodle_restore import CREATOR_IN_OWN_COURSE, EDITING_TEACHER, Course, Section, files_of, restore

ROOT = Path(__file__).parents[2]
REAL = Settings(languages=("en", "it", "el", "bg", "de", "ar"), site_url="https://example.org/oer/")
EDITIONS = sorted((path.parts[-3], path.parts[-2]) for path in (ROOT / "modules").glob("*/*/index.md"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, report = load(ROOT)
    assert report.errors == ()
    return found


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("edition", EDITIONS, ids="-".join)
@pytest.mark.parametrize("form", [mbz.FORMAT, mbz_section.FORMAT], ids=lambda form: form.name)
def test_every_edition_is_restored_whole(catalogue: Catalogue, form, edition: tuple[str, str]) -> None:
    name, locale = edition
    module = catalogue.module(name)
    data = written(form, module, locale, context_of(module, locale, REAL, ROOT / module.folder))
    course = Course(sections={0: Section(), 1: Section("Week 1", "Hers", False, ["Her page"])})
    found = restore(files_of(data), course, EDITING_TEACHER)
    assert (found.lost, found.warnings) == ([], [])
    assert (course.sections[1].name, course.sections[1].summary, course.sections[1].visible) == ("Week 1", "Hers", False)
    words = module.editions[locale]
    quiz = words.quiz or module.source.quiz
    assert len(found.quizzes) == int(quiz is not None)
    if quiz:
        scored = sum(question.scored for question in quiz.questions)
        assert (found.quizzes[0].sumgrades, len(found.quizzes[0].slots)) == (scored, len(quiz.questions))
        assert found.quizzes[0].gradepass == (module.quiz_pass or 0)
    hidden = [one for one in found.activities if not one.visible]
    assert len(hidden) == int(bool(words.guide or module.source.guide))
    assert len([one for one in found.activities if one.kind == "page"]) >= len(module.lessons) + 2
    if form is mbz.FORMAT:
        fresh = restore(files_of(data), Course(new=True), CREATOR_IN_OWN_COURSE)
        assert (fresh.lost, fresh.course.fullname, fresh.course.lang) == ([], words.title, locale)
