"""A whole pathway in one file. The SCORM set: the SCORM 1.2 packages of its modules, numbered, with a page that says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..locales import Strings
from ..model import Edition, Module, Pathway, PathwayWords, fallbacks
from ..settings import Settings
from .licence import attribution, licence_name
from .sets import Item, SetFile, SetHead

SCORM = "scorm12"
SUFFIXES: Mapping[str, str] = {SCORM: "scorm12-set.zip", "epub": "epub", "mbz": "mbz"}
"""The files of a pathway: name, which is that of the format of its modules, and suffix."""


@dataclass(frozen=True, slots=True)
class Way:
    """A pathway in one language: its words and the editions that a reader of ``locale`` gets, in order; light ones do."""

    pathway: Pathway
    words: PathwayWords
    editions: tuple[tuple[Module, Edition], ...]
    locale: str
    settings: Settings
    strings: Strings
    states: tuple[str, ...] = ()  # what a reader must know of the words

    def path(self, format: str) -> str:
        """Where the site has the file of a format."""
        return f"downloads/pathways/{self.pathway.id}/{self.pathway.id}-{self.locale}.{SUFFIXES[format]}"

    def reason(self, id: str) -> tuple[str, str]:
        """Why a module stands in its place, and the language of that; "" = nobody said so."""
        for said in (self.words, self.pathway.words[self.pathway.source_language]):
            if id in said.reasons:
                return said.reasons[id], said.locale
        return "", ""

    @property
    def credit(self) -> str:
        """One sentence that names the source of the pathway's own words."""
        return self.strings(
            "player.attribution",
            title=self.words.title,
            authors=self.settings.brand.name or self.settings.site_name,
            version=self.pathway.version,
            licence=licence_name(self.pathway.licence),
        )


def credit_text(way: Way, texts: Sequence[str]) -> str:
    """attribution.txt of a pathway in one file: its own words, then the attribution of each module (``texts``)."""
    return f"\n{'-' * 60}\n\n".join(["\n".join((way.words.title, way.credit, *way.states)) + "\n", *texts])


def locales_of(modules: Sequence[Module]) -> tuple[str, ...]:
    """The languages in which a pathway has files: those of any of its modules, sorted."""
    return tuple(sorted({tag for module in modules for tag in module.editions}))


def editions_for(modules: Sequence[Module], locale: str, default: str) -> tuple[tuple[Module, Edition], ...]:
    """Each module with the edition that a reader of ``locale`` gets."""
    found = []
    for module in modules:
        order = fallbacks(locale, default, module.source_language)
        found.append((module, next(module.editions[tag] for tag in order if tag in module.editions)))
    return tuple(found)


def scorm_items(way: Way, sizes: Mapping[str, str]) -> tuple[Item, ...] | None:
    """The modules with their SCORM packages; None if one of them has none. ``sizes``: files of the site, with their sizes in words."""
    items = []
    for number, (module, edition) in enumerate(way.editions, 1):
        name = f"{module.id}-{edition.locale}.{SCORM}.zip"
        source = f"downloads/{module.id}/{name}"
        if source not in sizes:
            return None
        packed = SetFile(source, f"{number:02}-{name}", f"{number:02}-{name}", sizes[source])
        items.append(item(module, edition, (packed,), way.strings, way.reason(module.id)))
    return tuple(items)


def item(module: Module, edition: Edition, files: tuple[SetFile, ...], strings: Strings, reason: tuple[str, str] = ("", "")) -> Item:
    """A module as a set lists it."""
    credit = attribution(module, edition, strings)
    return Item(
        edition.title, edition.summary, edition.locale, strings.plural("player.minutes", module.minutes), credit, files, reason, module.id
    )


def scorm_head(way: Way) -> SetHead:
    """What the page of a SCORM set says at its top."""
    t, words = way.strings, way.words
    steps = tuple(t(f"set.upload.{n}") for n in (1, 2, 3))
    return SetHead(words.title, words.summary, words.locale, t("set.order"), steps, way.credit, way.states)
