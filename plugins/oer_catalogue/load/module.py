"""One module folder → Module, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from ..model import Document, GuideFacts, Media, Method, Module
from ..near import near
from ..problem import Place, Problem
from ..rules import guide_facts, guide_plan, markdown
from ..rules import module as module_rules
from ..rules.codes import MAX_PROBLEMS, capped, problem
from ..rules.links import catalogue_links
from ..schema.base import Facts
from ..schema.explain import validate
from ..schema.front import TranscriptFront
from ..schema.guide import GuideFile
from ..schema.module import ModuleFile
from ..schema.tags import is_locale, locale_guess
from ..schema.translation import TranslationFile
from ..schema.yaml import Yaml, read
from . import convert, editions, lookup, media
from .files import File, read_file, scan, shown, text_of
from .markdown import walk
from .spoken import spoken
from .texts import Text, front_model, read_text

MOST_NODES = 300_000  # elements of all texts of a module: six megabytes of plain words

FileModel = TypeVar("FileModel", bound=Facts)


@dataclass(slots=True)
class Reading:
    """What is known of a module while it is read. ``name`` is its folder relative to the project root."""

    name: str
    files: dict[str, File] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()  # paths of files that are there, but must not be read
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)  # "el/lessons/x.md" → text
    translations: dict[str, tuple[TranslationFile, Yaml]] = field(default_factory=dict)  # locale → translation.yml
    media: dict[str, Media] = field(default_factory=dict)
    transcripts: dict[str, Document] = field(default_factory=dict)
    spoken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nodes: int = 0  # elements of all texts

    def decode(self, path: str) -> str:
        text, problems = text_of(self.files[path].data, f"{self.name}/{path}")
        self.problems += problems
        return text

    def text(self, path: str, name: str, locale: str, model: type[Facts]) -> Text | None:
        """A Markdown file of the module; None = the module's texts have too many elements already."""
        if self.nodes > MOST_NODES:
            message = f"the texts before this one have more than {MOST_NODES:,} elements; it is not read"
            self.problems.append(problem("OER-F005", Place(f"{self.name}/{path}"), message, "Split the module."))
            return None
        text, problems = read_text(self.decode(path), f"{self.name}/{path}", name, locale, model)
        self.problems += problems
        self.nodes += len(walk(text.document.nodes))
        return text

    def facts(self, path: str, model: type[FileModel]) -> tuple[FileModel, Yaml] | None:
        """A YAML file of the module by its model; None = it is not there or wrong."""
        if path not in self.files:
            return None
        yaml, problems = read(self.decode(path), f"{self.name}/{path}")
        self.problems += problems
        if yaml is None:
            return None
        found, wrong = validate(model, yaml)
        self.problems += wrong
        return (found, yaml) if found is not None else None


def open_module(folder: Path, root: Path) -> Reading:
    """The bytes of the module in ``folder`` of the project ``root``. Raises OSError if a file cannot be read."""
    reading = Reading(folder.relative_to(root).as_posix())
    found = scan(folder, reading.name)
    reading.refused, reading.problems = found.refused, list(found.problems)
    for path in sorted(found.sizes):
        file = read_file(folder, path)
        if file is not None:
            reading.files[path] = file
    return reading


def understand(reading: Reading, methods: Mapping[str, Method] = convert.NO_METHODS) -> tuple[Module | None, tuple[Problem, ...]]:
    """Every problem of a module that was opened, and the Module if none of them is an error outside a translation.

    A broken text of a translation is left out, and with its index the whole language: the others are none the worse for it.
    ``methods`` give minutes to activities that have none of their own. Depends on nothing but what ``reading`` and ``methods`` hold,
    so the result can be cached by them. Never raises for a mistake in the content.
    """
    module = _once(reading, methods)
    problems, rest = [*reading.problems], reading
    while module and _has_error(rest.problems):
        bad = _broken_texts(rest, module.source_language)
        if not bad:
            module = None
            break
        problems += _left_out(bad, rest)
        files = {path: file for path, file in rest.files.items() if path not in bad}
        rest = Reading(reading.name, files, rest.refused | bad)
        module = _once(rest, methods)
        problems += [found for found in rest.problems if found.severity == "error"]
    return module, tuple(_capped(sorted(set(problems))))


