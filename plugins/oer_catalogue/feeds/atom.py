"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model import Catalogue
from ..pages.seo import FEEDS
from ..settings import Settings
from .news import Item, News, modules_of

TYPE, NAME = FEEDS[0]
_ATOM = "http://www.w3.org/2005/Atom"


def feed(catalogue: Catalogue, settings: Settings, locale: str) -> bytes:
    """The modules of one language, the newest first. Needs ``settings.site_url``."""
    return atom(modules_of(catalogue, settings, locale), NAME)


def atom(news: News, name: str) -> bytes:
    """``news`` as the file ``name`` in its folder."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": news.language})
    _text(root, "id", f"{news.folder}{name}")
    _text(root, "title", news.title)
    _text(root, "updated", news.time)
    SubElement(root, "link", {"rel": "self", "type": TYPE, "href": f"{news.folder}{name}"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "hreflang": news.language, "href": news.home})
    _text(SubElement(root, "author"), "name", news.author)
    for item in news.items:
        _entry(root, item)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _entry(root: Element, item: Item) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "updated", item.time)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": item.language, "href": item.address})
    for name in item.authors:
        _text(SubElement(entry, "author"), "name", name)
    for topic in item.topics:
        SubElement(entry, "category", {"term": topic})
    _text(entry, "summary", item.summary)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
