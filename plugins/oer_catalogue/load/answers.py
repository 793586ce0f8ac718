"""The answers of one question: what kind they are, and each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..model import Choice, Document, Node, Question, QuestionKind
from ..problem import Problem
from ..rules.codes import problem
from .markdown import plain, walk
from .slips import MAX_SLIPS, is_choices

_LINE = re.compile(r"Answer:\s*(.*)", re.S)
_LIKE_LINE = re.compile(r"\s*([^\W\d_]{2,20})\s*[:：]\s*\S")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_TOLERANCE = re.compile(r"\s*(?:\+\s*/?\s*-|±)\s*")
# Digits of any script with signs that people write in numbers, perhaps with a sign for a unit: meant as a number.
_LIKE_NUMBER = re.compile(r"[+\-−–]?\s*\d[\d.,'’\s\u00a0\u202f]*\s*[%‰€$£°]?|[%€$£]\s*\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Answers:
    """The parts of a Question that stand under its heading; see ``model.Question``."""

    kind: QuestionKind = "open"
    stem: tuple[Node, ...] = ()
    explanation: tuple[Node, ...] = ()
    choices: tuple[Choice, ...] = ()
    items: tuple[tuple[Node, ...], ...] = ()
    pairs: tuple[tuple[tuple[Node, ...], tuple[Node, ...]], ...] = ()
    distractors: tuple[tuple[Node, ...], ...] = ()
    value: str = ""
    tolerance: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One question while it is read; ``say`` notes a problem."""

    document: Document
    heading: Node
    source: Question | None
    problems: list[Problem]

    def say(self, code: str, at: int, message: str, fix: str, suggestion: str = "") -> None:
        if len(self.problems) < MAX_SLIPS:
            self.problems.append(problem(code, self.document.place(at), message, fix, suggestion))

    @property
    def name(self) -> str:
        return self.heading.id or plain(self.heading.children)


def answers(document: Document, heading: Node, nodes: tuple[Node, ...], source: Question | None) -> tuple[Answers, list[Problem]]:
    """The answers among the nodes of a question. ``source`` is the question that this one translates, or None."""
    reading = _Reading(document, heading, source, [])
    places = [index for index, node in enumerate(nodes) if _is_answer(node)]
    if not places:
        _nothing(reading, nodes)
        number = source and source.kind == "number" and not reading.problems
        return Answers("number" if number else "open", stem=nodes), reading.problems
    last = places[-1]
    stem, answer, rest = nodes[:last], nodes[last], nodes[last + 1 :]
    _one_kind(reading, stem, answer)
    explanation = _explanation(reading, rest)
    given = _BY_KIND[answer.kind](reading, answer) if not reading.problems else Answers()
    return replace(given, stem=stem, explanation=explanation), reading.problems


def _is_answer(node: Node) -> bool:
    return node.kind in ("list", "table") or (node.kind == "paragraph" and bool(_LINE.match(plain((node,)))))


def _nothing(reading: _Reading, nodes: tuple[Node, ...]) -> None:
    if reading.source and reading.source.kind == "number" and not nodes:
        return None
    fix = "Add answers: `- [x] right`, `- [ ] wrong`, a `1.` list, a two-column table, or a line such as `Answer: open`."
    for node in nodes:
        text = plain((node,))
        alike = _LIKE_LINE.match(text) if node.kind == "paragraph" else None
        inside = re.search(r"^Answer:", text, re.M) or (node.kind == "paragraph" and " Answer:" in text)
        if inside:
            message = "`Answer:` does not begin its paragraph, so it is read as text"
            return reading.say("OER-Q003", node.start, message, "Put an empty line before `Answer:`.")
        if alike and node is nodes[-1]:
            message = f"the question '{reading.name}' has no answer; the line begins with '{alike[1]}:'"
            return reading.say("OER-Q003", node.start, message, "The word stays `Answer:` in every language.", "Answer:")
    return reading.say("OER-Q003", reading.heading.start, f"the question '{reading.name}' has no answer", fix)


