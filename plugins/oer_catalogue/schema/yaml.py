"""YAML 1.2, strings-first, with positions.

What an author typed is what comes out: ``no``, ``0611``, ``1.10`` and ``1:30`` stay text; only nothing, ``null`` and ``~``
are None. The field's own type makes a number or a date of it later. Whatever makes YAML dangerous (aliases, tags, endless
nesting, several documents) is refused from the event stream, before any value is made: libyaml's composer crashes the
process on 100,000 nested lists, its event stream does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from ..problem import Place, Problem
from ..rules.characters import invisible
from ..rules.codes import problem
from .syntax import explain

LARGEST = 64 * 1024
DEEPEST = 20
QUOTED = ("'", '"', "|", ">")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")  # in a value: only an escape can have made it

Value = None | str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Yaml:
    """A file as plain values, and where each stands.

    ``marks`` maps the path of a value (``("lessons", 0, "minutes")``) to the mark where it begins, ``keys`` the path of an entry to
    that of its key; ``at`` makes a place of a mark. Few are ever asked for, so they are made then. The path ``()`` is the whole file,
    from ``start``.
    """

    value: dict[str, Value]
    start: Place
    marks: Mapping[Path, yaml.Mark]
    keys: Mapping[Path, yaml.Mark]
    at: Callable[[yaml.Mark], Place]

    def place(self, path: Path) -> Place:
        """The place of the value at ``path``, or of the nearest thing around it that exists."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.at(self.marks[path]) if path else self.start

    def key(self, path: Path) -> Place:
        """The place of the key at the end of ``path``; for an item of a list, of the item."""
        return self.at(self.keys[path]) if path in self.keys else self.place(path)


def read(text: str, file: str, line: int = 1) -> tuple[Yaml | None, list[Problem]]:
    """Reads the YAML ``text`` that begins on ``line`` of ``file``.

    Returns None and the reasons when there is nothing safe to work with. A key given twice is a problem, but the rest of
    the file is still returned (with the first value), so that all mistakes can be shown at once.
    """
    start = Place(file, line)
    size = len(text.encode())
    if size > LARGEST:
        message = f"the file has {size:,} bytes; a YAML file may have {LARGEST:,}"
        return None, [problem("OER-F005", start, message, "Move long texts into the Markdown files.")]
    reader = _Reader(file, line, text.split("\n"), text, problems=list(_hidden(text, file, line)))
    try:
        ok = reader.run(text)
    except yaml.YAMLError as error:
        return None, [*reader.problems, explain(error, reader.at, reader.lines)]
    if not ok:
        return None, reader.problems
    if reader.root is None:
        reader.root = {}
    if not isinstance(reader.root, dict):
        fix = "Write one key per line, each followed by a colon and a space: `title: My module`."
        return None, [
            *reader.problems,
            problem("OER-Y007", reader.at(reader.marks.get(())), "the file does not consist of keys with values", fix),
        ]
    return Yaml(reader.root, start, reader.marks, reader.keys, reader.at), reader.problems


def _hidden(text: str, file: str, line: int) -> Iterator[Problem]:
    """The characters of the text, its comments too, that nobody sees."""
    for index, name in invisible(text):
        before = text[:index]
        place = Place(file, line + before.count("\n"), index - before.rfind("\n"))
        yield problem("OER-S010", place, f"the invisible character {name} is not allowed", "Delete it and type the word again.")


@dataclass(slots=True)
class _Open:
    """A list or map that is being read; ``key`` is the map's key that waits for its value."""

    value: list[Value] | dict[str, Value]
    path: Path
    key: str | None = None
    twice: bool = False  # the waiting key was there already: its value is read and dropped


