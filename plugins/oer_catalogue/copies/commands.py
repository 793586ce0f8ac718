"""``oer offline`` and ``oer usb``: copies of the finished site for places without internet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path

import click

from .. import project
from ..here import project_root
from ..near import near
from ..options import Size
from ..plainly import plainly
from ..releases.listing import Site, read_site
from ..settings import Settings
from .items import Origin, beside, books_of, items
from .offline import FOLDER, editions, write_editions
from .selection import Wanted, sensible
from .stick import stick_problems, write_stick

SITE = "site"


PART = (
    click.option("--language", "languages", multiple=True, help="Only this language, such as el. May be given several times."),
    click.option("--module", "modules", multiple=True, help="Only the module of this id. May be given several times."),
    click.option("--format", "formats", multiple=True, help="Only downloads of this format, such as epub. May be given several times."),
    click.option("--no-downloads", is_flag=True, help="No downloads at all: only the pages."),
    click.option("--largest", type=Size(), help="Leave out downloads, films and sounds that are larger, such as 50MB."),
)
"""The options that choose a part."""
_OPTIONS = (
    *PART,
    click.option("--site", "folder", type=click.Path(path_type=Path), help="The finished site.  [default: site]"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asks for, before the site is read: ``folder`` of the site (None = ``site`` in the project), names as typed."""

    folder: Path | None
    languages: tuple[str, ...]
    modules: tuple[str, ...]
    formats: tuple[str, ...]
    no_downloads: bool
    largest: int | None

    def read(self) -> tuple[Origin, Settings, Wanted]:
        """The site, the settings of its project and what is wanted of it. Raises BuildError and UsageError."""
        root = project_root()
        site = read_site(self.folder or root / SITE)
        settings = project.read(root)[0].settings
        wanted = wanted_of(site, self.languages, self.modules, self.formats, self.no_downloads, self.largest)
        return Origin(site, settings.site_name, settings.site_url), settings, wanted


def _choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The options that choose a part of the site, as one ``Choice``; and mistakes as plain words."""

    @wraps(command)
    def wrapped(**options: object) -> None:
        choice = Choice(**{field.name: options.pop(field.name) for field in fields(Choice)})
        with plainly("What was finished before is whole."):
            command(choice, **options)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def wanted_of(
    site: Site, languages: Iterable[str], modules: Iterable[str], formats: Iterable[str], no_downloads: bool, largest: int | None
) -> Wanted:
    """What the options ask for. Raises UsageError for what the site has not."""
    if no_downloads and tuple(formats):
        raise click.UsageError("--no-downloads and --format cannot both be given.")
    known = sorted({file.format for file in site.files} - {""})
    return Wanted(
        _known("language", languages, site.languages),
        _known("module", modules, tuple(site.modules)),
        () if no_downloads else _known("format", formats, known),
        largest,
    )


def _known(kind: str, values: Iterable[str], known: Iterable[str]) -> tuple[str, ...] | None:
    """The values, each once, in the order of the site; None = no value, which means all."""
    values, known = set(values), tuple(known)
    for value in sorted(values - set(known)):
        guess = near(value, known)
        hint = f"Did you mean '{guess}'?" if guess else f"It has: {', '.join(known[:30]) or 'none'}."
        raise click.UsageError(f"The site has no {kind} '{value}'. {hint}")
    return tuple(each for each in known if each in values) or None


@click.command()
@click.option("--whole", is_flag=True, help="One zip with all languages, not one for each.")
@click.option("--out", type=click.Path(path_type=Path), help=f"Where to write the zips.  [default: {FOLDER}]")
@_choosing
def offline(choice: Choice, whole: bool, out: Path | None) -> None:
    """Writes the finished site as zip files for computers without internet.

    Whoever gets one unpacks it and opens START-HERE.html: no program is needed. There is one zip for each language; with --language
    one for the languages that you name. Exit code: 0 = done, 2 = wrong use, 5 = something could not be read or written.
    """
    if whole and choice.languages:
        raise click.UsageError("--whole and --language cannot both be given.")
    origin, settings, wanted = choice.read()
    folder = out or Path(FOLDER)
    for path in write_editions(origin, editions(origin.site, settings.id, wanted, whole), folder):
        click.echo(f"{folder.name}/{path.name}: {path.stat().st_size / 1e6:.1f} MB")


@click.command()
@click.argument("stick", type=click.Path(file_okay=False, path_type=Path))
@click.option("--with", "extra", type=click.Path(exists=True, file_okay=False, path_type=Path), help="More files for phones, such as ZIM.")
@click.option("--check", is_flag=True, help="Write nothing: read every file of the stick and say what is wrong.")
@_choosing
def usb(choice: Choice, stick: Path, extra: Path | None, check: bool) -> None:
    """Writes the finished site to a USB stick, or brings a stick up to date.

    STICK is the folder of the stick. Whoever gets it opens START-HERE.html; books for phones lie in the folder "books". If the stick
    is pulled out too early, run the command again: it finishes what is missing. Other files on the stick are left alone. Exit code:
    0 = done, 1 = the check found something, 2 = wrong use, 5 = something could not be read or written.
    """
    if check:
        wrong = list(stick_problems(stick))
        for sentence in wrong:
            click.echo(sentence)
        click.echo(f"{len(wrong)} problems" if wrong else "Every file is as it was written.")
        sys.exit(1 if wrong else 0)
    origin, _, wanted = choice.read()
    wanted = sensible(wanted, origin.site.files)
    files = items(origin, wanted, (*books_of(origin.site, wanted), *(beside(extra) if extra else ())))
    language = (wanted.languages or origin.site.languages)[0]
    with click.progressbar(length=len(files), label=f"Writing to {stick.name}", file=sys.stderr) as bar:
        done = write_stick(stick, files, language, lambda number, all: bar.update(1))
    click.echo(
        f"{done.written} files written ({done.bytes / 1e6:.1f} MB), {done.kept} were right, {done.removed} removed. "
        "Remove the stick as your system asks you to, so that everything is on it."
    )
