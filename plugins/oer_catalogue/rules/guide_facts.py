"""Rules about guide.yml: what its numbers and ids mean together, and whether every id has its words in guide.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import PRIORITIES, Document, GuideWords
from ..near import near
from ..problem import Place, Problem
from ..schema.guide import Activity, GuideFile, Minutes
from ..schema.yaml import Path, Yaml
from .codes import problem

SECTIONS = ("questions", "pitfalls", "materials", "checklist")


@dataclass(frozen=True, slots=True)
class GuideSubject:
    """guide.yml, and what it may name. ``methods`` are those that give minutes to an activity which has none of its own."""

    facts: GuideFile
    yaml: Yaml
    lessons: tuple[str, ...]
    outcomes: tuple[str, ...]
    methods: tuple[str, ...] = ()

    def activities(self) -> Iterator[tuple[Path, Activity]]:
        for i, session in enumerate(self.facts.sessions):
            for j, activity in enumerate(session.activities):
                yield ("sessions", i, "activities", j), activity

    def ids(self) -> Iterator[tuple[Path, str, str]]:
        """Path, id and kind of everything that has words in guide.md."""
        for i, material in enumerate(self.facts.materials):
            yield ("materials", i, "id"), material.id, "material"
        for i, session in enumerate(self.facts.sessions):
            yield ("sessions", i, "id"), session.id, "session"
            for j, activity in enumerate(session.activities):
                yield ("sessions", i, "activities", j, "id"), activity.id, "activity"

    def find(self, code: str, path: Path, message: str, fix: str, suggestion: str = "") -> Problem:
        return problem(code, self.yaml.place(path), message, fix, suggestion)


def check(subject: GuideSubject) -> Iterator[Problem]:
    """All rules about the facts alone."""
    for rule in RULES:
        yield from rule(subject)


def unique(s: GuideSubject) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, ident, kind in s.ids():
        if ident in SECTIONS:
            yield s.find("OER-M019", path, f"the id '{ident}' is a section of every guide", f"Choose another id for the {kind}.")
        elif ident in first:
            line = s.yaml.place(first[ident]).line
            fix = "Give each session, activity and material its own id."
            yield s.find("OER-M020", path, f"the id '{ident}' is used twice; the first time in line {line}", fix)
        first.setdefault(ident, path)


def names(s: GuideSubject) -> Iterator[Problem]:
    """Lessons, outcomes and materials that an activity names."""
    materials = tuple(m.id for m in s.facts.materials)
    for path, activity in s.activities():
        for key, known, code in (
            ("lessons", s.lessons, "OER-G008"),
            ("materials", materials, "OER-G008"),
            ("outcomes", s.outcomes, "OER-M011"),
        ):
            for i, ident in enumerate(getattr(activity, key)):
                if ident not in known:
                    fix = f"Use one of: {', '.join(known)}." if known else f"The module has no {key}: remove the name."
                    yield s.find(code, (*path, key, i), f"unknown {key.removesuffix('s')} '{ident}'", fix, near(ident, known))


def needs(s: GuideSubject) -> Iterator[Problem]:
    """What an activity needs exists, comes before it, and is not easier to leave out."""
    known = {activity.id: (n, activity) for n, (_, activity) in enumerate(s.activities())}
    for number, (path, activity) in enumerate(s.activities()):
        for i, ident in enumerate(activity.needs):
            here: Path = (*path, "needs", i)
            if ident not in known:
                fix = "Name the id of another activity of this guide."
                yield s.find("OER-G004", here, f"'{activity.id}' needs '{ident}', which is not an activity", fix, near(ident, known))
                continue
            position, other = known[ident]
            if position >= number:
                what = "itself" if other.id == activity.id else f"'{ident}', which comes later"
                yield s.find("OER-G005", here, f"'{activity.id}' needs {what}", "Change the order, or remove the need.")
            if PRIORITIES.index(other.priority) > PRIORITIES.index(activity.priority):
                message = f"'{activity.id}' is a '{activity.priority}', but needs '{ident}', which is only a '{other.priority}'"
                yield s.find("OER-G003", here, message, f"Make '{ident}' a '{activity.priority}', or remove the need.")


def session_frame(s: GuideSubject) -> Iterator[Problem]:
    for i, session in enumerate(s.facts.sessions):
        first, last = session.activities[0], session.activities[-1]
        if first.phase != "check-in":
            message = f"the session '{session.id}' begins with '{first.phase}', not with a check-in"
            yield s.find(
                "OER-G006", ("sessions", i, "activities", 0, "phase"), message, "Begin with a short activity of the phase check-in."
            )
        if last.phase != "reflection":
            message = f"the session '{session.id}' ends with '{last.phase}', not with a reflection"
            path: Path = ("sessions", i, "activities", len(session.activities) - 1, "phase")
            yield s.find("OER-G006", path, message, "End with a short activity of the phase reflection.")


def numbers(s: GuideSubject) -> Iterator[Problem]:
    group = s.facts.group
    for small, large in (("min", "ideal"), ("ideal", "max")):
        if getattr(group, small) > getattr(group, large):
            message = f"'{small}' ({getattr(group, small)}) is larger than '{large}' ({getattr(group, large)})"
            yield s.find("OER-G007", ("group", small), message, "Write min ≤ ideal ≤ max.")
    for path, activity in s.activities():
        if activity.minutes:
            yield from _minutes(s, activity.minutes, (*path, "minutes"))
        elif activity.method not in s.methods:
            why = f", and no method '{activity.method}' gives them" if activity.method else ""
            fix = "Add `minutes:`. How long it takes, depending on the group. Only an activity with a known `method:` may leave it out."
            yield s.find("OER-M002", path, f"the key 'minutes' is missing in '{activity.id}'{why}", fix)
        if activity.modes:
            for mode in ("in_person", "online", "hybrid"):
                if facts := getattr(activity.modes, mode):
                    yield from _minutes(s, facts.minutes, (*path, "modes", mode.replace("_", "-"), "minutes"))


def _minutes(s: GuideSubject, minutes: Minutes, path: Path) -> Iterator[Problem]:
    if minutes.min is not None and minutes.max is not None and minutes.min > minutes.max:
        yield s.find("OER-G007", path, f"min ({minutes.min:g}) is larger than max ({minutes.max:g})", "Write the smaller number as min.")
    if not (minutes.fixed or minutes.per_person or minutes.per_group or minutes.min):
        yield s.find("OER-G007", path, "the activity takes no time", "Write fixed, per_person or per_group minutes.")


RULES: tuple[Callable[[GuideSubject], Iterator[Problem]], ...] = (unique, names, needs, session_frame, numbers)


def words(subject: GuideSubject, guide: GuideWords, is_source: bool) -> Iterator[Problem]:
    """Ids of guide.yml without words in an edition's guide.md, and the reverse."""
    document = guide.document
    said = {
        "session": {session.id for session in guide.sessions},
        "activity": set(guide.activities),
        "material": set(guide.materials),
    }
    facts: dict[str, set[str]] = {"session": set(), "activity": set(), "material": set()}
    for path, ident, kind in subject.ids():
        facts[kind].add(ident)
        if ident in said[kind]:
            continue
        mark = "##" if kind == "session" else "###"
        where = " below `## … {#materials}`" if kind == "material" else ""
        fix = f"Add `{mark} <title> {{#{ident}}}`{where} to {document.file}."
        suggestion = near(ident, said[kind] - {i for _, i, k in subject.ids() if k == kind})
        if is_source:
            yield subject.find("OER-G001", path, f"the {kind} '{ident}' has no words in {document.file}", fix, suggestion)
        else:
            yield problem("OER-T004", Place(document.file), f"the {kind} '{ident}' is not translated", fix, suggestion)
    for kind, ids in said.items():
        for ident in sorted(i for i in ids if i and i not in facts[kind]):
            fix = f"Add the {kind} to guide.yml, or remove its words."
            place, message = heading_place(document, ident), f"guide.yml has no {kind} '{ident}'"
            yield problem("OER-G002", place, message, fix, near(ident, facts[kind] - ids))


def heading_place(document: Document, ident: str) -> Place:
    """The place of the heading with an id; the document's beginning if there is none."""
    node = next((n for n in document.nodes if n.kind == "heading" and n.id == ident), None)
    return document.place(node.start) if node else Place(document.file)
