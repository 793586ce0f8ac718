"""Builds the project in the current folder with one format more, which misbehaves as its first argument says; prints what is found (JSON).

A process of its own: there the workers of the build are forked, and so they know of the change.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from oer_catalogue import packing, project, site
from oer_catalogue.model import Edition, Module
from oer_catalogue.packages import FORMATS, Format, NotMadeError, PackageContext

TEA = "tea-with-a-group"


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    target.write(b"half")
    kind = sys.argv[1]
    if kind == "cannot" and edition.locale == "ar":
        raise NotMadeError("there are no letters for it")
    if kind in ("raises", "dies") and (edition.locale, module.id) == ("en", TEA):
        if kind == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        raise RuntimeError("broken on purpose")


def refuse(*_: object) -> None:
    raise RuntimeError("made again")


def main() -> None:
    if sys.argv[1] == "kept":  # nothing may be made
        packing.FORMATS = tuple(replace(form, write=refuse) for form in FORMATS)
    else:
        more = (*FORMATS, Format("odd", "odd.zip", "application/zip", write))
        packing.FORMATS = project.FORMATS = more
    outcome = site.build(Path.cwd())
    print(json.dumps([(found.code, found.place.file, found.message) for found in outcome.report.problems]))


if __name__ == "__main__":
    main()
