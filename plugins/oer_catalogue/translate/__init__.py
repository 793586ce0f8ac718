"""Work on translations: which texts there are in two languages, what is left to do, and the record of what was done.

The record (``translation.yml``) of a module's language lies in its folder; that of the hand-written pages, methods and pathways of one
language is ``docs/translation.<locale>.yml``.
"""

from __future__ import annotations

from .pairs import DOCS, Pair, pairs, pairs_of_docs, pairs_of_module, read_document
from .record import Record, read_record, write_record

__all__ = ["DOCS", "Pair", "Record", "pairs", "pairs_of_docs", "pairs_of_module", "read_document", "read_record", "write_record"]
