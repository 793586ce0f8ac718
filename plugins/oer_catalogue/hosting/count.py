"""Downloads counted from a server's log, without anything about the people who asked.

Of a line only these are looked at: the day, the method, the path, the answer's status, the range of bytes (Caddy alone writes it), and
whether the program that asked calls itself a robot. Addresses, names of programs, referrers and what follows a question mark are never
kept: what is counted holds a month, a module, a language and a format.

Lines are those of the Combined and the Common Log Format of Apache (https://httpd.apache.org/docs/2.4/logs.html#combined), which is
nginx's ``combined`` too, and Caddy's JSON. One regular expression reads the former: parsers of logs read everything that we want to
forget, and take ten times as long.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote

from ..packages import FORMATS
from ..schema.tags import is_locale
from ..settings import BUNDLE_FILES, GUIDE_FILES, PATHWAY_FILES, TRANSLATION_FILES

RULE = (
    "A whole answer (status 200) to a GET of a file in downloads/ counts as one download. "
    "Answers with a part of a file (status 206) count as one download for each file and day, however many parts and readers there are: "
    "without an address nobody can tell one reader's parts from another's, and this is never too much. "
    "Where the log says which part was asked for, only a part from the first byte counts. "
    "What a program asks for that calls itself a robot, or gives no name, does not count. "
    "Neither does what browsers and servers in between have kept and answer themselves."
)
ROBOTS = (
    "archive", "bot", "crawl", "curl", "feed", "fetch", "go-http", "headless", "java/", "libwww", "monitor", "okhttp", "preview", "python",
    "scan", "slurp", "spider", "wget",
)  # fmt: skip
"""Words in the names of programs that read for no person: search engines, copies of the whole site, checks of links."""

LONGEST = 65536
"""Bytes of a line; what is longer is no line of a log."""

_ROBOT = re.compile("|".join(map(re.escape, ROBOTS)).replace("bot", "(?<!cu)bot").encode())  # Cubot makes telephones
_QUOTED = rb'"((?:[^"\\]|\\.)*)"'
_LINE = re.compile(
    rb"\S+ \S+ .*?\[(\d\d)/(\w{3})/(\d{4}):[^\]]*\] " + _QUOTED + rb" (\d{3}) (?:\d+|-)(?: " + _QUOTED + rb" " + _QUOTED + rb"(?: .*)?)?\s*"
)
_OTHER = re.compile(rb'\S+ \S+ [^\[]*\[\d\d/\w{3}/\d{4}:[^\]]*\] "[^"]*" \d{3} ')  # enough to see that it is a line
_NAMES = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_NAMES, 1)}
_LANGUAGE = re.compile(r"(?:^|-)([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)(?=[.-])")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_SUFFIXES = {f".{form.suffix}": form.name for form in sorted(FORMATS, key=lambda form: -len(form.suffix))}
_TOGETHER = {"pathways": PATHWAY_FILES, "all": BUNDLE_FILES, "translate": TRANSLATION_FILES}


class Row(NamedTuple):
    """What is counted: ``month`` as 2026-11; ``module`` an id, ``pathways/<id>`` or "" (everything); ``language`` a tag or "" (unknown)."""

    month: str
    module: str
    language: str
    format: str


class Request(NamedTuple):
    """What is looked at of a line: ``day`` as 2026-11-26, ``path`` without what follows a question mark; ``first``: from the first byte."""

    day: str
    method: bytes
    path: str
    status: int
    first: bool
    robot: bool


@dataclass(slots=True)
class Counts:
    """``rows``: downloads. ``lines`` read, ``damaged`` lines that cannot be read, ``robots``: downloads that do not count for that reason.

    ``files``: logs that end too early or are damaged, with what is wrong.
    """

    rows: Counter[Row] = field(default_factory=Counter)
    lines: int = 0
    damaged: int = 0
    robots: int = 0
    files: list[str] = field(default_factory=list)
    _parts: set[tuple[str, str]] = field(default_factory=set)  # file and day: of these the first part was counted

    def read(self, log: Path) -> None:
        """Add a log, packed (``.gz``) or not. Raises OSError if it cannot be opened; what is damaged further in is noted."""
        with log.open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b"
            plain.seek(0)
            try:
                self.add(gzip.GzipFile(fileobj=plain) if packed else plain)
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                self.files.append(f"{log.name}: {error}")

    def add(self, lines: BinaryIO) -> None:
        """Add the lines of an open log."""
        for line in _lines(lines):
            self.lines += 1
            try:
                request = parse(line)
            except ValueError:
                self.damaged += 1
                continue
            if request and request.method == b"GET":
                self._count(request)

    def _count(self, request: Request) -> None:
        row = row_of(request.path, request.day[:7]) if request.status in (200, 206) else None
        if row is None:
            return
        if request.robot:
            self.robots += 1
        elif request.status == 200:
            self.rows[row] += 1
        elif request.first and (request.path, request.day) not in self._parts:
            self._parts.add((request.path, request.day))
            self.rows[row] += 1


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines that are not empty; of one that is too long, only its beginning (which is none of ours)."""
    while line := stream.readline(LONGEST):
        whole = line
        while len(line) == LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
        if whole.strip():
            yield whole


