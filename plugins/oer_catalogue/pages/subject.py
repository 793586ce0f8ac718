"""One edition as machines are told of it: which records it has, where they lie, and the facts that all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..locales import Strings, load
from ..model import Edition, Label, Module, Person
from ..schema.lists import LANGUAGES
from ..settings import Settings
from . import seo, state
from .context import Download
from .words import Licence, licence

CREATORS = frozenset({"author", "hackathon-team"})
"""Roles of people who made a module; others have contributed to it."""


class Kind(NamedTuple):
    """One kind of record: its file is ``<slug>-<locale>.<suffix>``.

    ``title`` is what people call it. ``addressed``: it is not valid without the address of the page, so it is not written where
    there is none.
    """

    name: str
    suffix: str
    media_type: str
    title: str
    addressed: bool = False


KINDS = (
    Kind("schema.org", "jsonld", "application/ld+json", "schema.org"),
    Kind("amb", "amb.json", "application/json", "AMB", True),
    Kind("bioschemas", "bioschemas.jsonld", "application/ld+json", "Bioschemas TrainingMaterial", True),
    Kind("lom", "lom.xml", "application/xml", "LOM"),
    Kind("dc", "dc.xml", "application/xml", "Dublin Core"),
    Kind("rda", "rda.json", "application/json", "RDA minimal metadata", True),
    Kind("elm", "elm.jsonld", "application/ld+json", "European Learning Model"),
)


def record_path(slug: str, locale: str, kind: Kind) -> str:
    """Where a record lies, from the site's root."""
    return f"data/records/{slug}/{slug}-{locale}.{kind.suffix}"


def kinds_of(settings: Settings, edition: Edition) -> tuple[Kind, ...]:
    """The records that an edition has.

    Those that need the address of its page are missing without ``site_url``, and for an edition in a language that the site does not
    have: it has no page. AMB knows no languages but those of ISO 639-1.
    """
    addressed = bool(settings.site_url) and edition.locale in settings.languages
    amb = edition.locale.split("-")[0] in LANGUAGES
    return tuple(kind for kind in KINDS if (addressed or not kind.addressed) and (amb or kind.name != "amb"))


@dataclass(frozen=True, eq=False)
class Subject:
    """One edition of a module, and what it is described with. ``downloads`` are those of this edition."""

    settings: Settings
    module: Module
    edition: Edition
    topics: Mapping[str, Label] = field(default_factory=dict)
    sectors: Mapping[str, Label] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()

    @property
    def strings(self) -> Strings:
        return load(self.edition.locale)

    @cached_property
    def address(self) -> str:
        """The whole address of the edition's own page; "" if the site's is not set, or if it has no such language."""
        return self.page_in(self.edition.locale)

    def page_in(self, locale: str, name: str = "index") -> str:
        """The same for a page of another edition, or for another page."""
        path = f"modules/{self.module.id}/{name}.html"
        known = self.settings.site_url and locale in self.settings.languages
        return seo.address(self.settings, path if locale == self.settings.default else f"{locale}/{path}") if known else ""

    def lesson_address(self, lesson: str) -> str:
        """The address of a lesson of this edition; "" as above."""
        return self.page_in(self.edition.locale, lesson)

    def file_address(self, path: str) -> str:
        """The address of a file of the site; without the site's own, relative to the place of the records."""
        return self.settings.site_url + path if self.settings.site_url else f"../../../{path}"

    @property
    def licence(self) -> Licence:
        return licence(self.module.licence)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Sentences in words of the interface: who made the text and whether a person has read it, and how true a translation is."""
        badge = state.badge(self.module, self.edition, self.strings)
        lines = [badge.freshness] if self.edition.locale != self.module.source_language else []
        return tuple(f"{state.sentence(line)}." for line in (badge.origin, *lines) if line)

    @property
    def description(self) -> str:
        """The summary, and what a reader must know of the text."""
        return " ".join((self.edition.summary, *self.told))

    @property
    def machine(self) -> bool:
        """Whether a machine has made the text, or the text that it was translated from."""
        return "machine" in (self.edition.state.origin, self.module.origin_of_text)

    @property
    def outcomes(self) -> list[str]:
        """The words of the learning outcomes, in order."""
        words = self.edition.outcomes
        return [words[outcome.id] for outcome in self.module.outcomes if outcome.id in words]

    @property
    def creators(self) -> tuple[Person, ...]:
        return tuple(person for person in self.module.authors if person.role in CREATORS)

    @property
    def contributors(self) -> tuple[Person, ...]:
        return tuple(person for person in self.module.authors if person.role not in CREATORS)

    @property
    def publisher(self) -> str:
        """Who publishes: the brand, or who is responsible for the module."""
        return self.settings.brand.name or self.module.provider.name

    @property
    def subjects(self) -> list[tuple[str, str, str]]:
        """Id, label and the label's language of every topic and sector."""
        found = [(known[id], id) for known, ids in ((self.topics, self.module.topics), (self.sectors, self.module.sectors)) for id in ids
                 if id in known]  # fmt: skip
        return [(id, *label.words(self.edition.locale)) for label, id in found]


def is_person(person: Person) -> bool:
    """Whether a name is a human being's: one has an ORCID iD or works somewhere. Facts do not say more; others are groups."""
    return bool(person.orcid or person.organisation)


def filled(value: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty: what is not known is left out."""
    return {key: item for key, item in value.items() if item not in ("", [], {}, None)}


def isced(code: str) -> str:
    """The concept of a field of education in the EU's vocabulary."""
    return f"http://data.europa.eu/snb/isced-f/{code}"


def eqf(level: int) -> str:
    """The concept of a level of the European Qualifications Framework."""
    return f"http://data.europa.eu/snb/eqf/{level}"
