"""Bad modules from a few lines of text, each beside a good one.

``cases/*.txt``: ``=== name`` begins a case, ``@@ path`` a file of the module ``bad`` (an empty one is removed), ``@~ path`` a file
of it that is changed: the line after ``-`` must be there once, the lines after ``+`` take its place. ``\\u{202E}`` is that character.
``«S001»`` stands where a problem with the code OER-S001 must be reported and is no part of the file. ``!! S001 path`` expects a
problem at the beginning of a file. A case without any of these is harmless; ``!! shown words`` says what the reader then sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import nh3

from oer_catalogue import body, locales
from oer_catalogue.load import lookup
from oer_catalogue.load.markdown import parse, split_front
from oer_catalogue.model import Document, Module
from oer_catalogue.problem import Report

HERE = Path(__file__).parent
GOOD = HERE.parent / "problems" / "_good" / "modules"
BAD = {
    "module.yml": """\
schema_version: 1
id: bad
version: 1.0.0
updated: 2026-11-20
status: published
source_language: en
licence: CC-BY-4.0
topics: [online-safety]
authors:
  - { name: Ada Example, role: author }
origin_of_text: hand
provider: { name: An example school, country: GR }
audience: [learner]
level: beginner
isced_f: [0611]
outcomes:
  - { id: LO1, type: skill }
lessons:
  - { id: one, minutes: 10, outcomes: [LO1] }
delivery_modes: [self-paced]
tech: { internet: low, devices: [phone] }
""",
    "en/index.md": """\
---
title: A module
summary: One sentence about it.
keywords: [word]
outcomes:
  LO1: Do a thing.
---

