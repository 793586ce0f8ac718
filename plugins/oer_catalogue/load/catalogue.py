"""``modules/`` → Catalogue: every module, the topics, and everything that is wrong."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..below import matching
from ..model import Catalogue, Label, Method, Module, Pathway
from ..problem import Place, Problem, Report
from ..rules import catalogue as rules
from ..rules.codes import problem
from ..rules.links import check_catalogue_links
from ..rules.pathways import together as check_pathway
from ..schema.explain import validate
from ..schema.topics import TopicsFile
from ..schema.yaml import LARGEST, read
from .files import check_name, collisions, read_file, shown, text_of
from .method import Methods, load_methods
from .module import load_module
from .pathway import Pathways, load_pathways

Loaded = tuple[Module | None, tuple[Problem, ...]]
MODULES = "modules"
TOPICS = "topics.yml"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a project has beside the modules' own content: their folders, the labels, and what is wrong with those."""

    folders: tuple[Path, ...]
    topics: Mapping[str, Label]
    sectors: Mapping[str, Label]
    problems: tuple[Problem, ...]
    methods: Methods = field(default_factory=Methods)
    pathways: Pathways = field(default_factory=Pathways)


def outline(root: Path) -> Outline:
    """Looks at ``modules/`` without opening a module, and reads methods and pathways. Raises OSError if it cannot be listed."""
    folders, problems = _folders(root)
    topics, sectors, found = _topics(root)
    methods, pathways = load_methods(root), load_pathways(root)
    problems += [*found, *methods.problems, *pathways.problems]
    return Outline(tuple(folders), topics, sectors, tuple(problems), methods, pathways)


def judge(root: Path, seen: Outline, loaded: Iterable[Loaded]) -> tuple[Catalogue, Report]:
    """The catalogue of the modules that were read (one result per folder, in order), by the rules about all of them together.

    A module with an error is named in ``Catalogue.quarantined`` and left out of ``modules``; the others stay. The modules may
    be light ones.
    """
    problems = list(seen.problems)
    modules: list[Module] = []
    broken: list[Path] = []
    for folder, (module, found_here) in zip(seen.folders, loaded, strict=True):
        problems += found_here
        if module is None:
            broken.append(folder)
        else:
            modules.append(module)
    names = {folder.name for folder in seen.folders}
    whole = rules.Whole(modules, names, seen.topics, seen.sectors, seen.methods.named, lambda m, path: locate(root, m, path))
    others = (*seen.methods.usable.values(), *seen.pathways.usable.values())
    by_id = {module.id: module for module in modules}
    ways = (found for pathway in seen.pathways.usable.values() for found in check_pathway(pathway, by_id, names))
    together = [*rules.check(whole), *_links(modules, broken, others), *ways]
    problems += together
    wrong_files = [p.place.file for p in together if p.severity == "error"]

    def is_wrong(each: Module | Method | Pathway) -> bool:
        return any(file.startswith(f"{each.folder}/") for file in wrong_files)

    wrong = {module.id for module in modules if is_wrong(module)}
    catalogue = Catalogue(
        modules=tuple(sorted((m for m in modules if m.id not in wrong), key=lambda m: m.id)),
        topics=seen.topics,
        sectors=seen.sectors,
        quarantined=tuple(sorted({*wrong, *(folder.name for folder in broken)})),
        methods={id: method for id, method in seen.methods.usable.items() if not is_wrong(method)},
        pathways={id: pathway for id, pathway in seen.pathways.usable.items() if not is_wrong(pathway)},
    )
    return catalogue, Report.of(problems)


def load(root: Path) -> tuple[Catalogue, Report]:
    """Reads the catalogue of the project ``root`` with all its texts, in this process: all of it, whatever is wrong.

    Raises OSError if something cannot be read, never for a mistake in the content.
    """
    seen = outline(root)
    return judge(root, seen, [load_module(folder, root, seen.methods.usable) for folder in seen.folders])


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


def required_ids(folder: Path) -> frozenset[str]:
    """The ids that the module.yml of a folder lists under ``requires``, as far as they can be read at this early moment."""
    raw = b""
    with contextlib.suppress(OSError):
        file = read_file(folder, "module.yml")
        raw = file.data if file else b""
    if b"requires" not in raw or len(raw) > LARGEST:
        return frozenset()
    yaml, _ = read(raw.decode("utf-8", "replace"), "module.yml")
    found = yaml.value.get("requires") if yaml else None
    return frozenset(ident for ident in found if isinstance(ident, str)) if isinstance(found, list) else frozenset()


def _links(modules: Sequence[Module], broken: Sequence[Path], others: Iterable[Method | Pathway]) -> Iterator[Problem]:
    """Links to modules, from all texts. A link to a broken module is no second mistake: its lessons count by their files."""
    known: dict[str, Collection[str]] = {folder.name: {f.stem for f in matching(folder, "*/lessons/*.md")} for folder in broken}
    known |= {module.id: [lesson.id for lesson in module.lessons] for module in modules}
    for each in (*modules, *others):
        yield from check_catalogue_links(each.links, known)


def locate(root: Path, module: Module, path: tuple[str | int, ...]) -> Place:
    """The place of a value in a module's module.yml, found by reading the file again."""
    file = f"{module.folder}/module.yml"
    yaml, _ = read((root / file).read_text("utf-8"), file)
    return yaml.place(path) if yaml else module.place
