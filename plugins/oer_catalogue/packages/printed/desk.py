"""Where papers are made: the words of an edition with their fallbacks, what they are called, and what is resolved into a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ... import locales
from ...documents import Part, Picture
from ...documents.resolve import Resolver, Source
from ...kit import nodes as n
from ...locales import Strings
from ...model import Document, Edition, Module, Node
from ..about import About, about
from ..format import PackageContext
from ..parts import INDEX, Words
from ..public import public_url

TOP = 2
"""The level of the outermost headings of an author's text, and of those that are made here."""


MARK = "\u200e"
"""The left-to-right mark: for office programs, which order the signs of a line by themselves."""


def left_to_right(words: str, locale: str) -> n.Nodes:
    """Numbers with signs and addresses, which are read from the left in every script."""
    shown = f"{MARK}{words}{MARK}" if locales.direction(locale) == "rtl" else words
    return (n.made("foreign", n.text(shown), info=locale, title="ltr"),)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of the interface in a text of one locale."""

    strings: Strings
    locale: str

    @property
    def mark(self) -> str:
        """The language of the words where it is not the text's: an interface that is not translated; "" = the same."""
        return "" if self.strings.language == self.locale else self.strings.language

    def say(self, key: str, **values: object) -> n.Nodes:
        return n.text(self.strings(key, **values), self.mark)

    def plural(self, key: str, number: int) -> n.Nodes:
        return n.text(self.strings.plural(key, number), self.mark)

    def label(self, key: str) -> n.Nodes:
        """A strong line before what it is about."""
        return (n.paragraph(n.strong(self.say(key))),)


@dataclass
class Desk:
    """One paper under work. ``names``: the parts that exist; ``pictures`` and ``notes`` collect while parts are made."""

    words: Words
    names: frozenset[str]
    pictures: dict[str, Picture] = field(default_factory=dict)
    notes: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, module: Module, edition: Edition, context: PackageContext, names: frozenset[str]) -> Desk:
        words = Words(module, edition, context)
        had = {name for name in names if name == INDEX or _has(words, name)}
        return cls(words, frozenset(had))

    @property
    def module(self) -> Module:
        return self.words.module

    @property
    def edition(self) -> Edition:
        return self.words.edition

    @property
    def context(self) -> PackageContext:
        return self.words.context

    @cached_property
    def about(self) -> About:
        return about(self.module, self.edition, self.context)

    @cached_property
    def own(self) -> Tongue:
        """The words in the language of the paper."""
        return Tongue(self.context.strings, self.edition.locale)

    def tongue(self, edition: Edition) -> Tongue:
        """The words in the language of a part: a part that is not translated speaks one language."""
        return self.own if edition.locale == self.edition.locale else Tongue(locales.load(edition.locale), edition.locale)

    def part(
        self,
        id: str,
        title: str,
        nodes: Sequence[Node],
        edition: Edition | None = None,
        document: Document | None = None,
        *,
        title_lang: str = "",
        sheet: bool = False,
    ) -> Part:
        """Nodes, typed in ``document`` or made, as a part. One in another language than the paper says so first."""
        tongue = self.tongue(edition or self.edition)
        source = Source(self.module, tongue.strings, self.context.read, self._address, document, TOP, spoken=True)
        resolved = Resolver(source, self.pictures, self.notes).top(tuple(nodes))
        if tongue is not self.own:
            resolved = (*self._notice(tongue), *resolved)
        return Part(id, title, resolved, tongue.locale, tongue.strings.direction, sheet, title_lang)

    def _notice(self, tongue: Tongue) -> n.Nodes:
        strings = self.context.strings
        words = strings("player.fallback", language=tongue.strings.name)
        text = n.paragraph(n.text(words))
        return (n.made("foreign", (text,), info=strings.language, title=locales.direction(strings.language)),)

    def _address(self, kind: str, value: str) -> str:
        """Parts of this paper, else the site's pages; see ``documents.resolve``."""
        name = value.partition("#")[0]
        if kind == "doc" and name in self.names:
            return f"#{name}"
        return public_url(self.module, self.edition.locale, self.context.settings, kind, value)


def _has(words: Words, name: str) -> bool:
    return bool(words.having(name) if name in ("quiz", "guide", "glossary") else words.lesson(name))
