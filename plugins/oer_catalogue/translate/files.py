"""The texts and records on disk that a command works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..below import matching
from ..load.catalogue import MODULES
from ..schema.tags import is_locale, locale_guess
from . import work
from .pairs import DOCS, Pair, facts_of, pairs_of_docs, pairs_of_module, read_document
from .record import Entry, Record, read_record, write_record


def owner_of(root: Path, name: str) -> str:
    """The folder that OWNER means. Raises ValueError if there is none."""
    name = name.rstrip("/").removeprefix(f"{MODULES}/")
    if name == DOCS:
        return DOCS
    if "/" in name or not (root / MODULES / name / "module.yml").is_file():
        raise ValueError(f"There is no module '{name}'. Give the name of a folder in {MODULES}/, or {DOCS}.")
    return f"{MODULES}/{name}"


def pairs_in(root: Path, owner: str, locale: str, names: Iterable[str] = ()) -> list[Pair]:
    """The texts of an owner beside their translations. Raises ValueError for a locale or a name that cannot be."""
    if not is_locale(locale):
        guess = locale_guess(locale)
        raise ValueError(f"'{locale}' is no language code.{f' Do you mean {guess}?' if guess else ''}")
    found = pairs_of_docs(root, locale) if owner == DOCS else pairs_of_module(root, owner.partition("/")[2], locale)
    if not found:
        raise ValueError(f"{locale} is the source language of {owner}")
    known = {pair.name for pair in found}
    for name in names:
        if name not in known:
            raise ValueError(f"{owner} has no text {name}. It has: {', '.join(sorted(known))}.")
    return [pair for pair in found if not names or pair.name in names]


def open_record(root: Path, owner: str, locale: str) -> Record:
    """The record of a language, ready to be written: with the version that the module has now. Raises ValueError if it has none."""
    record = read_record(root, owner, locale)
    if owner == DOCS:
        return record
    version = facts_of(root, f"{owner}/module.yml").get("version")
    if not isinstance(version, str):
        raise ValueError(f"{owner}/module.yml names no version")
    return replace(record, source_version=version)


def save(root: Path, owner: str, locale: str, record: Record, entries: Mapping[str, Entry]) -> bool:
    """Writes a record with some entries renewed, without those of texts that are gone; False = it was so already."""
    there = {pair.name for pair in pairs_in(root, owner, locale) if (root / pair.target).is_file()}
    kept = {name: entry for name, entry in {**record.files, **entries}.items() if name in there}
    return write_record(root, owner, locale, replace(record, files=kept))


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded: the entries by text, one sentence for each text that cannot be recorded, and whether the record changed."""

    entries: Mapping[str, Entry]
    refused: tuple[str, ...]
    is_written: bool


def write_done(root: Path, owner: str, locale: str, how: str, names: Iterable[str] = (), equal: bool = False) -> Done:
    """Records the texts that say what their source says now.

    Raises ValueError if the owner has no such text or language, OSError if a file cannot be read or written.
    """
    record = open_record(root, owner, locale)
    entries, refused = {}, []
    for pair in pairs_in(root, owner, locale, names):
        source, own = (read_document(root, pair, tag) for tag in (pair.source_locale, locale))
        if own is None:
            continue
        if source is None:
            refused.append(f"{pair.target}: the source has no such text")
            continue
        try:
            entries[pair.name] = work.done(source, own, record.files.get(pair.name), how, equal=equal)
        except ValueError as error:
            refused.append(f"{pair.target}: {error}")
    return Done(entries, tuple(refused), save(root, owner, locale, record, entries))


def every_language(root: Path, owner: str, name: str) -> Iterator[Pair]:
    """The text beside each of its translations that has a record."""
    if owner == DOCS:
        locales = {path.name.split(".")[1] for path in matching(root / DOCS, "translation.*.yml")}
    else:
        locales = {path.parent.name for path in matching(root / owner, "*/translation.yml")}
    for locale in sorted(locales):
        for pair in pairs_in(root, owner, locale):
            if pair.name == name and name in read_record(root, owner, locale).files:
                yield pair
