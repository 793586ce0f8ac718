"""From a project to a site. Reads like a table of contents: draw frames → modules → judge → search → publish → swap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import guide_files, pathway_files, project, translation_files, units
from .below import files_below, matching
from .build import Context
from .cache import Cache, digest
from .engine import names, run, stage
from .engine.elsewhere import in_overrides, stop
from .engine.swap import BuildError, discard, fresh, locked, swap, told
from .engine.tree import Tree
from .guide_files import GuideTask
from .hosting import finish
from .load.catalogue import judge, load, outline
from .load.method import light_methods
from .model import Catalogue, Method
from .pages import Together
from .pool import Failure, Progress, processes
from .problem import Place, Problem, Report
from .project import Project
from .prune import prune
from .publish import harvest, publish
from .translate.docs import recalled
from .translate.status import Row, Rows, rows
from .units import Built, SearchTask
from .version import theme_path, version
from .work import GUIDE_SECONDS, SEARCH_SECONDS, SET_SECONDS, AnyPool, all_modules, done, failed, modules

SITE = "site"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``jobs`` None = one process per core; ``engine`` draws the frames; ``drafts`` are shown while one writes.

    ``hurried``: somebody waits for a page, so the packages of what has changed stay as they were. ``wait``: whether to wait for another
    build of this project; ``say`` is told of it. ``progress`` is told of what takes long: packages, guides.
    """

    strict: bool = False
    jobs: int | None = None
    cache: bool = True
    engine: str = "mkdocs"
    drafts: bool = False
    hurried: bool = False
    wait: bool = True
    say: Callable[[str], None] = print
    progress: Progress | None = None


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
    """A project that was read: light modules, everything that was found, and what became of each module."""

    project: Project
    catalogue: Catalogue
    report: Report
    articles: tuple[stage.Article, ...] = field(default=())
    built: Mapping[str, Built] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)  # light ones
    rows: Rows = field(default_factory=dict)


def read(root: Path, drafts: bool = False, pool: AnyPool | None = None) -> Checked:
    """Read and check a whole project; drafts are checked and then left out, unless asked for.

    Raises FileNotFoundError if ``root`` has no mkdocs.yml.
    """
    here, problems = project.read(root)
    cache = Cache(here.cache / "results")
    with nullcontext(pool) if pool else processes() as pool:
        return compose(here, problems, context_of(here, cache, Options(drafts=drafts)), None, pool)


def load_alone(root: Path) -> Report:
    """What is wrong with the modules of a folder that has no mkdocs.yml."""
    return load(root)[1]


def build(root: Path, out: Path | None = None, options: Options | None = None, pool: AnyPool | None = None) -> Outcome:
    """Build the site of the project at ``root`` into ``out`` (default: ``site/``), with ``pool`` or one of its own.

    Nothing of the old site is touched before the new one is complete. Raises BuildError for what is not content:
    a full disk, a lock, an engine that fails.
    """
    options = options or Options()
    out = out or root / SITE
    here, problems = project.read(root)
    with (
        locked(out, here.cache / "locks", options.wait, options.say) as well,
        nullcontext(pool) if pool else processes(options.jobs, options.progress) as pool,
        kept(here.cache, options, pool, well) as cache,
    ):
        drawn = draw(here, cache, options)
        return write(here, problems, drawn, out, cache, options, pool)


@contextmanager
def kept(folder: Path, options: Options, pool: AnyPool | None = None, well: bool = True) -> Iterator[Cache]:
    """The cache of the project, or (``--no-cache``) an empty one that goes with this build; ``well``: the last build ended in order."""
    if options.cache:
        yield Cache(folder / "results")
        prune(folder / "results", at_once=not well or (pool is not None and pool.crashed))
        return
    once = folder / "once"
    discard(once)
    try:
        yield Cache(once)
    finally:
        discard(once)


def write(
    here: Project, problems: Iterable[Problem], drawn: run.Drawn, out: Path, cache: Cache, options: Options, pool: AnyPool
) -> Outcome:
    """Read, check and draw everything into a new tree and put it in the place of ``out``. The lock is held."""
    new = fresh(out)
    try:
        outcome = _fill(here, problems, drawn, Tree.over(new, out), cache, options, pool)
        if outcome.written:
            swap(new, out, durable=not options.drafts)
        else:
            discard(new)
    except OSError as error:
        discard(new)
        raise BuildError(f"The site could not be written: {told(error)}. The old site is untouched.", 5) from error
    except BaseException:
        discard(new)
        raise
    return outcome


