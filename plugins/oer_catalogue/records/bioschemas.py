"""Bioschemas TrainingMaterial 1.0 (ELIXIR): schema.org cut to what the profile has, for TeSS and other registries of training.

The profile's minimum is ``@context``, ``@type``, ``@id``, ``dct:conformsTo``, ``description``, ``keywords`` and ``name``; without
the address of its page an edition has no ``@id`` and no such record.
"""

from __future__ import annotations

from ..pages.described import learning_resource
from ..pages.subject import Subject
from .written import as_json

PROFILE = "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"
PROPERTIES = (
    *("@id", "name", "description", "keywords", "about", "abstract", "audience", "author", "competencyRequired", "educationalLevel"),
    *("identifier", "inLanguage", "learningResourceType", "license", "mentions", "teaches", "timeRequired", "url", "accessibilitySummary"),
    *("contributor", "creativeWorkStatus", "dateModified", "hasPart", "isPartOf", "version", "workTranslation", "translationOfWork"),
    "digitalSourceType",
)
STATUS = {"published": "Active", "archived": "Archived"}
"""The profile's words for how far a material is; anything else is "Under development"."""


def write(subject: Subject) -> bytes:
    """The record as JSON-LD. Who made the text is told in the description and in ``digitalSourceType``."""
    words = {
        "educationalLevel": subject.module.level.capitalize(),
        "creativeWorkStatus": STATUS.get(subject.module.status, "Under development"),
    }
    value = {**learning_resource(subject), **words}
    head = {
        "@context": ["https://schema.org", {"dct": "http://purl.org/dc/terms/"}],
        "@type": "LearningResource",
        "dct:conformsTo": {"@type": "CreativeWork", "@id": PROFILE},
    }
    return as_json(head | {key: value[key] for key in PROPERTIES if key in value})
