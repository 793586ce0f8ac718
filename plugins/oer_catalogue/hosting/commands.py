"""``oer count`` and ``oer health``: for whoever runs the server."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..engine.swap import BuildError
from ..options import Moment
from ..options import now as clock
from ..plainly import plainly
from ..whole import put

EXIT_NOT_WELL = 1


@click.command("count")
@click.argument("logs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="How to write the numbers.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Where to write them.  [default: the screen]")
def count_command(logs: tuple[Path, ...], form: str, target: Path | None) -> None:
    """Counts downloads in the logs of a web server: by month, module, language and format.

    LOGS are access logs of nginx, Apache (combined or common form) or Caddy (JSON), packed with gzip or not; name each log once. Nothing
    about the people who asked is kept: no address, no name of a program, nothing that follows a question mark. A whole file counts once.
    Parts of a file count once for each file and day. Robots do not count. Exit code: 0 = done, 5 = a file cannot be read or written.
    """
    from . import count  # the formats take a moment to load

    with plainly("Nothing was written."):
        counts = count.count(logs)
        text = count.as_csv(counts) if form == "csv" else count.as_json(counts)
        if target:
            put(target, text.encode())
        else:
            click.echo(text, nl=False)
    click.echo(f"{sum(counts.rows.values()):,} downloads in {counts.lines:,} lines.", err=True)
    if counts.robots:
        click.echo(f"Not counted, because a robot asked: {counts.robots:,}.", err=True)
    if counts.damaged:
        click.echo(f"Lines that cannot be read: {counts.damaged:,}. They are left out.", err=True)
    for words in counts.files:
        click.echo(f"This log is damaged, and was read up to there: {words}", err=True)


@click.command("health")
@click.option(
    "--site", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The site that mirrors should have.  [default: site]"
)
@click.option(
    "--to", "folder", type=click.Path(file_okay=False, path_type=Path), default="health", show_default=True, help="Where to write."
)
@click.option("--now", type=Moment(), help="The time of the check, such as 2026-11-26T12:00:00+00:00.  [default: now]")
@click.option("--wait", type=click.FloatRange(0.1, 600), default=20, show_default=True, help="Seconds to wait for an answer.")
@click.option("--sample", type=click.IntRange(0), default=20, show_default=True, help="How many files of each mirror to ask for.")
def health_command(site: Path | None, folder: Path, now: datetime | None, wait: float, sample: int) -> None:
    """Looks at the mirrors that mkdocs.yml names and writes health.html and health.json.

    Run it by a schedule, once a day. It compares what each mirror has with the finished site in this project. Exit code: 0 = every mirror
    is current, 1 = one is not, 2 = no mirror is named, 5 = a file cannot be read or written.
    """
    from .. import project
    from ..here import project_root
    from . import health, health_page

    root = project_root()
    place = site or root / "site"
    with plainly("What was written before is as it was."):
        settings = project.read(root)[0].settings
        if not settings.mirrors:
            raise click.UsageError("No mirror is named. Write mirrors: into mkdocs.yml, below oer-catalogue: - {name: …, url: …} for each.")
        try:
            own = health.own_state(place)
        except ValueError as error:
            raise BuildError(f"{place.name}/ is no finished site: {error}. Build it first with `oer build`.") from error
        now = now or clock()
        before = health.seen_before(folder / "health.json")
        found = [health.look(mirror, own, now, before, wait, sample) for mirror in settings.mirrors]
        put(folder / "health.html", health_page.page(found, now, settings.site_name).encode())
        put(folder / "health.json", health.as_json(found, now).encode())
    for each in found:
        click.echo(f"{each.name}: {health_page.WORDS[each.state]}{f' ({each.detail})' if each.detail else ''}")
    sys.exit(EXIT_NOT_WELL if any(each.state != "current" for each in found) else 0)
