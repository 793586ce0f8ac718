"""Mirrors are looked at: real servers on 127.0.0.1 that are well, old, torn, slow, endless, silent or something else."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from oer_catalogue.cli import main
from oer_catalogue.engine.tree import Tree
from oer_catalogue.hosting import health as looking
from oer_catalogue.hosting import health_page
from oer_catalogue.hosting.health import Health, as_json, look, own_state, seen_before
from oer_catalogue.settings import MirrorSite

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
PAGES = {f"modules/m{number}/index.html": b"words " * (number + 1) for number in range(30)} | {"index.html": b"home"}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def site(folder: Path, files: dict[str, bytes] = PAGES, version: int = 0, expires: str = "2026-12-10T00:00:00Z") -> Path:
    folder.mkdir()
    tree = Tree.over(folder, folder.with_name("none"))
    for path, data in files.items():
        tree.write(path, data)
    tree.finish()
    if version:
        (folder / "metadata").mkdir()
        (folder / "metadata" / "timestamp.json").write_text(json.dumps({"signed": {"version": version, "expires": expires}}), "utf-8")
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def served(handler: Callable | Path) -> Iterator[str]:
    """The address of a server with this handler, or of this folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(handler)) if isinstance(handler, Path) else handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def seen(own: Path, there: Callable | Path, before: dict[str, str] | None = None, **options) -> Health:
    with served(there) as url:
        return look(MirrorSite("Patras", url), own_state(own), NOW, before or {}, **{"seconds": 5, **options})


def test_a_true_copy_is_current(tmp_path):
    own = site(tmp_path / "own")
    health = seen(own, site(tmp_path / "copy"))
    assert (health.state, health.detail, health.differ, health.checked) == ("current", "", 0, looking.SAMPLE)
    assert health.seen == NOW.isoformat()
    changed = (tmp_path / "copy" / "data" / "manifest.json").stat().st_mtime
    assert health.written == datetime.fromtimestamp(int(changed), UTC).isoformat()


def test_an_older_copy_is_behind(tmp_path):
    own = site(tmp_path / "own")
    older = {**PAGES, "index.html": b"old home"}
    del older["modules/m3/index.html"]
    health = seen(own, site(tmp_path / "copy", older))
    assert (health.state, health.differ) == ("behind", 2)
    assert health.detail == "2 files are not those of the site"


def test_a_missing_file_is_found_and_named(tmp_path):
    own, copy = site(tmp_path / "own"), site(tmp_path / "copy")
    (copy / "modules/m7/index.html").unlink()
    health = seen(own, copy, sample=100)
    assert (health.state, health.detail) == ("incomplete", "modules/m7/index.html: the server answers 404")


def test_a_torn_file_is_found_and_named(tmp_path):
    own, copy = site(tmp_path / "own"), site(tmp_path / "copy")
    (copy / "index.html").write_bytes(b"ho")
    health = seen(own, copy, sample=100)
    assert (health.state, health.detail) == ("incomplete", "index.html has 2 bytes in the place of 4")


def test_other_files_are_asked_for_each_day_and_the_same_on_one_day(tmp_path):
    own = site(tmp_path / "own")
    asked: list[str] = []

    class Noting(Quiet):
        def do_HEAD(self) -> None:
            asked.append(self.path)
            super().do_HEAD()

    days = []
    with served(partial(Noting, directory=str(own))) as url:
        for day in (26, 26, 27):
            asked.clear()
            look(MirrorSite("A", url), own_state(own), NOW.replace(day=day), {}, 5, 5)
            days.append(list(asked))
    assert days[0] == days[1] != days[2]
    assert [len(set(day)) for day in days] == [5, 5, 5]


def test_releases_are_compared_by_their_number(tmp_path):
    own = site(tmp_path / "own", version=12)
    assert seen(own, site(tmp_path / "same", version=12)).state == "current"
    health = seen(own, site(tmp_path / "old", version=11))
    assert (health.state, health.version, health.detail) == ("behind", 11, "release 11 in the place of 12")
    health = seen(own, site(tmp_path / "gone", version=12, expires="2026-11-20T00:00:00Z"))
    assert (health.state, health.detail) == ("expired", "it was valid until 2026-11-20")


def test_a_release_folder_without_a_list_of_pages_is_known_by_its_timestamp(tmp_path):
    own, copy = site(tmp_path / "own", version=12), site(tmp_path / "copy", version=12)
    for folder in (own, copy):
        (folder / "data" / "manifest.json").unlink()
    assert (seen(own, copy).state, seen(own, copy).checked) == ("current", 0)


