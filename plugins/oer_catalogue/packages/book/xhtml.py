"""The HTML that templates and bodies give, as a tree, and the tree as XHTML: well-formed whatever a browser would forgive."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
H = f"{{{XHTML}}}"
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end tag (source: HTML Living Standard, 13.1.2)."""
_NAMESPACES = {None: XHTML, "epub": OPS}
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no XML document may hold them (XML 1.0, 2.2)


def legal(text: str) -> str:
    """``text`` without the signs that no XML document may hold; the rules refuse them in a module, so nothing is lost."""
    return _REFUSED.sub("", text)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = etree.TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {_name(name): legal(name if value is None else value) for name, value in attrs}
        self.builder.start(H + tag, values, _NAMESPACES)
        if tag in VOID:
            self.builder.end(H + tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.builder.end(H + tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(H + tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(legal(data))


def _name(name: str) -> str:
    return {"epub:type": TYPE, "xml:lang": XML_LANG}.get(name, name)


def parse(html: str) -> etree._Element:
    """One element with all that stands in it, in the namespace of XHTML. Raises AssertionError for tags that do not match: our own bug."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.builder.close()


def serialize(root: etree._Element) -> bytes:
    """The tree as an XHTML document in UTF-8. Elements have an end tag where HTML asks for one, for readers that parse it as HTML."""
    for element in root.iter(etree.Element):
        if element.text is None and not len(element) and element.tag[len(H) :] not in VOID:
            element.text = ""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"


def make(tag: str, words: str | None = None, **attributes: str) -> etree._Element:
    """A new element; ``class_`` is its class."""
    element = etree.Element(H + tag, {name.rstrip("_"): value for name, value in attributes.items()}, _NAMESPACES)
    element.text = words
    return element


def unwrap(element: etree._Element) -> None:
    """Take an element away and leave what stands in it in its place."""
    parent, at = element.getparent(), element.getparent().index(element)
    _add_text(parent, at, element.text)
    for child in list(element):
        at = parent.index(element)
        parent.insert(at, child)
    tail = element.tail
    at = parent.index(element)
    element.tail = None
    parent.remove(element)
    _add_text(parent, at, tail)


def replace(old: etree._Element, new: etree._Element) -> None:
    """``new`` stands where ``old`` stood."""
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def remove(element: etree._Element) -> None:
    """Take an element away with all that stands in it, but not the text behind it."""
    parent, at, tail = element.getparent(), element.getparent().index(element), element.tail
    element.tail = None
    parent.remove(element)
    _add_text(parent, at, tail)


def _add_text(parent: etree._Element, at: int, text: str | None) -> None:
    """Put text before the child number ``at``."""
    if not text:
        return
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
