"""``module.yml``: the facts of a module, typed once for all languages."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from . import lists
from .base import Facts, optional, required

Id = Annotated[str, k.ID]
Slug = Annotated[str, k.SLUG]
OutcomeId = Annotated[str, k.OUTCOME]
Locale = Annotated[str, k.LOCALE]
Address = Annotated[str, k.ADDRESS]
Name = Annotated[str, k.text(200)]
Licence = Annotated[str, k.licence(*lists.LICENCES)]
AssetLicence = Annotated[str, k.licence(*lists.ASSET_LICENCES)]
MediaFile = Annotated[
    str,
    k.pattern(r"(?:[A-Za-z-]+/)?[a-z0-9][a-z0-9._-]*\.[a-z0-9]+", "the path of a file inside media/", "padlock.svg"),
]
IscedCode = Annotated[
    str,
    k.pattern(r"[0-9]{4}", "a code of ISCED-F 2013 with four digits", "0611", lambda v: v.zfill(4), ("string", "integer")),
]

AUDIENCE = ("vet-teacher", "in-company-trainer", "tutor-counsellor", "learner", "provider-manager", "facilitator")
ROLES = ("author", "translator", "reviewer", "media", "hackathon-team")
RESOURCE_TYPES = ("course-unit", "video", "text", "quiz", "worksheet", "slides", "simulation", "guide")


class Competence(Facts):
    """One competence of a framework."""

    framework: Annotated[str, k.pattern(r"[a-z0-9][a-z0-9.-]*", "the id of a framework with its version", "digcomp-2.2", str.lower)] = (
        required("The framework: `digcomp-2.2`, `digcomp-3.0`, `digcompedu`, or the id of another one.")
    )
    code: Annotated[str, k.text(40)] = required("The code of the competence, as the framework writes it.")
    level: Annotated[str, k.text(40)] = optional("The level, as the framework writes it.", "")


class Outcome(Facts):
    """A learning outcome. Its words stand under the same id in `<locale>/index.md`."""

    id: OutcomeId = required("The id: LO1, LO2 … It never changes its meaning.")
    type: Annotated[str, k.one_of("knowledge", "skill", "responsibility-autonomy")] = required("What kind of outcome it is (EQF).")
    competences: list[Competence] = optional("Competences of frameworks that the outcome belongs to.", [])


class Resource(Facts):
    """Somebody else's online content that a lesson is about."""

    url: Address = required("The address of the content.")
    provider: Name = required("Who offers it.")
    licence: Annotated[str, k.text(100)] = required("Its licence, as the provider names it.")
    language: Locale = required("The language of the content.")
    minutes: Annotated[int, k.whole(1, 6000)] = required("How long it takes.")


class Lesson(Facts):
    """A lesson's facts. Its words stand in `<locale>/lessons/<id>.md`."""

    id: Id = required("The file's name without `.md`. No numbers for the order: the order is the order of this list.")
    minutes: Annotated[int, k.whole(1, 600)] = required("How long a learner needs alone, with all tasks.")
    outcomes: list[OutcomeId] = required("The outcomes that the lesson works on.", least=1)
    resource: Resource | None = optional("An online course or text that the lesson is about.")


class Person(Facts):
    """Somebody who made the module. Name people only with their consent."""

    name: Name = required("The name of the person or group.")
    role: Annotated[str, k.one_of(*ROLES)] = required("What they did.")
    organisation: Name = optional("Where they work.", "")
    orcid: Annotated[str, k.ORCID] = optional("Their ORCID iD.", "")


class Provider(Facts):
    """Who is responsible for the module."""

    name: Name = required("The name of the organisation.")
    country: Annotated[str, k.COUNTRY] = optional("The country where it sits. Leave it out if the group sits in no one country.", "")
    url: Address = optional("Its website.", "")
    place: Name = optional("The town.", "")


class QuizFacts(Facts):
    """Facts of the quiz. Its questions stand in `<locale>/quiz.md`."""

    passes: Annotated[float, k.PERCENT] = required("How much of the quiz must be right to pass.", alias="pass")
    supervised: Annotated[bool, k.TRUTH] = optional("Whether somebody watches the learner during the quiz.", False)


class Tech(Facts):
    """Internet, devices and programs that a learner needs."""

    internet: Annotated[str, k.one_of("none", "download-once", "low", "high")] = required("How much internet the learner needs.")
    devices: list[Annotated[str, k.one_of("paper", "phone", "computer")]] = required("Each device with which all of it works.", least=1)
    software: list[Name] = optional("Programs that the learner needs.", [])


class Accessibility(Facts):
    """What helps people with disabilities, in the words of schema.org. The summary stands in `<locale>/index.md`."""

    features: list[Annotated[str, k.one_of(*lists.ACCESSIBILITY_FEATURES)]] = required("What helps.", least=1)
    hazards: list[Annotated[str, k.one_of(*lists.ACCESSIBILITY_HAZARDS)]] = required("What may harm; `none` if nothing does.", least=1)


class Asset(Facts):
    """A third-party file in `media/`: title, author, licence, link, origin and edits."""

    file: MediaFile = required("The file in `media/`.")
    title: Name = required("The title of the work.")
    author: Name = required("Its author, as they want to be named.")
    licence: AssetLicence = required("Its licence.")
    licence_url: Address = optional("Where the licence can be read, if it is an unusual place.", "")
    source: Address = required("Where it was found.")
    use: Annotated[str, k.one_of("embedded", "adapted")] = required("`embedded` = unchanged, `adapted` = changed by you.")
    changes: Annotated[str, k.text(300)] = optional("What you changed; required for `adapted`.", "")


