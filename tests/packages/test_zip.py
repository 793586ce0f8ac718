"""Packages are ZIP files whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from oer_catalogue.packages import FORMATS
from oer_catalogue.zipped import write_zip

ZIPS = [form.name for form in FORMATS if form.media_type == "application/zip"]
"""Those whose entries are ours to order: what a standard orders otherwise has its own tests."""


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_the_same_module_gives_the_same_bytes(pack, name: str, locale: str) -> None:
    assert pack(name, locale).data == pack(name, locale).data


@pytest.mark.parametrize("name", ZIPS)
def test_entries_carry_no_date_no_system_and_no_folder(pack, name: str) -> None:
    entries = pack(name).archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names, key=lambda name: (name != "mimetype", name))  # an EPUB begins with its type
    assert len(set(names)) == len(names)
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3
        assert entry.external_attr >> 16 == stat.S_IFREG | 0o644
        assert not entry.is_dir()
        assert not entry.extra


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_no_zip_has_folders_twins_or_ways_out(pack, name: str) -> None:
    data = pack(name).data
    if not zipfile.is_zipfile(io.BytesIO(data)):
        pytest.skip("this format is one file")
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len({entry.casefold() for entry in names}) == len(names)
    assert [entry for entry in names if entry.endswith("/") or entry.startswith("/") or "\\" in entry or ".." in entry.split("/")] == []


def test_media_are_stored_and_text_is_packed(pack) -> None:
    entries = {entry.filename: entry for entry in pack("html").archive.infolist()}
    assert entries["media/dot.png"].compress_type == zipfile.ZIP_STORED
    assert entries["media/bench.svg"].compress_type == zipfile.ZIP_DEFLATED
    assert entries["index.html"].compress_size < entries["index.html"].file_size / 2


@pytest.mark.parametrize("path", ["/etc/passwd", "../up.txt", "a/../../b", "a\\b"])
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="unsafe path"):
        write_zip({path: b""}, io.BytesIO())


def test_the_order_of_hashes_does_not_show(tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same bytes."""
    code = (
        "import sys, hashlib\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from conftest import PROJECT, SETTINGS, context_of, load, written, FORMATS\n"
        "module = load(PROJECT)[0].modules[0]\n"
        "for form in FORMATS:\n"
        "    print(hashlib.sha256(written(form, module, 'ar', context_of(module, 'ar'))).hexdigest())\n"
    )
    plugins = str(Path(__file__).parents[2] / "plugins")
    outs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": plugins}
        ).stdout
        for seed in ("1", "2")
    ]
    assert outs[0] == outs[1]
    assert len(outs[0].split()) == len(FORMATS)


def test_every_zip_is_whole(pack) -> None:
    for name in ZIPS:
        assert zipfile.ZipFile(io.BytesIO(pack(name).data)).testzip() is None
