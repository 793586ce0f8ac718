"""A build that is meant for a host: compressed twins, and a look at what the host takes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli

from .conftest import oer


def bytes_of(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def test_a_build_has_twins_that_no_list_names(warm, warmed):
    config = warmed / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "- oer-catalogue:\n" in text
    config.write_text(text.replace("- oer-catalogue:\n", "- oer-catalogue:\n      precompress: true\n      host: cloudflare\n"), "utf-8")
    said = oer(warmed, "build", expect=(0, 3))
    assert "OER-C113" not in said.stdout
    plain, site = bytes_of(warm / "site"), bytes_of(warmed / "site")
    extra = {path: data for path, data in site.items() if path not in plain}
    assert {path: site[path] for path in plain} == plain  # data/manifest.json among them
    assert {"index.html.br", "index.html.gz", "404.html.br", "data/manifest.json.br", "assets/oer/site.css.br"} <= set(extra)
    for path, data in extra.items():
        name, _, kind = path.rpartition(".")
        assert {"br": brotli.decompress, "gz": gzip.decompress}[kind](data) == site[name], path
        assert len(data) < len(site[name])
    assert not {row["path"] for row in json.loads(site["data/manifest.json"])["files"]} & set(extra)
    before = {path: (warmed / "site" / path).stat().st_ino for path in extra}
    (warmed / "site" / "index.html.br").write_bytes(b"damaged")
    oer(warmed, "build", expect=(0, 3))
    assert bytes_of(warmed / "site") == site
    after = {path: (warmed / "site" / path).stat().st_ino for path in extra}
    assert {path for path in extra if after[path] != before[path]} == {"index.html.br"}  # the others are links to the old ones