def _fill(
    here: Project, problems: Iterable[Problem], drawn: run.Drawn, tree: Tree, cache: Cache, options: Options, pool: AnyPool
) -> Outcome:
    """The finished tree; under ``strict`` it is not finished if anything is wrong."""
    context = context_of(here, cache, options, drawn, tree)
    checked = compose(here, problems, context, tree, pool)
    stop(checked.report)
    quarantined = checked.catalogue.quarantined
    if options.strict and (checked.report.errors or drawn.warnings):
        return Outcome(1, checked.report, drawn.warnings, quarantined=quarantined)
    for module in checked.catalogue.modules:
        tree.add(checked.built[module.id].files)
    problems = _guides(checked, context, tree, pool)
    together, wrong = _together(checked, context, tree, pool)
    texts = texts_of(checked)
    wrong += _sheets(checked, texts, context, tree, pool)
    report = Report.of((*checked.report.problems, *problems, *wrong))
    if options.strict and report.errors:
        return Outcome(1, report, drawn.warnings, quarantined=quarantined)
    listed = [module.id for module in checked.catalogue.modules if module.status != "archived"]
    searches = [SearchTask(context, tag, tuple(checked.built[slug].entries[tag] for slug in listed)) for tag in here.settings.languages]
    for files in done(pool, searches, units.recall_search, units.do_search, lambda task: SEARCH_SECONDS):
        if isinstance(files, Failure):
            raise RuntimeError(f"the search could not be made: {files.detail or files.kind}")
        tree.add(files)
    cards = {slug: checked.built[slug].cards for slug in listed}
    downloads = {m.id: (*checked.built[m.id].downloads, *guide_files.guide_downloads(m, tree.files)) for m in checked.catalogue.modules}
    publish(tree, here, checked.catalogue, checked.articles, drawn, cards, together, checked.rows, texts, downloads)
    harvest(tree, tree.finish(), checked.catalogue, here.settings)
    late, said = finish.finish(tree, here.settings, here.place("host"), cache, pool, compress=not options.drafts)
    report = Report.of((*report.problems, *late))
    pages = sum(path.endswith(".html") for path in tree.files)
    return Outcome(3 if report.errors else 0, report, (*drawn.warnings, *said), pages, quarantined, True)


def _guides(checked: Checked, context: Context, tree: Tree, pool: AnyPool) -> list[Problem]:
    """Print the guides of the published modules. What cannot be printed is left out, with a problem."""
    context = replace(context, methods=checked.methods)
    settings, root = context.settings, context.root
    wanted = [module for module in checked.catalogue.modules if guide_files.has_guide(module, settings)]
    tasks = [GuideTask(context, root / module.folder, checked.built[module.id].content) for module in wanted]
    problems = []
    results = done(pool, tasks, guide_files.recall_guide, guide_files.do_guide, lambda task: GUIDE_SECONDS, "guides")
    for module, files in zip(wanted, results, strict=True):
        if isinstance(files, Failure):
            tree.writer.clear([f"downloads/{module.id}/guide"])
            problems.append(failed(root / module.folder, root, files))
        else:
            tree.add(files)
    return problems


def _together(checked: Checked, context: Context, tree: Tree, pool: AnyPool) -> tuple[Together, list[Problem]]:
    """Put the finished packages together: whole pathways, and everything of one language. What fails is left out, with a problem."""
    tasks = pathway_files.set_tasks(checked.catalogue, context, tree.files)
    found, problems = [], []
    results = done(pool, tasks, pathway_files.recall_set, pathway_files.do_set, lambda task: SET_SECONDS, "bundles")
    for task, file in zip(tasks, results, strict=True):
        if isinstance(file, Failure):
            Path(tree.writer.new, task.path).unlink(missing_ok=True)
            place = checked.catalogue.pathways[task.owner].place if task.owner else Place("mkdocs.yml")
            problems.append(replace(failed(context.root, context.root, file), place=place))
        else:
            tree.add([file])
            found.append((task.owner, task.download(file)))
    contents = {id: built.content for id, built in checked.built.items()}
    books = pathway_files.book_tasks(checked.catalogue, replace(context, methods=checked.methods), contents)
    made = done(pool, books, pathway_files.recall_book, pathway_files.do_book, lambda task: SET_SECONDS, "bundles")
    for book, files in zip(books, made, strict=True):
        if isinstance(files, Failure):
            for file in matching(Path(tree.writer.new, "downloads", "pathways", book.pathway.id), f"*.{book.format}"):
                file.unlink()
            problems.append(replace(failed(context.root, context.root, files), place=book.pathway.place))
        else:
            tree.add(files)
            found += [(book.pathway.id, download) for download in book.downloads(files)]
    return pathway_files.together(found), problems


