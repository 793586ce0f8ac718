"""The feed of one language: its modules, the newest first (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model import Catalogue, Edition, Module
from ..settings import Settings

NAME = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_TIME = "T00:00:00Z"  # modules have a day and no hour


def feed(catalogue: Catalogue, settings: Settings, locale: str) -> bytes:
    """Every published module that is there in ``locale``, by the day of its newest version.

    Needs ``settings.site_url``: entries are known by their address. What changed is the module; who translated it and how true that is
    stands in the summary's page.
    """
    home = settings.site_url + ("" if locale == settings.default else f"{locale}/")
    found = [(module, module.editions[locale]) for module in catalogue.modules if locale in module.editions and module.status != "draft"]
    found.sort(key=lambda pair: pair[0].id)
    found.sort(key=lambda pair: pair[0].updated, reverse=True)
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": locale})
    _text(root, "id", f"{home}{NAME}")
    _text(root, "title", settings.site_name)
    _text(root, "updated", (found[0][0].updated if found else "1970-01-01") + _TIME)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{home}{NAME}"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "hreflang": locale, "href": home})
    _text(SubElement(root, "author"), "name", settings.brand.name or settings.site_name)
    for module, edition in found:
        _entry(root, module, edition, home)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _entry(root: Element, module: Module, edition: Edition, home: str) -> None:
    entry = SubElement(root, "entry")
    address = f"{home}modules/{module.id}/"
    _text(entry, "id", f"{address}#{module.version}")
    _text(entry, "title", f"{edition.title} ({module.version})")
    _text(entry, "updated", module.updated + _TIME)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": edition.locale, "href": address})
    for person in module.authors:
        _text(SubElement(entry, "author"), "name", person.name)
    for topic in module.topics:
        SubElement(entry, "category", {"term": topic})
    _text(entry, "summary", edition.summary)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
