"""The quiz of a Moodle backup, in the order of its slots, from what a model of Moodle's restore makes of it."""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import html

from ..packages.moodle_restore import Question, Restored
from .quiz_read import MOODLE_SHARES, Seen, words_of

KINDS = {"match": "match", "numerical": "number", "shortanswer": "text", "essay": "open"}


def read_mbz(found: Restored) -> list[Seen]:
    """What restore lost must be nothing; pictures of a question must be among its files."""
    assert found.lost == []
    [quiz] = found.quizzes
    assert all(mark == question.mark == (0 if question.qtype == "essay" else 1) for question, mark in quiz.slots)
    return [_question(question) for question, _ in quiz.slots]


def _question(one: Question) -> Seen:
    kind = KINDS.get(one.qtype) or ("single" if one.single else "multiple")
    pieces = [one.text, one.feedback]
    seen: dict[str, object] = {}
    if one.qtype == "multichoice":
        shares = [share * 100 for _, share, _ in one.answers]
        assert {f"{abs(share).normalize():f}" for share in shares} <= MOODLE_SHARES
        pieces += [piece for text, _, feedback in one.answers for piece in (text, feedback)]
        seen["options"] = tuple((words_of(text), share > 0, words_of(feedback)) for text, share, feedback in one.answers)
        seen["fractions"] = tuple(shares)
    elif kind == "match":
        pieces += [left for left, _ in one.pairs]
        seen["pairs"] = tuple((words_of(left), right) for left, right in one.pairs if left)
        seen["distractors"] = frozenset(right for left, right in one.pairs if not left)
    elif kind == "number":
        [(value, share, _)] = one.answers
        assert share == 1
        seen |= {"value": Decimal(value), "tolerance": Decimal(one.tolerance)}
    elif kind == "text":
        assert {share for _, share, _ in one.answers} == {1}
        texts = [text for text, _, _ in one.answers]
        assert not any(re.search(r"(?<!\\)\*", text) for text in texts)  # it would stand for any words
        seen["texts"] = frozenset(text.replace(r"\*", "*") for text in texts)
    roots = [html.fragment_fromstring(piece, create_parent="div") for piece in pieces if piece]
    images = {src.removeprefix("@@PLUGINFILE@@/") for root in roots for src in root.xpath(".//img/@src")}
    directions = {one for root in roots for one in root.xpath("./*[1]/@dir")}
    return Seen(
        id=one.idnumber, kind=kind, prompt=words_of(one.text), explanation=words_of(one.feedback), images=frozenset(images),
        directions=frozenset(directions), **seen,
    )  # fmt: skip
