"""Rules about the facts of one module: what its fields mean together, and what lies in its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..load.files import NAME
from ..near import near
from ..problem import Place, Problem
from ..schema import lists
from ..schema.front import IndexFront, LessonFront
from ..schema.module import ModuleFile
from ..schema.yaml import Path, Yaml
from .codes import capped, problem

RESERVED = frozenset(
    {
        "all", "assets", "catalogue", "data", "downloads", "glossary", "guide", "hackathons", "index", "lessons", "media", "methods",
        "modules", "pathways", "plan", "quiz", "quiz-key", "run", "search", "share", "translation",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """A front matter that could be read: its model, and its plain values with their places."""

    facts: IndexFront | LessonFront | object
    yaml: Yaml


@dataclass(frozen=True, slots=True)
class Subject:
    """What the rules of a module look at. ``name`` is its folder (``modules/x``); ``files`` are paths inside it."""

    name: str
    facts: ModuleFile
    yaml: Yaml
    files: frozenset[str]
    fronts: Mapping[str, Front] = field(default_factory=dict)  # "el/index.md" → its front matter

    @property
    def source(self) -> str:
        return self.facts.source_language

    @property
    def outcome_ids(self) -> tuple[str, ...]:
        return tuple(o.id for o in self.facts.outcomes)

    @property
    def media(self) -> tuple[str, ...]:
        return tuple(sorted(f.removeprefix("media/") for f in self.files if f.startswith("media/")))

    @property
    def has_source(self) -> bool:
        """Whether there is any text in the source language."""
        return any(file.startswith(f"{self.source}/") for file in self.files)

    def find(self, code: str, path: Path, message: str, fix: str, suggestion: str = "") -> Problem:
        """A problem at a value of module.yml."""
        return problem(code, self.yaml.place(path), message, fix, suggestion)


def check(subject: Subject) -> Iterator[Problem]:
    """All rules of this file, in order."""
    yield from capped((found for rule in RULES for found in rule(subject)), subject.yaml.place(()))


def reserved(word: str) -> bool:
    """Whether a module or lesson must not be called so, because the site's own addresses begin with it."""
    return word in RESERVED or word.startswith("oer-") or word in lists.LANGUAGES


def folder_name(s: Subject) -> Iterator[Problem]:
    folder = s.name.rpartition("/")[2]
    if s.facts.id != folder:
        fix = "Write the folder's name, or rename the folder. After a rename, list the old id under `former_slugs`."
        yield s.find("OER-M008", ("id",), f"the id '{s.facts.id}' is not the name of the folder '{folder}'", fix, folder)


def reserved_ids(s: Subject) -> Iterator[Problem]:
    ids: list[tuple[Path, str]] = [(("id",), s.facts.id)]
    ids += [(("lessons", i, "id"), lesson.id) for i, lesson in enumerate(s.facts.lessons)]
    ids += [(("former_slugs", i), slug) for i, slug in enumerate(s.facts.former_slugs)]
    for path, word in ids:
        if reserved(word):
            yield s.find("OER-M019", path, f"the id '{word}' is taken by the site itself", "Choose another id.")


def twice(s: Subject) -> Iterator[Problem]:
    yield from _twice(s, "outcomes", [o.id for o in s.facts.outcomes], "id")
    yield from _twice(s, "lessons", [x.id for x in s.facts.lessons], "id")
    yield from _twice(s, "assets", [a.file for a in s.facts.assets], "file")
    for key in ("topics", "sectors", "requires", "former_slugs"):
        yield from _twice(s, key, getattr(s.facts, key), None)


def _twice(s: Subject, key: str, ids: Iterable[str], part: str | None) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for i, ident in enumerate(ids):
        if ident in first:
            line = s.yaml.place((key, first[ident])).line
            path: Path = (key, i, part) if part else (key, i)
            yield s.find(
                "OER-M020", path, f"'{ident}' stands twice in '{key}'; the first time in line {line}", "Remove one, or give it its own id."
            )
        first.setdefault(ident, i)


