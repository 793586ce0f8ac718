"""The SCORM package of every module of this catalogue: valid by the schemas, and played to full score in a platform."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue, Module, Question
from oer_catalogue.packages import FORMATS
from oer_catalogue.settings import Settings

from ..support import quiz_read
from .conftest import Packed, context_of, written
from .test_cc import judge
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


@pytest.fixture(scope="module")
def parser() -> Iterator[quiz_read.Gift]:
    with quiz_read.gift() as found:
        yield found


def packed(catalogue: Catalogue, name: str, locale: str, kind: str = "scorm12") -> tuple[Module, Packed]:
    module = catalogue.module(name)
    form = next(form for form in FORMATS if form.name == kind)
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


@pytest.mark.sample(every=10)
@pytest.mark.parametrize(("name", "locale"), EDITIONS)
def test_the_cartridge_and_the_files_of_questions_of_an_edition(catalogue, parser, name: str, locale: str):
    """The cartridge passes its judge; what the files of questions say is what the offline page says."""
    module, cartridge = packed(catalogue, name, locale, "cc")
    judge(cartridge)
    if not any(edition.quiz for edition in module.editions.values()):
        return
    folder = ROOT / module.folder / "media"
    media = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    page = html.fromstring(packed(catalogue, name, locale, "html")[1].archive.read("index.html").decode())
    shown = quiz_read.read_html(etree.tostring(page.get_element_by_id("quiz"), encoding="unicode", method="html"))
    moodle = quiz_read.read_moodle_xml(packed(catalogue, name, locale, "moodlexml")[1].data, media)
    text = parser.read(packed(catalogue, name, locale, "gift")[1].data)
    assert [one.id for one in moodle] == [one.id for one in shown] == [one.id for one in text]
    for ours, theirs, plain in zip(shown, moodle, text, strict=True):
        assert ours.prompt == theirs.prompt
        assert ours.explanation == theirs.explanation
        assert ours.options == theirs.options
        if not ours.images:
            assert (plain.prompt, plain.explanation, plain.options) == (ours.prompt, ours.explanation, ours.options)
