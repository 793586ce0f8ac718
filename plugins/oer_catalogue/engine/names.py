"""Names in docs/ that lead nowhere: pages without a language, and pages where the site has its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..below import files_below
from ..problem import Place, Problem
from ..rules.codes import problem
from ..schema.tags import is_locale, locale_guess
from .stage import FRAME_FOLDER, HOME, NOT_PAGES

OWN_FOLDERS = ("assets", "data", "downloads", "modules", "search", FRAME_FOLDER)
OWN_PAGES = (HOME, "catalogue", "404")


def check(docs: Path, root: Path, locales: tuple[str, ...]) -> Iterable[Problem]:
    """Problems of the names in docs/, sorted by path. ``locales`` are those of the site, the default first."""
    told: set[str] = set()
    for file in files_below(docs):
        parts = file.relative_to(docs).parts
        if parts[0] in NOT_PAGES or any(part.startswith(".") for part in parts):
            continue
        if len(parts) > 1 and (found := _folder(docs / parts[0], root, locales)):
            if parts[0] not in told:
                yield found
            told.add(parts[0])
        elif file.suffix == ".md":
            yield from _page(file, root, locales, len(parts) == 1)


def _folder(folder: Path, root: Path, locales: tuple[str, ...]) -> Problem | None:
    place, name = Place(folder.relative_to(root).as_posix()), folder.name
    tag = next((tag for tag in locales[1:] if tag.casefold() == name.casefold()), "")
    if tag:
        fix = f"Lay its files one folder up and name them by their language: about.{tag}.md."
        return problem("OER-C108", place, f"the folder '{name}' lies where the pages in '{tag}' will lie", fix)
    if name.casefold() in OWN_FOLDERS:
        return problem("OER-C108", place, f"the site has a folder '{name}' of its own", "Give the folder another name.")
    return None


def _page(file: Path, root: Path, locales: tuple[str, ...], top: bool) -> Iterator[Problem]:
    place = Place(file.relative_to(root).as_posix())
    name, _, tag = file.stem.rpartition(".")
    if not name or not (tag in locales or is_locale(tag) or locale_guess(tag) in locales):
        if file.stem != "README":
            fix = f"Name it {file.stem}.{locales[0]}.md if it is in '{locales[0]}'."
            yield problem("OER-C109", place, f"'{file.name}' is not published: its name has no language", fix)
    elif top and name in OWN_PAGES:
        yield problem("OER-C108", place, f"the site has a page '{name}' of its own", "Give the page another name.")
    elif not is_locale(tag):
        yield problem("OER-C105", place, f"'{tag}' is not a language tag.", "Rename the file.", f"{name}.{locale_guess(tag)}.md")