def _one_kind(reading: _Reading, stem: tuple[Node, ...], answer: Node) -> None:
    """Boxes and Answer lines are never part of a stem; lists and tables may be."""
    for node in stem:
        if is_choices(node) or (node.kind == "paragraph" and _is_answer(node)):
            message = f"the question '{reading.name}' has answers in two places"
            if is_choices(node) and is_choices(answer):
                fix = "Keep all answers in one list: the same sign before each, nothing between them."
            else:
                fix = "Use one list, one table or one `Answer:` line, and split the question if it asks for two things."
            reading.say("OER-Q009", answer.start, message, fix)
            return


def _explanation(reading: _Reading, rest: tuple[Node, ...]) -> tuple[Node, ...]:
    quotes = [node for node in rest if node.kind in ("quote", "alert")]
    for node in rest:
        if node.kind not in ("quote", "alert"):
            message = "text after the answers has no place"
            fix = "Put it before the answers, or make it the explanation with `> ` before each line."
            reading.say("OER-Q007", node.start, message, fix)
            return ()
    if len(quotes) > 1:
        fix = "Join them with a line that holds only `>`. Feedback of an answer is indented by 2 spaces under it."
        reading.say("OER-Q007", quotes[1].start, "there are two quotes after the answers; only one can be the explanation", fix)
    if not quotes:
        return ()
    return quotes[0].children if quotes[0].kind == "quote" else (quotes[0],)


# --- lists ----------------------------------------------------------------------------------------------------------


def _list(reading: _Reading, node: Node) -> Answers:
    if is_choices(node):
        return _choices(reading, node)
    if node.number is None:
        fix = "Write `- [x]` before right answers and `- [ ]` before wrong ones, or number the list to put it in order."
        reading.say("OER-Q003", node.start, f"the answers of '{reading.name}' have no boxes", fix)
        return Answers()
    return _order(reading, node)


def _choices(reading: _Reading, node: Node) -> Answers:
    choices = []
    for item in node.children:
        if item.kind != "task":
            message = f"the answer '{_short(item.children)}' has no box, the others have one"
            reading.say("OER-Q006", item.start, message, "Write `- [x]` if it is right and `- [ ]` if it is wrong.")
        elif any(child.kind == "task" for child in walk(item.children)):
            fix = "Let all answers begin at the same column."
            reading.say("OER-Q006", item.start, f"an answer stands inside the answer '{_short(item.children)}'", fix)
        else:
            choices.append(_choice(reading, item))
    right = sum(choice.right for choice in choices)
    _enough(reading, node, [choice.nodes for choice in choices], "answers")
    if not right and not reading.problems:
        fix = "Write `- [x]` before each right answer."
        reading.say("OER-Q004", node.start, f"no answer of '{reading.name}' is marked right", fix)
    return Answers("single" if right == 1 else "multiple", choices=tuple(choices))


def _choice(reading: _Reading, item: Node) -> Choice:
    cut = next((i for i, child in enumerate(item.children) if child.kind in ("quote", "alert")), len(item.children))
    words, feedback = item.children[:cut], item.children[cut:]
    if len(feedback) > 1:
        message = f"after the feedback of '{_short(words)}' more text follows"
        reading.say("OER-Q007", feedback[1].start, message, "Feedback is one quote, at the end of its answer.")
    quote = feedback[0] if feedback else None
    inner = () if not quote else quote.children if quote.kind == "quote" else (quote,)
    return Choice(words, bool(item.checked), inner)


def _order(reading: _Reading, node: Node) -> Answers:
    for item in node.children:
        for child in item.children:
            if child.kind in ("quote", "alert"):
                message = "steps that are put in order have no feedback of their own"
                reading.say("OER-Q007", child.start, message, "Put the quote at the end, after an empty line: it is the explanation.")
    items = tuple(item.children for item in node.children)
    _enough(reading, node, items, "steps")
    return Answers("order", items=items)


# --- table, Answer line ---------------------------------------------------------------------------------------------


def _match(reading: _Reading, node: Node) -> Answers:
    if len(node.align) != 2:
        message = f"the table of '{reading.name}' has {len(node.align)} columns"
        reading.say("OER-Q011", node.start, message, "Matching needs two columns: `| left | right |`.")
        return Answers()
    if plain(node.children[:1]):
        fix = "Leave it empty, `| | |`, and put every pair below the line of hyphens."
        reading.say("OER-Q011", node.start, "the first row of this table is its header, not a pair, and would not be shown", fix)
    pairs, distractors = [], []
    for row in node.children[1:]:
        left, right = (cell.children for cell in row.children)
        if not plain(right):
            reading.say("OER-Q011", row.start, "the right cell of this row is empty", "Write what goes with it, or remove the row.")
        elif plain(left):
            pairs.append((left, right))
        else:
            distractors.append(right)
    _enough(reading, node, [left for left, _ in pairs], "pairs")
    return Answers("match", pairs=tuple(pairs), distractors=tuple(distractors))


