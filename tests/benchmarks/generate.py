"""Writes synthetic catalogues: M modules × L languages, 8 pages each (index, 5 lessons, quiz, guide) and one home per language.

    python tests/benchmarks/generate.py FOLDER --modules 100 [--languages en,de,el,bg,it,es] [--seed 1] [--only ours]

The same words are written as three projects, FOLDER/{ours,mkdocs,hugo}. Same arguments, same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import sys
import zlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "plugins")]

import ours  # noqa: E402
import peers  # noqa: E402
from texts import PICTURES, plan, texts  # noqa: E402
from words import LANGUAGES, vocabulary  # noqa: E402

PROJECTS = {
    "ours": (ours.start, ours.add),
    "mkdocs": (peers.start_mkdocs, peers.add_mkdocs),
    "hugo": (peers.start_hugo, peers.add_hugo),
}
"""How each project is begun, and how a module is added to it."""
PICTURE_SIZE = (100, 66)
"""Pixels of 3 bytes, stored without compression: 20 kB a picture."""


def generate(
    folder: Path, modules: int, languages: tuple[str, ...] = LANGUAGES, seed: int = 1, projects: Iterable[str] = PROJECTS, jobs: int = 1
) -> None:
    """Write the chosen projects into ``folder``. One stands there only when it is whole. Raises FileExistsError."""
    projects = tuple(projects)
    for project in projects:
        if (folder / project).exists():
            raise FileExistsError(f"{folder / project} is there already")
        shutil.rmtree(_part(folder, project), ignore_errors=True)  # of a run that was ended
        _part(folder, project).mkdir(parents=True)
        PROJECTS[project][0](_part(folder, project), languages, seed)
    for locale in languages:
        vocabulary(locale, seed)  # before the processes are forked: each of them then has it
    write = partial(_module, folder, languages, seed, projects)
    if jobs < 2:
        list(map(write, range(1, modules + 1)))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(write, range(1, modules + 1), chunksize=5))
    for project in projects:
        _part(folder, project).rename(folder / project)


def _part(folder: Path, project: str) -> Path:
    return folder / f"{project}.part"


def _module(folder: Path, languages: tuple[str, ...], seed: int, projects: tuple[str, ...], number: int) -> None:
    module = plan(number, seed)
    pictures = {f"picture-{n}.png": picture(Random(f"{seed}/{number}/picture/{n}")) for n in range(1, PICTURES + 1)}
    words = {locale: list(texts(module, locale)) for locale in languages}
    for project in projects:
        PROJECTS[project][1](_part(folder, project), module, words, pictures)


def picture(random: Random) -> bytes:
    """A PNG picture of noise, 20 kB, which no packer makes smaller (PNG 1.2: signature, IHDR, IDAT, IEND)."""
    width, height = PICTURE_SIZE
    rows = b"".join(b"\0" + random.randbytes(width * 3) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--modules", type=int, default=100)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=tuple(PROJECTS), action="append", help="Write only this project (may be given again).")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    generate(given.folder, given.modules, tuple(given.languages.split(",")), given.seed, given.only or PROJECTS, given.jobs)


if __name__ == "__main__":
    main()
