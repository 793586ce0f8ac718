"""A quiz as accessible HTML: the same for a page of the site and for every package.

The HTML is complete without JavaScript: each question is a form that nobody sends, and a ``<details>`` with the
right answer. ``theme/js/quiz.js`` turns it into an interactive quiz. What the script needs stands in data attributes:

* root ``div.oer-quiz``: ``data-module`` (id), ``data-pass`` (percent or absent), ``data-shape`` (changes when stored
  answers no longer fit), ``data-strings`` (JSON of interface words);
* ``form.oer-quiz__question``: ``data-id``, ``data-kind``, ``data-answer``: indexes of right choices (``"0 2"``), right
  order (``"0 1 2"``), right option of each row (``"2 0"``), a number (with ``data-tolerance``), or a JSON list of texts.

Ids and addresses are frame tokens (see ``body.resolve``): the caller resolves the result like any body.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import escape

from .. import locales
from ..body import plain
from ..body.language import attrs
from ..locales import Strings
from ..model import Node, Question, Quiz

Render = Callable[[tuple[Node, ...]], str]

SCRIPT_WORDS = (
    "check", "try_again", "next", "previous", "start_again", "result", "right", "wrong", "partly", "more", "choose", "choose_each",
    "write_number", "write_text", "question", "moved", "mark_right", "mark_wrong", "score", "passed", "not_passed", "look_again", "left",
    "all_right", "show_all", "show_one", "to_result", "kept",
)  # fmt: skip
INLINE = frozenset({"text", "code", "emphasis", "strong", "strike", "link", "image", "footnote-ref", "soft-break", "hard-break"})
_ID = re.compile(r' id="\x1aid:[^\x1a]*\x1a"')


def quiz_html(
    quiz: Quiz,
    inline: Render,
    block: Render,
    strings: Strings,
    *,
    module_id: str = "",
    pass_mark: float | None = None,
    level: int = 2,
) -> str:
    """The HTML of a whole quiz, with frame tokens.

    ``inline`` and ``block`` draw nodes of ``quiz.document``; ``strings`` are the reader's; ``module_id`` names the place
    where answers are kept on the device; ``pass_mark`` is in percent; ``level`` is the level of the questions' headings.
    The quiz's own words carry ``lang`` and ``dir`` where they differ from the reader's language.
    """
    draw = _Draw(inline, block, strings, _language(quiz.document.locale, strings), level)
    attributes = {
        "data-module": module_id,
        "data-pass": _number(pass_mark) if pass_mark is not None else None,
        "data-shape": shape(quiz),
        "data-strings": json.dumps({key: strings(f"quizjs.{key}") for key in SCRIPT_WORDS}, ensure_ascii=False, sort_keys=True),
    }
    intro = f'<div class="oer-quiz__intro"{draw.words}>{block(quiz.intro)}</div>' if quiz.intro else ""
    items = "".join(f'<li class="oer-quiz__item">{_question(question, draw)}</li>' for question in quiz.questions)
    return (
        f'<div class="oer-quiz" lang="{escape(strings.language)}" dir="{locales.direction(strings.language)}"{_attributes(attributes)}>'
        f'{intro}<ol class="oer-quiz__list">{items}</ol></div>'
    )


def key_html(quiz: Quiz, inline: Render, block: Render, strings: Strings) -> str:
    """The right answers of a quiz in its order, as text for the one who leads; drawn as ``quiz_html`` draws, with frame tokens."""
    draw = _Draw(inline, block, strings, _language(quiz.document.locale, strings), 2)
    items = []
    for question in quiz.questions:
        key = _KINDS[question.kind](question, draw)[2]
        words = f'<div class="oer-key__why"{draw.words}>{draw.block(question.explanation)}</div>' if question.explanation else ""
        nothing = f"<p>{escape(strings('quiz_key.open'))}</p>" if not key else ""
        title = f'<h2 class="oer-key__title" id="{_id(question.id)}"{draw.words}>{draw.inline(question.title)}</h2>'
        items.append(f'<li class="oer-key__question">{title}<div class="oer-key__answer">{key}{nothing}</div>{words}</li>')
    return f'<ol class="oer-key">{"".join(items)}</ol>'


def shape(quiz: Quiz) -> str:
    """Eight hex digits that change when answers kept on a device no longer fit: ids, kinds or numbers of parts."""
    parts = [(q.id, q.kind, len(q.choices), len(q.items), len(q.pairs), len(q.distractors)) for q in quiz.questions]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def shuffled(key: str, values: Sequence[int]) -> list[int]:
    """``values`` in an order that depends on ``key`` alone and, where values differ, is never the order given."""
    order = sorted(range(len(values)), key=lambda i: hashlib.sha256(f"{key}\0{i}".encode()).digest())
    for turn in range(len(values)):
        mixed = [values[i] for i in order[turn:] + order[:turn]]
        if mixed != list(values):
            return mixed
    return list(values)


@dataclass(frozen=True, slots=True)
class _Draw:
    """How to draw nodes and words; ``words`` are the lang and dir attributes of the quiz's own words, or nothing."""

    inline: Render
    block: Render
    strings: Strings
    words: str
    level: int

    def phrase(self, nodes: tuple[Node, ...]) -> str:
        """Nodes as phrasing content: the lines of paragraphs, joined by line breaks."""
        return "<br>".join(self.inline(part) for part in paragraphs(nodes))

    def again(self, nodes: tuple[Node, ...]) -> str:
        """The phrase a second time on the page: without ids, which must be unique."""
        return _ID.sub("", self.phrase(nodes) if is_phrase(nodes) else self.block(nodes))


