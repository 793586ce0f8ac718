"""AMB, the general metadata profile for educational resources of the DACH countries (DINI-AG KIM; https://w3id.org/kim/amb/).

The profile asks for ``@context``, ``id``, ``type`` and ``name``; ``id`` must be an address where the resource is. Its ``about`` takes
only the German lists of school and university subjects, which no fact of a module names: topics stand among the keywords.
It has no property for who made a text: the description says it in words.
"""

from __future__ import annotations

from ..model import Module, Person, Work
from ..pages.context import Download
from ..pages.subject import Subject, filled, is_person
from .written import as_json

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
RESOURCE_TYPES = {
    "course-unit": "course",
    "video": "video",
    "text": "text",
    "quiz": "assessment",
    "worksheet": "worksheet",
    "slides": "slide",
    "simulation": "simulation",
    "guide": "lesson_plan",
}
"""Our types in the list of Hochschulcampus Ressourcentypen (https://w3id.org/kim/hcrt/)."""
AUDIENCE = {
    "vet-teacher": "teacher",
    "in-company-trainer": "mentor",
    "tutor-counsellor": "mentor",
    "facilitator": "mentor",
    "learner": "student",
    "provider-manager": "administrator",
}
"""Our audiences in LRMI's list educationalAudienceRole, whose mentor is anybody who advises, trains, supports or guides."""
_ROLES = "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"


def write(subject: Subject) -> bytes:
    """The record as JSON-LD. Languages are told by their first part: the profile knows ISO 639-1 alone."""
    module, edition = subject.module, subject.edition
    language = edition.locale.split("-")[0]
    labels = [label for _, label, _ in subject.subjects]
    data = {
        "@context": [CONTEXT, {"@language": language}],
        "id": subject.address,
        "type": ["LearningResource"],
        "name": edition.title,
        "description": subject.description,
        "keywords": list(dict.fromkeys((*edition.keywords, *labels))),
        "inLanguage": [language],
        "creator": [_agent(person) for person in subject.creators] or [_provider(module)],
        "contributor": [_agent(person) for person in subject.contributors],
        "publisher": [_provider(module)],
        "dateModified": module.updated,
        "license": {"id": subject.licence.url} if subject.licence.url else "",
        "isAccessibleForFree": True,
        "learningResourceType": _concepts("https://w3id.org/kim/hcrt/", [RESOURCE_TYPES[kind] for kind in module.resource_types]),
        "audience": _concepts(_ROLES, [AUDIENCE[role] for role in module.audience]),
        "teaches": [{"id": skill.uri, "prefLabel": {module.source_language: skill.label}} for skill in module.esco_skills],
        "hasPart": _lessons(subject),
        "isBasedOn": [_work(work) for work in module.based_on],
        "encoding": [_file(subject, download) for download in subject.downloads],
        "mainEntityOfPage": [_page(subject)],
    }
    return as_json(filled(data))


def _agent(person: Person) -> dict[str, object]:
    affiliation = {"type": "Organization", "name": person.organisation} if person.organisation else ""
    node = {
        "type": "Person" if is_person(person) else "Organization",
        "id": f"https://orcid.org/{person.orcid}" if person.orcid else "",
        "name": person.name,
        "affiliation": affiliation,
    }
    return filled(node)


def _provider(module: Module) -> dict[str, object]:
    return filled({"type": "Organization", "id": module.provider.url, "name": module.provider.name})


def _concepts(vocabulary: str, names: list[str]) -> list[dict[str, object]]:
    return [{"type": "Concept", "id": f"{vocabulary}{name}"} for name in dict.fromkeys(names)]


def _lessons(subject: Subject) -> list[dict[str, object]]:
    edition = subject.edition
    lessons = [lesson for lesson in subject.module.lessons if lesson.id in edition.lessons]
    return [
        {"id": subject.lesson_address(lesson.id), "type": ["LearningResource"], "name": edition.lessons[lesson.id].title}
        for lesson in lessons
    ]


def _work(work: Work) -> dict[str, object]:
    return filled({"type": ["CreativeWork"], "id": work.url, "name": work.title})


def _file(subject: Subject, download: Download) -> dict[str, object]:
    return {
        "type": "MediaObject",
        "contentUrl": subject.file_address(download.path),
        "encodingFormat": download.media_type,
        "contentSize": str(download.size),
        "sha256": download.sha256,
    }


def _page(subject: Subject) -> dict[str, object]:
    """Where the metadata come from."""
    settings = subject.settings
    source = {"id": settings.site_url, "type": "Service", "name": settings.site_name}
    return {"id": subject.address, "type": "WebContent", "provider": source, "dateModified": subject.module.updated}
