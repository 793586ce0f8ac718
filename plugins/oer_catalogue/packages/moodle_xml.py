"""Moodle XML: the quiz alone, for a question bank of Moodle (source: docs.moodle.org, "Moodle XML format")."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from markupsafe import Markup, escape

from ..model import Edition, Module
from .about import about, attribution_text
from .format import Format, NotMadeError, PackageContext
from .questions import Change, Item, Questions, Text, accepted, images_only, is_inline, nearest, questions
from .reader import template
from .told import changed

TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "match": "matching",
    "number": "numerical",
    "text": "shortanswer",
    "open": "essay",
}
NUMBER_LENGTH = 100  # of an idnumber, in characters
CELL_LENGTH = 255  # of a right cell
FILES = "@@PLUGINFILE@@"
_FILE = re.compile(rf'(?<=src="){FILES}/([^"]+)')
_TYPED = re.compile(rf'(?<!src="){FILES}')


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """One XML file: a category with the licence in its description, the questions, their images inside. See ``items_of``."""
    address = images_only(module, edition, context, f"{FILES}/{{}}".format)
    quiz = questions(module, edition, context, address)
    if quiz is None:
        raise NotMadeError("a question file needs a quiz")
    items, changes = items_of(quiz)
    facts = about(module, edition, context)
    notes = changed(changes, quiz, context.strings)
    lines = [*attribution_text(facts, context).splitlines(), *notes]
    xml = template(
        "moodle.xml",
        category=category(facts.publisher, edition.title),
        info="".join(f"<p>{escape(line)}</p>" for line in lines if line),
        items=items,
        types=TYPES,
        block=lambda html: as_typed(quiz.marked(html)),
        phrase=partial(_phrase, quiz),
        files=lambda html: [_file(path, context) for path in dict.fromkeys(_FILE.findall(html))],
        number=partial(number, module),
        tags=lambda item: dict.fromkeys((*edition.keywords, *item.outcomes)),
        accepted=accepted,
        literal=literal,
    )
    target.write(xml.encode())


def items_of(quiz: Questions) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """The items as Moodle's question bank has them, and what ``nearest`` changed: an order is written as matching."""
    made = [nearest(item, kinds_of(item)) for item in quiz.items]
    return tuple(item for items, _ in made for item in items), tuple(change for _, changes in made for change in changes)


def kinds_of(item: Item) -> set[str]:
    """The kinds that Moodle's question bank has for this question: no matching with cells that are too long for its database."""
    return set(TYPES) - ({"match"} if any(len(cell.line) > CELL_LENGTH for cell in item.rights) else set())


def category(publisher: str, title: str) -> str:
    """The path of the category: ``$course$/top/<publisher>/<title>``; a slash inside a name is doubled."""
    names = (" ".join(name.split()).replace("/", "//") for name in (publisher, title) if name.strip())
    return "/".join(("$course$", "top", *names))


def number(module: Module, item: Item) -> str:
    """The idnumber of a question: unique in its category, the same in every version and language of the module."""
    name = f"{module.id}.{item.id}"
    if len(name) <= NUMBER_LENGTH:
        return name
    return f"{name[: NUMBER_LENGTH - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def literal(answer: str) -> str:
    """An accepted text for Moodle's short answers, where ``*`` stands for anything and ``\\*`` for itself."""
    return answer.replace("*", "\\*")


def as_typed(html: str) -> str:
    """HTML in which Moodle's word for the address of files stands only where it means one; an author who types it means the word."""
    return _TYPED.sub(f"&#64;{FILES[1:]}", html)


def _phrase(quiz: Questions, text: Text) -> str:
    return as_typed(quiz.marked(text.html, "span" if is_inline(text) else "div"))


@dataclass(frozen=True, slots=True)
class _File:
    """A file inside the XML: ``path`` is its folder, from / to /."""

    name: str
    path: str
    data: Markup


def _file(path: str, context: PackageContext) -> _File:
    folder, _, name = path.rpartition("/")
    data = base64.b64encode(context.read(f"media/{path}")).decode("ascii")
    return _File(name, f"/{folder}/" if folder else "/", Markup(data))


FORMAT = Format("moodlexml", "moodle.xml", "application/xml", write, needs=("quiz",))
