"""``data/catalogue.json``: what a site says of itself to programs. This model is its only definition.

The site writes it through these classes; the JSON Schema and the reference page are made from them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Facts, optional, required

FORMAT = 1
"""The number of the form. See ``PROMISE``."""
PROMISE = (
    "Programs may rely on this. As long as `format` is 1, no key is taken away, no key that is marked as needed is ever missing, and no "
    "key changes its meaning, its kind of value or its unit. New keys may be added anywhere, and new words to lists of words (a download "
    "format, a status, a kind of record): pass over what you do not know. Anything else gets a new number, and a program should stop at "
    "a number that it does not know. The order of modules (by `id`) and of `languages` (the default first) has a meaning; the order of "
    "keys has none. Paths are relative to the root of the site, dates are ISO 8601, languages are BCP 47 tags, licences are SPDX ids, "
    "sizes are bytes, times are minutes. A key that is not needed is left out where there is nothing to say; it is never null."
)


class Told(Facts):
    """A group of keys that the site writes."""


class Competence(Told):
    """A competence of a framework."""

    framework: str = required("The framework, with its version.")
    code: str = required("The code, as the framework writes it.")
    level: str = optional("The level, as the framework writes it.", "")


class Outcome(Told):
    """A learning outcome. Its words stand in each edition under the same id."""

    id: str = required("The id: LO1, LO2 … It never changes its meaning.")
    type: str = required("`knowledge`, `skill` or `responsibility-autonomy`.")
    competences: list[Competence] = required("Competences that it belongs to.")


class Resource(Told):
    """Somebody else's online content that a lesson is about."""

    url: str = required("Its address.")
    provider: str = required("Who offers it.")
    licence: str = required("Its licence, as the provider names it.")
    language: str = required("Its language.")
    minutes: int = required("How long it takes.")


class Lesson(Told):
    """A lesson. Its title stands in each edition under the same id."""

    id: str = required("Its id, which is the name of its page.")
    minutes: int = required("How long a learner needs alone.")
    outcomes: list[str] = required("Ids of the outcomes that it works on.")
    resource: Resource | None = optional("The online content that it is about.")


class Person(Told):
    """Somebody who made the module."""

    name: str = required("The name of the person or group.")
    role: str = required("What they did: `author`, `translator`, `reviewer`, `media` or `hackathon-team`.")
    organisation: str = optional("Where they work.", "")
    orcid: str = optional("Their ORCID iD.", "")


class Provider(Told):
    """Who is responsible for the module."""

    name: str = required("The name.")
    country: str = optional("The country (ISO 3166-1).", "")
    url: str = optional("The website.", "")
    place: str = optional("The town.", "")


class Quiz(Told):
    """The quiz."""

    passes: float = required("Percent that must be right to pass.", alias="pass")
    supervised: bool = required("Whether somebody watches the learner.")


class Group(Told):
    """The size of a group for which there is a facilitator guide."""

    least: int = required("The smallest group.")
    ideal: int = required("The best size.")
    most: int = required("The largest group.")


class Accessibility(Told):
    """What helps people with disabilities and what may harm, in the words of schema.org."""

    features: list[str] = required("What helps.")
    hazards: list[str] = required("What may harm.")


class Concept(Told):
    """A skill or occupation of ESCO."""

    uri: str = required("Its URI.")
    label: str = required("Its label, in the source language.")


class Credits(Told):
    """Credit points."""

    points: float = required("How many.")
    framework: str = required("`ects` or `ecvet`.")


class Quality(Told):
    """Who checked the module."""

    scheme: str = required("`peer-review`, `pilot`, `eqavet-aligned` or `none`.")
    reviewed_by: str = optional("Who.", "")
    date: str = optional("When.", "")


class Work(Told):
    """A work that the module is made from."""

    title: str = required("Its title.")
    url: str = optional("Its address.", "")
    id: str = optional("The id of a module of this catalogue.", "")
    licence: str = optional("Its licence, as its owner says it.", "")


class Origin(Told):
    """The hackathon or project that the module comes from."""

    hackathon: str = optional("The id of the hackathon.", "")
    submission: str = optional("The id of the submission.", "")
    project: str = optional("The name of the project.", "")
    grant: str = optional("The number of the grant.", "")


class Asset(Told):
    """A file in the module's media that somebody else made."""

    file: str = required("The file in the module's folder `media/`.")
    title: str = required("The title of the work.")
    author: str = required("Its author.")
    licence: str = required("Its licence.")
    source: str = required("Where it was found.")
    use: str = required("`embedded` = unchanged, `adapted` = changed.")
    changes: str = optional("What was changed.", "")


class Download(Told):
    """A file to take away."""

    format: str = required("The name of the download format, such as `scorm12`; `guide` for the files of a facilitator guide.")
    language: str = required("The language of its words.")
    path: str = required("Where it lies.")
    size: int = required("Bytes.")
    sha256: str = required("The SHA-256 of its bytes, in hex.")
    type: str = required("Its media type.")
    variant: Literal["whole", "light", "part"] = optional(
        "`light` = without films and sounds, `part` = one lesson; left out for a whole one.", "whole"
    )
    part: int = optional("Which part, from 1.", 0)


