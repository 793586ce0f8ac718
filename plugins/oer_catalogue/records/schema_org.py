"""schema.org ``LearningResource`` with the terms of LRMI and accessibility: what the page says of itself, and more."""

from __future__ import annotations

from ..pages.described import learning_resource
from ..pages.subject import Subject
from .written import as_json


def write(subject: Subject) -> bytes:
    """The record as JSON-LD. Without the site's address it has no ``@id``, and addresses of files are relative to it."""
    return as_json(learning_resource(subject))
