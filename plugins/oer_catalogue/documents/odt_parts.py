"""What an ODT is made of beside its text: styles, the marks of its lists, properties."""

from __future__ import annotations

from importlib.resources import files
from string import Template

from markupsafe import escape
from odfdo import Document

from .office import PETROL
from .paper import Paper

_BULLETS = ("Bullets", "•"), ("Boxes", "☐"), ("Ticked", "☒")
FIRST = ("mimetype", "META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml", "settings.xml")
"""The files of an ODT that are no pictures, in the order in which they stand."""


def empty(paper: Paper) -> Document:
    """A document with our styles and the properties of ``paper``, and nothing of the library's template."""
    document = Document("text")
    document.body.clear()
    for name in [name for name in document.manifest.get_paths() if name != "/" and name not in FIRST]:
        document.manifest.del_full_path(name)  # of the template: a thumbnail, settings of tool bars
    for name in [name for name in document.get_parts() if name not in FIRST]:
        document.del_part(name)
    document.set_part("styles.xml", _styles(paper).encode("utf-8"))
    _meta(document, paper)
    return document


def way(direction: str) -> str:
    return "rl-tb" if direction == "rtl" else "lr-tb"


def side(direction: str) -> str:
    """Where lines begin. LibreOffice takes "start" for the left in every direction."""
    return "right" if direction == "rtl" else "left"


def language(tag: str, direction: str) -> str:
    """The attributes of a language: that of western text, or that of text in complex scripts."""
    language, _, rest = tag.partition("-")
    country = next((part for part in rest.split("-") if len(part) == 2), "none")
    if direction == "rtl":
        return f'style:language-complex="{escape(language)}" style:country-complex="{escape(country)}"'
    return f'fo:language="{escape(language)}" fo:country="{escape(country)}"'


def _styles(paper: Paper) -> str:
    text = (files(__package__) / "print-styles.xml").read_text("utf-8")
    lists = "".join(_list_style(name, sign) for name, sign in _BULLETS) + _list_style("Numbers", "")
    values = {
        "way": way(paper.direction),
        "side": side(paper.direction),
        "languages": language(paper.locale, paper.direction),
        "title": escape(paper.title),
    }
    return Template(text).substitute(values, lists=lists)


def _list_style(name: str, sign: str) -> str:
    levels = ""
    for level in range(1, 11):
        kind = f'bullet text:level="{level}" text:bullet-char="{sign}"' if sign else f'number text:level="{level}" style:num-format="1"'
        suffix = "" if sign else ' style:num-suffix="."'
        place = f'text:list-tab-stop-position="{6 * level}mm" fo:text-indent="-5mm" fo:margin-left="{6 * level}mm"'
        levels += (
            f'<text:list-level-style-{kind}{suffix}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" {place}/></style:list-level-properties>'
            f'<style:text-properties fo:color="#{PETROL}"/></text:list-level-style-{kind.split()[0]}>'
        )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def _meta(document: Document, paper: Paper) -> None:
    """Properties with no time and no machine in them."""
    words = {
        "dc:title": paper.title,
        "dc:description": paper.rights,
        "dc:subject": paper.subtitle,
        "dc:creator": paper.author,
        "dc:language": paper.locale,
    }
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in words.items() if value)
    inner += "".join(f"<meta:keyword>{escape(word)}</meta:keyword>" for word in paper.keywords)
    opendocument = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="{opendocument}meta:1.0" xmlns:office="{opendocument}office:1.0"'
    text = f'<office:document-meta {spaces} office:version="1.4"><office:meta>{inner}</office:meta></office:document-meta>'
    document.set_part("meta.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())
