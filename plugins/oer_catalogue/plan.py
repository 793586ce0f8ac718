"""How long a facilitator guide takes for a group of a given size, as its author wrote it: everybody in one room, nothing left out."""

from __future__ import annotations

from math import ceil

from .model import GuideFacts, MaterialFacts, Minutes, SessionFacts


def activity_minutes(minutes: Minutes, people: int, subgroup: int) -> float:
    """``fixed + per_person * n + per_group * ceil(n / subgroup)``, within ``min`` and ``max``; minutes, not rounded."""
    value = minutes.fixed + minutes.per_person * people + minutes.per_group * ceil(people / max(1, subgroup))
    if minutes.min is not None:
        value = max(value, minutes.min)
    return min(value, minutes.max) if minutes.max is not None else value


def whole(minutes: float) -> int:
    """Whole minutes, rounded up once; a rounding error of the machine is no minute."""
    return ceil(round(minutes, 6))


def session_minutes(session: SessionFacts, people: int, subgroup: int) -> int:
    """All steps of a meeting; whole minutes."""
    return whole(sum(activity_minutes(activity.minutes, people, subgroup) for activity in session.activities))


def guide_minutes(facts: GuideFacts, people: int) -> int:
    """All meetings of a guide; whole minutes."""
    return sum(session_minutes(session, people, facts.subgroup) for session in facts.sessions)


def amount(material: MaterialFacts, people: int, subgroup: int) -> int:
    """How many of a material a group needs: whole pieces."""
    return whole(material.fixed + material.per_person * people + material.per_group * ceil(people / max(1, subgroup)))
