"""What a page would load from elsewhere without being asked, and what the rules for browsers (``policy``) would not run.

Loaded without being asked: pictures, sound, film, fonts, styles, scripts, frames, icons, hints such as preconnect, pings, and
pages that move on by themselves. A link that somebody may follow is none of these. The words of lessons need no look: their
HTML is ours and holds only files of the catalogue (``body``). This looks at what maintainers write: hand-written pages,
templates and files of overrides/, and what the engine made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from ..below import files_below
from ..load.markdown import parse, walk
from ..problem import Place, Problem, Report
from ..rules.codes import problem
from .swap import BuildError

_LOADING = {
    "src": (), "srcset": (), "imagesrcset": (), "poster": (), "background": (), "ping": (), "manifest": (), "classid": (),
    "codebase": (), "data": ("object",), "href": ("link", "base", "image", "use", "feimage", "script"),
    "xlink:href": ("image", "use", "feimage", "script"),
}  # fmt: skip
"""Attributes with an address that a browser fetches by itself, and the elements on which they mean that (none = all).
HTML Living Standard, index of attributes; SVG 2, linking."""
_NOT_LOADED = {"canonical", "alternate", "license", "author", "help", "next", "prev", "search", "me", "bookmark", "tag", "external"}
_DATA_BLOCKS = ("application/ld+json", "application/json")
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)
_INSIDE = re.compile(r"(?:data|blob|about|javascript|mailto|tel):", re.I)  # nothing is fetched; whether it may run is another matter
_BLANKS = re.compile(r"[\x00-\x20]+")
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|image-set\(\s*["']([^"']*)""", re.I
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TEXTS = (".html", ".css", ".svg", ".js")
_SCRIPT_ADDRESS = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`\s]+)""")
_NAMESPACES = ("http://www.w3.org/",)


@dataclass(frozen=True, slots=True)
class Found:
    """``address`` is what would be loaded from elsewhere, "" = ``what`` would not run. ``line`` and ``column`` count from 1."""

    what: str
    address: str
    line: int = 1
    column: int = 1


def foreign(address: str) -> bool:
    """Whether an address leads away from the folder of the site. A full address of the site itself does too: a copy has another."""
    bare = _BLANKS.sub("", address)
    return bool(_FOREIGN.match(bare)) and not _INSIDE.match(bare)


def in_css(css: str) -> Iterator[str]:
    """The foreign addresses that a style sheet loads."""
    for match in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", css.replace("\\\n", ""))):
        address = next((group for group in match.groups() if group is not None), "")
        if foreign(re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda m: chr(min(int(m[1], 16), 0x10FFFF)), address)):
            yield address


def in_html(html: str) -> list[Found]:
    """What a page, a template or a piece of HTML would load from elsewhere, and inline scripts and styles, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self._text = ""  # the element whose text is not words: script, style

    def say(self, what: str, address: str = "") -> None:
        line, column = self.getpos()
        self.found.append(Found(what, address, line, column + 1))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._text = "" if "src" in values or values.get("type", "").lower() in _DATA_BLOCKS else tag
        elif tag == "style":
            self._text = tag
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            address = values.get("content", "").partition("=")[2].strip(" \"'")
            if foreign(address):
                self.say("<meta http-equiv=refresh>", address)
        for name, value in values.items():
            self._attribute(tag, name, value, values)

    handle_startendtag = handle_starttag

    def _attribute(self, tag: str, name: str, value: str, values: Mapping[str, str]) -> None:
        if name.startswith("on"):
            self.say(f"{name}= in <{tag}>")
        elif name == "style":
            self.say(f"style= in <{tag}>")
            for address in in_css(value):
                self.say(f"style= in <{tag}>", address)
        elif name == "srcdoc":
            self.found += [Found(f"srcdoc= in <{tag}>", inner.address, *self.getpos()) for inner in in_html(value) if inner.address]
        elif name in _LOADING and (not _LOADING[name] or tag in _LOADING[name]):
            if tag == "link" and set(values.get("rel", "").lower().split()) <= _NOT_LOADED:
                return
            if name in ("srcset", "imagesrcset", "ping"):
                addresses = [part.split()[0] for part in re.split(r",(?=\s)|\s+(?=\S+:)", value) if part.split()]
            else:
                addresses = [value]
            for address in addresses:
                if foreign(address):
                    self.say(f"{name}= in <{tag}>", address)

    def handle_data(self, data: str) -> None:
        if self._text and data.strip():
            self.say(f"<{self._text}>")
            for address in in_css(data) if self._text == "style" else ():
                self.say(f"<{self._text}>", address)
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._text:
            self._text = ""


# --- as problems ----------------------------------------------------------------------------------------------------------


def in_markdown(text: str, file: str) -> Iterator[Problem]:
    """Pictures and HTML of a hand-written page that would be loaded from elsewhere, or not run."""
    data = text.encode()
    for node in walk(parse(text)):
        picture = node.kind == "image" and foreign(node.url)
        if not picture and node.kind != "html":
            continue
        before = data[: node.start].decode(errors="ignore")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        if picture:
            yield _problem(Found("a picture", node.url, line, column), file)
        else:
            for found in in_html(node.text):
                place = (line + found.line - 1, found.column if found.line > 1 else column + found.column - 1)
                yield _problem(Found(found.what, found.address, *place), file)


def in_overrides(folder: Path, root: Path) -> Iterator[Problem]:
    """What templates, style sheets, drawings and scripts of overrides/ would load from elsewhere, or not run."""
    for file in files_below(folder):
        if file.suffix not in _TEXTS:
            continue
        text, name = file.read_text(encoding="utf-8", errors="replace"), file.relative_to(root).as_posix()
        if file.suffix in (".html", ".svg"):
            found = [each for each in in_html(text) if each.address or file.suffix == ".html"]
        elif file.suffix == ".css":
            found = [_at(text, address) for address in in_css(text)]
        else:
            found = [_at(text, address) for address in _SCRIPT_ADDRESS.findall(text) if not address.startswith(_NAMESPACES)]
        yield from (_problem(each, name) for each in found)


def _at(text: str, address: str) -> Found:
    at = text.find(address)
    return Found("an address", address, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)


def _problem(found: Found, file: str) -> Problem:
    place = Place(file, found.line, found.column)
    if found.address:
        message = f"{found.what} would be loaded from elsewhere: {found.address[:200]}"
        return problem("OER-C111", place, message, "Put the file into this project and use it from here, or make it a link.")
    return problem(
        "OER-C112", place, f"{found.what} has no effect", "Use a file of its own, or a class: no page runs what is written in it."
    )


_STOP = "Readers' browsers must not be sent to other places. The old site is untouched."


def stop(report: Report) -> None:
    """Raises BuildError if something that people wrote would be loaded from elsewhere: then there is no site."""
    found = [str(p.place) + "  " + p.message for p in report.problems if p.code == "OER-C111"]
    if found:
        raise BuildError("\n".join([*found, _STOP]), 1)


def refuse(pages: Mapping[str, str]) -> None:
    """Raises BuildError if a page, by its path in the site, would load anything from elsewhere, whatever wrote it there."""
    found = [f"{path}  {each.what}: {each.address}" for path, html in pages.items() for each in in_html(html) if each.address]
    if found:
        more = [f"and {len(found) - 20} more"] if len(found) > 20 else []
        raise BuildError("\n".join(["These pages would load something from elsewhere:", *found[:20], *more, _STOP]), 1)
