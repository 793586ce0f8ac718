"""``oer translate export|import|terms``: files for translators, out and in; the words that a language has for the terms of glossaries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ..load.files import shown
from ..schema.tags import is_locale
from .files import owner_of
from .status import SHEETS

if TYPE_CHECKING:
    from .exchange import Outcome

EXIT_REFUSED, EXIT_IO = 1, 5


@click.command("export")
@click.argument("owner")
@click.argument("locale")
@click.option("--file", "names", multiple=True, help="Only this text, such as lessons/first.md. May be given several times.")
@click.option("--as", "form", type=click.Choice(SHEETS), default="po", show_default=True, help="For which program.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), default=".", help="Where to write.  [default: here]")
@click.pass_obj
def export_command(root: Path, owner: str, locale: str, names: tuple[str, ...], form: str, folder: Path) -> None:
    """Writes a file for each text, to be translated outside: .po for Weblate or Poedit, .docx for Word or LibreOffice."""
    from .exchange import export  # what writes and reads office files takes long to load, and few commands need it

    try:
        written = export(root, owner_of(root, owner), locale, names, form, folder)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        _end(f"Cannot write {error.filename}: {error.strerror}", EXIT_IO)
    for path in written:
        click.echo(shown(str(path)))


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--how", type=click.Choice(["hand", "machine"]), default="hand", show_default=True, help="Who made the translation.")
@click.pass_obj
def import_command(root: Path, files: tuple[Path, ...], how: str) -> None:
    """Takes translated files in. Each says itself to which text it belongs.

    What finds no place, because the source moved on, is kept beside the file in one that ends with .rejected.po. Exit code: 0 = all came
    in, 1 = something was refused or found no place, 5 = a file cannot be read or written.
    """
    from .exchange import take_in

    is_whole = True
    for file in files:
        try:
            outcome = take_in(root, file, how)
        except ValueError as error:
            click.echo(f"{shown(str(file))} is refused: {error}.", err=True)
            is_whole = False
        except OSError as error:
            _end(f"Cannot read or write {error.filename}: {error.strerror}", EXIT_IO)
        else:
            _say(file, outcome)
            is_whole &= not outcome.rejected
    sys.exit(0 if is_whole else EXIT_REFUSED)


def _say(file: Path, outcome: Outcome) -> None:
    click.echo(f"{shown(str(file))}: {_count(outcome.count, 'segment')} changed in {outcome.target}")
    for note in outcome.notes:
        click.echo(f"  look at {note}")
    for row in outcome.rejected:
        click.echo(f"  no place for {shown(row.key)}: {shown(row.source[:60])}", err=True)
    if outcome.kept:
        click.echo(f"  these words are kept in {outcome.kept}", err=True)


@click.command("terms")
@click.argument("locale")
@click.option("--csv", "as_csv", is_flag=True, help="Print the terms of all glossaries as a table instead.")
@click.pass_obj
def terms_command(root: Path, locale: str, as_csv: bool) -> None:
    """Says where a translation does not use the words of its glossary. Advice for people who know both languages."""
    from .terms import check_terms, terms, terms_csv

    if not is_locale(locale):
        raise click.UsageError(f"'{shown(locale)}' is no language code.")
    try:
        if as_csv:
            click.echo(terms_csv(terms(root, locale)), nl=False)
            return
        known, found = len(terms(root, locale)), check_terms(root, locale)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        _end(f"Cannot read {error.filename}: {error.strerror}", EXIT_IO)
    for each in found:
        click.echo(f"{each.place}  {each.code} {shown(each.message)}\n    {each.fix}")
    click.echo(f"{_count(known, 'term')} in two languages, {_count(len(found), 'place')} to look at")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _end(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


COMMANDS: tuple[click.Command, ...] = (export_command, import_command, terms_command)
