"""What the pages of a module need from outside: settings, labels, bodies and downloads."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from ..model import Document, Edition, Label, Method, Module, fallbacks
from ..settings import Settings

if TYPE_CHECKING:
    from ..body import Body

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take away. ``path`` is relative to the site's root; ``format`` is the name of a package format.

    ``variant``: whole; light (without films and sounds); part (number ``part`` of ``parts``).
    """

    format: str
    locale: str
    path: str
    size: int
    sha256: str
    media_type: str = ""
    variant: Literal["whole", "light", "part"] = "whole"
    part: int = 0
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Together:
    """Downloads that hold more than one module: those of each pathway by its id, and everything of a language by its locale."""

    pathways: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    bundles: Mapping[str, Download] = field(default_factory=dict)


NOT_TOGETHER = Together()
"""A site without such downloads."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """``body(locale, document)`` gives the body of a whole document of the edition in ``locale``.

    ``required`` maps the ids of modules that this one requires to their titles per locale; ``topics`` and ``sectors`` are
    the catalogue's labels; ``methods`` those that activities may name, without their texts.
    """

    settings: Settings
    body: Callable[[str, Document], Body]
    topics: Mapping[str, Label] = field(default_factory=dict)
    sectors: Mapping[str, Label] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
    required: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    _shared: dict[tuple[Hashable, ...], object] = field(default_factory=dict, compare=False, repr=False)

    def shared(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """What several pages of a module show alike, made when the first of them asks."""
        if key not in self._shared:
            self._shared[key] = make()
        return cast(T, self._shared[key])


def chain(module: Module, locale: str, settings: Settings) -> tuple[Edition, ...]:
    """The editions to ask for words, the reader's first. Never empty: the source is always the last."""
    tags = fallbacks(locale, settings.default, module.source_language)
    return tuple(module.editions[tag] for tag in tags if tag in module.editions)


def own_document(edition: Edition, name: str) -> Document | None:
    """The document that a page shows: ``index``, a lesson's id, ``quiz``, ``guide`` or ``glossary``; None if the edition lacks it.

    The tools show words of others: run mode the guide's, the key the quiz's, the page to share the module's own.
    """
    if name in ("index", "share"):
        return edition.index
    holder = {
        "quiz": edition.quiz,
        "quiz-key": edition.quiz,
        "guide": edition.guide,
        "run": edition.guide,
        "glossary": edition.glossary,
    }.get(name)
    if holder is not None:
        return holder.document
    return edition.lessons.get(name)


def edition_with(module: Module, locale: str, name: str, settings: Settings) -> Edition | None:
    """The edition from which a reader gets a document; None if no edition of the chain has it."""
    return next((e for e in chain(module, locale, settings) if own_document(e, name) is not None), None)


def real_locales(module: Module, name: str, settings: Settings) -> tuple[str, ...]:
    """The locales of the site in which a page of the module is no fallback."""
    return tuple(tag for tag in settings.languages if tag in module.editions and own_document(module.editions[tag], name) is not None)


def page_names(module: Module, settings: Settings) -> tuple[str, ...]:
    """Every page of a module, in order: the same in every locale."""
    extras = (
        ("quiz", any(e.quiz for e in module.editions.values())),
        ("guide", module.guide is not None and any(e.guide for e in module.editions.values())),
        ("glossary", any(e.glossary for e in module.editions.values())),
    )
    names = ("index", *(lesson.id for lesson in module.lessons), *(name for name, there in extras if there))
    return tuple(name for name in names if edition_with(module, settings.default, name, settings) is not None)


def tool_names(module: Module, settings: Settings) -> tuple[str, ...]:
    """Pages of a module that are tools and no texts: no search engine lists them, no learner is led into them. The same in every locale."""
    pages = page_names(module, settings)
    return tuple(tool for tool, page in (("run", "guide"), ("quiz-key", "quiz"), ("share", "index")) if page in pages)
