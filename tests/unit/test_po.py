"""PO files: what a translator sees, what comes back, and that nothing is lost on the way."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import exchange_made as made
import polib
import pytest

from oer_catalogue.translate import Pair, pairs, po, read_record
from oer_catalogue.translate.beside import Beside, beside
from oer_catalogue.translate.taken import Row, recorded, take

ROOT = Path(__file__).parents[2]
LOCALES = ("ar", "bg", "de", "el", "it")


@cache
def real() -> tuple[Beside, ...]:
    """Every text of the project beside each of its translations."""
    found = []
    for locale in LOCALES:
        for pair in pairs(ROOT, locale):
            entry = read_record(ROOT, pair.owner, locale).files.get(pair.name)
            text = beside(ROOT, pair, entry, with_past=False)
            assert text
            found.append(text)
    return tuple(found)


def test_every_real_translation_comes_back_byte_for_byte(some):
    translated = [text for text in real() if text.own]
    assert len(translated) > 100
    for text in some(translated, 4):
        data = po.write(text)
        assert data == po.write(text) and b"\r" not in data
        taken = take(text, po.read(data))
        assert taken.text == (ROOT / text.pair.target).read_bytes().decode(), text.pair.target
        assert (taken.count, taken.rejected, taken.notes) == (0, (), ())


def test_every_real_translation_can_be_made_anew_from_its_words(some):
    for text in some(real(), 4):
        if text.own and not any(unit.own is None for unit in text.units):
            anew = Beside(text.pair, text.source, text.source_parts, None, None, None, text.units)
            taken = take(anew, po.read(po.write(text)))
            assert taken.rejected == ()
            again = beside_of(text.pair, taken.text)
            listed = [unit.segment.key for unit in text.units if unit.segment.spoken]
            assert [(u.segment.key, u.target) for u in again.units if u.segment.key in listed] == [
                (u.segment.key, u.target) for u in text.units if u.segment.key in listed
            ], text.pair.target


def beside_of(pair: Pair, target: str) -> Beside:
    from oer_catalogue.translate.beside import of_texts

    return of_texts(pair, (ROOT / pair.source).read_text("utf-8"), target, read_record(ROOT, pair.owner, pair.locale).files.get(pair.name))


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_has_nothing_to_say(tmp_path: Path):
    files = []
    for number, text in enumerate(real()):
        files.append(tmp_path / f"{number}.po")
        files[-1].write_bytes(po.write(text))
    changed = tmp_path / "changed.po"
    changed.write_bytes(po.write(made.beside(made.SOURCE.replace("hour", "day"), record=made.entry())))
    for file in [*files, changed]:
        done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", file], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), file


def units(data: bytes) -> list[tuple[str, str, str]]:
    return [(each.msgctxt, each.msgstr, ",".join(each.flags)) for each in polib.pofile(data.decode())]


def test_what_a_translator_sees():
    assert units(po.write(made.beside(record=made.entry(waiting=[2], target=made.TARGET)))) == [
        ("front/title", "Licht", ""),
        ("#look/heading", "Schauen", ""),
        ("#look/paragraph-1", 'Schauen Sie jede Stunde weg. Siehe [die Regel](rule.md "Regel").', ""),
        ("#look/item-1", "Ja", ""),
        ("#look/quote-1", "Richtig", ""),
        ("#look/item-2", "Nein", ""),
        ("#look/cell-1", "Arbeit", ""),
        ("#look/cell-2", "Lux", ""),
        ("#look/cell-3", "Lesen", ""),
        ("#look/cell-4", "1,5", ""),
    ]
    assert {words for _, words, _ in units(po.write(made.beside(target=None)))} == {""}
    assert len(units(po.write(made.beside(target=None)))) == 9


def test_blocks_that_wait_have_no_words():
    found = units(po.write(made.beside(target=made.SOURCE, record=made.entry(target=made.SOURCE, waiting=range(5)))))
    assert [key for key, words, _ in found if words] == ["front/title"]


def test_blocks_whose_source_changed_are_fuzzy():
    changed = made.SOURCE.replace("hour", "day").replace("title: Light", "title: Bright")
    found = units(po.write(made.beside(changed, record=made.entry())))
    assert [key for key, _, flags in found if flags == "fuzzy"] == ["front/title", "#look/paragraph-1"]


def test_words_come_in_and_the_record_follows():
    changed = made.SOURCE.replace("hour", "day")
    text = made.beside(changed, record=made.entry())
    file = polib.pofile(po.write(text).decode())
    entry = next(each for each in file if "day" in each.msgid)
    entry.msgstr = "Schauen Sie jeden Tag weg. Siehe [die Regel](regel.md)."
    entry.flags.remove("fuzzy")
    taken = take(text, po.read(str(file).encode()))
    assert "Schauen Sie jeden Tag weg. Siehe [die Regel](regel.md)." in taken.text
    assert (taken.came, taken.count, taken.rejected) == ({1}, 1, ())
    assert taken.notes == ("#look/paragraph-1: the translation lacks rule.md",)
    after = recorded(text, taken, "hand")
    assert made.beside(changed, taken.text, after).units[2].state == "said"
    assert after.reviewed_by == ()


def test_fuzzy_words_come_in_but_stay_open():
    text = made.beside(made.SOURCE.replace("hour", "day"), record=made.entry())
    rows = [Row("#look/paragraph-1", text.units[2].segment.text, "Fast fertig", False)]
    taken = take(text, made.parcel(*rows))
    assert "Fast fertig" in taken.text and not taken.came


def test_the_first_words_make_the_translation():
    text = made.beside(target=None)
    rows = [Row(unit.segment.key, unit.segment.text, f"DE {unit.segment.text}", True) for unit in text.units[:4]]
    taken = take(text, made.parcel(*rows))
    assert "title: DE Light\n" in taken.text and "## DE Look {#look}\n" in taken.text and "- [ ] DE Yes\n  > Right\n" in taken.text
    assert (taken.front, taken.came) == (True, {0, 1})
    entry = recorded(text, taken, "hand")
    assert entry.blocks[2:] == ("todo", "todo", "todo") and "todo" not in entry.blocks[:2]


def test_when_the_source_moved_on_words_find_their_place_or_are_kept():
    moved = made.SOURCE.replace("## Look {#look}\n", "New first paragraph.\n\n## Look closely {#see}\n").replace("> Right", "> Wrong")
    text = made.beside(moved, made.TARGET, made.entry())
    rows = po.read(po.write(made.beside())).rows
    taken = take(text, made.parcel(*(Row(r.key, r.source, f"{r.words}!", True) for r in rows)))
    assert 'Regel").!' in taken.text and "- [x] Nein!" in taken.text and "title: Licht!" in taken.text
    assert [(row.key, row.words) for row in taken.rejected] == [("#look/heading", "Schauen!"), ("#look/quote-1", "Richtig!")]
    kept = polib.pofile(po.rejected(made.parcel(), [*taken.rejected, taken.rejected[0]]).decode())
    assert [(each.msgctxt, each.msgstr) for each in kept][1:] == [("#look/quote-1", "Richtig!"), ("#look/heading (2)", "Schauen!")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (made.SOURCE.replace("## Look", "First.\n\n## Look"), "---\n\nDE\n\n## Schauen"),
        (made.SOURCE.replace("- [x] No", "- [ ] Maybe\n- [x] No"), "  > Richtig\n- [ ] DE\n- [x] Nein\n"),
        (made.SOURCE + "\nLast.\n", "| Lesen | 1,5 |\n\nDE\n"),
        (made.SOURCE + "\n- Last\n", "| Lesen | 1,5 |\n\n- DE\n"),
    ],
)
def test_a_block_that_the_translation_lacks_is_put_at_its_place(source: str, expected: str):
    text = made.beside(source, record=made.entry())
    unit = next(unit for unit in text.units if unit.own is None)
    taken = take(text, made.parcel(Row(unit.segment.key, unit.segment.text, "DE", True)))
    assert expected in taken.text and taken.rejected == ()
    after = made.beside(source, taken.text, recorded(text, taken, "hand"))
    assert {unit.state for unit in after.units} == {"said"}


def test_what_only_the_translation_has_stays():
    target = made.TARGET.replace("- [ ] Ja", "Nur hier.\n\n- [ ] Ja")
    record = made.entry()
    own = made.entry(target, target).own
    text = made.beside(
        made.SOURCE, target, type(record)(record.made_by, (), record.front, (*record.blocks[:2], "new", *record.blocks[2:]), own)
    )
    assert [unit.state for unit in text.units] == ["said"] * 10
    taken = take(text, made.parcel(Row("#look/item-2", "No", "Nee", True)))
    assert taken.text == target.replace("Nein", "Nee")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no PO file"),
        (b"/etc/passwd", "no PO file"),
        (b"\xff\xfe", "not UTF-8"),
        (b'msgid ""\nmsgstr ""\n', "does not say which text"),
        (b'msgid "a\nmsgst "b"\n', "broken"),
        (b"x" * (po.LARGEST + 1), "bytes"),
    ],
)
def test_what_is_none_of_ours_is_refused(data: bytes, words: str):
    with pytest.raises(ValueError, match=words):
        po.read(data)


def test_the_rule_of_plurals_is_that_of_the_language():
    assert [po._plural_forms(tag)[:10] for tag in ("de", "ar", "pt-BR", "tlh", "x")] == ["nplurals=2", "nplurals=6", *["nplurals=2"] * 3]


def test_a_block_that_is_translated_in_part_still_waits():
    text = made.beside(target=made.SOURCE, record=made.entry(target=made.SOURCE, waiting=range(5)))
    taken = take(text, made.parcel(Row("#look/item-1", "Yes", "Ja", True)))
    assert recorded(text, taken, "hand").blocks[2] == "todo"
    after = made.beside(target=taken.text, record=recorded(text, taken, "hand"))
    assert [unit.state for unit in after.units if unit.segment.block == 2] == ["said", "waiting"]


def test_a_block_whose_change_is_followed_in_part_stays_open():
    changed = made.SOURCE.replace("Yes", "Yes!").replace("Right", "Wrong")
    text = made.beside(changed, record=made.entry())
    rows = [Row("#look/item-1", "Yes!", "Ja!", True), Row("#look/quote-1", "Wrong", "Richtig", False)]
    taken = take(text, made.parcel(*rows))
    after = made.beside(changed, taken.text, recorded(text, taken, "hand"))
    assert [unit.state for unit in after.units if unit.segment.block == 2] == ["changed", "changed"]
    without_marks = take(text, made.parcel(*(Row(r.key, r.source, r.words) for r in rows)))
    assert without_marks.came == {2}, "a file that has no marks: what was left as it is needed no change"
