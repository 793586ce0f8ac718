"""Who runs in the benchmark: our own builds in several states, and others on the same pages."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from measure import Run, measure

from oer_catalogue.settings import Settings

ROOT = Path(__file__).parents[2]
PACKAGES_CAN_BE_OFF = "formats" in Settings.__dataclass_fields__
_FORMATS = "      formats: []\n"


@dataclass(frozen=True, slots=True)
class Contestant:
    """``prepare`` gets the folder of the projects and is not measured; ``site`` is where the pages lie afterwards."""

    name: str
    project: str
    site: str
    command: tuple[str, ...]
    prepare: Callable[[Path], None]
    slow: bool = False
    small: bool = False  # only with few modules: it makes every download
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, folder: Path) -> Run:
        """Prepare and run once in the projects' ``folder``. Raises CommandFailedError."""
        self.prepare(folder)
        return measure(self.command, folder / self.project, self.environment)


_OURS = (sys.executable, "-m", "oer_catalogue", "build")
_PLUGINS = {"PYTHONPATH": str(ROOT / "plugins"), "NO_MKDOCS_2_WARNING": "1"}


def _packages(ours: Path, on: bool) -> None:
    config = ours / "mkdocs.yml"
    text = config.read_text("utf-8").replace(_FORMATS, "")
    if not on and PACKAGES_CAN_BE_OFF:
        text = text.replace("  - oer-catalogue:\n", f"  - oer-catalogue:\n{_FORMATS}")
    config.write_text(text, "utf-8")


def _cold(folder: Path, packages: bool = False) -> None:
    ours = folder / "ours"
    _packages(ours, packages)
    shutil.rmtree(ours / ".cache", ignore_errors=True)
    shutil.rmtree(ours / "site", ignore_errors=True)


def _built(folder: Path) -> None:
    """The site stands as a cold build without packages leaves it; if not, it is built, unmeasured."""
    ours = folder / "ours"
    before = (ours / "mkdocs.yml").read_text("utf-8")
    _packages(ours, False)
    if not (ours / "site").is_dir() or not (ours / ".cache").is_dir() or before != (ours / "mkdocs.yml").read_text("utf-8"):
        _cold(folder)
        measure(_OURS, ours, _PLUGINS)


def _edited(folder: Path) -> None:
    """One sentence more in the first paragraph of one lesson of the source language, another one each time."""
    _built(folder)
    lesson = min((folder / "ours" / "modules").glob("*/en/lessons/*.md"))
    front, _, body = lesson.read_text("utf-8").partition("\n---\n\n")
    first, _, rest = body.partition("\n\n")
    lesson.write_text(f"{front}\n---\n\n{first} This is sentence number {first.count('.') + 1} here.\n\n{rest}", "utf-8")


def _removed(*names: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        for name in names:
            shutil.rmtree(folder / name, ignore_errors=True)

    return prepare


def _ours(name: str, prepare: Callable[[Path], None], *options: str, small: bool = False) -> Contestant:
    return Contestant(name, "ours", "site", (*_OURS, *options), prepare, small=small, environment=_PLUGINS)


def _mkdocs(name: str, config: str, site: str) -> Contestant:
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", site)
    return Contestant(name, "mkdocs", site, command, _removed(f"mkdocs/{site}"), slow=True, environment={"NO_MKDOCS_2_WARNING": "1"})


def _hugo() -> Contestant:
    """The binary itself, without the Python script around it; one on the PATH if the package is not installed."""
    places = (Path(folder) / "hugo" / "binaries" / "hugo" for folder in sys.path)
    binary = next((place for place in places if place.is_file()), Path("hugo"))
    command = (str(binary), "--quiet", "--noBuildLock", "--cacheDir", "/nonexistent")
    return Contestant("hugo", "hugo", "public", command, _removed("hugo/public", "hugo/resources"))


COLD, ONE_PROCESS, PACKAGES = "ours, cold", "ours, cold, 1 process", "ours, cold, with every download"
CHANGED, UNCHANGED, PACKED = "ours, one lesson changed", "ours, no change", "ours, no change, with every download"
NAV, NO_NAV, HUGO = "mkdocs, default nav", "mkdocs, no nav", "hugo"


def contestants() -> tuple[Contestant, ...]:
    """In the order in which they take turns."""
    return (
        _ours(PACKAGES, lambda folder: _cold(folder, packages=True), small=True),
        _ours(PACKED, lambda folder: None, small=True),
        _ours(ONE_PROCESS, _cold, "--jobs", "1"),
        _ours(COLD, _cold),
        _hugo(),
        _ours(UNCHANGED, _built),
        _ours(CHANGED, _edited),
        _mkdocs(NO_NAV, "mkdocs-nonav.yml", "site-nonav"),
        _mkdocs(NAV, "mkdocs.yml", "site"),
    )
