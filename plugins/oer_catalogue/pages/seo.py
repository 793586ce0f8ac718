"""What machines read in the head of a page: canonical address, alternates, structured data. All of it needs ``site_url``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from ..settings import Settings
from .page import View

FEEDS = (("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json"))
"""Media types and names of the feeds of a language."""
CAPABILITIES = "capabilitylist.xml"
"""Where harvesters of ResourceSync begin."""
NOINDEX = Markup('<meta name="robots" content="noindex">')


def address(settings: Settings, path: str) -> str:
    """The full address of a path from the site's root; ``index.html`` is left out, as people link it."""
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    return settings.site_url + path


def canonical(view: View) -> Markup:
    if not view.settings.site_url:
        return Markup("")
    return Markup(f'<link rel="canonical" href="{escape(address(view.settings, view.path))}">')


def alternates(view: View, real: Sequence[str]) -> Markup:
    """``hreflang`` links between real translations, with ``x-default``; none where there is only one."""
    settings = view.settings
    locales = tuple(locale for locale in settings.languages if locale in real)
    if not settings.site_url or len(locales) < 2:
        return Markup("")
    if type(view) is not View:
        return _alternates(view, locales)
    name = view.name.removesuffix("index.html") if view.name.rpartition("/")[2] == "index.html" else view.name
    return Markup(_alternates_like(settings, locales).replace("\1", escape(name)))


@lru_cache(maxsize=1024)
def _alternates_like(settings: Settings, locales: tuple[str, ...]) -> str:
    """The links of any page: its name is ``\\1``."""
    return str(_alternates(View(settings, settings.default, "\1"), locales))


def _alternates(view: View, locales: Sequence[str]) -> Markup:
    settings = view.settings
    fallback = settings.default if settings.default in locales else locales[0]
    named = [(locale, locale) for locale in locales] + [("x-default", fallback)]
    return Markup(
        "".join(
            f'<link rel="alternate" hreflang="{name}" href="{escape(address(settings, view.locale_path(view.name, locale)))}">'
            for name, locale in named
        )
    )


def feed_link(view: View) -> Markup:
    """Where programs that follow news find the modules of this language: as Atom and as JSON Feed."""
    settings = view.settings
    if not settings.site_url:
        return Markup("")
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    feeds = ((type, view.to(view.locale_path(name, view.locale))) for type, name in FEEDS)
    return Markup("").join(link.format(type, settings.site_name, here) for type, here in feeds)


def harvest_link(view: View) -> Markup:
    """Where programs that copy whole sites begin (ANSI/NISO Z39.99, section 6.3.3): a whole address, for copies do not hold these lists."""
    if not view.settings.site_url:
        return Markup("")
    return Markup('<link rel="resourcesync" type="application/xml" href="{}">').format(address(view.settings, CAPABILITIES))


def json_ld(value: object) -> Markup:
    """Structured data for search engines."""
    return Markup('<script type="application/ld+json">{}</script>').format(_data(value))


def json_data(value: object, name: str) -> Markup:
    """Data for a script of ours to read, by the attribute ``data-<name>``. A script element that is data runs nothing."""
    return Markup('<script type="application/json" data-{}>{}</script>').format(name, _data(value))


def _data(value: object) -> Markup:
    """JSON as the content of a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character, escaped in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(character, escaped)
    return Markup(text)
