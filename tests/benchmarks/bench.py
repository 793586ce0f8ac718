"""What a build costs, as ratios against a peer that runs beside us: MkDocs with Material and static-i18n on the same pages.

Runs take turns, so that a busy machine is busy for both. Prints the figures and writes them to .cache/bench.json.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
ROUNDS = 3


def measure(command: list[str], folder: Path) -> dict[str, float]:
    """CPU (user + system), wall seconds and peak memory (MB) of a command and its children."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed:\n{error.decode()[-2000:]}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": time.perf_counter() - started, "peak_mb": usage.ru_maxrss / 1024}


def project(folder: Path) -> Path:
    """A copy of this repository's content, with nothing built."""
    for name in ("modules", "docs", "overrides"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def peer(folder: Path, source: Path) -> Path:
    """The same texts as an ordinary MkDocs site: one page per file and language, no navigation, fallback by static-i18n."""
    languages = yaml.safe_load((source / "mkdocs.yml").read_text())["plugins"][0]["oer-catalogue"]["languages"]
    docs = folder / "docs"
    for file in sorted((source / "modules").rglob("*")):
        module, *rest = file.relative_to(source / "modules").parts
        if file.is_file() and rest and rest[0] == "media":
            target = docs / "modules" / module / "/".join(rest)
        elif file.suffix == ".md" and rest[0] in languages:
            target = docs / "modules" / module / f"{'/'.join(rest[1:]).removesuffix('.md')}.{rest[0]}.md"
        else:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_bytes()
        target.write_bytes(text.replace(b"](../../media/", b"](../media/") if len(rest) == 3 else text.replace(b"](../media/", b"](media/"))
    (docs / "index.md").write_text("# Catalogue\n")
    config = {
        "site_name": "Peer",
        "theme": {"name": "material", "font": False},
        "use_directory_urls": False,
        "nav": ["index.md"],
        "markdown_extensions": ["attr_list", "def_list", "footnotes", "tables"],
        "plugins": [
            "search",
            {"i18n": {"languages": [{"locale": tag, "name": tag, "default": tag == languages[0]} for tag in languages]}},
        ],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config))
    return folder


def main() -> None:
    """Take turns, then print medians and ratios."""
    figures: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        ours = project(Path(scratch) / "ours")
        theirs = peer(Path(scratch) / "peer", ours)
        lesson = next(iter(sorted((ours / "modules").glob("*/en/lessons/*.md"))))
        text = lesson.read_text(encoding="utf-8")
        build = [str(Path(sys.executable).with_name("oer")), "build"]

        def cold() -> None:
            shutil.rmtree(ours / ".cache", ignore_errors=True)

        def edit() -> None:
            lesson.write_text(text + f"\nOne more sentence, number {time.time_ns()}.\n", encoding="utf-8")

        cases: list[tuple[str, Callable[[], None] | None, list[str], Path]] = [
            ("cold", cold, build, ours),
            ("no change", None, build, ours),
            ("one lesson changed", edit, build, ours),
            ("mkdocs + material + static-i18n", None, [sys.executable, "-m", "mkdocs", "build", "-q"], theirs),
        ]
        for _ in range(ROUNDS):
            for name, prepare, command, folder in cases:
                if prepare:
                    prepare()
                figures.setdefault(name, []).append(measure(command, folder))
        pages = {name: sum(1 for _ in (folder / "site").rglob("*.html")) for name, folder in (("ours", ours), ("peer", theirs))}
    report(figures, pages)


def report(figures: dict[str, list[dict[str, float]]], pages: dict[str, int]) -> None:
    """Medians, and each of our cases as a ratio to the peer's CPU and wall time."""
    medians = {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in figures.items()}
    base = medians["mkdocs + material + static-i18n"]
    print(f"{pages['ours']} pages of ours with downloads and search, {pages['peer']} pages of the peer; {ROUNDS} rounds in turn, medians")
    for name, values in medians.items():
        print(
            f"{name:34} CPU {values['cpu']:6.2f} s ({values['cpu'] / base['cpu']:.2f} of the peer)"
            f"   wall {values['wall']:6.2f} s ({values['wall'] / base['wall']:.2f})   peak {values['peak_mb']:4.0f} MB"
        )
    target = ROOT / ".cache" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"pages": pages, "rounds": figures, "medians": medians}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
