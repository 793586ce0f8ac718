"""Moodle section backup: a module as one section, for a teacher who adds it to a course that she has. For Moodle 4.0 and later.

Moodle can only add it: for backups of this type it offers neither to delete what is there nor to take over settings of a course.
"""

from __future__ import annotations

from typing import BinaryIO

from ..model import Edition, Module
from .format import Format, PackageContext
from .mbz import MEDIA_TYPE
from .moodle.backup import write_backup


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """A backup of the type "section"."""
    write_backup(module, edition, context, target, "section")


FORMAT = Format("mbz_section", "section.mbz", MEDIA_TYPE, write, bulky=True)
