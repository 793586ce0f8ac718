"""The plan itself: meetings with their steps and times, checkpoints, people, materials, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..model import ActivityFacts, GuideFacts, SessionFacts, Wish
from . import layout, needs
from .cost import FACTORS, activity_minutes, break_minutes, breaks, groups
from .layout import Clock, Lot, Shape

CHECK_EVERY = 30  # minutes between two checkpoints, at least
CLOSER = 10  # minutes that a break may move to stand where its author wrote it


@dataclass(frozen=True, slots=True)
class Step:
    """One row. ``id`` "" is a break without words of its own; ``start`` counts minutes from the meeting's beginning.

    ``part`` of ``parts``: of a step that goes on in the next meeting. ``opens`` and ``closes`` are days from the first day
    (mode between only).
    """

    id: str
    kind: str  # check-in | content | reflection | break
    start: int
    minutes: int
    part: int = 1
    parts: int = 1
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """At minute ``at`` the step number ``step`` should begin; else leave out ``drop``, which saves ``saves`` minutes."""

    at: int
    step: int
    drop: tuple[str, ...] = ()
    saves: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """``day`` counts from the first meeting; ``sessions`` are ids of the guide's sessions; ``over`` minutes too long."""

    number: int
    day: int
    sessions: tuple[str, ...]
    steps: tuple[Step, ...]
    minutes: int
    over: int
    checkpoints: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that is not in the plan: for want of ``time``, or because it ``needs`` one that is not."""

    id: str
    minutes: int
    because: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the facilitator must know before saying yes. ``values`` are numbers, or ids of activities."""

    code: str
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    wish: Wish
    meetings: tuple[Meeting, ...]
    kept: tuple[str, ...]  # in the fixed order
    left_out: tuple[LeftOut, ...]  # in the fixed order
    joined: tuple[str, ...]  # check-ins and reflections that meetings share
    findings: tuple[Finding, ...]
    groups: int
    facilitators: tuple[str, ...]  # one role for each person
    materials: tuple[tuple[str, int], ...]  # id, pieces (0 = no number)
    bandwidth: Mapping[str, int]  # kbit/s for each person; {} in a room


def make_plan(facts: GuideFacts, wish: Wish, factors: Mapping[str, float] = FACTORS) -> Plan:
    """The plan of a guide for a wish. Always a plan: what cannot be is in ``findings``, what has no room in ``left_out``."""
    parts, clock = _ground(facts, wish, factors)
    order = layout.fixed_order(parts)
    ids, lots, least = _choose(parts, order, clock, wish.meetings)
    meetings = _meetings(facts, lots, clock, wish, [a for a in order if a.id in ids])
    left = tuple(_left_out(order, ids, clock.minutes))
    used = {step.id for meeting in meetings for step in meeting.steps}
    joined = tuple(a.id for part in parts for a in (part.first, part.last) if a and a.id not in used)
    leaders = needs.facilitators(facts, wish)
    return Plan(
        wish,
        meetings,
        tuple(a.id for a in order if a.id in ids),
        left,
        joined,
        tuple(_findings(facts, layout.ends_minutes(parts, clock), wish, meetings, least, joined)),
        groups(wish.people, facts.subgroup),
        leaders,
        needs.materials(facts, wish, used),
        needs.bandwidth(wish, len(leaders)),
    )


def presets(facts: GuideFacts) -> tuple[Wish, ...]:
    """The plans that are computed beforehand: those of the guide, else four usual ones. Each has its number of meetings."""
    usual = (
        Wish("in-person", facts.group_ideal, 90),
        Wish("online", facts.group_ideal, 60),
        Wish("hybrid", min(max(12, facts.group_ideal), facts.group_max), 90),
        Wish("in-person", facts.group_min, 90),
    )
    wishes = {wish.id: wish for wish in facts.plans or usual}  # one name, one plan
    return tuple(wish if wish.meetings else replace(wish, meetings=usual_meetings(facts, wish)) for wish in wishes.values())


def usual_meetings(facts: GuideFacts, wish: Wish, factors: Mapping[str, float] = FACTORS) -> int:
    """How many meetings a facilitator will want who names none: as many as the guide has, or more where what must be needs more."""
    parts, clock = _ground(facts, wish, factors)
    order = layout.fixed_order(parts)
    musts = layout.kept(order, sum(a.priority == "must" for a in order))
    return max(len(facts.sessions), len(layout.aligned(parts, layout.atoms(parts, musts, clock.minutes), clock)))


def must_minutes(facts: GuideFacts, session: SessionFacts, wish: Wish, factors: Mapping[str, float] = FACTORS) -> int:
    """A session with what must happen alone, its check-in, reflection and breaks; whole minutes."""
    parts, clock = _ground(replace(facts, sessions=(session,)), wish, factors)
    musts = sum(clock.minutes[a.id] for a in parts[0].content if a.priority == "must")
    return clock.total(layout.ends_minutes(parts, clock)[0] + musts)


