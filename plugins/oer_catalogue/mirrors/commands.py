"""``oer mirror``: copy a released site, keep the copy current, check it, show it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..copies.commands import PART
from ..copies.selection import Wanted
from ..options import Size
from ..plainly import EXIT_IO, plainly


def _choosing(command: Callable) -> Callable:
    for option in reversed(PART):
        command = option(command)
    return command


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="[ADDRESS] DIR")
@click.option("--check", "checking", is_flag=True, help="Compare the copy DIR with what was signed; change nothing.")
@click.option("--serve", "serving", is_flag=True, help="Show the copy DIR on this computer.")
@click.option("--lan", is_flag=True, help="With --serve: also to the other computers of this network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="With --serve: the port.")
@_choosing
@click.option("--root", default="", metavar="FINGERPRINT", help="Trust the keys with this fingerprint only (ask the catalogue's keeper).")
@click.option("--rate", type=Size(), default=0, help="At most so many bytes a second, such as 200k.")
@click.option("--accept-old", is_flag=True, help="Take a release whose signatures have ended, as from an old stick.")
def mirror(
    places: tuple[str, ...],
    checking: bool,
    serving: bool,
    lan: bool,
    port: int,
    languages: tuple[str, ...],
    modules: tuple[str, ...],
    formats: tuple[str, ...],
    no_downloads: bool,
    largest: int | None,
    root: str,
    rate: int,
    accept_old: bool,
) -> None:
    """Copies a catalogue into the folder DIR and keeps the copy current.

    ADDRESS is where its releases are: a web address, a folder, a stick, or another copy. Run the same line again to update: only what
    changed is fetched, and the old copy stays until the new one is complete and verified.

    Exit code: 0 = done, 1 = refused, or the copy is not right (--check), 2 = wrong use, 4 = another program is at work on this copy,
    5 = something could not be read or written.
    """
    try:
        import tuf as _tuf  # noqa: F401
    except ImportError:
        raise click.UsageError("Copies need more programs: pip install 'mkdocs-oer-catalogue[release]'") from None
    if len(places) != (1 if checking or serving else 2):
        raise click.UsageError("Write: oer mirror ADDRESS DIR, oer mirror --check DIR, or oer mirror --serve DIR")
    out = Path(places[-1]).resolve()
    with plainly("The copy that was there is as it was; what has been fetched is kept for the next try."):
        if checking:
            _check(out, root)
        elif serving:
            _serve(out, lan, port)
        else:
            wanted = Wanted(languages or None, modules or None, () if no_downloads else formats or None, largest)
            _bring(places[0], out, root, rate, accept_old, wanted)


def _bring(address: str, out: Path, root: str, rate: int, accept_old: bool, wanted: Wanted) -> None:
    from .copy import Asked, bring
    from .source import base_of

    try:
        with shown("Fetching") as step:
            copied = bring(out, Asked(base_of(address), root, rate, accept_old, wanted), step)
    except KeyboardInterrupt:
        click.echo("Stopped. What has been fetched is kept for the next try.", err=True)
        sys.exit(130)
    if copied.first and not root:
        click.echo(f"This is the first copy, so its keys are trusted as they came. Compare: {copied.root}", err=True)
    if copied.new:
        fetched = f"{copied.fetched} fetched ({copied.bytes / 1e6:.1f} MB)"
        click.echo(f"Release {copied.serial} of {copied.date}: {copied.files} files, {fetched}")
    else:
        click.echo(f"Nothing new: release {copied.serial} of {copied.date}")


def _check(out: Path, root: str) -> None:
    from .check import check

    with shown("Comparing") as step:
        found = check(out, root, step=step)
    for word, paths in (("wrong", found.wrong), ("missing", found.missing), ("added", found.added)):
        for path in paths:
            click.echo(f"{word}: {path}")
    if not found.known:
        click.echo(f"Compared with the keys that the copy brings itself. Their fingerprint: {found.root}", err=True)
    if found.ended:
        click.echo("The newest signature has ended: there is probably a newer release.", err=True)
    right = found.files - len(found.wrong) - len(found.missing)
    click.echo(f"Release {found.serial} of {found.date}: {right} of {found.files} files are right, {len(found.added)} are not part of it")
    sys.exit(0 if found.right else 1)


def _serve(out: Path, lan: bool, port: int) -> None:
    from .serve import EVERYWHERE, HERE, serve

    if not (out / "index.html").is_file():
        raise click.UsageError(f"{out.name}/ holds no copy (there is no index.html).")
    try:
        serve(out, EVERYWHERE if lan else HERE, port, click.echo)
    except OSError as error:
        click.echo(f"Port {port} cannot be used ({error.strerror}). Choose another one with --port.", err=True)
        sys.exit(EXIT_IO)
    except KeyboardInterrupt:
        click.echo("Stopped.")


@contextmanager
def shown(what: str) -> Iterator:
    """A bar of bytes for the person who waits; nothing where nobody watches (a scheduled job)."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn(what), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
