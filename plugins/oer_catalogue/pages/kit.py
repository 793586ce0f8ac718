"""What every facilitator needs beside the plan, on the guide's page: preparation, checklists, messages, roles, forms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from .. import body, locales
from ..body.language import attrs
from ..kit import MADE, Section, make_kit
from ..model import Document, GuideFacts, Node, Wish
from ..plan import make_plan
from .methods import method_words
from .reading import Reading

PARTS = {
    "about": ("checklists", "messages"),
    "principles": ("principles",),
    "environment": ("environment", "adaptations"),
    "group": ("group", "role-cards", "norms", "task-card", "few", "leaving"),
    "evaluation": (
        "evaluation", "form-check-in", "form-plus-delta", "form-minute-card", "form-skills", "form-learner-end", "form-facilitator-end",
        "attendance", "certificate",
    ),
}  # fmt: skip
"""Sections of the kit by the part of the guide that shows them."""


MADE_TABLE = '<div class="oer-table"><table>'


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the page shows it: folded where it is a sheet to hand out."""

    id: str
    title: str
    html: Markup
    sheet: bool


def kit_parts(reading: Reading, facts: GuideFacts) -> dict[str, list[Shown]]:
    """Sections by part, and ``prepare``. Made for some here, some online: that way nothing is missing for any other group."""
    wish = Wish("hybrid", facts.group_ideal, 90)
    plan = reading.context.shared(("kit plan", reading.module.id), lambda: make_plan(facts, wish))
    names = {id: method_words(reading.context.methods, id, reading.view.around) for id in reading.context.methods}
    methods = {id: (words[0], words[1]) for id, words in names.items() if words}
    kit = make_kit(reading.module, reading.edition, plan, reading.t, methods=methods, steps=False)
    sections = {section.id: section for section in kit.sections}
    parts = {part: [_shown(reading, sections[id]) for id in ids if id in sections] for part, ids in PARTS.items()}
    return {"prepare": [_shown(reading, sections["prepare"])], **parts}


def _shown(reading: Reading, section: Section) -> Shown:
    title = section.title.partition(". ")[2] or section.title if section.title[:1].isdigit() else section.title
    return Shown(section.id, title, _drawn(reading, section), section.sheet)


def _drawn(reading: Reading, section: Section) -> Markup:
    """With ids of its own (``kit-``), so that no name of a module's author meets one of ours."""
    words, around = reading.edition.guide, reading.view.around
    if words is None:
        raise LookupError(f"{reading.module.id} has no guide")
    key = (around, section.nodes)
    html = _DRAWN.get(key) if section.document is None else None
    if html is None:
        pieces = _pieces(reading, section.document or words.document)
        html = "".join(_block(pieces, section, tuple(run), made) for made, run in groupby(section.nodes, lambda node: node.start == MADE))
        if section.document is None and len(_DRAWN) < MOST_DRAWN:
            _DRAWN[key] = html
    return reading.resolve(_named(html, section.title), f"kit-{section.id}", "kit")


def _pieces(reading: Reading, document: Document) -> body.Pieces:
    """What is worked out of a document for one section serves the others."""
    around = reading.view.around
    key = ("kit pieces", reading.module.id, document.locale, document.name, around)
    return reading.context.shared(key, lambda: body.Pieces(reading.module, reading.edition, document, locales.load(around)))


def _named(html: str, title: str) -> str:
    """Made tables can be scrolled by keyboard, so each has a name: that of its section, and a number from the second on."""
    first, *rest = html.split(MADE_TABLE)
    boxes = (
        f'<div class="oer-table" role="region" tabindex="0" aria-label="{escape(title)}{f" {n}" if n > 1 else ""}"><table>{part}'
        for n, part in enumerate(rest, 1)
    )
    return "".join((first, *boxes))


def _block(pieces: body.Pieces, section: Section, nodes: tuple[Node, ...], made: bool) -> str:
    """Nodes of one hand: the author's are marked where their language is another."""
    html = pieces.block(nodes)
    return html if made or not section.lang else f"<div{attrs(section.lang, '')}>{html}</div>"


MOST_DRAWN = 1000
_DRAWN: dict[tuple[str, tuple[Node, ...]], str] = {}
"""Standard texts are the same for every module: each is drawn once in a language."""