def lesson_outcomes(s: Subject) -> Iterator[Problem]:
    for i, lesson in enumerate(s.facts.lessons):
        for j, ident in enumerate(lesson.outcomes):
            if ident not in s.outcome_ids:
                fix = f"Use one of: {', '.join(s.outcome_ids)}."
                yield s.find("OER-M011", ("lessons", i, "outcomes", j), f"unknown outcome '{ident}'", fix, near(ident, s.outcome_ids))


def competences(s: Subject) -> Iterator[Problem]:
    for i, outcome in enumerate(s.facts.outcomes):
        for j, competence in enumerate(outcome.competences):
            known = lists.COMPETENCES.get(competence.framework)
            if known is not None and competence.code not in known:
                message = f"'{competence.framework}' has no competence '{competence.code}'"
                fix = "Write the number of the competence, such as 4.1, as the framework has it."
                yield s.find("OER-M025", ("outcomes", i, "competences", j, "code"), message, fix, near(competence.code, known))


def licences(s: Subject) -> Iterator[Problem]:
    """Licences that forbid commercial use, and adapted works whose terms the module's licence does not keep."""
    named: list[tuple[Path, str]] = [(("licence",), s.facts.licence)]
    named += [(("assets", i, "licence"), asset.licence) for i, asset in enumerate(s.facts.assets)]
    for path, licence in named:
        if licence in lists.WARNED_LICENCES:
            yield s.find(
                "OER-M013",
                path,
                f"'{licence}' forbids commercial use",
                "If you can, use CC-BY-4.0 or CC-BY-SA-4.0.",
                licence.replace("-NC", ""),
            )
    for i, asset in enumerate(s.facts.assets):
        if asset.use == "adapted" and _family(asset.licence) not in MAY_ADAPT[_family(s.facts.licence)]:
            message = f"'{asset.file}' is adapted from a work under {asset.licence}; the module is under {s.facts.licence}"
            fix = "Embed the file unchanged, take another file, or give the module the file's licence."
            yield s.find("OER-M014", ("assets", i, "licence"), message, fix)
        if asset.use == "adapted" and not asset.changes:
            yield s.find("OER-M024", ("assets", i), f"'{asset.file}' is adapted, but nothing says what was changed", "Add `changes:`.")


def _family(licence: str) -> str:
    """``CC-BY-SA-3.0`` → ``CC-BY-SA``; public domain counts as CC0."""
    name = licence.rpartition("-")[0]
    return "CC0" if name in ("CC0", "CC-PDM") else name


# The module's licence → licences whose works may be changed and become part of it.
MAY_ADAPT = {
    "CC0": {"CC0"},
    "CC-BY": {"CC0", "CC-BY"},
    "CC-BY-SA": {"CC0", "CC-BY", "CC-BY-SA"},
    "CC-BY-NC": {"CC0", "CC-BY", "CC-BY-NC"},
    "CC-BY-NC-SA": {"CC0", "CC-BY", "CC-BY-NC", "CC-BY-NC-SA"},
}


def asset_files(s: Subject) -> Iterator[Problem]:
    for i, asset in enumerate(s.facts.assets):
        if asset.file not in s.media:
            fix = f"Put the file into {s.name}/media/, or correct the name."
            yield s.find("OER-M021", ("assets", i, "file"), f"there is no file '{asset.file}' in media/", fix, near(asset.file, s.media))


def source_texts(s: Subject) -> Iterator[Problem]:
    if f"{s.source}/index.md" not in s.files:
        others = [f.partition("/")[0] for f in s.files if f.endswith("/index.md")]
        message = f"the texts in the source language are missing: there is no {s.source}/index.md"
        fix = f"Create {s.name}/{s.source}/index.md, or correct `source_language`."
        yield s.find("OER-M022", ("source_language",), message, fix, near(s.source, others) or (others[0] if len(others) == 1 else ""))


