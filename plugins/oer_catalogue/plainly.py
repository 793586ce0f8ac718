"""How a command ends that could not do its work: with a sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from .engine.swap import BuildError, told

EXIT_IO = 5


@contextmanager
def plainly(kept: str) -> Iterator[None]:
    """Says why the block did not work, and ends the program. ``kept``: a sentence about what is as it was, for a disk that fails."""
    try:
        yield
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(error.code)
    except OSError as error:
        click.echo(f"{told(error)}. {kept}", err=True)
        sys.exit(EXIT_IO)
