"""Downloads: one file per format. A format is added by a file with a ``FORMAT`` and a line here."""

from __future__ import annotations

from . import html, scorm12, scorm2004, source
from .format import Format, NotMadeError, PackageContext

FORMATS: tuple[Format, ...] = (scorm12.FORMAT, scorm2004.FORMAT, html.FORMAT, source.FORMAT)

__all__ = ["FORMATS", "Format", "NotMadeError", "PackageContext"]
