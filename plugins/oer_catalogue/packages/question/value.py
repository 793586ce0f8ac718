"""The form of a quiz that exchange formats share: frozen values, and how a point is divided among the options of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...load.lookup import media_kind
from ...model import QuestionKind

KINDS: tuple[QuestionKind, ...] = ("single", "multiple", "order", "match", "number", "text", "open")


@dataclass(frozen=True, slots=True)
class Text:
    """Words as HTML without ids, addresses resolved, and as plain text: a line for each block, images as their alternative text."""

    html: str
    plain: str

    def __bool__(self) -> bool:
        return bool(self.html)

    @property
    def line(self) -> str:
        """The plain text on one line."""
        return " ".join(self.plain.split())


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. ``fraction`` is its share of the point in percent, as ``shares`` gives it."""

    text: Text
    right: bool
    fraction: str
    feedback: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Item:
    """A question. Only the fields of its kind are filled; see ``model.Question``.

    ``title`` and the options, steps and right cells that are one phrase are phrasing content; ``stem``, feedback and ``explanation`` are
    blocks. ``pairs``: left and right cell; ``distractors``: right cells without a left one; of rights, platforms show the plain ``line``.
    ``value`` and ``tolerance``: decimal text, tolerance "0" = exact. ``media``: paths inside media/, in order of use. ``part_of``: the
    question of the catalogue whose part this one is (``nearest``), "" = it is whole; ``label``: what tells the parts apart. ``left_out``:
    images that the format does not carry, shown as their alternative text.
    """

    id: str
    kind: QuestionKind
    title: Text
    stem: Text = NOTHING
    options: tuple[Option, ...] = ()
    steps: tuple[Text, ...] = ()
    pairs: tuple[tuple[Text, Text], ...] = ()
    distractors: tuple[Text, ...] = ()
    value: str = ""
    tolerance: str = ""
    texts: tuple[str, ...] = ()
    explanation: Text = NOTHING
    outcomes: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    part_of: str = ""
    label: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title on one line, with what tells the parts of one question apart."""
        return f"{self.title.line}: {self.label}" if self.label else self.title.line

    @property
    def mark(self) -> int:
        """The points that it is worth."""
        return int(self.kind != "open")

    @property
    def prompt(self) -> Text:
        """Title and stem as one text, for formats that have one field for both."""
        return Text(f"<p>{self.title.html}</p>\n{self.stem.html}".strip(), f"{self.title.plain}\n{self.stem.plain}".strip())

    @property
    def images(self) -> tuple[str, ...]:
        return tuple(path for path in self.media if media_kind(path) == "image")

    @property
    def rights(self) -> tuple[Text, ...]:
        """The right cells to choose from: of the pairs, then the distractors; cells that read alike are one."""
        found: dict[str, Text] = {}
        for cell in (*(right for _, right in self.pairs), *self.distractors):
            found.setdefault(cell.line, cell)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Questions:
    """A quiz. ``locale`` and ``direction`` are of its words: another language than the edition's where it falls back.

    ``pass_mark`` is in percent; None = nothing is scored.
    """

    title: str
    locale: str
    direction: str
    pass_mark: float | None
    items: tuple[Item, ...]
    intro: Text = NOTHING

    def marked(self, html: str, tag: str = "div") -> str:
        """``html`` in an element that says language and direction, for places whose surroundings may be in any language."""
        return f'<{tag} lang="{self.locale}" dir="{self.direction}">{html}</{tag}>' if html else ""

    @property
    def media(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for item in self.items for path in item.media))


FRACTIONS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111", 10: "10"}
"""One of n equal shares, in percent, as Moodle spells them; it refuses shares that are not in its list (docs.moodle.org, GIFT format)."""
MOST_RIGHT = 20  # 5 % is the smallest share in the list


def shares(right: Sequence[bool]) -> tuple[str, ...]:
    """The share of each option, in percent: the right ones add up to 100, each wrong one takes 100 away.

    Of 11 to 20 right ones the first count 10 and the rest 5, since the list holds no equal shares for them. More than ``MOST_RIGHT``
    cannot be said in this way (``nearest`` with ``most_right``): they get "0" after the twentieth.
    """
    count = sum(right)
    if count <= 10:
        values = [FRACTIONS.get(count, "0")] * count
    else:
        values = (["10"] * max(0, 20 - count) + ["5"] * min(2 * count - 20, MOST_RIGHT) + ["0"] * count)[:count]
    given = iter(values)
    return tuple(next(given) if one else "-100" for one in right)
