"""What changed from one release to the next, and whether a copy can be updated without a look.

**Safe to update** means: whatever a release adds, nothing is gone or has become another thing that somebody may have built on. A
release asks for a look (``Notes.breaking``) if

- a module went away, or one of its languages;
- an address went away: of a page, a download or a feed (files for translators come and go with their work; pictures, films and what
  our own pages load belong to no one else);
- the first number of a module's version changed: its outcomes or answers are others, so what learners did so far may not fit;
- the licence of a module changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from ..locales import english_name, language_name, load
from ..pages.seo import FEEDS
from ..pages.words import size
from ..settings import TRANSLATION_FILES
from .listing import Listed

SHOWN = 50
"""Lines of one group in a list for people; the rest is counted."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_FEEDS = frozenset(name for _, name in FEEDS)


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A fact of a module, before and after: its version, or its licence. "" = the module was not there."""

    module: str
    title: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many files came, changed and went."""

    new: int = 0
    changed: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Notes:
    """What the release ``serial`` of ``date`` changed. Everything is sorted.

    ``date`` is a day or a time in UTC (``2026-11-26T09:30:00Z``). ``languages_new`` and ``languages_gone`` are pairs of module and
    locale, of modules that both releases have. ``bytes_new`` is what a copy of the release before has to fetch: the size of all
    contents that it does not have yet. ``first``: there was no release before.
    """

    serial: int
    date: str
    first: bool = False
    modules_new: tuple[Step, ...] = ()
    modules_changed: tuple[Step, ...] = ()
    modules_gone: tuple[Step, ...] = ()
    languages_new: tuple[tuple[str, str], ...] = ()
    languages_gone: tuple[tuple[str, str], ...] = ()
    licences: tuple[Step, ...] = ()
    addresses_gone: tuple[str, ...] = ()
    pages: Count = Count()
    files: Count = Count()
    bytes_new: int = 0

    @property
    def majors(self) -> tuple[Step, ...]:
        """The modules whose version has another first number."""
        return tuple(step for step in self.modules_changed if step.old.split(".")[0] != step.new.split(".")[0])

    @property
    def breaking(self) -> tuple[str, ...]:
        """Why to look before one updates, in plain English; () = it is safe."""
        return tuple(_breaking(self))

    def row(self) -> dict[str, object]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Notes:
        """From ``row``; keys of a later version are passed over. Raises KeyError, TypeError or ValueError for what is none."""
        known: dict = {field.name: row[field.name] for field in fields(cls) if field.name in row}
        for name in ("modules_new", "modules_changed", "modules_gone", "licences"):
            known[name] = tuple(Step(**step) for step in known.get(name, ()))
        for name in ("languages_new", "languages_gone"):
            known[name] = tuple((str(module), str(locale)) for module, locale in known.get(name, ()))
        known["addresses_gone"] = tuple(map(str, known.get("addresses_gone", ())))
        for name in ("pages", "files"):
            known[name] = Count(**known.get(name, {}))
        return cls(**known)


def compare(
    serial: int,
    date: str,
    files: Sequence[Listed],
    catalogue: Mapping,
    before: Sequence[Listed] = (),
    catalogue_before: Mapping | None = None,
) -> Notes:
    """What the release ``serial`` of ``date`` changed: its files and its ``data/catalogue.json``, and those of the release before.

    Raises ValueError if the date is not written as it should be.
    """
    if not _TIME.fullmatch(date):
        raise ValueError(f"the date {date!r} is not written like 2026-11-26 or 2026-11-26T09:30:00Z")
    new = {module["id"]: module for module in catalogue["modules"]}
    old = {module["id"]: module for module in (catalogue_before or {"modules": ()})["modules"]}
    both = sorted(new.keys() & old.keys())
    there, here = ({(id, tag) for id in both for tag in modules[id]["editions"]} for modules in (old, new))
    paths, known = {row.path: row for row in files}, {row.path: row for row in before}
    have = {row.sha256 for row in before}
    return Notes(
        serial,
        date,
        first=catalogue_before is None,
        modules_new=tuple(Step(id, _title(new[id]), "", new[id]["version"]) for id in sorted(new.keys() - old.keys())),
        modules_changed=tuple(_steps(both, old, new, "version")),
        modules_gone=tuple(Step(id, _title(old[id]), old[id]["version"], "") for id in sorted(old.keys() - new.keys())),
        languages_new=tuple(sorted(here - there)),
        languages_gone=tuple(sorted(there - here)),
        licences=tuple(_steps(both, old, new, "licence")),
        addresses_gone=tuple(sorted(row.path for row in before if row.path not in paths and _is_address(row))),
        pages=_count(paths, known, ".html"),
        files=_count(paths, known),
        bytes_new=sum({row.sha256: row.size for row in files if row.sha256 not in have}.values()),
    )


