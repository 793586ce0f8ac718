"""Downloads that hold several modules: the files of the pathways, and everything of one language. Put together from finished packages.

``downloads/pathways/<id>/<id>-<locale>.<suffix>`` and ``downloads/all/<site id>-<locale>.zip``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from .build import Context, bodies
from .cache import digest
from .engine.tree import File, Writer
from .load.module import Reading, open_module, understand
from .load.pathway import light_pathway
from .locales import Strings, load
from .model import Catalogue, Module, Pathway
from .packages import FORMATS, PackageContext, pathway_epub, pathway_mbz
from .packages.bundle import bundle_head, bundle_items
from .packages.pathway import SCORM, SUFFIXES, Way, editions_for, locales_of, scorm_head, scorm_items
from .packages.sets import Item, SetHead, set_files
from .pages import Download, Together
from .pages.downloads import format_name
from .pages.pathways import chosen
from .pages.state import origin_words, sentence
from .pages.words import size
from .settings import BUNDLE_FILES, PATHWAY_FILES, Settings
from .version import version
from .zipped import write_zip

ZIP = "application/zip"
WRITERS = {"mbz": (pathway_mbz.write, pathway_mbz.MEDIA_TYPE), "epub": (pathway_epub.write, pathway_epub.MIMETYPE)}
"""What writes a whole pathway, and the media type of that. Names are those of the formats of modules."""


@dataclass(frozen=True, slots=True)
class SetTask:
    """A ZIP of finished packages. ``owner`` is the id of the pathway, or "" for everything of a language.

    ``shas`` are the checksums of what goes in.
    """

    context: Context
    path: str
    owner: str
    format: str
    locale: str
    head: SetHead
    items: tuple[Item, ...]
    shas: tuple[str, ...]

    @property
    def key(self) -> str:
        """The hash of everything that the file can show."""
        return digest("set", version(), self.path, self.locale, self.head, self.items, self.shas)

    def download(self, file: File) -> Download:
        return Download(self.format, self.locale, self.path, file.size, file.sha256, ZIP)


@dataclass(frozen=True, slots=True)
class _Downloads:
    """The finished downloads by path, sorted."""

    files: Mapping[str, File]
    _sizes: dict[str, dict[str, str]] = field(default_factory=dict)

    def sizes(self, t: Strings) -> dict[str, str]:
        """The size of each in words."""
        if t.locale not in self._sizes:
            self._sizes[t.locale] = {path: size(file.size, t) for path, file in self.files.items()}
        return self._sizes[t.locale]

    def shas(self, items: Iterable[Item]) -> tuple[str, ...]:
        return tuple(self.files[one.source].sha256 for item in items for one in item.files)


def set_tasks(catalogue: Catalogue, context: Context, files: Mapping[str, File]) -> list[SetTask]:
    """Every file that is wanted. ``files``: what is in the new tree, by path."""
    settings = context.settings
    downloads = _Downloads({path: file for path, file in sorted(files.items()) if path.startswith("downloads/")})
    tasks: list[SetTask] = []
    if settings.makes(PATHWAY_FILES):
        for pathway in catalogue.open_pathways:
            tasks += _pathway(light_pathway(pathway), catalogue, context, downloads)
    if settings.makes(BUNDLE_FILES):
        tasks += _bundles(catalogue, context, downloads)
    return tasks


def _pathway(pathway: Pathway, catalogue: Catalogue, context: Context, downloads: _Downloads) -> Iterator[SetTask]:
    settings, modules = context.settings, catalogue.along(pathway)
    for locale in locales_of(modules):
        way = way_of(pathway, modules, locale, settings)
        items = scorm_items(way, downloads.sizes(way.strings))
        if items:
            yield SetTask(context, way.path(SCORM), pathway.id, SCORM, locale, scorm_head(way), items, downloads.shas(items))


def way_of(pathway: Pathway, modules: Sequence[Module], locale: str, settings: Settings) -> Way:
    """The pathway for a reader of ``locale``."""
    t, words = load(locale), chosen(pathway, locale, settings.default)
    made = origin_words(words.origin, words.reviewed, words.locale != pathway.source_language, t)
    states = (f"{sentence(made)}.",) if made else ()
    return Way(pathway, words, editions_for(modules, locale, settings.default), locale, settings, t, states)


def _bundles(catalogue: Catalogue, context: Context, downloads: _Downloads) -> Iterator[SetTask]:
    settings = context.settings
    listed = [module for module in catalogue.modules if module.status != "archived"]
    for locale in locales_of(listed):
        t = load(locale)
        names = {form.suffix: sentence(format_name(form.name, t)) for form in FORMATS}
        items = bundle_items(listed, locale, downloads.sizes(t), names, t)
        if items:
            path = f"downloads/all/{settings.id}-{locale}.zip"
            head = bundle_head(locale, settings.site_name, t)
            yield SetTask(context, path, "", BUNDLE_FILES, locale, head, items, downloads.shas(items))


def recall_set(task: SetTask) -> File | None:
    """The file, linked from the old site; None = it must be written."""
    kept = task.context.cache.get("sets", task.key)
    if isinstance(kept, File) and Writer(task.context.new, task.context.old).adopt([kept]):
        return kept
    return None


def do_set(task: SetTask) -> File:
    """Put a set together from the files of the new tree, one after another."""
    site, writer = Path(task.context.new), Writer(task.context.new, task.context.old)
    folder, _, name = task.path.rpartition("/")
    writer.remove(folder, name)  # what a worker left that was killed at this file
    files = set_files(site, task.head, task.items, task.locale, load(task.locale), ordered=bool(task.owner))
    file = writer.make(task.path, partial(write_zip, files))
    task.context.cache.put("sets", task.key, file)
    return file


# --- books ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BookTask:
    """A pathway as one file of a format of ``WRITERS``, in every language. ``contents``: the hashes of the modules in ``folders``."""

    context: Context
    pathway: Pathway
    folders: tuple[Path, ...]
    contents: tuple[str, ...]
    format: str

    @property
    def key(self) -> str:
        """The hash of everything that the files can show."""
        settings = replace(self.context.settings, formats=None, written=None)
        return digest("book", version(), settings, self.context.topics, self.context.methods, self.pathway, self.contents, self.format)

    @property
    def last(self) -> str:
        """Under which the newest files are kept, for somebody who is in a hurry."""
        return digest("book", self.context.settings, self.pathway.id, self.format)

    def downloads(self, files: Iterable[File]) -> Iterator[Download]:
        for file in files:
            locale = file.path.rpartition("/")[2].removeprefix(f"{self.pathway.id}-").removesuffix(f".{SUFFIXES[self.format]}")
            yield Download(self.format, locale, file.path, file.size, file.sha256, WRITERS[self.format][1])


def book_tasks(catalogue: Catalogue, context: Context, contents: Mapping[str, str]) -> list[BookTask]:
    """Every pathway in every format that is wanted. ``contents`` are the hashes of the modules' folders, by their ids."""
    if not context.settings.makes(PATHWAY_FILES):
        return []
    tasks = []
    for pathway in catalogue.open_pathways:
        modules = catalogue.along(pathway)
        folders, hashes = tuple(context.root / m.folder for m in modules), tuple(contents[m.id] for m in modules)
        tasks += [BookTask(context, pathway, folders, hashes, name) for name in WRITERS if context.settings.makes(name)]
    return tasks


