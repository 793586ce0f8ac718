"""SCORM 1.2: one SCO that runs in Moodle and most other learning platforms (sources: ADL SCORM 1.2 CAM and RTE)."""

from __future__ import annotations

from functools import partial

from . import scorm
from .format import Format

FORMAT = Format(
    "scorm12",
    "scorm12.zip",
    "application/zip",
    partial(scorm.write, binding="scorm12.js", frame="imsmanifest.xml"),
    bulky=True,
)
