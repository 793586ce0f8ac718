"""Moodle course backup: a module as a course of its own, with sections, pages, quiz and hidden guide. For Moodle 4.0 and later."""

from __future__ import annotations

from typing import BinaryIO

from ..model import Edition, Module
from ..zipped import write_zip
from .format import Format, PackageContext
from .moodle.backup import backup_files

MEDIA_TYPE = "application/vnd.moodle.backup"


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """A backup of the type "course". Moodle takes a ZIP for one, as it takes its own tar.gz."""
    write_zip(backup_files(module, edition, context, "course"), target)


FORMAT = Format("mbz", "mbz", MEDIA_TYPE, write, bulky=True)
