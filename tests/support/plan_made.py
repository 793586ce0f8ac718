"""Guides for the plan's tests: from plain data (the keys of guide.yml), small ones by hand, and any at all by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from oer_catalogue.model import ActivityFacts, GuideFacts, MaterialFacts, Minutes, SessionFacts
from oer_catalogue.plan import Wish
from oer_catalogue.problem import Place

HERE = Place("guide.yml")


def guide(data: dict) -> GuideFacts:
    """Plain data → facts. The other way round is ``guide_data``."""
    group, leaders = data["group"], data["facilitators"]
    return GuideFacts(
        group["min"],
        group["ideal"],
        group["max"],
        group["subgroup"],
        leaders["base"],
        leaders["per"],
        leaders["hybrid_extra"],
        30,
        tuple(
            MaterialFacts(m["id"], "print", m.get("fixed", 0), m.get("per_person", 0), m.get("per_group", 0), tuple(m.get("modes", ())))
            for m in data.get("materials", ())
        ),
        tuple(SessionFacts(s["id"], "access", tuple(activity(a) for a in s["activities"]), HERE) for s in data["sessions"]),
    )


def activity(data: dict) -> ActivityFacts:
    return ActivityFacts(
        data["id"],
        data["phase"],
        data["priority"],
        Minutes(**data["minutes"]),
        "group",
        HERE,
        needs=tuple(data.get("needs", ())),
        materials=tuple(data.get("materials", ())),
        split=data.get("split", False),
        modes={mode: Minutes(**facts["minutes"]) for mode, facts in data.get("modes", {}).items()},
    )


def small(*sessions: list[dict], **group: int) -> dict:
    """A guide of sessions, each framed by a check-in of 5 and a reflection of 5 minutes."""
    people = {"min": 3, "ideal": 8, "max": 24, "subgroup": 4} | group
    made = []
    for number, steps in enumerate(sessions, 1):
        first = {"id": f"s{number}-in", "phase": "check-in", "priority": "must", "minutes": {"fixed": 5}}
        last = {"id": f"s{number}-out", "phase": "reflection", "priority": "must", "minutes": {"fixed": 5}}
        made.append({"id": f"s{number}", "activities": [first, *steps, last]})
    return {"group": people, "facilitators": {"base": 1, "per": 12, "hybrid_extra": 1}, "materials": [], "sessions": made}


def step(id: str, minutes: int | dict, priority: str = "must", phase: str = "activity", **more: object) -> dict:
    return {"id": id, "phase": phase, "priority": priority, "minutes": {"fixed": minutes} if isinstance(minutes, int) else minutes} | more


# --- any guide at all -------------------------------------------------------------------------------------------------

_amount = st.sampled_from([0, 0, 0.5, 1, 1.5, 2, 3])


@st.composite
def minutes(draw: st.DrawFn) -> dict:
    made = {"fixed": draw(st.integers(0, 50)), "per_person": draw(_amount), "per_group": draw(_amount)}
    if draw(st.booleans()):
        made["min"] = draw(st.integers(0, 20))
    if draw(st.booleans()):
        made["max"] = draw(st.integers(int(made.get("min", 0)), 80))
    return made


@st.composite
def guides(draw: st.DrawFn) -> dict:
    """Up to five sessions of up to eight steps, with needs that point back, breaks, splits, sessions without check-in."""
    names: list[tuple[str, str]] = []
    sessions = []
    for s in range(draw(st.integers(1, 5))):
        steps = []
        for a in range(draw(st.integers(1, 8))):
            phase = draw(st.sampled_from(["input", "activity", "share", "break", "admin", "check-in", "reflection"]))
            made = step(f"s{s}-a{a}", draw(minutes()), draw(st.sampled_from(["must", "should", "could"])), phase)
            easier = ["must", "should", "could"]
            allowed = [id for id, p in names if easier.index(p) <= easier.index(made["priority"])]
            if allowed and phase != "break" and draw(st.integers(0, 3)) == 0:
                made["needs"] = [draw(st.sampled_from(allowed))]
            if draw(st.booleans()):
                made["split"] = True
            if draw(st.integers(0, 4)) == 0:
                made["modes"] = {draw(st.sampled_from(["online", "hybrid", "between"])): {"minutes": draw(minutes())}}
            if phase != "break":
                names.append((made["id"], made["priority"]))
            steps.append(made)
        if draw(st.integers(0, 4)):
            first, last = step(f"s{s}-in", draw(minutes()), "must", "check-in"), step(f"s{s}-out", draw(minutes()), "must", "reflection")
            steps = [first, *steps, last]
        sessions.append({"id": f"s{s}", "activities": steps})
    low = draw(st.integers(1, 6))
    group = {"min": low, "ideal": low + draw(st.integers(0, 6)), "max": low + 20, "subgroup": draw(st.integers(2, 6))}
    leaders = {"base": 1, "per": 12, "hybrid_extra": draw(st.integers(0, 2))}
    return {"group": group, "facilitators": leaders, "materials": [], "sessions": sessions}


def wishes() -> st.SearchStrategy[Wish]:
    return st.builds(
        Wish,
        st.sampled_from(["in-person", "online", "hybrid", "between"]),
        st.integers(1, 60),
        st.integers(20, 240),
        st.one_of(st.none(), st.integers(1, 12)),
        st.integers(1, 14),
    )
