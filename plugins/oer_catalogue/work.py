"""The pieces of work of a build, done in processes or remembered: every module, its packages, and whatever else takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from . import folders, packing, units
from .build import Context
from .engine.tree import Writer
from .load.catalogue import Outline, judge, required_ids
from .packing import Packed, PackTask
from .pool import Elsewhere, Failure, Pool
from .problem import Place, Problem
from .rules.codes import problem
from .units import Built, ModuleTask

AnyPool = Pool | Elsewhere
T = TypeVar("T")
R = TypeVar("R")

SECONDS, PER_FILE = 10.0, 0.05
"""CPU seconds that a module may take, and what each of its files adds: a hundred times what an ordinary one needs."""
PACK_SECONDS = 600.0
SEARCH_SECONDS = SET_SECONDS = 600.0
GUIDE_SECONDS = 1200.0
"""CPU seconds that the files of a module's guide may take: a plan in one language needs one or two, and a module may have hundreds."""

Titles = Mapping[str, Mapping[str, str]]
"""Titles of modules by id and locale."""


def all_modules(context: Context, seen: Outline, pool: AnyPool) -> dict[Path, Built]:
    """Every module read and drawn. A module's page names what it requires, so modules come after those that they require.

    What each was told of the others is compared with what they are in the end: a module that names one which is left out
    after all, or which stands in a circle with it, is done again.
    """
    wanted = {folder: required_ids(folder) for folder in seen.folders}
    told: dict[Path, Titles] = {}
    built: dict[Path, Built] = {}
    waiting = list(seen.folders)
    while waiting:
        ready = [folder for folder in waiting if not wanted[folder] & {other.name for other in waiting}] or waiting
        told |= {folder: _titles(wanted[folder], built) for folder in ready}
        built |= modules(context, {folder: told[folder] for folder in ready}, pool)
        waiting = [folder for folder in waiting if folder not in built]
    catalogue, _ = judge(context.root, seen, [(built[folder].module, built[folder].problems) for folder in seen.folders])
    published = {folder: result for folder, result in built.items() if any(folder.name == module.id for module in catalogue.modules)}
    true = {folder: _titles(wanted[folder], published) for folder in published if wanted[folder]}
    again = {folder: titles for folder, titles in true.items() if titles != told[folder]}
    for folder in again:
        Writer(context.new, context.old).clear(units.places_of(folder.name, context.settings))
    return built | modules(context, again, pool)


def _titles(ids: Iterable[str], built: Mapping[Path, Built]) -> Titles:
    modules = {folder.name: result.module for folder, result in built.items() if folder.name in ids and result.module and result.drawn}
    return {slug: {tag: edition.title for tag, edition in module.editions.items()} for slug, module in sorted(modules.items())}


def modules(context: Context, required: Mapping[Path, Titles | None], pool: AnyPool) -> dict[Path, Built]:
    """What became of each module folder, in order. A folder that has not changed since the last build is not opened."""
    known = folders.Known.of(context.cache)
    looks = {folder: folders.look(folder) for folder in required}
    tasks = [ModuleTask(context, folder, titles) for folder, titles in required.items()]

    def recall(task: ModuleTask) -> Built | None:
        content = known.content(task.folder, looks[task.folder])
        return units.recall(task, content) if content else None

    def seconds(task: ModuleTask) -> float:
        return SECONDS + PER_FILE * looks[task.folder].files

    kept = [recall(task) for task in tasks]
    waiting = [task for task, found in zip(tasks, kept, strict=True) if found is None]
    packed = _packages(context, [task.folder for task in waiting if context.frames and task.required is not None], pool)
    waiting = [replace(task, packed=packed.get(task.folder, ())) for task in waiting]
    made = pool.map(units.do_module, waiting, seconds)
    found: dict[Path, Built] = {}
    for task, before in zip(tasks, kept, strict=True):
        result = next(made) if before is None else before
        if isinstance(result, Failure):
            result = Built("", None, (failed(task.folder, context.root, result),))
        else:
            known.learn(task.folder, looks[task.folder], result.content)
        found[task.folder] = result
    known.keep(context.cache)
    return found


def _packages(context: Context, folders: Sequence[Path], pool: AnyPool) -> dict[Path, tuple[Packed, ...]]:
    """The packages of modules that are about to be drawn. What cannot be made is missing, with a problem.

    A few modules are cut into their editions, so that every process has something to do.
    """
    if not packing.formats(context.settings):
        return {}
    few = len(folders) < 4 * getattr(pool, "count", 1)
    tasks = [
        PackTask(context, folder, locales)
        for folder in folders
        for locales in ([(tag,) for tag in packing.languages(folder)] if few else [None])
    ]
    found: dict[Path, tuple[Packed, ...]] = {}
    for task, result in zip(tasks, pool.map(packing.do_pack, tasks, lambda task: PACK_SECONDS, "packages"), strict=True):
        if isinstance(result, Failure):
            told = failed(task.folder, context.root, result)
            result = (Packed("", problems=(told,), fresh=False),)
        found[task.folder] = (*found.get(task.folder, ()), *result)
    return found


def done(
    pool: AnyPool,
    tasks: Sequence[T],
    recall: Callable[[T], R | None],
    work: Callable[[T], R],
    seconds: Callable[[T], float],
    what: str = "",
) -> list[R | Failure]:
    """The result of every task, in order: what is kept from an earlier build, the others made by the pool."""
    kept = [recall(task) for task in tasks]
    made = pool.map(work, [task for task, found in zip(tasks, kept, strict=True) if found is None], seconds, what)
    return [next(made) if found is None else found for found in kept]


_REPORT = "Undo the last change, and tell the people who write this program: it is their mistake."
_FAILURES = {
    "time": ("OER-R003", "the module takes too long to read or to draw", "Look for very long or oddly repeated text, and split it."),
    "memory": ("OER-R004", "the module needs too much memory", "Split long texts; make pictures and tables smaller."),
    "crash": ("OER-R005", "the program that reads the module was ended by it", _REPORT),
    "error": ("OER-R005", "the program made a mistake with this module", _REPORT),
}


def failed(folder: Path, root: Path, failure: Failure) -> Problem:
    code, message, fix = _FAILURES[failure.kind]
    return problem(
        code, Place(f"{folder.relative_to(root).as_posix()}/module.yml"), f"{message}{f': {failure.detail}' if failure.detail else ''}", fix
    )
