"""Offline HTML: unpack and open index.html, or import it into Kolibri as an HTML5 app; nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import BinaryIO

from ..model import Edition, Module
from ..zipped import write_zip
from .format import Format, PackageContext
from .reader import reader_files


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """The reader with the facilitator guide as ZIP, index.html at the root."""
    write_zip(reader_files(module, edition, context, guide=True), target)


FORMAT = Format("html", "html.zip", "application/zip", write, bulky=True)
