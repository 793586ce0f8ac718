"""Run the engine on the stage as a program of its own, and keep what it drew."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..below import files_below
from ..locales import load
from ..version import theme_path
from .elsewhere import refuse
from .hosts import Hosts, language_files
from .policy import sealed
from .stage import FRAME_FOLDER, HOME
from .swap import BuildError

ENGINES = ("mkdocs", "properdocs", "zensical")
ONE_LANGUAGE = ("zensical",)
"""Engines without mkdocs-static-i18n: each language is drawn as a site of its own."""
_DROP = re.compile(r"(assets/|search/|sitemap\.xml|search\.json$|404\.html$|objects\.inv)")
"""What the engine writes and the site does not use: Material's script bundle and styles (ours are joined), its sitemap and 404."""


_MARKS = {"base.html": ' data-oer-root="', "partials/header.html": "oer-header", "partials/footer.html": "oer-footer"}
"""Templates of ours that Material has, too, and what each of ours prints into every page."""


_LEFT_OUT = re.compile(r"^[\"']?(exclude_docs|draft_docs|INHERIT)\b", re.M)
_NEVER = re.compile(r"(^|/)\.|^templates/|(^|/)README\.[^/]*md$", re.I)
_FRAME = re.compile(rf"({FRAME_FOLDER}/|{HOME}\.)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the engine drew: HTML by site path, other files by site path, and its warnings."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    warnings: tuple[str, ...] = ()


def i18n_languages(locales: tuple[str, ...]) -> list[dict]:
    """The ``languages`` of mkdocs-static-i18n for these locales, the default first."""
    codes = Hosts(locales).codes
    return [{"locale": code, "name": load(tag).name, "build": True, "default": tag == locales[0]} for tag, code in codes.items()]


def theme_folder(folder: Path, theme: Path, overrides: Path, locales: tuple[str, ...]) -> Path:
    """Words for languages that Material lacks, our templates, and the catalogue's own on top, in one folder.

    (An engine knows only one ``custom_dir``.)
    """
    _remove(folder)
    folder.mkdir(parents=True)
    for name, text in language_files(Hosts(locales)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for source in (theme, overrides):
        if source.is_dir():
            for file in files_below(source):
                if file.suffix != ".html":
                    continue
                target = folder / file.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    return folder


def derived_config(config: Path, stage: Path, out: Path, theme: Path, locales: tuple[str, ...]) -> dict:
    """mkdocs.yml for the engine's own run: inherits the project's, without our plugin."""
    return {
        "INHERIT": str(config),
        "docs_dir": str(stage),
        "site_dir": str(out),
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": str(theme), "font": False, "language": Hosts(locales).own[0]},
        "plugins": [{"i18n": {"docs_structure": "suffix", "languages": i18n_languages(locales)}}],
        "nav": [],
    }


def draw(engine: str, scratch: Path, values: Mapping[str, object], locales: tuple[str, ...]) -> Drawn:
    """Run ``engine`` (a module name) with a derived config; raises BuildError with its own last words if it fails."""
    scratch.mkdir(parents=True, exist_ok=True)
    hosts = Hosts(locales)
    drawn = (
        _in_every_language(engine, scratch, values, hosts)
        if engine in ONE_LANGUAGE
        else _run(engine, scratch / f"{engine}.yml", values, hosts)
    )
    complete(drawn, Path(str(values["docs_dir"])), Path(str(values["INHERIT"])), hosts)
    return drawn


def _in_every_language(engine: str, scratch: Path, values: Mapping[str, object], hosts: Hosts) -> Drawn:
    """What an engine draws that knows one language: each language as a site of its own."""
    locales = hosts.locales
    pages: dict[str, str] = {}
    files: dict[str, bytes] = {}
    warnings: list[str] = []
    for locale in locales:
        folder, prefix = scratch / "one" / locale, "" if locale == locales[0] else f"{locale}/"
        _one_language(Path(str(values["docs_dir"])), folder / "docs", hosts.codes[locale], hosts.own)
        shutil.copytree(str(values["theme"]["custom_dir"]), folder / "theme", dirs_exist_ok=True)
        # Zensical 0.0.73 panics on absolute folders, so everything lies beside its config.
        near = {
            "docs_dir": "docs",
            "site_dir": "out",
            "plugins": [],
            "theme": {**values["theme"], "custom_dir": "theme", "language": hosts.codes[locale]},
        }
        drawn = _run(engine, folder / "mkdocs.yml", {**values, **near}, hosts)
        pages |= {prefix + path: html for path, html in drawn.pages.items()}
        files |= {path: data for path, data in drawn.files.items() if not prefix}
        warnings += drawn.warnings
    return Drawn(pages, files, tuple(warnings))


def _one_language(stage: Path, target: Path, code: str, codes: tuple[str, ...]) -> None:
    """The stage as a site of one language: ``about.el.md`` becomes ``about.md``."""
    _remove(target)
    for file in files_below(stage):
        name = file.relative_to(stage).as_posix()
        stem, _, tag = name.removesuffix(".md").rpartition(".")
        if name.endswith(".md") and tag in codes:
            if tag != code:
                continue
            name = f"{stem}.md"
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(file.read_bytes())


def _run(engine: str, config: Path, values: Mapping[str, object], hosts: Hosts) -> Drawn:
    config.write_text(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=True), encoding="utf-8")
    out = config.parent / str(values["site_dir"])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
    _remove(out)
    # close_fds: the engine holds the lock of the build too, so that a killed build's engine is never at work beside the next one's.
    run = subprocess.run(
        [sys.executable, "-m", engine, "build", "-f", str(config)],
        capture_output=True, encoding="utf-8", errors="replace", env=environment, check=False, close_fds=False,
    )  # fmt: skip
    if run.returncode:
        raise _failed(engine, run.returncode, hosts.text(run.stderr or run.stdout), config.with_suffix(".log"))
    warnings = tuple(line.strip() for line in run.stderr.splitlines() if line.startswith("WARNING"))
    drawn = collect(out, hosts, warnings)
    in_our_frame(drawn.pages, config.parent / str(values["theme"]["custom_dir"]))
    return drawn


_MACHINE = re.compile(
    r"(OSError|PermissionError|FileExistsError|FileNotFoundError|BlockingIOError|IsADirectoryError|NotADirectoryError|MemoryError)\b"
)
"""Last lines of an engine that tell of the machine, not of what people wrote."""
_UNREAD = re.compile(r"TemplateNotFound: '([^']+)'|The path set in custom_dir \('[^']+'\) does not exist")
"""The same, where it names one of our own templates or their folder: they are there, and could not be read."""


def _failed(engine: str, code: int, said: str, log: Path) -> BuildError:
    """Why the engine did not draw the pages, in its own last words; all of them are kept in ``log`` if that can be written."""
    if code < 0:
        return BuildError(f"{engine} was ended by signal {-code} ({signal.Signals(-code).name}) before the pages were drawn.")
    said = said.strip()
    unread = _UNREAD.search(said)
    machine = unread is not None and (unread[1] is None or (theme_path() / unread[1]).is_file())
    if "Traceback (most recent call last)" not in said:
        return BuildError(f"{engine} could not draw the pages:\n{said[-3000:]}", 5 if machine else 1)
    last = said.splitlines()[-1]
    kept = ""
    with contextlib.suppress(OSError):
        log.write_text(said + "\n", encoding="utf-8")
        kept = f" More in {log}."
    return BuildError(f"{engine} could not draw the pages: {last}.{kept}", 5 if machine or _MACHINE.match(last) else 1)


def _remove(folder: Path) -> None:
    """Remove a folder with everything in it. Raises OSError if something stays: what is left would be taken for new."""
    if folder.exists():
        shutil.rmtree(folder)


def in_our_frame(pages: Mapping[str, str], templates: Path) -> None:
    """Raises BuildError for a page that the engine drew with Material's template in the place of ours.

    That happens without a word if ours cannot be read at that moment. Where a catalogue has another main.html, or another one of these
    templates, its pages look as they say.
    """
    ours = theme_path()
    same = {name for name in ("main.html", *_MARKS) if _same(templates / name, ours / name)}
    if "main.html" not in same:
        return
    for path, html in pages.items():
        own = ours / path.rpartition("/")[2]  # a frame is drawn by the template of its name, which may leave header and footer out
        template = own.read_text(encoding="utf-8") if own.is_file() else ""
        wanted = {name: mark for name, mark in _MARKS.items() if name in same and f"block {Path(name).stem} " not in template}
        missing = [name for name, mark in wanted.items() if mark not in html]
        if missing:
            raise BuildError(f"The engine could not read the template {missing[0]} of the page {path}.")


def complete(drawn: Drawn, stage: Path, config: Path, hosts: Hosts) -> None:
    """Raises BuildError if something of the ``stage`` was not drawn: an engine passes over a folder that it cannot list without a word.

    What a catalogue leaves out itself (``exclude_docs``, ``draft_docs`` in its ``config``, or in another one that this inherits), what
    MkDocs never takes (hidden files, a folder templates/) and a README beside an index are not missed; frames always are.
    """
    tags = {code: tag for tag, code in hosts.codes.items()}
    chosen = _LEFT_OUT.search(config.read_text(encoding="utf-8")) is not None
    here = {path.rpartition("/")[0] for path in (*drawn.pages, *drawn.files)}
    for file in files_below(stage):
        name = file.relative_to(stage).as_posix()
        stem, _, code = name.removesuffix(".md").rpartition(".")
        folder = name.rpartition("/")[0]
        if _NEVER.search(name) or _DROP.match(name) or (chosen and not _FRAME.match(name)):
            continue
        if name.endswith(".md"):
            wanted = f"{stem}.html" if tags[code] == hosts.locales[0] else f"{tags[code]}/{stem}.html"
            missing = wanted not in drawn.pages
        else:  # the name of a picture may have changed on its way, its folder has not
            missing = not any(f"{prefix}{folder}".strip("/") in here for prefix in ("", *(f"{tag}/" for tag in hosts.locales)))
        if missing:
            raise BuildError(f"The engine passed over {hosts.text(name)}: perhaps it could not read the folder. Try again.", 5)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()


def collect(out: Path, hosts: Hosts, warnings: tuple[str, ...] = ()) -> Drawn:
    """Read what an engine wrote to ``out``, with our locales in the place of its codes.

    Each page gets the rules for browsers, and so does every page that is made of it. Raises BuildError if a page would load
    something from elsewhere.
    """
    pages: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for file in files_below(out):
        path = hosts.text(file.relative_to(out).as_posix())
        if _DROP.match(path):
            continue
        if file.suffix == ".html":
            pages[path] = sealed(hosts.text(file.read_text(encoding="utf-8")), path)
        else:
            files[path] = file.read_bytes()
    refuse(pages)
    return Drawn(pages, files, tuple(map(hosts.text, warnings)))
