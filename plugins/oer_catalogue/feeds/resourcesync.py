"""What harvesters of ResourceSync read: which files a site has, and which of them changed from release to release.

ResourceSync Framework Specification, ANSI/NISO Z39.99-2017 (http://www.openarchives.org/rs/1.1/resourcesync): sitemaps that name
hash, length and media type of every file. Harvesters copy by these lists; nothing in them is signed.

The lists tell of the files of a site and are not among them: none names itself or another list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple, Protocol
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from ..pages.seo import CAPABILITIES

WELL_KNOWN = ".well-known/resourcesync"
"""The source description, where harvesters look for it first (RFC 8615): below the root of a host, or of the site's folder."""
RESOURCES = "resourcelist.xml"
CHANGES = "changelist.xml"
LIMIT = 50_000
"""Entries in one list, at most (sitemaps.org)."""
ABOUT = "data/catalogue.json"
"""The file of a site that says what the whole is about."""

_OWN = re.compile(r"\.well-known/resourcesync|capabilitylist\.xml|(?:resourcelist|changelist)(?:-\d+)?\.xml")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/"'


class Row(Protocol):
    """One file: ``path`` from the site's root, ``size`` in bytes, ``sha256`` in hex, ``type`` a media type."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def type(self) -> str: ...


class Resource(NamedTuple):
    """A ``Row`` and no more."""

    path: str
    size: int
    sha256: str
    type: str


@dataclass(frozen=True, slots=True)
class State:
    """All files of a site as a release published them ``at`` a time, written ``2026-11-26T09:30:00Z``."""

    at: str
    rows: Sequence[Row]


class _Part(NamedTuple):
    """A piece of the history: what changed after ``start``, up to ``end``; each entry is XML."""

    start: str
    end: str
    entries: list[str]


def documents(site_url: str, lists_url: str, releases: Sequence[State], limit: int = LIMIT) -> Iterator[tuple[str, bytes]]:
    """Everything that a harvester needs to copy the newest of ``releases`` and to follow what changes: path and bytes of each file.

    ``releases`` come the oldest first, and at least one. ``site_url`` and ``lists_url`` are the addresses of the folders in which the
    site and these lists lie, with a slash at the end; paths are relative to ``lists_url``. A sitemap speaks for what lies beside and
    below it, so the lists belong at the site's root or above it.

    ``lastmod`` is the time of the release that brought a file as it is now: for one that never changed, the oldest of ``releases``.
    Raises ValueError if a time is not written as it should be, or is not later than the one before.
    """
    _check(releases)
    newest = releases[-1]
    yield from _heads(site_url, lists_url, (("resourcelist", RESOURCES), ("changelist", CHANGES)))
    yield from _resources(site_url, lists_url, newest, _since(releases), limit)
    yield from _changes(site_url, lists_url, releases, limit)


def snapshot(site_url: str, lists_url: str, state: State, limit: int = LIMIT) -> Iterator[tuple[str, bytes]]:
    """The same for a site of which only the present state is known: no list of changes, and no times of files. As ``documents``."""
    _check((state,))
    yield from _heads(site_url, lists_url, (("resourcelist", RESOURCES),))
    yield from _resources(site_url, lists_url, state, {}, limit)


def own(path: str) -> bool:
    """Whether a path, from the folder of the lists, is that of one of them."""
    return _OWN.fullmatch(path) is not None


def _check(releases: Sequence[State]) -> None:
    if not releases:
        raise ValueError("no release")
    for release in releases:
        if not _TIME.fullmatch(release.at):
            raise ValueError(f"the time {release.at!r} is not written like 2026-11-26T09:30:00Z")
        datetime.strptime(release.at, "%Y-%m-%dT%H:%M:%SZ")  # is there such a day?
    for before, after in pairwise(releases):
        if before.at >= after.at:
            raise ValueError(f"the release of {after.at} is not later than the one of {before.at}")


def _since(releases: Sequence[State]) -> Mapping[str, str]:
    """When each file of the newest release came to be what it is."""
    seen: dict[str, tuple[str, str]] = {}
    for release in releases:
        seen = {row.path: _kept(seen.get(row.path), row.sha256, release.at) for row in release.rows}
    return {path: at for path, (_, at) in seen.items()}


def _kept(known: tuple[str, str] | None, sha256: str, at: str) -> tuple[str, str]:
    return known if known and known[0] == sha256 else (sha256, at)


# --- the documents ----------------------------------------------------------------------------------------------------------


def _heads(site_url: str, lists_url: str, capabilities: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Source description (section 8) and capability list (section 9): the way in."""
    about = f'<rs:ln rel="describedby" href={quoteattr(site_url + ABOUT)} type="application/json"/>'
    listed = _entry(escape(lists_url) + CAPABILITIES, f'<rs:md capability="capabilitylist"/>{about}')
    yield WELL_KNOWN, _document("urlset", [about, '<rs:md capability="description"/>', listed])
    entries = [_entry(escape(lists_url) + path, f'<rs:md capability="{name}"/>') for name, path in capabilities]
    head = [about, _link("up", lists_url + WELL_KNOWN), '<rs:md capability="capabilitylist"/>']
    yield CAPABILITIES, _document("urlset", [*head, *entries])


