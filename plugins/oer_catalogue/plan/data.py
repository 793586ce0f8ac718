"""Guide and plan as plain data: what the browser's planner reads, and what the shared table of cases holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from ..model import ActivityFacts, GuideFacts, MaterialFacts, Minutes
from .plan import Plan

Data = dict[str, object]


def guide_data(facts: GuideFacts) -> Data:
    """The facts of a guide that a plan depends on, with the keys of guide.yml; what has its default is left out."""
    return {
        "group": {"min": facts.group_min, "ideal": facts.group_ideal, "max": facts.group_max, "subgroup": facts.subgroup},
        "facilitators": {"base": facts.facilitators_base, "per": facts.facilitators_per, "hybrid_extra": facts.hybrid_extra},
        "materials": [_material(item) for item in facts.materials],
        "sessions": [{"id": session.id, "activities": [_activity(a) for a in session.activities]} for session in facts.sessions],
    }


def _material(item: MaterialFacts) -> Data:
    numbers: Data = {"fixed": item.fixed, "per_person": item.per_person, "per_group": item.per_group}
    return _short({"id": item.id, **numbers, "modes": list(item.modes)})


def _activity(a: ActivityFacts) -> Data:
    whole: Data = {
        "id": a.id,
        "phase": a.phase,
        "priority": a.priority,
        "modes": {mode: {"minutes": _minutes(minutes)} for mode, minutes in a.modes.items()},
        "needs": list(a.needs),
        "materials": list(a.materials),
        "split": a.split,
    }
    return {**_short(whole), "minutes": _minutes(a.minutes)}


def _minutes(minutes: Minutes) -> Data:
    numbers = asdict(minutes)
    return {key: _number(value) for key, value in numbers.items() if value is not None and (value or key in ("min", "max"))}


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _short(whole: Mapping[str, object]) -> Data:
    return {key: _number(value) if isinstance(value, float) else value for key, value in whole.items() if value not in (0, False, [], {})}


def plan_data(plan: Plan) -> Data:
    """A plan as plain data: lists for tuples, nothing else changed."""
    return {
        "meetings": [
            {**asdict(meeting), "sessions": list(meeting.sessions), "steps": [asdict(s) for s in meeting.steps]}
            | {"checkpoints": [{**asdict(point), "drop": list(point.drop)} for point in meeting.checkpoints]}
            for meeting in plan.meetings
        ],
        "kept": list(plan.kept),
        "left_out": [asdict(left) for left in plan.left_out],
        "joined": list(plan.joined),
        "findings": [{"code": finding.code, "values": dict(finding.values)} for finding in plan.findings],
        "groups": plan.groups,
        "facilitators": list(plan.facilitators),
        "materials": [list(material) for material in plan.materials],
        "bandwidth": dict(plan.bandwidth),
    }
