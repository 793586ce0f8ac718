"""libyaml's syntax errors in plain words, with the place where a person would look."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import yaml

from ..problem import Place, Problem
from ..rules.codes import problem

# A part of libyaml's words → message, fix, and whether the place is where the thing begins.
SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon stands where no new key can begin",
        "Put the value in quotes if the colon belongs to it. Else check that this key stands exactly below the other keys.",
        False,
    ),
    ("flow sequence | did not find", "the list that begins here has no ']' at its end, or a comma is missing", "Close it with ].", True),
    (
        "flow mapping | did not find",
        "the braces that begin here have no '}' at their end, or a comma is missing",
        "Close them with }.",
        True,
    ),
    ("quoted scalar | found unexpected end", "the quotes that begin here are never closed", "Add the closing quotes.", True),
    ("unknown escape character", "the sign after the backslash has no meaning", "Use single quotes, or write the backslash twice.", False),
    (
        "block scalar | did not find expected comment",
        "after | or > the text begins on a new line",
        "Move the text to the next line and indent it.",
        False,
    ),
    (
        "simple key | could not find expected ':'",
        "this line has no colon after its key",
        "Write `key: value`, or indent the line if it goes on from the line before.",
        True,
    ),
    (
        "block mapping | did not find expected key",
        "this line does not fit to the keys around it",
        "Check its indentation. If the value has more signs after closing quotes or brackets, put all of it in quotes.",
        False,
    ),
    (
        "block collection | did not find",
        "this line does not fit to the list before it",
        "Begin it with '- ', or check its indentation.",
        False,
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        "Put the first '- ' on a line of its own, below its key.",
        False,
    ),
    ("expected <document start>", "there is something after the end", "Remove the bracket or the text that is too much.", False),
    ("incompatible YAML document", "the file asks for another version of YAML", "Remove the line that begins with %YAML.", False),
    ("undefined tag handle", "a value cannot begin with {sign}", "Put the whole value in quotes.", False),
    ("while scanning an alias", "a value cannot begin with *", "Put the whole value in quotes.", True),
    ("while scanning an anchor", "a value cannot begin with &", "Put the whole value in quotes.", True),
    (
        "control characters are not allowed",
        "the file holds a control character",
        "Delete the character; your editor may show it as a box.",
        False,
    ),
)


def explain(error: yaml.YAMLError, at: Callable[[yaml.Mark | None], Place], lines: Sequence[str]) -> Problem:
    """One problem for a syntax error. ``at`` turns a mark into a place; ``lines`` are the lines of the text."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context, words = getattr(error, "context", None) or "", getattr(error, "problem", None) or str(error)
    text = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    sign = text[mark.column : mark.column + 1] if mark is not None else ""
    shown = f"'{sign}'" if sign.strip() else "this sign"
    for part, message, fix, begin in SYNTAX:
        if part in f"{context} | {words}":
            where = at(opened) if begin and opened is not None else at(mark)
            return problem("OER-Y001", where, message.replace("{sign}", shown), fix)
    if "cannot start any token" in words and sign == "\t":
        return problem("OER-Y001", at(mark), "a tab stands where spaces are needed", "Indent with two spaces per level, never with a tab.")
    if "cannot start any token" in words:
        return problem("OER-Y001", at(mark), f"a value cannot begin with {shown}", "Put the whole value in quotes.")
    fix = "Check this line and the one before it: colons, quotes, brackets and the spaces at the beginning."
    return problem("OER-Y001", at(mark), "this cannot be read as YAML", fix)