def recall_book(task: BookTask) -> tuple[File, ...] | None:
    """The files, linked from the old site; None = they must be written."""
    writer, cache = Writer(task.context.new, task.context.old), task.context.cache
    for key in (task.key, *([task.last] if task.context.hurried else [])):
        kept = cache.get("pathway-books", key)
        if isinstance(kept, tuple) and writer.adopt(kept):
            return kept
    return None


def do_book(task: BookTask) -> tuple[File, ...]:
    """Write a pathway in every language of its modules, which have been read before and are free of errors."""
    context, modules, readings = task.context, [], []
    for folder in task.folders:
        reading = open_module(folder, context.root)
        module, _ = understand(reading, context.methods)
        if module is None:
            raise ValueError(f"{folder.name} has changed while it was read")
        modules.append(module)
        readings.append((bodies(module), reading))
    writer, files = Writer(context.new, context.old), []
    write, _ = WRITERS[task.format]
    for locale in locales_of(modules):
        way = way_of(task.pathway, modules, locale, context.settings)
        contexts = [
            PackageContext(context.settings, load(edition.locale), body, partial(_read, reading), context.topics)
            for (_, edition), (body, reading) in zip(way.editions, readings, strict=True)
        ]
        folder, _, name = way.path(task.format).rpartition("/")
        writer.remove(folder, name)
        files.append(writer.make(way.path(task.format), partial(write, way, contexts)))
    for key in (task.key, task.last):
        context.cache.put("pathway-books", key, tuple(files))
    return tuple(files)


def _read(reading: Reading, path: str) -> bytes:
    return reading.files[path].data


def together(downloads: Iterable[tuple[str, Download]]) -> Together:
    """The finished downloads, each with its pathway's id ("" = everything of a language), as the pages look for them."""
    pathways: dict[str, list[Download]] = {}
    bundles: dict[str, Download] = {}
    for owner, download in downloads:
        if owner:
            pathways.setdefault(owner, []).append(download)
        else:
            bundles[download.locale] = download
    return Together({id: tuple(found) for id, found in pathways.items()}, bundles)
