"""A quiz to read: the questions in one chapter, the answers in another, with links to and fro; nothing in it needs a script.

Programs can read it back. In both chapters a question is a ``section`` with ``data-id`` (the question's id) and ``data-kind``
(single, multiple, order, match, number, text, open). Places count from 0 and are those of the source:

* questions: ``section.oer-question`` holds ``h2.oer-question__title``, ``div.oer-question__stem`` and ``p.oer-question__hint``; then
  ``li.oer-question__option`` with ``data-option`` (choices in their order; steps mixed, where it is the right place; equal steps have the
  same), or ``li.oer-question__left`` with ``data-left`` and ``li.oer-question__right`` with ``data-right`` (mixed; equal ones once);
* answers: ``section.oer-answer`` holds ``h2.oer-answer__title``; ``li.oer-answer__right`` with the same ``data-option`` (right choices;
  steps in their right order), or with ``data-left`` and ``data-right`` (pairs, in ``span.oer-answer__left`` and
  ``span.oer-answer__match``), or with the text itself (short text), or ``p.oer-answer__number`` with ``data-value`` and
  ``data-tolerance``; ``div.oer-answer__feedback`` with ``data-option``, the choice's words in ``div.oer-answer__choice``, the feedback
  behind it; ``div.oer-answer__explanation``. A question that has no right answer and no explanation has no section here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...body import plain
from ...body.language import attrs
from ...locales import Strings
from ...model import Node, Question, Quiz
from ..quiz_html import shuffled

Render = Callable[[tuple[Node, ...]], str]

_ID = re.compile(r' id="\x1aid:[^\x1a]*\x1a"')


@dataclass(frozen=True, slots=True)
class Draw:
    """``block`` and ``inline`` draw nodes of the quiz, ``strings`` are the reader's; ``there`` is the address of the other chapter."""

    inline: Render
    block: Render
    strings: Strings
    locale: str  # of the quiz's own words
    there: str

    @property
    def words(self) -> Markup:
        """The attributes of the quiz's own words where they are not in the reader's language."""
        return Markup(attrs(self.locale, self.strings.language))

    def html(self, nodes: tuple[Node, ...]) -> Markup:
        """Nodes as they stand in a list item. A thing that is shown in two places has its ids in one of them: see ``refine``."""
        if len(nodes) == 1 and nodes[0].kind == "paragraph":
            return Markup(self.inline(nodes[0].children))
        return Markup(self.block(nodes))

    def again(self, nodes: tuple[Node, ...]) -> Markup:
        return Markup(_ID.sub("", self.html(nodes)))


def questions_html(quiz: Quiz, draw: Draw) -> str:
    """The chapter of the questions, with frame tokens."""
    intro = Markup("<div{}>{}</div>").format(draw.words, Markup(draw.block(quiz.intro))) if quiz.intro else ""
    return intro + Markup("").join(_question(question, draw) for question in quiz.questions)


def answers_html(quiz: Quiz, draw: Draw) -> str:
    """The chapter of the answers, with frame tokens."""
    return Markup("").join(_answer(question, draw) for question in quiz.questions)


def _title(question: Question, draw: Draw, name: str) -> Markup:
    own = "" if name == "answer" else Markup(' id="\x1aid:{}\x1a"').format(question.id)
    words = draw.inline(question.title) if own else _ID.sub("", draw.inline(question.title))
    return Markup('<h2 class="oer-{}__title"{}{}>{}</h2>').format(name, own, draw.words, Markup(words))


def _link(question: Question, draw: Draw, key: str) -> Markup:
    label = f"{draw.strings(key)}: {' '.join(plain(question.title).split())}"
    target = f"{draw.there}#{question.id}"
    return Markup('<p class="oer-to"><a href="{}" aria-label="{}">{}</a></p>').format(target, label, draw.strings(key))


# --- questions --------------------------------------------------------------------------------------------------------


def _question(question: Question, draw: Draw) -> Markup:
    stem = (
        Markup('<div class="oer-question__stem"{}>{}</div>').format(draw.words, Markup(draw.block(question.stem))) if question.stem else ""
    )
    hint = draw.strings("epub.hint_open" if question.kind == "open" else f"quizjs.hint_{question.kind}")
    return Markup(
        '<section class="oer-question" data-id="{}" data-kind="{}">{}{}<p class="oer-question__hint">{}</p>{}{}</section>\n'
    ).format(
        question.id,
        question.kind,
        _title(question, draw, "question"),
        stem,
        hint,
        _ASK[question.kind](question, draw),
        _link(question, draw, "quizjs.show_comment" if question.kind == "open" else "quizjs.show_answer") if _has_answer(question) else "",
    )


def _items(draw: Draw, name: str, key: str, rows: list[tuple[int, Markup]], tag: str) -> Markup:
    items = (Markup('<li class="{}" data-{}="{}"{}>{}</li>').format(name, key, value, draw.words, html) for value, html in rows)
    return Markup('<{0} class="oer-question__options">{1}</{0}>').format(tag, Markup("").join(items))


def _choices(question: Question, draw: Draw) -> Markup:
    rows = [(index, draw.html(choice.nodes)) for index, choice in enumerate(question.choices)]
    return _items(draw, "oer-question__option", "option", rows, "ol")


