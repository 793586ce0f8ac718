"""All ZIM files of a site, and the lists beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..engine.swap import BuildError
from ..near import near
from ..pool import Progress
from ..releases.listing import Site
from ..settings import Settings
from .apart import write
from .choose import USUAL, Choice, Chooser
from .codes import MANY, file_name
from .facts import day, facts, flavour, picture
from .shelf import Book, books, shelve

STEPS = "zim"
"""The name under which progress is told; ``done`` and ``total`` count files in all ZIM files together."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted. ``languages``: of the site, and ``mul`` for one ZIM with all; () = each language and all.

    ``date`` is YYYY-MM-DD, "" = the newest module's; ``kinds`` the endings of the downloads that are taken along; ``address`` where the
    folder will be published, with a slash at its end, "" = unknown.
    """

    languages: tuple[str, ...] = ()
    date: str = ""
    kinds: tuple[str, ...] = USUAL
    address: str = ""


def make(site: Site, settings: Settings, out: Path, wish: Wish, progress: Progress, said: Callable[[Path], None]) -> list[Book]:
    """Write the ZIM files that are wanted into ``out``, and the lists of all that lie there. ``said`` gets each file when it is done.

    Raises BuildError, and OSError where something cannot be read or written; files that were there stay whole.
    """
    date = day(site, wish.date)
    chooser = Chooser(site, wish.kinds)
    choices = [chooser.choose(languages) for languages in groups(site, wish.languages)]
    out.mkdir(parents=True, exist_ok=True)
    done, total, drawn = 0, sum(map(_steps, choices)), picture(site, settings)

    def step() -> None:
        nonlocal done
        done += 1
        progress(STEPS, done, total)

    for choice in choices:
        metadata = facts(site, settings, choice, wish.kinds, date)
        target = out / file_name(metadata["Name"], flavour(wish.kinds), date)
        write(target, (site, settings, choice, metadata, drawn), step)
        said(target)
    found = books(out, metadata["Name"].partition("_")[0])
    shelve(out, found, settings.site_name, wish.address)
    return found


def _steps(choice: Choice) -> int:
    return len(choice.files) + len(choice.gaps)


def groups(site: Site, wanted: Sequence[str]) -> list[tuple[str, ...]]:
    """The languages of each ZIM. Raises BuildError for a language that the site does not have."""
    several = [site.languages] if len(site.languages) > 1 else []
    for tag in wanted:
        if tag not in (*site.languages, MANY):
            guess = near(tag, site.languages)
            meant = f" Did you mean {guess}?" if guess else ""
            raise BuildError(f"The site has no language {tag}.{meant} It has: {', '.join(site.languages)}; {MANY} means all in one.", 2)
    if not wanted:
        return [*((tag,) for tag in site.languages), *several]
    single = [(tag,) for tag in site.languages if tag in wanted or (MANY in wanted and not several)]
    return [*single, *(several if MANY in wanted else [])]
