"""SCORM 2004, 4th edition: the second choice, for platforms that ask for it (sources: ADL SCORM 2004 4th edition CAM, RTE and SN)."""

from __future__ import annotations

from functools import partial

from . import scorm
from .format import Format

FORMAT = Format(
    "scorm2004",
    "scorm2004.zip",
    "application/zip",
    partial(scorm.write, binding="scorm2004.js", frame="imsmanifest2004.xml"),
    bulky=True,
)
