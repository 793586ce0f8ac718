"""What a release folder tells people and harvesters: what changed, how to copy, lists of ResourceSync. None of it is what copies trust."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from ..below import matching
from ..engine.policy import sealed
from ..feeds import resourcesync
from ..settings import Settings
from ..whole import put
from . import changes
from .keys import fingerprint
from .listing import Listed
from .notes import Notes, sentence
from .signed import canonical

NOTES = "notes"
INDEX = "index.html"
FOR_THE_SITE = "for-the-site"
"""The folder of the lists that belong at the root of the site: who runs it copies them there."""
FOLLOWED = 5
"""Releases whose changes the lists tell; who was away for longer reads the list of everything."""
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Releases – {name}</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<main>
<h1>Releases of {name}</h1>
<p>Here lies the whole catalogue in a form that copies can be kept true to: every file under its checksum, and lists of them that are
signed. To read it, go to the catalogue itself.</p>
<p>{sentence} <a href="{changes}">What changed in each release</a></p>
<h2>Make a copy</h2>
<p>With Python and the program of this catalogue (<code>pip install 'mkdocs-oer-catalogue[release]'</code>):</p>
<pre tabindex="0"><code>oer mirror {url} catalogue --root {root}</code></pre>
<p>The same line brings the copy up to date: only what changed is fetched. Without that program, any program that reads
<a href="{sums}">SHA256SUMS</a> can compare a copy of the site with it; <a href="{sums}.minisig">its signature</a> is checked with
minisign and <a href="minisign.pub">this key</a>.</p>
<h2>Which keys to trust</h2>
<p>The first list of keys has this fingerprint. Compare it with what the catalogue's keeper tells you on paper or by telephone:</p>
<pre tabindex="0"><code>{root}</code></pre>
</main>
</body>
</html>
"""


def note(out: Path, notes: Notes) -> None:
    """Write down what a release changed, for programs and as text to send on. It stays when the release itself goes."""
    put(out / NOTES / f"{notes.serial}.md", changes.markdown(notes).encode())
    put(out / NOTES / f"{notes.serial}.json", canonical(notes.row()))


def tell(out: Path, serials: Sequence[int], settings: Settings, url: str = "") -> None:
    """Write the pages and feeds of ``out`` anew, and the lists for the site. ``url``: where ``out`` will stand, with a slash at the end."""
    history = [Notes.of(json.loads(path.read_text("utf-8"))) for path in matching(out / NOTES, "*.json")]
    history = [notes for notes in history if notes.serial <= serials[-1]]  # what a killed run began is not yet told
    for path, data in (*changes.pages(history, settings.site_name, url, settings.site_url), *_index(out, history, settings, url)):
        put(out / path, data)
    if settings.site_url:
        for path, data in resourcesync.documents(settings.site_url, settings.site_url, list(_states(out, serials[-FOLLOWED:]))):
            put(out / FOR_THE_SITE / path, data)


def _index(out: Path, history: Sequence[Notes], settings: Settings, url: str) -> Iterator[tuple[str, bytes]]:
    newest = max(history, key=lambda notes: notes.serial)
    page = _PAGE.format(
        name=escape(settings.site_name),
        style=changes.STYLE,
        changes=changes.PAGE,
        sentence=escape(sentence(newest)),
        url=escape(url or "ADDRESS"),
        root=fingerprint((out / "metadata/1.root.json").read_bytes()),
        sums=f"releases/{newest.serial}/SHA256SUMS",
    )
    yield INDEX, sealed(page, INDEX).encode()


def _states(out: Path, serials: Sequence[int]) -> Iterator[resourcesync.State]:
    """The kept releases, the oldest first; of two in one second only the later one, since a harvester could not tell them apart."""
    found: dict[str, resourcesync.State] = {}
    for serial in serials:
        value = json.loads((out / "releases" / str(serial) / "manifest.json").read_text("utf-8"))
        found[value["date"]] = resourcesync.State(value["date"], [Listed.of(row) for row in value["files"]])
    yield from (found[date] for date in sorted(found))