def texts_of(checked: Checked) -> dict[str, list[Row]]:
    """Every text that is to be had in each language, the most useful work first; none for a site in one language."""
    languages = checked.project.settings.languages
    return {tag: rows(checked.catalogue, checked.rows.get(tag, {}).values(), tag) for tag in languages if len(languages) > 1}


def _sheets(checked: Checked, texts: Mapping[str, list[Row]], context: Context, tree: Tree, pool: AnyPool) -> list[Problem]:
    """Write the files for people who translate. What fails is left out, with a problem."""
    contents = {module.folder: checked.built[module.id].content for module in checked.catalogue.modules}
    tasks = translation_files.sheet_tasks(texts, context, contents)
    problems = []
    made = done(pool, tasks, translation_files.recall_sheets, translation_files.do_sheets, lambda task: SET_SECONDS, "translations")
    for task, files in zip(tasks, made, strict=True):
        if isinstance(files, Failure):
            problems.append(replace(failed(context.root, context.root, files), place=Place(task.owner)))
        else:
            tree.add(files)
    return problems


def context_of(here: Project, cache: Cache, options: Options, drawn: run.Drawn | None = None, tree: Tree | None = None) -> Context:
    """What every unit of this build shares. The frames are left in the cache, where each process finds them."""
    frames = ""
    if drawn:
        frames = digest("frames", sorted(drawn.pages.items()))
        cache.keep("drawn", frames, replace(drawn, files={}))
    return Context(
        here.root,
        cache,
        "",
        here.settings,
        {},
        {},
        options.drafts,
        frames,
        *((tree.writer.new, tree.writer.old) if tree else ("", "")),
        hurried=options.hurried,
    )


def compose(here: Project, problems: Iterable[Problem], context: Context, tree: Tree | None, pool: AnyPool) -> Checked:
    """Every module read, checked and (with a tree) drawn, and the rules about all of them together."""
    seen = outline(here.root)
    methods = light_methods(seen.methods.usable)
    base = digest(version(), here.settings, seen.topics, seen.sectors, methods, context.drafts, context.frames)
    context = replace(context, base=base, topics=seen.topics, sectors=seen.sectors, methods=methods)
    built = all_modules(context, seen, pool) if tree else modules(context, dict.fromkeys(seen.folders), pool)
    catalogue, report = judge(here.root, seen, [(built[folder].module, built[folder].problems) for folder in seen.folders])
    if tree:
        published = {module.id for module in catalogue.modules}
        for folder, result in built.items():
            if folder.name not in published or not result.drawn:
                tree.writer.clear(units.places_of(folder.name, here.settings))  # written before something was found wrong
    catalogue = replace(catalogue, modules=tuple(m for m in catalogue.modules if context.drafts or m.status != "draft"))
    pages = stage.articles(here.docs, here.settings.languages)
    known = {module.id: frozenset(lesson.id for lesson in module.lessons) for module in catalogue.modules}
    wrong = (*stage.check(pages, here.root, known), *names.check(here.docs, here.root, here.settings.languages))
    pages_rows, records = recalled(here.root, here.settings.languages, context.cache)
    report = Report.of((*report.problems, *problems, *wrong, *records, *in_overrides(here.overrides, here.root)))
    return Checked(here, catalogue, report, pages, {folder.name: result for folder, result in built.items()}, methods, pages_rows)


def draw(here: Project, cache: Cache, options: Options) -> run.Drawn:
    """What the engine draws for this project: from the cache, or by running it."""
    theme = theme_path()
    key = digest(version(), options.engine, engine_inputs(here))
    kept = cache.get("drawn", key)
    if isinstance(kept, run.Drawn):
        return kept
    written = stage.check(stage.articles(here.docs, here.settings.languages), here.root, {})
    stop(Report.of((*written, *in_overrides(here.overrides, here.root))))
    scratch = here.cache / "engine" / options.engine
    stage.stage(scratch / "stage", here.docs, here.settings.languages)
    templates = run.theme_folder(scratch / "theme", theme, here.overrides, here.settings.languages)
    config = run.derived_config(here.config, scratch / "stage", scratch / "out", templates, here.settings.languages)
    drawn = run.draw(options.engine, scratch, config, here.settings.languages)
    cache.put("drawn", key, drawn)
    return drawn


def engine_inputs(here: Project) -> Mapping[str, str]:
    """Every file that the engine reads, by its hash: docs/ without the folders of data, overrides/ and mkdocs.yml."""
    data = [here.docs / name for name in stage.NOT_PAGES]
    read = [path for path in _files((here.config, here.docs, here.overrides)) if not any(path.is_relative_to(place) for place in data)]
    return {path.relative_to(here.root).as_posix(): digest(path.read_bytes()) for path in read}


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_file():
            yield place
        else:
            yield from files_below(place)
