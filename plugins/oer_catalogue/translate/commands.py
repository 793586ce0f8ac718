"""``oer translate``: what is left to do in a language, and the record of what is done."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date as calendar_date
from functools import reduce, wraps
from pathlib import Path

import click

from ..here import project_root
from ..load.blocks import NEW, TODO, block_texts, hashes
from ..load.catalogue import load
from . import work
from .changes import changes
from .docs import docs_rows
from .exchange_commands import COMMANDS
from .files import every_language, open_record, owner_of, pairs_in, save, write_done
from .pairs import read_document, record_path
from .record import Entry, read_record, write_record
from .status import Row, rows, summary

HOW = click.option("--how", type=click.Choice(["hand", "machine"]), required=True, help="Who made the translation.")
FILES = click.option("--file", "names", multiple=True, help="Only this text, such as lessons/first.md. May be given several times.")


@click.group()
@click.pass_context
def translate(context: click.Context) -> None:
    """Says what is left to translate, and records what is done.

    OWNER is the name of a folder in modules/, or `docs` for the pages, methods and pathways in docs/. LOCALE is a language, such as el.
    """
    context.obj = project_root()


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """Mistakes of people and files as one sentence."""

    @wraps(command)
    def wrapped(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        except OSError as error:
            click.echo(f"Cannot read or write {error.filename}: {error.strerror}", err=True)
            sys.exit(5)

    return wrapped


def _on_texts(command: Callable[..., None]) -> click.Command:
    """A command about the texts of an owner in one language."""
    decorators = (click.pass_obj, FILES, click.argument("locale"), click.argument("owner"), translate.command())
    return reduce(lambda found, decorate: decorate(found), decorators, _told(command))


def _say_saved(owner: str, locale: str, is_written: bool) -> None:
    click.echo(f"{record_path(owner, locale)} {'is written' if is_written else 'needs no change'}")


@_on_texts
@HOW
@click.option("--equal", is_flag=True, help="Blocks that read like the source are right so: a name, a word that both languages share.")
def done(root: Path, owner: str, locale: str, how: str, names: tuple[str, ...], equal: bool) -> None:
    """Records that a translation says what its source says now.

    Later changes of the source are then told to the readers of the translation. What still reads like the source is recorded as
    waiting, unless you say --equal.
    """
    owner = owner_of(root, owner)
    outcome = write_done(root, owner, locale, how, names, equal)
    for sentence in outcome.refused:
        click.echo(sentence, err=True)
    for name, entry in outcome.entries.items():
        if waiting := entry.blocks.count(TODO) + (entry.front == TODO):
            click.echo(f"{name}: {waiting} of {len(entry.blocks) + 1} blocks still wait for their words")
    _say_saved(owner, locale, outcome.is_written)
    sys.exit(1 if outcome.refused else 0)


@_on_texts
def start(root: Path, owner: str, locale: str, names: tuple[str, ...]) -> None:
    """Begins a translation: copies each text that is missing, to be overwritten paragraph by paragraph.

    You may stop anywhere: readers get what is translated, and the rest in the source's language. Nothing that is there is touched.
    """
    owner = owner_of(root, owner)
    record, entries = open_record(root, owner, locale), {}
    for pair in pairs_in(root, owner, locale, names):
        source = read_document(root, pair, pair.source_locale)
        target = root / pair.target
        if source is None or target.exists() or target.is_symlink():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / pair.source).read_bytes())
        entries[pair.name] = work.started(source)
        click.echo(f"{pair.target} is begun: {len((root / pair.source).read_text('utf-8').split())} words")
    if not entries:
        click.echo("Nothing is missing.")
        return
    _say_saved(owner, locale, save(root, owner, locale, record, entries))


@_on_texts
@HOW
def reconcile(root: Path, owner: str, locale: str, how: str, names: tuple[str, ...]) -> None:
    """Brings the record in line with a translation that was edited without it, for example on the web.

    A paragraph that was edited counts as up to date with its source; the others stay what they were.
    """
    owner = owner_of(root, owner)
    record, entries = open_record(root, owner, locale), {}
    for pair in pairs_in(root, owner, locale, names):
        source, own = (read_document(root, pair, tag) for tag in (pair.source_locale, locale))
        if source is not None and own is not None:
            entries[pair.name] = work.reconciled(source, own, record.files.get(pair.name) or Entry(), how)
    _say_saved(owner, locale, save(root, owner, locale, record, entries))


@translate.command()
@click.argument("owner")
@click.argument("file")
@click.pass_obj
@_told
def keep(root: Path, owner: str, file: str) -> None:
    """After a mere mend in the source's FILE: tells all its translations that they still say the same.

    For a typing mistake or a comma, nothing that a translator would have to change.
    """
    owner = owner_of(root, owner)
    found = [(pair, read_record(root, owner, pair.locale)) for pair in every_language(root, owner, file)]
    if not found:
        raise ValueError(f"{file} of {owner} has no translation with a record.")
    source = read_document(root, found[0][0], found[0][0].source_locale)
    if source is None:
        raise ValueError(f"{found[0][0].source} is not there.")
    known, unknown = work.mended(source, [record.files[file] for _, record in found])
    fronts = work.mended_front(source, [record.files[file] for _, record in found])
    for text in block_texts(source, [at for at, each in enumerate(hashes(source)) if each in {one.now for one in known}]):
        click.echo(f"Still said by all: {' '.join(text.split())[:70]}")
    for text in block_texts(source, unknown):
        click.echo(f"Not kept, for a translation was behind here already: {' '.join(text.split())[:70]}", err=True)
    for pair, record in found:
        entry = work.keep(record.files[file], known, fronts)
        if write_record(root, owner, pair.locale, replace(record, files={**record.files, file: entry})):
            click.echo(f"{pair.locale}: {file} still says its source")
    if not known and not fronts:
        click.echo("No change was found that all translations share.")
    sys.exit(1 if unknown else 0)


@_on_texts
def diff(root: Path, owner: str, locale: str, names: tuple[str, ...]) -> None:
    """Shows what changed in the source since it was translated, with the words of the translation that need a look.

    How the source read before is shown if git knows it. Exit code: 0 = nothing is to be done, 1 = something is.
    """
    owner = owner_of(root, owner)
    record, any_found = read_record(root, owner, locale), False
    for pair in pairs_in(root, owner, locale, names):
        entry = record.files.get(pair.name)
        for change in changes(root, pair, entry) if entry else ():
            any_found = True
            click.secho(f"{pair.target}:{change.line}: {change.kind}", bold=True)
            for mark, text, colour in (("was", change.before, "red"), ("now", change.now, "green"), (locale, change.own, None)):
                if text.strip():
                    click.secho("".join(f"  {mark:>4} | {line}\n" for line in text.strip().splitlines()), fg=colour, nl=False)
    if not any_found:
        click.echo("Nothing has changed since.")
    sys.exit(1 if any_found else 0)


@translate.command()
@click.argument("locale")
@click.option("--json", "as_json", is_flag=True, help="For programs: one list of texts.")
@click.pass_obj
@_told
def status(root: Path, locale: str, as_json: bool) -> None:
    """Lists every text with its state in a language, the most useful work first."""
    found = rows(load(root)[0], docs_rows(root, locale), locale)
    if as_json:
        click.echo(json.dumps([{**asdict(row), "minutes": row.minutes} for row in found], ensure_ascii=False, indent=1))
        return
    for row in found:
        click.echo(_line(row))
    total = summary(found)
    click.echo(f"{total['done']} of {total['texts']} texts are up to date; {total['words']} words are left")


def _line(row: Row) -> str:
    state = f"{row.outdated} of {row.blocks} outdated" if row.freshness == "outdated" else row.freshness
    state = f"{row.waiting} of {row.blocks} wait" if row.freshness == "partial" else state
    work_left = f"{row.words} words, about {row.minutes} min" if row.words else ""
    made = "" if row.origin == "unknown" else f"{row.origin}{', reviewed' if row.reviewed else ''}"
    return f"{state:<20} {made:<18} {work_left:<28} {row.target}"


@_on_texts
@click.option("--name", required=True, help="Who read it; only with consent.")
@click.option("--date", "day", default="", help="When, such as 2026-11-26.  [default: today]")
def review(root: Path, owner: str, locale: str, name: str, day: str, names: tuple[str, ...]) -> None:
    """Records that a person has read a translation and found it right. Only for texts that are up to date."""
    owner = owner_of(root, owner)
    record, entries = open_record(root, owner, locale), {}
    when = calendar_date.fromisoformat(day) if day else calendar_date.today()
    for pair in pairs_in(root, owner, locale, names):
        source, entry = read_document(root, pair, pair.source_locale), record.files.get(pair.name)
        if source is None or entry is None:
            continue
        if sorted(each for each in entry.blocks if each != NEW) != sorted(hashes(source)):
            click.echo(f"{pair.target} is not up to date; nothing is recorded for it", err=True)
            continue
        reader = {"name": name, "date": when.isoformat()}
        entries[pair.name] = replace(entry, reviewed_by=(*(r for r in entry.reviewed_by if r.get("name") != name), reader))
    _say_saved(owner, locale, save(root, owner, locale, record, entries))


for command in COMMANDS:
    translate.add_command(command)