def _ground(facts: GuideFacts, wish: Wish, factors: Mapping[str, float]) -> tuple[tuple[Shape, ...], Clock]:
    """The sessions without their breaks, and what everything costs here."""
    minutes = {a.id: activity_minutes(a, wish.people, facts.subgroup, wish.mode, factors) for a in facts.activities}
    pause = 0 if wish.mode == "between" else break_minutes(facts, wish.people, wish.mode, factors)
    return layout.shapes(facts), Clock(minutes, pause, wish.minutes)


# --- what is kept -----------------------------------------------------------------------------------------------------


def _choose(
    parts: Sequence[Shape], order: Sequence[ActivityFacts], clock: Clock, allowed: int | None
) -> tuple[frozenset[str], list[Lot], int]:
    """Ids that are kept, their meetings, and how many meetings are needed for what must be."""
    musts = sum(a.priority == "must" for a in order)
    own = layout.ends_minutes(parts, clock)
    joint = [layout.longest_ends(parts, clock)] * len(parts)

    def lay(number: int) -> list[Lot] | None:
        """The meetings of the first so many steps, None where there are too many or a step has no room."""
        cut = layout.atoms(parts, layout.kept(order, number), clock.minutes)
        if layout.fits(cut, own, clock):
            lots = layout.aligned(parts, cut, clock)
            if allowed is None or len(lots) <= allowed:
                return lots
        if allowed is not None and layout.fits(cut, joint, clock):
            lots = layout.flowing(parts, cut, clock)
            if len(lots) <= allowed:
                return lots
        return None

    cut = layout.atoms(parts, layout.kept(order, musts), clock.minutes)
    least = min((layout.aligned(parts, cut, clock), layout.flowing(parts, cut, clock)), key=len)
    if lay(musts) is None:
        return layout.kept(order, musts), least, len(least)
    number = layout.longest(len(order), musts, lambda n: lay(n) is not None)
    return layout.kept(order, number), lay(number) or [], len(least)


def _left_out(order: Sequence[ActivityFacts], ids: frozenset[str], minutes: Mapping[str, int]) -> list[LeftOut]:
    """In the fixed order: the first for want of time; a later one that needs one of them, for that."""
    gone = {a.id for a in order if a.id not in ids}
    return [LeftOut(a.id, minutes[a.id], "needs" if gone & set(a.needs) else "time") for a in order if a.id in gone]


# --- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(facts: GuideFacts, lots: Sequence[Lot], clock: Clock, wish: Wish, order: Sequence[ActivityFacts]) -> tuple[Meeting, ...]:
    parts: dict[str, int] = {}
    for lot in lots:
        for id in {atom.activity.id for atom in lot.atoms}:
            parts[id] = parts.get(id, 0) + 1
    seen: dict[str, int] = {}
    found = []
    for number, lot in enumerate(lots, 1):
        rows = _rows(lot, clock, parts, seen)
        rows = rows if wish.mode == "between" else _with_breaks(facts, lot, rows, clock.pause)
        steps = _timed(rows)
        total = sum(step.minutes for step in steps)
        day = (number - 1) * wish.interval
        if wish.mode == "between":
            steps = [_dated(step, day, wish.interval, total) for step in steps]
        sessions = tuple(dict.fromkeys(facts.sessions[n].id for n in ([atom.session for atom in lot.atoms] or [lot.session])))
        points = () if wish.mode == "between" else tuple(_checkpoints(steps, order))
        found.append(Meeting(number, day, sessions, tuple(steps), total, max(0, total - wish.minutes), points))
    return tuple(found)


def _rows(lot: Lot, clock: Clock, parts: Mapping[str, int], seen: dict[str, int]) -> list[Step]:
    """The steps of a meeting without breaks and times. Atoms of one step that lie in one meeting are one row."""
    rows = [Step(lot.first.id, "check-in", 0, clock.minutes[lot.first.id])] if lot.first else []
    sums: dict[str, int] = {}
    for atom in lot.atoms:
        sums[atom.activity.id] = sums.get(atom.activity.id, 0) + atom.minutes
    for id, minutes in sums.items():
        seen[id] = seen.get(id, 0) + 1
        rows.append(Step(id, "content", 0, minutes, seen[id], parts[id]))
    return rows + ([Step(lot.last.id, "reflection", 0, clock.minutes[lot.last.id])] if lot.last else [])


