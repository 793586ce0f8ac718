"""How far a build is, for the person who waits for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .pool import Progress

WORDS = {
    "packages": "Making the downloads",
    "guides": "Printing the guides",
    "bundles": "Putting files together",
    "translations": "Making files for translators",
    "zim": "Writing ZIM files",
    "twins": "Compressing files for the server",
}


@contextmanager
def shown() -> Iterator[Progress]:
    """A bar for each kind of work that takes long; where nobody watches, one line at its end."""
    if not sys.stderr.isatty():

        def say(what: str, done: int, total: int) -> None:
            if done == total:
                print(f"{WORDS[what]}: {done} of {total}", file=sys.stderr)

        yield say
        return

    from rich.console import Console  # most commands draw no bar
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def step(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(WORDS[what])
            bar.update(tasks[what], completed=done, total=total)

        yield step
