"""The answers of a quiz on a page of their own, for the one who leads: learners meet them question by question."""

from __future__ import annotations

from ..model import Module
from ..packages.quiz_html import key_html
from .context import PageContext
from .page import Page
from .reading import Reading
from .templates import fragment


def quiz_key_page(module: Module, locale: str, context: PageContext) -> Page:
    """The key of a module's quiz in one locale of the site. The module has a quiz: ask ``tool_names``."""
    reading = Reading.of(module, context, locale, "quiz-key")
    t, quiz = reading.t, reading.edition.quiz
    if quiz is None:
        raise LookupError(f"{module.id} has no quiz")
    draw = reading.pieces(quiz.document)
    content = fragment(
        "quiz_key",
        t=t,
        attrs=reading.attrs,
        title=reading.module_title,
        count=t.plural("quiz.count", len(quiz.questions)),
        key=reading.resolve(key_html(quiz, draw.inline, draw.block, t)),
        quiz=reading.view.module(module.id, "quiz"),
        credit=reading.credit,
    )
    return reading.page(
        "lesson",
        [quiz.document],
        title=f"{t('quiz_key.title')} – {reading.module_title.text}",
        description=t("quiz_key.lead"),
        content=content,
        side=reading.side,
        tool=True,
    )
