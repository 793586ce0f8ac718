"""What a module becomes in Moodle: sections with activities, each with its ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from ...model import Module
from ..about import About
from ..parts import GLOSSARY, GUIDE, QUIZ, Part
from .pages import ABOUT, LEAD

Kind = Literal["page", "label", "quiz"]


@dataclass(frozen=True, slots=True)
class Activity:
    """``part``: what it shows. ``module`` is the id of the course module, ``instance`` that of the page or quiz itself."""

    kind: Kind
    name: str
    part: str
    visible: bool
    module: int
    instance: int
    context: int

    @property
    def folder(self) -> str:
        return f"activities/{self.kind}_{self.module}"


@dataclass(frozen=True, slots=True)
class Section:
    id: int
    number: int
    name: str  # "" = Moodle's own name
    summary: str  # plain text
    visible: bool
    activities: tuple[Activity, ...]

    @property
    def folder(self) -> str:
        return f"sections/section_{self.id}"


def numbering(module: Module, locale: str) -> Iterator[int]:
    """Ids by counting, from a place of the module's own.

    Far from the small ids of a young Moodle: restore (4.0, 4.1) asks whether an entry of the *target's* question bank has the id of the
    backup's (``process_question_bank_entry``), and would leave the question out.
    """
    own = int(hashlib.sha256(f"{module.package_id}/{locale}".encode()).hexdigest()[:8], 16)
    return count(200_000_000 + own % 80_000 * 10_000)


def course_outline(parts: Sequence[Part], facts: About, names: tuple[str, str], numbers: Iterator[int]) -> tuple[Section, ...]:
    """A section per part: introduction and lessons; quiz; words; guide, hidden. ``names``: of the introduction and of the page about it."""
    lessons = [_page(part, names[0]) for part in parts if part.name not in (QUIZ, GLOSSARY, GUIDE)]
    plans = [("", "", True, []), (facts.title, facts.summary, True, [*lessons, ("page", names[1], ABOUT, True)])]
    plans += [(part.title, "", part.name != GUIDE, [_page(part, names[0])]) for part in parts if part.name in (QUIZ, GLOSSARY, GUIDE)]
    return tuple(_section(number, *plan, numbers) for number, plan in enumerate(plans))


def section_outline(parts: Sequence[Part], facts: About, names: tuple[str, str], numbers: Iterator[int]) -> tuple[Section, ...]:
    """Everything in one section, for a course that has other sections: it has the number 1, and begins with a heading of its own."""
    rows = [("label", facts.title, LEAD, True), *(_page(part, names[0]) for part in parts if part.name != GUIDE)]
    rows += [("page", names[1], ABOUT, True), *(_page(part, names[0]) for part in parts if part.name == GUIDE)]
    return (_section(1, facts.title, "", True, rows, numbers),)


def general(summary: str, numbers: Iterator[int]) -> Section:
    """The uppermost section of a course, which has no name."""
    return _section(0, "", summary, True, (), numbers)


def module_section(
    number: int, parts: Sequence[Part], facts: About, summary: str, names: tuple[str, str], numbers: Iterator[int]
) -> Section:
    """A module as one section of a course that has several modules."""
    rows = [_page(part, names[0]) for part in parts if part.name != GUIDE]
    rows += [("page", names[1], ABOUT, True), *(_page(part, names[0]) for part in parts if part.name == GUIDE)]
    return _section(number, facts.title, summary, True, rows, numbers)


Row = tuple[Kind, str, str, bool]


def _page(part: Part, introduction: str) -> Row:
    name = introduction if part.name == "index" else part.title
    return ("quiz" if part.name == QUIZ else "page", name, part.name, part.name != GUIDE)


def _section(number: int, name: str, summary: str, visible: bool, rows: Sequence[Row], numbers: Iterator[int]) -> Section:
    id = next(numbers)
    activities = tuple(
        Activity(kind, title[:255], part, shown, next(numbers), next(numbers), next(numbers)) for kind, title, part, shown in rows
    )
    return Section(id, number, name[:255], summary, visible, activities)
