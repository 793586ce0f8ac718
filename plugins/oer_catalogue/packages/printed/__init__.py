"""An edition as a paper: which parts, in which order, with what around them."""

from __future__ import annotations

from ...documents import Paper
from ...model import Edition, Module
from ..format import NotMadeError, PackageContext
from ..paper import ANSWERS, GUIDE, HANDOUT, LARGE
from ..parts import GLOSSARY, INDEX, QUIZ
from .desk import Desk
from .front import attribution_part, facts
from .handout import exercise_parts
from .reading import answers_part, glossary_part, guide_parts, introduction, lesson_parts, quiz_part

__all__ = ["make_paper"]


def make_paper(kind: str, module: Module, edition: Edition, context: PackageContext) -> Paper:
    """A paper of one of the kinds of ``packages.paper``. Raises NotMadeError for a handout without anything to do."""
    desk = Desk.of(module, edition, context, _names(kind, module))
    about, t = desk.about, context.strings
    if kind in (HANDOUT, ANSWERS):
        parts = exercise_parts(desk, answers=kind == ANSWERS)
        if not parts:
            raise NotMadeError(f"{module.id} ({edition.locale}) has neither questions nor exercises to hand out")
    else:
        parts = [introduction(desk), *lesson_parts(desk), *quiz_part(desk, answers=kind == GUIDE), *glossary_part(desk)]
        parts += guide_parts(desk) if kind == GUIDE else answers_part(desk)
    return Paper(
        edition.title,
        t(f"paper.kind.{kind}"),
        edition.locale,
        context.strings.direction,
        facts(desk),
        (*parts, attribution_part(desk)),
        () if kind in (LARGE, HANDOUT, ANSWERS) else tuple(line for line in (about.attribution, about.publisher) if line),
        about.url,
        {"contents": t("document.contents"), "notes": t("body.footnotes")},
        about.authors,
        desk.pictures,
        words=desk.own.mark,
        large=kind == LARGE,
        contents=kind not in (HANDOUT, ANSWERS),
        keywords=about.keywords,
        rights=about.attribution,
        licence_url=about.licence_url,
    )


def _names(kind: str, module: Module) -> frozenset[str]:
    """The parts that links inside a paper can lead to, by the names of their documents."""
    lessons = {lesson.id for lesson in module.lessons}
    return frozenset({QUIZ} if kind in (HANDOUT, ANSWERS) else {INDEX, QUIZ, GLOSSARY, *lessons, *({"guide"} if kind == GUIDE else ())})
