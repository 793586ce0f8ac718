"""Where the site has what a package does not hold. Everything is "" where the site's address is not set."""

from __future__ import annotations

from urllib.parse import quote

from ..model import Module
from ..settings import Settings
from .format import PackageContext


def page_url(settings: Settings, locale: str, module: str, page: str = "index", place: str = "") -> str:
    """A page of a module in a language. ``place`` is the id of something in its text, which the page knows with ``m-`` before it."""
    url = settings.address(f"modules/{module}/{page or 'index'}.html", locale)
    return f"{url}#m-{place}" if url and place else url


def media_url(settings: Settings, module: Module, path: str = "") -> str:
    """A file of media/, or the folder of them all."""
    return settings.address(f"modules/{module.id}/media/{quote(path)}")


def public_url(module: Module, locale: str, settings: Settings, kind: str, value: str) -> str:
    """What a frame token leads to on the site: ``doc`` (``lesson#place``), ``oer`` (``slug/lesson#place``), ``media``."""
    if kind == "media":
        return media_url(settings, module, value)
    target, _, place = value.partition("#")
    slug, _, page = target.partition("/") if kind == "oer" else (module.id, "", target)
    return page_url(settings, locale, slug, page, place)


def films_at(module: Module, context: PackageContext) -> str | None:
    """Where films and sounds lie, for ``body.Pieces``; None unless this is a light edition, which leaves them there."""
    return media_url(context.settings, module) if context.light else None
