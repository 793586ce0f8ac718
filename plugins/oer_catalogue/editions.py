"""The unit of work: one module in one language. Pure but for the module's own files and the cache; runs in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from .body import Body, render
from .cache import Cache, digest, intact
from .locales import load
from .model import Document, Label, Module, fallbacks
from .packages import FORMATS, PackageContext
from .pages import Download, Page, PageContext, module_pages
from .pool import each
from .search import SearchDoc, build, docs_for
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What every unit shares. ``base`` is the hash of settings, labels and this program."""

    root: Path
    cache: Cache
    base: str
    settings: Settings
    topics: Mapping[str, Label]
    sectors: Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class Package:
    """A finished download, and the file of the cache that holds its bytes."""

    module: str
    download: Download
    file: Path


@dataclass(frozen=True, slots=True)
class Result:
    """The pages of one module in one language of the site, and what the search knows of them."""

    module: str
    locale: str
    pages: tuple[Page, ...]
    docs: tuple[SearchDoc, ...]


def _bodies(module: Module) -> Callable[[str, Document], Body]:
    """Bodies by locale of the edition and document, rendered when first asked for."""
    done: dict[tuple[str, str], Body] = {}

    def body(locale: str, document: Document) -> Body:
        key = (locale, document.name)
        if key not in done:
            done[key] = render(module, module.editions[locale], document, None, load(locale))
        return done[key]

    return body


def _relevant(module: Module, locales: tuple[str, ...]) -> list[tuple[str, str]]:
    """The files (path, sha256) that the edition of the first locale can show: facts, media, its own and its fallbacks' words."""
    folders = tuple(f"{tag}/" for tag in locales)
    tags = tuple(f"{tag}/" for tag in module.editions)
    return [(path, sha) for path, sha in sorted(module.sources.items()) if path.startswith(folders) or not path.startswith(tags)]


PackTask = tuple[Context, Module, str]
DrawTask = tuple[Context, Module, str, tuple[Package, ...], Mapping[str, Mapping[str, str]]]
IndexTask = tuple[Context, str, tuple[SearchDoc, ...]]


def _pack_key(task: PackTask) -> str:
    context, module, locale = task
    words = fallbacks(locale, context.settings.default, module.source_language)
    return digest("pack", context.base, locale, _relevant(module, words))


def _draw_key(task: DrawTask) -> str:
    context, module, locale, packages, required = task
    downloads = tuple(package.download for package in packages)
    return digest("draw", context.base, locale, sorted(module.sources.items()), downloads, required)


def _index_key(task: IndexTask) -> str:
    context, locale, docs = task
    return digest("index", context.base, locale, docs)


def _all_there(packages: tuple[Package, ...]) -> bool:
    return all(intact(package.file, package.download.size, package.download.sha256) for package in packages)


def _pack(task: PackTask) -> tuple[Package, ...]:
    """The downloads of one edition."""
    context, module, locale = task
    key, folder = _pack_key(task), context.root / module.folder
    parcel = PackageContext(
        settings=context.settings,
        strings=load(locale),
        body=_bodies(module),
        read=lambda path: (folder / path).read_bytes(),
        topics=context.topics,
    )
    made = []
    for form in FORMATS:
        data = form.write(module, module.editions[locale], parcel)
        path = f"downloads/{module.id}/{module.id}-{locale}.{form.suffix}"
        download = Download(form.name, locale, path, len(data), hashlib.sha256(data).hexdigest(), form.media_type)
        made.append(Package(module.id, download, context.cache.put_file(f"{key}.{form.suffix}", data)))
    return tuple(made)


def _draw(task: DrawTask) -> Result:
    """The pages and search documents of one module in one language of the site."""
    context, module, locale, packages, required = task
    downloads = tuple(package.download for package in packages)
    body = _bodies(module)
    pages = PageContext(context.settings, body, context.topics, context.sectors, downloads, required)
    return Result(module.id, locale, tuple(module_pages(module, locale, pages)), tuple(docs_for(module, locale, body, context.settings)))


def _index(task: IndexTask) -> bytes:
    """The search index of one language."""
    _, locale, docs = task
    return build(locale, docs)


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of work: ``key`` hashes everything that goes into a piece of it, ``make`` does it, ``whole`` checks a kept result."""

    kind: str
    key: Callable[[tuple], str]
    make: Callable[[tuple], object]
    whole: Callable[[object], bool] = bool

    def __call__(self, task: tuple) -> object:
        """Do one piece and keep the result; runs in any process."""
        result = self.make(task)
        task[0].cache.put(self.kind, self.key(task), result)
        return result


PACK = Unit("packages", _pack_key, _pack, _all_there)
DRAW = Unit("pages", _draw_key, _draw)
INDEX = Unit("index", _index_key, _index)


def results(pool: Executor | None, unit: Unit, tasks: Sequence[tuple], together: int = 1) -> list:
    """The result of every task, in order: kept ones from the cache, the others made in the pool, ``together`` at a time."""
    found = [task[0].cache.get(unit.kind, unit.key(task)) for task in tasks]
    found = [kept if kept is not None and unit.whole(kept) else None for kept in found]
    made = iter(each(pool, unit, [task for task, kept in zip(tasks, found, strict=True) if kept is None], together))
    return [next(made) if kept is None else kept for kept in found]