def lesson_files(s: Subject) -> Iterator[Problem]:
    """Lessons that are listed and have no source text, and source texts that no lesson names."""
    if not s.has_source:
        return
    folder = f"{s.source}/lessons/"
    listed = {lesson.id for lesson in s.facts.lessons}
    names = (f.removeprefix(folder) for f in s.files if f.startswith(folder))
    there = {name.removesuffix(".md") for name in names if name.endswith(".md") and "/" not in name}
    for i, lesson in enumerate(s.facts.lessons):
        if lesson.id not in there:
            fix = f"Create {s.name}/{folder}{lesson.id}.md, or remove the lesson from the list."
            message = f"the lesson '{lesson.id}' has no text in the source language '{s.source}'"
            yield s.find("OER-M009", ("lessons", i, "id"), message, fix, near(lesson.id, there - listed))
    for ident in sorted(name for name in there - listed if NAME.fullmatch(f"{name}.md")):  # other names are refused as such
        fix = "Add it to `lessons:` in module.yml with its minutes and outcomes, or remove the file."
        place, message = Place(f"{s.name}/{folder}{ident}.md"), f"module.yml does not list the lesson '{ident}'"
        yield problem("OER-M010", place, message, fix, near(ident, listed - there))


def quiz_files(s: Subject) -> Iterator[Problem]:
    path = f"{s.source}/quiz.md"
    if not s.has_source:
        return
    if s.facts.quiz and path not in s.files:
        fix = f"Create {s.name}/{path}, or remove `quiz:`."
        yield problem("OER-M018", s.yaml.key(("quiz",)), "there are quiz facts, but no quiz in the source language", fix)
    if not s.facts.quiz and path in s.files:
        fix = "Add it, for example `quiz: {pass: 70 %, supervised: false}`, or remove quiz.md."
        yield s.find("OER-M018", (), f"there is {path}, but no `quiz:` in module.yml", fix)


def outcome_words(s: Subject) -> Iterator[Problem]:
    """Every outcome has words in the source language, and no language has words for other outcomes."""
    known = set(s.outcome_ids)
    for path, front in sorted(s.fronts.items()):
        if not isinstance(front.facts, IndexFront):
            continue
        words = set(front.facts.outcomes)
        if path == f"{s.source}/index.md":
            for ident in sorted(known - words):
                fix = f"Add `{ident}: …` under `outcomes:`: what a learner can do afterwards."
                place = front.yaml.key(("outcomes",))
                yield problem("OER-M015", place, f"the outcome '{ident}' has no words", fix, near(ident, words - known))
        for ident in sorted(words - known):
            fix = f"Use one of: {', '.join(s.outcome_ids)}."
            place = front.yaml.key(("outcomes", ident))
            yield problem("OER-M016", place, f"module.yml has no outcome '{ident}'", fix, near(ident, known - words))


def edition_resources(s: Subject) -> Iterator[Problem]:
    """``resource:`` in a front matter is for translations of lessons that have one in module.yml."""
    with_resource = {lesson.id for lesson in s.facts.lessons if lesson.resource}
    for path, front in sorted(s.fronts.items()):
        if isinstance(front.facts, LessonFront) and front.facts.resource:
            locale, _, name = path.partition("/lessons/")
            if locale == s.source:
                fix = "Write `resource:` at the lesson in module.yml."
                yield problem("OER-M023", front.yaml.key(("resource",)), "facts of the source language stand in module.yml only", fix)
            elif name.removesuffix(".md") not in with_resource:
                message = "the lesson has no `resource:` in module.yml that this could replace"
                yield problem("OER-M023", front.yaml.key(("resource",)), message, "Add one there, or remove this one.")


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    folder_name,
    reserved_ids,
    twice,
    lesson_outcomes,
    competences,
    licences,
    asset_files,
    source_texts,
    lesson_files,
    quiz_files,
    outcome_words,
    edition_resources,
)
