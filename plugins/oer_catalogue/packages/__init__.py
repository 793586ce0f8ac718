"""Downloads: one file per format. A format is added by a file with a ``FORMAT`` and a line here."""

from __future__ import annotations

from . import cc, gift, html, mbz, mbz_section, moodle_xml, scorm12, source
from .format import Format, NotMadeError, PackageContext

FORMATS: tuple[Format, ...] = (
    scorm12.FORMAT,
    mbz.FORMAT,
    mbz_section.FORMAT,
    html.FORMAT,
    cc.FORMAT,
    moodle_xml.FORMAT,
    gift.FORMAT,
    source.FORMAT,
)

__all__ = ["FORMATS", "Format", "NotMadeError", "PackageContext"]
