"""No known input needs the limits of a worker: each is read in well under 10 seconds of CPU and 512 MB, alone in a process."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_corpus import Case
from hostile_loads import LOADS

PROGRAM = Path(__file__).with_name("read_project.py")
SOURCES = Path(__file__).parents[2] / "plugins"
SECONDS, BYTES = 10, 512 * 1024 * 1024
MOST_PRINTED = 250


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


@pytest.mark.sample(every=6)
@pytest.mark.parametrize("name", LOADS)
def test_load(name: str, project: Path) -> None:
    Case(name).write(project / "modules" / "bad")
    make, code = LOADS[name]
    make()(project / "modules" / "bad")
    command, here = [sys.executable, PROGRAM, project], {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(command, capture_output=True, env=here, preexec_fn=limited, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    said = json.loads(done.stdout)
    codes = {found for found, file in said["problems"] if file.startswith("modules/bad/")}
    assert "safe-start" in said["published"]
    assert code in codes if code else not {"F005", "R001", "R002"} & codes
    assert len(said["problems"]) < MOST_PRINTED * (1 + len({file for _, file in said["problems"]}))