class Edition(Told):
    """A module in one language."""

    title: str = required("The title.")
    summary: str = required("What it gives, for whom.")
    keywords: list[str] = required("Words that people search for.")
    outcomes: dict[str, str] = required("The words of the learning outcomes, by id. A translation may lack some.")
    prerequisites: list[str] = required("What one should be able to do before.")
    lessons: dict[str, str] = required("The titles of the lessons, by id. A translation may lack some.")
    freshness: str = required("`source`, `current`, `outdated`, `partial` or `unrecorded`: how it stands to its source.")
    origin: str = required("`hand`, `machine` or `unknown`: who made the text; of the source, `origin_of_text` of the module says it.")
    reviewed: bool = required("Whether a person has read it and found it right.")
    blocks: int = required("How many blocks of text the source has.")
    outdated: int = required("How many of them have changed since.")
    missing: list[str] = required("Files of the source that are not translated.")
    accessibility_summary: str = optional("How accessible the module is.", "")
    quality_note: str = optional("Who checked it, and how.", "")
    funding_note: str = optional("Who paid for it.", "")
    disclaimer: str = optional("What the funder asks to say.", "")
    pages: list[str] = required("Its pages, the module's own first; none if the site does not have the language.")
    downloads: list[Download] = required("Its downloads.")
    records: dict[str, str] = required("Its records for other catalogues: the name of the standard, and where the record lies.")


class Module(Told):
    """A module: its facts, and its editions."""

    id: str = required("Its id, which is its address and never changes.")
    version: str = required("Three numbers: outcomes or answers changed; text; small corrections.")
    updated: str = required("The day of the last change.")
    status: str = required("`published`, `review` or `archived`.")
    source_language: str = required("The language in which it is complete.")
    licence: str = required("The licence of all texts and of media that are not among `assets`.")
    licence_url: str = optional("Where the licence stands.", "")
    origin_of_text: str = required("`hand` or `machine`: who drafted the source text.")
    topics: list[str] = required("Ids of topics.")
    sectors: list[str] = required("Ids of trades; empty = any trade.")
    level: str = required("`beginner`, `intermediate` or `advanced`.")
    eqf_level: int | None = optional("The level of the European Qualifications Framework, if one is set.")
    isced_f: list[str] = required("Fields of education (ISCED-F 2013).")
    audience: list[str] = required("Whom it is for.")
    delivery_modes: list[str] = required("How it can be used: `in-person`, `online`, `hybrid`, `self-paced`.")
    internet: str = optional("How much internet a learner needs: `none`, `download-once`, `low` or `high`.", "")
    devices: list[str] = required("Devices with which all of it works: `paper`, `phone`, `computer`.")
    software: list[str] = required("Programs that a learner needs.")
    minutes: int = required("How long a learner needs alone: the sum of the lessons.")
    outcomes: list[Outcome] = required("What a learner can do afterwards.")
    lessons: list[Lesson] = required("Its lessons, in order.")
    quiz: Quiz | None = optional("The quiz, if there is one.")
    group: Group | None = optional("For which groups there is a facilitator guide.")
    authors: list[Person] = required("Who made it.")
    provider: Provider = required("Who is responsible for it.")
    accessibility: Accessibility | None = optional("What helps people with disabilities.")
    requires: list[str] = required("Ids of modules that should be done before.")
    former_slugs: list[str] = required("Earlier ids.")
    resource_types: list[str] = required("What kinds of material it holds.")
    setting: list[str] = required("`formal`, `non-formal`.")
    reuse: str = optional("How widely the skill can be used (ESCO).", "")
    esco_skills: list[Concept] = required("Skills of ESCO that are learnt.")
    esco_occupations: list[Concept] = required("Occupations of ESCO that need them.")
    credits: Credits | None = optional("Credit points.")
    quality: Quality | None = optional("Who checked it.")
    based_on: list[Work] = required("Works that it is made from.")
    origin: Origin | None = optional("Where the idea comes from.")
    assets: list[Asset] = required("Files that somebody else made.")
    editions: dict[str, Edition] = required("The module in each language, by its tag.")


class CatalogueFile(Told):
    """The whole catalogue, as data: every module that the site publishes, with its languages, pages, downloads and records."""

    format: Literal[1] = Field(description="The number of this form: 1.")
    name: str = required("The name of the catalogue.")
    address: str = optional("Where the site stands; left out where nobody has set it.", "")
    languages: list[str] = required("The languages of the site, the default first. Modules may have editions in others.")
    topics: dict[str, dict[str, str]] = required("Every topic by its id: its name per language.")
    sectors: dict[str, dict[str, str]] = required("Every trade by its id: its name per language.")
    modules: list[Module] = required("The modules, by id.")