def is_phrase(nodes: tuple[Node, ...]) -> bool:
    return all(node.kind in INLINE or node.kind == "paragraph" for node in nodes)


def paragraphs(nodes: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """The inline nodes of each paragraph; inline nodes that stand alone are one paragraph; other blocks give their insides."""
    lines: list[tuple[Node, ...]] = []
    loose: list[Node] = []
    for node in nodes:
        if node.kind in INLINE:
            loose.append(node)
            continue
        if loose:
            lines.append(tuple(loose))
            loose = []
        if node.kind == "code-block":
            lines.append((Node("code", node.start, node.end, text=node.text.strip()),))
        else:
            lines.extend(paragraphs(node.children))
    return [*lines, tuple(loose)] if loose else lines


def line_of(nodes: tuple[Node, ...]) -> str:
    """Plain text on one line, for an option or a name."""
    return " ".join(plain(nodes).split())


def _attributes(values: dict[str, str | None]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value is not None)


def _language(locale: str, strings: Strings) -> str:
    return attrs(locale, strings.language)


def _number(value: float) -> str:
    return f"{value:g}"


def _id(*parts: object) -> str:
    # A point cannot stand in an author's id, so these ids never meet one.
    return f"\x1aid:{'.'.join(str(part) for part in parts)}\x1a"


# --- one question ---------------------------------------------------------------------------------------------------


def _question(question: Question, draw: _Draw) -> str:
    answer, field, key = _KINDS[question.kind](question, draw)
    attributes = {"data-id": question.id, "data-kind": question.kind, "data-answer": answer}
    if question.kind == "number":
        attributes["data-tolerance"] = question.tolerance or "0"
    hint = f'<p class="oer-quiz__hint" id="{_id(question.id, "hint")}">{escape(draw.strings(f"quizjs.hint_{question.kind}"))}</p>'
    stem, described = "", _id(question.id, "hint")
    if question.stem:
        stem = f'<div class="oer-quiz__stem" id="{_id(question.id, "stem")}"{draw.words}>{draw.block(question.stem)}</div>'
        described = f"{_id(question.id, 'stem')} {described}"
    title = f'<h{draw.level} class="oer-quiz__title" id="{_id(question.id)}"{draw.words}>{draw.inline(question.title)}</h{draw.level}>'
    # method="dialog" outside a dialog sends nothing, even without JavaScript.
    return (
        f'<form class="oer-quiz__question oer-quiz__question--{question.kind}" method="dialog" novalidate autocomplete="off"'
        f'{_attributes(attributes)}><fieldset class="oer-quiz__fieldset" aria-describedby="{described}">'
        f'<legend class="oer-quiz__legend">{title}</legend>{stem}{hint}{field}</fieldset>{_answer(question, key, draw)}</form>'
    )


def _answer(question: Question, key: str, draw: _Draw) -> str:
    """The part that reads as text without JavaScript: the right answer, the feedback of each choice, the explanation."""
    feedbacks = "".join(
        f'<dt{draw.words}>{draw.again(choice.nodes)}</dt><dd class="oer-quiz__feedback" data-choice="{index}"{draw.words}>'
        f"{draw.block(choice.feedback)}</dd>"
        for index, choice in enumerate(question.choices)
        if choice.feedback
    )
    title = f'<p class="oer-quiz__key-title">{escape(draw.strings("quizjs.right_answer"))}</p>'
    parts = [
        f'<div class="oer-quiz__key">{title}{key}</div>' if key else "",
        f'<dl class="oer-quiz__feedbacks">{feedbacks}</dl>' if feedbacks else "",
        f'<div class="oer-quiz__explanation"{draw.words}>{draw.block(question.explanation)}</div>' if question.explanation else "",
    ]
    if not any(parts):
        return ""
    summary = draw.strings("quizjs.show_comment" if question.kind == "open" else "quizjs.show_answer")
    return f'<details class="oer-quiz__answer"><summary>{escape(summary)}</summary>{"".join(parts)}</details>'


def _choices(question: Question, draw: _Draw) -> tuple[str, str, str]:
    control = "radio" if question.kind == "single" else "checkbox"
    rows = []
    for index, choice in enumerate(question.choices):
        field = f'<input type="{control}" name="answer" value="{index}"'
        if is_phrase(choice.nodes):
            words = f'<span class="oer-quiz__words"{draw.words}>{draw.phrase(choice.nodes)}</span>'
            row = f'<label class="oer-quiz__label">{field}> {words}</label>'
        else:  # a list or code in a choice is not allowed inside a label
            name = _id(question.id, f"part{index}")
            words = f'<div class="oer-quiz__words" id="{name}"{draw.words}>{draw.block(choice.nodes)}</div>'
            row = f'<div class="oer-quiz__label">{field} aria-labelledby="{name}"> {words}</div>'
        rows.append(f'<li class="oer-quiz__choice">{row}</li>')
    right = [index for index, choice in enumerate(question.choices) if choice.right]
    key = "".join(f"<li{draw.words}>{draw.again(question.choices[index].nodes)}</li>" for index in right)
    return " ".join(map(str, right)), f'<ul class="oer-quiz__choices">{"".join(rows)}</ul>', f"<ul>{key}</ul>"


def _order(question: Question, draw: _Draw) -> tuple[str, str, str]:
    texts = [line_of(item) for item in question.items]
    values = [texts.index(text) for text in texts]  # equal items may stand in each other's place
    count = len(values)
    rows = []
    for place, value in enumerate(shuffled(question.id, values)):
        text = texts[value]
        name = draw.strings("quizjs.position", item=text)
        options = "".join(f'<option value="{n}"{" selected" if n == place else ""}>{n + 1}</option>' for n in range(count))
        rows.append(
            f'<li class="oer-quiz__step" data-value="{value}">'
            f'<span class="oer-quiz__words"{draw.words}>{draw.again(question.items[value])}</span><span class="oer-quiz__moves">'
            f'<select class="oer-quiz__place" aria-label="{escape(name)}">{options}</select>'
            f'<button type="button" class="oer-quiz__move" data-move="-1" hidden '
            f'aria-label="{escape(draw.strings("quizjs.move_up", item=text))}"><span aria-hidden="true">↑</span></button>'
            f'<button type="button" class="oer-quiz__move" data-move="1" hidden '
            f'aria-label="{escape(draw.strings("quizjs.move_down", item=text))}"><span aria-hidden="true">↓</span></button>'
            f"</span></li>"
        )
    key = "".join(f"<li{draw.words}>{draw.again(item)}</li>" for item in question.items)
    return " ".join(map(str, values)), f'<ol class="oer-quiz__steps">{"".join(rows)}</ol>', f"<ol>{key}</ol>"


def _match(question: Question, draw: _Draw) -> tuple[str, str, str]:
    cells = [right for _, right in question.pairs] + list(question.distractors)
    texts = [line_of(cell) for cell in cells]
    values = [texts.index(text) for text in texts]  # equal cells are one option
    unique = list(dict.fromkeys(values))
    options = "".join(f'<option value="{value}">{escape(texts[value])}</option>' for value in shuffled(question.id, unique))
    language = draw.strings.language
    mark = f'lang="{escape(language)}" dir="{locales.direction(language)}"'
    choose = f'<option value="" {mark}>{escape(draw.strings("quizjs.option_choose"))}</option>'
    rows = []
    for index, (left, _) in enumerate(question.pairs):
        name = _id(question.id, f"part{index}")
        words = f'<label class="oer-quiz__words" for="{name}"{draw.words}>{draw.phrase(left)}</label>'
        select = f'<select class="oer-quiz__select" id="{name}" name="answer"{draw.words}>{choose}{options}</select>'
        rows.append(f'<li class="oer-quiz__pair">{words}{select}</li>')
    key = "".join(f"<li{draw.words}>{draw.again(left)} = {draw.again(right)}</li>" for left, right in question.pairs)
    answer = " ".join(str(value) for value in values[: len(question.pairs)])
    return answer, f'<ul class="oer-quiz__pairs">{"".join(rows)}</ul>', f"<ul>{key}</ul>"


def _one_line(question: Question, draw: _Draw, mode: str) -> str:
    name = _id(question.id, "field")
    limit = ' maxlength="200"' if question.kind == "text" else ' maxlength="40"'
    return (
        f'<p class="oer-quiz__line"><label for="{name}">{escape(draw.strings("quizjs.your_answer"))}</label> '
        f'<input class="oer-quiz__input" id="{name}" name="answer" type="text"{mode}{limit} autocomplete="off" autocapitalize="off"'
        f' spellcheck="false" aria-describedby="{_id(question.id, "hint")}"></p>'
    )


def _number_field(question: Question, draw: _Draw) -> tuple[str, str, str]:
    value = str(escape(question.value))
    if question.tolerance and float(question.tolerance):
        value += f" ± {escape(question.tolerance)}"
    return question.value, _one_line(question, draw, ' inputmode="decimal"'), f'<p><span dir="ltr">{value}</span></p>'


def _text_field(question: Question, draw: _Draw) -> tuple[str, str, str]:
    key = "".join(f"<li{draw.words}>{escape(text)}</li>" for text in question.texts)
    answer = json.dumps(list(question.texts), ensure_ascii=False)
    return answer, _one_line(question, draw, ' dir="auto"'), f"<ul>{key}</ul>"


def _open_field(question: Question, draw: _Draw) -> tuple[str | None, str, str]:
    name = _id(question.id, "field")
    field = (
        f'<p class="oer-quiz__line"><label for="{name}">{escape(draw.strings("quizjs.your_answer"))}</label> '
        f'<textarea class="oer-quiz__input" id="{name}" rows="4" dir="auto" autocomplete="off"></textarea></p>'
    )
    return None, field, ""


_KINDS = {
    "single": _choices,
    "multiple": _choices,
    "order": _order,
    "match": _match,
    "number": _number_field,
    "text": _text_field,
    "open": _open_field,
}
