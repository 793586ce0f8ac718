"""Writes a stick again and again, each time in a process of its own that ends, or meets an error, at another file operation.

Arguments: a scratch folder, "kill" or "full", and the number of the first operation and the step to the next. Prints a line of JSON for
each attempt: the operation, what was wrong with the stick afterwards, and what was wrong after the next run had finished it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from oer_catalogue.copies.items import START_HERE, Item
from oer_catalogue.copies.stick import BEGUN, BESIDE, LIST, read_list, stick_problems, write_stick
from oer_catalogue.engine.swap import BuildError

OPERATIONS = ("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "rmdir")
FOREIGN = ("holiday.jpg", "catalogue/modules/notes.txt")


def made(texts: dict[str, str]) -> list[Item]:
    return [Item.of(path, text.encode() * 3) for path, text in texts.items()]


OLD = made(
    {
        START_HERE: "old start",
        "catalogue/index.html": "old home",
        "catalogue/same.html": "the same",
        "catalogue/modules/tea/index.html": "old tea",
        "catalogue/modules/gone/index.html": "goes away",
        "catalogue/Case.html": "a name in capitals",
        "catalogue/turns": "a file that becomes a folder",
        "catalogue/data/manifest.json": "old manifest",
    }
)
NEW = made(
    {
        START_HERE: "new start",
        "catalogue/index.html": "new home",
        "catalogue/same.html": "the same",
        "catalogue/modules/tea/index.html": "new tea",
        "catalogue/modules/bread/index.html": "comes",
        "catalogue/case.html": "a name in capitals",
        "catalogue/turns/into.html": "in the folder",
        "catalogue/data/manifest.json": "new manifest",
    }
)


def child(stick: Path, at: int, how: str) -> None:
    """The run that is broken at operation ``at``; never returns. Exit code 0: it was finished before; 9: killed; 5: an error was told."""
    count = 0

    def broken(name: str, real: Callable) -> Callable:
        def call(*arguments, **options):
            nonlocal count
            count += 1
            if count == at:
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[:2])
                say(2, name.encode())
                if how == "kill":
                    os._exit(9)
                raise OSError(errno.ENOSPC, "No space left on device", str(stick))
            return real(*arguments, **options)

        return call

    say = os.write  # what is said to the parent is no operation on the stick
    for name in OPERATIONS:
        if how == "kill" or name not in ("close", "unlink", "rmdir"):  # a full disk lets files go
            setattr(os, name, broken(name, getattr(os, name)))
    try:
        write_stick(stick, NEW, "en")
    except BuildError as error:
        os._exit(5 if "not finished" in str(error) and error.code == 5 else 6)
    except BaseException:
        os._exit(7)
    os._exit(0)


def tree(stick: Path) -> dict[str, bytes]:
    return {path.relative_to(stick).as_posix(): path.read_bytes() for path in sorted(stick.rglob("*")) if path.is_file()}


def expected(items: list[Item]) -> dict[str, bytes]:
    return {item.path: item.read() for item in items}


def wrong(stick: Path) -> Iterator[str]:
    """What must not be so on a stick in whatever state."""
    files, old, new = tree(stick), expected(OLD), expected(NEW)
    for path, data in files.items():
        if path in (LIST, BEGUN):
            if read_list(stick / path) is None:
                yield f"{path} is half"
        elif path in FOREIGN:
            if data != b"mine":
                yield f"{path} was changed"
        elif (path not in (BESIDE, START_HERE) and data not in (old.get(path), new.get(path))) or (
            path == START_HERE and data not in (old[path], new[path]) and b"not finished" not in data
        ):
            yield f"{path} is half"
    if missing := set(FOREIGN) - files.keys():
        yield f"{missing} are gone"
    whole = not list(stick_problems(stick))
    own = {path: data for path, data in files.items() if path not in (LIST, BEGUN, BESIDE, *FOREIGN)}
    if whole and own not in (old, new):
        yield "it says that it is finished and is not"
    if not whole and not (stick / BEGUN).exists():
        yield "it does not say that it is not finished"


def attempt(scratch: Path, at: int, how: str) -> tuple[str, int, list[str], list[str]]:
    stick = scratch / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(scratch / "before", stick)
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.dup2(writing, 2)
        child(stick, at, how)
    os.close(writing)
    with os.fdopen(reading) as said:
        operation = said.read()
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    first = list(wrong(stick))
    write_stick(stick, NEW, "en")
    after = list(wrong(stick)) + list(stick_problems(stick))
    own = {path: data for path, data in tree(stick).items() if path not in (LIST, *FOREIGN)}
    if own != expected(NEW):
        after.append(f"not the new stick: {sorted(own.keys() ^ expected(NEW).keys())}")
    return operation, code, first, after


def main(scratch: Path, how: str, first: int, step: int) -> None:
    write_stick(scratch / "before", OLD, "en")
    for path in FOREIGN:
        (scratch / "before" / path).write_bytes(b"mine")
    at = first
    while True:
        operation, code, found, after = attempt(scratch, at, how)
        print(json.dumps({"at": at, "operation": operation, "code": code, "wrong": found, "after": after}), flush=True)
        if not operation:
            return
        at += step


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
