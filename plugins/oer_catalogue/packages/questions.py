"""One form of a quiz for every exchange format: its questions with words as resolved HTML and as plain text, and their keys.

A format that lacks a kind of question asks ``nearest`` for what comes next to it, and for the list of what is different.

Points are as on the site (``theme/js/quiz-kinds.js``): one for each question that is right as a whole, none for an open one.
Formats that count per answer get the shares of ``shares``: everything right and nothing wrong gives the full point, and one wrong
choice takes all of it away, as on the site; only who chose some of the right ones and no wrong one gets a part there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from .. import locales
from ..body import Pieces, plain, resolve
from ..load.lookup import media_kind
from ..model import Choice, Edition, Module, Node, Question, QuestionKind
from .format import PackageContext
from .parts import Words, pass_mark
from .quiz_html import is_phrase, paragraphs, shuffled

KINDS: tuple[QuestionKind, ...] = ("single", "multiple", "order", "match", "number", "text", "open")

Address = Callable[[str, str], str]
"""``(kind, value)`` of a frame token (``media``, ``doc``, ``oer``; see ``body``) → the address in a package, or "" = the words alone.

For a film or sound: an address of the package keeps its player, one of the web becomes a link. An image without an address in the package
becomes its alternative text.
"""

_LINK = re.compile(r'<a\b[^>]*? href="\x1a(ref|doc|oer|media):([^\x1a]*)\x1a"[^>]*>(.*?)</a>', re.S)
_BACK = re.compile(r' ?<a class="oer-footnotes__back"[^>]*>.*?</a>', re.S)
_ID = re.compile(r' id="\x1aid:[^\x1a]*\x1a"')
_MEDIA = re.compile("\x1amedia:([^\x1a]*)\x1a")
_IMAGE = re.compile(r'<img src="\x1amedia:([^\x1a]*)\x1a" alt="([^"]*)"[^>]*>')
_PLAYER = re.compile(
    r'<(video|audio)\b[^>]*? aria-label="([^"]*)"[^>]*><source src="\x1amedia:([^\x1a]*)\x1a".*?</\1>',
    re.S,
)


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


def questions(module: Module, edition: Edition, context: PackageContext, address: Address | None = None) -> Questions | None:
    """The quiz of an edition, or of the first that it falls back to; None if there is none. ``address``: see ``public_address``."""
    words = Words(module, edition, context)
    having = words.having("quiz")
    if having is None or having.quiz is None:
        return None
    strings = locales.load(having.locale)
    quiz = having.quiz
    draw = _Draw(Pieces(module, having, quiz.document, strings), address or partial(public_address, module, edition, context))
    intro = draw.block(quiz.intro)
    return Questions(
        title=quiz.document.title or context.strings("player.quiz"),
        locale=having.locale,
        direction=strings.direction,
        pass_mark=pass_mark(module, quiz),
        items=tuple(_item(question, draw) for question in quiz.questions),
        intro=intro,
    )


def items(module: Module, edition: Edition, context: PackageContext, address: Address | None = None) -> tuple[Item, ...]:
    """The questions of ``questions``; none if there is no quiz."""
    found = questions(module, edition, context, address)
    return found.items if found else ()


def public_address(module: Module, edition: Edition, context: PackageContext, kind: str, value: str) -> str:
    """Media at ``media/<path>``, everything else at its address on the site; "" if the site's address is not known."""
    if kind == "media":
        return f"media/{value}"
    settings = context.settings
    if not settings.site_url:
        return ""
    target, _, fragment = value.partition("#")
    name, _, page = target.partition("/") if kind == "oer" else (module.id, "", target)
    locale = edition.locale
    folder = "" if locale == settings.default or locale not in settings.languages else f"{locale}/"
    return f"{settings.site_url}{folder}modules/{name}/{page or 'index'}.html" + (f"#m-{fragment}" if fragment else "")


def images_only(module: Module, edition: Edition, context: PackageContext, image: Callable[[str], str]) -> Address:
    """Addresses for a format that carries images, at ``image(path)``, and leaves films, sounds and files on the site."""

    def address(kind: str, value: str) -> str:
        if kind != "media":
            return public_address(module, edition, context, kind, value)
        if media_kind(value) == "image":
            return image(value)
        site = context.settings.site_url
        return f"{site}modules/{module.id}/media/{value}" if site else ""

    return address


# --- shares of a point ----------------------------------------------------------------------------------------------

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


# --- drawing --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draw:
    """Draws nodes; ``media`` and ``left_out`` collect what the item that is drawn shows and does not show."""

    pieces: Pieces
    address: Address
    media: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def block(self, nodes: tuple[Node, ...]) -> Text:
        return self.text(self.pieces.block(nodes), nodes)

    def phrase(self, nodes: tuple[Node, ...]) -> Text:
        """Phrasing content where the nodes allow it, else blocks."""
        if is_phrase(nodes):
            return self.text("<br>".join(self.pieces.inline(part) for part in paragraphs(nodes)), nodes)
        return self.block(nodes)

    def text(self, html: str, nodes: tuple[Node, ...]) -> Text:
        html = _IMAGE.sub(self._image, _PLAYER.sub(self._player, _BACK.sub("", html)))
        html = _ID.sub("", _LINK.sub(self._link, html))
        self.media.extend(path for path in _MEDIA.findall(html) if self._carried(path))
        return Text(resolve(html, self.address).strip(), plain(nodes))

    def _carried(self, path: str) -> bool:
        address = self.address("media", path)
        return bool(address) and "://" not in address

    def _player(self, match: re.Match[str]) -> str:
        if self._carried(match[3]):
            return match[0]
        return f'<p><a href="\x1amedia:{match[3]}\x1a">{match[2]}</a></p>'

    def _image(self, match: re.Match[str]) -> str:
        if self._carried(match[1]):
            return match[0]
        self.left_out.append(match[1])
        return f"<span>[{match[2]}]</span>" if match[2] else ""

    def _link(self, match: re.Match[str]) -> str:
        """A link inside the question, or to what has no address, becomes plain words: no dead links."""
        gone = match[1] == "ref" or not self.address(match[1], match[2])
        return f"<span>{match[3]}</span>" if gone else match[0]


def _item(question: Question, draw: _Draw) -> Item:
    draw.media.clear()
    draw.left_out.clear()
    fractions = shares([choice.right for choice in question.choices])
    if question.kind == "single":
        fractions = tuple("100" if choice.right else "0" for choice in question.choices)
    made = Item(
        id=question.id,
        kind=question.kind,
        title=draw.phrase(question.title),
        stem=draw.block(question.stem),
        options=tuple(_option(choice, share, draw) for choice, share in zip(question.choices, fractions, strict=True)),
        steps=tuple(draw.phrase(step) for step in question.items),
        pairs=tuple((draw.phrase(left), draw.phrase(right)) for left, right in question.pairs),
        distractors=tuple(draw.phrase(cell) for cell in question.distractors),
        value=question.value,
        tolerance=(question.tolerance or "0") if question.kind == "number" else "",
        texts=question.texts,
        explanation=draw.block(question.explanation),
        outcomes=question.outcomes,
    )
    return replace(made, media=tuple(dict.fromkeys(draw.media)), left_out=tuple(dict.fromkeys(draw.left_out)))


def _option(choice: Choice, share: str, draw: _Draw) -> Option:
    return Option(draw.phrase(choice.nodes), choice.right, share, draw.block(choice.feedback))


# --- kinds that a format lacks --------------------------------------------------------------------------------------


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


# --- texts that count as right --------------------------------------------------------------------------------------

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
