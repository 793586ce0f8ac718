"""What this program is: a hash of its own files and of the tools whose output it publishes."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path

from .below import files_below
from .cache import digest

TOOLS = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pyromark", "jinja2"),
    *("pystemmer", "zxing-cpp", "typst", "pikepdf", "python-docx", "odfdo", "icalendar", "lxml"),
)


def theme_path() -> Path:
    """The folder of our templates, styles and scripts."""
    return Path(__file__).parent / "theme"


@lru_cache(maxsize=1)
def version() -> str:
    """Changes whenever a file of this package or one of the tools changes: part of every cache key."""
    here = Path(__file__).parent
    files = (path for path in files_below(here) if path.parent.name != "__pycache__")
    return digest([(path.relative_to(here).as_posix(), digest(path.read_bytes())) for path in files], [installed(tool) for tool in TOOLS])
