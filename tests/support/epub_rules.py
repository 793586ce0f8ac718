"""An EPUB opened by its own documents, as a reading system does it, and our rules for it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEXT = "application/xhtml+xml"
NOTHING_TO_DO = ("script", "form", "input", "select", "textarea", "button", "details", "iframe", "object", "style")
CORE = {"audio/mpeg", "audio/mp4", "audio/ogg; codecs=opus"}


class OpenBook:
    """A book; paths are those inside the ZIP."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = set(self.archive.namelist())
        container = etree.fromstring(self.archive.read("META-INF/container.xml"))
        self.path = container.find(".//{*}rootfile").get("full-path")
        self.package = etree.fromstring(self.archive.read(self.path))

    def at(self, href: str, base: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))

    @cached_property
    def items(self) -> dict[str, etree._Element]:
        """Path → item of the manifest."""
        return {self.at(item.get("href"), self.path): item for item in self.package.iter(f"{OPF}item")}

    @cached_property
    def spine(self) -> list[str]:
        paths = {item.get("id"): path for path, item in self.items.items()}
        return [paths[ref.get("idref")] for ref in self.package.iter(f"{OPF}itemref")]

    @cached_property
    def nav(self) -> str:
        return next(path for path, item in self.items.items() if "nav" in (item.get("properties") or "").split())

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        return {path: etree.fromstring(self.archive.read(path)) for path, item in self.items.items() if item.get("media-type") == TEXT}

    def page(self, name: str) -> etree._Element:
        return self.pages[f"EPUB/text/{name}.xhtml"]

    def words(self, name: str) -> str:
        """The text of a chapter."""
        return " ".join("".join(self.page(name).find(f"{XHTML}body").itertext()).split())

    def meta(self, name: str) -> list[str]:
        return [meta.text for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    def dc(self, name: str) -> list[str]:
        return [element.text for element in self.package.iter(DC + name)]

    def contents(self) -> list[str]:
        """The chapters of the table of contents, in its order."""
        toc = next(nav for nav in self.pages[self.nav].iter(f"{XHTML}nav") if nav.get(TYPE) == "toc")
        return [self.at(link.get("href"), self.nav) for link in toc.iter(f"{XHTML}a")]

    def old_contents(self) -> list[str]:
        tree = etree.fromstring(self.archive.read("EPUB/toc.ncx"))
        return [self.at(point.get("src"), "EPUB/toc.ncx") for point in tree.iter(f"{NCX}content")]


def faults(book: OpenBook) -> list[str]:
    """What must not be in a book of ours, in words."""
    found = [*_container(book), *_orders(book)]
    ids = {path: [element.get("id") for element in page.iter(etree.Element) if element.get("id")] for path, page in book.pages.items()}
    for path, page in book.pages.items():
        found += [f"{path}: two elements have the id {name}" for name in set(ids[path]) if ids[path].count(name) > 1]
        found += [f"{path}: {line}" for line in _page(page)]
        found += [f"{path}: {line}" for line in _addresses(book, path, page, ids)]
    return found


def _container(book: OpenBook) -> list[str]:
    first = book.archive.infolist()[0]
    found = []
    if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b""):
        found.append("the first file is not the media type as it is")
    if book.archive.read("mimetype") != b"application/epub+zip":
        found.append("the media type is not that of a book")
    inside = {name for name in book.names if name.startswith("EPUB/")} - {book.path}
    found += [f"{name} is not in the manifest" for name in sorted(inside - set(book.items))]
    found += [f"the manifest names {name}, which is not there" for name in sorted(set(book.items) - book.names)]
    folded = [name.casefold() for name in book.names]
    return found + ["two names differ in capitals only"] * (len(folded) != len(set(folded)))


def _orders(book: OpenBook) -> list[str]:
    chapters = [path for path in book.spine if path not in (book.nav, "EPUB/text/cover.xhtml")]
    found = [f"{path} is read but not in the spine" for path in sorted(set(book.pages) - set(book.spine))]
    if len(set(book.spine)) != len(book.spine):
        found.append("a page is twice in the spine")
    if book.contents() != chapters:
        found.append(f"the contents are not in reading order: {book.contents()} {chapters}")
    if book.old_contents() != chapters:
        found.append("the old contents are not in reading order")
    return found


def _page(page: etree._Element) -> list[str]:
    found = [f"<{name}> is in it" for name in NOTHING_TO_DO if next(page.iter(XHTML + name), None) is not None]
    for element in page.iter(etree.Element):
        found += [f"the attribute {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        if element.get("lang") != element.get(LANG):
            found.append(f"lang and xml:lang differ on {element.tag}")
    if not page.get("lang"):
        found.append("it has no language")
    headings = [int(match[1]) for element in page.iter(etree.Element) if (match := re.fullmatch(XHTML + "h([1-6])", element.tag))]
    if headings.count(1) > 1:
        found.append("it has two main headings")
    if any(after > before + 1 for before, after in pairwise(headings)):
        found.append(f"headings leave out a level: {headings}")
    if "\x1a" in etree.tostring(page, encoding="unicode"):
        found.append("a frame token is left")
    return found


def _addresses(book: OpenBook, path: str, page: etree._Element, ids: dict[str, list[str]]) -> list[str]:
    found = []
    for element in page.iter(etree.Element):
        source, link = element.get("src"), element.get("href")
        if source is not None and book.at(source, path) not in book.items:
            found.append(f"{source} is shown but not in the book")
        if link is None or link.startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        target, _, fragment = link.partition("#")
        where = book.at(target, path) if target else path
        if where not in book.items:
            found.append(f"{link} leads out of the book")
        elif element.tag == f"{XHTML}a" and where not in book.spine:
            found.append(f"{link} leads to what nobody reads")
        elif fragment and fragment not in ids[where]:
            found.append(f"{link} leads to no place")
    for player in page.iter(f"{XHTML}audio"):
        types = {source.get("type") for source in player.iter(f"{XHTML}source")}
        if not types & CORE:
            found.append(f"no reading system need play {types}")
    for described in page.xpath("//@aria-labelledby | //@aria-describedby"):
        found += [f"{name} describes nothing" for name in described.split() if name not in ids[path]]
    return found
