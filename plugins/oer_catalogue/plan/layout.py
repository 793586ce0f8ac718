"""Which steps are kept, and into which meetings they go.

The steps between check-in and reflection are cut into *atoms*: a step is one atom, one that may be split is several of ten
minutes or more. What a meeting costs never falls when it holds more atoms, so filling each meeting as far as it goes gives
the fewest meetings, and more time never keeps less: the tests hold the engine to both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model import PRIORITIES, ActivityFacts, GuideFacts
from .cost import breaks

PART = 10  # minutes: no part of a split step is shorter


@dataclass(frozen=True, slots=True)
class Shape:
    """What is the same for all meetings of a session: its check-in and its reflection, if it has them."""

    first: ActivityFacts | None
    last: ActivityFacts | None
    content: tuple[ActivityFacts, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """A step, or a part of one that may be split. ``session`` is the number of its session, from 0."""

    session: int
    activity: ActivityFacts
    minutes: int


@dataclass(frozen=True, slots=True)
class Lot:
    """The atoms of one meeting, and what opens and closes it."""

    session: int
    atoms: tuple[Atom, ...]
    first: ActivityFacts | None
    last: ActivityFacts | None


@dataclass(frozen=True, slots=True)
class Clock:
    """What costs how much here: whole minutes of each activity by its id, of a break, and of a whole meeting."""

    minutes: Mapping[str, int]
    pause: int  # 0 = no breaks at all
    length: int

    def total(self, planned: int) -> int:
        """Planned minutes and the breaks that they ask for."""
        return planned + breaks(planned) * self.pause


def shapes(facts: GuideFacts) -> tuple[Shape, ...]:
    """Each session without its breaks: they follow the minutes of the meeting, not the place where somebody wrote them."""
    found = []
    for session in facts.sessions:
        steps = [a for a in session.activities if a.phase != "break"]
        first = steps.pop(0) if steps and steps[0].phase == "check-in" else None
        last = steps.pop() if steps and steps[-1].phase == "reflection" else None
        found.append(Shape(first, last, tuple(steps)))
    return tuple(found)


def fixed_order(parts: Sequence[Shape]) -> list[ActivityFacts]:
    """All steps between check-in and reflection: first what must be, then what should, then what could; within each, as written."""
    written = [a for part in parts for a in part.content]
    return sorted(written, key=lambda a: PRIORITIES.index(a.priority))


def kept(order: Sequence[ActivityFacts], number: int) -> frozenset[str]:
    """Ids of the first ``number`` steps of the fixed order, without those that need a step which is not among them.

    A ``must`` stays whatever it needs: that it needs something weaker is its author's problem (OER-G003).
    """
    ids = {a.id for a in order[:number]}
    known = {a.id for a in order}
    while True:
        gone = {a.id for a in order if a.id in ids and a.priority != "must" and any(n in known and n not in ids for n in a.needs)}
        if not gone:
            return frozenset(ids)
        ids -= gone


def atoms(parts: Sequence[Shape], ids: frozenset[str], minutes: Mapping[str, int]) -> list[list[Atom]]:
    """The atoms of the kept steps, by session, as written."""
    return [[atom for a in part.content if a.id in ids for atom in _cut(number, a, minutes[a.id])] for number, part in enumerate(parts)]


def _cut(session: int, activity: ActivityFacts, minutes: int) -> list[Atom]:
    number = max(1, minutes // PART) if activity.split else 1
    each, rest = divmod(minutes, number)
    return [Atom(session, activity, each + (1 if i < rest else 0)) for i in range(number)]


def aligned(parts: Sequence[Shape], cut: Sequence[Sequence[Atom]], clock: Clock) -> list[Lot]:
    """Each session begins in a meeting of its own and takes as many as it needs."""
    lots = []
    for number, (part, pieces, own) in enumerate(zip(parts, cut, ends_minutes(parts, clock), strict=True)):
        lots += [Lot(number, meeting, part.first, part.last) for meeting in _fill(pieces, own, clock) or [()]]
    return [lot for lot in lots if lot.atoms or lot.first or lot.last]


def flowing(parts: Sequence[Shape], cut: Sequence[Sequence[Atom]], clock: Clock) -> list[Lot]:
    """All sessions one after another, a new meeting wherever the last is full. Room is kept for the longest check-in and reflection."""
    meetings = _fill([atom for pieces in cut for atom in pieces], longest_ends(parts, clock), clock) or [()]
    ends = {number: pieces[-1] for number, pieces in enumerate(cut) if pieces}
    opened: set[int] = set()
    closed: set[int] = set()
    lots = []
    for meeting in meetings:
        touched = sorted({atom.session for atom in meeting}) or [0]
        opens = next((n for n in touched if n not in opened and parts[n].first), touched[0])
        done = [n for n in touched if any(atom is ends[n] for atom in meeting)] if meeting else touched
        closes = next((n for n in reversed(done) if n not in closed and parts[n].last), touched[-1])
        opened.add(opens)
        closed.add(closes)
        lots.append(Lot(touched[0], meeting, parts[opens].first, parts[closes].last))
    return lots


def _fill(pieces: Sequence[Atom], own: int, clock: Clock) -> list[tuple[Atom, ...]]:
    """Meetings that are as full as they can be. One atom is always taken, even where it alone is too long."""
    meetings: list[list[Atom]] = []
    planned = 0
    for atom in pieces:
        if meetings and clock.total(planned + atom.minutes) <= clock.length:
            meetings[-1].append(atom)
            planned += atom.minutes
        else:
            meetings.append([atom])
            planned = own + atom.minutes
    return [tuple(meeting) for meeting in meetings]


def ends_minutes(parts: Sequence[Shape], clock: Clock) -> list[int]:
    """Check-in and reflection of each session; whole minutes."""
    return [sum(clock.minutes[a.id] for a in (part.first, part.last) if a) for part in parts]


def longest_ends(parts: Sequence[Shape], clock: Clock) -> int:
    """The longest check-in and the longest reflection of all sessions together; whole minutes."""
    firsts = [clock.minutes[part.first.id] for part in parts if part.first]
    lasts = [clock.minutes[part.last.id] for part in parts if part.last]
    return max(firsts, default=0) + max(lasts, default=0)


def fits(pieces: Sequence[Sequence[Atom]], own: Sequence[int], clock: Clock) -> bool:
    """Whether every atom that may be left out has room in a meeting, so that only a ``must`` ever makes one too long."""
    return all(
        atom.activity.priority == "must" or clock.total(ends + atom.minutes) <= clock.length
        for atoms_, ends in zip(pieces, own, strict=True)
        for atom in atoms_
    )


def longest(number: int, least: int, good: Callable[[int], bool]) -> int:
    """The largest prefix from ``least`` to ``number`` that is good. What is good for more is good for less."""
    low, high = least, number
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if good(middle) else (low, middle - 1)
    return low
