"""The project that one stands in."""

from __future__ import annotations

from pathlib import Path

import click

SETTINGS_FILE = "mkdocs.yml"


def project_root() -> Path:
    """The folder that one stands in. Raises UsageError if it is no project."""
    root = Path.cwd()
    if not (root / SETTINGS_FILE).is_file():
        raise click.UsageError(f"Here is no {SETTINGS_FILE}. Go to the folder of your catalogue first.")
    return root
