"""Runs ``oer`` again and again, each time as a process of its own that is forked after the imports and, if a second
folder is given, one build of the project there.

Reads a line of JSON (``folder``, ``arguments``, ``seconds``, ``kill``: seconds after which it is killed, ``whole``: with all that it
started) and answers with one (``code``: exit code, negative = killed by that
signal, None = did not end in time; ``output``, ``errors``). No process of a run is alive when it answers.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from oer_catalogue import site
from oer_catalogue.cli import main


def run(folder: str, arguments: list[str], output: Path, errors: Path) -> None:
    """The child: never returns."""
    os.setsid()
    for name, number in ((output, 1), (errors, 2)):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, number)
        os.close(handle)
    os.chdir(folder)
    code: object = 1
    try:
        main(arguments, prog_name="oer")
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def ended(child: int, seconds: float, kill: float | None, whole: bool) -> int | None:
    """The exit code of ``child``, and an end to everything that it started."""
    begun = time.monotonic()
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        passed = time.monotonic() - begun
        if pid or passed > seconds:
            break
        if kill is not None and passed > kill:
            kill = None
            with suppress(ProcessLookupError):
                (os.killpg if whole else os.kill)(child, signal.SIGKILL)
        time.sleep(0.002)
    _end_group(child)
    if not pid:
        os.waitpid(child, 0)
        return None
    return os.waitstatus_to_exitcode(status)


def _end_group(child: int) -> None:
    """Wait for workers that end by themselves, then end the rest."""
    for attempt in range(500):
        with suppress(ProcessLookupError, ChildProcessError):
            if attempt == 250:
                os.killpg(child, signal.SIGKILL)
            else:
                os.killpg(child, 0)
            time.sleep(0.002)
            continue
        return


if __name__ == "__main__":
    scratch = Path(sys.argv[1])
    if sys.argv[2:]:
        site.build(Path(sys.argv[2]), options=site.Options(jobs=1))
    else:
        import oer_catalogue.mirrors.copy  # (imported by commands only when needed; here once, before the forks)
        import oer_catalogue.releases.publish  # noqa: F401
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if not child:
            run(task["folder"], task["arguments"], scratch / "output", scratch / "errors")
        code = ended(child, task["seconds"], task["kill"], task["whole"])
        texts = [(scratch / name).read_text(encoding="utf-8", errors="replace") for name in ("output", "errors")]
        print(json.dumps({"code": code, "output": texts[0], "errors": texts[1]}), flush=True)
