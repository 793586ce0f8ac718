"""Random quizzes: what is meant, as plain values, and the same as Markdown of a quiz.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as some

IMAGES = ("dot.png", "bench.svg")
NASTY = (
    "~", "= 5", "#hash", "{TRUE}", "a: b", "::name::", "\\", "C:\\new\\table", "->", "a -> b", "// no comment", "$CATEGORY: x", "[html]",
    "[plain]x", "%50%", "%100% of", "####", "&&058;", "&amp;", "<b>bold</b>", "]]>", "@@PLUGINFILE@@/x", "{{ x }}", "*", "a*b", "\\*", "'",
    '"', "T", "FALSE", "0", "1e5", "..", "x_y^z", "café d’Été", "½ ± 1", "أداة", "(٣)", "γωνιάς", "\u00a0x", "e\u0301", "𝄞", "–", "|",
    "| a", "<!-- -->", "&lt;", "`",
)  # fmt: skip
SIGNS = "abcxyz ABC 019 ~=#{}:\\/%[]*<>&\"'-!$@;.,()+?_^ أبتث αβγ éßø"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Words:
    """Markdown, what it says on one line (an image by its words), and the files of media/ that it shows."""

    md: str
    text: str
    images: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The words without any space: what makes two of them different."""
        return "".join(self.text.split()).casefold()


@dataclass(frozen=True)
class Made:
    """A question as it is meant. ``options``: words, right, feedback; ``pairs``: left and right; of texts only the text counts."""

    id: str
    kind: str
    title: Words
    stem: Words
    options: tuple[tuple[Words, bool, Words | None], ...] = ()
    steps: tuple[Words, ...] = ()
    pairs: tuple[tuple[Words, Words], ...] = ()
    distractors: tuple[Words, ...] = ()
    value: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)
    texts: tuple[str, ...] = ()
    explanation: Words | None = None

    @property
    def prompt(self) -> str:
        return squash(f"{self.title.text} {self.stem.text}")

    @property
    def images(self) -> frozenset[str]:
        """Files of media/ that it shows, in the order of nothing."""
        words = [self.title, self.stem, self.explanation, *self.steps, *self.distractors]
        words += [one for pair in self.pairs for one in pair]
        words += [one for words, _, feedback in self.options for one in (words, feedback)]
        return frozenset(image for one in words if one for image in one.images)

    def markdown(self) -> str:
        blocks = [f"## {self.title.md} {{#{self.id}}}", self.stem.md, self._answers()]
        if self.explanation:
            blocks.append("\n".join(f"> {line}".rstrip() for line in self.explanation.md.split("\n")))
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _answers(self) -> str:
        if self.options:
            lines = []
            for words, right, feedback in self.options:
                lines.append(f"- [{'x' if right else ' '}] {words.md}")
                lines += [f"  > {line}".rstrip() for line in feedback.md.split("\n")] if feedback else []
            return "\n".join(lines)
        if self.steps:
            return "\n".join(f"{number}. {step.md}" for number, step in enumerate(self.steps, 1))
        if self.pairs:
            rows = [f"| {left.md} | {right.md} |" for left, right in self.pairs] + [f"| | {one.md} |" for one in self.distractors]
            return "\n".join(["| | |", "|---|---|", *rows])
        if self.kind == "number":
            return f"Answer: {self.value}" + (f" +- {self.tolerance}" if self.tolerance else "")
        return "Answer: " + (" | ".join(map(escaped, self.texts)) if self.texts else "open")


def squash(text: str) -> str:
    return " ".join(text.split())


def escaped(text: str) -> str:
    """``text`` as Markdown that means just this."""
    return _PUNCTUATION.sub(r"\\\1", text)


_plain = (some.sampled_from(NASTY) | some.text(SIGNS, min_size=1, max_size=14)).map(squash).filter(bool)
_code = some.sampled_from(("x = {1}", "a~b", "<b>", "if (a) #b", "c:\\d", "[html]"))


def _strong(text: str) -> Words:
    return Words(f"**{escaped(text)}**", text)


