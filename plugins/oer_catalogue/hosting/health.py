"""Whether the copies of a site are there, whole, and of the same state: what each says of itself is compared with the site's own folder.

A copy of a site has ``data/manifest.json``; a release folder has ``metadata/timestamp.json`` too (The Update Framework: ``version`` counts
up with each release, ``expires`` says until when it may be taken for the newest).
"""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from ..engine.swap import MARKER
from ..load.files import shown
from ..settings import MirrorSite

TIMESTAMP = "metadata/timestamp.json"
MOST = {MARKER: 64 * 10**6, TIMESTAMP: 10**5}
"""Bytes that are read of an answer: a manifest has about 150 for each file."""
SAMPLE = 20
AGENT = "oer-health"

Rows = Mapping[str, tuple[int, str]]
"""The files of a manifest by path: bytes and sha256."""


class GoneError(Exception):
    """A mirror does not give what was asked for. ``status`` is that of HTTP, 0 = there was no answer."""

    def __init__(self, words: str, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class State:
    """What a site says of itself: its files, and the version and end of its timestamp (0 and "" where there is none)."""

    rows: Rows | None
    version: int = 0
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """How a mirror is.

    ``state``: ``current``, ``behind`` (another state of the site), ``incomplete`` (files of its own list are missing or have another
    size), ``expired`` (it says itself that it is too old), ``unclear`` (an answer, but not that of a mirror), ``unreachable``.
    ``detail`` says more in words. ``written`` is the day and time (UTC, ISO 8601) that its server gives for the list; ``seen`` when it last
    answered; ``version`` that of a release. ``differ``: files of its list that are not those of the site, or lack; ``checked``: files
    that were asked for.
    """

    name: str
    url: str
    state: str
    detail: str = ""
    written: str = ""
    seen: str = ""
    version: int = 0
    differ: int = 0
    checked: int = 0


class _SameKind(urllib.request.HTTPRedirectHandler):
    """A mirror may send us to another web address, and nowhere else."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if not newurl.startswith(("http://", "https://")):
            raise urllib.error.URLError("it leads to something that is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.OpenerDirector()
for _handler in (
    urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler, urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor, _SameKind,
):  # fmt: skip
    _OPENER.add_handler(_handler())


def fetch(url: str, most: int, seconds: float, method: str = "GET") -> tuple[bytes, Mapping[str, str]]:
    """Body and headers of a web address, of at most ``most`` bytes and within ``seconds`` for each wait and four times that in all.

    Raises GoneError in plain words for everything that can go wrong.
    """
    end = time.monotonic() + 4 * seconds
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
    try:
        with _OPENER.open(request, timeout=seconds) as answer:
            body = bytearray()
            while method == "GET" and (piece := answer.read1(65536)):
                body += piece
                if len(body) > most:
                    raise GoneError(f"the answer is larger than {most // 1000:,} kB")
                if time.monotonic() > end:
                    raise GoneError("the answer takes too long")
            return bytes(body), answer.headers
    except urllib.error.HTTPError as error:
        error.close()
        raise GoneError(f"the server answers {error.code}", error.code) from None
    except TimeoutError:
        raise GoneError("no answer in time") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        words = (
            "no answer in time"
            if isinstance(reason, TimeoutError)
            else getattr(reason, "strerror", None) or str(reason) or type(error).__name__
        )
        raise GoneError(shown(words)) from None


def rows_of(data: bytes) -> Rows:
    """The files of a manifest. Raises ValueError if it is none."""
    try:
        return {str(row["path"]): (int(row["size"]), str(row["sha256"])) for row in json.loads(data)["files"]}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError("its list of files cannot be read") from error


def _timestamp(data: bytes) -> tuple[int, str]:
    try:
        signed = json.loads(data)["signed"]
        return int(signed["version"]), datetime.fromisoformat(str(signed["expires"])).astimezone(UTC).isoformat()
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        raise ValueError("its timestamp cannot be read") from error


def own_state(site: Path) -> State:
    """What the site's own folder says. Raises OSError or ValueError if it is neither a finished site nor a release folder."""
    stamp = _timestamp((site / TIMESTAMP).read_bytes()) if (site / TIMESTAMP).is_file() else (0, "")
    rows = rows_of((site / MARKER).read_bytes()) if (site / MARKER).is_file() or not stamp[0] else None
    return State(rows, *stamp)


def look(mirror: MirrorSite, own: State, now: datetime, before: Mapping[str, str], seconds: float = 20, sample: int = SAMPLE) -> Health:
    """How a mirror is at the moment ``now`` (UTC). ``before`` maps addresses to when they were last seen.

    ``sample`` of its files are asked for, others each day, by their size alone: who wants to know each byte makes a copy and checks it.
    """
    health = Health(mirror.name, mirror.url, "current", seen=now.isoformat())
    try:
        there, written = _there(mirror.url, seconds)
    except GoneError as error:
        seen = before.get(mirror.url, "") if not error.status else health.seen
        return replace(health, state="unclear" if error.status else "unreachable", detail=str(error), seen=seen)
    except ValueError as error:
        return replace(health, state="unclear", detail=str(error))
    health = replace(health, written=written, version=there.version)
    if there.rows is not None:
        health = _sampled(health, there.rows, now, seconds, sample)
        if own.rows is not None:
            health = replace(health, differ=len(dict(own.rows.items() ^ there.rows.items())))
    return _judged(health, there, own, now)


def _there(url: str, seconds: float) -> tuple[State, str]:
    """What a mirror says of itself, and when its server says that it was written."""
    stamp, headers, rows = (0, ""), {}, None
    try:
        data, headers = fetch(url + TIMESTAMP, MOST[TIMESTAMP], seconds)
        stamp = _timestamp(data)
    except GoneError as error:
        if error.status not in (403, 404, 410):
            raise
    try:
        data, headers = fetch(url + MARKER, MOST[MARKER], seconds)
        rows = rows_of(data)
    except GoneError as error:
        if not stamp[0] or error.status not in (403, 404, 410):
            raise
    return State(rows, *stamp), _written(headers)


def _written(headers: Mapping[str, str]) -> str:
    try:
        return parsedate_to_datetime(headers.get("Last-Modified") or "").astimezone(UTC).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _sampled(health: Health, rows: Rows, now: datetime, seconds: float, sample: int) -> Health:
    day = now.date().isoformat()
    chosen = sorted(rows, key=lambda path: hashlib.sha256(f"{day} {path}".encode()).digest())[:sample]
    for number, path in enumerate(sorted(chosen), 1):
        try:
            size = fetch(health.url + quote(path), 0, seconds, "HEAD")[1].get("Content-Length")
        except GoneError as error:
            return replace(health, state="incomplete", detail=f"{shown(path)}: {error}", checked=number)
        if size and size != str(rows[path][0]):
            return replace(
                health, state="incomplete", detail=f"{shown(path)} has {shown(size)} bytes in the place of {rows[path][0]}", checked=number
            )
    return replace(health, checked=len(chosen))


def _judged(health: Health, there: State, own: State, now: datetime) -> Health:
    if health.state != "current":
        return health
    if there.expires and datetime.fromisoformat(there.expires) < now:
        return replace(health, state="expired", detail=f"it was valid until {there.expires[:10]}")
    if there.version != own.version and there.version and own.version:
        return replace(health, state="behind", detail=f"release {there.version} in the place of {own.version}")
    if health.differ:
        return replace(health, state="behind", detail=f"{health.differ:,} files are not those of the site")
    return health


def as_json(found: list[Health], now: datetime) -> str:
    """The page's facts for programs, and for the next look (``seen``)."""
    value = {"checked": now.isoformat(), "mirrors": [asdict(health) for health in found]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def seen_before(file: Path) -> dict[str, str]:
    """When each mirror was last seen, by its address, from an earlier ``health.json``; nothing if there is none that can be read."""
    try:
        return {str(row["url"]): str(row["seen"]) for row in json.loads(file.read_bytes())["mirrors"]}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
