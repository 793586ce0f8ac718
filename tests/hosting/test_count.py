"""Downloads counted from logs: what counts, what does not, and that nothing of the people who asked is left."""

from __future__ import annotations

import csv
import gzip
import io
import json
import time

import pytest
from click.testing import CliRunner

from oer_catalogue.cli import main
from oer_catalogue.hosting.count import LONGEST, Counts, Row, as_csv, as_json, count, parse, row_of

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
PDF = "/downloads/lathe/lathe-en.pdf"


def line(path=PDF, status=200, method="GET", agent=FIREFOX, day="26/Nov/2026", address="203.0.113.7", size=1000) -> str:
    return f'{address} - - [{day}:10:00:01 +0100] "{method} {path} HTTP/1.1" {status} {size} "https://far.test/?q=secret" "{agent}"\n'


def caddy(path=PDF, status=200, method="GET", agent=FIREFOX, ts=1795687201.5, **headers) -> str:
    request = {"remote_ip": "203.0.113.7", "method": method, "uri": path, "headers": {"User-Agent": [agent], **headers}}
    return json.dumps({"level": "info", "ts": ts, "msg": "handled request", "request": request, "size": 1000, "status": status}) + "\n"


def counted(*lines: str | bytes) -> Counts:
    counts = Counts()
    counts.add(io.BytesIO(b"".join(one if isinstance(one, bytes) else one.encode() for one in lines)))
    return counts


def numbers(*lines: str) -> dict[str, int]:
    return {"/".join(row): number for row, number in sorted(counted(*lines).rows.items())}


