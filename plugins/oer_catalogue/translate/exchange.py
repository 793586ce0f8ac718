"""Files for translators, out and in: which texts, in which form, to which place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..load.files import FILE_LIMIT, shown
from ..load.markdown import split_front
from . import columns, columns_read, po
from .beside import Beside, beside
from .files import open_record, owner_of, pairs_in, save
from .record import read_record
from .status import sheet_name
from .taken import Parcel, Row, recorded, take


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file that translators work in. ``read`` raises ValueError, in a sentence, for what is none of ours."""

    write: Callable[[Beside], bytes] | None
    read: Callable[[bytes], Parcel]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file brought. ``count`` segments were changed in ``target``; ``rejected`` found no place and stand in ``kept``."""

    target: str
    count: int
    rejected: tuple[Row, ...]
    kept: str
    notes: tuple[str, ...]


FORMS = {
    "po": Form(po.write, po.read),
    "docx": Form(columns.write, columns_read.read_docx),
    "odt": Form(None, columns_read.read_odt),  # what LibreOffice made of a DOCX
}


def export(root: Path, owner: str, locale: str, names: Iterable[str], form: str, folder: Path) -> list[Path]:
    """Writes one file for each text into ``folder``, in one of the forms of SHEETS.

    Raises ValueError if there is no such text, OSError if a file cannot be written.
    """
    record, written, write = read_record(root, owner, locale), [], FORMS[form].write
    if write is None:
        raise ValueError(f"files are not written as .{form}")
    for pair in pairs_in(root, owner, locale, names):
        text = beside(root, pair, record.files.get(pair.name))
        if text is None:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / sheet_name(pair.owner, pair.name, locale, form)
        _write(target, write(text))
        written.append(target)
    return written


def take_in(root: Path, file: Path, how: str) -> Outcome:
    """Takes a file into the translation that it is for, and brings the record up to date.

    Raises ValueError, in a sentence, if it is refused; OSError if a file cannot be read or written.
    """
    parcel = _parcel(file)
    owner = owner_of(root, parcel.owner)
    pair = pairs_in(root, owner, parcel.locale, [parcel.name])[0]
    if pair.source_locale != parcel.source_locale:
        raise ValueError(f"the file was made from {parcel.source_locale}, but {pair.source} is the source now; export the text again")
    record = open_record(root, owner, pair.locale)
    text = beside(root, pair, record.files.get(pair.name), with_past=False)
    if text is None:
        raise ValueError(f"{pair.source} is not there any more")
    target = root / pair.target
    if target.is_symlink():
        raise ValueError(f"{pair.target} is a symbolic link, not a regular file")
    taken = take(text, parcel)
    if not taken.known:
        raise ValueError(f"nothing in the file belongs to {pair.source}")
    kept = ""
    if taken.rejected:
        beside_it = file.with_name(f"{file.stem}.rejected.po")
        _write(beside_it, po.rejected(parcel, taken.rejected))
        kept = shown(str(beside_it))
    if taken.count or taken.came or taken.front:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, (taken.text if text.own else begun(taken.text, how)).encode())
        save(root, owner, pair.locale, record, {pair.name: recorded(text, taken, how)})
    return Outcome(pair.target, taken.count, taken.rejected, kept, taken.notes)


def begun(text: str, how: str) -> str:
    """The first words of a translation: what the front matter of a method or pathway says of its maker is not true of the source's."""
    cut = split_front(text)
    if cut is None:
        return text
    front = re.sub(r"^origin:.*$", f"origin: {how}", cut.text, flags=re.M)
    front = re.sub(r"^reviewed:.*\n?", "", front, flags=re.M)
    return text.replace(cut.text, front.rstrip("\n"), 1)


def _parcel(file: Path) -> Parcel:
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise ValueError(f"only files that end with {', '.join(f'.{each}' for each in FORMS)} come in")
    if not file.is_file():
        raise ValueError("this is no regular file")
    if (size := file.stat().st_size) > FILE_LIMIT:
        raise ValueError(f"the file has {size:,} bytes; {FILE_LIMIT:,} are allowed")
    return FORMS[form].read(file.read_bytes())


def _write(target: Path, data: bytes) -> None:
    """In one step, and only what is new."""
    if target.is_file() and target.read_bytes() == data:
        return
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(data)
    part.replace(target)
