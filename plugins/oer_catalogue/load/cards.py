"""What methods and pathways share: a folder of docs/ with one folder each, which holds a YAML file of facts and one text per language."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import Document, Edition, EditionState, Module, Provider
from ..problem import Place, Problem
from ..rules.codes import problem
from ..schema.tags import is_locale, locale_guess
from .files import check_name, collisions, read_file, scan, shown, text_of


@dataclass(frozen=True, slots=True)
class Card:
    """A kind of folder: ``base`` is where they lie, ``noun`` what one is, ``facts`` its YAML file, ``reserved`` ids that none may use."""

    base: str
    noun: str
    facts: str
    reserved: tuple[str, ...]


def folders(root: Path, card: Card, problems: list[Problem]) -> list[Path]:
    """The folders of the project ``root`` that can be read, sorted; what else lies there is a problem.

    Raises OSError if they cannot be listed.
    """
    base = root / card.base
    if not base.is_dir():
        return []
    with os.scandir(base) as listing:
        entries = sorted((e for e in listing if not e.name.startswith(".") and not e.name.endswith("~")), key=lambda e: e.name)
    problems += collisions((entry.name for entry in entries), card.base)
    found = []
    for entry in entries:
        bad = list(_wrong(entry, card))
        problems += bad
        if not bad:
            found.append(base / entry.name)
    return found


def _wrong(entry: os.DirEntry[str], card: Card) -> Iterator[Problem]:
    """Why an entry is no folder of this kind."""
    place = Place(shown(f"{card.base}/{entry.name}"))
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode) or not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        yield problem("OER-F001", place, "this is a link or a device, not a folder or a file", "Put the folder itself here.")
    elif not stat.S_ISDIR(mode):
        fix = f"Each {card.noun} is a folder. Remove the file."
        yield problem("OER-F009", place, f"nothing uses the file '{shown(entry.name)}'", fix)
    else:
        yield from check_name(entry.name, place)
        if entry.name in card.reserved:
            yield problem("OER-M019", place, f"the id '{entry.name}' is a page of the site", "Choose another id.")


def texts(folder: Path, name: str, card: Card, problems: list[Problem]) -> dict[str, str]:
    """Facts and texts of a folder by their file's name. ``name`` is the folder's path relative to the project root."""
    seen = scan(folder, name)
    problems += seen.problems
    found: dict[str, str] = {}
    for path in sorted(seen.sizes):
        if path != card.facts and not (path.endswith(".md") and is_locale(path[:-3])):
            fix = f"A {card.noun} has {card.facts} and one <language code>.md per language. Remove what is not needed."
            guess = f"{locale_guess(path[:-3])}.md" if path.endswith(".md") and locale_guess(path[:-3]) else ""
            problems.append(problem("OER-F009", Place(shown(f"{name}/{path}")), f"nothing uses the file '{shown(path)}'", fix, guess))
        elif file := read_file(folder, path):
            found[path], wrong = text_of(file.data, f"{name}/{path}")
            problems += wrong
    return found


def texts_as_module(id: str, folder: str, source_language: str, place: Place, said: Iterable[tuple[str, str, Document]]) -> Module:
    """Texts in the shape in which the rules of Markdown and the writer of bodies know texts: editions of a module.

    ``said`` has title, summary and document of each language.
    """
    state = EditionState("source", "unknown", False, 0, 0, {})
    editions = {
        document.locale: Edition(document.locale, title, summary, (), {}, (), document, {}, state) for title, summary, document in said
    }
    return Module(
        id=id, folder=folder, version="", updated="", status="published", source_language=source_language, licence="", topics=(),
        sectors=(), authors=(), origin_of_text="", provider=Provider(""), audience=(), level="", eqf_level=None, isced_f=(), outcomes=(),
        lessons=(), editions=editions, media={}, place=place,
    )  # fmt: skip
