"""Compressed twins: smaller, the same each time, made once, and gone when their file is."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from oer_catalogue.cache import Cache
from oer_catalogue.engine.tree import Tree
from oer_catalogue.hosting import twins as made
from oer_catalogue.hosting.twins import twins, wants_twins, write_twins
from oer_catalogue.pool import Elsewhere

from .conftest import InThisProcess

PAGE = ("<p>Words that come again, δηλαδή λόγια.</p>\n" * 200).encode()
NOISE = random.Random(1).randbytes(5000)


def test_a_twin_holds_the_same_bytes_and_is_smaller():
    found = twins(PAGE)
    assert set(found) == {".br", ".gz"}
    assert brotli.decompress(found[".br"]) == gzip.decompress(found[".gz"]) == PAGE
    assert len(found[".br"]) < len(found[".gz"]) < len(PAGE)


def test_what_does_not_become_smaller_has_no_twin():
    assert twins(NOISE) == {}


def test_no_time_and_no_name_is_in_a_twin():
    assert twins(PAGE)[".gz"][3:8] == b"\0\0\0\0\0"  # flags, and four bytes of time (RFC 1952)
    assert twins(PAGE) == twins(PAGE)


@pytest.mark.parametrize(
    ("path", "size", "wanted"),
    [
        ("a/index.html", 1000, True), ("a/index.html", 999, False), ("data/x.JSON", 5000, True), ("a/b.svg", 5000, True),
        ("a/b.webmanifest", 5000, True), ("a/b.mbz", 5000, False), ("a/b.woff2", 5000, False), ("html", 5000, False),
    ],
)  # fmt: skip
def test_only_text_of_some_size_has_twins(path, size, wanted):
    assert wants_twins(path, size) is wanted


def test_twins_are_computed_once(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    first, nothing = twins(PAGE, cache), twins(NOISE, cache)

    def never(*args, **options):
        raise AssertionError("computed again")

    monkeypatch.setattr(brotli, "compress", never)
    monkeypatch.setattr(made, "_gzip", never)
    assert (twins(PAGE, cache), twins(NOISE, cache)) == (first, nothing)
    with pytest.raises(AssertionError):
        twins(PAGE + b"!", cache)


def test_a_damaged_entry_of_the_cache_is_made_anew(tmp_path):
    cache = Cache(tmp_path)
    first = twins(PAGE, cache)
    for file in tmp_path.rglob("*.*-*"):
        file.write_bytes(file.read_bytes()[:-3] + b"???")
    assert twins(PAGE, cache) == first


def test_without_brotli_there_is_gzip_and_a_plain_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(made, "brotli", None)
    tree = Tree.over(tmp_path / "new", tmp_path / "old")
    tree.write("index.html", PAGE)
    tree.finish()
    [sentence] = write_twins(tree, Cache(tmp_path / "cache"), Elsewhere(InThisProcess()))
    assert "pip install brotli" in sentence
    assert {file.name for file in (tmp_path / "new").iterdir() if file.is_file()} == {"index.html", "index.html.gz"}


FAILING = """
import sys
from pathlib import Path

from oer_catalogue.cache import Cache
from oer_catalogue.engine.tree import Tree
from oer_catalogue.hosting import twins
from oer_catalogue.pool import processes


def fails(data):
    raise ValueError("no")


twins._gzip = fails
folder = Path(sys.argv[1])
tree = Tree.over(folder / "new", folder / "old")
tree.write("index.html", sys.stdin.buffer.read())
tree.finish()
with processes(1) as pool:
    print("|".join(twins.write_twins(tree, Cache(folder / "cache"), pool)))
"""


def test_a_process_that_fails_leaves_no_half_twin(tmp_path):
    """In a program of its own: workers are made as that program is only where it has no threads."""
    environment = {**os.environ, "PYTHONPATH": str(Path(made.__file__).parents[2])}
    command = [sys.executable, "-c", FAILING, str(tmp_path)]
    ended = subprocess.run(command, input=PAGE, env=environment, capture_output=True, check=True)
    sentences = ended.stdout.decode().strip().split("|")
    assert len(sentences) == 1
    assert sentences[0].startswith("1 files could not be compressed (ValueError: no")
    assert [file.name for file in (tmp_path / "new").rglob("*.br")] == []
