"""A small project with one text in two languages, for the exchange of translations."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from oer_catalogue.translate import Pair
from oer_catalogue.translate.beside import Beside, of_texts
from oer_catalogue.translate.pairs import as_document
from oer_catalogue.translate.record import Entry
from oer_catalogue.translate.taken import Parcel, Row
from oer_catalogue.translate.work import done

PAIR = Pair("modules/eyes", "lessons/light.md", "modules/eyes/en/lessons/light.md", "modules/eyes/de/lessons/light.md", "en", "de")
SOURCE = """---
title: Light
---

## Look {#look}

Look away
every hour. See [the rule](rule.md "Rule").

- [ ] Yes
  > Right
- [x] No

| Work | Lux |
|---|---|
| Reading | 1.5 |
"""
TARGET = """---
title: Licht
---

## Schauen {#look}

Schauen Sie jede Stunde weg.
Siehe [die Regel](rule.md "Regel").

- [ ] Ja
  > Richtig
- [x] Nein

| Arbeit | Lux |
|---|---|
| Lesen | 1,5 |
"""


def entry(source: str = SOURCE, target: str = TARGET, waiting: Collection[int] = ()) -> Entry:
    """The record of a translation that was made of ``source``; some of its blocks wait."""
    made = done(as_document(source, "", PAIR.name, "en"), as_document(target, "", PAIR.name, "de"), None, "hand", equal=True)
    blocks = tuple("todo" if at in waiting else each for at, each in enumerate(made.blocks))
    return Entry(made.made_by, ({"name": "Ada"},), made.front, blocks, made.own)


def beside(source: str = SOURCE, target: str | None = TARGET, record: Entry | None = None) -> Beside:
    return of_texts(PAIR, source, target, record if record or target is None else entry(source, target))


def parcel(*rows: Row) -> Parcel:
    return Parcel(PAIR.owner, PAIR.name, "en", "de", rows)


def write_project(root: Path, source: str = SOURCE, target: str | None = TARGET) -> Path:
    """The text and a glossary as a project on disk."""
    module = root / "modules" / "eyes"
    for folder in ("en/lessons", "de/lessons"):
        (module / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "docs").mkdir()
    (module / "module.yml").write_text("id: eyes\nversion: 1.0.0\nsource_language: en\nlessons:\n  - id: light\n")
    (root / PAIR.source).write_text(source)
    if target is not None:
        (root / PAIR.target).write_text(target)
    return root
