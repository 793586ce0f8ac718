"""The quiz of an e-book read back: the chapter of the questions and the chapter of the answers, which belong together by their ids."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from .quiz_read import Seen, words_of


def read_epub(questions: bytes, answers: bytes | None) -> list[Seen]:
    """``questions`` and ``answers`` are XHTML chapters; None = no question has an answer to show."""
    asked = _sections(questions, "oer-question")
    told = _sections(answers, "oer-answer") if answers else {}
    assert set(told) <= set(asked)
    return [_seen(name, node, told.get(name)) for name, node in asked.items()]


def _sections(page: bytes, name: str) -> dict[str, etree._Element]:
    root = etree.fromstring(page)
    for node in root.iter(etree.Element):
        node.tag = etree.QName(node).localname
    return {node.get("data-id"): node for node in root.iter("section") if node.get("class") == name}


def _all(node: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if node is None else node.xpath(f'.//*[contains(concat(" ", @class, " "), " {name} ")]')


def _words(node: etree._Element | None, name: str) -> str:
    return " ".join(words_of(one) for one in _all(node, name))


def _seen(name: str, asked: etree._Element, told: etree._Element | None) -> Seen:
    kind = asked.get("data-kind")
    assert told is None or told.get("data-kind") == kind
    assert told is None or _words(told, "oer-answer__title") == _words(asked, "oer-question__title")
    images = {src.removeprefix("../media/") for node in (asked, told) if node is not None for src in node.xpath(".//img/@src")}
    seen: dict[str, object] = {}
    keys = _all(told, "oer-answer__right")
    if kind in ("single", "multiple"):
        right = {one.get("data-option") for one in keys}
        said = {}
        for one in _all(told, "oer-answer__feedback"):
            choice, *rest = one
            said[one.get("data-option")] = " ".join(words_of(part) for part in rest)
            assert choice.get("class") == "oer-answer__choice"
        rows = [(one.get("data-option"), words_of(one)) for one in _all(asked, "oer-question__option")]
        seen["options"] = tuple((words, number in right, said.get(number, "")) for number, words in rows)
    elif kind == "order":
        seen["steps"] = tuple(words_of(one) for one in keys)
        shown = [one.get("data-option") for one in _all(asked, "oer-question__option")]
        assert sorted(shown) == sorted(one.get("data-option") for one in keys) and shown != [one.get("data-option") for one in keys]
    elif kind == "match":
        left = {one.get("data-left"): words_of(one) for one in _all(asked, "oer-question__left")}
        right = {one.get("data-right"): words_of(one) for one in _all(asked, "oer-question__right")}
        seen["pairs"] = tuple((left[one.get("data-left")], right[one.get("data-right")]) for one in keys)
        seen["distractors"] = frozenset(right[number] for number in set(right) - {one.get("data-right") for one in keys})
    elif kind == "number":
        [number] = _all(told, "oer-answer__number")
        seen |= {"value": Decimal(number.get("data-value")), "tolerance": Decimal(number.get("data-tolerance"))}
    elif kind == "text":
        seen["texts"] = frozenset(words_of(one) for one in keys)
    prompt = f"{_words(asked, 'oer-question__title')} {_words(asked, 'oer-question__stem')}".strip()
    return Seen(name, kind, prompt, explanation=_words(told, "oer-answer__explanation"), images=frozenset(images), **seen)
