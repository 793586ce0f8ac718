"""Rules about a pathway: what its own files say, and whether its order fits the modules of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..model import PATHWAY_LEAST, Module, Pathway, PathwayWords
from ..near import near
from ..problem import Place, Problem
from ..schema.pathway import PathwayFile
from ..schema.yaml import Path, Yaml
from .codes import problem

RESERVED = ("index",)
"""Ids that cannot be a pathway's: the list of all pathways has this name."""


@dataclass(frozen=True, slots=True)
class PathwaySubject:
    """pathway.yml, and the name of its folder relative to the project root (``docs/pathways/first-steps``)."""

    name: str
    facts: PathwayFile
    yaml: Yaml

    def find(self, code: str, path: Path, message: str, fix: str, suggestion: str = "") -> Problem:
        return problem(code, self.yaml.place(path), message, fix, suggestion)


def check(s: PathwaySubject) -> Iterator[Problem]:
    """All rules about the facts alone."""
    folder = s.name.rpartition("/")[2]
    if s.facts.id != folder:
        fix = "Write the folder's name, or rename the folder."
        yield s.find("OER-M008", ("id",), f"the id '{s.facts.id}' is not the name of the folder '{folder}'", fix, folder)
    seen: set[str] = set()
    for i, id in enumerate(s.facts.modules):
        if id in seen:
            yield s.find("OER-P002", ("modules", i), f"the module '{id}' is in this pathway already", "Remove it here or there.")
        seen.add(id)
    if len(s.facts.modules) < PATHWAY_LEAST:
        fix = "Add the modules that come before or after it, or remove the pathway."
        yield s.find("OER-P003", ("modules",), "the pathway has only one module", fix)


def words(s: PathwaySubject, said: PathwayWords, source: PathwayWords, front: Yaml | None) -> Iterator[Problem]:
    """What the text of a language lacks, or has too much. ``said`` may be the source itself; ``front`` is its front matter."""
    document = said.document
    assert document
    for id in said.reasons:
        if id not in s.facts.modules:
            place = front.place(("reasons", id)) if front else Place(document.file)
            message, fix = f"the pathway has no module '{id}'", "Write the reason under the id of a module of pathway.yml, or remove it."
            yield problem("OER-P009", place, message, fix, near(id, s.facts.modules))
    if not document.nodes:
        place = Place(document.file, document.body_line)
        fix = "Say below the front matter for whom it is, why the modules stand in this order, and what one can do afterwards."
        if said is source:
            yield problem("OER-P010", place, "there is no text", fix)
        else:
            yield problem("OER-P008", place, "the text is not translated", "Translate the text of the source.")
    if said is not source:
        for id in source.reasons:
            if id not in said.reasons:
                place = front.place(("reasons",)) if front else Place(document.file)
                fix = f"Add '{id}: …' under `reasons:` in {document.file}."
                yield problem("OER-P008", place, f"the reason for '{id}' is not translated", fix)


def together(pathway: Pathway, modules: Mapping[str, Module], folders: Collection[str]) -> Iterator[Problem]:
    """Whether the modules are there, and in an order that works.

    ``folders`` are the ids of all module folders: one whose module is broken has its own problems already.
    """
    for number, (id, place) in enumerate(zip(pathway.modules, pathway.places, strict=True)):
        if id not in folders:
            fix = "Write the id of a module of this catalogue, or remove it."
            yield problem("OER-P001", place, f"there is no module '{id}'", fix, near(id, folders))
        elif id in modules:
            yield from _state(modules[id], place)
            yield from _required(pathway, modules[id], number, place)


def _state(module: Module, place: Place) -> Iterator[Problem]:
    if module.status == "draft":
        message = f"the module '{module.id}' is a draft, so the pathway is shown without it"
        yield problem("OER-P006", place, message, "Publish the module, or remove it here until then.")
    elif module.status == "archived":
        yield problem(
            "OER-P006",
            place,
            f"the module '{module.id}' is archived, so the pathway is shown without it",
            "Name another module, or remove it.",
        )


def _required(pathway: Pathway, module: Module, number: int, place: Place) -> Iterator[Problem]:
    for id in module.requires:
        if id in pathway.modules[:number]:
            continue
        if id in pathway.modules:
            fix = f"Put '{id}' before '{module.id}'."
            yield problem("OER-P004", place, f"'{module.id}' requires '{id}', which comes later", fix)
        else:
            fix = f"Put '{id}' before it, or tell readers in the text that they need it."
            yield problem("OER-P005", place, f"'{module.id}' requires '{id}', which is not in this pathway", fix)