An introduction.
""",
    "en/lessons/one.md": "---\ntitle: A lesson\n---\n\nWords.\n",
}
_MARK = re.compile("«([A-Z][0-9]{3}(?: [A-Z][0-9]{3})*)»")
_CHARACTER = re.compile(r"\\u\{([0-9A-F]+)\}")

Found = tuple[str, str]  # code without OER-, place


@dataclass(frozen=True, slots=True)
class Case:
    """``files``: path → text with marks, None = removed; ``changes``: path → pairs of lines; ``says``: (code, path); ``shown``: words."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    changes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    says: tuple[Found, ...] = ()
    shown: tuple[str, ...] = ()

    def write(self, folder: Path) -> set[Found]:
        """Writes the module and returns what must be found in it."""
        texts = dict(BAD) | self.files
        for path, pairs in self.changes.items():
            for old, new in pairs:
                assert f"\n{texts[path]}".count(f"\n{old}\n") == 1, (self.name, path, old)
                texts[path] = f"\n{texts[path]}".replace(f"\n{old}\n", f"\n{new}" if new else "\n")[1:]
        expected = {(code, f"modules/bad/{path}:1:1") for code, path in self.says}
        for path, marked in texts.items():
            text, places = unmark(_CHARACTER.sub(lambda found: chr(int(found[1], 16)), marked))
            expected |= {(code, f"modules/bad/{path}:{line}:{column}") for code, line, column in places}
            if text or path not in self.files:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, "utf-8", newline="")
        return expected


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and (code, line, column) of each."""
    text, places, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        end = mark.end()
        places += [(code, text.count("\n") + 1, len(text) - text.rfind("\n")) for code in mark[1].split()]
    return text + marked[end:], places


def read_cases(file: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    for part in re.split(r"^=== ", file.read_text("utf-8"), flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        head, *sections = re.split(r"^(@[@~] .*)\n", rest, flags=re.M)
        files: dict[str, str] = {}
        changes: dict[str, list[tuple[str, str]]] = {}
        for title, content in zip(sections[::2], sections[1::2], strict=True):
            path = title[3:]
            if title.startswith("@~"):
                changes[path] = [_pair(change) for change in re.split(r"^-", content, flags=re.M)[1:]]
            else:
                whole = path.endswith(".md") and content.strip("\n") and not re.match(r"(?:«[^»]*»|\\u\{FEFF\})*---", content)
                files[path] = f"---\ntitle: A title\n---\n{content}" if whole else content.rstrip("\n") and f"{content.rstrip(chr(10))}\n"
        orders = [line[3:].split(" ", 1) for line in head.split("\n") if line.startswith("!! ")]
        says = tuple((code, path) for code, path in orders if code != "shown")
        yield Case(f"{file.stem}: {name}", files, changes, says, tuple(words for code, words in orders if code == "shown"))


def _pair(change: str) -> tuple[str, str]:
    old, *new = change.rstrip("\n").split("\n")
    assert all(line.startswith("+") for line in new), change
    return old, "".join(f"{line[1:]}\n" for line in new)


def found_in(report: Report, module: str = "bad") -> set[Found]:
    """(code, place) of every problem of a module."""
    problems = (p for p in report.problems if f"{p.place.file}/".startswith(f"modules/{module}/"))
    return {(p.code.removeprefix("OER-"), str(p.place)) for p in problems}


def every_case() -> list[Case]:
    """The cases of all files."""
    return [case for file in sorted((HERE / "cases").glob("*.txt")) for case in read_cases(file)]


# --- what a body may hold: judged by nh3 (ammonia, html5ever), which is not ours ------------------------------------------------

_ALWAYS = {"class", "id", "lang", "dir", "role", "aria-label", "tabindex", "title"}
_PLAIN = """aside blockquote br code dd details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr label p pre s section span strong
    summary sup table tbody td thead tr ul"""
ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in _PLAIN.split()},
    "a": {"href", "rel", "download"},
    "audio": {"controls", "preload"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"type", "checked"},
    "li": {"value"},
    "ol": {"start"},
    "source": {"src", "type"},
    "th": {"scope"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"controls", "preload", "width", "height", "playsinline"},
}
CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={tag: names | _ALWAYS for tag, names in ALLOWED.items()},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    generic_attribute_prefixes=set(),
)


class _Events(HTMLParser):
    """HTML as a list of what it says, the same for every way of writing it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[object] = []
        self.foreign: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append((tag, sorted((name, value or "") for name, value in attrs)))
        loads = [value or "" for name, value in attrs if name in ("src", "poster", "srcset", "data")]
        self.foreign += [value for value in loads if not value.startswith("here/")]

    def handle_endtag(self, tag: str) -> None:
        self.said.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.said and isinstance(self.said[-1], str) and not self.said[-1].startswith("/"):
            data = f"{self.said.pop()}{data}"
        self.said.append(f" {data}" if data.startswith("/") else data)


def unsafe(html: str) -> list[object]:
    """What nh3 takes out of a body or reads otherwise than we wrote it, and what it loads from elsewhere. Nothing = safe."""
    whole = body.resolve(html, lambda kind, value: value if kind == "id" else f"#{value}" if kind == "ref" else f"here/{value}")
    ours, theirs = _Events(whole), _Events(CLEANER.clean(whole))
    different = [(a, b) for a, b in zip(ours.said, theirs.said, strict=False) if a != b][:1]
    return [*different, *ours.foreign, *([] if len(ours.said) == len(theirs.said) else ["more or less than was written"])]


def bodies(module: Module, texts: dict[str, str]) -> Iterator[str]:
    """The bodies of any Markdown, as if the rules had let it pass, in the place of a lesson of ``module``."""
    edition = module.source
    for text in texts.values():
        cut = split_front(text)
        words = cut.body if cut else text
        document = Document("modules/bad/x.md", "lessons/spot-the-trap.md", "en", "A title", words, 1, parse(words))
        yield body.render(module, replace(edition, lessons={"spot-the-trap": document}), document, None, locales.load("en")).html


def all_bodies(module: Module) -> Iterator[str]:
    """The bodies of all texts of a module that passed."""
    for edition in module.editions.values():
        for document in lookup.documents(edition):
            yield body.render(module, edition, document, None, locales.load(edition.locale)).html
