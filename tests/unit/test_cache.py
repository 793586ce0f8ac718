"""Results by content: what is read back is what was written, or nothing."""

from __future__ import annotations

import io
import sys

import pytest

from oer_catalogue.cache import Cache, digest


def test_a_value_comes_back(tmp_path):
    cache = Cache(tmp_path)
    assert cache.get("pages", digest("x")) is None
    cache.put("pages", digest("x"), ("a", {"b": 1}))
    assert cache.get("pages", digest("x")) == ("a", {"b": 1})


def test_a_damaged_entry_counts_as_missing(tmp_path):
    cache = Cache(tmp_path)
    cache.put("pages", digest("x"), "value")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for damage in (file.read_bytes()[:-1], file.read_bytes() + b"x", b""):
        file.write_bytes(damage)
        assert cache.get("pages", digest("x")) is None


def test_a_cache_that_cannot_be_written_does_not_stop_the_build(tmp_path):
    (tmp_path / "file").write_text("")
    Cache(tmp_path / "file").put("pages", digest("x"), "value")


def test_digest_tells_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(b"ab") != digest("ab")
    assert digest(("a", "b")) != digest(("a",), ("b",))


def test_a_kept_file_is_verified(tmp_path):
    cache = Cache(tmp_path)
    target = io.BytesIO()
    assert not cache.get_file("x.zip", target)
    source = io.BytesIO(b"data")
    source.seek(4)  # as whoever wrote it leaves it
    cache.put_file("x.zip", source)
    assert cache.get_file("x.zip", target)
    assert target.getvalue() == b"data"
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-1] + b"b")
    target = io.BytesIO()
    assert not cache.get_file("x.zip", target)
    assert target.getvalue() == b""


def test_what_another_process_needs_must_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        Cache(tmp_path / "file").keep("entries", digest("x"), "value")


class Kept:
    """A class that another version of a program makes otherwise."""


def test_an_entry_of_other_classes_counts_as_missing(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    cache.put("pages", digest("x"), Kept())
    monkeypatch.setattr(sys.modules[__name__], "Kept", None)
    assert cache.get("pages", digest("x")) is None