def _line(reading: _Reading, node: Node) -> Answers:
    text = " ".join(_LINE.match(plain((node,)))[1].split())
    at = node.start
    if any(child.kind in ("soft-break", "hard-break") for child in node.children):
        reading.say("OER-Q007", at, "text follows the `Answer:` line", "Put an empty line after it and make the text a quote with `> `.")
        return Answers()
    kind = reading.source.kind if reading.source else _line_kind(text)
    if kind == "number" and reading.source:
        return Answers("number", value=reading.source.value, tolerance=reading.source.tolerance)
    if not text:
        reading.say("OER-Q012", at, "nothing stands after `Answer:`", "Write the number, the words that are right (`a | b`), or `open`.")
        return Answers()
    if kind == "number":
        return _number(reading, at, text)
    if text.casefold() == "open" and kind in ("open", "text"):
        return Answers("open")
    texts = tuple(part.strip() for part in text.split("|"))
    if not all(texts):
        reading.say("OER-Q012", at, "one of the answers between the `|` is empty", "Remove the extra `|`, or write the answer.")
    return Answers("text", texts=tuple(dict.fromkeys(texts)))


def _line_kind(text: str) -> QuestionKind:
    if text.casefold() == "open":
        return "open"
    head = _TOLERANCE.split(text)
    return "number" if "|" not in text and (len(head) > 1 or _LIKE_NUMBER.fullmatch(text)) else "text"


def _number(reading: _Reading, at: int, text: str) -> Answers:
    parts = _TOLERANCE.split(text)
    good = len(parts) <= 2 and all(map(_NUMBER.fullmatch, parts)) and not (len(parts) == 2 and parts[1][0] in "+-")
    if good:
        return Answers("number", value=parts[0].removeprefix("+"), tolerance=parts[1] if len(parts) == 2 else "")
    fix = "Write digits 0 to 9 with a point before decimals, no unit and no spaces: `Answer: 1.5` or `Answer: 1.5 +- 0.5`."
    reading.say("OER-Q008", at, f"'{text}' is not a number in the right form", fix, _mended(parts))
    return Answers()


def _mended(parts: Sequence[str]) -> str:
    """The number that was meant, if there is only one way to read it."""
    mended = []
    for part in parts[:2]:
        signs = re.sub(r"[\s%‰€$£°\u00a0\u202f]", "", part).replace("−", "-").replace("–", "-")
        digits = "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in signs)
        digits = re.sub(r"^([+-]?\d+),(\d+)$", r"\1.\2", digits)
        if not _NUMBER.fullmatch(digits):
            return ""
        mended.append(digits.lstrip("+-") if mended else digits)
    return "Answer: " + " +- ".join(mended)


_BY_KIND: dict[str, Callable[[_Reading, Node], Answers]] = {"list": _list, "table": _match, "paragraph": _line}


# --- all kinds ------------------------------------------------------------------------------------------------------


def _enough(reading: _Reading, node: Node, words: Sequence[tuple[Node, ...]], what: str) -> None:
    """At least two, none empty, none twice."""
    seen: set[str] = set()
    for nodes in words:
        text = " ".join(plain(nodes).casefold().split())
        at = nodes[0].start if nodes else node.start
        if not text:
            reading.say("OER-Q012", at, f"one of the {what} of '{reading.name}' is empty", "Write its words, or remove it.")
        elif text in seen:
            reading.say("OER-Q015", at, f"'{_short(nodes)}' stands twice among the {what}", "Change one of them, or remove it.")
        seen.add(text)
    if len(words) < 2 and not reading.problems:
        reading.say("OER-Q005", node.start, f"'{reading.name}' has only one of its {what}", "Add at least one more.")


def _short(nodes: tuple[Node, ...]) -> str:
    text = plain(nodes).split("\n")[0]
    return text if len(text) <= 40 else f"{text[:39]}…"
