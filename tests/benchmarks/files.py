"""What every project is written with: files, front matter, names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

from words import vocabulary

SITE_NAME, SITE_URL = "Synthetic catalogue", "https://catalogue.example/"
Words = Mapping[str, list[tuple[str, dict[str, object], str]]]
"""The texts of a module by locale: file name, front matter, body."""


def write(target: Path, content: str | bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def yaml(values: Mapping[str, object]) -> str:
    """Keys and values as YAML; every JSON value is a YAML value."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def front_matter(values: Mapping[str, object], body: str) -> str:
    return f"---\n{yaml(values)}---\n\n{body}"


def label(locale: str, seed: int, topic: str) -> str:
    words = vocabulary(locale, seed).words
    return words[500 + Random(f"{seed}/{locale}/{topic}").randrange(2000)].capitalize()