def _once(reading: Reading, methods: Mapping[str, Method]) -> Module | None:
    _sort_out(reading)
    return _assemble(reading, methods)


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(found.severity == "error" for found in problems)


def _broken_texts(reading: Reading, source: str) -> frozenset[str]:
    """The texts of translations that have errors, with all texts of a language whose index has one; empty if an error lies elsewhere."""
    broken: set[str] = set()
    for found in reading.problems:
        path = found.place.file.removeprefix(f"{reading.name}/")
        locale, inside, _ = path.partition("/")
        if found.severity != "error":
            continue
        if not inside or path not in reading.files or not is_locale(locale) or locale == source:
            return frozenset()
        broken.add(path)
        if path == f"{locale}/index.md":
            broken.update(other for other in reading.files if other.startswith(f"{locale}/"))
    return frozenset(broken)


def _left_out(broken: frozenset[str], reading: Reading) -> Iterator[Problem]:
    """What readers of a translation miss until its errors are mended."""
    for locale in sorted({path.partition("/")[0] for path in broken}):
        names = sorted(path.partition("/")[2] for path in broken if path.startswith(f"{locale}/") and path.endswith(".md"))
        if names:
            whole = "index.md" in names
            message = f"the language '{locale}' is left out" if whole else f"left out of the language '{locale}': {', '.join(names)}"
            fix = "Mend the errors that are named for these files. Readers get the source until then."
            yield problem("OER-T006", Place(f"{reading.name}/{locale}/{names[0]}"), message, fix)


def load_module(folder: Path, root: Path, methods: Mapping[str, Method] = convert.NO_METHODS) -> tuple[Module | None, tuple[Problem, ...]]:
    """The module in ``folder`` of the project ``root``, and every problem of it. Raises OSError if a file cannot be read."""
    return understand(open_module(folder, root), methods)