# --- servers that are not well


class Answers(BaseHTTPRequestHandler):
    """Says one thing to everybody."""

    status, body, length, kind, location = 200, b"", None, "application/json", ""

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Type", self.kind)
        if self.location:
            self.send_header("Location", self.location)
        if self.length is not None:
            self.send_header("Content-Length", str(self.length))
        self.end_headers()
        self.wfile.write(self.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *words: object) -> None:
        pass


def answering(**values: object) -> type[Answers]:
    return type("Answering", (Answers,), values)


@pytest.mark.parametrize(
    ("handler", "state", "words"),
    [
        (answering(status=404), "unclear", "the server answers 404"),
        (answering(status=500), "unclear", "the server answers 500"),
        (answering(body=b"<html>Parked</html>"), "unclear", "cannot be read"),
        (answering(body=b'{"signed": {"version": 1}}'), "unclear", "its timestamp cannot be read"),
        (answering(body=b'{"signed": {"version": 1, "expires": "0001-01-01T00:00:00+23:59"}}'), "unclear", "its timestamp cannot be read"),
        (answering(body=b"[" * 50_000), "unclear", "its timestamp cannot be read"),
        (answering(status=302, location="file:///etc/passwd"), "unclear", "the server answers 302"),
        (answering(status=302, location="ftp://127.0.0.1/x"), "unreachable", "no web address"),
        (answering(status=302, location="/"), "unclear", "the server answers 302"),
        (answering(body=b"short", length=500), "unclear", "its timestamp cannot be read"),
    ],
)
def test_what_is_no_mirror_is_said_plainly(tmp_path, handler, state, words):
    health = seen(site(tmp_path / "own"), handler)
    assert health.state == state
    assert words in health.detail
    assert "Traceback" not in health.detail


def test_a_list_with_traps_in_it_is_only_read(tmp_path):
    rows = [{"path": path, "size": 1, "sha256": "0"} for path in ("../../etc/passwd", "//far.test/x", "a\x1b[31m\n<b>")]

    class Trap(Answers):
        def do_GET(self) -> None:
            self.status = 404 if self.path.endswith("timestamp.json") or self.command == "HEAD" else 200
            self.body = json.dumps({"files": rows}).encode() if self.status == 200 else b""
            super().do_GET()

        def do_HEAD(self) -> None:
            self.do_GET()

    health = seen(site(tmp_path / "own"), Trap)
    assert health.state == "incomplete"
    assert "\x1b" not in health.detail
    assert "<b>" not in health_page.page([health], NOW, "X")


def test_an_endless_answer_is_cut_off(tmp_path, monkeypatch):
    class Endless(Answers):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b" " * 65536)
            except OSError:
                pass

    monkeypatch.setitem(looking.MOST, looking.TIMESTAMP, 300_000)
    health = seen(site(tmp_path / "own"), Endless)
    assert (health.state, health.detail) == ("unreachable", "the answer is larger than 300 kB")


@pytest.mark.parametrize("pause", [30, 0.05])
def test_a_slow_answer_is_not_waited_for(tmp_path, pause):
    """One that says nothing, and one that says a byte now and then."""
    stop = threading.Event()

    class Slow(Answers):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                while not stop.wait(pause):
                    self.wfile.write(b" ")
                    self.wfile.flush()
            except OSError:
                pass

    started = time.monotonic()
    try:
        health = seen(site(tmp_path / "own"), Slow, seconds=0.5)
    finally:
        stop.set()
    assert health.state == "unreachable"
    assert health.detail in ("no answer in time", "the answer takes too long")
    assert time.monotonic() - started < 20


def test_one_that_is_gone_keeps_the_day_on_which_it_was_seen(tmp_path):
    own = site(tmp_path / "own")
    with served(own) as url:
        pass
    before = {url: "2026-11-01T12:00:00+00:00"}
    health = look(MirrorSite("Gone", url), own_state(own), NOW, before, 5)
    assert (health.state, health.seen) == ("unreachable", "2026-11-01T12:00:00+00:00")
    assert "refused" in health.detail.lower()
    (tmp_path / "health.json").write_text(as_json([health], NOW), "utf-8")
    assert seen_before(tmp_path / "health.json") == before
    assert seen_before(tmp_path / "none.json") == {}
    (tmp_path / "health.json").write_text("[]", "utf-8")
    assert seen_before(tmp_path / "health.json") == {}


