"""QTI 1.2.1 in the profile of Common Cartridge 1.1: the quiz as an assessment (source: IMS CC 1.1, "QTI profile").

The profile has single and multiple choice, words to fill in, and essays. What else there is, ``nearest`` writes in these: a number as
words, a match as one question for each pair, weighed so that the pairs together count as much as any other question.
"""

from __future__ import annotations

from functools import partial
from math import ceil, lcm

from .questions import Change, Item, Option, Questions, Text, accepted, is_inline, nearest
from .reader import template

PROFILES = {
    "single": "cc.multiple_choice.v0p1",
    "multiple": "cc.multiple_response.v0p1",
    "text": "cc.fib.v0p1",
    "open": "cc.essay.v0p1",
}
MOST_WEIGHT = 99
NO_LIMIT = 1 << 30  # of right options: the profile has no shares


def assessment(quiz: Questions, items: tuple[Item, ...]) -> str:
    """The XML of ``items`` (``items_of``). HTML in it is ASCII: readers guess the encoding of such pieces, and wrongly."""
    return template(
        "qti.xml",
        quiz=quiz,
        items=items,
        profiles=PROFILES,
        weights=weights(items),
        phrase=partial(_phrase, quiz),
        feedback=partial(_feedback, quiz),
        accepted=accepted,
        ascii=lambda html: html.encode("ascii", "xmlcharrefreplace").decode(),
    )


def items_of(quiz: Questions) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """The items as the profile has them, and what ``nearest`` changed."""
    made = [nearest(item, PROFILES, NO_LIMIT) for item in quiz.items]
    return tuple(item for items, _ in made for item in items), tuple(change for _, changes in made for change in changes)


def weights(items: tuple[Item, ...]) -> dict[str, int]:
    """``cc_weighting`` (1 to 99) by id; 0 = none is given, because all are equal or the numbers would be too large.

    The least weight is 1, so an open question, which is worth nothing on the site, gets that, and all others ten times as much or more.
    """
    counts = {item.part_of: sum(other.part_of == item.part_of for other in items) for item in items if item.part_of}
    whole = lcm(*counts.values()) if counts else 1
    if not all(item.mark for item in items):
        whole *= ceil(10 / whole)
    if whole == 1 or whole > MOST_WEIGHT:
        return {item.id: 0 for item in items}
    return {item.id: whole // counts.get(item.part_of, 1) if item.mark else 1 for item in items}


def _phrase(quiz: Questions, text: Text) -> str:
    return quiz.marked(text.html, "span" if is_inline(text) else "div")


def _feedback(quiz: Questions, item: Item, option: Option) -> str:
    """Where several options can be chosen, and several comments shown, each comment says of what it speaks."""
    if item.kind == "single":
        return quiz.marked(option.feedback.html)
    words = f"<p><strong>{option.text.html}</strong></p>" if is_inline(option.text) else option.text.html
    return quiz.marked(f"{words}\n{option.feedback.html}")
