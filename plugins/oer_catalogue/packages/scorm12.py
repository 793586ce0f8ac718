"""SCORM 1.2: one SCO that runs in Moodle and most other learning platforms (sources: ADL SCORM 1.2 CAM and RTE)."""

from __future__ import annotations

from typing import BinaryIO
from urllib.parse import quote

from ..model import Edition, Module
from ..zipped import write_zip
from .about import about
from .format import Format, PackageContext
from .parts import Words, pass_mark
from .reader import reader_files, template


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """The package as ZIP: imsmanifest.xml, index.html and what it needs, all at the root."""
    files = reader_files(module, edition, context, guide=False, scripts=("scorm12.js",))
    write_zip({**files, "imsmanifest.xml": manifest(module, edition, context, sorted(files)).encode()}, target)


def manifest(module: Module, edition: Edition, context: PackageContext, paths: list[str]) -> str:
    """imsmanifest.xml with its LOM record. ``paths`` are the files of the package beside it."""
    facts = about(module, edition, context)
    passes = _pass(module, edition, context)
    return template(
        "imsmanifest.xml",
        identifier=f"oer.{module.package_id}.{edition.locale}",
        module=module,
        edition=edition,
        lang=edition.locale,
        about=facts,
        **{"pass": f"{passes:g}" if passes is not None else None},
        paths=[quote(path) for path in paths],
    )


def _pass(module: Module, edition: Edition, context: PackageContext) -> float | None:
    having = Words(module, edition, context).having("quiz")
    return pass_mark(module, having.quiz) if having and having.quiz else None


FORMAT = Format("scorm12", "scorm12.zip", "application/zip", write, bulky=True)
