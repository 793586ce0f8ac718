"""The units of work, done in worker processes: one module in all languages, and the search of one language.

A unit reads what it needs, writes its files straight into the new tree and returns what others need to know; so the memory that a
build takes does not grow with what it writes. DESIGN speaks of editions as units; a module is one because reading it costs
more than drawing one language of it, and because each of its pages tells of all its editions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from .build import Context, bodies
from .cache import Cache, digest
from .engine.fill import Frame, frames
from .engine.run import Drawn
from .engine.tree import File, Writer
from .load.light import light
from .load.module import Reading, open_module, understand
from .model import Module
from .offline import offline_list, offline_path
from .packing import Packed, sums, sums_path
from .pages import Download, Page, PageContext, catalogue_card, module_pages
from .pages.subject import Subject
from .problem import Problem
from .records import records
from .search import Entry, entry, labels, merge, section_path
from .settings import Settings

OUTPUT = 64 * 1024 * 1024
"""Bytes of pages that a module may have in one language: a bound for texts that grow beyond measure when they are drawn."""


class TooMuchError(Exception):
    """A module writes more than ``OUTPUT``."""


@dataclass(frozen=True, slots=True)
class ModuleTask:
    """``required`` maps the ids of modules that this one requires to their titles per locale; None = read only.

    ``packed``: its packages, in the new tree already.
    """

    context: Context
    folder: Path
    required: Mapping[str, Mapping[str, str]] | None = None
    packed: tuple[Packed, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What a module came to. ``content`` is the hash of its folder; ``module`` is light, or None if something is wrong.

    ``drawn``: its pages are written, as ``files`` tell; ``entries`` are the keys of its search entries in the cache, by locale;
    ``downloads`` are its packages.
    """

    content: str
    module: Module | None
    problems: tuple[Problem, ...]
    drawn: bool = False
    files: tuple[File, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()


def content_of(reading: Reading) -> str:
    """The hash of everything that a module's folder says."""
    files = sorted((path, file.sha256) for path, file in reading.files.items())
    return digest("content", reading.name, files, sorted(reading.refused), reading.problems)


def recall(task: ModuleTask, content: str) -> Built | None:
    """What is kept of a module with this content, its files linked from the old site; None = it must be done (again)."""
    kept = task.context.cache.get("modules", _module_key(task, content))
    if isinstance(kept, Built) and Writer(task.context.new, task.context.old).adopt(kept.files):
        return kept
    return None


def _module_key(task: ModuleTask, content: str) -> str:
    return digest("module", task.context.base, content, task.required)


def do_module(task: ModuleTask) -> Built:
    """Read, check and draw one module. It is not drawn if it has errors or is a draft."""
    context = task.context
    reading = open_module(task.folder, context.root)
    content = content_of(reading)
    kept = recall(task, content)
    if kept:
        return kept
    module, problems = understand(reading, context.methods)
    wanted = module is not None and (context.drafts or module.status != "draft")
    if module is None or not wanted or not context.frames:
        built = Built(content, light(module) if module else None, problems)
    else:
        files, entries = _draw(task, module, reading)
        cards = {tag: str(catalogue_card(module, context.settings, tag, context.topics)) for tag in context.settings.languages}
        told = (problem for packed in task.packed for problem in packed.problems)
        downloads = tuple(download for packed in task.packed for download in packed.downloads)
        built = Built(content, light(module), (*problems, *told), True, files, entries, cards, downloads)
        if not all(packed.fresh for packed in task.packed):
            return built  # the next build makes what is missing
    context.cache.put("modules", _module_key(task, content), built)
    return built


def _draw(task: ModuleTask, module: Module, reading: Reading) -> tuple[tuple[File, ...], dict[str, str]]:
    """Write everything that is published of a module."""
    context, settings = task.context, task.context.settings
    writer, shells, body = Writer(context.new, context.old), _shells(context), bodies(module)
    writer.clear(page_places(module.id, settings))  # what a worker left that was killed at this module
    media = [writer.write(f"modules/{module.id}/media/{m.path}", reading.files[f"media/{m.path}"].data) for m in module.media.values()]
    files: list[File] = [*media]
    for packed in task.packed:
        files += packed.files
    if files[len(media) :]:
        files.append(writer.write(sums_path(module.id), sums(files[len(media) :])))
    downloads = tuple(download for packed in task.packed for download in packed.downloads)
    pages = PageContext(settings, body, context.topics, context.sectors, downloads, task.required or {}, context.methods)
    for edition in module.editions.values():
        own = tuple(download for download in downloads if download.locale == edition.locale)
        subject = Subject(settings, module, edition, context.topics, context.sectors, own)
        files += [writer.write(path, data) for path, data in records(subject)]
    entries: dict[str, str] = {}
    for locale in settings.languages:
        written = [writer.write(page.path, filled(page, shells, settings)) for page in module_pages(module, locale, pages)]
        if sum(file.size for file in written) > OUTPUT:
            raise TooMuchError(f"more than {OUTPUT:,} bytes of pages in {locale}")
        files += written
        shown = offline_list(module.id, locale, written, media, set(module.editions) - {locale}, settings.brand)
        files.append(writer.write(offline_path(module.id, locale), shown))
        found = entry(module, locale, body, settings, labels(module, locale, context.topics, context.sectors))
        if module.status != "archived":  # else the search does not know it
            files.append(writer.write(section_path(locale, module.id), found.sections))
        found = replace(found, sections=b"")  # published already, no part of the merge
        entries[locale] = digest("entry", found)
        context.cache.keep("entries", entries[locale], found)
    return tuple(files), entries


def places_of(slug: str, settings: Settings) -> list[str]:
    """The folders of the site that hold a module's files and nothing else."""
    return [*page_places(slug, settings), f"downloads/{slug}"]


def page_places(slug: str, settings: Settings) -> list[str]:
    """Those of its pages and their data."""
    pages = [f"{'' if tag == settings.default else f'{tag}/'}modules/{slug}" for tag in settings.languages]
    return [*pages, *(f"data/search/{tag}/m/{slug}" for tag in settings.languages), f"data/records/{slug}"]


def filled(page: Page, shells: Mapping[tuple[str, str], Frame], settings: Settings) -> bytes:
    """A page in its frame."""
    return shells[page.frame, "" if page.locale == settings.default else f"{page.locale}/"].fill(page.slots).encode("utf-8")


def _shells(context: Context) -> Mapping[tuple[str, str], Frame]:
    return _frames_of(context.cache.folder, context.frames)


@lru_cache(maxsize=1)
def _frames_of(folder: Path, key: str) -> Mapping[tuple[str, str], Frame]:
    """The frames, read from the cache once in each process. Raises OSError if they are gone."""
    drawn = Cache(folder).get("drawn", key)
    if not isinstance(drawn, Drawn):
        raise OSError(f"the drawn frames are not in {folder}")
    return frames(drawn.pages)[0]


@dataclass(frozen=True, slots=True)
class SearchTask:
    """The search of one language: the keys of the entries of all modules that it finds, in the order of their ids."""

    context: Context
    locale: str
    entries: tuple[str, ...]


def recall_search(task: SearchTask) -> tuple[File, ...] | None:
    """The search files of a language, linked from the old site; None = they must be made."""
    kept = task.context.cache.get("search", _search_key(task))
    if isinstance(kept, tuple) and Writer(task.context.new, task.context.old).adopt(kept):
        return kept
    return None


def _search_key(task: SearchTask) -> str:
    return digest("search", task.context.base, task.locale, task.entries)


def do_search(task: SearchTask) -> tuple[File, ...]:
    """Merge the entries of a language and write its search files. Raises OSError if an entry is gone."""
    writer = Writer(task.context.new, task.context.old)
    entries = (_entry(task.context.cache, key) for key in task.entries)
    files = tuple(writer.write(path, data) for path, data in merge(task.locale, entries))
    task.context.cache.put("search", _search_key(task), files)
    return files


def _entry(cache: Cache, key: str) -> Entry:
    kept = cache.get("entries", key)
    if not isinstance(kept, Entry):
        raise OSError(f"a search entry is not in {cache.folder}")
    return kept
