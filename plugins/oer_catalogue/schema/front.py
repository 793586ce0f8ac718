"""The front matter of the Markdown files: words that are not part of the text itself."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from .base import Facts, optional, required
from .module import OutcomeId, Resource, Slug

Title = Annotated[str, k.text(100)]
Line = Annotated[str, k.text(300)]
Note = Annotated[str, k.text(1000)]


class IndexFront(Facts):
    """`<locale>/index.md`: the module's words. The text below is the introduction."""

    title: Title = required("The title of the module.")
    summary: Line = required("What it gives, for whom: one to three sentences.")
    keywords: list[Annotated[str, k.text(60)]] = required("Words that people search for.", least=1)
    outcomes: dict[OutcomeId, Line] = optional("Each learning outcome in words, under its id of `module.yml`.", {})
    prerequisites: list[Line] = optional("What one should be able to do before.", [])
    accessibility_summary: Note = optional("How accessible the module is, in one or two sentences.", "")
    quality_note: Note = optional("Who checked the module, and how.", "")
    funding_note: Note = optional("Who paid for it.", "")
    disclaimer: Note = optional("What the funder asks you to say.", "")


class LessonFront(Facts):
    """`<locale>/lessons/<id>.md`: one lesson."""

    title: Title = required("The title of the lesson.")
    resource: Resource | None = optional("In a translation: the same online course in this language.")


class QuizFront(Facts):
    """`<locale>/quiz.md`: the quiz."""

    title: Title = required("The title of the quiz.")


class GuideFront(Facts):
    """`<locale>/guide.md`: the words of the facilitator guide."""

    title: Title = required("The title of the guide.")
    why: Note = required("Why a group should do this, in a few sentences.")
    need_not_know: list[Line] = optional("What the facilitator does not need to know.", [])


class GlossaryFront(Facts):
    """`<locale>/glossary.md`: words and what they mean."""

    title: Title = required("The title of the glossary.")


class MethodFront(Facts):
    """`docs/methods/<id>/<locale>.md`: the words of a training method."""

    title: Title = required("The name of the method.")
    meaning: Annotated[str, k.text(110)] = required("What it is, in one plain line. It stands beside the name wherever that is used.")
    origin: Annotated[str, k.one_of("hand", "machine")] = required("Who wrote the words: a person or a machine.")
    reviewed: Annotated[bool, k.TRUTH] = optional("Whether a person has checked the words of a machine.", False)


class PathwayFront(Facts):
    """`docs/pathways/<id>/<locale>.md`: the words of a pathway. The text says for whom it is, why the modules stand in this order, and
    what one can do afterwards."""

    title: Title = required("The title of the pathway.")
    summary: Line = required("Where it leads, and for whom: one to three sentences.")
    reasons: dict[Slug, Line] = optional("Why a module stands where it stands, in one line, under the module's id.", {})
    origin: Annotated[str, k.one_of("hand", "machine")] = required("Who wrote the words: a person or a machine.")
    reviewed: Annotated[bool, k.TRUTH] = optional("Whether a person has checked the words of a machine.", False)


class TranscriptFront(Facts):
    """`media/<name>.<locale>.md`: what a video or sound says. The front matter may be left out."""

    title: Title = optional("The title of the transcript.", "")
