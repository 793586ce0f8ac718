"""Exercises to hand out: what a lesson asks people to do, and the questions of the quiz, without the text around.

What counts as an exercise of a lesson is seen in its form, so that authors need no mark: a section (a heading and what follows up to the
next one) that holds a list of tasks with boxes, a list in which every point asks something, or a table with cells to fill in. Such a
section is taken whole, because it says how to go about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...body import plain
from ...documents import Part
from ...documents.paper import to_fill_in
from ...kit import nodes as n
from ...load.markdown import walk
from ...model import Node
from .desk import Desk
from .questions import room
from .reading import lessons, quiz_part, resource_nodes

MANY = 5
"""Points of a list: longer ones get less room for each."""
FEWEST = 2
"""Points that a list of questions has at least: one question in a list is part of the text."""
_ASKS = {"el": "?;\u037e", "ar": "?؟", "fa": "?؟", "ur": "?؟"}
"""Signs that end a question, where it is not the question mark alone; a Greek one looks like a semicolon."""


def exercise_parts(desk: Desk, *, answers: bool) -> list[Part]:
    """A part for each lesson with exercises, then the quiz; none if there is nothing to do."""
    parts = []
    for number, (lesson, edition, title) in enumerate(lessons(desk), 1):
        document = edition.lessons[lesson.id]
        found = exercises(document.nodes, edition.locale)
        if not found:
            continue
        nodes = resource_nodes(desk, lesson, desk.tongue(edition))
        nodes += found if answers else tuple(_with_room(node, edition.locale) for node in found)
        parts.append(desk.part(lesson.id, f"{number}. {title}", nodes, edition, document))
    parts += quiz_part(desk, answers=answers)
    if parts and not answers:
        parts.insert(0, _name(desk))
    return parts


def exercises(nodes: n.Nodes, locale: str) -> n.Nodes:
    """The sections of a lesson that are exercises, each below the headings that it stands under."""
    found: list[Node] = []
    above: list[Node] = []
    for heading, section in _sections(nodes):
        if heading:
            above = [*(each for each in above if each.level < heading.level), heading]
        if any(_asks(node, locale) for node in walk(section)):
            found += [*(each for each in above if each not in found), *section]
    return tuple(found)


def _sections(nodes: n.Nodes) -> Iterator[tuple[Node | None, list[Node]]]:
    """Each heading and what follows up to the next one; None for what stands before the first."""
    heading: Node | None = None
    section: list[Node] = []
    for node in nodes:
        if node.kind == "heading":
            yield heading, section
            heading, section = node, []
        else:
            section.append(node)
    yield heading, section


def _asks(node: Node, locale: str) -> bool:
    """Whether somebody is asked to do something here."""
    if node.kind == "table":
        return any(to_fill_in(row) for row in node.children[1:])
    return node.kind == "task" or _of_questions(node, locale)


def _of_questions(node: Node, locale: str) -> bool:
    signs = _ASKS.get(locale.split("-")[0], "?")
    return node.kind == "list" and len(node.children) >= FEWEST and all(_question(item, signs) for item in node.children)


def _question(item: Node, signs: str) -> bool:
    """Whether a point holds a question: a sign at the end of a word."""
    return any(word.rstrip("\"'»”’)*").endswith(tuple(signs)) for word in plain((item,)).split())


def _with_room(node: Node, locale: str) -> Node:
    """Boxes are empty, and below each point there is room to write."""
    children = tuple(_with_room(child, locale) for child in node.children)
    if node.kind != "list":
        return node._replace(children=children)
    every = _of_questions(node, locale)
    lines = 1 + every + (len(children) <= MANY)

    def opened(item: Node) -> Node:
        if not every and item.kind != "task":
            return item
        return item._replace(children=(*item.children, room(lines)), checked=False)

    return node._replace(children=tuple(map(opened, children)))


def _name(desk: Desk) -> Part:
    """Whose sheet it is, and when."""
    own = desk.own
    form = n.table((own.say("kit.attendance.name"), own.say("paper.date")), [("", "")])
    return desk.part("name", own.strings("paper.yours"), (form,), title_lang=own.mark)
