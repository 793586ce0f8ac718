"""The one page for addresses that do not exist: a sentence and a way home in every language of the site."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..locales import available, direction, load
from ..model import Catalogue
from ..settings import Settings
from . import chrome
from .page import Page, View
from .templates import fragment


class _Absolute(View):
    """The page is served at any depth, so its links start at the site's path on its host."""

    __slots__ = ()

    @property
    def base(self) -> str:
        return urlsplit(self.settings.site_url).path or "/"

    def to(self, target: str) -> str:
        return self.base + target

    def page(self, name: str, locale: str = "") -> str:
        return self.base + self.locale_path("index.html" if name == "404.html" else name, locale)

    @property
    def root(self) -> str:
        return self.base

    @property
    def locale_root(self) -> str:
        return self.base


def error404(catalogue: Catalogue, settings: Settings) -> Page:
    """The page ``404.html`` of the whole site, in the default language with every other language beside it."""
    view = _Absolute(settings, settings.default, "404.html")
    rows = [
        {
            "locale": load(tag).language,
            "dir": direction(load(tag).language),
            "t": load(tag),
            "home": view.page("index.html", tag),
            "catalogue": view.page("catalogue.html", tag),
        }
        for tag in settings.languages
        if tag == settings.default or {tag, tag.split("-")[0]} & set(available())
    ]
    content = fragment("error404", t=view.t, rows=rows, search=chrome.search_form(view, "oer-search-404"))
    values = chrome.slots(
        view, settings.languages, title=view.t("error404.title"), noindex=True, content=content, search="", search_button=""
    )
    return Page("404.html", "error404", settings.default, values)
