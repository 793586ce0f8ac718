"""The states of hand-written pages, methods and pathways in one language, by the record of that language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..below import files_below
from ..cache import Cache, digest
from ..load.blocks import changed_words, document_state, source_state
from ..near import near
from ..problem import Problem
from ..rules.codes import problem
from ..schema.explain import validate
from ..schema.translation import PagesFile
from ..schema.yaml import read
from ..version import version
from .pairs import DOCS, pairs_of_docs, read_document, record_path, text_at
from .record import read_record
from .status import Row, Rows, row_of


def docs_rows(root: Path, locale: str, source: str = "") -> list[Row]:
    """One row for each text under docs/ that may be read in ``locale``. Raises OSError if a file cannot be read."""
    return list(_rows(root, locale, source))


def _rows(root: Path, locale: str, source: str) -> Iterator[Row]:
    try:
        record = read_record(root, DOCS, locale)
    except ValueError:
        record = None
    for pair in pairs_of_docs(root, locale, source):
        original, own = (read_document(root, pair, tag) for tag in (pair.source_locale, locale))
        if original is None:
            continue
        entry = record.files.get(pair.name) if record else None
        base = (pair.owner, pair.name, pair.source, pair.target)
        if own is None:
            yield Row(*base, "missing", words=source_state(original, "").words)
            continue
        state = document_state(original, own, entry.as_record() if entry else None)
        yield replace(row_of(base, state), changed=tuple(changed_words(original, state)), front_changed=state.front_changed)


def docs_problems(root: Path, locale: str, source: str = "") -> Iterator[Problem]:
    """What is wrong with the record of docs/ in one language."""
    file = record_path(DOCS, locale)
    text = text_at(root, file)
    if text is None:
        return
    yaml, problems = read(text, file)
    facts, wrong = validate(PagesFile, yaml) if yaml else (None, [])
    yield from (*problems, *wrong)
    known = {pair.name for pair in pairs_of_docs(root, locale, source) if (root / pair.target).is_file()}
    for name in sorted(set(facts.files) - known) if facts and yaml else ():
        fix = "Remove the entry, or correct its name."
        yield problem("OER-T002", yaml.key(("files", name)), f"there is no translation of {name}", fix, near(name, known))


def recalled(root: Path, locales: Iterable[str], cache: Cache) -> tuple[Rows, tuple[Problem, ...]]:
    """The rows of all languages of a site, and what is wrong with the records; from the cache where nothing under docs/ changed.

    Raises OSError if a file cannot be read.
    """
    texts = {path.relative_to(root).as_posix(): path for path in files_below(root / DOCS) if path.suffix in (".md", ".yml")}
    key = digest(version(), tuple(locales), {name: digest(path.read_bytes()) for name, path in sorted(texts.items())})
    known = cache.get("docs", key)
    if isinstance(known, tuple):
        return known
    rows = {tag: {row.name: row for row in docs_rows(root, tag)} for tag in locales}
    found = rows, tuple(wrong for tag in locales for wrong in docs_problems(root, tag))
    cache.put("docs", key, found)
    return found
