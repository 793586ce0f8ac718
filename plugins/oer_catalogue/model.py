"""Frozen values of the catalogue: what was read, and nothing that changes.

Every value here can be pickled, compared and hashed into a cache key. Nothing here reads a file.
All of them stand in this one file, because they are one vocabulary and refer to each other. Names follow the glossary:
catalogue, module, edition, lesson, learning outcome, facilitator guide, session, activity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from .problem import Place

# --- Markdown -------------------------------------------------------------------------------------------------------


class Node(NamedTuple):
    """One element of a Markdown body.

    ``kind`` is one of: paragraph, heading, quote, alert, list, item, task, code-block, table, table-head, table-row,
    table-cell, definition-list, definition-title, definition, footnote, rule, html (block level); text, code, emphasis,
    strong, strike, link, image, footnote-ref, soft-break, hard-break, html (inline). ``start`` and ``end`` are byte
    offsets into the UTF-8 body of its document. A named tuple, because a catalogue has millions of them and a frozen
    dataclass takes four times as long to make.
    """

    kind: str
    start: int
    end: int
    children: tuple[Node, ...] = ()
    text: str = ""  # text, code, code-block, html: the literal; footnote, footnote-ref: the label
    level: int = 0  # heading: 1 to 6
    id: str = ""  # heading: the id typed by the author, or ""
    classes: tuple[str, ...] = ()  # heading: the classes typed by the author
    attrs: tuple[str, ...] = ()  # heading: other attributes, as typed (all refused)
    url: str = ""  # link, image
    title: str = ""  # link, image
    info: str = ""  # code-block: language; alert: note, tip, important, warning, caution; link: link type
    number: int | None = None  # list: first number, None = bullets
    checked: bool | None = None  # task
    align: tuple[str, ...] = ()  # table: "", left, center, right per column


@lru_cache(maxsize=4)
def _encoded(body: str) -> bytes:
    """Kept for a moment: who reads a text asks for it a hundred times."""
    return body.encode()


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: front matter as read, and its body.

    ``file`` is relative to the project root; ``name`` relative to the edition's folder (``lessons/spot-the-trap.md``).
    """

    file: str
    name: str
    locale: str
    title: str
    body: str  # Markdown after the front matter
    body_line: int  # line of the file on which the body starts, from 1
    nodes: tuple[Node, ...]
    front: Mapping[str, object] = field(default_factory=dict)  # the whole front matter, plain values

    @property
    def data(self) -> bytes:
        """The body in UTF-8: what offsets count."""
        return _encoded(self.body)

    def place(self, offset: int) -> Place:
        """The place of a byte offset of the body."""
        data = self.data
        begin = data.rfind(b"\n", 0, offset) + 1
        return Place(self.file, self.body_line + data.count(b"\n", 0, begin), len(data[begin:offset].decode(errors="ignore")) + 1)


# --- Quiz -----------------------------------------------------------------------------------------------------------

