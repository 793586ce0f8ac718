"""``<locale>/translation.yml``: who made a translation, who read it, and what it says."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from .base import Facts, optional, required
from .module import Name

Hash = Annotated[str, k.pattern(r"[0-9a-f]{8}", "8 hex digits of a block's hash", "1f0a77c3", str.lower, ("string", "number"))]
BlockHash = Annotated[
    str, k.pattern(r"[0-9a-f]{8}|new", "8 hex digits of a block's hash, or `new`", "1f0a77c3", str.lower, ("string", "number"))
]
DocumentName = Annotated[
    str,
    k.pattern(
        r"(?:index|quiz|guide|glossary|lessons/[a-z0-9-]+)\.md", "the path of a text in the language's folder", "lessons/spot-the-trap.md"
    ),
]


class Maker(Facts):
    """How a text was made, or by whom."""

    how: Annotated[str, k.one_of("hand", "machine")] = required("`hand` or `machine`.")
    name: Name = optional("Who; only with consent.", "")


class Reviewer(Facts):
    """Who read the translation and found it right."""

    name: Name = required("Who; only with consent.")
    date: Annotated[str, k.DATE] = optional("When.", "")


class FileFacts(Facts):
    """One translated text."""

    made_by: list[Maker] = required("How it was made.", least=1)
    reviewed_by: list[Reviewer] = optional("Who read it and found it right.", [])
    front: Hash | None = optional("The hash of the front matter that it says.")
    blocks: list[BlockHash] = optional(
        "One per block of this file, from top to bottom: the hash of the source block that it says; `new` = only this language has it.", []
    )


class TranslationFile(Facts):
    """The record of one translation."""

    source_version: Annotated[str, k.VERSION] = required("The version of the module that was translated.")
    files: dict[DocumentName, FileFacts] = required("Each translated text.")
