"""A text beside its translation as a PO file, for Weblate, Poedit and other tools of translators; and back.

The same input gives the same bytes: no clock, no place on a disk. ``msgctxt`` is the key of a segment. Sources: the GNU gettext manual
(PO files), https://docs.weblate.org/en/latest/formats/gettext.html.
"""

from __future__ import annotations

from collections.abc import Iterable

import polib
from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from .beside import CHANGED, Beside, Unit, is_listed
from .taken import Parcel, Row

LARGEST = 8 * 1024 * 1024
KINDS = {
    "front": "Front matter",
    "heading": "Heading",
    "paragraph": "Paragraph",
    "item": "Item of a list",
    "cell": "Cell of a table",
    "quote": "Quote",
    "alert": "Note in a frame",
    "term": "Term",
    "definition": "Meaning of a term",
    "footnote": "Footnote",
    "answer": "Answers of a quiz, with | between them",
}
_OWNER, _NAME, _SOURCE, _LOCALE = "X-Catalogue-Owner", "X-Catalogue-Text", "X-Source-Language", "X-Catalogue-Language"


def write(text: Beside) -> bytes:
    """The PO file of a text. Segments that wait have no words; those whose source changed are fuzzy."""
    file = _file(text.pair.owner, text.pair.name, text.pair.source_locale, text.pair.locale)
    file.extend(_entry(unit, text.pair.source) for unit in text.units if is_listed(unit))
    return _bytes(file)


def _bytes(file: polib.POFile) -> bytes:
    return f"{str(file).rstrip()}\n".encode()


def _file(owner: str, name: str, source: str, locale: str) -> polib.POFile:
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": owner,
        "PO-Revision-Date": "1980-01-01 00:00+0000",  # the same for ever: the form asks for one
        "Last-Translator": "nobody",
        "Language-Team": locale,
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(locale),
        _OWNER: owner,
        _NAME: name,
        _SOURCE: source,
        _LOCALE: locale,
    }
    return file


def _plural_forms(locale: str) -> str:
    """The rule of a language; that of English where Babel knows none."""
    try:
        known: str | Locale = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        known = "en"
    return get_plural(known).plural_forms


def _entry(unit: Unit, file: str) -> polib.POEntry:
    segment = unit.segment
    place = f"{KINDS[segment.kind]}: {segment.key.removeprefix('front/')}" if segment.kind == "front" else KINDS[segment.kind]
    under = f", under: {unit.where}" if unit.where and segment.kind != "heading" else ""
    entry = polib.POEntry(
        msgctxt=segment.key,
        msgid=segment.text,
        msgstr=unit.target,
        comment=f"{place}{under}",
        occurrences=[(file, str(segment.line))],
    )
    if unit.state == CHANGED:
        entry.flags.append("fuzzy")
        entry.previous_msgid = unit.before or None
        entry.previous_msgctxt = None
    return entry


def read(data: bytes) -> Parcel:
    """The words of a PO file. Raises ValueError, in a sentence, if it is none, or none of ours."""
    if len(data) > LARGEST:
        raise ValueError(f"the file has {len(data):,} bytes; {LARGEST:,} are allowed")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError("the file is not UTF-8. Save it again with this encoding") from error
    if "\nmsgid" not in f"\n{text}" or "\0" in text:  # polib takes a short text for a path
        raise ValueError("this is no PO file")
    try:
        file = polib.pofile(text)
    except (OSError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise ValueError("the PO file is broken. Open it in a PO editor, which says where") from error
    facts = [file.metadata.get(key, "").strip() for key in (_OWNER, _NAME, _SOURCE, _LOCALE)]
    if not all(facts):
        raise ValueError("the header of the PO file does not say which text it belongs to; export the text again")
    rows = (Row(entry.msgctxt or "", entry.msgid, entry.msgstr, "fuzzy" not in entry.flags) for entry in file if not entry.obsolete)
    return Parcel(*facts, tuple(rows))


def rejected(parcel: Parcel, rows: Iterable[Row]) -> bytes:
    """The words that found no place, as a PO file beside the one that they came in."""
    file = _file(parcel.owner, parcel.name, parcel.source_locale, parcel.locale)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key, number = row.key, 1
        while (key, row.source) in seen:
            number += 1
            key = f"{row.key} ({number})"
        seen.add((key, row.source))
        file.append(polib.POEntry(msgctxt=key, msgid=row.source, msgstr=row.words))
    return _bytes(file)
