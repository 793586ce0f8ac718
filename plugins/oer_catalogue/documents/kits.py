"""A kit as a paper, and as all the files that a facilitator takes away."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..kit import Kit
from ..locales import Strings
from ..model import Module
from . import bundle, docx, odt, pdf, sheet
from . import calendar as dates
from .paper import Paper, Part, Picture, UnprintableError
from .resolve import Addresses, Resolver, Source


@dataclass(frozen=True, slots=True)
class Extras:
    """What the files say beside the kit.

    ``meetings`` are the titles of the plan's meetings, in order. ``columns`` head the attendance sheet. ``licence`` is its name and
    address, one line. ``author``: who made the module. ``stamp``: the day of the module's last change.
    """

    meetings: Sequence[str]
    columns: Sequence[str]
    licence: str = ""
    author: str = ""
    stamp: date = date(2000, 1, 1)


def kit_paper(kit: Kit, module: Module, strings: Strings, read: Callable[[str], bytes], addresses: Addresses, extras: Extras) -> Paper:
    """The kit with everything resolved. ``read`` gives the bytes of a file of the module's folder (``media/signs.png``)."""
    pictures: dict[str, Picture] = {}
    notes: dict[tuple[str, int], int] = {}
    parts = []
    for section in kit.sections:
        resolver = Resolver(Source(module, strings, read, addresses, section.document), pictures, notes)
        parts.append(Part(section.id, section.title, resolver.top(section.nodes), kit.locale, kit.direction, section.sheet))
    closing = tuple(line for line in (kit.attribution, extras.licence) if line)
    labels = {"contents": strings("document.contents"), "notes": strings("body.footnotes")}
    return Paper(
        kit.title,
        kit.subtitle,
        kit.locale,
        kit.direction,
        kit.facts,
        tuple(parts),
        closing,
        kit.address,
        labels,
        extras.author,
        pictures,
    )


def print_kit(
    kit: Kit, module: Module, strings: Strings, read: Callable[[str], bytes], addresses: Addresses, extras: Extras
) -> dict[str, bytes]:
    """Every file of a kit by its suffix: pdf, docx, odt, ics, csv, zip. Equal input gives equal bytes.

    A kit in a script without a font has no ``pdf``: the other files leave the fonts to the reader's computer.
    """
    paper = kit_paper(kit, module, strings, read, addresses, extras)
    files: dict[str, bytes] = {}
    with contextlib.suppress(UnprintableError):
        files["pdf"] = pdf.write(paper)
    files["docx"] = docx.write(paper)
    files["odt"] = odt.write(paper)
    files["ics"] = dates.template(kit.plan, dates.Words.of(kit, extras.meetings, strings), extras.stamp)
    files["csv"] = sheet.attendance(extras.columns, kit.plan.wish.people)
    name = f"{kit.module}-{kit.locale}-{kit.plan.wish.id}"
    files["zip"] = bundle.write(name, files, bundle.readme(kit.title, paper.closing, kit.address, files, name, strings))
    return files
