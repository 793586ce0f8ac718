"""Moodle course backup: a module as a course of its own, with sections, pages, quiz and hidden guide. For Moodle 4.0 and later."""

from __future__ import annotations

from typing import BinaryIO

from ..model import Edition, Module
from .format import Format, PackageContext
from .moodle.backup import write_backup

MEDIA_TYPE = "application/vnd.moodle.backup"


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """A backup of the type "course"."""
    write_backup(module, edition, context, target, "course")


FORMAT = Format("mbz", "mbz", MEDIA_TYPE, write, bulky=True)
