"""Downloads: one file per format. A format is added by a file with a ``FORMAT`` and a line here."""

from __future__ import annotations

from . import cc, epub, gift, html, mbz, mbz_section, moodle_xml, paper, scorm12, scorm2004, source
from .format import Format, NotMadeError, PackageContext

FORMATS: tuple[Format, ...] = (
    mbz_section.FORMAT,
    mbz.FORMAT,
    scorm12.FORMAT,
    scorm2004.FORMAT,
    cc.FORMAT,
    html.FORMAT,
    epub.FORMAT,
    *paper.FORMATS,
    moodle_xml.FORMAT,
    gift.FORMAT,
    source.FORMAT,
)
"""In the order in which they are shown."""

__all__ = ["FORMATS", "Format", "NotMadeError", "PackageContext"]
