"""Slips in a quiz that Markdown reads as something else: boxes in a wrong form, feedback in a wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ..model import Document, Node
from ..problem import Problem
from ..rules.codes import problem
from .markdown import walk

MAX_SLIPS = 20  # per question; the others have the same cause
# Every repetition is bounded: a long line of spaces must not cost time.
_CONTENT = r"[ \t\u00a0]{0,3}[xX✓✔✗✘☑*vV]?[ \t\u00a0]{0,3}"
_BOX = re.compile(
    r"^(?P<indent>[ \t]{0,24})(?P<mark>[-*+–—•−‐]|\d{1,9}[.)])?(?P<gap>[ \t\u00a0]{0,8})"
    rf"(?P<box>\\?\[{_CONTENT}\\?\]|\((?:[ \t]{{0,3}}[xX][ \t]{{0,3}}|[ \t]{{1,3}})\)|[☐☑☒])(?![(\[:])(?P<after>.?)",
    re.M,
)
_RIGHT = re.compile(r"[-*+] {1,4}\[[ xX]\](?:[ \t]|$)")


def slips(document: Document, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """The slips in the nodes of one question, at most MAX_SLIPS of them."""
    if nodes:
        every = chain(_boxes(document, nodes), _fallen_in(document, nodes), _fallen_out(document, nodes))
        yield from islice(every, MAX_SLIPS)


def _boxes(document: Document, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """Lines that look like an answer with a box but are not read as one."""
    data = document.data
    first = data.rfind(b"\n", 0, nodes[0].start) + 1
    text = data[first : nodes[-1].end].decode(errors="replace")
    for match in _at_line_starts(_BOX, text):
        if _RIGHT.match(match[0].lstrip(" \t")) and match["box"][0] == "[":
            continue
        if match["box"][0] == "(" and not (match["mark"] and match["gap"]):
            continue  # a sentence in brackets
        start = first + len(text[: match.start("mark" if match["mark"] else "box")].encode())
        if any(node.start <= start < node.end for node in walk(nodes) if node.kind == "code-block"):
            continue
        right = any(sign in match["box"] for sign in "xX✓✔☑vV*")
        shown = match[0].strip()
        message = f"'{shown}' is not read as a box"
        fix = "Write a hyphen, a space, the box, a space: `- [x]` for a right answer, `- [ ]` for a wrong one."
        yield problem("OER-Q006", document.place(start), message, fix, "- [x] …" if right else "- [ ] …")


def _at_line_starts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As ``finditer`` for a pattern that begins with ``^`` and has no line end in it, but no other place is tried."""
    start = 0
    while start >= 0:
        if match := pattern.match(text, start):
            yield match
        start = text.find("\n", start) + 1 or -1


def _fallen_in(document: Document, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """Feedback that Markdown reads as a line of the answer, because it is indented too far."""
    for node in walk(nodes):
        if node.kind == "code-block" and not node.info and node.text.lstrip().startswith(">"):
            yield _in(document, node.start)
        for before, after in zip(node.children, node.children[1:], strict=False) if len(node.children) > 1 else ():
            if before.kind in ("soft-break", "hard-break") and after.kind == "text" and after.text.startswith(">"):
                yield _in(document, after.start)


def _in(document: Document, start: int) -> Problem:
    message = "this feedback is read as part of the answer, because it is indented too far"
    return problem("OER-Q007", document.place(start), message, "Indent it by 2 spaces: the `>` stands under the box.", "  > …")


def _fallen_out(document: Document, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """Feedback that ends the list of answers, because it is not indented."""
    data = document.data
    choices = [index for index, node in enumerate(nodes) if is_choices(node)]
    for index, node in enumerate(nodes):
        before = nodes[index - 1] if index else None
        if node.kind not in ("quote", "alert") or not before or not is_choices(before):
            continue
        between = data[before.start : node.start]
        touching = between[len(between.rstrip()) :].count(b"\n") < 2
        if touching or index < choices[-1]:
            message = "this quote ends the list of answers; it is not read as feedback"
            fix = "Feedback is indented by 2 spaces under its answer. An explanation stands at the end, after an empty line."
            yield problem("OER-Q007", document.place(node.start), message, fix, "  > …")


def is_choices(node: Node) -> bool:
    """A list with at least one box."""
    return node.kind == "list" and any(child.kind == "task" for child in node.children)
