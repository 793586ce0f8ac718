"""What a page of the finished site shows, where it leads, and what it is about."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import html

_SHOWS = (("img", "src"), ("script", "src"), ("source", "src"), ("video", "src"), ("audio", "src"), ("video", "poster"), ("track", "src"))
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_SILENT = ("script", "style", "template", "nav", "svg", "noscript")
"""What holds no words about the page's subject."""
_IN_WORDS = ("a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup")
"""What may stand inside a word."""


@dataclass(frozen=True)
class Sheet:
    """One HTML page. ``path`` from the site's root."""

    path: str
    data: bytes

    @cached_property
    def _tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.data, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def title(self) -> str:
        return " ".join((self._tree.findtext("head/title") or "").split())

    @property
    def description(self) -> str:
        return next(iter(self._tree.xpath("string(/html/head/meta[@name='description']/@content)").splitlines()), "").strip()

    @property
    def locale(self) -> str:
        """The language of the frame; a page that is not translated has words of another one in it."""
        return self._tree.get("lang", "")

    @property
    def is_repeated(self) -> bool:
        """Whether the page asks search engines to pass it over: most of its words stand on another page too."""
        return bool(self._tree.xpath("/html/head/meta[@name='robots'][contains(@content, 'noindex')]"))

    @property
    def has_moved(self) -> bool:
        return bool(self._tree.xpath("/html/head/meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']"))

    @property
    def words(self) -> str:
        """The text of the page without what stands around it on every page."""
        main = next(iter(self._tree.xpath("//main")), self._tree.find("body"))
        return "" if main is None else " ".join("".join(_text(main)).split())

    @property
    def shown(self) -> Iterator[str]:
        """Paths of the files without which the page is not whole: pictures, scripts, styles, sound, lists for its scripts."""
        for tag, name in _SHOWS:
            yield from self._targets(f"//{tag}/@{name}")
        yield from self._targets("/html/head/link/@href")
        yield from self._targets("//@data-list")

    @property
    def linked(self) -> Iterator[str]:
        """Paths that the page leads to."""
        yield from self._targets("//a/@href")
        yield from self._targets("//form/@action")

    def _targets(self, expression: str) -> Iterator[str]:
        return (found for value in self._tree.xpath(expression) if (found := target(self.path, value)))


def _text(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    apart = "" if element.tag in _IN_WORDS else " "
    yield apart + (element.text or "")
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield apart


def target(path: str, address: str) -> str:
    """The path that an address on the page ``path`` means; "" for the page itself, other sites and what lies above the root."""
    plain = address.split("#")[0].split("?")[0].strip()
    if not plain or _SCHEME.match(plain) or plain.startswith("/"):
        return ""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(plain)))
    return "" if found.startswith("..") or found in (".", path) else found
