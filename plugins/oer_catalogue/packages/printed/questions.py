"""Questions of a quiz as nodes: to be answered with a pen, and with what is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...body import plain
from ...documents.paper import NUMBERED
from ...kit import nodes as n
from ...load.markdown import INLINE
from ...model import Node, Question, Quiz
from ..quiz_html import shuffled
from .desk import TOP, Tongue, left_to_right

LINE, LINES = 1, 5
"""Lines to write on: for a word or a number, and for thoughts."""


def questions(quiz: Quiz, tongue: Tongue, *, answers: bool) -> n.Nodes:
    """Introduction and every question under its heading: to be answered, or with right answers and every feedback."""
    found: list[Node] = [*quiz.intro]
    for number, question in enumerate(quiz.questions, 1):
        rest = solution(question, tongue) if answers else task(question, tongue)
        found.append(n.made("together", (n.heading(TOP, "", f"{number}. ", question.title), *question.stem, *rest)))
    return tuple(found)


def key(quiz: Quiz, tongue: Tongue) -> n.Nodes:
    """The solution of every question, by its number and words."""
    found: list[Node] = []
    for number, question in enumerate(quiz.questions, 1):
        found.append(n.made("together", (n.heading(TOP, "", f"{number}. ", question.title), *solution(question, tongue))))
    return tuple(found)


def task(question: Question, tongue: Tongue) -> n.Nodes:
    """What is asked for, and the place for the answer."""
    return _TASKS[question.kind](question, tongue)


def solution(question: Question, tongue: Tongue) -> n.Nodes:
    """What is right and why."""
    return (*_SOLUTIONS[question.kind](question, tongue), *n.quote(question.explanation))


def room(lines: int) -> Node:
    return n.made("room", number=lines)


# --- to be answered -----------------------------------------------------------------------------------------------------


def _choose(question: Question, tongue: Tongue) -> n.Nodes:
    boxes = (n.made("task", choice.nodes, checked=False) for choice in question.choices)
    return (n.paragraph(tongue.say(f"quizjs.hint_{question.kind}")), n.made("list", boxes))


def _put_in_order(question: Question, tongue: Tongue) -> n.Nodes:
    order = shuffled(question.id, range(len(question.items)))
    rows = [("", _words(question.items[at])) for at in order]
    return (n.paragraph(tongue.say("paper.order")), _numbered(tongue, "guide.column.step", rows))


def _match(question: Question, tongue: Tongue) -> n.Nodes:
    cells = [right for _, right in question.pairs] + list(question.distractors)
    texts = [plain(cell) for cell in cells]
    unique = list(dict.fromkeys(texts.index(text) for text in texts))  # equal cells are one option
    options = (n.made("item", _words(cells[at])) for at in shuffled(question.id, unique))
    rows = [("", _words(left)) for left, _ in question.pairs]
    return (
        n.paragraph(tongue.say("paper.match")),
        _numbered(tongue, "paper.match.line", rows),
        *tongue.label("paper.match.options"),
        n.made("list", options, number=1),
    )


def _numbered(tongue: Tongue, head: str, rows: Sequence[Sequence[n.Inline]]) -> Node:
    """A table whose first column is for a number."""
    return n.table((tongue.say("kit.column.number"), tongue.say(head)), rows)._replace(info=NUMBERED)


def _write(question: Question, tongue: Tongue) -> n.Nodes:
    return (n.paragraph(tongue.say(f"quizjs.hint_{question.kind}")), room(LINE))


def _think(question: Question, tongue: Tongue) -> n.Nodes:
    return (n.paragraph(tongue.say("paper.open")), room(LINES))


# --- with what is right -------------------------------------------------------------------------------------------------


def _chosen(question: Question, tongue: Tongue) -> n.Nodes:
    """Every choice, the right ones ticked and called so, with its feedback below."""
    boxes = []
    for choice in question.choices:
        mark = n.inline(" – ", n.strong(tongue.say("quizjs.mark_right"))) if choice.right else ()
        words = choice.nodes
        if all(node.kind in INLINE for node in words):
            blocks: n.Nodes = (n.paragraph(words, mark),)
        else:
            blocks = (*words, *((n.paragraph(n.strong(tongue.say("quizjs.mark_right"))),) if choice.right else ()))
        boxes.append(n.made("task", (*blocks, *choice.feedback), checked=choice.right))
    return (n.made("list", boxes),)


def _in_order(question: Question, tongue: Tongue) -> n.Nodes:
    return (*tongue.label("quizjs.right_answer"), n.made("list", (n.made("item", item) for item in question.items), number=1))


def _matched(question: Question, tongue: Tongue) -> n.Nodes:
    pairs = n.bullets(n.inline(_words(left), " = ", _words(right)) for left, right in question.pairs)
    spare = n.bullets(_words(cell) for cell in question.distractors)
    return (*tongue.label("quizjs.right_answer"), *pairs, *(tongue.label("paper.match.spare") if spare else ()), *spare)


def _number(question: Question, tongue: Tongue) -> n.Nodes:
    value = question.value
    if question.tolerance and float(question.tolerance):
        value += f" ± {question.tolerance}"
    return (n.paragraph(n.strong(tongue.say("quizjs.right_answer")), " ", left_to_right(value, tongue.locale)),)


def _text(question: Question, tongue: Tongue) -> n.Nodes:
    return (*tongue.label("quizjs.right_answer"), *n.bullets(question.texts))


def _open(question: Question, tongue: Tongue) -> n.Nodes:
    return (n.paragraph(tongue.say("quiz_key.open")),)


def _words(nodes: n.Nodes) -> n.Nodes:
    """The words of an item or cell, to stand in a line."""
    if all(node.kind in INLINE for node in nodes):
        return nodes
    return n.joined((node.children if node.kind == "paragraph" else plain((node,)) for node in nodes), " ")


_TASKS: dict[str, Callable[[Question, Tongue], n.Nodes]] = {
    "single": _choose,
    "multiple": _choose,
    "order": _put_in_order,
    "match": _match,
    "number": _write,
    "text": _write,
    "open": _think,
}
_SOLUTIONS: dict[str, Callable[[Question, Tongue], n.Nodes]] = {
    "single": _chosen,
    "multiple": _chosen,
    "order": _in_order,
    "match": _matched,
    "number": _number,
    "text": _text,
    "open": _open,
}
