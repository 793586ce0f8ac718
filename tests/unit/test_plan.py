"""The plan engine: small guides worked out by hand, the shared table, and what must hold for any guide at all."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, replace
from pathlib import Path

import plan_made as made
from hypothesis import given
from hypothesis import strategies as st

from oer_catalogue.plan import Wish, guide_data, make_plan, plan_data, usual_meetings
from oer_catalogue.plan.cost import breaks

TESTS = Path(__file__).parents[1]
PLAN_JS = TESTS.parent / "plugins/oer_catalogue/theme/js/plan.js"
TABLE = json.loads((TESTS / "plan_cases.json").read_text("utf-8"))
FACTORS = {"online": 1.25, "hybrid": 1.5}
s = made.step


def plan(data: dict, *wish, factors=None):
    return make_plan(made.guide(data), Wish(*wish), factors or {})


def rows(found, meeting: int = 0) -> list[tuple[str, int, int]]:
    return [(step.id, step.start, step.minutes) for step in found.meetings[meeting].steps]


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_steps_follow_one_another_between_check_in_and_reflection():
    assert rows(plan(made.small([s("a", 30)]), "in-person", 8, 60)) == [("s1-in", 0, 5), ("a", 5, 30), ("s1-out", 35, 5)]


def test_minutes_depend_on_people_and_are_rounded_up_once():
    data = made.small([s("a", {"fixed": 1, "per_person": 0.5, "per_group": 0.25})])
    assert rows(plan(data, "in-person", 5, 60))[1] == ("a", 5, 4)  # 1 + 2.5 + 0.25 * 2 = 4
    assert rows(plan(data, "in-person", 6, 60))[1] == ("a", 5, 5)  # 1 + 3 + 0.5 = 4.5


def test_a_mode_acts_through_own_minutes_else_through_the_factor_and_max_holds():
    data = made.small([s("a", 20, modes={"online": {"minutes": {"fixed": 30}}}), s("b", {"fixed": 20, "max": 24})])
    found = rows(plan(data, "online", 8, 90, factors={"online": 1.5}))
    assert [minutes for _, _, minutes in found] == [8, 30, 24, 8]  # 5 * 1.5 = 7.5


def test_could_goes_before_should_and_must_never_goes():
    data = made.small([s("a", 20, "could"), s("b", 20), s("c", 20, "should")])
    assert plan(data, "in-person", 8, 70, 1).kept == ("b", "c", "a")
    assert plan(data, "in-person", 8, 69, 1).kept == ("b", "c")
    assert plan(data, "in-person", 8, 49, 1).kept == ("b",)
    short = plan(data, "in-person", 8, 25, 1)
    assert short.kept == ("b",)
    assert (short.meetings[0].minutes, short.meetings[0].over) == (30, 5)
    assert "over" in [f.code for f in short.findings]


def test_nothing_is_skipped_to_keep_a_later_thing():
    data = made.small([s("a", 20), s("big", 40, "should"), s("little", 5, "should")])
    found = plan(data, "in-person", 8, 60, 1)
    assert found.kept == ("a",)
    assert [left.id for left in found.left_out] == ["big", "little"]


def test_what_needs_a_dropped_step_goes_with_it_and_says_why():
    data = made.small([s("a", 20), s("b", 30, "could"), s("c", 5, "could", needs=["b"])])
    assert [(left.id, left.because) for left in plan(data, "in-person", 8, 40, 1).left_out] == [("b", "time"), ("c", "needs")]


def test_another_session_length_takes_as_many_meetings_as_it_needs_and_says_so():
    data = made.small(*[[s(f"a{n}", 25), s(f"b{n}", 25), s(f"c{n}", 25), s(f"d{n}", 25)] for n in range(4)])
    found = plan(data, "in-person", 8, 60)
    assert len(found.meetings) == 8
    assert [meeting.steps[0].kind for meeting in found.meetings] == ["check-in"] * 8
    assert [meeting.steps[-1].kind for meeting in found.meetings] == ["reflection"] * 8
    assert [(f.code, dict(f.values)) for f in found.findings] == [("more", {"meetings": 8, "sessions": 4})]
    assert found.left_out == ()


def test_a_step_is_cut_only_where_it_may_be_split():
    cut = plan(made.small([s("a", 45, split=True)]), "in-person", 8, 40)
    assert [[(x.id, x.minutes, x.part, x.parts) for x in m.steps if x.id == "a"] for m in cut.meetings] == [
        [("a", 23, 1, 2)],
        [("a", 22, 2, 2)],
    ]
    whole = plan(made.small([s("a", 45)]), "in-person", 8, 40)
    assert [(m.minutes, m.over) for m in whole.meetings] == [(55, 15)]


def test_the_usual_number_of_meetings_is_the_guides_or_what_must_be_needs():
    data = made.guide(made.small([s("a", 40), s("b", 40, "should")], [s("c", 80, split=True)]))
    assert usual_meetings(data, Wish("in-person", 8, 95)) == 2  # 10 + 80 and a break of 5
    assert usual_meetings(data, Wish("in-person", 8, 60)) == 3


def test_fewer_meetings_than_needed_are_refused_with_the_number():
    data = made.small([s("a", 40)], [s("b", 40)])
    found = plan(data, "in-person", 8, 50, 1)
    assert len(found.meetings) == 2
    assert ("meetings", {"needed": 2, "asked": 1}) in [(f.code, dict(f.values)) for f in found.findings]


def test_one_long_meeting_shares_check_in_and_reflection_and_says_so():
    found = plan(made.small([s("a", 20)], [s("b", 20)]), "in-person", 8, 60, 1)
    assert [id for id, _, _ in rows(found)] == ["s1-in", "a", "b", "s2-out"]
    assert found.joined == ("s1-out", "s2-in")


def test_breaks_follow_the_planned_minutes():
    assert [breaks(n) for n in (0, 75, 76, 135, 136, 195, 196)] == [0, 0, 1, 1, 2, 2, 3]
    data = made.small([s("a", 30), s("b", 30), s("p", 10, "should", "break"), s("c", 30)])
    assert rows(plan(data, "in-person", 8, 120)) == [
        ("s1-in", 0, 5), ("a", 5, 30), ("b", 35, 30), ("p", 65, 10), ("c", 75, 30), ("s1-out", 105, 5),
    ]  # fmt: skip
    assert "p" not in [id for id, _, _ in rows(plan(data, "in-person", 8, 60))]
    assert rows(plan(made.small([s("a", 30), s("b", 40)]), "in-person", 8, 90))[2] == ("", 35, 5)


def test_a_checkpoint_says_what_to_leave_out_when_late():
    data = made.small([s("a", 30), s("b", 10), s("c", 8, "should"), s("d", 7, "should", needs=["c"]), s("e", 5)])
    points = plan(data, "in-person", 8, 90).meetings[0].checkpoints
    assert [(p.at, p.drop, p.saves) for p in points] == [(35, ("d",), 7)]
    two = made.small([s("a", 30), s("c", 8, "could"), s("d", 7, "could", needs=["c"]), s("e", 20, "should")])
    assert [(p.at, p.drop, p.saves) for p in plan(two, "in-person", 8, 90).meetings[0].checkpoints] == [(35, ("d",), 7)]


def test_between_meetings_there_are_days_and_no_breaks():
    found = plan(made.small([s("a", 30), s("b", 30), s("c", 30)]), "between", 8, 120, None, 10)
    assert [(x.id, x.opens, x.closes) for x in found.meetings[0].steps] == [
        ("s1-in", 0, 0), ("a", 0, 3), ("b", 3, 6), ("c", 6, 9), ("s1-out", 9, 9),
    ]  # fmt: skip


def test_some_here_some_online_is_led_by_two_and_a_large_group_by_more():
    data = made.small([s("a", 10)])
    assert plan(data, "in-person", 8, 60).facilitators == ("facilitator",)
    assert plan(data, "in-person", 24, 60).facilitators == ("facilitator", "co-facilitator")
    assert plan(data, "hybrid", 8, 60).facilitators == ("facilitator", "online-host")
    data["facilitators"]["hybrid_extra"] = 0
    assert plan(data, "hybrid", 3, 60).facilitators == ("facilitator", "online-host")


def test_materials_grow_with_people_and_stay_at_home_where_nothing_uses_them():
    data = made.small([s("a", 10, materials=["pens"]), s("b", 60, "could", materials=["cards"])])
    data["materials"] = [
        {"id": "pens", "per_person": 1},
        {"id": "cards", "per_group": 1},
        {"id": "room", "fixed": 1, "modes": ["in-person"]},
    ]
    assert plan(data, "in-person", 9, 60, 1).materials == (("pens", 9), ("room", 1))
    assert plan(data, "online", 9, 120, 1).materials == (("pens", 9), ("cards", 3))


def test_each_line_carries_all_the_other_cameras():
    line = plan(made.small([s("a", 10)]), "online", 12, 60).bandwidth
    assert line == {"cameras": 3000, "upload": 290, "sound": 40, "screen": 1000}
    assert plan(made.small([s("a", 10)]), "in-person", 12, 60).bandwidth == {}


def test_an_impossible_wish_gets_an_honest_answer():
    data = made.small([s("a", {"per_person": 1})])
    data["sessions"][0]["activities"][0]["minutes"] = {"per_person": 1}
    found = plan(data, "hybrid", 60, 30)
    assert [f.code for f in found.findings] == ["many", "ends", "over", "host", "cameras"]
    assert dict(found.findings[0].values) == {"people": 60, "max": 24, "groups": 3, "each": 20}


# --- the shared table -------------------------------------------------------------------------------------------------


def test_the_table_is_large_and_python_agrees():
    assert len(TABLE["cases"]) >= 100
    for case in TABLE["cases"]:
        facts, wish = made.guide(TABLE["guides"][case["guide"]]), Wish(**case["wish"])
        assert plan_data(make_plan(facts, wish, case["factors"])) == case["plan"], (case["guide"], wish)
        assert usual_meetings(facts, wish, case["factors"]) == case["usual"]


def ask_javascript(cases: list[dict]) -> list[dict]:
    command = ["node", str(TESTS / "support/plan_agree.js"), str(PLAN_JS)]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_javascript_agrees_with_the_table():
    asked = [case | {"guide": TABLE["guides"][case["guide"]]} for case in TABLE["cases"]]
    for case, answer in zip(TABLE["cases"], ask_javascript(asked), strict=True):
        assert answer == {"usual": case["usual"], "plan": case["plan"]}, (case["guide"], case["wish"])


def test_facts_survive_the_way_to_the_browser():
    for data in TABLE["guides"].values():
        assert guide_data(made.guide(data)) == data


# --- any guide at all -------------------------------------------------------------------------------------------------


def priorities(data: dict) -> dict[str, tuple[str, list[str]]]:
    return {a["id"]: (a["priority"], a.get("needs", [])) for part in data["sessions"] for a in part["activities"]}


def content(data: dict) -> list[str]:
    """Ids between check-in and reflection in the fixed order, breaks left out: worked out anew, not taken from the engine."""
    found = []
    for part in data["sessions"]:
        steps = [a for a in part["activities"] if a["phase"] != "break"]
        if steps and steps[0]["phase"] == "check-in":
            steps = steps[1:]
        if steps and steps[-1]["phase"] == "reflection":
            steps = steps[:-1]
        found += steps
    return [a["id"] for p in ("must", "should", "could") for a in found if a["priority"] == p]


@given(made.guides(), made.wishes(), st.sampled_from([{}, FACTORS]))
def test_for_any_guide(data: dict, wish: Wish, factors: dict):
    found = make_plan(made.guide(data), wish, factors)
    facts, order = priorities(data), content(data)
    # minutes add up and nothing overlaps
    for meeting in found.meetings:
        clock = 0
        for step in meeting.steps:
            assert step.start == clock
            clock += step.minutes
        assert clock == meeting.minutes
        assert meeting.over == max(0, clock - wish.minutes)
    # every step is kept or named
    assert sorted([*found.kept, *(left.id for left in found.left_out)]) == sorted(order)
    assert {id for id in order if facts[id][0] == "must"} <= set(found.kept)
    held = [step.id for meeting in found.meetings for step in meeting.steps if step.kind == "content"]
    assert set(held) == set(found.kept)
    # a prefix of the fixed order, but for what needs a dropped one
    last = max((order.index(id) for id in found.kept), default=0)
    for id in order[:last]:
        assert id in found.kept or any(n in order and n not in found.kept for n in facts[id][1])
    # only what must be makes a meeting too long
    for meeting in found.meetings:
        inner = [step.id for step in meeting.steps if step.kind == "content"]
        assert not meeting.over or not inner or any(facts[id][0] == "must" for id in inner)
        assert not meeting.over or len(inner) <= 1
    # parts are numbered through, add up, and are cut only where allowed
    split = {a["id"] for part in data["sessions"] for a in part["activities"] if a.get("split")}
    parts: dict[str, list[tuple[int, int, int]]] = {}
    for meeting in found.meetings:
        for step in meeting.steps:
            if step.kind == "content":
                parts.setdefault(step.id, []).append((step.part, step.parts, step.minutes))
    for id, pieces in parts.items():
        assert [part for part, _, _ in pieces] == list(range(1, len(pieces) + 1))
        assert {number for _, number, _ in pieces} == {len(pieces)}
        assert len(pieces) == 1 or (id in split and min(minutes for _, _, minutes in pieces) >= 10)
    # days
    if wish.mode == "between":
        for meeting in found.meetings:
            assert all(meeting.day <= x.opens <= x.closes < meeting.day + wish.interval for x in meeting.steps)
    # everything of a checkpoint is still to come
    for meeting in found.meetings:
        for point in meeting.checkpoints:
            ahead = {step.id for step in meeting.steps[point.step :]}
            assert set(point.drop) <= ahead
            assert all(facts[id][0] != "must" for id in point.drop)


@given(made.guides(), made.wishes(), st.integers(0, 60))
def test_more_time_never_keeps_less(data: dict, wish: Wish, more: int):
    facts = made.guide(data)
    short, long = make_plan(facts, wish), make_plan(facts, replace(wish, minutes=wish.minutes + more))
    assert set(short.kept) <= set(long.kept)
    if wish.meetings is not None:
        assert set(short.kept) <= set(make_plan(facts, replace(wish, meetings=wish.meetings + 1)).kept)


@given(made.guides(), made.wishes(), st.integers(0, 20))
def test_more_people_never_make_a_step_shorter(data: dict, wish: Wish, more: int):
    few, many = (
        {
            step.id: step.minutes
            for meeting in make_plan(made.guide(data), replace(wish, people=n, minutes=100_000), FACTORS).meetings
            for step in meeting.steps
            if step.kind != "break"
        }
        for n in (wish.people, wish.people + more)
    )
    assert all(many[id] >= minutes for id, minutes in few.items() if id in many)


def test_python_and_javascript_agree_to_the_minute():
    """Hundreds of guides at once, in one run of the other engine."""
    cases: list[dict] = []

    @given(made.guides(), made.wishes(), st.sampled_from([{}, FACTORS]))
    def collect(data: dict, wish: Wish, factors: dict):
        cases.append({"guide": guide_data(made.guide(data)), "wish": asdict(wish), "factors": factors})

    collect()
    for case, answer in zip(cases, ask_javascript(cases), strict=True):
        facts, wish = made.guide(case["guide"]), Wish(**case["wish"])
        assert answer["plan"] == plan_data(make_plan(facts, wish, case["factors"])), case
        assert answer["usual"] == usual_meetings(facts, wish, case["factors"])
