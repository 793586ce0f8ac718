"""Packages of several modules in one ZIP: a page that opens from a folder and lists them, and who made what."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from ..body.language import attrs
from ..locales import Strings, direction, language_name
from ..zipped import Content
from .about import ATTRIBUTION
from .reader import template

INDEX, STYLE = "index.html", "index.css"
_CREDITS = (ATTRIBUTION, "licence.txt")
"""What a package calls the file that names its people, at its root or in the folder of its module."""


@dataclass(frozen=True, slots=True)
class SetFile:
    """A finished file of a module: its path on the site (``source``) and in the set, and what people call it."""

    source: str
    path: str
    name: str
    size: str  # in words


@dataclass(frozen=True, slots=True)
class Item:
    """One module of a set. ``locale`` is the language of its words and files; ``credit`` one sentence that names its source."""

    title: str
    summary: str
    locale: str
    minutes: str
    credit: str
    files: tuple[SetFile, ...]
    reason: tuple[str, str] = ("", "")  # why it stands here, and the language of that
    id: str = ""


@dataclass(frozen=True, slots=True)
class SetHead:
    """What stands at the top of the page: title and summary in the language ``locale``; ``steps`` and ``note`` are in the reader's."""

    title: str
    summary: str
    locale: str
    note: str
    steps: tuple[str, ...] = ()
    credit: str = ""
    states: tuple[str, ...] = ()


def set_files(site: Path, head: SetHead, items: Sequence[Item], locale: str, strings: Strings, ordered: bool) -> dict[str, Content]:
    """Path → content of a set: the files of its items, index.html and attribution.txt.

    ``site`` is the folder in which the files of the items lie; ``ordered``: the modules have numbers.
    """
    files: dict[str, Content] = {one.path: site / one.source for item in items for one in item.files}
    files[INDEX] = page(head, items, locale, strings, ordered).encode()
    files[STYLE] = template("set.css").encode()
    files[ATTRIBUTION] = credits(site, head, items).encode()
    return files


def page(head: SetHead, items: Sequence[Item], locale: str, strings: Strings, ordered: bool) -> str:
    """index.html: plain HTML without a script."""
    around = strings.language
    return template(
        "set.html",
        t=strings,
        lang=around,
        dir=direction(around),
        head=head,
        own=Markup(attrs(head.locale, around)),
        ordered=ordered,
        items=[
            {
                "item": item,
                "attrs": Markup(attrs(item.locale, around)),
                "reason_attrs": Markup(attrs(item.reason[1], around)) if item.reason[0] else "",
                "other": strings("set.other_language", language=language_name(item.locale)) if _foreign(item.locale, locale) else "",
                "files": [(quote(one.path), one.name, one.size) for one in item.files],
            }
            for item in items
        ],
        attribution=ATTRIBUTION,
    )


def _foreign(one: str, other: str) -> bool:
    return one.split("-")[0] != other.split("-")[0]


def credits(site: Path, head: SetHead, items: Sequence[Item]) -> str:
    """attribution.txt: what the set says of itself, and the whole attribution of every module as its own package has it."""
    parts = ["\n".join(line for line in (head.title, head.credit, *head.states) if line) + "\n"]
    for item in items:
        parts.append(next((found for one in item.files if (found := credit_of(site / one.source))), f"{item.title}\n\n{item.credit}\n"))
    return f"\n{'-' * 60}\n\n".join(parts)


def credit_of(package: Path) -> str:
    """The attribution of a module as one of its packages has it; "" if that one is no ZIP or has none."""
    if not zipfile.is_zipfile(package):
        return ""
    with zipfile.ZipFile(package) as archive:
        names: Mapping[str, str] = {name.rpartition("/")[2]: name for name in archive.namelist() if name.count("/") < 2}
        found = next((names[name] for name in _CREDITS if name in names), None)
        return archive.read(found).decode() if found else ""
