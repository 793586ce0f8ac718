"""``oer``: the commands. Each is a small function here; the work is done elsewhere."""

from __future__ import annotations

import signal
import sys
import time
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from . import printers, project, serve, site
from .copies.commands import offline, usb
from .engine.run import ENGINES
from .engine.swap import BuildError, told
from .here import SETTINGS_FILE, project_root
from .hosting.commands import count_command, health_command
from .hosting.finish import of_site
from .load import catalogue
from .mirrors.commands import mirror
from .pool import Pool, processes
from .problem import Report
from .progress import shown
from .releases.commands import release
from .rules.catalogue import settings as settings_problems
from .schema import reference
from .translate.commands import translate
from .zims.commands import zim

EXIT_PROBLEMS = 1
EXIT_IO = 5


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-oer-catalogue")
def main() -> None:
    """Checks and builds a catalogue of open learning modules."""


@main.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--format", "style", type=click.Choice(sorted(printers.PRINTERS)), default="text", show_default=True, help="How to print.")
def check(path: Path, style: str) -> None:
    """Says everything that is wrong with the modules.

    PATH is the project's folder, or the folder of one module. Exit code: 0 = nothing or only warnings, 1 = errors,
    2 = wrong use, 5 = a file cannot be read.
    """
    root, module = project_of(path)
    try:
        report = check_report(root, module)
    except OSError as error:
        click.echo(f"Cannot read everything. {told(error)}", err=True)
        sys.exit(EXIT_IO)
    if style == "text":
        click.echo(printers.text(report, colour=sys.stdout.isatty()), nl=False)
    else:
        click.echo(printers.PRINTERS[style](report), nl=False)
    sys.exit(EXIT_PROBLEMS if report.errors else 0)


@main.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
def schemas(path: Path) -> None:
    """Writes the JSON Schemas for editors and the reference pages into docs/ of the project PATH."""
    try:
        written = reference.write(path.resolve())
    except OSError as error:
        click.echo(f"Cannot write {error.filename}: {error.strerror}", err=True)
        sys.exit(EXIT_IO)
    click.echo(f"{len(written)} files written" if written else "Nothing changed")


def project_of(path: Path) -> tuple[Path, str]:
    """The project root that ``path`` means, and the name of the one module that is asked for ("" = all)."""
    path = path.resolve()
    if path.parent.name == catalogue.MODULES and not (path / catalogue.MODULES).is_dir():
        return path.parent.parent, path.name
    if (path / catalogue.MODULES).is_dir():
        return path, ""
    raise click.UsageError(f"{path.name or path}: here is neither a folder modules/ nor a module.")


def check_report(root: Path, module: str = "") -> Report:
    """Every problem of a project; with ``module`` only those of that module's files."""
    if not (root / SETTINGS_FILE).is_file():
        report = site.load_alone(root)
    else:
        checked = site.read(root)
        here = checked.project
        large = of_site(root / site.SITE, here.settings, here.place("host"))
        report = Report.of([*checked.report.problems, *settings_problems(here.settings, SETTINGS_FILE), *large])
    if module:
        return Report.of(p for p in report.problems if p.place.file.startswith(f"{catalogue.MODULES}/{module}/"))
    return report


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where to write the site.  [default: site]")
@click.option("--strict", is_flag=True, help="Build nothing if there is an error or the engine warns.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes.  [default: one per core]")
@click.option("--no-cache", is_flag=True, help="Compute everything anew.")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True, help="What draws the frames.")
@click.option("--no-wait", is_flag=True, help="If another build is running, say so and end.")
def build(out: Path | None, strict: bool, jobs: int | None, no_cache: bool, engine: str, no_wait: bool) -> None:
    """Builds the site.

    While another build of this catalogue is running, it waits. Exit code: 0 = done, 1 = refused (--strict), 2 = wrong use,
    3 = done, but modules with errors are left out, 4 = another build is running (--no-wait), 5 = the site could not be
    written; the old one is untouched.
    """
    root = project_root()
    options = site.Options(strict, jobs, not no_cache, engine, wait=not no_wait)
    outcome = built(root, out.resolve() if out else root / site.SITE, options)
    sys.exit(outcome if isinstance(outcome, int) else outcome.code)


@main.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on this machine (0 = any that is free).")
def serve_command(port: int) -> None:
    """Builds the site, shows it on this machine, and builds it again at each change. Drafts are shown too."""
    root = project_root()
    out = root / site.SITE
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite end from outside is the same as Ctrl-C
    with processes() as pool:
        first = built(root, out, site.Options(drafts=True), pool)
        if not (out / "index.html").is_file():
            sys.exit(first if isinstance(first, int) else EXIT_PROBLEMS)

        def again() -> bool:
            outcome = built(root, out, site.Options(drafts=True, hurried=True), pool)
            return isinstance(outcome, site.Outcome) and outcome.written

        here = project.read(root)[0]
        try:
            serve.serve(out, (here.config, here.docs, here.modules, here.overrides), again, port, click.echo)
        except OSError as error:
            click.echo(f"Port {port} cannot be used ({error.strerror}). Choose another one with --port.", err=True)
            sys.exit(EXIT_IO)
        except KeyboardInterrupt:
            click.echo("Stopped.")


def built(root: Path, out: Path, options: site.Options, pool: Pool | None = None) -> site.Outcome | int:
    """Build and say what happened; an exit code where the build stopped."""
    started = time.monotonic()
    try:
        with shown() as progress:
            if pool:
                pool.progress = progress
            outcome = site.build(root, out, replace(options, say=partial(click.echo, err=True), progress=progress), pool)
    except BuildError as error:
        click.echo(str(error), err=True)
        return error.code
    except OSError as error:
        click.echo(f"{told(error)}. The old site is untouched.", err=True)
        return EXIT_IO
    except (BrokenExecutor, MemoryError):
        click.echo("A process of the build was ended from outside, or memory ran out. The old site is untouched.", err=True)
        return EXIT_IO
    if outcome.report.problems:
        click.echo(printers.text(outcome.report, colour=sys.stdout.isatty()), nl=False)
    for warning in outcome.warnings:
        click.echo(warning, err=True)
    if outcome.quarantined:
        click.echo(f"Left out because of errors: {', '.join(outcome.quarantined)}", err=True)
    if outcome.written:
        click.echo(f"{outcome.pages} pages written to {out.name}/ in {time.monotonic() - started:.1f} s")
    else:
        click.echo("Nothing was built (--strict). The old site is untouched.", err=True)
    return outcome


for command in (translate, release, mirror, offline, usb, zim, count_command, health_command):
    main.add_command(command)
