"""Kinds of questions that a format lacks, written as the kind that comes next to them; and what counts as the same answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ..quiz_html import shuffled
from .value import MOST_RIGHT, Item, Option, Text


@dataclass(frozen=True, slots=True)
class Change:
    """What ``nearest`` did to a question: ``id`` of the catalogue's question, its kind, and the kind it became."""

    id: str
    kind: str
    became: str


MOST_NUMBERS = 40


def nearest(item: Item, kinds: Iterable[str], most_right: int = MOST_RIGHT) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """``item`` in the kinds that a format has: one item, or several where it had to be taken apart; and what was changed.

    order → match (each step with its place; not in the right order) · match → one single choice for each pair · number → text (every
    number within the tolerance, at the author's number of decimals), or open where there are more than ``MOST_NUMBERS`` ·
    multiple with more than ``most_right`` right options → match (each option with ✓ or ✗) · text, single,
    multiple → open. Raises ValueError if the format has not even open questions.
    """
    kinds = frozenset(kinds)
    if item.kind in kinds and not (item.kind == "multiple" and sum(option.right for option in item.options) > most_right):
        return (item,), ()
    if item.kind == "open" or "open" not in kinds:
        raise ValueError("a format of questions needs at least open ones")
    made = _NEAREST[item.kind](item)
    found: list[Item] = []
    changes = [Change(item.id, item.kind, made[0].kind)]
    for one in made:
        inner, more = nearest(one, kinds, most_right)
        found.extend(inner)
        changes.extend(Change(item.id, change.kind, change.became) for change in more)
    return tuple(found), tuple(dict.fromkeys(changes))


def _order_as_match(item: Item) -> tuple[Item, ...]:
    steps = [(step, _word(str(place))) for place, step in enumerate(item.steps, 1)]
    mixed = shuffled(item.id, range(len(steps)))
    return (replace(item, kind="match", steps=(), pairs=tuple(steps[index] for index in mixed)),)


def _match_as_choices(item: Item) -> tuple[Item, ...]:
    """One single choice for each left cell, which stands at the end of the stem; all right cells to choose from."""
    cells = tuple(sorted(item.rights, key=lambda cell: _place(cell.line)))
    found = []
    for number, (left, right) in enumerate(item.pairs, 1):
        words = f"<p>{left.html}</p>" if is_inline(left) else left.html
        stem = Text(f"{item.stem.html}\n{words}".strip(), f"{item.stem.plain}\n{left.plain}".strip())
        right_ones = [cell.line == right.line for cell in cells]
        options = tuple(Option(cell, one, "100" if one else "0") for cell, one in zip(cells, right_ones, strict=True))
        part = replace(item, id=f"{item.id}.{number}", kind="single", stem=stem, pairs=(), distractors=(), options=options)
        found.append(replace(part, part_of=item.id, label=left.line))
    return tuple(found)


def _multiple_as_match(item: Item) -> tuple[Item, ...]:
    pairs = tuple((option.text, _word("✓" if option.right else "✗")) for option in item.options)
    comments = "\n".join(option.feedback.html for option in item.options if option.feedback)
    said = "\n".join(option.feedback.plain for option in item.options if option.feedback)
    explanation = Text(f"{comments}\n{item.explanation.html}".strip(), f"{said}\n{item.explanation.plain}".strip())
    return (replace(item, kind="match", options=(), pairs=pairs, explanation=explanation),)


def _number_as_text(item: Item) -> tuple[Item, ...]:
    value, tolerance = Decimal(item.value), Decimal(item.tolerance or "0")
    decimals = max(0, -value.as_tuple().exponent, -tolerance.as_tuple().exponent)
    step = Decimal(1).scaleb(-decimals)
    if 2 * tolerance / step + 1 > MOST_NUMBERS:
        key = f"{item.value} ± {item.tolerance}"
        explanation = Text(f"<p>{key}</p>\n{item.explanation.html}".strip(), f"{key}\n{item.explanation.plain}".strip())
        return (replace(item, kind="open", value="", tolerance="", explanation=explanation),)
    texts: list[str] = []
    number = value - tolerance
    while number <= value + tolerance:
        texts += _spellings(number)
        number += step
    first = _spellings(value)[0]
    return (replace(item, kind="text", value="", tolerance="", texts=tuple(dict.fromkeys([first, *texts]))),)


def _spellings(number: Decimal) -> list[str]:
    """``1.50``: 1.5, 1,5, 1.50, 1,50."""
    long = f"{number:f}"
    short = long.rstrip("0").rstrip(".") if "." in long else long
    short = "0" if short in ("-0", "") else short
    forms = [short, long] if not long.startswith("-0") or number else [short]
    return list(dict.fromkeys(form for one in forms for form in (one, one.replace(".", ","))))


def _as_open(item: Item) -> tuple[Item, ...]:
    keys = item.texts or tuple(option.text.line for option in item.options if option.right)
    key = " | ".join(keys)
    from_key = Text(f"<p>{_escaped(key)}</p>\n{item.explanation.html}".strip(), f"{key}\n{item.explanation.plain}".strip())
    return (replace(item, kind="open", options=(), texts=(), explanation=from_key),)


_NEAREST: dict[str, Callable[[Item], tuple[Item, ...]]] = {
    "order": _order_as_match,
    "match": _match_as_choices,
    "multiple": _multiple_as_match,
    "number": _number_as_text,
    "single": _as_open,
    "text": _as_open,
}


def _word(text: str) -> Text:
    return Text(text, text)


def _place(line: str) -> tuple[int, str]:
    """Numbers in their order, then words by their letters: an order that tells nothing of what is right."""
    return (int(line), "") if line.isdecimal() else (1 << 30, line)


def is_inline(text: Text) -> bool:
    """Whether its HTML may stand inside a paragraph."""
    return not re.search(r"<(?:p|div|ul|ol|dl|table|pre|figure|aside|blockquote|section|hr|h[1-6])\b", text.html)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SIGNS = {"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "ʹ": "'", "´": "'", "`": "'", "′": "'", "−": "-"}
_SIGNS |= {chr(code): "-" for code in range(0x2010, 0x2016)}


def accepted(texts: Iterable[str]) -> tuple[str, ...]:
    """``texts``, and each without accents and with the signs of a plain keyboard: what the site's quiz takes for equal to them.

    For platforms that compare letter by letter; they ignore case themselves.
    """
    return tuple(dict.fromkeys(form for text in texts for form in (text, _keyboard(text))))


def _keyboard(text: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.category(sign).startswith("M"))
    return " ".join("".join(_SIGNS.get(sign, sign) for sign in unicodedata.normalize("NFC", bare)).split()) or text
