"""Run as a program with limits: reads the project that is named, prints the published modules and the problems as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from oer_catalogue import printers
from oer_catalogue.load.catalogue import load

if __name__ == "__main__":
    catalogue, report = load(Path(sys.argv[1]))
    assert printers.text(report)
    found = [[p.code.removeprefix("OER-"), p.place.file] for p in report.problems]
    json.dump({"published": [module.id for module in catalogue.modules], "problems": found}, sys.stdout)
