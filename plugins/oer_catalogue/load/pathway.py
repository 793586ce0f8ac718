"""``docs/pathways/<id>/`` → Pathway: an ordered list of modules, with everything that is wrong with it.

``pathway.yml`` holds the facts, ``<locale>.md`` the words: title, summary and reasons in its front matter, and a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model import Module, Pathway, PathwayWords
from ..problem import Place, Problem
from ..rules import markdown
from ..rules import pathways as rules
from ..rules.codes import capped, problem
from ..rules.links import catalogue_links
from ..schema.explain import validate
from ..schema.front import PathwayFront
from ..schema.pathway import PathwayFile
from ..schema.yaml import Yaml, read
from . import cards
from .texts import read_text

PATHWAYS = "docs/pathways"
FACTS = "pathway.yml"
CARD = cards.Card(PATHWAYS, "pathway", FACTS, rules.RESERVED)
TEXT = "pathway.md"
"""The name of a pathway's text as a document: the file is named by its language alone."""


@dataclass(frozen=True, slots=True)
class Pathways:
    """Every pathway that can be shown, by id, as far as it can be told without the modules."""

    usable: Mapping[str, Pathway] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_pathways(root: Path) -> Pathways:
    """The pathways of the project ``root``, sorted by id. A broken one is left out. Raises OSError if a file cannot be read."""
    problems: list[Problem] = []
    usable: dict[str, Pathway] = {}
    for folder in cards.folders(root, CARD, problems):
        pathway, found = load_pathway(folder, root)
        problems += found
        if pathway:
            usable[folder.name] = pathway
    return Pathways(usable, tuple(problems))


def load_pathway(folder: Path, root: Path) -> tuple[Pathway | None, tuple[Problem, ...]]:
    """The pathway in ``folder``, or None if something is wrong with it; and every problem of it."""
    name = folder.relative_to(root).as_posix()
    problems: list[Problem] = []
    texts = cards.texts(folder, name, CARD, problems)
    pathway = _understand(name, texts, problems)
    every = tuple(capped(sorted(set(problems)), Place(f"{name}/{FACTS}")))
    return (None if any(p.severity == "error" for p in every) else pathway), every


def _understand(name: str, texts: Mapping[str, str], problems: list[Problem]) -> Pathway | None:
    file = f"{name}/{FACTS}"
    if FACTS not in texts:
        fix = "Create it; the reference page 'pathway.yml' shows how."
        problems.append(problem("OER-M009", Place(file), f"the pathway has no {FACTS}", fix))
        return None
    yaml, found = read(texts[FACTS], file)
    problems += found
    facts, wrong = validate(PathwayFile, yaml) if yaml else (None, [])
    problems += wrong
    said = [_words(name, path[:-3], text, problems) for path, text in texts.items() if path != FACTS]
    if yaml is None or facts is None:
        return None
    said.sort(key=lambda pair: (pair[0].locale != facts.source_language, pair[0].locale))
    subject = rules.PathwaySubject(name, facts, yaml)
    problems += rules.check(subject)
    pathway = _pathway(subject, {words.locale: words for words, _ in said})
    source = pathway.words.get(facts.source_language)
    if source is None:
        fix = f"Create {name}/{facts.source_language}.md, or name another source language."
        problems.append(problem("OER-P007", yaml.place(("source_language",)), f"there is no {facts.source_language}.md", fix))
        return None
    module = as_module(pathway)
    for words, front in said:
        problems += rules.words(subject, words, source, front)
        problems += markdown.check(module.editions[words.locale].index, module, module.editions[words.locale])
    return pathway


def _words(name: str, locale: str, text: str, problems: list[Problem]) -> tuple[PathwayWords, Yaml | None]:
    """A text as words, and its front matter; they may be incomplete if something is wrong with it."""
    found, wrong = read_text(text, f"{name}/{locale}.md", TEXT, locale, PathwayFront)
    problems += wrong
    front = found.front.facts if found.front and isinstance(found.front.facts, PathwayFront) else None
    words = PathwayWords(
        locale,
        found.document.title,
        front.summary if front else "",
        front.origin if front else "unknown",
        front.reviewed if front else False,
        dict(front.reasons) if front else {},
        found.document,
    )
    return words, found.front.yaml if found.front else None


def _pathway(subject: rules.PathwaySubject, words: Mapping[str, PathwayWords]) -> Pathway:
    facts, yaml = subject.facts, subject.yaml
    return Pathway(
        id=subject.name.rpartition("/")[2],
        folder=subject.name,
        version=facts.version,
        updated=facts.updated,
        licence=facts.licence,
        source_language=facts.source_language,
        audience=tuple(facts.audience),
        modules=tuple(facts.modules),
        places=tuple(yaml.place(("modules", i)) for i in range(len(facts.modules))),
        place=yaml.place(()),
        words=words,
        links=tuple(link for said in words.values() if said.document for link in catalogue_links(said.document)),
    )


def as_module(pathway: Pathway) -> Module:
    """The pathway's texts as ``cards.texts_as_module`` gives them."""
    said = [(words.title, words.summary, words.document) for words in pathway.words.values() if words.document]
    return cards.texts_as_module(pathway.id, pathway.folder, pathway.source_language, pathway.place, said)


def light_pathway(pathway: Pathway) -> Pathway:
    """The pathway without its texts: facts, titles, summaries and reasons. It travels between processes."""
    return replace(pathway, links=(), words={tag: replace(said, document=None) for tag, said in pathway.words.items()})
