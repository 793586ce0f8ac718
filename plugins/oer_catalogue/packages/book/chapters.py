"""The chapters of a book as HTML pages: introduction, lessons, quiz, answers, glossary, guide, and what must be known of the module.

The guide is in the book, as its last part, and says whom it is for: it is public anyway, who leads a group has it on the phone beside the
lessons, and links of the text to it lead somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from ... import locales
from ...body import Pieces, resolve
from ...body.addresses import web
from ...body.language import attrs
from ...model import Document, Edition, Lesson, Module, Resource
from ..about import About, about
from ..format import PackageContext
from ..guide import guide_html
from ..licence import licence_name
from ..parts import GLOSSARY, GUIDE, INDEX, QUIZ, Words
from ..public import films_at, media_url, public_url
from ..reader import template
from .quiz import Draw, answers_html, questions_html

COVER, CONTENTS, ANSWERS, ABOUT = "cover", "contents", "answers", "about"
MEDIA = "../media/"
"""Where a chapter finds the media."""

KINDS: Mapping[str, tuple[str, str]] = {
    "introduction": ("introduction", "doc-introduction"),
    "lesson": ("chapter", "doc-chapter"),
    "quiz": ("assessment", ""),
    "answers": ("", ""),
    "glossary": ("glossary", "doc-glossary"),
    "guide": ("appendix", "doc-appendix"),
    "about": ("colophon", "doc-colophon"),
}
"""What a chapter is: its ``epub:type`` (EPUB 3 Structural Semantics Vocabulary 1.1) and its role (DPUB-ARIA 1.1), where there is one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One XHTML file. ``name`` is its file name without ending; ``locale`` is the language of its title; ``html`` is the whole page."""

    name: str
    kind: str  # of KINDS
    title: str
    locale: str
    html: str

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def back(self) -> bool:
        """Whether it stands behind the text proper."""
        return self.kind in ("guide", "about")


def lesson_name(id: str) -> str:
    """The name of a lesson's chapter: no lesson's id meets the name of another chapter."""
    return f"lesson-{id}"


@dataclass(frozen=True)
class Book:
    """Draws the chapters of one edition. Words of the interface inside a text are in the language of the text, the rest in the reader's."""

    module: Module
    edition: Edition
    context: PackageContext

    @cached_property
    def words(self) -> Words:
        return Words(self.module, self.edition, self.context)

    @cached_property
    def facts(self) -> About:
        return about(self.module, self.edition, self.context)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Which chapter is a document of the module, for those that are in the book."""
        lessons = [lesson.id for lesson in self.module.lessons if self.words.lesson(lesson.id)]
        others = [name for name in (QUIZ, GLOSSARY, GUIDE) if self.words.having(name)]
        return {INDEX: "introduction", **{id: lesson_name(id) for id in lessons}, **{name: name for name in others}}

    def chapters(self) -> Iterator[Chapter]:
        """In reading order."""
        t = self.context.strings
        yield self._introduction()
        for number, lesson in enumerate(self.module.lessons, 1):
            if lesson.id in self.names:
                yield self._lesson(lesson, number)
        if QUIZ in self.names:
            yield from self._quiz()
        if GLOSSARY in self.names:
            yield self._glossary()
        if GUIDE in self.names:
            yield self._guide()
        yield self._page(ABOUT, "about", t("player.about"), t.language, "book-about.html", self.edition, about=self.facts)

    # --- one chapter each

    def _introduction(self) -> Chapter:
        edition = self.edition
        outcomes = [edition.outcomes[outcome.id] for outcome in self.module.outcomes if outcome.id in edition.outcomes]
        minutes = self.context.strings.plural("player.minutes", self.module.minutes)
        body = self.context.body(edition.locale, edition.index).html
        values = {"outcomes": outcomes, "minutes": minutes, "states": self.facts.states, "body": body}
        return self._page("introduction", "introduction", edition.title, edition.locale, "book-introduction.html", edition, **values)

    def _lesson(self, lesson: Lesson, number: int) -> Chapter:
        found = self.words.lesson(lesson.id)
        if found is None:
            raise KeyError(lesson.id)
        edition, document = found
        own = self.edition
        return self._page(
            lesson_name(lesson.id),
            "lesson",
            document.title,
            edition.locale,
            "book-lesson.html",
            edition,
            number=number,
            minutes=self.context.strings.plural("player.minutes", lesson.minutes),
            outcomes=[own.outcomes[name] for name in lesson.outcomes if name in own.outcomes],
            resource=self._resource(own.resources.get(lesson.id) or lesson.resource),
            body=self.context.body(edition.locale, document).html,
        )

    def _quiz(self) -> Iterator[Chapter]:
        t, edition = self.context.strings, self._having(QUIZ)
        quiz = edition.quiz
        pieces = self._pieces(edition, quiz.document)
        title = quiz.document.title
        for name, there, html, own in ((QUIZ, ANSWERS, questions_html, title), (ANSWERS, QUIZ, answers_html, "")):
            draw = Draw(pieces.inline, pieces.block, t, edition.locale, f"{there}.xhtml")
            head = (own, edition.locale) if own else (t("player.quiz" if name == QUIZ else "quiz_key.title"), t.language)
            yield self._page(name, name, *head, "book-quiz.html", edition, body=html(quiz, draw), marked=True)

    def _glossary(self) -> Chapter:
        t, edition = self.context.strings, self._having(GLOSSARY)
        document = edition.glossary.document
        pieces = self._pieces(edition, document)
        rows = (
            Markup('<dt epub:type="glossterm" id="\x1aid:{}\x1a"><dfn>{}</dfn></dt><dd epub:type="glossdef">{}</dd>').format(
                term.id, term.term, Markup(pieces.block(term.nodes))
            )
            for term in edition.glossary.terms
        )
        body = Markup("<dl>{}</dl>").format(Markup("").join(rows)) if edition.glossary.terms else ""
        head = (document.title, edition.locale) if document.title else (t("player.glossary"), t.language)
        return self._page(GLOSSARY, "glossary", *head, "book-part.html", edition, body=body)

    def _guide(self) -> Chapter:
        t, edition = self.context.strings, self._having(GUIDE)
        document = edition.guide.document
        body = guide_html(edition.guide, self.module.guide, self._pieces(edition, document).block, locales.load(edition.locale))
        head = (document.title, edition.locale) if document.title else (t("player.guide"), t.language)
        return self._page(GUIDE, "guide", *head, "book-part.html", edition, body=body, note=t("epub.guide_for"))

    # --- what they share

    def _having(self, name: str) -> Edition:
        edition = self.words.having(name)
        if edition is None:
            raise KeyError(name)
        return edition

    def _pieces(self, edition: Edition, document: Document) -> Pieces:
        return Pieces(self.module, edition, document, locales.load(edition.locale), films_at(self.module, self.context))

    def _page(
        self, name: str, kind: str, title: str, locale: str, frame: str, words: Edition, *, body: str = "", **values: object
    ) -> Chapter:
        """``words`` is the edition whose words the body holds; ``locale`` is the language of the title."""
        t, edition = self.context.strings, self.edition
        fallback = words.locale != edition.locale
        notice = t("player.fallback", language=locales.load(words.locale).name) if fallback else ""
        type_, role = KINDS[kind]
        html = template(
            frame,
            **{"note": "", "number": 0, "outcomes": (), "resource": None, "minutes": "", "marked": False, **values},
            t=t,
            type=type_,
            role=role,
            kind=kind,
            title=title,
            title_attrs=Markup(attrs(locale, t.language)),
            words=Markup(attrs(words.locale, t.language)),
            own=Markup(attrs(edition.locale, t.language)),
            lang=t.language,
            dir=locales.direction(t.language),
            notice=notice,
            edition=edition,
            part="backmatter" if kind in ("guide", "about") else "bodymatter",
            body=Markup(resolve(body, self.address)),
        )
        return Chapter(name, kind, title, locale, html)

    def _resource(self, resource: Resource | None) -> Mapping[str, str] | None:
        if resource is None:
            return None
        return {
            "url": web(resource.url),
            "provider": resource.provider,
            "licence": licence_name(resource.licence),
            "language": locales.load(resource.language).name,
            "minutes": self.context.strings.plural("player.minutes", resource.minutes),
        }

    # --- addresses

    def address(self, kind: str, value: str) -> str:
        """What stands for a frame token in a chapter. "" = it is not in the book and has no address on the web."""
        if kind == "media":
            return MEDIA + quote(value)
        if kind == "id":
            return value
        if kind == "ref":
            return f"#{value}"
        target, _, fragment = value.partition("#")
        if kind == "doc" and target in self.names:
            return f"{self.names[target]}.xhtml" + (f"#{fragment}" if fragment else "")
        return public_url(self.module, self.edition.locale, self.context.settings, kind, value)

    def public_media(self, path: str) -> str:
        """Where the site has a file of media/."""
        return media_url(self.context.settings, self.module, path)
