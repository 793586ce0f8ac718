"""A change in a source shows in an open browser: with ``oer serve`` fast and without the engine, with ``mkdocs serve`` too."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import ROOT, alive, children


@contextmanager
def running(project: Path, command: list[str], ready: str) -> Iterator[tuple[str, list[str]]]:
    """A server as a process; yields its address when it says so, and the lines that it printed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line)
            match = re.search(ready, line)
            if match:
                yield match[1].rstrip("/"), lines
                return
        raise AssertionError(f"the server ended: {''.join(lines)}")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def lesson_of(project: Path) -> tuple[Path, str]:
    """A lesson in the default language and its address."""
    file = sorted((project / "modules").glob("*/en/lessons/*.md"))[0]
    return file, f"modules/{file.parts[-4]}/{file.stem}.html"


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def until(condition, seconds: float) -> float:
    """Wait for a condition; returns how long it took."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if condition():
            return time.monotonic() - started
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


def test_an_edited_lesson_shows_in_an_open_browser_without_the_engine(warmed: Path, chromium: Browser):
    file, path = lesson_of(warmed)
    with running(warmed, [sys.executable, "-m", "oer_catalogue", "serve", "--port", "0"], r"(http://127\.0\.0\.1:\d+/)") as (address, _):
        page = chromium.new_page()
        page.goto(f"{address}/{path}")
        drawn = sorted((warmed / ".cache" / "results" / "drawn").rglob("*"))
        file.write_text(file.read_text(encoding="utf-8") + "\nA sentence that was not there before.\n", encoding="utf-8")
        started = time.monotonic()
        page.get_by_text("A sentence that was not there before.").wait_for(timeout=20_000)
        print(f"shown after {time.monotonic() - started:.2f} s")
        assert sorted((warmed / ".cache" / "results" / "drawn").rglob("*")) == drawn
        page.close()


def test_a_mistake_while_serving_keeps_the_site_and_is_told(warmed: Path):
    file, path = lesson_of(warmed)
    with running(warmed, [sys.executable, "-m", "oer_catalogue", "serve", "--port", "0"], r"(http://127\.0\.0\.1:\d+/)") as (address, _):
        good = file.read_text(encoding="utf-8")
        file.write_text(good + "\n<script>alert(1)</script>\n", encoding="utf-8")
        until(lambda: path.split("/")[1] not in get(f"{address}/catalogue.html"), 20)
        assert "alert(1)" not in get(f"{address}/index.html")
        file.write_text(good, encoding="utf-8")
        until(lambda: path.split("/")[1] in get(f"{address}/catalogue.html"), 20)


def test_a_missing_page_is_the_404_page_and_nothing_outside_is_served(warmed: Path):
    with running(warmed, [sys.executable, "-m", "oer_catalogue", "serve", "--port", "0"], r"(http://127\.0\.0\.1:\d+/)") as (address, _):
        for path in ("nothing.html", "../mkdocs.yml", "%2e%2e/mkdocs.yml"):
            try:
                get(f"{address}/{path}")
            except urllib.error.HTTPError as error:
                assert error.code == 404
            else:
                raise AssertionError(path)


def test_mkdocs_serve_shows_an_edited_lesson(warmed: Path):
    file, path = lesson_of(warmed)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with running(warmed, command, r"Serving on (http://\S+)") as (address, _):
        assert "A sentence that was not there" not in get(f"{address}/{path}")
        file.write_text(file.read_text(encoding="utf-8") + "\nA sentence that was not there before.\n", encoding="utf-8")
        until(lambda: "A sentence that was not there" in get(f"{address}/{path}"), 60)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_is_ended_or_killed_leaves_no_process_behind(warmed: Path, how: signal.Signals):
    with running(warmed, [sys.executable, "-m", "oer_catalogue", "serve", "--port", "0"], r"(http://127\.0\.0\.1:\d+/)"):
        server = max(children(os.getpid()), key=lambda pid: len(children(pid)))
        workers = children(server)
        assert workers
        os.kill(server, how)
        until(lambda: not any(alive(pid) for pid in workers), 10)
