"""What the HTML of a web page must become in a book: nothing to fill in, nothing folded, no file that a reading system cannot open."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from .chapters import MEDIA, Book
from .xhtml import TYPE, XML_LANG, H, make, remove, replace, unwrap

SOUNDS = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "opus": "audio/ogg; codecs=opus"}
"""Sounds that every reading system plays (source: EPUB 3.3, 3.2 core media types). ``ogg`` belongs to them if it holds Opus."""
VIDEOS = {"mp4": "video/mp4", "webm": "video/webm"}
"""EPUB 3.3, 3.4.2: films of any type are allowed in ``video``."""
_WEB_ONLY = ("loading", "decoding", "playsinline", "rel", "download", "target")


def refine(root: etree._Element, book: Book) -> None:
    """Turn the tree of one chapter into that of a book, in place. Links to other chapters are looked after in ``mend_links``."""
    for anchor in list(_all(root, "a", "oer-anchor")):
        remove(anchor)
    for player in [*root.iter(H + "video"), *root.iter(H + "audio")]:
        _player(player, book)
    for link in list(root.iter(H + "a")):
        _link(link, book)
    for field in list(root.iter(H + "input")):
        _box(field)
    for fold in list(root.iter(H + "details")):
        _unfold(fold)
    for code in root.iter(H + "code"):  # a style sheet of a book may not say so
        code.set("dir", "ltr")
    for holder in [*_all(root, "div", "oer-table"), *root.iter(H + "pre")]:  # a page of a book does not scroll
        for name in ("tabindex", "role", "aria-label"):
            holder.attrib.pop(name, None)
    _footnotes(root)
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        for name in _WEB_ONLY if element.tag != H + "link" else ():
            element.attrib.pop(name, None)
        if element.get("lang"):
            element.set(XML_LANG, element.get("lang"))
        if element.get("id") in seen:  # shown a second time
            del element.attrib["id"]
        seen |= {element.get("id")} - {None}


def _all(root: etree._Element, tag: str, name: str) -> Iterator[etree._Element]:
    """Elements of a class."""
    return (element for element in root.iter(H + tag) if name in (element.get("class") or "").split())


def medium(address: str | None) -> str:
    """The file of media/ that an address in a chapter means, or ""."""
    return unquote(address.removeprefix(MEDIA)) if address and address.startswith(MEDIA) else ""


def media_type(path: str, book: Book) -> str:
    """The type of a film or sound that may stand in a book, or "" if reading systems need not know it."""
    ending = path.rsplit(".", 1)[-1].lower()
    if ending == "ogg":
        return SOUNDS["opus"] if b"OpusHead" in book.context.read(f"media/{path}")[:512] else ""
    return VIDEOS.get(ending) or SOUNDS.get(ending, "")


def _player(player: etree._Element, book: Book) -> None:
    """A film or sound that the book can hold, with words for readers without it; any other as a link to the site, or its name."""
    source = next(player.iter(H + "source"))
    path = medium(source.get("src"))
    name = player.get("aria-label") or path
    kind = media_type(path, book) if path and not book.context.light else ""
    public = book.public_media(path) if path else source.get("src", "")
    if not kind:
        replace(player, _elsewhere(book, name, public))
        return
    source.set("type", kind)
    for link in list(player.iter(H + "a")):
        link.getparent().remove(link)
    player.append(_elsewhere(book, name, public))


def _elsewhere(book: Book, name: str, public: str) -> etree._Element:
    t = book.context.strings
    words = make("p", class_="oer-elsewhere")
    if public:
        words.append(make("a", t("epub.media_online", name=name), href=public))
    else:
        words.text = t("epub.media_left_out", name=name)
    return words


def _link(link: etree._Element, book: Book) -> None:
    """Files are no chapters: they are on the site. What has no address is words."""
    path = medium(link.get("href"))
    if path:
        link.set("href", book.public_media(path))
    if not link.get("href"):
        link.attrib.clear()
        link.tag = H + "span"


def _box(field: etree._Element) -> None:
    """A box to tick becomes a drawn one; its words are no longer the label of anything."""
    label = next(field.iterancestors(H + "label"), None)
    replace(field, make("span", "✓" if field.get("checked") else "", class_="oer-box"))
    if label is not None:
        unwrap(label)


def _unfold(fold: etree._Element) -> None:
    fold.tag = H + "div"
    fold.set("class", f"oer-fold {fold.get('class', '')}".strip())
    for head in fold.findall(H + "summary"):
        head.tag = H + "p"
        head.set("class", "oer-fold__title")


def _footnotes(root: etree._Element) -> None:
    """Marks and notes say that they are some, so that reading systems can show a note on the spot."""
    for mark in _all(root, "sup", "oer-footnote-ref"):
        for link in mark.iter(H + "a"):
            link.set(TYPE, "noteref")
            link.set("role", "doc-noteref")
    for notes in _all(root, "section", "oer-footnotes"):
        notes.set(TYPE, "footnotes")
        notes.set("role", "doc-endnotes")
        for note in notes.iter(H + "li"):
            if (note.get("id") or "").startswith("fn."):
                note.set(TYPE, "footnote")
        for back in _all(notes, "a", "oer-footnotes__back"):
            back.set("role", "doc-backlink")


def mend_links(pages: dict[str, etree._Element]) -> None:
    """Give every link between chapters (file name → tree) a place that exists: the named one, the same name in the chapter that
    belongs to it (a quiz and its answers), else the chapter; inside one chapter, words without a link.
    """
    ids = {file: {element.get("id") for element in root.iter(etree.Element) if element.get("id")} for file, root in pages.items()}
    partner = {"quiz.xhtml": "answers.xhtml", "answers.xhtml": "quiz.xhtml"}
    for file, root in pages.items():
        for link in list(root.iter(H + "a")):
            target, hash_, fragment = (link.get("href") or "").partition("#")
            here = target or file
            if not hash_ or here not in ids or fragment in ids[here]:
                continue
            other = partner.get(here, "")
            if fragment in ids.get(other, ()):
                link.set("href", f"{other}#{fragment}")
            elif target:
                link.set("href", target)
            else:
                unwrap(link)
