"""Quizzes read back from every format, each by what the format's documentation says, without the code that wrote them.

A reader gives ``Seen``: the words as one line of text (an image by its words), so that formats with and without markup compare.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from lxml import etree, html

GIFT_PARSER = Path(__file__).parents[1] / "node" / "node_modules" / "gift-pegjs" / "pegjs-gift.js"
BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "pre", "figure", "figcaption", "aside", "blockquote"}
    | {"section", "h1", "h2", "h3", "h4", "h5", "h6", "br", "details", "summary"}
)
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
_INSIDE = {"&&058;": ":", "&&035;": "#", "&&061;": "=", "&&123;": "{", "&&125;": "}", "&&126;": "~", "&&092;": "\\", "&&010": "\n"}


@dataclass(frozen=True)
class Seen:
    """A question as a reader of one format sees it; see ``quiz_made.Made``. ``fractions``: of the options, in percent."""

    id: str
    kind: str
    prompt: str
    options: tuple[tuple[str, bool, str], ...] = ()
    steps: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    distractors: frozenset[str] = frozenset()
    value: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)
    texts: frozenset[str] = frozenset()
    explanation: str = ""
    images: frozenset[str] = frozenset()
    fractions: tuple[Decimal, ...] = ()
    directions: frozenset[str] = field(default_factory=frozenset)


def words_of(source: str | etree._Element, images: bool = True) -> str:
    """What HTML says, on one line."""
    root = html.fragment_fromstring(source, create_parent="div") if isinstance(source, str) else source
    out: list[str] = []

    def walk(node: etree._Element) -> None:
        if isinstance(node.tag, str):
            block = node.tag in BLOCKS
            out.append(" " if block else "")
            out.append(node.get("alt", "") if node.tag == "img" and images else "")
            out.append(node.text or "")
            for child in node:
                walk(child)
                out.append(child.tail or "")
            out.append(" " if block else "")

    walk(root)
    return " ".join("".join(out).split())


def _sources(pieces: list[str]) -> list[str]:
    return [src for piece in pieces if piece for src in html.fragment_fromstring(piece, create_parent="div").xpath(".//img/@src")]


# --- HTML of the site and of the packages ---------------------------------------------------------------------------


def read_html(text: str, media: str = "media/") -> list[Seen]:
    """The quiz as ``quiz.js`` reads it: words from the page, keys from data attributes."""
    root = html.fragment_fromstring(text, create_parent="div")
    return [_form(form, media) for form in root.xpath('.//form[contains(@class, "oer-quiz__question")]')]


def _one(node: etree._Element, name: str) -> str:
    found = node.xpath(f'.//*[contains(concat(" ", @class, " "), " {name} ")]')
    return words_of(found[0]) if found else ""


def _form(form: etree._Element, media: str) -> Seen:
    kind, answer = form.get("data-kind"), form.get("data-answer")
    seen = {
        "id": form.get("data-id"),
        "kind": kind,
        "prompt": f"{_one(form, 'oer-quiz__title')} {_one(form, 'oer-quiz__stem')}".strip(),
        "explanation": _one(form, "oer-quiz__explanation"),
        "images": frozenset(src.removeprefix(media) for src in form.xpath(".//img/@src")),
    }
    if kind in ("single", "multiple"):
        right = answer.split()
        comments = {one.get("data-choice"): words_of(one) for one in form.xpath(".//dd[@data-choice]")}
        rows = form.xpath('.//li[contains(@class, "oer-quiz__choice")]')
        inputs = [row.xpath(".//input")[0] for row in rows]
        assert {one.get("type") for one in inputs} == {"radio" if kind == "single" else "checkbox"}
        options = [
            (_one(row, "oer-quiz__words"), one.get("value") in right, comments.get(one.get("value"), ""))
            for row, one in zip(rows, inputs, strict=True)
        ]
        return Seen(**seen, options=tuple(options))
    if kind == "order":
        rows = {row.get("data-value"): _one(row, "oer-quiz__words") for row in form.xpath(".//li[@data-value]")}
        assert list(rows) != answer.split()
        return Seen(**seen, steps=tuple(rows[value] for value in answer.split()))
    if kind == "match":
        rows = form.xpath('.//li[contains(@class, "oer-quiz__pair")]')
        cells = {one.get("value"): words_of(one) for one in rows[0].xpath('.//option[@value!=""]')}
        pairs = tuple((_one(row, "oer-quiz__words"), cells[value]) for row, value in zip(rows, answer.split(), strict=True))
        return Seen(**seen, pairs=pairs, distractors=frozenset(cells.values()) - {right for _, right in pairs})
    if kind == "number":
        return Seen(**seen, value=Decimal(answer), tolerance=Decimal(form.get("data-tolerance")))
    return Seen(**seen, texts=frozenset(json.loads(answer)) if kind == "text" else frozenset())


# --- Moodle XML -----------------------------------------------------------------------------------------------------

MOODLE = {"matching": "match", "numerical": "number", "shortanswer": "text", "essay": "open"}
MOODLE_SHARES = {"100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667"}
MOODLE_SHARES |= {"14.28571", "12.5", "11.11111", "10", "5", "0"}
"""The shares of the list of grades of a question in Moodle, in percent; each also below zero."""


def read_moodle_xml(data: bytes, media: Mapping[str, bytes]) -> list[Seen]:
    """By docs.moodle.org, "Moodle XML format": trimmed texts, ``@@PLUGINFILE@@`` for the files that stand beside a text."""
    root = etree.fromstring(data)
    assert root.tag == "quiz"
    first, *rest = root.findall("question")
    assert first.get("type") == "category" and first.findtext("category/text").startswith("$course$/top/")
    seen = [_moodle(node, media) for node in rest]
    numbers = [node.findtext("idnumber") for node in rest]
    assert len(set(numbers)) == len(numbers) and all(0 < len(number) <= 100 for number in numbers)
    return seen


def _moodle_text(node: etree._Element | None, media: Mapping[str, bytes]) -> str:
    """The HTML of a text with its files, which must be those that it names."""
    if node is None:
        return ""
    assert node.get("format") == "html"
    text = (node.findtext("text") or "").strip()
    files = {}
    for file in node.findall("file"):
        assert file.get("encoding") == "base64" and file.get("path").startswith("/") and file.get("path").endswith("/")
        files[file.get("path")[1:] + file.get("name")] = base64.b64decode(file.text, validate=True)
    named = {src.removeprefix("@@PLUGINFILE@@/") for src in _sources([text])}
    assert named == set(files)
    assert all(media[name] == content for name, content in files.items())
    return text


def _moodle(node: etree._Element, media: Mapping[str, bytes]) -> Seen:
    kind = MOODLE.get(node.get("type")) or ("single" if node.findtext("single").strip() == "true" else "multiple")
    assert node.get("type") in MOODLE or node.get("type") == "multichoice"
    assert node.findtext("name/text").strip()
    prompt, explanation = (_moodle_text(node.find(tag), media) for tag in ("questiontext", "generalfeedback"))
    pieces = [prompt, explanation]
    seen: dict[str, object] = {}
    assert Decimal(node.findtext("defaultgrade")) == (0 if kind == "open" else 1)
    if kind in ("single", "multiple"):
        rows = [
            (_moodle_text(one, media), one.get("fraction"), _moodle_text(one.find("feedback"), media)) for one in node.findall("answer")
        ]
        assert {share.removeprefix("-") for _, share, _ in rows} <= MOODLE_SHARES
        pieces += [piece for text, _, feedback in rows for piece in (text, feedback)]
        seen["options"] = tuple((words_of(text), Decimal(share) > 0, words_of(feedback)) for text, share, feedback in rows)
        seen["fractions"] = tuple(Decimal(share) for _, share, _ in rows)
    elif kind == "match":
        rows = [(_moodle_text(one, media), one.findtext("answer/text").strip()) for one in node.findall("subquestion")]
        pieces += [text for text, _ in rows]
        seen["pairs"] = tuple((words_of(text), right) for text, right in rows if text)
        seen["distractors"] = frozenset(right for text, right in rows if not text)
    elif kind == "number":
        answer = node.find("answer")
        seen |= {"value": Decimal(answer.findtext("text")), "tolerance": Decimal(answer.findtext("tolerance"))}
    elif kind == "text":
        assert node.findtext("usecase") == "0"
        texts = [one.findtext("text").strip() for one in node.findall("answer") if one.get("fraction") == "100"]
        assert not any(re.search(r"(?<!\\)\*", text) for text in texts)  # a bare star stands for anything
        seen["texts"] = frozenset(text.replace("\\*", "*") for text in texts)
    images = frozenset(src.removeprefix("@@PLUGINFILE@@/") for src in _sources(pieces))
    name = node.findtext("idnumber").split(".", 1)[1]
    return Seen(name, kind, words_of(prompt), explanation=words_of(explanation), images=images, directions=_directions(prompt), **seen)


def _directions(text: str) -> frozenset[str]:
    return frozenset(html.fragment_fromstring(text, create_parent="div").xpath("./*/@dir")) if text else frozenset()


# --- GIFT -----------------------------------------------------------------------------------------------------------


class Gift:
    """gift-pegjs in a process that stays; ``read(text)`` gives its questions. Raises ValueError where it cannot read."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def parse(self, text: str) -> list[dict]:
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise ValueError(f"{answer['error']} at {answer['location']}")
        return answer["questions"]

    def read(self, data: bytes) -> list[Seen]:
        first, *rest = self.parse(data.decode())
        assert first["type"] == "Category" and first["title"].startswith("$course$/top/")
        return [_gift(question) for question in rest]