def parse(line: bytes) -> Request | None:
    """A line of a log; None = it is about no download. Raises ValueError if it is no line of a known form."""
    return _caddy(line) if line.startswith(b"{") else _combined(line)


def _combined(line: bytes) -> Request | None:
    if b"/downloads/" not in line and _OTHER.match(line):
        return None
    found = _LINE.fullmatch(line)
    if not found or found[2] not in _MONTHS:
        raise ValueError("no line of a log")
    day, month, year, request, status, _, program = found.groups()
    if b"/downloads/" not in request:
        return None
    words = request.split(b" ")
    if len(words) != 3:
        raise ValueError("no request")
    robot = program is not None and (program in (b"-", b"") or bool(_ROBOT.search(program.lower())))
    return Request(
        f"{year.decode()}-{_MONTHS[month]}-{day.decode()}", words[0], _path(words[1].decode("utf-8", "replace")), int(status), True, robot
    )


def _caddy(line: bytes) -> Request | None:
    """A line of Caddy's log (https://caddyserver.com/docs/logging). Days are those of UTC where it writes seconds."""
    if b"/downloads/" not in line:
        if not line.rstrip().endswith(b"}"):
            raise ValueError("cut off")
        return None
    try:
        entry = json.loads(line)
        request, when = entry["request"], entry["ts"]
        headers = request.get("headers") or {}
        program = "".join(headers.get("User-Agent") or ()).lower().encode("utf-8", "replace")
        part = "".join(headers.get("Range") or ("bytes=0-",))
        day = str(datetime.fromisoformat(when).date() if isinstance(when, str) else datetime.fromtimestamp(when, UTC).date())
        first, robot = part.startswith("bytes=0-"), not program or bool(_ROBOT.search(program))
        return Request(day, str(request["method"]).encode(), _path(str(request["uri"])), int(entry["status"]), first, robot)
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError, OSError) as error:
        raise ValueError("no line of a log") from error


def _path(address: str) -> str:
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])


@lru_cache(maxsize=10_000)
def row_of(path: str, month: str = "") -> Row | None:
    """What a path counts as; None = it is no download. The site may lie in a folder of its server.

    >>> row_of("/oer/downloads/lathe/lathe-pt-BR.section.mbz", "2026-11")
    Row(month='2026-11', module='lathe', language='pt-BR', format='mbz_section')
    """
    before, found, rest = path.partition("/downloads/")
    parts = rest.split("/")
    if not found or before.endswith("/modules") or len(parts) < 2 or not all(_SLUG.fullmatch(part) for part in parts[:1]) or not parts[-1]:
        return None
    kind = _TOGETHER.get(parts[0]) or (GUIDE_FILES if parts[1] == "guide" and len(parts) == 3 else "")
    format = kind or next((name for suffix, name in _SUFFIXES.items() if parts[-1].endswith(suffix)), "")
    if not format or "." not in parts[-1] or len(parts) > 3:
        return None
    if kind == TRANSLATION_FILES:
        language = parts[1] if len(parts) == 3 and is_locale(parts[1]) else ""
        return Row(month, parts[2].partition(".")[0], language, format) if language else None
    module = {PATHWAY_FILES: f"pathways/{parts[1]}", BUNDLE_FILES: ""}.get(kind, parts[0])
    tags = [tag for tag in _LANGUAGE.findall(parts[-1].removeprefix(module.rpartition("/")[2])) if is_locale(tag)]
    language = tags[-1 if kind == BUNDLE_FILES else 0] if tags else ""  # a bundle's name begins with the site's, others with the language
    return Row(month, module, language, format)


def table(counts: Counts) -> list[dict[str, str | int]]:
    """The rows, sorted, with their number of downloads."""
    return [{**row._asdict(), "downloads": number} for row, number in sorted(counts.rows.items())]


def as_csv(counts: Counts) -> str:
    """RFC 4180, with a line of names. No value can hold a comma or a quotation mark."""
    rows = [",".join((*Row._fields, "downloads")), *(",".join(map(str, row.values())) for row in table(counts))]
    return "".join(f"{row}\r\n" for row in rows)


def as_json(counts: Counts) -> str:
    value = {
        "rule": RULE,
        "lines": counts.lines,
        "lines_that_cannot_be_read": counts.damaged,
        "asked_for_by_robots": counts.robots,
        "downloads": sum(counts.rows.values()),
        "rows": table(counts),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def count(logs: Iterable[Path]) -> Counts:
    """The downloads of several logs. Raises OSError if one cannot be opened or read."""
    counts = Counts()
    for log in logs:
        counts.read(log)
    return counts
