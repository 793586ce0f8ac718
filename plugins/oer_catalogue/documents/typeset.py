"""Typst with the fonts that are shipped and no others: the one way to it, for papers, covers and drawings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from .glyphs import FONTS
from .paper import UnprintableError

REMEMBERED = 10  # runs


def typeset(source: bytes, format: str, files: Mapping[str, bytes] | None = None, **options: Any) -> bytes:
    """One document (``pdf``) or page (``png``) of Typst source. ``files`` are those that it names; ``options`` are the compiler's.

    Equal input gives equal bytes. Raises UnprintableError with the compiler's words.
    """
    with TemporaryDirectory(prefix="oer-typeset-") as folder:
        for name, data in (files or {}).items():
            (Path(folder) / name).write_bytes(data)
        try:
            made = _compiler().compile(source, format=format, root=folder, **options)
        except typst.TypstError as error:
            raise UnprintableError(error.message) from error
        finally:
            _forget()
    return made[0] if isinstance(made, Sequence) and not isinstance(made, bytes) else made


def _forget() -> None:
    """Let the typesetter drop what it keeps for the next time: it drops what ten runs have not used, and by then it holds 300 MB."""
    for _ in range(REMEMBERED):
        _compiler().compile(b"", format="svg")


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One for each process, because it takes longest to read the fonts."""
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]))
