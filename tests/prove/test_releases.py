"""Each file operation of a release and of a copy fails once: copies see one state whole, the old copy stays, the next run succeeds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from oer_catalogue.mirrors.fetch import AT_ONCE
from oer_catalogue.mirrors.source import base_of

from ..mirrors.conftest import NOW, Publisher, copied, files_of, make_site, serve
from .conftest import CHANGES, FAULTS, KILL, Ended, Points, asked, running
from .control import COUNT, Control

__all__ = ["serve"]
NAMES = ("ENOSPC", "EIO", "EACCES", "short write", "SIGKILL", "EIO while reading", "EACCES while reading")
PUBLISH = ("release", "publish", "--keys", "../keys/online", "--now", (NOW + timedelta(days=1)).isoformat())


@dataclass
class Desk:
    """A publisher's project with a release in force and a newer site, and a copy of the old one; ``place`` is broken into."""

    scratch: Path
    control: Control
    runner: object
    old: dict[str, bytes]
    new: dict[str, bytes]

    @property
    def place(self) -> Path:
        return self.scratch / "place"

    def reset(self, which: str) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.scratch / which, self.place)

    def oer(self, *arguments: str) -> Ended:
        return asked(self.runner, self.place, arguments)

    def released(self) -> dict[str, bytes]:
        """What somebody gets who copies now for the first time."""
        for name in ("first", ".first.mirror"):
            shutil.rmtree(self.scratch / name, ignore_errors=True)
        copied(self.scratch / "first", base_of(str(self.place / "release")))
        return files_of(self.scratch / "first")

    def copy(self) -> dict[str, bytes]:
        return files_of(self.place / "copy")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    scratch = tmp_path_factory.mktemp("releases")
    publisher = Publisher(scratch / "publisher", weight=1200)
    (publisher.folder / "mkdocs.yml").write_text("site_name: Garden\nplugins:\n  - oer-catalogue:\n      languages: [en, el]\n")
    publisher.release()
    old = files_of(publisher.site)
    (scratch / "mirror").mkdir()
    copied(scratch / "mirror/copy", base_of(str(publisher.out)))
    make_site(publisher.site, change=1, weight=1200)
    new = files_of(publisher.site)
    shutil.move(publisher.folder / "keys", scratch / "keys")
    publisher.folder.rename(scratch / "publish")
    control = Control(scratch, scratch / "place")
    with running(scratch, control) as runner:
        desk = Desk(scratch, control, runner, old, new)
        desk.reset("publish")
        assert desk.oer(*PUBLISH).code == 0
        (desk.place / "release").rename(scratch / "newer")
        yield desk


def broken(desk: Desk, which: str, command: tuple[str, ...], name: str, at: int, state: Callable[[], dict]) -> tuple[dict[str, int], str]:
    """Break operation ``at`` of a command, look at what others see, run it again."""
    fault = FAULTS[name]
    desk.reset(which)
    desk.control.arm(fault.counted, fault.kind, at, fault.error)
    ended = desk.oer(*command)
    desk.control.disarm()
    if desk.control.hit is None:
        return {}, ""
    found = state()
    half = found not in (desk.old, desk.new)
    bad = "Traceback" in ended.said or ended.code not in (0, 1, 5, -9) or (ended.code == 0 and found != desk.new)
    again = desk.oer(*command)
    recovered = again.code == 0 and state() == desk.new
    row = {"points": 1, "half": int(half), "untold": int(bad), "recovered": int(recovered)}
    where = f"{name} at {at} {desk.control.hit}: "
    wrong = f"{where}{ended.code} {ended.said[-400:]} / {again.code} {again.said[-300:]}" if half or bad or not recovered else ""
    return row, wrong


def run(desk: Desk, which: str, command: tuple[str, ...], name: str, state: Callable[[], dict], points: Points, prove_table) -> None:
    desk.reset(which)
    desk.control.arm(FAULTS[name].counted, COUNT)
    ended = desk.oer(*command)
    desk.control.disarm()
    assert (ended.code, state()) == (0, desk.new), ended
    count = desk.control.count
    assert count > 20
    wrong = []
    for at in points(range(1, count + 1), 4):
        row, found = broken(desk, which, command, name, at, state)
        if row:
            prove_table("releases and copies", f"{command[0]}: {name}", **row)
        wrong += [found] if found else []
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong[:10])


@pytest.mark.parametrize("name", NAMES)
def test_an_operation_of_a_release_fails(name: str, desk: Desk, points: Points, prove_table):
    run(desk, "publish", PUBLISH, name, desk.released, points, prove_table)


@pytest.mark.parametrize("name", NAMES)
def test_an_operation_of_a_copy_fails(name: str, desk: Desk, points: Points, prove_table):
    command = ("mirror", str(desk.scratch / "newer"), "copy")
    run(desk, "mirror", command, name, desk.copy, points, prove_table)


def test_a_killed_copy_goes_on(desk: Desk, points: Points, serve, prove_table):
    """From the web: what came in before the kill is not fetched again, but for what was on each of the lines just then."""
    server = serve(desk.scratch / "newer")
    command = ("mirror", server.address, "copy")
    desk.reset("mirror")
    desk.control.arm(CHANGES, COUNT)
    assert desk.oer(*command).code == 0
    desk.control.disarm()
    for at in points(range(1, desk.control.count + 1), 10):
        desk.reset("mirror")
        server.asked.clear()
        desk.control.arm(CHANGES, KILL, at)
        desk.oer(*command)
        desk.control.disarm()
        begun = {path for path, part in server.asked if path.startswith("objects/") and not part}
        server.asked.clear()
        assert desk.oer(*command).code == 0
        assert desk.copy() == desk.new
        again = [path for path, part in server.asked if path in begun and not part and (server.folder / path).is_file()]
        assert len(again) <= AT_ONCE
        prove_table("objects fetched again after a kill", "all", kills=1, objects=len(again), none=int(not again), one=int(len(again) == 1))


def test_what_is_counted(desk: Desk):
    desk.reset("mirror")
    desk.control.arm(CHANGES, COUNT)
    desk.oer("mirror", str(desk.scratch / "newer"), "copy")
    desk.control.disarm()
    assert {"create", "write", "link", "rename", "exchange"} <= {operation for operation, _ in desk.control.operations()}
    assert FAULTS["SIGKILL"].kind == KILL