def _capped(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of each file, at most MAX_PROBLEMS of them; ``problems`` are sorted by place."""
    for file, found in groupby(problems, key=lambda p: p.place.file):
        every = list(found)
        notes = [p for p in every if p.code == "OER-R002"]  # a rule has counted already
        cut = list(capped((p for p in every if p.code != "OER-R002"), Place(file)))
        yield from cut[:MAX_PROBLEMS]
        yield from notes[:1] or cut[MAX_PROBLEMS:]


def _sort_out(reading: Reading) -> None:
    """Gives every file of the folder to its reader; a file that nothing reads is a problem."""
    refused: set[str] = set()  # folders that are named once, not once per file
    for path in sorted(reading.files):
        top, _, rest = path.partition("/")
        if path in ("module.yml", "guide.yml", "licence.txt"):  # licence.txt comes with a downloaded source
            continue
        if top == "media" and rest:
            _read_media(reading, path, rest)
        elif rest and not is_locale(top):
            if top not in refused:
                fix = "Each language has a folder named by its code (BCP 47): en, el, pt-BR. Media belong into media/."
                place = Place(f"{reading.name}/{top}")
                reading.problems.append(problem("OER-M026", place, f"the folder '{top}' is not a language code", fix, locale_guess(top)))
            refused.add(top)
        elif rest == "translation.yml":
            facts = reading.facts(path, TranslationFile)
            if facts:
                reading.translations[top] = facts
        elif (model := front_model(rest)) is not None:
            text = reading.text(path, rest, top, model)
            if text:
                reading.texts[path] = text
        else:
            reading.problems.append(_without_place(reading.name, path))


def _without_place(name: str, path: str) -> Problem:
    known = ["module.yml", "guide.yml"] if "/" not in path else [f"{path.partition('/')[0]}/{n}" for n in KNOWN]
    fix = "Texts belong into <language>/lessons/, pictures and other files into media/. Remove what is not needed."
    place = Place(shown(f"{name}/{path}"))
    return problem("OER-F009", place, f"nothing uses the file '{shown(path)}'", fix, near(path, known))


KNOWN = ("index.md", "quiz.md", "guide.md", "glossary.md", "translation.yml")


def _read_media(reading: Reading, path: str, name: str) -> None:
    folder, _, base = name.rpartition("/")
    if "/" in folder or (folder and not is_locale(folder)):
        fix = "Files lie in media/, or in media/<language code>/ if they are for one language."
        place = Place(f"{reading.name}/{path}")
        reading.problems.append(problem("OER-F009", place, f"'{folder}' in media/ is not a language code", fix, locale_guess(folder)))
        return
    file = reading.files[path]
    problems, width, height = media.check(base, file.data, f"{reading.name}/{path}")
    kind = media.TYPES.get(media.extension(base))
    if kind and kind.text and not name.endswith(".md"):
        text = reading.decode(path)  # its encoding
        if name.endswith(".vtt"):
            reading.spoken[name] = spoken(text)
    reading.problems += problems
    if name.endswith(".md"):
        locale = folder or base.removesuffix(".md").rpartition(".")[2]
        if not is_locale(locale):
            fix = "Name a transcript as its video or sound, with the language: lathe.en.md. Texts for readers belong into lessons/."
            place = Place(f"{reading.name}/{path}")
            reading.problems.append(problem("OER-F009", place, f"'{base}' in media/ is not the transcript of anything", fix))
            return
        transcript = reading.text(path, path, locale, TranscriptFront)
        if transcript:
            reading.transcripts[name] = transcript.document
    else:
        reading.media[name] = Media(name, len(file.data), file.sha256, width, height)


def _assemble(reading: Reading, methods: Mapping[str, Method]) -> Module | None:
    """The whole Module, and what the rules say about it. None = module.yml or the source's index cannot be used."""
    found = reading.facts("module.yml", ModuleFile)
    if "module.yml" not in reading.files:
        place = Place(f"{reading.name}/module.yml")
        if "module.yml" not in reading.refused:
            fix = f"Create {place.file}; the reference page 'module.yml' shows what belongs into it."
            reading.problems.append(problem("OER-M022", place, "the module has no module.yml", fix))
    guide = reading.facts("guide.yml", GuideFile)
    if found is None:
        return None
    facts, yaml = found
    fronts = {path: text.front for path, text in reading.texts.items() if text.front}
    subject = module_rules.Subject(reading.name, facts, yaml, frozenset(reading.files) | reading.refused, fronts)
    reading.problems += module_rules.check(subject)
    plan = _guide(reading, subject, guide, methods)
    built = editions.build(reading, subject, guide_facts_of(subject, guide, methods))
    if subject.source not in built:
        return None
    module = Module(
        folder=reading.name,
        editions=built,
        media=dict(sorted(reading.media.items())),
        place=yaml.place(()),
        guide=plan,
        sources={path: file.sha256 for path, file in sorted(reading.files.items())},
        transcripts=dict(sorted(reading.transcripts.items())),
        spoken=dict(sorted(reading.spoken.items())),
        links=tuple(link for edition in built.values() for document in lookup.documents(edition) for link in catalogue_links(document)),
        **convert.module_facts(facts),
    )
    reading.problems += _check_texts(module)
    reading.problems += guide_plan.check(module)
    return module


def guide_facts_of(
    subject: module_rules.Subject, guide: tuple[GuideFile, Yaml] | None, methods: Mapping[str, Method]
) -> guide_facts.GuideSubject | None:
    if guide is None:
        return None
    return guide_facts.GuideSubject(*guide, tuple(lesson.id for lesson in subject.facts.lessons), subject.outcome_ids, tuple(methods))


def _guide(
    reading: Reading, subject: module_rules.Subject, guide: tuple[GuideFile, Yaml] | None, methods: Mapping[str, Method]
) -> GuideFacts | None:
    """guide.yml, checked; and whether guide.md of the source stands beside it."""
    words = f"{subject.source}/guide.md"
    if subject.has_source and ("guide.yml" in subject.files) != (words in subject.files):
        there, gone = ("guide.yml", words) if "guide.yml" in subject.files else (words, "guide.yml")
        fix = f"Create {reading.name}/{gone}, or remove {there}."
        reading.problems.append(problem("OER-G009", Place(f"{reading.name}/{there}"), f"there is no {gone} for this guide", fix))
    checked = guide_facts_of(subject, guide, methods)
    if checked is None:
        return None
    reading.problems += guide_facts.check(checked)
    return convert.guide_facts(checked.facts, checked.yaml, methods)


def _check_texts(module: Module) -> Iterator[Problem]:
    for edition in module.editions.values():
        for document in lookup.documents(edition):
            yield from markdown.check(document, module, edition)
    for document in module.transcripts.values():
        yield from markdown.check(document, module, module.editions.get(document.locale, module.source))
