"""The unit of work: one module in one language. Pure but for the module's own files and the cache; runs in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .body import Body, render
from .cache import Cache, digest, intact
from .locales import load
from .model import Document, Label, Module, fallbacks
from .packages import FORMATS, PackageContext
from .pages import Download, Page, PageContext, module_pages
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


def pack(task: tuple[Context, Module, str]) -> tuple[Package, ...]:
    """The downloads of one edition."""
    context, module, locale = task
    words = fallbacks(locale, context.settings.default, module.source_language)
    key = digest("pack", context.base, locale, _relevant(module, words))
    kept = context.cache.get("packages", key)
    if isinstance(kept, tuple) and all(intact(package.file, package.download.size, package.download.sha256) for package in kept):
        return kept
    folder = context.root / module.folder
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
    context.cache.put("packages", key, tuple(made))
    return tuple(made)


def draw(task: tuple[Context, Module, str, tuple[Package, ...], Mapping[str, Mapping[str, str]]]) -> Result:
    """The pages and search documents of one module in one language of the site."""
    context, module, locale, packages, required = task
    downloads = tuple(package.download for package in packages)
    key = digest("draw", context.base, locale, sorted(module.sources.items()), downloads, required)
    kept = context.cache.get("pages", key)
    if isinstance(kept, Result):
        return kept
    body = _bodies(module)

    pages = PageContext(context.settings, body, context.topics, context.sectors, downloads, required)
    result = Result(module.id, locale, tuple(module_pages(module, locale, pages)), tuple(docs_for(module, locale, body, context.settings)))
    context.cache.put("pages", key, result)
    return result


def index(task: tuple[Context, str, tuple[SearchDoc, ...]]) -> bytes:
    """The search index of one language."""
    context, locale, docs = task
    key = digest("index", context.base, locale, docs)
    kept = context.cache.get("index", key)
    if isinstance(kept, bytes):
        return kept
    data = build(locale, docs)
    context.cache.put("index", key, data)
    return data
