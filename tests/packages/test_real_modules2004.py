"""The SCORM 2004 package of every module of this catalogue: valid by schemas and rules, and played to full score in a platform."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from .manifest_rules import faults
from .test_manifest2004 import schema2004  # noqa: F401  (a fixture)
from .test_real_modules import EDITIONS, PLAYED, catalogue, packed, right  # noqa: F401
from .test_scorm2004_play import KEPT, outcome, platform  # noqa: F401


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("number", range(len(EDITIONS)))
def test_the_package_of_every_edition_is_valid(catalogue, schema2004, number: int):  # noqa: F811
    _, package = packed(catalogue, *EDITIONS[number], "scorm2004")
    schema2004.assertValid(etree.fromstring(package.archive.read("imsmanifest.xml")))
    assert faults(package.archive) == []


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("number", range(len(PLAYED)))
def test_a_learner_who_knows_everything_passes(catalogue, platform, number: int):  # noqa: F811
    name, locale = PLAYED[number]
    module, package = packed(catalogue, name, locale, "scorm2004")
    seat = platform(package)
    for lesson in module.lessons:
        seat.part(lesson.id)
    quiz = module.editions[locale].quiz or module.source.quiz
    seat.answer_all({question.id: right(question) for question in quiz.questions if question.scored})
    record = seat.leave()
    assert outcome(record) == ("completed", "passed", "1"), json.dumps(record)
    assert float(record["score"]["scaled"]) == 1
    assert all(len(value) < KEPT for value in seat.told("suspend_data"))