QuestionKind = Literal["single", "multiple", "order", "match", "number", "text", "open"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a single or multiple choice."""

    nodes: tuple[Node, ...]
    right: bool
    feedback: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a quiz. Only the fields of its kind are filled.

    order: ``items`` in the right order. match: ``pairs`` (left, right), ``distractors`` are right cells without a left.
    number: ``value`` and ``tolerance`` as decimal text. text: ``texts`` that count as right.
    """

    id: str
    kind: QuestionKind
    title: tuple[Node, ...]  # inline nodes of the heading
    stem: tuple[Node, ...]
    outcomes: tuple[str, ...]
    place: Place
    choices: tuple[Choice, ...] = ()
    items: tuple[tuple[Node, ...], ...] = ()
    pairs: tuple[tuple[tuple[Node, ...], tuple[Node, ...]], ...] = ()
    distractors: tuple[tuple[Node, ...], ...] = ()
    value: str = ""
    tolerance: str = ""
    texts: tuple[str, ...] = ()
    explanation: tuple[Node, ...] = ()

    @property
    def scored(self) -> bool:
        return self.kind != "open"


@dataclass(frozen=True, slots=True)
class Quiz:
    document: Document
    questions: tuple[Question, ...]
    intro: tuple[Node, ...] = ()


# --- Facilitator guide ----------------------------------------------------------------------------------------------

MODES = ("in-person", "online", "hybrid")
PLAN_MODES = (*MODES, "between")  # between meetings: by chat or forum, in days
ADAPTATIONS = (
    "low-bandwidth",
    "phone-only",
    "no-device",
    "low-skills",
    "easy-language",
    "screen-reader",
    "no-camera",
    "few",
)
PHASES = ("check-in", "input", "activity", "share", "reflection", "break", "admin")
PRIORITIES = ("must", "should", "could")
GROUPINGS = ("solo", "pair", "group", "plenary")


@dataclass(frozen=True, slots=True)
class Minutes:
    """``fixed + per_person * n + per_group * ceil(n / subgroup)``, within ``min`` and ``max``; minutes."""

    fixed: float = 0
    per_person: float = 0
    per_group: float = 0
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity of guide.yml."""

    id: str
    phase: str
    priority: str
    minutes: Minutes
    grouping: str
    place: Place
    method: str = ""
    lessons: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    split: bool = False
    lead: str = ""
    modes: Mapping[str, Minutes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    id: str
    stage: str
    activities: tuple[ActivityFacts, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MaterialFacts:
    id: str
    kind: str  # digital | print | room | device
    fixed: float = 0
    per_person: float = 0
    per_group: float = 0
    modes: tuple[str, ...] = ()  # empty = all
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a facilitator asks for. ``minutes`` is the length of one meeting; ``meetings`` None = as many as it takes.

    ``mode``: in-person, online, hybrid, or between (between meetings: by chat or forum, each meeting is a round of ``interval`` days and
    ``minutes`` is the time that one round takes a person).
    """

    mode: str
    people: int
    minutes: int
    meetings: int | None = None
    interval: int = 7

    @property
    def id(self) -> str:
        """Its name in addresses, such as ``online-8-60``."""
        return f"{self.mode}-{self.people}-{self.minutes}"


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """guide.yml. ``plans`` are the wishes that are computed beforehand."""

    group_min: int
    group_ideal: int
    group_max: int
    subgroup: int
    facilitators_base: int
    facilitators_per: int
    hybrid_extra: int
    prep_minutes: int
    materials: tuple[MaterialFacts, ...]
    sessions: tuple[SessionFacts, ...]
    plans: tuple[Wish, ...] = ()

    @property
    def activities(self) -> tuple[ActivityFacts, ...]:
        """The activities of all sessions, in order."""
        return tuple(activity for session in self.sessions for activity in session.activities)


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """An activity of guide.md. ``message`` is for learners, ``tips`` for the facilitator.

    ``modes`` and ``adaptations`` map a class (``online``, ``low-bandwidth``) to its heading's text and nodes.
    """

    id: str
    title: str
    message: tuple[Node, ...]
    tips: tuple[tuple[Node, ...], ...] = ()
    product: tuple[Node, ...] = ()
    modes: Mapping[str, tuple[str, tuple[Node, ...]]] = field(default_factory=dict)
    adaptations: Mapping[str, tuple[str, tuple[Node, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionWords:
    id: str
    title: str
    goal: tuple[Node, ...]
    activities: tuple[ActivityWords, ...]


@dataclass(frozen=True, slots=True)
class GuideWords:
    """guide.md of one edition."""

    document: Document
    why: str
    need_not_know: tuple[str, ...]
    sessions: tuple[SessionWords, ...]
    questions: tuple[tuple[str, str, tuple[Node, ...]], ...] = ()  # id, question, answer
    pitfalls: tuple[Node, ...] = ()
    materials: Mapping[str, tuple[str, tuple[Node, ...]]] = field(default_factory=dict)  # id -> name, nodes
    checklist: tuple[Node, ...] = ()

    @property
    def activities(self) -> dict[str, ActivityWords]:
        """The activities of all sessions by id, in order."""
        return {activity.id: activity for session in self.sessions for activity in session.activities}

    def material(self, id: str) -> str:
        """The name of a material; its id where this language has no words for it."""
        return self.materials[id][0] if id in self.materials else id


# --- Glossary, translation ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    term: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    document: Document
    terms: tuple[Term, ...]


Freshness = Literal["source", "current", "outdated", "partial", "unrecorded"]
Origin = Literal["hand", "machine", "unknown"]


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The two axes of one document: freshness against its source, and origin.

    ``outdated`` of ``blocks`` source blocks changed, vanished or are new since the translation was made;
    ``untranslated`` nodes equal their source (indexes of this file's nodes, in order); ``changed`` are indexes of the source's blocks
    that this text does not say, ``front_changed``: nor the words of its front matter; ``waiting`` blocks have no translation yet.
    ``words`` of the source are left to translate; of a source: all of its words.
    """

    freshness: Freshness
    origin: Origin
    reviewed: bool = False
    blocks: int = 0
    outdated: int = 0
    untranslated: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    front_changed: bool = False
    waiting: int = 0
    words: int = 0


EditionFreshness = Literal["source", "current", "outdated", "partial", "unrecorded"]


@dataclass(frozen=True, slots=True)
class EditionState:
    """The state of a whole edition: the worst freshness of its documents; ``missing`` names lack a translation."""

    freshness: EditionFreshness
    origin: Origin
    reviewed: bool
    blocks: int
    outdated: int
    documents: Mapping[str, DocumentState]
    missing: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    source_version: str = ""


# --- Module ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Competence:
    framework: str
    code: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    id: str
    type: str
    competences: tuple[Competence, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """Somebody else's online content that a lesson is about."""

    url: str
    provider: str
    licence: str
    language: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson's facts. Its words are ``edition.lessons[lesson.id]``."""

    id: str
    minutes: int
    outcomes: tuple[str, ...]
    resource: Resource | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A third-party file in media/: title, author, licence, link, origin, edits (TULLU-B)."""

    file: str
    title: str
    author: str
    licence: str
    source: str
    use: str
    changes: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A file of media/. ``path`` is relative to media/ (``lathe.mp4``, ``el/signs.svg``); ``width``/``height`` in pixels, 0 = unknown."""

    path: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str
    organisation: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who is responsible for a module. ``country`` is an ISO 3166-1 code, or "" for a group that sits in no one country."""

    name: str
    country: str = ""
    url: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill or occupation of ESCO; the label is in the module's source language."""

    uri: str
    label: str


@dataclass(frozen=True, slots=True)
class Credits:
    points: float
    framework: str  # ects | ecvet


@dataclass(frozen=True, slots=True)
class Quality:
    """Who checked a module: ``scheme`` is peer-review, pilot, eqavet-aligned or none."""

    scheme: str
    reviewed_by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a module is made from: an address, or the id of a module of this catalogue. ``licence``: as its owner says it."""

    title: str
    url: str = ""
    id: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The hackathon or project that a module comes from."""

    hackathon: str = ""
    submission: str = ""
    project: str = ""
    grant: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A module in one language: only what this language has. ``Module.words`` adds fallbacks."""

    locale: str
    title: str
    summary: str
    keywords: tuple[str, ...]
    outcomes: Mapping[str, str]
    prerequisites: tuple[str, ...]
    index: Document
    lessons: Mapping[str, Document]  # by lesson id
    state: EditionState
    quiz: Quiz | None = None
    guide: GuideWords | None = None
    glossary: Glossary | None = None
    accessibility_summary: str = ""
    quality_note: str = ""
    funding_note: str = ""
    disclaimer: str = ""
    resources: Mapping[str, Resource] = field(default_factory=dict)  # a course in this language instead of the module's


@dataclass(frozen=True, slots=True)
class ModuleLink:
    """A link of a text to another module, or to one of its lessons (``lesson`` "" = to the module)."""

    module: str
    lesson: str
    place: Place


@dataclass(frozen=True, slots=True)
class Module:
    """The smallest thing that is published: facts, and one edition per language."""

    id: str
    folder: str  # relative to the project root
    version: str
    updated: str  # ISO date
    status: str  # draft | review | published | archived
    source_language: str
    licence: str
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    authors: tuple[Person, ...]
    origin_of_text: str  # hand | machine
    provider: Provider
    audience: tuple[str, ...]
    level: str
    eqf_level: int | None
    isced_f: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    lessons: tuple[Lesson, ...]
    editions: Mapping[str, Edition]  # source language first, then by locale
    media: Mapping[str, Media]
    place: Place
    quiz_pass: float | None = None  # percent, 0 to 100; None = no quiz facts
    quiz_supervised: bool = False
    delivery_modes: tuple[str, ...] = ()
    internet: str = ""  # none | download-once | low | high
    devices: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    accessibility_features: tuple[str, ...] = ()
    accessibility_hazards: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    guide: GuideFacts | None = None
    requires: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)  # every file of the folder -> sha256, for caches and the source zip
    transcripts: Mapping[str, Document] = field(default_factory=dict)  # path inside media/ (``el/lathe.el.md``) -> what is said and seen
    spoken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # captions, path inside media/ -> what they say, line by line
    resource_types: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()  # formal | non-formal
    reuse: str = ""  # ESCO reusability level
    esco_skills: tuple[Concept, ...] = ()
    esco_occupations: tuple[Concept, ...] = ()
    credits: Credits | None = None
    quality: Quality | None = None
    based_on: tuple[Work, ...] = ()
    provenance: Provenance | None = None
    links: tuple[ModuleLink, ...] = ()  # to other modules, of all editions
    part: int = 0  # which of its parts by lesson this is, from 1; 0 = the whole module
    elsewhere: tuple[str, ...] = ()  # documents of the whole module that this part lacks

    @property
    def package_id(self) -> str:
        """What tells its packages apart, also where a module comes in parts: ``tea`` or ``tea.2``."""
        return f"{self.id}.{self.part}" if self.part else self.id

    @property
    def source(self) -> Edition:
        return self.editions[self.source_language]

    @property
    def minutes(self) -> int:
        """Self-study minutes: the sum of its lessons."""
        return sum(lesson.minutes for lesson in self.lessons)

    def media_path(self, name: str, locale: str) -> str:
        """The media file that ``name`` means in an edition: ``<locale>/name`` takes the place of ``name``."""
        own = f"{locale}/{name}"
        return own if own in self.media else name


@dataclass(frozen=True, slots=True)
class Label:
    """A topic or sector with its words per locale."""

    id: str
    labels: Mapping[str, str]

    def label(self, locale: str) -> str:
        return self.words(locale)[0]

    def words(self, locale: str) -> tuple[str, str]:
        """The label and its locale: the reader's or its parents', else English, else any; without labels the id."""
        tag = next((tag for tag in fallbacks(locale, "en", "en") if self.labels.get(tag)), next(iter(self.labels), ""))
        return (self.labels[tag], tag) if tag else (self.id, locale)


# --- Methods --------------------------------------------------------------------------------------------------------

METHOD_FORMS = ("online", "hybrid", "between", *ADAPTATIONS)
"""Classes of the parts of a method's text that say what is different."""


@dataclass(frozen=True, slots=True)
class MethodStep:
    """A step of a method: its minutes, and other minutes in some of ``PLAN_MODES``."""

    id: str
    minutes: Minutes
    modes: Mapping[str, Minutes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MethodPart:
    """The words of a step or a material of a method."""

    id: str
    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MethodWords:
    """A method in one language. ``meaning`` is one plain line; ``forms`` maps a class of ``METHOD_FORMS`` to heading and text.

    A light method has empty texts and no ``document``.
    """

    locale: str
    title: str
    meaning: str
    origin: Origin
    reviewed: bool = False
    document: Document | None = None
    intro: tuple[Node, ...] = ()
    steps: tuple[MethodPart, ...] = ()
    forms: Mapping[str, tuple[str, tuple[Node, ...]]] = field(default_factory=dict)
    materials: tuple[MethodPart, ...] = ()
    pitfalls: tuple[Node, ...] = ()
    sources: tuple[Node, ...] = ()

    def step(self, id: str) -> MethodPart | None:
        return next((part for part in self.steps if part.id == id), None)


@dataclass(frozen=True, slots=True)
class Method:
    """A named training technique (jigsaw, round) that activities use: facts, and its words per language.

    ``words``: the source language first, then by locale. ``sources``: where the technique is described.
    """

    id: str
    folder: str  # relative to the project root
    source_language: str
    grouping: str
    phases: tuple[str, ...]
    people_min: int
    people_ideal: int
    people_max: int
    subgroup: int  # people in one small group
    modes: tuple[str, ...]
    steps: tuple[MethodStep, ...]
    place: Place
    materials: tuple[MaterialFacts, ...] = ()
    sources: tuple[Work, ...] = ()
    words: Mapping[str, MethodWords] = field(default_factory=dict)
    links: tuple[ModuleLink, ...] = ()  # to modules, of all languages


def method_minutes(method: Method, mode: str = "in-person") -> Minutes:
    """The minutes of a whole method in one of ``PLAN_MODES``: its steps added up.

    The bounds add up too, where every step has one; a step that does not grow with the group counts with what it takes.
    """
    steps = [step.modes.get(mode, step.minutes) for step in method.steps]
    growing = [step for step in steps if step.per_person or step.per_group]
    steady = sum(_flat(step) for step in steps if step not in growing)
    fixed = steady + sum(step.fixed for step in growing)
    least = steady + sum(max(step.fixed, step.min or 0) for step in growing)
    bounds = [step.max for step in growing if step.max is not None]
    return Minutes(
        fixed,
        sum(step.per_person for step in growing),
        sum(step.per_group for step in growing),
        least if least > fixed else None,
        steady + sum(bounds) if growing and len(bounds) == len(growing) else None,
    )


def _flat(step: Minutes) -> float:
    """What a step takes that does not grow with the group."""
    value = max(step.fixed, step.min or 0)
    return value if step.max is None else min(value, step.max)


# --- Pathways -------------------------------------------------------------------------------------------------------


PATHWAY_LEAST = 2
"""Modules that make a pathway: with one there is no order."""


@dataclass(frozen=True, slots=True)
class PathwayWords:
    """A pathway in one language. ``reasons`` says of some modules (by id) why they stand where they stand.

    A light pathway has no ``document``.
    """

    locale: str
    title: str
    summary: str
    origin: Origin
    reviewed: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None  # for whom, why this order, what one can do afterwards


@dataclass(frozen=True, slots=True)
class Pathway:
    """An ordered list of modules: facts, and its words per language.

    ``modules`` are ids as written, of modules that may be missing from the catalogue; ``places`` says where each stands.
    ``words``: the source language first, then by locale. ``licence`` is that of the pathway's own words: each module has its own.
    """

    id: str
    folder: str  # relative to the project root
    version: str
    updated: str  # ISO date
    licence: str
    source_language: str
    audience: tuple[str, ...]
    modules: tuple[str, ...]
    places: tuple[Place, ...]
    place: Place
    words: Mapping[str, PathwayWords] = field(default_factory=dict)
    links: tuple[ModuleLink, ...] = ()  # to modules, of all languages


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that was read. ``modules``, ``methods`` and ``pathways`` are sorted by id; broken modules are not in it but in
    ``quarantined``.
    """

    modules: tuple[Module, ...]
    topics: Mapping[str, Label] = field(default_factory=dict)
    sectors: Mapping[str, Label] = field(default_factory=dict)
    quarantined: tuple[str, ...] = ()
    methods: Mapping[str, Method] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)

    def module(self, id: str) -> Module | None:
        return next((m for m in self.modules if m.id == id), None)

    def along(self, pathway: Pathway) -> tuple[Module, ...]:
        """The modules of a pathway in their order, as far as they are in the catalogue and somebody looks after them."""
        known = {module.id: module for module in self.modules if module.status != "archived"}
        return tuple(known[id] for id in pathway.modules if id in known)

    @property
    def open_pathways(self) -> tuple[Pathway, ...]:
        """The pathways that can be walked: those with two modules or more in the catalogue."""
        return tuple(pathway for pathway in self.pathways.values() if len(self.along(pathway)) >= PATHWAY_LEAST)


def fallbacks(locale: str, default: str, source: str) -> tuple[str, ...]:
    """The locales to ask for words, in order: the reader's, its parents (RFC 4647 lookup), the site's default, the module's source."""
    order = [locale]
    while "-" in order[-1]:
        order.append(order[-1].rsplit("-", 1)[0])
    return tuple(dict.fromkeys([*order, default, source]))
