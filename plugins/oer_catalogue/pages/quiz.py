"""The page of a quiz. The questions themselves are drawn by ``packages.quiz_html``: site and packages share them."""

from __future__ import annotations

from ..model import Module
from ..packages.quiz_html import quiz_html
from .context import PageContext
from .page import Page
from .reading import Reading
from .templates import fragment


def quiz_page(module: Module, locale: str, context: PageContext) -> Page:
    """The quiz of a module in one locale of the site. The module has one: ask ``page_names``."""
    reading = Reading.of(module, context, locale, "quiz")
    edition, t = reading.edition, reading.t
    quiz = edition.quiz
    if quiz is None:
        raise LookupError(f"{module.id} has no quiz")
    draw = reading.pieces(quiz.document)
    questions = reading.resolve(quiz_html(quiz, draw.inline, draw.block, t, module_id=module.id, pass_mark=module.quiz_pass, level=2))
    content = fragment(
        "quiz",
        t=t,
        attrs=reading.attrs,
        title=quiz.document.title,
        count=t.plural("quiz.count", len(quiz.questions)),
        goal=t("quiz.goal", percent=f"{module.quiz_pass:g}") if module.quiz_pass is not None else "",
        supervised=module.quiz_supervised,
        questions=questions,
        credit=reading.credit,
    )
    return reading.page(
        "quiz",
        [quiz.document],
        title=f"{quiz.document.title} – {reading.module_title.text}",
        description=t("quiz.description", title=reading.module_title.text),
        content=content,
        side=reading.side,
        pager=reading.pager,
    )
