"""The SCORM package of every module of this catalogue: valid by the schemas, and played to full score in a platform."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue, Module, Question
from oer_catalogue.packages import FORMATS
from oer_catalogue.settings import Settings

from .conftest import Packed, context_of, written
from .test_scorm12_play import KEPT, platform  # noqa: F401  (a fixture)

ROOT = Path(__file__).parents[2]
REAL = Settings(languages=("en", "it", "el", "bg", "de", "ar"))
EDITIONS = sorted((path.parts[-3], path.parts[-2]) for path in (ROOT / "modules").glob("*/*/index.md"))
PLAYED = [(name, locale) for name, locale in EDITIONS if locale == "en"] + [("staying-safe-online", "el")]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, report = load(ROOT)
    assert report.errors == ()
    return found


def packed(catalogue: Catalogue, name: str, locale: str) -> tuple[Module, Packed]:
    module = catalogue.module(name)
    form = next(form for form in FORMATS if form.name == "scorm12")
    return module, Packed(written(form, module, locale, context_of(module, locale, REAL, ROOT / module.folder)))


def right(question: Question) -> object:
    """What a learner gives who knows everything."""
    if question.kind in ("single", "multiple"):
        return [index for index, choice in enumerate(question.choices) if choice.right]
    if question.kind == "order":
        return [str(index) for index in range(len(question.items))]
    if question.kind == "match":
        return [str(index) for index in range(len(question.pairs))]
    return question.value if question.kind == "number" else question.texts[0]


@pytest.mark.parametrize(("name", "locale"), EDITIONS)
def test_the_package_of_every_edition_is_valid_and_small(catalogue, schema, name: str, locale: str):
    _, package = packed(catalogue, name, locale)
    schema.assertValid(etree.fromstring(package.archive.read("imsmanifest.xml")))
    assert len(package.data) < 2_000_000


@pytest.mark.parametrize(("name", "locale"), PLAYED)
def test_a_learner_who_knows_everything_passes(catalogue, platform, name: str, locale: str):  # noqa: F811
    module, package = packed(catalogue, name, locale)
    seat = platform(package)
    for lesson in module.lessons:
        seat.part(lesson.id)
    quiz = module.editions[locale].quiz or module.source.quiz
    seat.part("quiz")
    seat.answer_all({question.id: right(question) for question in quiz.questions if question.scored})
    record = seat.leave()["core"]
    assert record["lesson_status"] == "passed", json.dumps(record)
    assert float(record["score"]["raw"]) == 100
    assert record["session_time"] != "00:00:00"
    assert all(len(call["values"][1]) < KEPT for call in seat.calls("LMSSetValue") if call["values"][0] == "cmi.suspend_data")
