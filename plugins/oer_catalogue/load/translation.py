"""Writes ``<locale>/translation.yml``: a maintenance command, run when a translation says what its source says now.

The record holds, for each text of the edition, who made it and the hashes of the source blocks that it says (``blocks``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from ..model import Document
from ..schema.yaml import Yaml, read
from .blocks import front_hash, record
from .files import read_file, text_of
from .texts import front_model, read_text

PER_LINE = 12


def write_translation(module_folder: Path, locale: str, how: Literal["hand", "machine"]) -> tuple[str, ...]:
    """Records that every text of a translation says its source, block by block, in order; writes only what changed.

    A text whose hashes are recorded already is left as it is. Else ``how`` joins its makers and its reviews are dropped:
    nobody has read what stands there now. Returns one sentence for each text that cannot be recorded because its blocks do
    not correspond; what was recorded of it stays. Raises ValueError if the folder is no module or the locale is its
    source, OSError if a file cannot be read or written.
    """
    facts = _yaml(module_folder, "module.yml")
    source, version = facts.get("source_language"), facts.get("version")
    if not isinstance(source, str) or not isinstance(version, str):
        raise ValueError(f"{module_folder.name}/module.yml names no source_language or no version")
    if locale == source:
        raise ValueError(f"{locale} is the source language of {module_folder.name}")
    target = module_folder / locale / "translation.yml"
    files = _yaml(module_folder, f"{locale}/translation.yml").get("files") if target.is_file() else None
    known = files if isinstance(files, dict) else {}
    entries, refused = {}, []
    for name in _names(module_folder / locale):
        if not (module_folder / source / name).is_file():
            refused.append(f"{name}: the source has no such text")
            continue
        original, own = (_document(module_folder, tag, name) for tag in (source, locale))
        try:
            entries[name] = _entry(known.get(name), how, front_hash(original), record(original, own))
        except ValueError as error:
            refused.append(f"{name}: {error}")
            if isinstance(known.get(name), dict):
                entries[name] = known[name]
    text = _written(version, entries)
    if not target.is_file() or target.read_text("utf-8") != text:
        part = target.with_name("translation.yml.part")
        part.write_text(text, "utf-8")
        part.replace(target)
    return tuple(refused)


def _names(folder: Path) -> list[str]:
    paths = [path for path in folder.rglob("*.md") if path.is_file() and not path.is_symlink()]
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    return [name for name in names if front_model(name)]


def _yaml(folder: Path, name: str) -> Mapping[str, object]:
    found: Yaml | None = None
    text = _text(folder, name)
    found, problems = read(text, name)
    if found is None or problems:
        raise ValueError(f"{problems[0].place}: {problems[0].message}")
    return found.value


def _text(folder: Path, name: str) -> str:
    file = read_file(folder, name)
    text, problems = text_of(file.data, name) if file else (None, [])
    if text is None:
        raise ValueError(f"{problems[0].place}: {problems[0].message}" if problems else f"{name} is not a regular file")
    return text


def _document(folder: Path, locale: str, name: str) -> Document:
    model = front_model(name)
    assert model is not None  # _names gives only such texts
    return read_text(_text(folder, f"{locale}/{name}"), f"{locale}/{name}", name, locale, model)[0].document


def _entry(old: object, how: str, front: str, blocks: list[str]) -> Mapping[str, object]:
    before = old if isinstance(old, dict) else {}
    if before.get("front") == front and before.get("blocks") == blocks and before.get("made_by"):
        return before
    makers = [maker for maker in before.get("made_by") or [] if isinstance(maker, dict)]
    if all(maker.get("how") != how for maker in makers):
        makers.append({"how": how})
    return {"made_by": makers, "reviewed_by": [], "front": front, "blocks": blocks}


# --- YAML -----------------------------------------------------------------------------------------------------------


def _written(version: str, entries: Mapping[str, Mapping[str, object]]) -> str:
    """The file as text: the same entries always give the same bytes."""
    lines = [f"source_version: {version}", "files:" if entries else "files: {}"]
    for name in sorted(entries):
        entry = entries[name]
        lines.append(f"  {name}:")
        for key in ("made_by", "reviewed_by"):
            people = [people for people in entry.get(key) or [] if isinstance(people, dict)]
            lines.append(f"    {key}: [{', '.join(map(_person, people))}]")
        if entry.get("front"):
            lines.append(f"    front: {entry['front']}")
        lines.append(f"    blocks: {_list([str(block) for block in entry.get('blocks') or []])}")
    return "\n".join(lines) + "\n"


def _person(person: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(str(person[key]))}" for key in sorted(person) if person[key] is not None) + "}"


def _scalar(text: str) -> str:
    """Words as they are, anything else in quotes (a JSON string is a YAML string)."""
    return text if text.isalpha() and text not in ("null",) else json.dumps(text, ensure_ascii=False)


def _list(values: list[str]) -> str:
    rows = [", ".join(values[i : i + PER_LINE]) for i in range(0, len(values), PER_LINE)]
    return f"[{(',' + chr(10) + ' ' * 13).join(rows)}]"
