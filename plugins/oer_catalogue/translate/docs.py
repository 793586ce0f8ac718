"""The states of hand-written pages, methods and pathways in one language, by the record of that language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..load.blocks import document_state, source_state
from ..model import DocumentState
from ..problem import Place, Problem
from ..rules.codes import problem
from .pairs import DOCS, Pair, pairs_of_docs, read_document, record_path
from .record import read_record
from .status import Row, row_of


def docs_rows(root: Path, locale: str, source: str = "") -> list[Row]:
    """One row for each text under docs/ that may be read in ``locale``. Raises OSError if a file cannot be read."""
    return [_row(pair, state) for pair, state in _states(root, locale, source)]


def docs_states(root: Path, locale: str, source: str = "") -> dict[str, DocumentState]:
    """The states of the texts under docs/ that are there in ``locale``, by name."""
    return {pair.name: state for pair, state in _states(root, locale, source) if (root / pair.target).is_file()}


def _row(pair: Pair, state: DocumentState) -> Row:
    base = (pair.owner, pair.name, pair.source, pair.target)
    return Row(*base, "missing", words=state.words) if state.freshness == "source" else row_of(base, state)


def _states(root: Path, locale: str, source: str) -> Iterator[tuple[Pair, DocumentState]]:
    """Each text with its state; with that of its source where there is no translation."""
    try:
        record = read_record(root, DOCS, locale)
    except ValueError:
        record = None
    for pair in pairs_of_docs(root, locale, source):
        original, own = (read_document(root, pair, tag) for tag in (pair.source_locale, locale))
        if original is None:
            continue
        entry = record.files.get(pair.name) if record else None
        origin = str(own.front.get("origin") or "") if own else ""
        state = document_state(original, own, entry.as_facts() if entry else None) if own else source_state(original, origin)
        yield pair, state


def docs_problems(root: Path, locale: str, source: str = "") -> Iterator[Problem]:
    """What is wrong with the record of docs/ in one language."""
    file = record_path(DOCS, locale)
    try:
        record = read_record(root, DOCS, locale)
    except ValueError as error:
        yield problem("OER-T005", Place(file), str(error), f"Mend it, or remove it and run `oer translate done {DOCS} {locale}`.")
        return
    known = {pair.name for pair in pairs_of_docs(root, locale, source) if (root / pair.target).is_file()}
    for name in sorted(set(record.files) - known):
        yield problem("OER-T002", Place(file), f"there is no translation of {name}", "Remove the entry, or correct its name.")
