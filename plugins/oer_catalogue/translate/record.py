"""Reading and writing the record of a language's texts: the same entries always give the same bytes, and nothing that it holds is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..load.blocks import FileRecord
from .pairs import DOCS, facts_of, record_path

PER_LINE = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one text. ``made_by`` and ``reviewed_by`` are as in the file; ``blocks`` and ``own`` go together, one by one."""

    made_by: tuple[Mapping[str, str], ...] = ()
    reviewed_by: tuple[Mapping[str, str], ...] = ()
    front: str = ""
    blocks: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def made(self, how: str) -> Entry:
        """With one more maker, and no reviews: nobody has read what stands there now."""
        makers = self.made_by if any(maker.get("how") == how for maker in self.made_by) else (*self.made_by, {"how": how})
        return replace(self, made_by=makers, reviewed_by=())

    def as_record(self) -> FileRecord:
        """As the state of a document is told by it."""
        return FileRecord(tuple(maker.get("how", "") for maker in self.made_by), bool(self.reviewed_by), self.blocks, self.front, self.own)


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one language of a module (with the version that was translated) or of docs/ (without)."""

    source_version: str = ""
    files: Mapping[str, Entry] = field(default_factory=dict)


def read_record(root: Path, owner: str, locale: str) -> Record:
    """The record of the language, or an empty one. Raises ValueError if the file is there and no record, OSError if it cannot be read."""
    file = record_path(owner, locale)
    if not (root / file).is_file():
        return Record()
    facts = facts_of(root, file)
    files = facts.get("files")
    if not isinstance(files, Mapping):
        raise ValueError(f"{file} cannot be understood. `oer check` says what is wrong with it.")
    entries = {str(name): _entry(entry) for name, entry in files.items() if isinstance(entry, Mapping)}
    return Record(str(facts.get("source_version") or ""), entries)


def _entry(raw: Mapping[str, object]) -> Entry:
    def rows(key: str) -> list[object]:
        found = raw.get(key)
        return found if isinstance(found, list) else []

    def people(key: str) -> tuple[Mapping[str, str], ...]:
        return tuple({str(k): str(v) for k, v in row.items() if v is not None} for row in rows(key) if isinstance(row, Mapping))

    hashes = (tuple(str(value).lower() for value in rows(key)) for key in ("blocks", "own"))
    return Entry(people("made_by"), people("reviewed_by"), str(raw.get("front") or "").lower(), *hashes)


def write_record(root: Path, owner: str, locale: str, record: Record) -> bool:
    """Writes the record, in one step; False = it was so already. Raises OSError."""
    target, text = root / record_path(owner, locale), _written(record, owner)
    if target.is_file() and target.read_text("utf-8") == text:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.write_text(text, "utf-8")
    part.replace(target)
    return True


def _written(record: Record, owner: str) -> str:
    lines = [] if owner == DOCS else [f"source_version: {record.source_version}"]
    lines.append("files:" if record.files else "files: {}")
    for name in sorted(record.files):
        entry = record.files[name]
        lines.append(f"  {name}:")
        lines += [f"    {key}: [{', '.join(map(_person, people))}]" for key, people in _people(entry)]
        if entry.front:
            lines.append(f"    front: {entry.front}")
        lines.append(f"    blocks: {_list(entry.blocks)}")
        if entry.own:
            lines.append(f"    own: {_list(entry.own)}")
    return "\n".join(lines) + "\n"


def _people(entry: Entry) -> tuple[tuple[str, tuple[Mapping[str, str], ...]], ...]:
    return ("made_by", entry.made_by), ("reviewed_by", entry.reviewed_by)


def _person(person: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(person[key])}" for key in sorted(person)) + "}"


def _scalar(text: str) -> str:
    """Words as they are, anything else in quotes (a JSON string is a YAML string)."""
    return text if text.isalpha() and text != "null" else json.dumps(text, ensure_ascii=False)


def _list(values: tuple[str, ...]) -> str:
    rows = [", ".join(values[i : i + PER_LINE]) for i in range(0, len(values), PER_LINE)]
    return f"[{(',' + chr(10) + ' ' * 13).join(rows)}]"
