"""What harvesters read: a record of each edition in the words of each standard, and lists of the whole catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..pages.subject import KINDS, Kind, Subject, kinds_of, record_path
from . import amb, bioschemas, dublin_core, elm, lom, rda, schema_org
from .catalogue import CATALOGUE, summary
from .dcat import DCAT, dcat

__all__ = ["CATALOGUE", "DCAT", "KINDS", "Kind", "Subject", "dcat", "kinds_of", "record_path", "records", "summary"]

WRITERS: Mapping[str, Callable[[Subject], bytes]] = {
    "schema.org": schema_org.write,
    "amb": amb.write,
    "bioschemas": bioschemas.write,
    "lom": lom.write,
    "dc": dublin_core.write,
    "rda": rda.write,
    "elm": elm.write,
}
"""How each kind of record is written. A kind is added here and in ``KINDS``, which pages link to."""


def records(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and content of every record of an edition. Equal facts give equal bytes."""
    for kind in kinds_of(subject.settings, subject.edition):
        yield record_path(subject.module.id, subject.edition.locale, kind), WRITERS[kind.name](subject)
