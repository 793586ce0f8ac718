"""Modules that a book must bear: the sample with less, with more, and with every kind of media."""

from __future__ import annotations

import base64
import shutil
from dataclasses import replace
from pathlib import Path

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Module, Person

PROJECT = Path(__file__).parents[1] / "packages" / "project"
WEBP = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")  # one pixel
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"
OPUS = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01"
VORBIS = b"OggS\x00\x02" + bytes(20) + b"\x01\x1e\x01vorbis"
MEDIA = {
    "film.mp4": MP4,
    "film.en.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nA lathe.\n",
    "film.en.md": b"---\ntitle: Film\n---\n\nA lathe turns.\n",
    "silent.en.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nNobody speaks.\n",
    "silent.webm": b"\x1aE\xdf\xa3" + bytes(20),
    "word.mp3": b"ID3\x03" + bytes(20),
    "talk.m4a": MP4,
    "new.ogg": OPUS,
    "old.ogg": VORBIS,
    "point.webp": WEBP,
    "table.csv": b"a,b\n1,2\n",
    **{f"{name}.en.md": b"---\ntitle: Sound\n---\n\nA word.\n" for name in ("word", "talk", "new", "old")},
}
LESSON = """
![A film of a lathe](../../media/film.mp4)

![A silent film](../../media/silent.webm)

![A word](../../media/word.mp3)

![A talk](../../media/talk.m4a)

![A new sound](../../media/new.ogg)

![An old sound](../../media/old.ogg)

![A point](../../media/point.webp)

![A table to work with](../../media/table.csv)

Read [the table](../../media/table.csv), look at [the drawing](../../media/bench.svg).
"""


def without(module: Module, *names: str) -> Module:
    """No quiz, guide, glossary …, in no language."""
    editions = {tag: replace(edition, **dict.fromkeys(names)) for tag, edition in module.editions.items()}
    return replace(module, editions=editions)


def one_lesson(module: Module) -> Module:
    return replace(module, lessons=module.lessons[:1])


def many_lessons(module: Module, number: int = 200) -> Module:
    """As many lessons, one of which has the name of a chapter of ours."""
    first = module.lessons[0]
    ids = ["about", *(f"lesson-{n}" for n in range(1, number))]
    edition = module.editions["en"]
    document = edition.lessons[first.id]
    lessons = {id: replace(document, name=f"lessons/{id}.md", title=f"Part of {id}") for id in ids}
    return replace(
        module,
        lessons=tuple(replace(first, id=id) for id in ids),
        editions={**module.editions, "en": replace(edition, lessons=lessons)},
    )


def people(module: Module) -> Module:
    names = (
        ("مؤسسة التدريب", "hackathon-team"),
        ("ليلى <حداد> & Co.", "author"),
        ("Ελένη", "translator"),
        ("Иван", "reviewer"),
        ("B", "media"),
    )
    return replace(module, authors=tuple(Person(name, role) for name, role in names))


def media(folder: Path) -> tuple[Module, Path]:
    """The module with films and sounds of all kinds in its first English lesson, and its folder."""
    shutil.copytree(PROJECT, folder, dirs_exist_ok=True)
    place = folder / "modules" / "hand-tools"
    for name, data in MEDIA.items():
        (place / "media" / name).write_bytes(data)
    lesson = place / "en" / "lessons" / "before-you-start.md"
    lesson.write_text(lesson.read_text("utf-8") + LESSON, "utf-8")
    catalogue, report = load(folder)
    assert report.errors == ()
    return catalogue.modules[0], place