def same(cells: list[tuple[Node, ...]]) -> list[int]:
    """For each cell the place of the first one with the same words: equal cells may stand in each other's place."""
    texts = [" ".join(plain(cell).split()) for cell in cells]
    return [texts.index(text) for text in texts]


def _steps(question: Question, draw: Draw) -> Markup:
    values = shuffled(question.id, same(list(question.items)))
    return _items(draw, "oer-question__option", "option", [(value, draw.again(question.items[value])) for value in values], "ul")


def _sides(question: Question) -> tuple[list[tuple[Node, ...]], list[int]]:
    cells = [*(right for _, right in question.pairs), *question.distractors]
    return cells, same(cells)


def _match(question: Question, draw: Draw) -> Markup:
    cells, values = _sides(question)
    left = [(index, draw.html(cell)) for index, (cell, _) in enumerate(question.pairs)]
    right = [(value, draw.html(cells[value])) for value in shuffled(question.id, list(dict.fromkeys(values)))]
    return Markup('{}<p class="oer-question__hint">{}</p>{}').format(
        _items(draw, "oer-question__left", "left", left, "ol"),
        draw.strings("epub.choose_from"),
        _items(draw, "oer-question__right", "right", right, "ul"),
    )


def _nothing(question: Question, draw: Draw) -> Markup:
    return Markup("")


_ASK = {"single": _choices, "multiple": _choices, "order": _steps, "match": _match, "number": _nothing, "text": _nothing, "open": _nothing}


# --- answers ----------------------------------------------------------------------------------------------------------


def _has_answer(question: Question) -> bool:
    return question.scored or bool(question.explanation)


def _answer(question: Question, draw: Draw) -> Markup:
    if not _has_answer(question):
        return Markup("")
    key = _KEY[question.kind](question, draw)
    label = Markup('<p class="oer-answer__label">{}</p>').format(draw.strings("quizjs.right_answer")) if key else ""
    why = question.explanation
    explanation = Markup('<div class="oer-answer__explanation"{}>{}</div>').format(draw.words, Markup(draw.block(why))) if why else ""
    return Markup('<section class="oer-answer" id="\x1aid:{}\x1a" data-id="{}" data-kind="{}">{}{}{}{}{}{}</section>\n').format(
        question.id,
        question.id,
        question.kind,
        _title(question, draw, "answer"),
        label,
        key,
        _feedback(question, draw),
        explanation,
        _link(question, draw, "epub.to_question"),
    )


def _feedback(question: Question, draw: Draw) -> Markup:
    parts = []
    for index, choice in enumerate(question.choices):
        if not choice.feedback:
            continue
        html = draw.again(choice.nodes)
        whole = Markup("<p>{}</p>").format(html) if "<p>" not in html and "<li>" not in html and "<pre" not in html else html
        parts.append(
            Markup('<div class="oer-answer__feedback" data-option="{}"{}><div class="oer-answer__choice">{}</div>{}</div>').format(
                index, draw.words, whole, Markup(draw.block(choice.feedback))
            )
        )
    return Markup("").join(parts)


def _right(draw: Draw, rows: list[tuple[int, Markup]], tag: str = "ul") -> Markup:
    items = (Markup('<li class="oer-answer__right" data-option="{}"{}>{}</li>').format(value, draw.words, html) for value, html in rows)
    return Markup("<{0}>{1}</{0}>").format(tag, Markup("").join(items))


def _right_choices(question: Question, draw: Draw) -> Markup:
    return _right(draw, [(index, draw.again(choice.nodes)) for index, choice in enumerate(question.choices) if choice.right])


def _right_order(question: Question, draw: Draw) -> Markup:
    values = same(list(question.items))
    return _right(draw, [(value, draw.again(item)) for value, item in zip(values, question.items, strict=True)], "ol")


def _right_pairs(question: Question, draw: Draw) -> Markup:
    _, values = _sides(question)
    row = (
        '<li class="oer-answer__right" data-left="{}" data-right="{}"{}><span class="oer-answer__left">{}</span> = '
        '<span class="oer-answer__match">{}</span></li>'
    )
    items = (
        Markup(row).format(index, values[index], draw.words, _line(left, draw), _line(right, draw))
        for index, (left, right) in enumerate(question.pairs)
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def _line(cell: tuple[Node, ...], draw: Draw) -> Markup:
    """A cell of a table holds words of a line and nothing else."""
    return Markup(_ID.sub("", draw.inline(cell)))


def _right_number(question: Question, draw: Draw) -> Markup:
    value = escape(question.value)
    if question.tolerance and float(question.tolerance):
        value += Markup(" ± {}").format(question.tolerance)
    return Markup('<p class="oer-answer__number" data-value="{}" data-tolerance="{}"><span dir="ltr">{}</span></p>').format(
        question.value, question.tolerance or "0", value
    )


def _right_texts(question: Question, draw: Draw) -> Markup:
    items = (Markup('<li class="oer-answer__right"{}>{}</li>').format(draw.words, text) for text in question.texts)
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


_KEY = {
    "single": _right_choices,
    "multiple": _right_choices,
    "order": _right_order,
    "match": _right_pairs,
    "number": _right_number,
    "text": _right_texts,
    "open": _nothing,
}