_pieces = (
    _plain.map(lambda text: Words(escaped(text), text))
    | some.text("abcxyzأبγ", min_size=1, max_size=5).map(_strong)
    | _code.map(lambda text: Words(f"`{text}`", text))
)
_links = some.text("abcγ", min_size=1, max_size=5).map(lambda text: Words(f"[{text}](https://example.org/a?b=1&c={{d}})", text))


@some.composite
def _image(draw) -> Words:
    text, file = draw(some.sampled_from(("a dot", "نقطة", 'a "b" <c> & d', "x ~ {y}"))), draw(some.sampled_from(IMAGES))
    return Words(f"![{escaped(text)}](../media/{file})", text, (file,))


def _joined(pieces: list[Words], sign: str = " ") -> Words:
    images = tuple(image for piece in pieces for image in piece.images)
    return Words(sign.join(piece.md for piece in pieces), squash(" ".join(piece.text for piece in pieces)), images)


def words(images: bool = True, links: bool = True) -> some.SearchStrategy[Words]:
    """One line of words."""
    parts = _pieces | _links if links else _pieces
    return some.lists(parts | _image() if images else parts, min_size=1, max_size=3).map(_joined)


@some.composite
def _blocks(draw) -> Words:
    """Paragraphs, perhaps with code that holds an empty line and everything that a format reads as its own."""
    found = draw(some.lists(words(), min_size=1, max_size=2))
    if draw(some.booleans()) and draw(some.booleans()):
        code = "x = {1}\n\n// y: ~#\n::z::"
        found.append(Words(f"```\n{code}\n```", code))
    return _joined(found, "\n\n")


def _several(one: some.SearchStrategy[Words], least: int, most: int) -> some.SearchStrategy[list[Words]]:
    return some.lists(one, min_size=least, max_size=most, unique_by=lambda words: words.bare)


_answer = some.text("abc éßأβ'’-", min_size=1, max_size=8) | some.sampled_from([one for one in NASTY if "|" not in one and "`" not in one])
_texts = some.lists(_answer.map(lambda text: squash(f"a{text}")), min_size=1, max_size=3, unique_by=str.casefold)
_decimals = some.integers(-9999, 9999).flatmap(lambda n: some.integers(0, 3).map(lambda places: Decimal(n).scaleb(-places)))


@some.composite
def _question(draw, id: str) -> Made:
    kind = draw(some.sampled_from(("single", "multiple", "order", "match", "number", "text", "open")))
    maybe = some.none() | _blocks()
    base = {
        "id": id,
        "kind": kind,
        "title": draw(words()),
        "stem": draw(maybe) or Words("", ""),
        "explanation": draw(maybe),
    }
    if kind in ("single", "multiple"):
        found = draw(_several(words(), 3 if kind == "multiple" else 2, 5))
        count = 1 if kind == "single" else draw(some.integers(2, len(found)))
        right = set(draw(some.permutations(range(len(found))))[:count])
        feedback = some.none() | words()
        return Made(**base, options=tuple((one, index in right, draw(feedback)) for index, one in enumerate(found)))
    if kind == "order":
        return Made(**base, steps=tuple(draw(_several(words(), 2, 5))))
    if kind == "match":
        left, right = draw(_several(words(), 2, 4)), draw(_several(words(images=False, links=False), 4, 6))
        return Made(**base, pairs=tuple(zip(left, right, strict=False)), distractors=tuple(right[len(left) :]))
    if kind == "number":
        return Made(**base, value=draw(_decimals), tolerance=abs(draw(_decimals | some.just(Decimal(0)))))
    return Made(**base, texts=tuple(draw(_texts)) if kind == "text" else ())


@some.composite
def quizzes(draw, most: int = 3) -> tuple[Made, ...]:
    """One to ``most`` questions."""
    return tuple(draw(_question(f"q{number}")) for number in range(draw(some.integers(1, most))))


def markdown(questions: tuple[Made, ...]) -> str:
    return "\n".join(question.markdown() for question in questions)