PATHS = {
    PDF: ("lathe", "en", "pdf"),
    "/downloads/lathe/lathe-en.guide.pdf": ("lathe", "en", "pdf-guide"),
    "/downloads/lathe/lathe-pt-BR.section.mbz": ("lathe", "pt-BR", "mbz_section"),
    "/downloads/lathe/lathe-sr-Latn.scorm2004.zip": ("lathe", "sr-Latn", "scorm2004"),
    "/oer/catalogue/downloads/lathe/lathe-el.epub": ("lathe", "el", "epub"),
    "/downloads/be-safe/be-safe-de.html.zip": ("be-safe", "de", "html"),
    "/downloads/lathe/guide/lathe-de-in-person-8-90.ics": ("lathe", "de", "guide"),
    "/downloads/lathe/guide/lathe-it-online-12-60.pdf": ("lathe", "it", "guide"),
    "/downloads/pathways/begin-here/begin-here-fi.mbz": ("pathways/begin-here", "fi", "pathway"),
    "/downloads/all/oer-nl.zip": ("", "nl", "bundle"),
    "/downloads/all/de-nl.zip": ("", "nl", "bundle"),
    "/downloads/translate/ar/lathe.lessons-first.ar.docx": ("lathe", "ar", "translation"),
    "/downloads/lathe/lathe%2Den.pdf": ("lathe", "en", "pdf"),
    "/downloads/lathe/lathe-en.pdf?from=mail": ("lathe", "en", "pdf"),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_path_says_what_was_taken(path):
    assert numbers(line(path)) == {"/".join(("2026-11", *PATHS[path])): 1}


@pytest.mark.parametrize(
    "path",
    ["/index.html", "/downloads/", "/downloads/lathe/", "/downloads/lathe/SHA256SUMS", "/modules/downloads/media/x.pdf", "/downloads/x.pdf",
     "/downloads/../../x/y.pdf", "/downloads/lathe/a/b/c.pdf", "/assets/oer/site.css", "/downloads/lathe/lathe-en.exe",
     "/search?q=/downloads", "/downloads/<script>/x.pdf", "/downloads/a,b/x.pdf"],
)  # fmt: skip
def test_nothing_else_is_a_download(path):
    assert numbers(line(path)) == {}
    assert row_of(path) is None


@pytest.mark.parametrize("make", [line, caddy])
def test_only_answers_with_the_file_count(make):
    lines = [make(status=status) for status in (200, 301, 304, 403, 404, 416, 500)]
    lines += [make(method=method) for method in ("HEAD", "POST", "OPTIONS")]
    assert numbers(*lines) == {"2026-11/lathe/en/pdf": 1}


@pytest.mark.parametrize("make", [line, caddy])
def test_parts_of_a_file_count_once_a_day(make):
    assert numbers(*[make(status=206)] * 40) == {"2026-11/lathe/en/pdf": 1}
    assert numbers(make(status=206), make("/downloads/lathe/lathe-it.pdf", status=206)) == {
        "2026-11/lathe/en/pdf": 1,
        "2026-11/lathe/it/pdf": 1,
    }
    assert numbers(make(), make(), make(status=206)) == {"2026-11/lathe/en/pdf": 3}


def test_parts_on_two_days_count_twice():
    assert numbers(line(status=206), line(status=206, day="27/Nov/2026"), line(status=206)) == {"2026-11/lathe/en/pdf": 2}


def test_where_the_log_says_so_only_the_first_part_counts():
    assert numbers(caddy(status=206, Range=["bytes=5000-"]), caddy(status=206, Range=["bytes=9000-9999"])) == {}
    assert numbers(caddy(status=206, Range=["bytes=5000-"]), caddy(status=206, Range=["bytes=0-"])) == {"2026-11/lathe/en/pdf": 1}


def test_months_stay_apart():
    assert numbers(line(day="30/Nov/2026"), line(day="01/Dec/2026"), line(day="01/Jan/2027")) == {
        "2026-11/lathe/en/pdf": 1, "2026-12/lathe/en/pdf": 1, "2027-01/lathe/en/pdf": 1,
    }  # fmt: skip


@pytest.mark.parametrize("make", [line, caddy])
@pytest.mark.parametrize(
    ("agent", "robot"),
    [
        ("Googlebot/2.1 (+http://www.google.com/bot.html)", True),
        ("curl/8.5.0", True),
        ("Wget/1.21", True),
        ("python-requests/2.31", True),
        ("facebookexternalhit/1.1 crawler", True),
        ("", True),
        (FIREFOX, False),
        ("Mozilla/5.0 (Linux; Android 13; CUBOT X50) Chrome/120", False),
    ],
)
def test_robots_do_not_count(make, agent, robot):
    counts = counted(make(agent=agent))
    assert (sum(counts.rows.values()), counts.robots) == ((0, 1) if robot else (1, 0))


def test_a_log_without_names_of_programs_is_read_too():
    assert numbers(f'::1 - frank [26/Nov/2026:10:00:01 +0000] "GET {PDF} HTTP/1.0" 200 -\n') == {"2026-11/lathe/en/pdf": 1}


def test_odd_but_right_lines_are_read():
    odd = [
        f'203.0.113.7 - a b [26/Nov/2026:10:00:01 +0000] "GET {PDF} HTTP/2.0" 200 5 "-" "A \\"quoted\\" name"\n',
        f'203.0.113.7 - - [26/Nov/2026:10:00:01 +0000] "GET {PDF} HTTP/2.0" 200 5 "-" "Name" "more" 0.001\n',
        f'203.0.113.7 - - [26/Nov/2026:10:00:01 +0000] "GET {PDF} HTTP/2.0" 200 5 "-" "Name"\r\n',
        caddy(ts="2026-11-26T10:00:00Z"),
    ]
    assert numbers(*odd) == {"2026-11/lathe/en/pdf": 4}


ASKED = b'"request": {"uri": "/downloads/a/b.pdf", "method": "GET", "headers": {"User-Agent": ["x"]}}, "status": 200}\n'
DAMAGED = [
    b"\n \n",
    b"\0\xff\xfe garbage\n",
    line().encode()[:60] + b"\n",
    line().replace("Nov", "Mai").encode(),
    b'{"request": {"uri": "/downloads/a/',
    b'{"ts": 1, "request": {"uri": "/downloads/a/b.pdf"}}\n',
    b'{"ts": "x", ' + ASKED,
    b'{"ts": 1e99, ' + ASKED,
    b'{"ts": 1, "request": "/downloads/", "status": 200}\n',
    b'{"cut": "off\n',
    b'["/downloads/"]\n',
    b'{"/downloads/":' + b"[" * 9999 + b"\n",
    line(status="2x0").encode(),
    line("/downloads/a b/c.pdf").encode(),
    b"x" * (3 * LONGEST) + b"\n",
]


@pytest.mark.parametrize("number", range(len(DAMAGED)))
def test_a_damaged_line_is_counted_and_the_next_one_is_read(number):
    end = b"" if DAMAGED[number].endswith(b"\n") else b"\n"
    counts = counted(DAMAGED[number] + end, line())
    assert dict(counts.rows) == {Row("2026-11", "lathe", "en", "pdf"): 1}
    assert counts.damaged == (0 if number == 0 else 1)


def test_nothing_about_people_is_left():
    counts = counted(
        line(PDF + "?name=Anna"), caddy(PDF + "?name=Anna", Cookie=["secret"]), line(agent="Robot secret"), "203.0.113.7 damaged secret\n"
    )
    left = as_csv(counts) + as_json(counts) + repr(counts)
    for word in ("203.0", "Anna", "secret", "Firefox", "Mozilla", "far.test", "10:00"):
        assert word not in left
    assert parse(line().encode())._fields == ("day", "method", "path", "status", "first", "robot")


def test_packed_logs_are_read_and_a_torn_one_as_far_as_it_goes(tmp_path):
    whole = gzip.compress("".join(line(day=f"{day:02}/Nov/2026") for day in range(1, 31)).encode() * 100)
    (tmp_path / "a.gz").write_bytes(whole)
    (tmp_path / "b.log").write_text(line(), "utf-8")
    counts = count([tmp_path / "a.gz", tmp_path / "b.log"])
    assert (sum(counts.rows.values()), counts.files) == (3001, [])
    (tmp_path / "a.gz").write_bytes(whole[: len(whole) // 2])
    counts = count([tmp_path / "a.gz", tmp_path / "b.log"])
    assert 1 < sum(counts.rows.values()) < 3001
    assert counts.files[0].startswith("a.gz: ")


def test_the_numbers_are_written_as_a_table_and_as_data(tmp_path):
    (tmp_path / "log").write_text(line() * 2 + line("/downloads/all/oer-nl.zip") + "broken\n" + line(agent="bot"), "utf-8")
    out = CliRunner().invoke(main, ["count", str(tmp_path / "log"), "--to", str(tmp_path / "n.csv")])
    assert out.exit_code == 0
    assert "3 downloads in 5 lines" in out.output
    assert "cannot be read: 1" in out.output
    assert "robot asked: 1" in out.output
    rows = list(csv.DictReader(io.StringIO((tmp_path / "n.csv").read_text("utf-8"))))
    assert rows == [
        {"month": "2026-11", "module": "", "language": "nl", "format": "bundle", "downloads": "1"},
        {"month": "2026-11", "module": "lathe", "language": "en", "format": "pdf", "downloads": "2"},
    ]
    CliRunner().invoke(main, ["count", str(tmp_path / "log"), "--as", "json", "--to", str(tmp_path / "n.json")])
    data = json.loads((tmp_path / "n.json").read_text("utf-8"))
    assert (data["downloads"], data["lines"], data["lines_that_cannot_be_read"], data["asked_for_by_robots"]) == (3, 5, 1, 1)
    assert [{**row, "downloads": str(row["downloads"])} for row in data["rows"]] == rows
    assert "for each file and day" in data["rule"]
    assert {file.name for file in tmp_path.iterdir()} == {"log", "n.csv", "n.json"}


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "log").write_text(line(), "utf-8")
    out = CliRunner().invoke(main, ["count", str(tmp_path / "log"), "--to", str(tmp_path / "log" / "n.csv")])
    assert out.exit_code == 5
    assert "Nothing was written." in out.output
    assert (tmp_path / "log").read_text("utf-8") == line()


def test_a_large_log_is_read_in_seconds():
    """A twentieth of 100 MB, as most logs are: few lines are downloads."""
    block = "".join(line(f"/modules/m{number}/index.html") for number in range(29)) + line()
    data = block.encode() * (5_000_000 // len(block))
    before = time.process_time()
    counts = counted(data)
    assert sum(counts.rows.values()) == len(data) // len(block)
    assert time.process_time() - before < 1.5


def test_the_logs_of_real_servers_are_read(server, tmp_path_factory):
    """What nginx and Caddy write themselves when a browser takes a file, a part of it, and nothing."""
    path = "downloads/lathe/lathe-en.pdf"
    server.get(path, User_Agent=FIREFOX)
    server.get(path, User_Agent=FIREFOX, Range="bytes=0-99")
    server.get(path, User_Agent=FIREFOX, Range="bytes=100-")
    server.get(path, User_Agent="Some bot")
    server.get("downloads/lathe/nothing.pdf", User_Agent=FIREFOX)
    for _ in range(50):
        counts = count([server.log])
        if sum(counts.rows.values()) >= 2:
            break
        time.sleep(0.1)
    assert counts.damaged == 0
    assert {row[1:]: number for row, number in counts.rows.items()}[("lathe", "en", "pdf")] == 2
    assert counts.robots >= 1
