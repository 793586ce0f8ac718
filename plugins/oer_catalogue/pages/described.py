"""What a module's page says of it to search engines, and the same with more in its record: the value of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup

from ..model import Edition, Module, Person, Work
from . import seo
from .context import Download, PageContext
from .page import View
from .subject import Subject, eqf, filled, is_person, isced, kinds_of, record_path


def _agent(person: Person) -> dict[str, object]:
    node = {
        "@type": "Person" if is_person(person) else "Organization",
        "@id": f"https://orcid.org/{person.orcid}" if person.orcid else "",
        "name": person.name,
        "affiliation": {"@type": "Organization", "name": person.organisation} if person.organisation else "",
    }
    return filled(node)


def agents(people: Iterable[Person]) -> list[dict[str, object]]:
    """People and groups as schema.org has them."""
    return [_agent(person) for person in people]


def provider(module: Module) -> dict[str, object]:
    """Who is responsible for a module, as schema.org has it."""
    own = module.provider
    place = filled({"@type": "PostalAddress", "addressCountry": own.country, "addressLocality": own.place})
    node = {"@type": "Organization", "name": own.name, "url": own.url, "address": place if len(place) > 1 else ""}
    return filled(node)


ON_PAGES = (
    *("@context", "@type", "@id", "url", "name", "description", "inLanguage", "version", "dateModified", "isAccessibleForFree"),
    *("license", "keywords", "teaches", "timeRequired", "educationalLevel", "audience", "author", "translator", "provider"),
    *("accessibilityFeature", "accessibilityHazard", "hasPart", "isBasedOn", "translationOfWork", "workTranslation", "digitalSourceType"),
)
"""What a page says of itself: what search engines read. The record says the same and more."""
STATUS = {"published": "Published", "review": "Under development", "draft": "Draft", "archived": "Archived"}


@lru_cache(maxsize=1)  # two records of one subject hold it
def learning_resource(subject: Subject) -> Mapping[str, object]:
    """schema.org ``LearningResource`` of an edition, with LRMI terms where they exist; the only source of page and record.

    ``digitalSourceType`` (a code of IPTC) says that a machine wrote the text, the description says it in words. Addresses of files
    are relative to the place of the records where the site's is not set.
    """
    module, edition = subject.module, subject.edition
    translated = edition.locale != module.source_language
    people = tuple(person for person in subject.contributors if not translated or person.role != "translator")
    translators = tuple(person for person in subject.contributors if translated and person.role == "translator")
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": subject.address,
        "url": subject.address,
        "identifier": module.id,
        "name": edition.title,
        "abstract": edition.summary,
        "description": subject.description,
        "inLanguage": edition.locale,
        "version": module.version,
        "dateModified": module.updated,
        "creativeWorkStatus": STATUS[module.status],
        "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource" if subject.machine else "",
        "isAccessibleForFree": True,
        "license": subject.licence.url,
        "keywords": list(edition.keywords),
        "teaches": subject.outcomes,
        "timeRequired": f"PT{module.minutes}M",
        "educationalLevel": module.level,
        "learningResourceType": list(module.resource_types),
        "competencyRequired": list(edition.prerequisites),
        "audience": [{"@type": "EducationalAudience", "educationalRole": role} for role in module.audience],
        "author": agents(subject.creators) or [provider(module)],
        "translator": agents(translators),
        "contributor": agents(people),
        "provider": provider(module),
        "publisher": filled({"@type": "Organization", "name": subject.publisher}),
        "accessibilityFeature": list(module.accessibility_features),
        "accessibilityHazard": list(module.accessibility_hazards),
        "accessibilitySummary": edition.accessibility_summary,
        "about": _about(subject),
        "educationalAlignment": _alignments(module),
        "hasPart": _lessons(subject),
        "mentions": _mentioned(subject),
        "isBasedOn": _based_on(subject),
        "isPartOf": filled({"@type": "Collection", "name": subject.settings.site_name, "url": subject.settings.site_url}),
        "funding": _funding(subject),
        "encoding": [_file(subject, download) for download in subject.downloads],
    }
    return filled(data | _twins(subject))


def head(view: View, module: Module, edition: Edition, context: PageContext) -> Markup:
    """Structured data and links to the records, for the head of a module's page that shows ``edition``."""
    subject = Subject(context.settings, module, edition, context.topics, context.sectors)
    value = learning_resource(subject)
    links = Markup("").join(
        Markup('<link rel="describedby" type="{}" title="{}" href="{}">').format(
            kind.media_type, kind.title, view.to(record_path(module.id, edition.locale, kind))
        )
        for kind in kinds_of(context.settings, edition)
    )
    return seo.json_ld({key: value[key] for key in ON_PAGES if key in value}) + links


