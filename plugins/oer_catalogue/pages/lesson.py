"""The page of a lesson: reading first."""

from __future__ import annotations

from ..body.addresses import web
from ..locales import direction, language_name
from ..model import Lesson, Module
from .context import PageContext
from .page import Page
from .reading import Reading, contents
from .templates import fragment
from .words import duration, licence


def lesson_page(module: Module, lesson: Lesson, locale: str, context: PageContext) -> Page:
    """The page of one lesson in one locale of the site."""
    reading = Reading.of(module, context, locale, lesson.id)
    edition, t = reading.edition, reading.t
    document = edition.lessons[lesson.id]
    text = context.body(edition.locale, document)
    outcomes = [edition.outcomes[id] for id in lesson.outcomes if id in edition.outcomes]
    number = [part.id for part in module.lessons].index(lesson.id) + 1
    content = fragment(
        "lesson",
        t=t,
        attrs=reading.attrs,
        own=reading.own_attrs,
        kicker=t("lesson.number", n=number, total=len(module.lessons)),
        minutes=duration(lesson.minutes, t),
        title=document.title,
        outcomes=outcomes,
        resource=_resource(reading, lesson),
        text=reading.resolve(text.html),
        lesson=lesson.id,
        module=module.id,
        credit=reading.credit,
    )
    summary = text.sections[0].text if text.sections else ""
    return reading.page(
        "lesson",
        [document],
        title=f"{document.title} – {reading.module_title.text}",
        description=first_words(summary) or edition.summary,
        content=content,
        side=reading.side,
        toc=contents(text.toc, t, reading.attrs),
        pager=reading.pager,
    )


def _resource(reading: Reading, lesson: Lesson) -> dict[str, object] | None:
    """Somebody else's content that the lesson is about; an edition may name the same course in its own language."""
    resource = reading.edition.resources.get(lesson.id, lesson.resource)
    if resource is None:
        return None
    return {
        "url": web(resource.url),
        "provider": resource.provider,
        "licence": licence(resource.licence),
        "language": resource.language,
        "dir": direction(resource.language),
        "language_name": language_name(resource.language),
        "minutes": duration(resource.minutes, reading.t),
    }


def first_words(text: str, limit: int = 160) -> str:
    """The start of a text for a description, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
