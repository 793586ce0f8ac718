"""The minimal metadata set for learning resources of the Research Data Alliance (DOI 10.15497/RDA00073), as JSON.

The recommendation names fourteen elements and no form of file: keys are the names of its data dictionary, in its order. One of them is
the address of the resource, so without one there is no such record. Who made the text stands in the description.
"""

from __future__ import annotations

from ..pages.subject import Subject
from .written import as_json


def write(subject: Subject) -> bytes:
    """The record. An edition without words for its outcomes names those of the source; a module that names no type is a "module"."""
    module, edition = subject.module, subject.edition
    outcomes = subject.outcomes or list(module.source.outcomes.values())
    data = {
        "Title": edition.title,
        "Abstract / Description": subject.description,
        "Author(s)": [person.name for person in subject.creators] or [module.provider.name],
        "Primary Language": edition.locale,
        "Keyword(s)": list(edition.keywords),
        "License": subject.licence.url or module.licence,
        "Version Date": module.updated,
        "URL to Resource": subject.address,
        "Resource URL Type": "URL",
        "Target Group (Audience)": list(module.audience),
        "Learning Resource Type": list(module.resource_types) or ["module"],
        "Learning Outcome": outcomes,
        "Access Cost": "no",
        "Expertise (Skill) Level": module.level,
    }
    return as_json(data)
