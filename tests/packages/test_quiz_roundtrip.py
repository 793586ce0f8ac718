"""One quiz in every format: the same questions, options, keys and feedback, and what differs is what ``nearest`` says."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from oer_catalogue.load.markdown import parse
from oer_catalogue.load.quiz import read
from oer_catalogue.model import Document, Module
from oer_catalogue.packages import FORMATS, gift, moodle_xml, qti
from oer_catalogue.packages.moodle import bank
from oer_catalogue.packages.parts import QUIZ, Words, make_parts
from oer_catalogue.packages.questions import MOST_NUMBERS, Change, questions

from ..support import quiz_made, quiz_read
from ..support.epub_read import read_epub
from ..support.mbz_read import read_mbz
from ..support.quiz_made import Made, squash
from ..support.quiz_read import Seen
from .conftest import PROJECT, context_of, written
from .moodle_restore import Course, files_of, restore

MEDIA = {str(path.relative_to(PROJECT)).split("media/")[1]: path.read_bytes() for path in PROJECT.rglob("media/**/*") if path.is_file()}


@dataclass(frozen=True)
class Way:
    """A way that a quiz takes: how it is read back, the kinds that its format has, and what ``nearest`` changed."""

    name: str
    read: Callable[[Module, str], list[Seen]]
    kinds: frozenset[str]
    changes: Callable[[Module, str], tuple[Change, ...]] = lambda module, locale: ()
    images: bool = True
    named: bool = False  # a comment on one of several choices says first of which it speaks
    spelt: bool = False  # of a text, spellings of a plain keyboard are accepted as well
    every: int = 1  # a costly package is made for one of so many quizzes


def module_of(sample: Module, made: tuple[Made, ...], locale: str) -> Module:
    """The sample module with one lesson and this quiz."""
    text = quiz_made.markdown(made)
    document = Document(f"m/{locale}/quiz.md", "quiz.md", locale, "Check yourself", text, 1, parse(text), {})
    quiz, problems = read(document, ())
    assume(not problems)
    edition = sample.editions[locale]
    bare = replace(edition, quiz=quiz, guide=None, glossary=None, lessons={}, state=replace(edition.state, documents={}))
    return replace(
        sample, editions={sample.source_language: replace(sample.source, quiz=None, guide=None, glossary=None), locale: bare}, lessons=()
    )


def _package(name: str, module: Module, locale: str) -> bytes:
    form = next(form for form in FORMATS if form.name == name)
    return written(form, module, locale, context_of(module, locale))


def _html(module: Module, locale: str) -> list[Seen]:
    """The quiz as the site, SCORM and the offline page show it."""
    parts = make_parts(Words(module, module.editions[locale], context_of(module, locale)), guide=False)
    return quiz_read.read_html(next(part.html for part in parts if part.name == QUIZ))


def _moodle(module: Module, locale: str) -> list[Seen]:
    return quiz_read.read_moodle_xml(_package("moodlexml", module, locale), MEDIA)


def _mbz(module: Module, locale: str) -> list[Seen]:
    found = read_mbz(restore(files_of(_package("mbz_section", module, locale)), Course()))
    return [replace(one, id=one.id.removeprefix(f"{module.id}.")) for one in found]


def _qti(module: Module, locale: str) -> list[Seen]:
    archive = zipfile.ZipFile(io.BytesIO(_package("cc", module, locale)))
    found = quiz_read.read_qti(archive.read("quiz.xml"))
    assert {f"web/media/{image}" for one in found for image in one.images} <= set(archive.namelist())
    return found


def _epub(module: Module, locale: str) -> list[Seen]:
    archive = zipfile.ZipFile(io.BytesIO(_package("epub", module, locale)))
    pages = [f"EPUB/text/{name}.xhtml" for name in ("quiz", "answers")]
    found = read_epub(*(archive.read(page) if page in archive.namelist() else None for page in pages))
    assert {f"EPUB/media/{image}" for one in found for image in one.images} <= set(archive.namelist())
    return found


def _changed(of: Callable) -> Callable[[Module, str], tuple[Change, ...]]:
    def changes(module: Module, locale: str) -> tuple[Change, ...]:
        return of(questions(module, module.editions[locale], context_of(module, locale)))[1]

    return changes


ALL = frozenset({"single", "multiple", "order", "match", "number", "text", "open"})
WAYS = (
    Way("html", _html, ALL),
    Way("moodlexml", _moodle, ALL - {"order"}, _changed(moodle_xml.items_of), spelt=True),
    Way("mbz", _mbz, ALL - {"order"}, _changed(bank.items_of), spelt=True),
    Way("cc", _qti, ALL - {"order", "match", "number"}, _changed(qti.items_of), named=True, spelt=True),
)
WITHOUT_QUIZ = frozenset({"source"})
"""Formats whose quiz is not made from the questions."""
PAPERS = frozenset({"pdf", "pdf-guide", "pdf-large", "handout", "handout-answers", "docx", "odt"})
"""Formats for people, who read them as a whole: test_papers.py looks for the words and answers of every question in them."""
READ_AS = {
    "html": "html",
    "scorm12": "html",
    "scorm2004": "html",
    "epub": "epub",
    "moodlexml": "moodlexml",
    "mbz": "mbz",
    "mbz_section": "mbz",
    "cc": "cc",
    "gift": "gift",
}
"""Which way stands for which format."""


@pytest.fixture(scope="module")
def parser() -> Iterator[quiz_read.Gift]:
    with quiz_read.gift() as found:
        yield found


@pytest.fixture(scope="module")
def ways(parser: quiz_read.Gift) -> tuple[Way, ...]:
    def from_gift(module: Module, locale: str) -> list[Seen]:
        return parser.read(_package("gift", module, locale))

    books = [Way("epub", _epub, ALL, every=8)] if any(form.name == "epub" for form in FORMATS) else []
    return (*WAYS, *books, Way("gift", from_gift, ALL - {"order"}, _changed(gift.items_of), images=False, spelt=True))


@given(made=quiz_made.quizzes(), locale=some.sampled_from(("en", "ar")))
def test_a_quiz_says_the_same_in_every_format(module: Module, ways: tuple[Way, ...], made: tuple[Made, ...], locale: str) -> None:
    made_module = module_of(module, made, locale)
    turn = zlib.crc32(quiz_made.markdown(made).encode())
    for way in (way for way in ways if turn % way.every == 0):
        seen = way.read(made_module, locale)
        changes = way.changes(made_module, locale)
        told = {change.id: change for change in reversed(changes)}
        assert {one.id for one in made if one.kind not in way.kinds} <= set(told), way.name
        assert all(_may_change(next(one for one in made if one.id == id), way) for id in told), way.name
        rest = list(seen)
        for one in made:
            mine = [rest.pop(0)]
            while rest and rest[0].id.startswith(f"{one.id}."):
                mine.append(rest.pop(0))
            last = next((change.became for change in reversed(changes) if change.id == one.id), one.kind)
            assert {found.kind for found in mine} == {last}, way.name
            _compare(one, mine, way, locale)
        assert rest == []


def _may_change(made: Made, way: Way) -> bool:
    """Besides the kinds that a format lacks, GIFT cannot say some texts."""
    unsaid = way.name == "gift" and any(
        "->" in text or "&&0" in text
        for text in (*made.texts, *(right.text for _, right in made.pairs), *(one.text for one in made.distractors))
    )
    return made.kind not in way.kinds or unsaid


def _local(images: frozenset[str], locale: str) -> frozenset[str]:
    return frozenset("ar/bench.svg" if locale == "ar" and image == "bench.svg" else image for image in images)


def _compare(made: Made, seen: list[Seen], way: Way, locale: str) -> None:
    first = seen[0]
    if first.kind == made.kind:
        assert len(seen) == 1 and first.id == made.id
        assert first.prompt == made.prompt
        assert first.explanation == squash(made.explanation.text if made.explanation else "")
        assert first.images == (_local(made.images, locale) if way.images else frozenset())
        _same[made.kind](made, first, way)
    else:
        _nearest[made.kind, first.kind](made, seen, way)
    for one in seen:
        assert one.directions <= {"rtl" if locale == "ar" else "ltr"}
        assert one.directions or locale == "en" or way.name in ("html", "epub")  # these say it of the whole page


def _choices(made: Made, seen: Seen, way: Way) -> None:
    expected = []
    for words, right, feedback in made.options:
        said = squash(feedback.text) if feedback else ""
        named = way.named and made.kind == "multiple" and said
        expected.append((words.text, right, squash(f"{words.text} {said}") if named else said))
    assert seen.options == tuple(expected)
    if seen.fractions:
        right = [share for share, (_, one, _) in zip(seen.fractions, made.options, strict=True) if one]
        wrong = {share for share, (_, one, _) in zip(seen.fractions, made.options, strict=True) if not one}
        assert abs(sum(right) - 100) < Decimal("0.0001")
        assert wrong <= {Decimal(0 if made.kind == "single" else -100)}


def _order(made: Made, seen: Seen, way: Way) -> None:
    assert seen.steps == tuple(step.text for step in made.steps)


def _match(made: Made, seen: Seen, way: Way) -> None:
    assert seen.pairs == tuple((left.text, right.text) for left, right in made.pairs)
    assert seen.distractors == {one.text for one in made.distractors}


def _number(made: Made, seen: Seen, way: Way) -> None:
    assert (seen.value, seen.tolerance) == (made.value, made.tolerance)


def _text(made: Made, seen: Seen, way: Way) -> None:
    assert set(made.texts) <= seen.texts
    if not way.spelt:
        assert seen.texts == set(made.texts)
    assert {_letters(text) for text in seen.texts} == {_letters(text) for text in made.texts}


def _letters(text: str) -> str:
    """Letters and signs as a plain keyboard has them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign)[0] != "M")
    return squash(bare.replace("’", "'").replace("–", "-")).casefold()


