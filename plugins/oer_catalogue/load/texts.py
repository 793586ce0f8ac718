"""Markdown files → Documents: front matter by its model, body as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Document
from ..problem import Place, Problem
from ..rules.codes import problem
from ..rules.module import Front
from ..schema.base import Facts
from ..schema.explain import validate
from ..schema.front import GlossaryFront, GuideFront, IndexFront, LessonFront, QuizFront, TranscriptFront
from ..schema.yaml import read
from .markdown import parse, split_front

NAMES: dict[str, type[Facts]] = {"index.md": IndexFront, "quiz.md": QuizFront, "guide.md": GuideFront, "glossary.md": GlossaryFront}
LESSONS = "lessons/"


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file: its Document, and its front matter if that was right."""

    document: Document
    front: Front | None


def front_model(name: str) -> type[Facts] | None:
    """The front matter model of a file of an edition (``lessons/x.md``); None = there is no such file."""
    if name.startswith(LESSONS) and name.endswith(".md") and name.count("/") == 1:
        return LessonFront
    return NAMES.get(name)


def read_text(text: str, file: str, name: str, locale: str, model: type[Facts]) -> tuple[Text, list[Problem]]:
    """One Markdown file as a Document. It is returned even if its front matter is wrong, so that its body is checked too.

    ``file`` is relative to the project root, ``name`` to the edition's folder. A transcript may go without front matter.
    """
    cut = split_front(text)
    if cut is None:
        body = Document(file, name, locale, "", text, 1, parse(text))
        if model is TranscriptFront and not text.startswith("---"):
            return Text(body, None), []
        fix = "Begin the file with a line ---, then `title: …`, then a line ---."
        return Text(body, None), [problem("OER-M002", Place(file), "the front matter is missing", fix)]
    yaml, problems = read(cut.text, file, cut.line)
    title, front = "", None
    if yaml is not None:
        facts, wrong = validate(model, yaml, "OER-S007")
        problems += wrong
        title = str(yaml.value.get("title") or "")
        front = Front(facts, yaml) if facts is not None else None
    document = Document(file, name, locale, " ".join(title.split()), cut.body, cut.body_line, parse(cut.body), yaml.value if yaml else {})
    return Text(document, front), problems
