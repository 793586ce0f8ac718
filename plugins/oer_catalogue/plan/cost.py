"""What a step, a break and a material cost for a group of a given size."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from ..model import ActivityFacts, GuideFacts, MaterialFacts, Minutes, SessionFacts

BREAK = 5  # minutes of a break in a guide that has none of its own
BREAK_FREE, BREAK_EVERY = 75, 60  # a meeting of up to 75 planned minutes has no break; then one for each 60 more that begin
FACTORS: Mapping[str, float] = {}  # how much longer a step takes in a mode for which it has no minutes of its own; none = 1.0


def whole(value: float) -> int:
    """Whole minutes or pieces, rounded up once. A rounding error of the machine is no minute."""
    return ceil(value - 1e-6)


def groups(people: int, subgroup: int) -> int:
    """How many small groups of at most ``subgroup`` people."""
    return ceil(people / max(1, subgroup))


def minutes_for(minutes: Minutes, people: int, subgroup: int, factor: float = 1.0) -> int:
    """``(fixed + per_person * n + per_group * ceil(n / subgroup)) * factor``, within ``min`` and ``max``; whole minutes."""
    value = (minutes.fixed + minutes.per_person * people + minutes.per_group * groups(people, subgroup)) * factor
    if minutes.min is not None:
        value = max(value, minutes.min)
    if minutes.max is not None:
        value = min(value, minutes.max)
    return whole(value)


def activity_minutes(
    activity: ActivityFacts, people: int, subgroup: int, mode: str = "in-person", factors: Mapping[str, float] = FACTORS
) -> int:
    """Whole minutes of an activity: by its own numbers for the mode, else by its numbers times the mode's factor."""
    own = activity.modes.get(mode)
    if own is not None:
        return minutes_for(own, people, subgroup)
    return minutes_for(activity.minutes, people, subgroup, factors.get(mode, 1.0))


def breaks(planned: int) -> int:
    """How many breaks a meeting of so many planned minutes has. It never falls when the minutes grow: the fitting needs that."""
    return max(0, floor((planned - BREAK_FREE - 1) / BREAK_EVERY) + 1)


def break_minutes(facts: GuideFacts, people: int, mode: str = "in-person", factors: Mapping[str, float] = FACTORS) -> int:
    """How long a break is: the guide's longest, so that any break that its author wrote fits."""
    own = [activity_minutes(a, people, facts.subgroup, mode, factors) for a in facts.activities if a.phase == "break"]
    return max(own, default=BREAK)


def session_minutes(session: SessionFacts, people: int, subgroup: int) -> int:
    """All steps of a meeting as its author wrote it, everybody in one room; whole minutes."""
    return sum(activity_minutes(activity, people, subgroup) for activity in session.activities)


def guide_minutes(facts: GuideFacts, people: int) -> int:
    """All meetings of a guide as its author wrote it; whole minutes."""
    return sum(session_minutes(session, people, facts.subgroup) for session in facts.sessions)


def amount(material: MaterialFacts, people: int, subgroup: int) -> int:
    """How many of a material a group needs: whole pieces."""
    return whole(material.fixed + material.per_person * people + material.per_group * groups(people, subgroup))
