"""From a project to a site. Reads like a table of contents: load → check → packages → pages → search → engine → fill → swap."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import editions, project
from .cache import Cache, digest
from .engine import run, stage
from .engine.swap import BuildError, fresh, locked, swap
from .engine.tree import Tree
from .load.catalogue import load
from .model import Catalogue
from .pool import processes
from .problem import Report
from .project import Project
from .publish import publish
from .settings import Settings
from .version import theme_path, version

SITE = "site"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``jobs`` None = one process per core; ``engine`` draws the frames; ``drafts`` are shown while one writes."""

    strict: bool = False
    jobs: int | None = None
    cache: bool = True
    engine: str = "mkdocs"
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. ``code``: 0 done, 1 refused (strict), 3 done but what has errors is left out."""

    code: int
    report: Report
    warnings: tuple[str, ...] = ()
    pages: int = 0
    quarantined: tuple[str, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A project that was read: values and everything that was found."""

    project: Project
    catalogue: Catalogue
    report: Report
    articles: tuple[stage.Article, ...] = field(default=())


def read(root: Path, drafts: bool = False) -> Checked:
    """Read and check a whole project; drafts are checked and then left out, unless asked for.

    Raises FileNotFoundError if ``root`` has no mkdocs.yml.
    """
    here, problems = project.read(root)
    catalogue, report = load(root, here.settings)
    catalogue = replace(catalogue, modules=tuple(module for module in catalogue.modules if drafts or module.status != "draft"))
    pages = stage.articles(here.docs, here.settings.languages)
    known = {module.id: frozenset(lesson.id for lesson in module.lessons) for module in catalogue.modules}
    problems = (*problems, *stage.check(pages, root, known))
    return Checked(here, catalogue, Report.of((*report.problems, *problems)), pages)


def load_alone(root: Path) -> Report:
    """What is wrong with the modules of a folder that has no mkdocs.yml."""
    return load(root, Settings())[1]


def build(root: Path, out: Path | None = None, options: Options | None = None, pool: Executor | None = None) -> Outcome:
    """Build the site of the project at ``root`` into ``out`` (default: ``site/``), with ``pool`` or one of its own.

    Nothing of the old site is touched before the new one is complete. Raises BuildError for what is not content:
    a full disk, a lock, an engine that fails.
    """
    options = options or Options()
    out = out or root / SITE
    checked = read(root, options.drafts)
    if options.strict and checked.report.errors:
        return Outcome(1, checked.report, quarantined=checked.catalogue.quarantined)
    with locked(out, root / ".cache" / "locks"), kept(root / ".cache", options) as cache:
        drawn = draw(checked.project, cache, options)
        if options.strict and drawn.warnings:
            return Outcome(1, checked.report, drawn.warnings, quarantined=checked.catalogue.quarantined)
        pages = write(checked, drawn, out, cache, options, pool)
    code = 3 if checked.report.errors else 0
    return Outcome(code, checked.report, drawn.warnings, pages, checked.catalogue.quarantined, True)


@contextmanager
def kept(folder: Path, options: Options) -> Iterator[Cache]:
    """The cache of the project, or (``--no-cache``) an empty one that goes with this build."""
    if options.cache:
        yield Cache(folder / "results")
        return
    once = folder / "once"
    shutil.rmtree(once, ignore_errors=True)
    try:
        yield Cache(once)
    finally:
        shutil.rmtree(once, ignore_errors=True)


def write(checked: Checked, drawn: run.Drawn, out: Path, cache: Cache, options: Options, pool: Executor | None = None) -> int:
    """Fill the frames and put the finished tree in the place of ``out``; returns the number of pages. The lock is held."""
    new = fresh(out)
    try:
        tree = Tree.over(new, out)
        with nullcontext(pool) if pool else processes(options.jobs) as pool:
            results, packages, indexes = compose(checked, cache, pool)
        pages = publish(tree, checked.project, checked.catalogue, checked.articles, drawn, results, packages, indexes)
        tree.finish()
        swap(new, out)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise BuildError(f"The site could not be written: {error}. The old site is untouched.", 5) from error
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return pages


def compose(
    checked: Checked, cache: Cache, pool: Executor | None
) -> tuple[list[editions.Result], list[editions.Package], dict[str, bytes]]:
    """The packages of every edition, then the pages of every module in every language of the site, then the search indexes."""
    here, modules = checked.project, checked.catalogue.modules
    labels = (checked.catalogue.topics, checked.catalogue.sectors)
    context = editions.Context(here.root, cache, digest(version(), here.settings, *labels), here.settings, *labels)
    titles = {module.id: {tag: edition.title for tag, edition in module.editions.items()} for module in modules}
    packs = [(context, module, tag) for module in modules for tag in module.editions]
    parcels = editions.results(pool, editions.PACK, packs, together=2)
    packed: dict[str, list[editions.Package]] = {module.id: [] for module in modules}
    for parcel in parcels:
        for package in parcel:
            packed[package.module].append(package)
    tasks = [
        (context, module, tag, tuple(packed[module.id]), {slug: titles[slug] for slug in module.requires if slug in titles})
        for module in modules
        for tag in here.settings.languages
    ]
    results = editions.results(pool, editions.DRAW, tasks, together=max(1, len(here.settings.languages) // 2))
    listed = {module.id for module in modules if module.status != "archived"}
    shown = [result for result in results if result.module in listed]
    docs = {tag: tuple(doc for result in shown if result.locale == tag for doc in result.docs) for tag in here.settings.languages}
    indexes = editions.results(pool, editions.INDEX, [(context, tag, docs[tag]) for tag in here.settings.languages])
    return results, [package for parcel in parcels for package in parcel], dict(zip(here.settings.languages, indexes, strict=True))


def draw(here: Project, cache: Cache, options: Options) -> run.Drawn:
    """What the engine draws for this project: from the cache, or by running it."""
    theme = theme_path()
    key = digest(version(), options.engine, engine_inputs(here))
    kept = cache.get("drawn", key)
    if isinstance(kept, run.Drawn):
        return kept
    scratch = here.cache / "engine" / options.engine
    stage.stage(scratch / "stage", here.docs, here.settings.languages)
    templates = run.theme_folder(scratch / "theme", theme, here.overrides)
    config = run.derived_config(here.config, scratch / "stage", scratch / "out", templates, here.settings.languages)
    drawn = run.draw(options.engine, scratch, config, here.settings.languages)
    cache.put("drawn", key, drawn)
    return drawn


def engine_inputs(here: Project) -> Mapping[str, str]:
    """Every file that the engine reads, by its hash: docs/, overrides/ and mkdocs.yml."""
    return {path.relative_to(here.root).as_posix(): digest(path.read_bytes()) for path in _files((here.config, here.docs, here.overrides))}


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_file():
            yield place
        else:
            yield from (path for path in sorted(place.rglob("*")) if path.is_file())