def _resources(site_url: str, lists_url: str, state: State, since: Mapping[str, str], limit: int) -> Iterator[tuple[str, bytes]]:
    """Resource list (section 10.1), or an index (10.2) and its parts."""
    prefix = escape(site_url)
    rows = sorted((row for row in state.rows if not own(row.path)), key=lambda row: row.path)
    entries = [_entry_of(prefix, row, since.get(row.path, "")) for row in rows]
    facts = f'<rs:md capability="resourcelist" at="{state.at}"/>'
    up = _link("up", lists_url + CAPABILITIES)
    if len(entries) <= limit:
        yield RESOURCES, _document("urlset", [up, facts, *entries])
        return
    parts = list(_named(RESOURCES, [entries[start : start + limit] for start in range(0, len(entries), limit)]))
    listed = [_entry(escape(lists_url) + name, f'<rs:md at="{state.at}"/>', "sitemap") for name, _ in parts]
    yield RESOURCES, _document("sitemapindex", [up, facts, *listed])
    for name, part in parts:
        yield name, _document("urlset", [up, _link("index", lists_url + RESOURCES), facts, *part])


def _changes(site_url: str, lists_url: str, releases: Sequence[State], limit: int) -> Iterator[tuple[str, bytes]]:
    """Change list (section 12.1), or an index (12.2) and its parts. The last one is open: the next release adds to it."""
    prefix = escape(site_url)
    start = releases[0].at
    parts = _parts((_Part(old.at, new.at, _step(prefix, old, new)) for old, new in pairwise(releases)), limit)
    up = _link("up", lists_url + CAPABILITIES)
    if len(parts) <= 1:
        entries = parts[0].entries if parts else []
        yield CHANGES, _document("urlset", [up, f'<rs:md capability="changelist" from="{start}"/>', *entries])
        return
    spans = [f'from="{part.start}" until="{part.end}"' for part in parts[:-1]] + [f'from="{parts[-1].start}"']
    named = list(_named(CHANGES, [part.entries for part in parts]))
    listed = [_entry(escape(lists_url) + name, f"<rs:md {span}/>", "sitemap") for (name, _), span in zip(named, spans, strict=True)]
    yield CHANGES, _document("sitemapindex", [up, f'<rs:md capability="changelist" from="{start}"/>', *listed])
    for (name, entries), span in zip(named, spans, strict=True):
        head = [up, _link("index", lists_url + CHANGES), f'<rs:md capability="changelist" {span}/>']
        yield name, _document("urlset", [*head, *entries])


def _parts(steps: Iterable[_Part], limit: int) -> list[_Part]:
    """Whole steps together, as many as fit; a step that is too large for one list stands in several of the same time."""
    parts: list[_Part] = []
    for step in steps:
        for first in range(0, len(step.entries) or 1, limit):
            entries = step.entries[first : first + limit]
            if parts and len(parts[-1].entries) + len(entries) <= limit:
                parts[-1] = _Part(parts[-1].start, step.end, [*parts[-1].entries, *entries])
            else:
                parts.append(_Part(step.start, step.end, entries))
    return parts


def _step(prefix: str, old: State, new: State) -> list[str]:
    """What changed between two releases, by path."""
    before = {row.path: row for row in old.rows if not own(row.path)}
    after = {row.path: row for row in new.rows if not own(row.path)}
    found = []
    for path in sorted(before.keys() | after.keys()):
        row = after.get(path)
        if row is None:
            found.append(_entry(prefix + quote(path), f'<rs:md change="deleted" datetime="{new.at}"/>'))
        elif path not in before:
            found.append(_entry_of(prefix, row, new.at, "created"))
        elif before[path].sha256 != row.sha256:
            found.append(_entry_of(prefix, row, new.at, "updated"))
    return found


# --- XML --------------------------------------------------------------------------------------------------------------------


def _entry_of(prefix: str, row: Row, time: str, change: str = "") -> str:
    when = f'change="{change}" datetime="{time}" ' if change else ""
    day = f"<lastmod>{time}</lastmod>" if time else ""
    facts = f'<rs:md {when}hash="sha-256:{row.sha256}" length="{row.size}" type={quoteattr(row.type)}/>'
    return _entry(prefix + quote(row.path), day + facts)


def _entry(address: str, facts: str, element: str = "url") -> str:
    """``address`` and ``facts`` are XML."""
    return f"<{element}><loc>{address}</loc>{facts}</{element}>"


def _link(rel: str, address: str) -> str:
    return f'<rs:ln rel="{rel}" href={quoteattr(address)}/>'


def _named(name: str, parts: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Names that sort as they are numbered."""
    stem = name.removesuffix(".xml")
    for number, part in enumerate(parts, start=1):
        yield f"{stem}-{number:05}.xml", part


def _document(element: str, lines: Iterable[str]) -> bytes:
    whole = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{element} {_SPACES}>", *lines, f"</{element}>"]
    return ("\n".join(whole) + "\n").encode()
