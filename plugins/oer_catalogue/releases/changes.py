"""The history of a catalogue for people and programs: a page, its text, and feeds. Each release as ``notes.compare`` found it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ..engine.policy import sealed
from ..feeds.atom import atom
from ..feeds.jsonfeed import as_json
from ..feeds.news import Item, News
from .notes import Notes, day, groups, heading, sentence

PAGE = "changes.html"
STYLE = "changes.css"
ATOM = "releases.xml"
JSON = "releases.json"

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def markdown(notes: Notes) -> str:
    """One release as Markdown (CommonMark), from a heading of the second level on. What authors typed stays plain text."""
    lines = [f"## {heading(notes)}", "", _plain(sentence(notes))]
    for title, found in groups(notes):
        lines += ["", f"### {title}", "", *(f"- {_plain(line)}" for line in found)]
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    """Nothing in it is a sign of Markdown: neither inside a line nor as the mark of a list at its beginning."""
    line = _SIGNS.sub(r"\\\1", " ".join(words.split()))
    return re.sub(r"^(\d*)([-=.)])", r"\1\\\2", line)


def pages(history: Sequence[Notes], name: str, url: str = "", home: str = "") -> Iterator[tuple[str, bytes]]:
    """Path and bytes of what tells of all releases: a page with its style and, if it has an address, an Atom and a JSON feed.

    ``history`` may come in any order; all lists begin with the newest. ``name`` is that of the catalogue, ``url`` the address of the
    folder in which these files will lie, with a slash at the end, and ``home`` a link to the catalogue ("" = none). The page needs no
    other file, loads nothing from elsewhere and runs nothing; it is in English.
    """
    newest = sorted(history, key=lambda notes: notes.serial, reverse=True)
    yield PAGE, sealed(_page(newest, name, bool(url), home), PAGE).encode("utf-8")
    yield STYLE, _STYLE.encode("utf-8")
    if url:
        news = _news(newest, name, url)
        yield ATOM, atom(news, ATOM)
        yield JSON, as_json(news, JSON)


def _news(newest: Sequence[Notes], name: str, url: str) -> News:
    items = tuple(
        Item(
            id=f"{url}{PAGE}#{_anchor(notes)}",
            address=f"{url}{PAGE}#{_anchor(notes)}",
            title=heading(notes),
            summary=" ".join((sentence(notes), *notes.breaking)),
            time=notes.date if "T" in notes.date else f"{notes.date}T00:00:00Z",
            language="en",
        )
        for notes in newest
    )
    return News(url, f"{url}{PAGE}", f"{name}: releases", name, "en", items)


def _anchor(notes: Notes) -> str:
    return f"release-{notes.serial}"


# --- the page ---------------------------------------------------------------------------------------------------------------

_FRAME = Markup(
    """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What changed – {name}</title>
<link rel="stylesheet" href="{style}">
{feeds}</head>
<body>
<main>
<h1>What changed</h1>
<p>Every release of <span translate="no">{name}</span>, the newest first.{home}</p>
<p>“Safe to update” means: no module, language, page or download was removed, and no licence or main version changed.</p>
{releases}</main>
</body>
</html>
"""
)
_FEEDS = Markup(
    '<link rel="alternate" type="application/atom+xml" title="{name}: releases" href="{atom}">\n'
    '<link rel="alternate" type="application/feed+json" title="{name}: releases" href="{json}">\n'
)
_HOME = Markup(' <a href="{home}">Go to the catalogue</a>')
_RELEASE = Markup(
    """<section aria-labelledby="{anchor}">
<h2 id="{anchor}">Release {serial}, <time datetime="{date}">{day}</time></h2>
<p class="{kind}">{sentence}</p>
{groups}</section>
"""
)
_GROUP = Markup("<h3>{title}</h3>\n<ul>\n{lines}</ul>\n")
_LINE = Markup("<li>{line}</li>\n")


def _page(newest: Sequence[Notes], name: str, feeds: bool, home: str) -> str:
    return str(
        _FRAME.format(
            name=name,
            style=STYLE,
            feeds=_FEEDS.format(name=name, atom=ATOM, json=JSON) if feeds else "",
            home=_HOME.format(home=home) if home else "",
            releases=Markup("").join(map(_release, newest)),
        )
    )


def _release(notes: Notes) -> Markup:
    return _RELEASE.format(
        anchor=_anchor(notes),
        serial=notes.serial,
        date=notes.date,
        day=day(notes.date),
        kind="look" if notes.breaking else "safe",
        sentence=sentence(notes),
        groups=Markup("").join(
            _GROUP.format(title=title, lines=Markup("").join(_LINE.format(line=line) for line in lines)) for title, lines in groups(notes)
        ),
    )


_STYLE = """:root {
  color-scheme: light dark;
  --page: #fbfaf6;
  --ink: #1b2a2f;
  --line: #e2dccb;
  --link: #0b5a66;
  --safe: #22663a;
  --look: #9e2328;
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #12191b;
    --ink: #e6ecec;
    --line: #37474b;
    --link: #8fd0d6;
    --safe: #8fd3a2;
    --look: #ffb3ab;
  }
}

body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}

main {
  max-inline-size: 44rem;
  margin-inline: auto;
  padding: 1.5rem;
}

h1,
h2,
h3 {
  line-height: 1.25;
}

section {
  border-block-start: 1px solid var(--line);
}

h3 {
  margin-block: 1.25rem 0.25rem;
  font-size: 1rem;
}

ul {
  margin-block: 0.25rem;
  padding-inline-start: 1.25rem;
}

a {
  color: var(--link);
}

a:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
}

.safe,
.look {
  padding-inline-start: 0.75rem;
  border-inline-start: 4px solid var(--safe);
  font-weight: 600;
}

.look {
  border-inline-start-color: var(--look);
}

pre {
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
"""