def _twins(subject: Subject) -> dict[str, object]:
    """The same module in other languages."""
    module, own = subject.module, subject.edition.locale
    if own != module.source_language:
        address = subject.page_in(module.source_language)
        return {"translationOfWork": {"@id": address} if address else ""}
    others = [subject.page_in(tag) for tag in module.editions if tag != own]
    return {"workTranslation": [{"@id": address} for address in others if address]}


def _about(subject: Subject) -> list[dict[str, object]]:
    """Topics and trades of the catalogue, and occupations of ESCO, in the words that there are."""
    own = [{"@type": "DefinedTerm", "termCode": id, "name": label, "inLanguage": tag} for id, label, tag in subject.subjects]
    module = subject.module
    return own + [
        {"@type": "DefinedTerm", "@id": one.uri, "name": one.label, "inLanguage": module.source_language, "inDefinedTermSet": "ESCO"}
        for one in module.esco_occupations
    ]


def _lessons(subject: Subject) -> list[dict[str, object]]:
    edition = subject.edition
    return [
        filled(
            {
                "@type": "LearningResource",
                "name": edition.lessons[part.id].title,
                "url": subject.lesson_address(part.id),
                "timeRequired": f"PT{part.minutes}M",
            }
        )
        for part in subject.module.lessons
        if part.id in edition.lessons
    ]


def _mentioned(subject: Subject) -> list[dict[str, object]]:
    """Somebody else's online content that lessons are about."""
    own = subject.edition.resources
    found = [own.get(lesson.id, lesson.resource) for lesson in subject.module.lessons]
    return [
        {
            "@type": "CreativeWork",
            "url": one.url,
            "provider": {"@type": "Organization", "name": one.provider},
            "inLanguage": one.language,
            "license": {"@type": "CreativeWork", "name": one.licence},
        }
        for one in found
        if one
    ]


def _based_on(subject: Subject) -> list[dict[str, object]]:
    def node(work: Work) -> dict[str, object]:
        deed = {"@type": "CreativeWork", "name": work.licence} if work.licence else ""
        return filled({"@type": "CreativeWork", "name": work.title, "url": work.url, "identifier": work.id, "license": deed})

    return [node(work) for work in subject.module.based_on]


def _funding(subject: Subject) -> list[dict[str, object]]:
    """What module and edition say of a project and of who paid for it."""
    origin, note = subject.module.provenance, subject.edition.funding_note
    project, grant = (origin.project, origin.grant) if origin else ("", "")
    return [filled({"@type": "Grant", "name": project, "identifier": grant, "description": note})] if project or grant or note else []


def _file(subject: Subject, download: Download) -> dict[str, object]:
    return {
        "@type": "MediaObject",
        "contentUrl": subject.file_address(download.path),
        "encodingFormat": download.media_type,
        "contentSize": str(download.size),
        "sha256": download.sha256,
        "inLanguage": download.locale,
    }


def _alignments(module: Module) -> list[dict[str, object]]:
    """Frameworks that the module is filed in (LRMI ``AlignmentObject``; URIs of the EU's vocabularies and of ESCO)."""
    rows = [("teaches", one.framework, f"{one.code} {one.level}".strip(), "") for outcome in module.outcomes for one in outcome.competences]
    rows += [("teaches", "ESCO", skill.label, skill.uri) for skill in module.esco_skills]
    rows += [("educationalSubject", "ISCED-F 2013", code, isced(code)) for code in module.isced_f]
    if module.eqf_level:
        rows.append(("educationalLevel", "European Qualifications Framework", str(module.eqf_level), eqf(module.eqf_level)))
    return [
        filled({"@type": "AlignmentObject", "alignmentType": kind, "educationalFramework": name, "targetName": target, "targetUrl": uri})
        for kind, name, target, uri in dict.fromkeys(rows)
    ]