@dataclass(slots=True)
class _Reader:
    file: str
    line: int
    lines: list[str]
    text: str
    root: Value = None
    marks: dict[Path, yaml.Mark] = field(default_factory=dict)
    keys: dict[Path, yaml.Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def at(self, mark: yaml.Mark | None) -> Place:
        """A mark of libyaml (from 0, in characters) as a place; the end of the file is the end of its last line with text."""
        if mark is None:
            return Place(self.file, self.line)
        row, column = mark.line, mark.column
        if row >= len(self.lines) or (row == len(self.lines) - 1 and not self.lines[row]):
            row = max((i for i, text in enumerate(self.lines) if text.strip()), default=0)
            column = len(self.lines[row])
        return Place(self.file, self.line + row, column + 1)

    def run(self, text: str) -> bool:
        """Walks the events; False when something was refused. Stops at once where going on would be dangerous."""
        refused = False
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:  # nearly every event is one of these two, and nothing can be wrong with it
                if event.anchor is None and event.tag is None:
                    if not refused:
                        self._scalar(event)
                    continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                if not refused:
                    self.open.pop()
                continue
            place = self.at(event.start_mark)
            for found in self._refuse(event, place):
                self.problems.append(found)
                refused = True
                if found.code in ("OER-Y005", "OER-Y006"):
                    return False
            if not refused and isinstance(event, yaml.CollectionStartEvent) and not self._begin(event):
                return False
        return not refused

    def _refuse(self, event: yaml.Event, place: Place) -> Iterator[Problem]:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                yield problem(
                    "OER-Y006", place, "a second document begins with '---'", "Remove this line, or move what follows into its own file."
                )
        elif isinstance(event, yaml.AliasEvent):
            message = f"'*{event.anchor}' repeats a value from elsewhere"
            yield problem("OER-Y003", place, message, "Write the value itself. If the * belongs to the text, put the text in quotes.")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                message = f"'&{event.anchor}' marks a value to be repeated elsewhere"
                yield problem("OER-Y003", place, message, "Remove the mark. If the & belongs to the text, put the text in quotes.")
            if event.tag is not None:
                short = event.tag.replace("tag:yaml.org,2002:", "!!")
                message = f"the tag '{short}' is not allowed"
                yield problem("OER-Y004", place, message, "Remove the tag. If the ! belongs to the text, put the text in quotes.")
            if isinstance(event, yaml.CollectionStartEvent) and len(self.open) >= DEEPEST:
                yield problem(
                    "OER-Y005", place, f"more than {DEEPEST} levels inside each other", "Look for a bracket that is never closed."
                )

    def _escapes(self, value: str, place: Place) -> None:
        """Invisible and control characters that stand in the text as escapes (``"\\u202E"``): one problem per value."""
        names = [name for at, name in invisible(value) if value.count(value[at]) > self.text.count(value[at])]
        names += [f"U+{ord(found):04X}" for found in CONTROL.findall(value)]
        if names:
            message = f"an escape here stands for the invisible character {names[0]}"
            self.problems.append(problem("OER-S010", place, message, "Delete the escape: the backslash and what belongs to it."))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value, mark = event.value, event.start_mark
        if event.style == '"' and "\\" in self.text:
            self._escapes(value, self.at(mark))
        top = self.open[-1] if self.open else None
        if top is not None and top.key is None and isinstance(top.value, dict):
            self._key(top, value, mark)
            return
        empty = value in ("", "null", "~") and event.style not in QUOTED
        self._put(None if empty else value, mark)

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        """A list or a map; False = the file has no usable form."""
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            fix = "Write the key as a plain word, followed by a colon and a space."
            self.problems.append(problem("OER-Y007", self.at(event.start_mark), "a list or a map cannot be a key", fix))
            return False
        value: list[Value] | dict[str, Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(value, event.start_mark)
        self.open.append(_Open(value, path))
        return True

    def _key(self, top: _Open, key: str, mark: yaml.Mark) -> None:
        assert isinstance(top.value, dict)
        top.key = key
        path = (*top.path, key)
        # Two places of a dropped entry would overwrite those of the first: its values get a path of their own.
        top.twice = key in top.value
        if top.twice:
            first = self.at(self.keys[path])
            message = f"the key '{key}' is given twice; the first time in line {first.line}, column {first.column}"
            self.problems.append(problem("OER-Y002", self.at(mark), message, "Keep one of the two."))
        else:
            self.keys[path] = mark

    def _put(self, value: Value, mark: yaml.Mark) -> Path:
        """Hangs a value into what is open and returns its path."""
        if not self.open:
            self.root = value
            self.marks[()] = mark
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        else:
            assert top.key is not None
            path = (*top.path, top.key, "\0twice") if top.twice else (*top.path, top.key)
            if not top.twice:
                top.value[top.key] = value
            top.key = None
        self.marks[path] = mark
        return path
