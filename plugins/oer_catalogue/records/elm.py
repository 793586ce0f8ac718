"""The European Learning Model 3, profile for learning opportunities and qualifications: a module as what can be learnt with it.

A module is no learning opportunity, which has a place and a day: it is a ``LearningAchievementSpecification``. This is a file to take
along; it promises no listing in Europass. Terms and codes: http://data.europa.eu/snb/model/elm/ and the lists of the EU beside it. The
context stands in the record, so that nothing must be fetched to read it.
"""

from __future__ import annotations

from ..locales.codes import country_authority, language_authority
from ..model import Module
from ..pages.subject import Subject, eqf, filled, isced
from .written import as_json

CONTEXT = {
    "dct": "http://purl.org/dc/terms/",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SNB = "http://data.europa.eu/snb"
MODES = {
    "online": f"{_SNB}/learning-assessment/920fbb3cbe",
    "self-paced": f"{_SNB}/learning-assessment/920fbb3cbe",
    "in-person": f"{_SNB}/learning-assessment/9191af2ed9",
    "hybrid": f"{_SNB}/learning-assessment/e92d221e4d",
}
"""Our ways of delivery in the EU's list of modes: online, presential, blended."""
SETTINGS = {"formal": f"{_SNB}/learning-setting/6fd4685715", "non-formal": f"{_SNB}/learning-setting/e207a81fc7"}
TYPES = {"knowledge": f"{_SNB}/skill-type/knowledge", "skill": f"{_SNB}/skill-type/skill"}
"""Kinds of outcomes that the EU's list has; responsibility and autonomy are not among them."""


def write(subject: Subject) -> bytes:
    """The record as JSON-LD. A note says who made the text.

    An organisation must have a country: where the provider names none, the record has no publisher.
    """
    module, edition = subject.module, subject.edition
    data = {
        "@context": CONTEXT,
        "@id": f"{subject.address}#achievement" if subject.address else "",
        "@type": "elm:LearningAchievementSpecification",
        "dct:title": _words(edition.title, edition.locale),
        "dct:description": _words(edition.summary, edition.locale),
        "dct:language": _concepts(language_authority(edition.locale)),
        "dct:modified": _typed(f"{module.updated}T00:00:00Z", "dateTime"),
        "dct:publisher": _organisation(module),
        "foaf:homepage": _web(subject.address),
        "elm:status": module.status,
        "elm:ISCEDFCode": _concepts(*map(isced, module.isced_f)),
        "elm:educationLevel": _concepts(eqf(module.eqf_level)) if module.eqf_level else "",
        "elm:volumeOfLearning": _typed(f"PT{module.minutes}M", "duration"),
        "elm:mode": _concepts(*(MODES[mode] for mode in module.delivery_modes)),
        "elm:learningSetting": _concepts(SETTINGS[module.setting[0]]) if len(module.setting) == 1 else "",
        "elm:entryRequirement": _note("; ".join(edition.prerequisites), edition.locale),
        "elm:additionalNote": _note(" ".join(subject.told), subject.strings.language),
        "elm:learningOutcome": _outcomes(module, subject),
        "elm:provenBy": _assessment(subject),
    }
    return as_json(filled(data))


def _words(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _typed(text: str, datatype: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{datatype}"}


def _concepts(*uris: str) -> list[dict[str, str]]:
    return [{"@id": uri, "@type": "skos:Concept"} for uri in dict.fromkeys(uris) if uri]


def _note(text: str, language: str) -> dict[str, object]:
    return {"@type": "elm:Note", "elm:noteLiteral": _words(text, language)} if text else {}


def _web(address: str) -> dict[str, object]:
    return {"@type": "elm:WebResource", "elm:contentUrl": _typed(address, "anyURI")} if address else {}


def _organisation(module: Module) -> dict[str, object]:
    own, country = module.provider, country_authority(module.provider.country)
    if not country:
        return {}
    place = {
        "@type": "dct:Location",
        "elm:geographicName": _words(own.place, module.source_language) if own.place else "",
        "elm:address": {"@type": "elm:Address", "elm:countryCode": _concepts(country)},
    }
    name = _words(own.name, module.source_language)
    node = {"@type": "elm:Organisation", "rov:legalName": name, "foaf:homepage": _web(own.url), "elm:location": filled(place)}
    return filled(node)


def _outcomes(module: Module, subject: Subject) -> list[dict[str, object]]:
    """Every learning outcome, in words of the edition or, where it has none, of the source."""
    own, source = subject.edition, module.source
    reuse = _concepts(f"{_SNB}/skill-reuse-level/{module.reuse}") if module.reuse else ""
    found = []
    for outcome in module.outcomes:
        edition = own if outcome.id in own.outcomes else source
        if outcome.id in edition.outcomes:
            title = _words(edition.outcomes[outcome.id], edition.locale)
            node = {
                "@type": "elm:LearningOutcome",
                "dct:title": title,
                "dct:type": _concepts(TYPES.get(outcome.type, "")),
                "elm:reusabilityLevel": reuse,
            }
            found.append(filled(node))
    return found


def _assessment(subject: Subject) -> dict[str, object]:
    """The quiz."""
    quiz, own = subject.edition.quiz, subject.edition.locale
    if quiz is None or subject.module.quiz_pass is None:
        return {}
    return {
        "@type": "elm:LearningAssessmentSpecification",
        "dct:title": _words(quiz.document.title, own),
        "dct:language": _concepts(language_authority(own)),
    }
