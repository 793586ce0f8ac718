"""Moodle XML and GIFT of the sample module, and the form of a question that all exchange formats share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from oer_catalogue.load.markdown import parse
from oer_catalogue.load.quiz import read
from oer_catalogue.model import Document, Media, Module
from oer_catalogue.packages import FORMATS, NotMadeError
from oer_catalogue.packages.gift import escape
from oer_catalogue.packages.moodle_xml import category, literal, number
from oer_catalogue.packages.questions import KINDS, Change, Item, Option, Text, accepted, images_only, nearest, questions, shares

from ..support import quiz_read
from .conftest import context_of, written
from .test_quiz_roundtrip import MEDIA


@pytest.fixture(scope="module")
def parser() -> Iterator[quiz_read.Gift]:
    with quiz_read.gift() as found:
        yield found


def with_quiz(module: Module, text: str, locale: str = "en") -> Module:
    """The module with another quiz; a film lies in its media."""
    document = Document(f"m/{locale}/quiz.md", "quiz.md", locale, "Check yourself", text, 1, parse(text), {})
    quiz, problems = read(document, ())
    assert problems == []
    edition = replace(module.editions[locale], quiz=quiz)
    media = {**module.media, "saw.mp4": Media("saw.mp4", 9, "0" * 64)}
    return replace(module, editions={**module.editions, locale: edition}, media=media)


def quiz_of(module: Module, site: str = "", locale: str = "en"):
    edition = module.editions[locale]
    context = context_of(module, locale)
    context = replace(context, settings=replace(context.settings, site_url=site))
    return questions(module, edition, context, images_only(module, edition, context, lambda path: f"media/{path}"))


# --- the files of the sample module ---------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_moodle_xml_has_every_question(pack, locale: str) -> None:
    seen = quiz_read.read_moodle_xml(pack("moodlexml", locale).data, MEDIA)
    assert [(one.id, one.kind) for one in seen] == [
        ("first", "single"),
        ("cutters", "multiple"),
        ("steps", "match"),
        ("pairs", "match"),
        ("distance", "number"),
        ("burr-word", "text"),
        ("hardest", "open"),
    ]
    assert {direction for one in seen for direction in one.directions} == {"rtl" if locale == "ar" else "ltr"}


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_gift_says_the_same_as_moodle_xml(pack, parser: quiz_read.Gift, locale: str) -> None:
    moodle = quiz_read.read_moodle_xml(pack("moodlexml", locale).data, MEDIA)
    for ours, theirs in zip(parser.read(pack("gift", locale).data), moodle, strict=True):
        assert replace(ours, directions=frozenset()) == replace(theirs, directions=frozenset())


@pytest.mark.parametrize("name", ["moodlexml", "gift"])
def test_a_file_says_who_made_it_and_what_is_different(pack, name: str) -> None:
    text = pack(name, "en").data.decode()
    for words in ("Béla", "CC BY-SA 4.0", "Version 1.2.0", "Checksum", "another form here: Put the steps in order"):
        assert words in text


def test_what_needs_no_markup_stays_readable(pack) -> None:
    text = pack("gift", "en").data.decode()
    assert "::Which tools cut?::Which tools cut?{\n~%50%Saw\n~%50%Chisel\n~%-100%Hammer#It beats.\n}" in text
    assert "=Hammer -> Nail\n=Saw -> Wood\n= -> Soup\n" in text


@pytest.mark.parametrize("name", ["moodlexml", "gift"])
def test_without_a_quiz_it_is_not_made(module: Module, settings, name: str) -> None:
    form = next(form for form in FORMATS if form.name == name)
    bare = replace(module, editions={tag: replace(edition, quiz=None) for tag, edition in module.editions.items()})
    assert form.lacks(bare, bare.source, settings) == "quiz"
    assert form.lacks(module, module.editions["el"], settings) == ""
    with pytest.raises(NotMadeError):
        written(form, bare, "en", context_of(bare, "en"))


def test_categories_and_numbers_fit_moodle(module: Module) -> None:
    assert category("A/B", " Cut  and saw/file ") == "$course$/top/A//B/Cut and saw//file"
    assert category("", "x") == "$course$/top/x"
    long = [number(module, Item("x" * 200 + end, "open", Text("", ""))) for end in "ab"]
    assert len(set(long)) == 2 and all(len(one) == 100 for one in long)


def test_signs_that_the_formats_read_as_their_own() -> None:
    assert escape("a~b=c#d{e}f:g\\h\ni*") == "a\\~b\\=c\\#d\\{e\\}f\\:g\\\\h\\ni*"
    assert literal("2*3") == "2\\*3"


def test_an_image_lies_in_moodle_xml_and_is_words_in_gift(module: Module, parser: quiz_read.Gift) -> None:
    text = (
        "## Look {#look}\n\n![A bench](../media/bench.svg)\n\n- [x] ![A dot](../media/dot.png)\n  > ![A dot](../media/dot.png)\n- [ ] No\n"
    )
    for locale in ("en", "ar"):
        made = with_quiz(module, text, locale)
        forms = {form.name: form for form in FORMATS}
        context = context_of(made, locale)
        [seen] = quiz_read.read_moodle_xml(written(forms["moodlexml"], made, locale, context), MEDIA)
        assert seen.images == {"dot.png", "ar/bench.svg" if locale == "ar" else "bench.svg"}
        data = written(forms["gift"], made, locale, context)
        [plain] = parser.read(data)
        assert plain.prompt == "Look A bench" and plain.options[0] == ("A dot", True, "A dot")
        listed = [line for line in data.decode().splitlines() if line.startswith("//") and "bench.svg · dot.png" in line]
        assert len(listed) == 1


def test_a_film_becomes_a_link_to_the_site_or_words(module: Module) -> None:
    made = with_quiz(module, "## Look {#look}\n\n![A saw at work](../media/saw.mp4)\n\nAnswer: open\n")
    [here] = quiz_of(made).items
    assert "<video" not in here.stem.html and "A saw at work" in here.stem.html and "<a " not in here.stem.html
    [there] = quiz_of(made, "https://example.org/oer/").items
    assert '<a href="https://example.org/oer/modules/hand-tools/media/saw.mp4">A saw at work</a>' in there.stem.html
    assert there.media == ()


def test_links_and_footnotes_of_a_question_are_never_dead(module: Module) -> None:
    text = "## See[^a] [before](lessons/before-you-start.md) {#see}\n\nAnswer: open\n\n[^a]: A note.\n"
    [item] = quiz_of(with_quiz(module, text)).items
    assert "href" not in item.title.html and "id=" not in item.title.html
    [item] = quiz_of(with_quiz(module, text), "https://example.org/oer/").items
    assert 'href="https://example.org/oer/modules/hand-tools/before-you-start.html"' in item.title.html


# --- shares, kinds, spellings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 21))
def test_shares_add_up_and_moodle_knows_them(count: int) -> None:
    given = shares([True] * count + [False, False])
    assert abs(sum(map(Decimal, given[:count])) - 100) < Decimal("0.0001")
    assert set(given[count:]) == {"-100"}
    assert {share.removeprefix("-") for share in given} <= quiz_read.MOODLE_SHARES | {"100"}
    # Moodle counts from 0.999999 of a point as all of it.
    assert sum(map(Decimal, given[:count])) / 100 > Decimal("0.999999")


def _item(kind: str, **fields: object) -> Item:
    return Item("q", kind, Text("What?", "What?"), **fields)


def _words(*texts: str) -> tuple[Text, ...]:
    return tuple(Text(text, text) for text in texts)


def test_a_kind_that_a_format_has_stays() -> None:
    item = _item("order", steps=_words("a", "b"))
    assert nearest(item, KINDS) == ((item,), ())


def test_an_order_becomes_matching_with_places_that_do_not_tell() -> None:
    [found], changes = nearest(_item("order", steps=_words("a", "b", "c")), set(KINDS) - {"order"})
    assert changes == (Change("q", "order", "match"),)
    assert sorted((right.plain, left.plain) for left, right in found.pairs) == [("1", "a"), ("2", "b"), ("3", "c")]
    assert [right.plain for _, right in found.pairs] != ["1", "2", "3"]


def test_a_match_becomes_choices_and_an_order_too() -> None:
    pairs = tuple(zip(_words("saw", "axe"), _words("wood", "tree"), strict=True))
    found, changes = nearest(_item("match", pairs=pairs, distractors=_words("soup")), {"single", "open"})
    assert changes == (Change("q", "match", "single"),)
    assert [(one.id, one.part_of, one.name) for one in found] == [("q.1", "q", "What?: saw"), ("q.2", "q", "What?: axe")]
    assert [[option.text.plain for option in one.options if option.right] for one in found] == [["wood"], ["tree"]]
    assert {option.text.plain for option in found[0].options} == {"wood", "tree", "soup"}
    found, changes = nearest(_item("order", steps=_words(*map(str, range(12)))), {"single", "open"})
    assert changes == (Change("q", "order", "match"), Change("q", "match", "single"))
    assert [option.text.plain for option in found[0].options] == [str(n) for n in range(1, 13)]  # 2 before 10


@pytest.mark.parametrize(
    ("value", "tolerance", "numbers"),
    [
        ("42", "0", {"42"}),
        ("10", "1", {"9", "10", "11"}),
        ("-1", "1", {"-2", "-1", "0"}),
        ("0.5", "0.1", {"0.4", "0,4", "0.5", "0,5", "0.6", "0,6"}),
        ("1.50", "0", {"1.5", "1,5", "1.50", "1,50"}),
        ("1", "0.5", {"0.5", "0,5", "1", "1.0", "1,0", "0.6", "0,6", "0.7", "0,7", "0.8", "0,8", "0.9", "0,9", *()}
            | {f"1{sign}{n}" for n in range(1, 6) for sign in ".,"}),
    ],
)  # fmt: skip
def test_a_number_becomes_every_number_within_its_tolerance(value: str, tolerance: str, numbers: set[str]) -> None:
    [found], changes = nearest(_item("number", value=value, tolerance=tolerance), {"text", "open"})
    assert changes == (Change("q", "number", "text"),)
    assert set(found.texts) == numbers
    assert found.texts[0] == value.rstrip("0").rstrip(".") or "." not in value


def test_a_number_with_too_many_neighbours_becomes_open_and_says_its_key() -> None:
    [found], changes = nearest(_item("number", value="500", tolerance="100"), {"text", "open"})
    assert (found.kind, changes) == ("open", (Change("q", "number", "open"),))
    assert found.explanation.plain == "500 ± 100"


def test_more_right_options_than_moodle_can_share_become_matching() -> None:
    right = [Option(text, True, "5") for text in _words(*map(str, range(21)))]
    options = (*right, Option(Text("no", "no"), False, "-100"))
    [found], changes = nearest(_item("multiple", options=options), KINDS)
    assert changes == (Change("q", "multiple", "match"),)
    assert [right.plain for _, right in found.pairs] == ["✓"] * 21 + ["✗"]


def test_a_cell_that_is_too_long_for_moodle_becomes_a_choice(pack, module: Module, parser: quiz_read.Gift) -> None:
    made = with_quiz(module, f"## What? {{#what}}\n\n| | |\n|---|---|\n| a | {'x' * 256} |\n| b | y |\n")
    seen = quiz_read.read_moodle_xml(pack("moodlexml", other=made).data, MEDIA)
    assert [(one.id, one.kind) for one in seen] == [("what.1", "single"), ("what.2", "single")]
    assert [one.kind for one in parser.read(pack("gift", other=made).data)] == ["single", "single"]


def test_a_format_without_open_questions_is_no_format() -> None:
    with pytest.raises(ValueError, match="at least open"):
        nearest(_item("text", texts=("a",)), {"single"})


def test_spellings_of_a_plain_keyboard_count() -> None:
    assert accepted(["café d’Été", "well\u2011known"]) == ("café d’Été", "cafe d'Ete", "well\u2011known", "well-known")
    assert accepted(["plain"]) == ("plain",)
    assert accepted(["\u0301"]) == ("\u0301",)  # nothing would be left
