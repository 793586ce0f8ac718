"""``modules/`` → Catalogue: every module, the topics, and everything that is wrong."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from ..model import Catalogue, Label, Module
from ..problem import Place, Problem, Report
from ..rules import catalogue as rules
from ..rules import markdown
from ..rules.codes import problem
from ..schema.explain import validate
from ..schema.topics import TopicsFile
from ..schema.yaml import LARGEST, read
from ..settings import Settings
from . import lookup
from .files import check_name, collisions, read_file, shown, text_of
from .module import load_module

Loaded = tuple[Module | None, tuple[Problem, ...]]
Reader = Callable[[Sequence[Path], Path], Iterable[Loaded]]
MODULES = "modules"
TOPICS = "topics.yml"


def one_by_one(folders: Sequence[Path], root: Path) -> Iterator[Loaded]:
    """Reads modules in this process, in order."""
    return (load_module(folder, root) for folder in folders)


def load(root: Path, settings: Settings, read_modules: Reader = one_by_one) -> tuple[Catalogue, Report]:
    """Reads the catalogue of the project ``root``: all of it, whatever is wrong.

    A module with an error is named in ``Catalogue.quarantined`` and left out of ``modules``; the others stay.
    ``read_modules`` may read the folders in other processes or from a cache; it yields one result per folder, in order.
    Raises OSError if something cannot be read, never for a mistake in the content.
    """
    folders, problems = _folders(root)
    topics, sectors, found = _topics(root)
    problems += found
    modules: list[Module] = []
    broken: list[Path] = []
    for folder, (module, found_here) in zip(folders, read_modules(folders, root), strict=True):
        problems += found_here
        if module is None:
            broken.append(folder)
        else:
            modules.append(module)
    whole = rules.Whole(modules, {f.name for f in folders}, topics, sectors, _methods(root), lambda m, path: locate(root, m, path))
    together = [*rules.check(whole), *_links(modules, broken)]
    problems += together
    wrong = {module.id for module in modules for p in together if p.severity == "error" and p.place.file.startswith(f"{module.folder}/")}
    catalogue = Catalogue(
        modules=tuple(sorted((m for m in modules if m.id not in wrong), key=lambda m: m.id)),
        topics=topics,
        sectors=sectors,
        quarantined=tuple(sorted({*wrong, *(folder.name for folder in broken)})),
    )
    return catalogue, Report.of(problems)


def _folders(root: Path) -> tuple[list[Path], list[Problem]]:
    """The module folders, sorted, and what else lies in modules/."""
    base = root / MODULES
    problems: list[Problem] = []
    if not base.is_dir():
        return [], [problem("OER-C006", Place(MODULES), "there is no folder modules/", "Create it, with one folder per module.")]
    folders: list[Path] = []
    with os.scandir(base) as listing:
        entries = sorted(listing, key=lambda e: e.name)
    for entry in entries:
        mode = entry.stat(follow_symlinks=False).st_mode
        place = Place(shown(f"{MODULES}/{entry.name}"))
        if stat.S_ISLNK(mode) or not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            problems.append(problem("OER-F001", place, "this is a link or a device, not a folder or a file", "Put the folder itself here."))
        elif entry.name == TOPICS or entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        elif not stat.S_ISDIR(mode):
            problems.append(
                problem("OER-F009", place, f"nothing uses the file '{shown(entry.name)}'", "Each module is a folder. Remove the file.")
            )
        elif bad := list(check_name(entry.name, place)):
            problems += bad
        else:
            folders.append(base / entry.name)
    if not folders:
        problems.append(problem("OER-C006", Place(MODULES), "there are no modules", "Add a folder with a module.yml."))
    problems += collisions((e.name for e in entries), MODULES)
    return folders, problems


def _topics(root: Path) -> tuple[dict[str, Label], dict[str, Label], list[Problem]]:
    """Topics and sectors of topics.yml; none if the file is missing or wrong."""
    file = f"{MODULES}/{TOPICS}"
    try:
        info = os.lstat(root / file)
    except FileNotFoundError:
        return {}, {}, []
    if not stat.S_ISREG(info.st_mode):
        return {}, {}, [problem("OER-F001", Place(file), "this is not a regular file", "Put the file itself here.")]
    if info.st_size > LARGEST:
        message = f"the file has {info.st_size:,} bytes; a YAML file may have {LARGEST:,}"
        return {}, {}, [problem("OER-F005", Place(file), message, "Remove labels that no module needs.")]
    raw = read_file(root / MODULES, TOPICS)
    text, problems = text_of(raw.data if raw else b"", file)
    yaml, wrong = read(text, file)
    facts, more = validate(TopicsFile, yaml) if yaml else (None, [])
    if facts is None:
        return {}, {}, [*problems, *wrong, *more]
    topics, sectors = ({ident: Label(ident, dict(words)) for ident, words in group.items()} for group in (facts.topics, facts.sectors))
    return topics, sectors, [*problems, *wrong, *more]


def _methods(root: Path) -> set[str]:
    base = root / "docs" / "methods"
    return {path.parent.name for path in base.glob("*/method.yml")} if base.is_dir() else set()


def _links(modules: Sequence[Module], broken: Sequence[Path]) -> Iterator[Problem]:
    """Links from one module to another. A link to a broken module is no second mistake: its lessons count by their files."""
    known: dict[str, Collection[str]] = {folder.name: {f.stem for f in folder.glob("*/lessons/*.md")} for folder in broken}
    known |= {module.id: [lesson.id for lesson in module.lessons] for module in modules}
    for module in modules:
        for edition in module.editions.values():
            for document in lookup.documents(edition):
                yield from markdown.check_catalogue_links(document, known)


def locate(root: Path, module: Module, path: tuple[str | int, ...]) -> Place:
    """The place of a value in a module's module.yml, found by reading the file again."""
    file = f"{module.folder}/module.yml"
    yaml, _ = read((root / file).read_text("utf-8"), file)
    return yaml.place(path) if yaml else module.place
