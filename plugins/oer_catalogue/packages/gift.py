"""GIFT: the quiz as text that people can read and change, for Moodle and others (source: docs.moodle.org, "GIFT format").

What the format does not say but its readers do: a literal backslash is doubled; a line break inside a text is ``\\n``; weights stand
before everything else of an answer, ``[html]`` before its words. An answer is never at the begin of a line without its sign, so nothing
is taken for a comment. Two things cannot be escaped and change the kind of question (``_kinds``): ``->`` in an accepted text, and what
readers use inside for escaped signs (``&&058;``) where no HTML is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from ..model import Edition, Module
from .about import about, attribution_text
from .format import Format, NotMadeError, PackageContext
from .moodle_xml import category, kinds_of, literal, number
from .questions import Change, Item, Questions, Text, accepted, images_only, is_inline, nearest, questions
from .told import changed

_SIGNS = re.compile(r"[~=#{}:\\]")
_INSIDE = re.compile(r"&&\d{3};")
_BETWEEN = re.compile(r">\n+<")


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """One text file: the licence and what was changed as comments, the category, the questions."""
    quiz = questions(module, edition, context, images_only(module, edition, context, lambda path: ""))
    if quiz is None:
        raise NotMadeError("a question file needs a quiz")
    items, changes = items_of(quiz)
    facts = about(module, edition, context)
    lines = [*attribution_text(facts, context).splitlines(), *changed(changes, quiz, context.strings)]
    head = "\n".join(f"// {line}" for line in lines if line)
    blocks = [head, f"$CATEGORY: {category(facts.publisher, edition.title)}", *(_question(item, quiz, module) for item in items)]
    target.write(("\n\n".join(blocks) + "\n").encode())


def items_of(quiz: Questions) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """The items as GIFT has them, and what ``nearest`` changed."""
    made = [nearest(item, _kinds(item)) for item in quiz.items]
    return tuple(item for items, _ in made for item in items), tuple(change for _, changes in made for change in changes)


def _kinds(item: Item) -> set[str]:
    kinds = kinds_of(item)
    if any("->" in text or _INSIDE.search(text) for text in item.texts):
        kinds.discard("text")
    if any(_INSIDE.search(cell.line) for cell in item.rights):
        kinds.discard("match")
    return kinds


def escape(text: str) -> str:
    """``text`` with every sign escaped that GIFT reads as its own."""
    return _SIGNS.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")


# --- one question ---------------------------------------------------------------------------------------------------


def _question(item: Item, quiz: Questions, module: Module) -> str:
    """A comment with id and tags (read by Moodle since 3.8), then the question."""
    put = _plain if _is_plain(item, quiz) else _html(quiz)
    tags = "".join(f" [tag:{outcome}]" for outcome in item.outcomes)
    prompt = put(item.prompt)
    answers = _ANSWERS[item.kind](item, put)
    if item.explanation:
        answers.append(f"####{put(item.explanation)}")
    first = "#" if item.kind == "number" else ""
    inner = "".join(f"\n{line}" for line in answers) + "\n" if answers else ""
    return f"// [id:{number(module, item)}]{tags}\n::{escape(item.name)}::{prompt}{{{first}{inner}}}"


Put = Callable[[Text], str]


def _plain(text: Text) -> str:
    return escape(text.plain)


def _html(quiz: Questions) -> Put:
    def put(text: Text) -> str:
        html = quiz.marked(text.html, "span" if is_inline(text) else "div") if quiz.direction == "rtl" else text.html
        return f"[html]{escape(_BETWEEN.sub('><', html))}"

    return put


def _is_plain(item: Item, quiz: Questions) -> bool:
    """Whether the words need no HTML: then the file stays readable."""
    if quiz.direction == "rtl":
        return False
    texts = [item.title, item.stem, item.explanation, *(left for left, _ in item.pairs)]
    texts += [text for option in item.options for text in (option.text, option.feedback)]
    return all(not text or _bare(text) for text in texts)


def _bare(text: Text) -> bool:
    """One paragraph of words without markup, and without what GIFT or HTML would read in them."""
    inner = text.html.removeprefix("<p>").removesuffix("</p>")
    return inner == text.plain and not re.search(r"[<>&\n]", inner) and not inner.startswith(("[", "%"))


def _choices(item: Item, put: Put) -> list[str]:
    lines = []
    for option in item.options:
        alone = "=" if option.right else "~"
        sign = alone if item.kind == "single" else f"~%{option.fraction}%"
        lines.append(sign + put(option.text) + (f"#{put(option.feedback)}" if option.feedback else ""))
    return lines


def _match(item: Item, put: Put) -> list[str]:
    return [
        *(f"={put(left)} -> {escape(right.line)}" for left, right in item.pairs),
        *(f"= -> {escape(cell.line)}" for cell in item.distractors),
    ]


def _number(item: Item, put: Put) -> list[str]:
    return [f"={item.value}:{item.tolerance}"]


def _text(item: Item, put: Put) -> list[str]:
    return [f"=%100%{'[plain]' if text.startswith('[') else ''}{escape(literal(text))}" for text in accepted(item.texts)]


def _open(item: Item, put: Put) -> list[str]:
    return []


_ANSWERS: dict[str, Callable[[Item, Put], list[str]]] = {
    "single": _choices,
    "multiple": _choices,
    "match": _match,
    "number": _number,
    "text": _text,
    "open": _open,
}

FORMAT = Format("gift", "gift.txt", "text/plain; charset=utf-8", write, needs=("quiz",))
