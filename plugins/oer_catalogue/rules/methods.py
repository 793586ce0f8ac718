"""Rules about a training method: what its numbers and ids mean together, and whether each has its words in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import PLAN_MODES, MethodWords
from ..near import near
from ..problem import Place, Problem
from ..schema.guide import Minutes
from ..schema.method import MethodFile
from ..schema.yaml import Path, Yaml
from .codes import problem
from .guide_facts import heading_place

RESERVED = ("index",)
"""Ids that cannot be a method's: the list of all methods has this name."""
SECTIONS = ("steps", "materials", "pitfalls", "sources")
NEEDS_FORM = ("online", "hybrid", "between")
"""Modes in which a method goes another way than in one room."""


@dataclass(frozen=True, slots=True)
class MethodSubject:
    """method.yml, and the name of its folder relative to the project root (``docs/methods/round``)."""

    name: str
    facts: MethodFile
    yaml: Yaml

    def ids(self, kind: str) -> Iterator[tuple[Path, str]]:
        """Path and id of every step or material."""
        key = "steps" if kind == "step" else "materials"
        for i, part in enumerate(getattr(self.facts, key)):
            yield (key, i, "id"), part.id

    def find(self, code: str, path: Path, message: str, fix: str, suggestion: str = "") -> Problem:
        return problem(code, self.yaml.place(path), message, fix, suggestion)


def check(s: MethodSubject) -> Iterator[Problem]:
    """All rules about the facts alone."""
    yield from _unique(s)
    yield from _numbers(s)


def _unique(s: MethodSubject) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, ident in (*s.ids("step"), *s.ids("material")):
        if ident in SECTIONS:
            yield s.find("OER-M019", path, f"the id '{ident}' is a section of every method", "Choose another id.")
        elif ident in seen:
            yield s.find("OER-M020", path, f"the id '{ident}' is used twice", "Give each step and material its own id.")
        seen.add(ident)


def _numbers(s: MethodSubject) -> Iterator[Problem]:
    people = s.facts.people
    for small, large in (("min", "ideal"), ("ideal", "max")):
        if getattr(people, small) > getattr(people, large):
            message = f"'{small}' ({getattr(people, small)}) is larger than '{large}' ({getattr(people, large)})"
            yield s.find("OER-G007", ("people", small), message, "Write min ≤ ideal ≤ max.")
    for i, step in enumerate(s.facts.steps):
        path: Path = ("steps", i)
        yield from _minutes(s, step.minutes, (*path, "minutes"))
        for mode in PLAN_MODES:
            if step.modes and (facts := getattr(step.modes, mode.replace("-", "_"))):
                yield from _minutes(s, facts.minutes, (*path, "modes", mode, "minutes"))


def _minutes(s: MethodSubject, minutes: Minutes, path: Path) -> Iterator[Problem]:
    if minutes.min is not None and minutes.max is not None and minutes.min > minutes.max:
        yield s.find("OER-G007", path, f"min ({minutes.min:g}) is larger than max ({minutes.max:g})", "Write the smaller number as min.")
    if not (minutes.fixed or minutes.per_person or minutes.per_group or minutes.min):
        yield s.find("OER-G007", path, "the step takes no time", "Write fixed, per_person or per_group minutes.")


def words(s: MethodSubject, said: MethodWords, source: MethodWords) -> Iterator[Problem]:
    """Steps, materials and forms of the facts without words in a language, and the reverse. ``said`` may be the source itself."""
    assert said.document
    is_source = said is source
    for kind, parts in (("step", said.steps), ("material", said.materials)):
        known = {part.id for part in parts}
        facts = {ident for _, ident in s.ids(kind)}
        for path, ident in s.ids(kind):
            if ident not in known:
                fix = f"Add `### <title> {{#{ident}}}` below `## … {{#{kind}s}}` to {said.document.file}."
                suggestion = near(ident, known - facts)
                if is_source:
                    yield s.find("OER-K001", path, f"the {kind} '{ident}' has no words in {said.document.file}", fix, suggestion)
                else:
                    yield problem("OER-K002", Place(said.document.file), f"the {kind} '{ident}' is not translated", fix, suggestion)
        for ident in sorted(known - facts):
            message, fix = f"method.yml has no {kind} '{ident}'", f"Add the {kind} to method.yml, or remove its words."
            yield problem("OER-K003", heading_place(said.document, ident), message, fix, near(ident, facts - known))
    yield from _forms(s, said) if is_source else _translated_forms(said, source)


def _forms(s: MethodSubject, said: MethodWords) -> Iterator[Problem]:
    assert said.document
    if "low-bandwidth" not in said.forms:
        fix = "Add `## … {.low-bandwidth}`: how it goes by chat, by phone, or on paper."
        yield problem("OER-K004", Place(said.document.file), "there is no form for a weak connection", fix)
    for i, mode in enumerate(s.facts.modes):
        if mode in NEEDS_FORM and mode not in said.forms:
            fix = f"Add `## … {{.{mode}}}` to {said.document.file}, or remove the mode."
            yield s.find("OER-K005", ("modes", i), f"the text does not say how it works '{mode}'", fix)
    for form in said.forms:
        if form in PLAN_MODES and form not in s.facts.modes:
            place = next((n.start for n in said.document.nodes if n.kind == "heading" and form in n.classes), 0)
            fix = f"Add '{form}' to `modes:` in method.yml, or remove the part."
            yield problem("OER-K006", said.document.place(place), f"method.yml does not name the mode '{form}'", fix)


def _translated_forms(said: MethodWords, source: MethodWords) -> Iterator[Problem]:
    assert said.document
    for form in source.forms:
        if form not in said.forms:
            fix = f"Translate the part `## … {{.{form}}}` of the source."
            yield problem("OER-K002", Place(said.document.file), f"the part '.{form}' is not translated", fix)
    for form in said.forms:
        if form not in source.forms:
            place = next((n.start for n in said.document.nodes if n.kind == "heading" and form in n.classes), 0)
            fix = "Write it in the source language first, or remove it."
            yield problem("OER-K006", said.document.place(place), f"the source has no part '.{form}'", fix)