def _open(made: Made, seen: Seen, way: Way) -> None:
    pass


def _order_as_match(made: Made, seen: list[Seen], way: Way) -> None:
    [one] = seen
    assert set(one.pairs) == {(step.text, str(place)) for place, step in enumerate(made.steps, 1)}
    assert [right for _, right in one.pairs] != [str(place) for place in range(1, len(made.steps) + 1)]
    assert one.prompt == made.prompt and not one.distractors


def _as_choices(pairs: list[tuple[str, str]], others: set[str], made: Made, seen: list[Seen]) -> None:
    assert sorted(one.prompt for one in seen) == sorted(squash(f"{made.prompt} {left}") for left, _ in pairs)
    for one in seen:
        assert {text for text, _, _ in one.options} == {right for _, right in pairs} | others
        [right] = [text for text, is_right, _ in one.options if is_right]
        assert (one.prompt, right) in {(squash(f"{made.prompt} {left}"), right) for left, right in pairs}
        assert one.explanation == squash(made.explanation.text if made.explanation else "")


def _match_as_choices(made: Made, seen: list[Seen], way: Way) -> None:
    _as_choices([(left.text, right.text) for left, right in made.pairs], {one.text for one in made.distractors}, made, seen)


def _order_as_choices(made: Made, seen: list[Seen], way: Way) -> None:
    _as_choices([(step.text, str(place)) for place, step in enumerate(made.steps, 1)], set(), made, seen)


