"""guide.md → GuideWords: sessions, activities, and what surrounds them.

``## … {#session}`` with its goal; ``### … {#activity}`` with the message for learners, ``> [!TIP]`` for the facilitator;
``#### … {.product}``, ``{.online}`` …: the class is the fact, the heading is words. Reserved sessions: ``{#questions}``,
``{#pitfalls}``, ``{#materials}``, ``{#checklist}``. Whether ids match guide.yml is asked by the rules of guide.yml.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import ADAPTATIONS, PLAN_MODES, ActivityWords, Document, GuideWords, Node, SessionWords
from ..near import near
from ..problem import Problem
from ..rules.codes import problem
from .markdown import cut, plain, slug

RESERVED = ("questions", "pitfalls", "materials", "checklist")
CLASSES = ("product", *PLAN_MODES, *ADAPTATIONS)
MAX_PROBLEMS = 50  # the others have the same cause

Nodes = tuple[Node, ...]


@dataclass(slots=True)
class _Reading:
    """One guide while it is read; ``say`` notes a problem."""

    document: Document
    problems: list[Problem] = field(default_factory=list)

    def say(self, code: str, at: int, message: str, fix: str, suggestion: str = "") -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem(code, self.document.place(at), message, fix, suggestion))


def read(document: Document) -> tuple[GuideWords, list[Problem]]:
    """The words of the guide, and what is wrong with them. Never raises for what an author typed.

    A mode's or an adaptation's nodes may hold tips of their own: ``split_tips`` takes them apart.
    """
    reading = _Reading(document)
    sessions: list[SessionWords] = []
    reserved: dict[str, tuple[Nodes, list[tuple[Node, Nodes]]]] = {}
    before, parts = cut(document.nodes, 2)
    _lost(reading, before, "before the first session")
    for heading, inner in parts:
        if not _has_id(reading, heading, "session"):
            continue
        text, subparts = cut(inner, 3)
        if heading.id in RESERVED:
            reserved.setdefault(heading.id, (inner if heading.id in ("pitfalls", "checklist") else text, subparts))
        else:
            sessions.append(_session(reading, heading, text, subparts))
    words = GuideWords(
        document,
        why=str(document.front.get("why") or ""),
        need_not_know=_texts(document.front.get("need_not_know")),
        sessions=tuple(sessions),
        questions=_questions(reading, reserved),
        pitfalls=reserved.get("pitfalls", ((), []))[0],
        materials=_materials(reading, reserved),
        checklist=reserved.get("checklist", ((), []))[0],
    )
    return words, reading.problems


def split_tips(nodes: Iterable[Node]) -> tuple[Nodes, tuple[Nodes, ...]]:
    """What learners are told, and each tip for the facilitator (``> [!TIP]`` at the top level)."""
    kept = tuple(nodes)
    message = tuple(node for node in kept if not _is_tip(node))
    return message, tuple(node.children for node in kept if _is_tip(node))


def _is_tip(node: Node) -> bool:
    return node.kind == "alert" and node.info == "tip"


def _has_id(reading: _Reading, heading: Node, what: str) -> bool:
    for name in heading.classes:
        fix = "Classes stand on `####` headings inside an activity."
        article = "an" if what == "activity" else "a"
        reading.say("OER-G021", heading.start, f"'.{name}' has no meaning on the heading of {article} {what}", fix)
    if not heading.id:
        title = plain(heading.children)
        suggestion = f"{{#{slug(title)}}}"
        reading.say("OER-G020", heading.start, f"the {what} '{title}' has no id", "Add the id that guide.yml uses.", suggestion)
    return bool(heading.id)


def _lost(reading: _Reading, nodes: Nodes, where: str) -> None:
    if nodes:
        fix = "Put it under the heading of a session, an activity, or one of its parts."
        reading.say("OER-G023", nodes[0].start, f"text {where} has no place in the guide", fix)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else (str(value),) if value else ()


# --- sessions and activities ----------------------------------------------------------------------------------------


def _session(reading: _Reading, heading: Node, goal: Nodes, parts: list[tuple[Node, Nodes]]) -> SessionWords:
    title = plain(heading.children)
    if not goal:
        reading.say("OER-G025", heading.start, f"the session '{title}' has no goal", "Say in a sentence what everybody has at its end.")
    for node in goal:
        if node.kind == "heading":
            message = f"'{plain(node.children)}' stands outside an activity"
            reading.say("OER-G023", node.start, message, "Put it below a `### … {#id}` heading.")
    activities = [_activity(reading, node, inner) for node, inner in parts if _has_id(reading, node, "activity")]
    return SessionWords(heading.id, title, tuple(node for node in goal if node.kind != "heading"), tuple(activities))


def _activity(reading: _Reading, heading: Node, nodes: Nodes) -> ActivityWords:
    title = plain(heading.children)
    own, parts = cut(nodes, 4)
    message, tips = split_tips(own)
    if not message:
        fix = "Write one message that can be read aloud or pasted into a chat."
        reading.say("OER-G025", heading.start, f"the activity '{title}' tells learners nothing", fix)
    found: dict[str, tuple[str, Nodes]] = {}
    for part, inner in parts:
        name = _class(reading, part)
        if not name:
            continue
        if name in found:
            reading.say("OER-G024", part.start, f"'.{name}' stands twice in '{title}'", "Join the two parts.")
        elif not inner:
            reading.say("OER-G025", part.start, f"the part '{plain(part.children)}' is empty", "Write its words below, or remove it.")
        else:
            found[name] = (plain(part.children), inner)
    return ActivityWords(
        heading.id,
        title,
        message,
        tips,
        product=found.get("product", ("", ()))[1],
        modes={name: found[name] for name in PLAN_MODES if name in found},
        adaptations={name: found[name] for name in ADAPTATIONS if name in found},
    )


def _class(reading: _Reading, heading: Node) -> str:
    """The one class of a part, or ""."""
    title = plain(heading.children)
    known = [name for name in heading.classes if name in CLASSES]
    for name in heading.classes:
        if name not in CLASSES:
            fix = f"Use one of: {', '.join(CLASSES)}."
            reading.say("OER-G021", heading.start, f"'.{name}' on '{title}' is unknown", fix, near(name, CLASSES))
    if not heading.classes:
        fix = f"Add one of: {', '.join('{.' + name + '}' for name in CLASSES)}."
        reading.say("OER-G022", heading.start, f"the part '{title}' has no class", fix, _guess(title))
    if len(known) > 1:
        fix = "Write one part for each."
        reading.say("OER-G021", heading.start, f"'{title}' has the classes {', '.join(known)}; a part has one", fix)
    return known[0] if len(known) == 1 and len(heading.classes) == 1 else ""


def _guess(title: str) -> str:
    nearest = near(slug(title), CLASSES)
    return f"{{.{nearest}}}" if nearest else ""


# --- reserved sections ----------------------------------------------------------------------------------------------


def _questions(reading: _Reading, reserved: dict) -> tuple[tuple[str, str, Nodes], ...]:
    text, parts = reserved.get("questions", ((), []))
    _lost(reading, text, "before the first question")
    questions = []
    for heading, inner in parts:
        title = plain(heading.children)
        if _has_id(reading, heading, "question"):
            if not inner:
                reading.say("OER-G025", heading.start, f"the question '{title}' has no answer", "Write what the facilitator can say.")
            questions.append((heading.id, title, inner))
    return tuple(questions)


def _materials(reading: _Reading, reserved: dict) -> dict[str, tuple[str, Nodes]]:
    text, parts = reserved.get("materials", ((), []))
    _lost(reading, text, "before the first material")
    return {heading.id: (plain(heading.children), inner) for heading, inner in parts if _has_id(reading, heading, "material")}