# --- the page and the command


STATES = [
    Health(
        "Πάτρα <b>", "https://a.test/?x=1&y=2", "current", seen=NOW.isoformat(), written="2026-11-25T08:00:00+00:00", version=12, checked=20
    ),
    Health("Oulu", "https://b.test/", "unreachable", "Connection refused"),
    *(
        Health(state, f"https://{state}.test/", state, "so", seen=NOW.isoformat())
        for state in ("behind", "incomplete", "expired", "unclear")
    ),
]


def test_the_page_has_a_table_that_can_be_read_aloud():
    text = health_page.page(STATES, NOW, "Learning & more")
    tree = html.document_fromstring(text)
    assert tree.get("lang") == "en"
    assert tree.find("head/title").text == tree.find(".//h1").text == "Mirrors of Learning & more"
    table = tree.find(".//table")
    assert table.find("caption").text
    assert [head.get("scope") for head in table.iter("th")] == ["col"] * 5 + ["row"] * 6
    assert [link.get("href") for link in table.iter("a")] == [health.url for health in STATES]
    assert next(table.iter("a")).text == "Πάτρα <b>"
    assert "1 of 6 mirrors are current" in tree.text_content()
    assert not list(tree.iter("script")) + list(tree.iter("style"))
    assert {health.state for health in STATES} == set(health_page.WORDS)


def project(folder: Path, *urls: str) -> Path:
    folder.mkdir()
    (folder / "modules").mkdir()
    rows = "".join(f"        - {{name: Mirror {number}, url: '{url}'}}\n" for number, url in enumerate(urls))
    (folder / "mkdocs.yml").write_text(f"site_name: Test\nplugins:\n  - oer-catalogue:\n      mirrors:\n{rows or '        []'}\n", "utf-8")
    return folder


def test_the_command_writes_the_same_page_for_the_same_answers(tmp_path, monkeypatch):
    with served(site(tmp_path / "copy")) as well, served(site(tmp_path / "old", {"index.html": b"x"})) as old:
        root = project(tmp_path / "project", well, old)
        site(root / "site")
        monkeypatch.chdir(root)
        call = ["health", "--now", "2026-11-26T13:00:00+01:00", "--wait", "5"]
        out = CliRunner().invoke(main, call)
        assert out.exit_code == 1, out.output
        assert out.output.startswith("Mirror 0: Current")
        first = {file.name: file.read_bytes() for file in (root / "health").iterdir()}
        assert set(first) == {"health.html", "health.json"}
        assert CliRunner().invoke(main, call).exit_code == 1
        assert {file.name: file.read_bytes() for file in (root / "health").iterdir()} == first
    data = json.loads(first["health.json"])
    assert data["checked"] == NOW.isoformat()
    assert [row["state"] for row in data["mirrors"]] == ["current", "behind"]
    out = CliRunner().invoke(main, [*call, "--now", "2026-11-27T12:00:00+00:00"])
    rows = json.loads((root / "health" / "health.json").read_bytes())["mirrors"]
    assert [(row["state"], row["seen"]) for row in rows] == [("unreachable", NOW.isoformat())] * 2


def test_the_command_ends_well_if_every_mirror_is_current(tmp_path, monkeypatch):
    with served(site(tmp_path / "copy")) as well:
        root = project(tmp_path / "project", well)
        site(root / "site")
        monkeypatch.chdir(root)
        assert CliRunner().invoke(main, ["health", "--wait", "5", "--to", "seen/here"]).exit_code == 0
        assert (root / "seen" / "here" / "health.html").is_file()


@pytest.mark.parametrize(
    ("urls", "arguments", "code", "words"),
    [
        ([], [], 2, "No mirror is named"),
        (["http://127.0.0.1:9/"], [], 5, "is no finished site|No such file"),
        (["http://127.0.0.1:9/"], ["--now", "yesterday"], 2, "Write it as 2026"),
    ],
)
def test_wrong_use_is_said_plainly(tmp_path, monkeypatch, urls, arguments, code, words):
    monkeypatch.chdir(project(tmp_path / "project", *urls))
    out = CliRunner().invoke(main, ["health", *arguments])
    assert out.exit_code == code
    assert any(word in out.output for word in words.split("|"))
    assert out.exception is None or isinstance(out.exception, SystemExit)
