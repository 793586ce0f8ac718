"""The lists beside ZIM files: ``library.xml`` for kiwix-serve, an OPDS 1.2 catalogue as Kiwix writes it, and a checksum for each file."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from libzim.reader import Archive

from ..below import matching
from ..whole import put
from .facts import SIDE

LIBRARY = "library.xml"
ROOT = "catalog/v2/root.xml"
ENTRIES = "catalog/v2/entries.xml"
PICTURE = "picture.png"
_ATOM = "http://www.w3.org/2005/Atom"
_NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
_ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_TIME = "T00:00:00Z"
_UP = "../../"  # from the catalogue to the ZIM files


@dataclass(frozen=True)
class Book:
    """A ZIM file as the lists tell of it. ``size`` in bytes, ``id`` its UUID."""

    file: str
    id: str
    size: int
    sha256: str
    articles: int
    media: int
    metadata: dict[str, str]
    picture: bytes

    def __getitem__(self, name: str) -> str:
        return self.metadata.get(name, "")

    @property
    def category(self) -> str:
        return next((tag.partition(":")[2] for tag in self["Tags"].split(";") if tag.startswith("_category:")), "")


def books(folder: Path, catalogue: str) -> list[Book]:
    """The newest file of each book of this catalogue (the first part of their names) in ``folder``, sorted by name."""
    newest: dict[tuple[str, str], Book] = {}
    for path in matching(folder, f"{catalogue}_*.zim"):
        book = _book(path)
        key = (book["Name"], book["Flavour"])
        if key not in newest or newest[key]["Date"] <= book["Date"]:
            newest[key] = book
    return [newest[key] for key in sorted(newest)]


def _book(path: Path) -> Book:
    archive = Archive(path)
    texts = [name for name in archive.metadata_keys if not name.startswith("Illustration")]
    metadata = {name: archive.get_metadata(name).decode() for name in texts}
    picture = bytes(archive.get_illustration_item(SIDE).content)
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    counts = archive.article_count, archive.media_count
    return Book(path.name, str(archive.uuid), path.stat().st_size, sha256, *counts, metadata, picture)


def shelve(folder: Path, found: Iterable[Book], title: str, address: str = "") -> None:
    """Write the lists into ``folder``. ``address`` is where the folder will be published; without it all addresses are relative."""
    found = list(found)
    for book in found:
        put(folder / f"{book.file}.sha256", f"{book.sha256}  {book.file}\n".encode())
    if found:
        put(folder / PICTURE, found[0].picture)
    put(folder / LIBRARY, _library(found, address))
    put(folder / ROOT, _root(found, title))
    put(folder / ENTRIES, _entries(found, title, address))


def _library(found: list[Book], address: str) -> bytes:
    """As ``kiwix-manage`` writes it (library version 20110515); sizes in KiB."""
    root = Element("library", {"version": "20110515"})
    for book in found:
        values = {
            "id": book.id,
            "path": book.file,
            "url": address and address + book.file,
            "title": book["Title"],
            "description": book["Description"],
            "language": book["Language"],
            "creator": book["Creator"],
            "publisher": book["Publisher"],
            "name": book["Name"],
            "flavour": book["Flavour"],
            "tags": book["Tags"],
            "faviconMimeType": "image/png",
            "favicon": b64encode(book.picture).decode(),
            "date": book["Date"],
            "articleCount": str(book.articles),
            "mediaCount": str(book.media),
            "size": str(book.size // 1024),
        }
        SubElement(root, "book", {name: value for name, value in values.items() if value})
    return _written(root)


def _root(found: list[Book], title: str) -> bytes:
    feed = _feed("root", title, found, _NAVIGATION, "root.xml")
    entry = SubElement(feed, "entry")
    _text(entry, "title", title)
    _text(entry, "id", _id("entries", found))
    _text(entry, "updated", _newest(found))
    SubElement(entry, "link", {"rel": "subsection", "href": "entries.xml", "type": _ACQUISITION})
    SubElement(entry, "content", {"type": "text"}).text = title
    return _written(feed)


def _entries(found: list[Book], title: str, address: str) -> bytes:
    feed = _feed("entries", title, found, _ACQUISITION, "entries.xml")
    SubElement(feed, "link", {"rel": "up", "href": "root.xml", "type": _NAVIGATION})
    for name, value in (("totalResults", len(found)), ("startIndex", 0), ("itemsPerPage", len(found))):
        _text(feed, name, str(value))
    for book in found:
        _entry(feed, book, address or _UP)
    return _written(feed)


def _entry(feed: Element, book: Book, base: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", f"urn:uuid:{book.id}")
    _text(entry, "title", book["Title"])
    _text(entry, "updated", book["Date"] + _TIME)
    _text(entry, "summary", book["Description"])
    for name in ("Language", "Name", "Flavour"):
        _text(entry, name.lower(), book[name])
    _text(entry, "category", book.category)
    _text(entry, "tags", book["Tags"])
    _text(entry, "articleCount", str(book.articles))
    _text(entry, "mediaCount", str(book.media))
    size = f"width={SIDE};height={SIDE};scale=1"
    SubElement(entry, "link", {"rel": "http://opds-spec.org/image/thumbnail", "href": base + PICTURE, "type": f"image/png;{size}"})
    _text(SubElement(entry, "author"), "name", book["Creator"])
    _text(SubElement(entry, "publisher"), "name", book["Publisher"])
    if book["License"]:
        _text(entry, "dc:rights", book["License"])
    _text(entry, "dc:issued", book["Date"] + _TIME)
    _text(entry, "dc:identifier", f"urn:sha256:{book.sha256}")
    file = {"rel": "http://opds-spec.org/acquisition/open-access", "href": base + book.file, "type": "application/x-zim"}
    SubElement(entry, "link", {**file, "length": str(book.size)})
    SubElement(entry, "link", {"rel": "related", "title": "SHA-256", "href": f"{base}{book.file}.sha256", "type": "text/plain"})


def _feed(kind: str, title: str, found: list[Book], type: str, href: str) -> Element:
    feed = Element("feed", {"xmlns": _ATOM, "xmlns:dc": "http://purl.org/dc/terms/", "xmlns:opds": "https://specs.opds.io/opds-1.2"})
    _text(feed, "id", _id(kind, found))
    _text(feed, "title", title)
    _text(feed, "updated", _newest(found))
    _text(SubElement(feed, "author"), "name", found[0]["Publisher"] if found else title)
    SubElement(feed, "link", {"rel": "self", "href": href, "type": type})
    SubElement(feed, "link", {"rel": "start", "href": "root.xml", "type": _NAVIGATION})
    return feed


def _id(kind: str, found: list[Book]) -> str:
    """The same for all versions of the list."""
    return f"urn:oer-catalogue:{found[0]['Name'].partition('_')[0] if found else 'empty'}:{kind}"


def _newest(found: list[Book]) -> str:
    return max((book["Date"] for book in found), default="1970-01-01") + _TIME


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words


def _written(root: Element) -> bytes:
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
