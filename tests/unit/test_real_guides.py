"""The guides of this catalogue keep what every guide should: short messages, a result, a way for weak connections, minutes that fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from oer_catalogue.load.catalogue import load
from oer_catalogue.load.markdown import plain
from oer_catalogue.model import ActivityFacts, GuideFacts, Module
from oer_catalogue.plan import Wish, make_plan

ROOT = Path(__file__).parents[2]
GUIDES = sorted(path.parent.name for path in (ROOT / "modules").glob("*/guide.yml"))
WORK = ("input", "activity", "share")
LONGEST = 600  # characters of plain text: one message on a phone


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    found, report = load(ROOT)
    assert report.errors == ()
    return {module.id: module for module in found.modules}


def facts(module: Module) -> GuideFacts:
    assert module.guide is not None
    return module.guide


def activities(module: Module) -> list[ActivityFacts]:
    return [activity for session in facts(module).sessions for activity in session.activities]


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("mode", ["in-person", "online"])
def test_eight_people_go_through_all_of_it_in_as_many_meetings_as_the_guide_has(modules, name, mode):
    guide = facts(modules[name])
    plan = make_plan(guide, Wish(mode, 8, 90))
    assert len(plan.meetings) == len(guide.sessions)
    assert plan.left_out == ()


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize(("mode", "people"), [("in-person", 3), ("in-person", 8), ("online", 8)])
def test_what_must_be_done_fits_meetings_of_an_hour(modules, name, mode, people):
    guide = facts(modules[name])
    plan = make_plan(guide, Wish(mode, people, 60, len(guide.sessions)))
    assert [meeting.over for meeting in plan.meetings] == [0] * len(guide.sessions)
    must = {activity.id for activity in activities(modules[name]) if activity.priority == "must"}
    assert must & {left.id for left in plan.left_out} == set()
    assert must & set(plan.kept)


@pytest.mark.parametrize("name", GUIDES)
def test_every_outcome_lesson_and_material_is_used(modules, name):
    module = modules[name]
    used = activities(module)
    assert {outcome.id for outcome in module.outcomes} == {ident for a in used for ident in a.outcomes}
    assert {lesson.id for lesson in module.lessons} == {ident for a in used for ident in a.lessons}
    assert {material.id for material in facts(module).materials} == {ident for a in used for ident in a.materials}


@pytest.mark.parametrize("name", GUIDES)
def test_messages_fit_a_chat_in_every_language(modules, name):
    long = [
        (locale, activity.id, mode)
        for locale, edition in modules[name].editions.items()
        if edition.guide
        for session in edition.guide.sessions
        for activity in session.activities
        for mode, nodes in (("", activity.message), *((mode, nodes) for mode, (_, nodes) in activity.modes.items()))
        if len(plain(nodes)) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("name", GUIDES)
def test_work_has_a_result_and_a_way_for_weak_connections(modules, name):
    module = modules[name]
    by_id = {activity.id: activity for activity in activities(module)}
    for locale, edition in module.editions.items():
        if not edition.guide:
            continue
        words = {a.id: a for session in edition.guide.sessions for a in session.activities}
        work = [ident for ident, activity in by_id.items() if activity.phase in WORK]
        assert [ident for ident in work if not words[ident].product] == [], locale
        assert [i for i in work if not by_id[i].method and "low-bandwidth" not in words[i].adaptations] == [], locale
