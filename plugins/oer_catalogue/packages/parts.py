"""The parts of an edition as the single-page reader shows them: introduction, lessons, quiz, glossary, guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from .. import locales
from ..body import render, render_inline, resolve
from ..body.addresses import web
from ..model import Document, Edition, Lesson, Module, Node, Quiz, Resource, fallbacks
from .format import PackageContext
from .guide import guide_html
from .licence import licence_name
from .public import films_at, public_url
from .quiz_html import quiz_html

INDEX, QUIZ, GUIDE, GLOSSARY = "index", "quiz", "guide", "glossary"
_LINK = re.compile(r'<a\b[^>]*? href="\x1a(doc|oer):([^\x1a]*)\x1a"[^>]*>(.*?)</a>', re.S)


@dataclass(frozen=True, slots=True)
class Part:
    """One ``<section>``: ``name`` is its address (``#spot-the-trap``); ``locale`` the language of its words."""

    name: str
    title: str
    locale: str
    direction: str
    html: Markup  # resolved
    number: int = 0  # lessons count from 1
    minutes: str = ""
    outcomes: tuple[str, ...] = ()
    resource: Mapping[str, str] | None = None
    notice: str = ""  # in the reader's language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one edition, document by document, with the fallbacks for what is not translated."""

    module: Module
    edition: Edition
    context: PackageContext
    media: set[str] = field(default_factory=set)  # what was shown; the one thing that collects while parts are made

    def editions(self) -> tuple[Edition, ...]:
        order = fallbacks(self.edition.locale, self.context.settings.default, self.module.source_language)
        return tuple(self.module.editions[tag] for tag in order if tag in self.module.editions)

    def lesson(self, id: str) -> tuple[Edition, Document] | None:
        return next(((edition, edition.lessons[id]) for edition in self.editions() if id in edition.lessons), None)

    def having(self, name: str) -> Edition | None:
        """The first edition that has a quiz, guide or glossary."""
        return next((edition for edition in self.editions() if getattr(edition, name)), None)


def make_parts(words: Words, guide: bool, apart: bool = False) -> list[Part]:
    """The parts in reading order; ``guide`` adds the facilitator guide.

    ``apart``: each part becomes a page of its own whose links to the other parts would be dead: they lead to the site, or are plain words.
    """
    names = {INDEX, *(lesson.id for lesson in words.module.lessons if words.lesson(lesson.id))}
    names |= {name for name in (QUIZ, GLOSSARY, *([GUIDE] if guide else [])) if words.having(name)}
    whole = _Drawing(words, frozenset(names))

    def draw(name: str) -> _Drawing:
        return replace(whole, names=frozenset({name})) if apart else whole

    parts = [draw(INDEX).introduction()]
    lessons = enumerate(words.module.lessons, words.module.part or 1)
    parts += [draw(lesson.id).lesson(lesson, number) for number, lesson in lessons if lesson.id in names]
    for name, make in ((QUIZ, _Drawing.quiz), (GLOSSARY, _Drawing.glossary), (GUIDE, _Drawing.guide)):
        if name in names:
            parts.append(make(draw(name)))
    return parts


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws parts; ``names`` are the parts that exist, so that links to others do not lead nowhere.

    Words of the interface inside a text are in the language of the text; the rest is in the reader's.
    """

    words: Words
    names: frozenset[str]

    def introduction(self) -> Part:
        edition = self.words.edition
        body = self.words.context.body(edition.locale, edition.index)
        return self._part(INDEX, edition.title, edition, body.html)

    def lesson(self, lesson: Lesson, number: int) -> Part:
        found = self.words.lesson(lesson.id)
        if found is None:
            raise KeyError(lesson.id)
        edition, document = found
        strings = self.words.context.strings
        own = self.words.edition
        return self._part(
            lesson.id,
            document.title,
            edition,
            self.words.context.body(edition.locale, document).html,
            number=number,
            minutes=strings.plural("player.minutes", lesson.minutes),
            outcomes=tuple(own.outcomes[name] for name in lesson.outcomes if name in own.outcomes),
            resource=self._resource(own.resources.get(lesson.id) or lesson.resource),
        )

    def quiz(self) -> Part:
        edition = self._having(QUIZ)
        quiz = edition.quiz
        html = quiz_html(
            quiz,
            lambda nodes: self._inline(edition, quiz.document, nodes),
            lambda nodes: self._block(edition, quiz.document, nodes),
            self.words.context.strings,
            module_id=self.words.module.id,
            pass_mark=pass_mark(self.words.module, quiz),
        )
        return self._part(QUIZ, quiz.document.title or self.words.context.strings("player.quiz"), edition, html)

    def glossary(self) -> Part:
        edition = self._having(GLOSSARY)
        glossary = edition.glossary
        rows = (
            Markup('<dt id="\x1aid:{}\x1a">{}</dt><dd>{}</dd>').format(
                term.id, term.term, Markup(self._block(edition, glossary.document, term.nodes))
            )
            for term in glossary.terms
        )
        title = glossary.document.title or self.words.context.strings("player.glossary")
        return self._part(GLOSSARY, title, edition, Markup('<dl class="oer-glossary">{}</dl>').format(Markup("").join(rows)))

    def guide(self) -> Part:
        edition = self._having(GUIDE)
        words = edition.guide
        html = guide_html(
            words,
            self.words.module.guide,
            lambda nodes: self._block(edition, words.document, nodes),
            locales.load(edition.locale),
        )
        return self._part(GUIDE, words.document.title or self.words.context.strings("player.guide"), edition, html)

    @property
    def _films_at(self) -> str | None:
        return films_at(self.words.module, self.words.context)

    def _having(self, name: str) -> Edition:
        edition = self.words.having(name)
        if edition is None:
            raise KeyError(name)
        return edition

    def _inline(self, edition: Edition, document: Document, nodes: tuple[Node, ...]) -> str:
        return render_inline(self.words.module, edition, document, nodes, locales.load(edition.locale), self._films_at)

    def _block(self, edition: Edition, document: Document, nodes: tuple[Node, ...]) -> str:
        return render(self.words.module, edition, document, nodes, locales.load(edition.locale), self._films_at).html

    def _part(self, name: str, title: str, edition: Edition, html: str, **values: object) -> Part:
        strings = self.words.context.strings
        language = locales.load(edition.locale)
        fallback = edition.locale != self.words.edition.locale
        notice = strings("player.fallback", language=language.name) if fallback else ""
        return Part(name, title, edition.locale, language.direction, Markup(self._resolve(name, html)), notice=notice, **values)

    def _resource(self, resource: Resource | None) -> Mapping[str, str] | None:
        if resource is None:
            return None
        return {
            "url": web(resource.url),
            "provider": resource.provider,
            "licence": licence_name(resource.licence),
            "language": locales.load(resource.language).name,
            "minutes": self.words.context.strings.plural("player.minutes", resource.minutes),
        }

    def _resolve(self, part: str, html: str) -> str:
        def address(kind: str, value: str) -> str:
            if kind == "media":
                self.words.media.add(value)
                return f"media/{value}"
            if kind == "id":
                return f"{part}.{value}"
            if kind == "ref":
                return f"#{part}.{value}"
            return self._elsewhere(kind, value)

        return resolve(_LINK.sub(self._link, html), address)

    def _link(self, match: re.Match[str]) -> str:
        """A link to what is not in this package and has no address on a site becomes plain text."""
        return match[0] if self._elsewhere(match[1], match[2]) else f"<span>{match[3]}</span>"

    def _elsewhere(self, kind: str, value: str) -> str:
        target, _, fragment = value.partition("#")
        if kind == "doc" and target in self.names:
            return f"#{target}.{fragment}" if fragment else f"#{target}"
        return public_url(self.words.module, self.words.edition.locale, self.words.context.settings, kind, value)


def pass_mark(module: Module, quiz: Quiz) -> float | None:
    """The percentage that passes, if the quiz can be scored at all."""
    return module.quiz_pass if any(question.scored for question in quiz.questions) else None
