"""The project that one stands in."""

from __future__ import annotations

from pathlib import Path

import click

SETTINGS_FILE = "mkdocs.yml"


class Unreadable(click.ClickException):
    """The system refuses to say what is there; the exit code is that of all input and output."""

    exit_code = 5


def project_root() -> Path:
    """The folder that one stands in. Raises UsageError if it is no project, Unreadable if the disk does not say."""
    root = Path.cwd()
    try:
        found = (root / SETTINGS_FILE).is_file()
    except OSError as error:
        raise Unreadable(f"{error.strerror}: {SETTINGS_FILE}. The old site is untouched.") from error
    if not found:
        raise click.UsageError(f"Here is no {SETTINGS_FILE}. Go to the folder of your catalogue first.")
    return root
