"""Learning Object Metadata (IEEE 1484.12.1, XML binding 1484.12.3): the record of the SCORM packages, with more in it.

LOM has no word for who made a text: a description says it. Without the site's address the record is known by the module's id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model import Document
from ..packages import PackageContext
from ..packages.about import about
from ..packages.reader import template
from ..packages.scorm import contributors
from ..pages.subject import Subject

STATUS = {"published": "final", "review": "draft", "draft": "draft"}
"""Words of LOM 1.2 for how far a module is; it has none for one that nobody looks after any more."""
KINDS = {"quiz": "self assessment", "slides": "slide", "simulation": "simulation", "text": "narrative text", "worksheet": "exercise"}
"""Our types in LOM 5.2, as far as it has a word."""
ROLES = {
    "vet-teacher": "teacher",
    "in-company-trainer": "teacher",
    "tutor-counsellor": "teacher",
    "facilitator": "teacher",
    "learner": "learner",
    "provider-manager": "manager",
}
"""Our audiences in LOM 5.5."""


class Note(NamedTuple):
    """A description in a language."""

    text: str
    language: str


class Relation(NamedTuple):
    kind: str
    title: str
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class Class:
    """One classification (LOM 9): a place in a taxonomy, or words."""

    purpose: str
    source: str = ""
    id: str = ""
    text: str = ""
    language: str = ""


def write(subject: Subject) -> bytes:
    """The record as XML."""
    module, edition, strings = subject.module, subject.edition, subject.strings
    facts = replace(about(module, edition, _context(subject)), url=subject.address)
    if not facts.publisher:
        facts = replace(facts, publisher=module.provider.name)
    text = template(
        "lom-record.xml",
        id=module.id,
        lang=edition.locale,
        about=facts,
        contributors=contributors(facts),
        schemas=("LOMv1.0",),
        location=subject.address,
        status=STATUS.get(module.status, ""),
        notes=[Note(line, strings.language) for line in subject.told],
        vocabularies=_vocabularies(subject),
        relations=_relations(subject),
        classes=_classes(subject),
    )
    return text.encode() + b"\n"


def _context(subject: Subject) -> PackageContext:
    """What the description of a package needs; it reads no text and no file."""

    def nothing(*asked: str | Document) -> bytes:
        raise LookupError(f"a record holds no {asked}")

    return PackageContext(subject.settings, subject.strings, nothing, nothing, subject.topics)


def _vocabularies(subject: Subject) -> list[tuple[str, list[str]]]:
    """Elements of category 5 that take words of LOM, in its order."""
    module = subject.module
    return [
        ("learningResourceType", list(dict.fromkeys(KINDS[kind] for kind in module.resource_types if kind in KINDS))),
        ("intendedEndUserRole", list(dict.fromkeys(ROLES[role] for role in module.audience))),
        ("context", ["training"]),
    ]


def _relations(subject: Subject) -> list[Relation]:
    """The source of a translation, and works that the module is made from."""
    module = subject.module
    found = [Relation("isbasedon", work.title, module.source_language, work.url) for work in module.based_on]
    if subject.edition.locale != module.source_language:
        source = module.source
        found.insert(0, Relation("isversionof", source.title, source.locale, subject.page_in(source.locale)))
    return found


def _classes(subject: Subject) -> list[Class]:
    module, own = subject.module, subject.edition.locale
    found = [Class("discipline", "ISCED-F 2013", code) for code in module.isced_f]
    found += [Class("educational level", "EQF", str(module.eqf_level))] if module.eqf_level else []
    codes = dict.fromkeys((one.framework, one.code) for outcome in module.outcomes for one in outcome.competences)
    found += [Class("competency", framework, code) for framework, code in codes]
    found += [Class("skill level", text=module.level, language="en")]
    found += [Class("educational objective", text=words, language=own) for words in subject.outcomes]
    found += [Class("prerequisite", text=words, language=own) for words in subject.edition.prerequisites]
    return found
