"""The parts of the papers that are read from front to back: introduction, lessons, questions, words, guide, answers."""

from __future__ import annotations

from collections.abc import Iterator

from ...body.addresses import web
from ...documents import Part
from ...kit import nodes as n
from ...locales import language_name
from ...model import Edition, Lesson, Node
from ..licence import licence_name
from ..parts import GLOSSARY, GUIDE, INDEX, QUIZ, pass_mark
from .desk import TOP, Desk, Tongue, left_to_right
from .guide import guide_nodes
from .questions import key, questions


def introduction(desk: Desk) -> Part:
    edition, own = desk.edition, desk.own
    nodes: list[Node] = [n.paragraph(n.strong(edition.summary))] if edition.summary else []
    nodes += edition.index.nodes
    outcomes = [edition.outcomes[outcome.id] for outcome in desk.module.outcomes if outcome.id in edition.outcomes]
    for heading, lines in (("player.outcomes", outcomes), ("player.prerequisites", edition.prerequisites)):
        if lines:
            nodes += [n.heading(TOP, "", own.say(heading)), *n.bullets(lines)]
    title = own.strings("player.introduction")
    return desk.part(INDEX, title, nodes, edition, edition.index, title_lang=own.mark)


def lesson_parts(desk: Desk) -> Iterator[Part]:
    """Every lesson that there are words for, in order; its number counts those."""
    for number, (lesson, edition, title) in enumerate(lessons(desk), 1):
        document = edition.lessons[lesson.id]
        tongue = desk.tongue(edition)
        nodes = (
            n.paragraph(n.strong(tongue.plural("player.minutes", lesson.minutes))),
            *resource_nodes(desk, lesson, tongue),
            *document.nodes,
        )
        yield desk.part(lesson.id, f"{number}. {title}", nodes, edition, document)


def lessons(desk: Desk) -> Iterator[tuple[Lesson, Edition, str]]:
    """Lessons, the edition that has the words of each, and its title."""
    for lesson in desk.module.lessons:
        found = desk.words.lesson(lesson.id)
        if found:
            yield lesson, found[0], found[1].title


def resource_nodes(desk: Desk, lesson: Lesson, tongue: Tongue) -> n.Nodes:
    """Where the course of another provider stands, and what must be known of it; nothing for a lesson of one's own."""
    resource = desk.edition.resources.get(lesson.id) or lesson.resource
    if resource is None:
        return ()
    address = web(resource.url)
    link = (n.made("link", left_to_right(address, tongue.locale), url=address),) if address else ()
    rows = [
        link,
        n.inline(tongue.say("player.resource_provider"), f": {resource.provider}"),
        n.inline(tongue.say("player.resource_licence"), f": {licence_name(resource.licence)}"),
        n.inline(tongue.say("player.resource_language"), ": ", n.text(language_name(resource.language), resource.language)),
        n.inline(tongue.say("player.resource_minutes"), ": ", tongue.plural("player.minutes", resource.minutes)),
    ]
    return (*tongue.label("player.resource"), *n.bullets(row for row in rows if row))


def quiz_part(desk: Desk, *, answers: bool) -> list[Part]:
    edition = desk.words.having(QUIZ)
    if edition is None or edition.quiz is None:
        return []
    tongue, quiz = desk.tongue(edition), edition.quiz
    goal = pass_mark(desk.module, quiz)
    nodes = (n.paragraph(n.strong(tongue.say("quiz.goal", percent=f"{goal:g}"))),) if goal is not None else ()
    title, mark = _title(quiz.document.title, "player.quiz", tongue)
    nodes += questions(quiz, tongue, answers=answers)
    return [desk.part(QUIZ, title, nodes, edition, quiz.document, title_lang=mark)]


def answers_part(desk: Desk) -> list[Part]:
    """The right answers on a sheet of their own, so that it can be kept back."""
    edition = desk.words.having(QUIZ)
    if edition is None or edition.quiz is None:
        return []
    tongue = desk.tongue(edition)
    title = tongue.strings("quiz_key.title")
    return [desk.part("answers", title, key(edition.quiz, tongue), edition, edition.quiz.document, title_lang=tongue.mark, sheet=True)]


def glossary_part(desk: Desk) -> list[Part]:
    edition = desk.words.having(GLOSSARY)
    if edition is None or edition.glossary is None:
        return []
    rows: list[Node] = []
    for term in edition.glossary.terms:
        rows += [n.made("definition-title", n.text(term.term)), n.made("definition", term.nodes)]
    title, mark = _title(edition.glossary.document.title, "player.glossary", desk.tongue(edition))
    return [desk.part(GLOSSARY, title, (n.made("definition-list", rows),), edition, edition.glossary.document, title_lang=mark)]


def guide_parts(desk: Desk) -> list[Part]:
    edition = desk.words.having(GUIDE)
    if edition is None or edition.guide is None:
        return []
    tongue, words = desk.tongue(edition), edition.guide
    title, mark = _title(words.document.title, "player.guide", tongue)
    nodes = guide_nodes(words, desk.module.guide, tongue)
    return [desk.part(GUIDE, title, nodes, edition, words.document, title_lang=mark, sheet=True)]


def _title(words: str, key: str, tongue: Tongue) -> tuple[str, str]:
    """A document's title, or a word of the interface and its language."""
    return (words, "") if words else (tongue.strings(key), tongue.mark)
