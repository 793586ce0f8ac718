"""Every text of a project beside its translation into one language, whether that is there yet or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..below import files_below, matching
from ..load.catalogue import MODULES
from ..load.files import read_file, text_of
from ..load.markdown import parse, split_front
from ..load.texts import LESSONS, front_model
from ..model import Document
from ..schema.tags import is_locale
from ..schema.yaml import read

DOCS = "docs"
CARDS = {"methods": "method.yml", "pathways": "pathway.yml"}
"""Folders of docs/ that hold one folder for each thing, with its facts and one text per language."""
NOT_TRANSLATED = ("reference", "schemas")
"""Folders of docs/ that are made from the code, in one language."""
_ORDER = ("index.md", LESSONS, "quiz.md", "guide.md", "glossary.md")


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in two languages. ``source`` and ``target`` are file paths relative to the project; the target may not be there yet.

    ``owner`` is the folder that the text belongs to (``modules/<id>`` or ``docs``), ``name`` its name there without a language
    (``lessons/<id>.md``, ``about.md``, ``methods/<id>.md``): the key under which the record has it.
    """

    owner: str
    name: str
    source: str
    target: str
    source_locale: str
    locale: str


def record_path(owner: str, locale: str) -> str:
    return f"{DOCS}/translation.{locale}.yml" if owner == DOCS else f"{owner}/{locale}/translation.yml"


def pairs(root: Path, locale: str) -> list[Pair]:
    """Every text of the project that may have a translation into ``locale``; modules by id, then docs/."""
    folders = sorted(file.parent.name for file in matching(root / MODULES, "*/module.yml"))
    return [pair for folder in folders for pair in pairs_of_module(root, folder, locale)] + pairs_of_docs(root, locale)


def pairs_of_module(root: Path, module: str, locale: str) -> list[Pair]:
    """The texts of a module in the order in which they are read, and those that only the translation has (their source is not there).

    Empty if ``locale`` is the module's source language. Raises ValueError if module.yml names no source language.
    """
    owner = f"{MODULES}/{module}"
    facts = facts_of(root, f"{owner}/module.yml")
    source = facts.get("source_language")
    if not isinstance(source, str) or not is_locale(source):
        raise ValueError(f"{owner}/module.yml names no source language")
    if source == locale:
        return []
    listed = facts.get("lessons")
    lessons = [str(lesson.get("id")) for lesson in listed if isinstance(lesson, Mapping)] if isinstance(listed, list) else []
    names = _names(root / owner / source) | _names(root / owner / locale)
    order = {name: at for at, name in enumerate(f"{LESSONS}{lesson}.md" for lesson in lessons)}
    ranked = sorted(
        names, key=lambda name: (_ORDER.index(LESSONS if name.startswith(LESSONS) else name), order.get(name, len(order)), name)
    )
    return [Pair(owner, name, f"{owner}/{source}/{name}", f"{owner}/{locale}/{name}", source, locale) for name in ranked]


def _names(folder: Path) -> set[str]:
    """The texts of an edition by name."""
    paths = (path.relative_to(folder).as_posix() for path in files_below(folder) if path.suffix == ".md" and not path.is_symlink())
    return {name for name in paths if front_model(name)}


def pairs_of_docs(root: Path, locale: str, source: str = "") -> list[Pair]:
    """The hand-written pages, methods and pathways, by name.

    A page's source is ``source``, or English where that is "": pages have no other record of the language that they were written in.
    """
    return sorted([*_pages(root, locale, source or "en"), *_cards(root, locale)], key=lambda pair: pair.name)


def _pages(root: Path, locale: str, source: str) -> Iterator[Pair]:
    if source == locale:
        return
    pattern = re.compile(rf"(.+)\.{re.escape(source)}\.md")
    for file in files_below(root / DOCS):
        match = pattern.fullmatch(file.relative_to(root / DOCS).as_posix())
        if match and match[1].split("/")[0] not in (*CARDS, *NOT_TRANSLATED):
            yield Pair(DOCS, f"{match[1]}.md", f"{DOCS}/{match[0]}", f"{DOCS}/{match[1]}.{locale}.md", source, locale)


def _cards(root: Path, locale: str) -> Iterator[Pair]:
    for kind, file in CARDS.items():
        for path in matching(root / DOCS / kind, f"*/{file}"):
            folder = path.parent.relative_to(root).as_posix()
            source = facts_of(root, f"{folder}/{file}").get("source_language")
            if isinstance(source, str) and source != locale and (root / folder / f"{source}.md").is_file():
                yield Pair(DOCS, f"{kind}/{path.parent.name}.md", f"{folder}/{source}.md", f"{folder}/{locale}.md", source, locale)


def facts_of(root: Path, file: str) -> Mapping[str, object]:
    """A YAML file as it is; empty if it cannot be understood. Raises OSError if it cannot be read."""
    text = text_at(root, file)
    yaml, _ = read(text, file) if text is not None else (None, [])
    return yaml.value if yaml and isinstance(yaml.value, Mapping) else {}


def read_document(root: Path, pair: Pair, locale: str) -> Document | None:
    """The text of a pair in one of its two languages; None = it is not there. What is wrong in it is for ``check`` to say."""
    file = pair.source if locale == pair.source_locale else pair.target
    text = text_at(root, file)
    return None if text is None else as_document(text, file, pair.name, locale)


def as_document(text: str, file: str, name: str, locale: str) -> Document:
    """A text as a Document, whatever its front matter holds."""
    cut = split_front(text)
    if cut is None:
        return Document(file, name, locale, "", text, 1, parse(text))
    yaml, _ = read(cut.text, file, cut.line)
    front = yaml.value if yaml and isinstance(yaml.value, Mapping) else {}
    return Document(file, name, locale, str(front.get("title") or ""), cut.body, cut.body_line, parse(cut.body), front)


def text_at(root: Path, file: str) -> str | None:
    """A file's text; None = there is no such regular file."""
    path = root / file
    if path.is_symlink() or not path.is_file():
        return None
    found = read_file(path.parent, path.name)
    return text_of(found.data, file)[0] if found else None