def _with_breaks(facts: GuideFacts, lot: Lot, rows: list[Step], pause: int) -> list[Step]:
    """As many breaks as the planned minutes ask for, each at the step's end that is nearest to an even share of the time.

    Not right after the check-in and not right before the reflection, unless there is no other place. Where the author wrote a break
    counts as ten minutes nearer: there nothing is torn apart.
    """
    planned = sum(row.minutes for row in rows)
    number = breaks(planned)
    ends = [sum(row.minutes for row in rows[:i]) for i in range(len(rows))]
    inner = [i for i in range(1, len(rows)) if rows[i - 1].kind != "check-in" and rows[i].kind != "reflection"]
    places = inner if len(inner) >= number else list(range(1, len(rows)))
    written = {id for session in facts.sessions for id in _before_breaks(session)}
    near = [CLOSER * (number + 1) if i and rows[i - 1].id in written else 0 for i in range(len(rows))]
    chosen: set[int] = set()
    for share in range(1, number + 1):
        free = [i for i in places if i not in chosen]
        if free:  # nearest to planned * share / (number + 1), in whole numbers; the earlier of two
            chosen.add(min(free, key=lambda i: abs(ends[i] * (number + 1) - planned * share) - near[i]))
    sessions = dict.fromkeys(atom.session for atom in lot.atoms)
    names = [a.id for n in sessions for a in facts.sessions[n].activities if a.phase == "break"]
    found: list[Step] = []
    for i, row in enumerate(rows):
        if i in chosen:
            found.append(Step(names.pop(0) if names else "", "break", 0, pause))
        found.append(row)
    return found


def _before_breaks(session: SessionFacts) -> list[str]:
    """Ids of the steps after which the author wrote a break."""
    return [a.id for a, after in pairwise(session.activities) if after.phase == "break"]


def _timed(rows: Sequence[Step]) -> list[Step]:
    steps, start = [], 0
    for row in rows:
        steps.append(Step(row.id, row.kind, start, row.minutes, row.part, row.parts))
        start += row.minutes
    return steps


def _dated(step: Step, first: int, interval: int, total: int) -> Step:
    """The days of a step between meetings: its share of the minutes as a share of the days, at least one day."""
    opens = min(interval - 1, step.start * interval // total) if total else 0
    ends = -(-(step.start + step.minutes) * interval // total) if total else interval
    closes = min(interval - 1, max(opens, ends - 1))
    return Step(step.id, step.kind, step.start, step.minutes, step.part, step.parts, first + opens, first + closes)


def _checkpoints(steps: Sequence[Step], order: Sequence[ActivityFacts]) -> list[Checkpoint]:
    found: list[Checkpoint] = []
    last = 0
    for number, step in enumerate(steps):
        if step.kind == "content" and step.start - last >= CHECK_EVERY:
            last = step.start
            found.append(_late(steps, number, order))
    return found


def _late(steps: Sequence[Step], number: int, order: Sequence[ActivityFacts]) -> Checkpoint:
    """What goes first when a meeting is late at this step: the last of the fixed order that is still to come, and what needs it."""
    ahead = {step.id: step.minutes for step in steps[number:] if step.kind == "content"}
    free = [a for a in order if a.id in ahead and a.priority != "must"]
    if not free:
        return Checkpoint(steps[number].start, number)
    gone = {free[-1].id}
    for a in sorted(free, key=lambda a: list(ahead).index(a.id)):
        if gone & set(a.needs):
            gone.add(a.id)
    drop = tuple(id for id in ahead if id in gone)
    return Checkpoint(steps[number].start, number, drop, sum(ahead[id] for id in drop))


# --- what must be said ------------------------------------------------------------------------------------------------


def _findings(
    facts: GuideFacts, ends: Sequence[int], wish: Wish, meetings: Sequence[Meeting], least: int, joined: Sequence[str]
) -> list[Finding]:
    found = []
    if wish.people < facts.group_min:
        found.append(Finding("few", {"people": wish.people, "min": facts.group_min}))
    if wish.people > facts.group_max:
        number = groups(wish.people, facts.group_max)
        values = {"people": wish.people, "max": facts.group_max, "groups": number, "each": groups(wish.people, number)}
        found.append(Finding("many", values))
    longest = max(ends, default=0)
    if longest >= wish.minutes:
        found.append(Finding("ends", {"minutes": longest, "length": wish.minutes}))
    if wish.meetings is not None and len(meetings) > wish.meetings:
        found.append(Finding("meetings", {"needed": least, "asked": wish.meetings}))
    elif len(meetings) > len(facts.sessions):
        found.append(Finding("more", {"meetings": len(meetings), "sessions": len(facts.sessions)}))
    for meeting in meetings:
        if meeting.over:
            found.append(Finding("over", {"meeting": meeting.number, "minutes": meeting.minutes, "over": meeting.over}))
    found += [Finding("joined", {"id": id}) for id in joined]
    if wish.mode == "hybrid":
        found.append(Finding("host"))
    if wish.mode in needs.AT_A_DISTANCE and wish.people > needs.MANY_CAMERAS:
        found.append(Finding("cameras", {"people": wish.people, "good": needs.MANY_CAMERAS}))
    return found