@contextmanager
def gift() -> Iterator[Gift]:
    assert GIFT_PARSER.is_file(), "run `npm ci --ignore-scripts` in tests/node"
    command = ["node", str(Path(__file__).with_name("gift_read.js")), str(GIFT_PARSER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Gift(process)
        process.stdin.close()


_LEFT_OUT = re.compile(r"<span>\[(.*?)\]</span>")


def _gift_text(value: dict | None) -> str:
    if value is None:
        return ""
    # An image that is left out stands as its words in square brackets.
    return words_of(_LEFT_OUT.sub(r"\1", value["text"])) if value["format"] == "html" else " ".join(value["text"].split())


def _unescaped(text: str) -> str:
    """What this parser leaves in right cells."""
    for inside, sign in _INSIDE.items():
        text = text.replace(inside, sign)
    return " ".join(text.split())


def _gift(question: dict) -> Seen:
    seen: dict[str, object] = {}
    kind = {"Short": "text", "Numerical": "number", "Matching": "match", "Essay": "open"}.get(question["type"], "multiple")
    if question["type"] in ("MC", "Short") and any(choice["weight"] not in (None, 100) for choice in question["choices"]):
        kind = "multiple"
    if question["type"] == "MC":
        choices = question["choices"]
        kind = "single" if any(choice["isCorrect"] for choice in choices) else "multiple"
        shares = [Decimal(str(choice["weight"] if choice["weight"] is not None else 100 * choice["isCorrect"])) for choice in choices]
        rows = [(_gift_text(one["text"]), share > 0, _gift_text(one["feedback"])) for one, share in zip(choices, shares, strict=True)]
        seen |= {"options": tuple(rows), "fractions": tuple(shares)}
    elif kind == "text":
        seen["texts"] = frozenset(choice["text"]["text"].replace("\\*", "*") for choice in question["choices"])
    elif kind == "number":
        [choice] = question["choices"]
        assert choice["text"]["type"] == "range"
        seen |= {"value": Decimal(str(choice["text"]["number"])), "tolerance": Decimal(str(choice["text"]["range"]))}
    elif kind == "match":
        pairs = [(_gift_text(pair["subquestion"]), _unescaped(pair["subanswer"])) for pair in question["matchPairs"]]
        seen["pairs"] = tuple(pair for pair in pairs if pair[0])
        seen["distractors"] = frozenset(right for left, right in pairs if not left)
    else:
        assert kind == "open" and question["type"] == "Essay"
    assert not question["hasEmbeddedAnswers"]
    stem = question["stem"]["text"] if question["stem"]["format"] == "html" else ""
    return Seen(
        question["id"].split(".", 1)[1],
        kind,
        _gift_text(question["stem"]),
        explanation=_gift_text(question["globalFeedback"]),
        images=frozenset(_sources([stem])),
        directions=_directions(stem),
        **seen,
    )


# --- QTI 1.2.1 in Common Cartridge ----------------------------------------------------------------------------------

PROFILES = {"cc.multiple_choice.v0p1": "single", "cc.multiple_response.v0p1": "multiple", "cc.fib.v0p1": "text", "cc.essay.v0p1": "open"}
FILEBASE = "$IMS-CC-FILEBASE$"


def read_qti(data: bytes, media: str = f"{FILEBASE}web/media/") -> list[Seen]:
    """By the profile of QTI 1.2.1 in IMS Common Cartridge 1.1."""
    root = etree.fromstring(data)
    return [_qti(item, media) for item in root.iter(f"{QTI}item")]


def _mattext(node: etree._Element) -> str:
    found = node.find(f".//{QTI}mattext")
    assert found.get("texttype") == "text/html"
    assert (found.text or "").isascii()  # readers guess the encoding of such pieces
    return found.text or ""


def outcome(item: etree._Element, given: set[str]) -> tuple[Decimal, list[str]]:
    """Score (0 to 100) and the ids of what is shown, for given identifiers or text.

    The conditions count in turn, until one that holds does not continue.
    """

    def holds(node: etree._Element) -> bool:
        tag = node.tag.removeprefix(QTI)
        if tag == "and":
            return all(holds(child) for child in node)
        if tag == "not":
            return not any(holds(child) for child in node)
        if tag == "other":
            return True
        assert tag == "varequal" and node.get("respident") == f"{item.get('ident')}.answer"
        return node.text in given if node.get("case") == "Yes" else node.text.casefold() in {one.casefold() for one in given}

    score, shown = Decimal(0), []
    for condition in item.iter(f"{QTI}respcondition"):
        if any(holds(node) for node in condition.find(f"{QTI}conditionvar")):
            score = Decimal(condition.findtext(f"{QTI}setvar", str(score)))
            shown += [one.get("linkrefid") for one in condition.findall(f"{QTI}displayfeedback")]
            if condition.get("continue") != "Yes":
                break
    return score, shown


def _qti(item: etree._Element, media: str) -> Seen:
    fields = {one.findtext(f"{QTI}fieldlabel"): one.findtext(f"{QTI}fieldentry") for one in item.iter(f"{QTI}qtimetadatafield")}
    kind, ident = PROFILES[fields["cc_profile"]], item.get("ident")
    prompt = _mattext(item.find(f"{QTI}presentation/{QTI}material"))
    feedback = {one.get("ident"): _mattext(one) for one in item.findall(f"{QTI}itemfeedback")}
    shown = outcome(item, set())[1]
    assert set(shown) <= {f"{ident}.general"}
    general = feedback.get(f"{ident}.general", "") if shown else ""
    labels = item.findall(f".//{QTI}response_label")
    seen: dict[str, object] = {}
    pieces = [prompt, *feedback.values()]
    if labels:
        names = [label.get("ident") for label in labels]
        right = _right(item, names, kind)
        comments = [[feedback[one] for one in outcome(item, {name})[1] if one != f"{ident}.general"] for name in names]
        texts = [_mattext(label) for label in labels]
        pieces += texts
        rows = zip(texts, names, comments, strict=True)
        seen["options"] = tuple((words_of(text), name in right, " ".join(map(words_of, said))) for text, name, said in rows)
    elif kind == "text":
        texts = frozenset(one.text for one in item.iter(f"{QTI}varequal"))
        assert all(outcome(item, {text})[0] == 100 for text in texts) and outcome(item, {"\0"})[0] == 0
        seen["texts"] = texts
    images = frozenset(src.removeprefix(media) for src in _sources(pieces))
    return Seen(ident, kind, words_of(prompt), explanation=words_of(general), images=images, directions=_directions(prompt), **seen)


def _right(item: etree._Element, names: list[str], kind: str) -> set[str]:
    """The choices that give the full score, and nothing else does."""
    if kind == "single":
        return {name for name in names if outcome(item, {name})[0] == 100}
    wrong = {one.text for one in item.iter(f"{QTI}varequal") if one.getparent().tag == f"{QTI}not"}
    right = set(names) - wrong
    assert outcome(item, right)[0] == 100
    for name in names:
        assert outcome(item, right ^ {name})[0] == 0
    return right