def _number_as_text(made: Made, seen: list[Seen], way: Way) -> None:
    numbers = {Decimal(text.replace(",", ".")) for text in seen[0].texts}
    assert made.value in numbers
    assert min(numbers) == made.value - made.tolerance and max(numbers) == made.value + made.tolerance
    assert all(abs(number - made.value) <= made.tolerance for number in numbers)
    assert len(numbers) <= MOST_NUMBERS


def _number_as_open(made: Made, seen: list[Seen], way: Way) -> None:
    assert seen[0].explanation.startswith(f"{made.value} ± {made.tolerance}")


def _text_as_open(made: Made, seen: list[Seen], way: Way) -> None:
    assert all(squash(text) in seen[0].explanation for text in made.texts)


_same = {"single": _choices, "multiple": _choices, "order": _order, "match": _match, "number": _number, "text": _text, "open": _open}
_nearest = {
    ("order", "match"): _order_as_match,
    ("order", "single"): _order_as_choices,
    ("match", "single"): _match_as_choices,
    ("number", "text"): _number_as_text,
    ("number", "open"): _number_as_open,
    ("text", "open"): _text_as_open,
}


def test_every_format_with_a_quiz_is_read_back(ways: tuple[Way, ...]) -> None:
    names = {form.name for form in FORMATS} - WITHOUT_QUIZ - PAPERS
    assert names <= set(READ_AS), "say in READ_AS how the quiz of a new format is read, or in WITHOUT_QUIZ that it has none"
    assert {READ_AS[name] for name in names} <= {way.name for way in ways}