def _steps(ids: Sequence[str], old: Mapping, new: Mapping, fact: str) -> Iterator[Step]:
    for id in ids:
        if old[id][fact] != new[id][fact]:
            yield Step(id, _title(new[id]), old[id][fact], new[id][fact])


def _title(module: Mapping) -> str:
    """In English, or as its source has it."""
    editions = module["editions"]
    source = next((edition for edition in editions.values() if edition.get("freshness") == "source"), {})
    return (editions.get("en") or source or {}).get("title") or module["id"]


def _is_address(row: Listed) -> bool:
    download = row.format not in ("", TRANSLATION_FILES)
    return download or row.path.endswith(".html") or row.path.rpartition("/")[2] in _FEEDS


def _count(new: Mapping[str, Listed], old: Mapping[str, Listed], ending: str = "") -> Count:
    here, there = ({path for path in rows if path.endswith(ending)} for rows in (new, old))
    changed = sum(new[path].sha256 != old[path].sha256 for path in here & there)
    return Count(len(here - there), changed, len(there - here))


# --- in words ---------------------------------------------------------------------------------------------------------------


def sentence(notes: Notes) -> str:
    """One sentence: what came, what went, and whether to look first.

    "3 modules changed, 1 new language; nothing was removed: safe to update."
    """
    if notes.first:
        return f"The first release: {_many(len(notes.modules_new), 'module')}."
    came = [
        f"{_many(len(notes.modules_new), 'new module')}" if notes.modules_new else "",
        f"{_many(len(notes.modules_changed), 'module')} changed" if notes.modules_changed else "",
        f"{_many(len(notes.languages_new), 'new language')}" if notes.languages_new else "",
    ]
    more = [
        _removed(notes),
        f"{_many(len(notes.majors), 'module')} with a new main version" if notes.majors else "",
        f"{_many(len(notes.licences), 'licence')} changed" if notes.licences else "",
    ]
    verdict = "look before you update" if notes.breaking else "safe to update"
    said = f"{', '.join(filter(None, came)) or 'no module changed'}; {', '.join(filter(None, more))}: {verdict}."
    return said[0].upper() + said[1:]


def _removed(notes: Notes) -> str:
    counts = ((len(notes.modules_gone), "module"), (len(notes.languages_gone), "language"), (len(notes.addresses_gone), "address"))
    gone = [_many(number, what) for number, what in counts if number]
    if not gone:
        return "nothing was removed"
    return f"{', '.join(gone)} {'was' if sum(number for number, _ in counts) == 1 else 'were'} removed"


def _breaking(notes: Notes) -> Iterator[str]:
    for step in notes.modules_gone:
        yield f"{_named(step)} was removed."
    for module, locale in notes.languages_gone:
        yield f"{module}: {language(locale)} was removed."
    for step in notes.majors:
        yield f"{_named(step)} has a new main version: {step.old} → {step.new}. What learners have done so far may not fit."
    for step in notes.licences:
        yield f"{_named(step)} has another licence: {step.old} → {step.new}."
    if notes.addresses_gone:
        number = len(notes.addresses_gone)
        yield f"{_many(number, 'address')} of pages and downloads {'was' if number == 1 else 'were'} removed."


def groups(notes: Notes) -> list[tuple[str, list[str]]]:
    """The details: headings, and plain lines under each. Empty groups are left out, long ones cut."""
    found = [
        ("Look before you update", list(notes.breaking)),
        ("New modules", [f"{_named(step)}, version {step.new}" for step in notes.modules_new]),
        ("Changed modules", [f"{_named(step)}: {step.old} → {step.new}" for step in notes.modules_changed]),
        ("New languages", [f"{module}: {language(locale)}" for module, locale in notes.languages_new]),
        ("Removed addresses", list(notes.addresses_gone)),
        ("Files", [_files(notes)]),
    ]
    return [(heading, _cut(lines)) for heading, lines in found if lines]


def _files(notes: Notes) -> str:
    pages, files = notes.pages, notes.files
    told = f"{_many(pages.new, 'new page')}, {pages.changed} changed, {pages.gone} removed"
    whole = f"{_many(files.new, 'new file')} in all, {files.changed} changed, {files.gone} removed"
    return f"{told}; {whole}. To fetch: {size(notes.bytes_new, load('en'))}."


def _cut(lines: list[str]) -> list[str]:
    rest = len(lines) - SHOWN
    return [*lines[:SHOWN], f"… and {rest} more"] if rest > 0 else lines


def heading(notes: Notes) -> str:
    """``Release 7, 26 November 2026``."""
    return f"Release {notes.serial}, {day(notes.date)}"


def day(date: str) -> str:
    """A date as people write it."""
    year, month, number = date[:10].split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def language(locale: str) -> str:
    """A language in English, or in itself if we have no English name for it."""
    try:
        return english_name(locale)
    except KeyError:
        return language_name(locale)


def _named(step: Step) -> str:
    return f"{step.title} ({step.module})" if step.title != step.module else step.module


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}{'es' if what.endswith('s') else 's'}"