class Work(Facts):
    """Another work: by its address, or by the id of a module of this catalogue."""

    title: Name = required("The title of the work.")
    url: Address = optional("Its address.", "")
    id: Slug = optional("The id of a module here.", "")


class Esco(Facts):
    """A skill or occupation of ESCO."""

    uri: Annotated[
        str,
        k.pattern(
            r"http://data\.europa\.eu/esco/(?:skill|occupation)/\S+",
            "the URI of an ESCO skill or occupation",
            "http://data.europa.eu/esco/skill/…",
            lambda v: v.replace("https:", "http:", 1),
        ),
    ] = required("The URI, which never changes.")
    label: Name = required("The label, in the source language.")


class EscoLists(Facts):
    """Skills and occupations of ESCO that the module is for."""

    skills: list[Esco] = optional("Skills that are learnt.", [])
    occupations: list[Esco] = optional("Occupations that need them.", [])


class Credits(Facts):
    """Credit points, only if somebody really gives them."""

    points: Annotated[float, k.number(300)] = required("How many.")
    framework: Annotated[str, k.one_of("ects", "ecvet")] = required("In which system.")


class Quality(Facts):
    """Who checked the module. The words stand in `quality_note` of `<locale>/index.md`."""

    scheme: Annotated[str, k.one_of("peer-review", "pilot", "eqavet-aligned", "none")] = required("How it was checked.")
    reviewed_by: Name = optional("Who checked it, with their consent.", "")
    date: Annotated[str, k.DATE] = optional("When.", "")


class Origin(Facts):
    """Where the idea comes from."""

    hackathon: Slug = optional("The id of the hackathon.", "")
    submission: Id = optional("The id of the submission.", "")
    project: Name = optional("The name of the project.", "")
    grant: Name = optional("The number of the grant.", "")


class ModuleFile(Facts):
    """The facts of a module. Order, minutes and outcomes of the lessons stand here and nowhere else."""

    schema_version: Annotated[int, k.whole(1, 1)] = required("The version of this form: 1.")
    id: Slug = required("The name of the module's folder. It is the module's address and never changes.")
    version: Annotated[str, k.VERSION] = required("First number: outcomes or answers changed; second: text; third: small corrections.")
    updated: Annotated[str, k.DATE] = required("The day of the last change.")
    status: Annotated[str, k.one_of("draft", "review", "published", "archived")] = required("How far the module is.")
    source_language: Locale = required("The language in which the module is complete; translations are compared with it.")
    licence: Licence = required("The licence of all texts and media that are not listed under `assets`.")
    topics: list[Id] = required("What it is about: ids of `modules/topics.yml`.", least=1)
    sectors: list[Id] = optional("Trades it is for: ids of `modules/topics.yml`; empty = any trade.", [])
    authors: list[Person] = required("Who made it.", least=1)
    origin_of_text: Annotated[str, k.one_of("hand", "machine")] = required("`machine` if a machine drafted the text; the page says so.")
    provider: Provider = required("Who is responsible for it.")
    audience: list[Annotated[str, k.one_of(*AUDIENCE)]] = required("Whom it is for.", least=1)
    level: Annotated[str, k.one_of("beginner", "intermediate", "advanced")] = required("How much one must know before.")
    eqf_level: Annotated[int, k.whole(1, 8)] | None = optional("EQF level; only if a qualifications framework sets it.")
    isced_f: list[IscedCode] = required("Fields of education (ISCED-F 2013).", least=1)
    outcomes: list[Outcome] = required("What a learner can do afterwards: 1 to 8 learning outcomes.", least=1, most=8)
    lessons: list[Lesson] = required("The lessons, in order.", least=1)
    quiz: QuizFacts | None = optional("Facts of the quiz, if there is one.")
    delivery_modes: list[Annotated[str, k.one_of("in-person", "online", "hybrid", "self-paced")]] = required("How it can be used.", least=1)
    tech: Tech = required("What a learner needs.")
    accessibility: Accessibility | None = optional("What helps people with disabilities.")
    assets: list[Asset] = optional("Files in `media/` that somebody else made.", [])
    requires: list[Slug] = optional("Modules that should be done before: their ids.", [])
    former_slugs: list[Slug] = optional("Earlier ids of this module; their addresses lead here.", [])
    resource_types: list[Annotated[str, k.one_of(*RESOURCE_TYPES)]] = optional("What kinds of material it holds.", [])
    setting: list[Annotated[str, k.one_of("formal", "non-formal")]] = optional("In which kind of education it is used.", [])
    reuse: Annotated[str, k.one_of("transversal", "cross-sector", "sector-specific", "occupation-specific")] = optional(
        "How widely the skill can be used (ESCO).", ""
    )
    esco: EscoLists | None = optional("Skills and occupations of ESCO.")
    credits: Credits | None = optional("Credit points.")
    quality: Quality | None = optional("Who checked it.")
    based_on: list[Work] = optional("Works that it is made from.", [])
    origin: Origin | None = optional("The hackathon or project that it comes from.")
