"""``<locale>/translation.yml``: who made a translation, who read it, and what it says."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from .base import Facts, optional, required
from .module import Name

Hash = Annotated[str, k.pattern(r"[0-9a-f]{8}", "8 hex digits of a block's hash", "1f0a77c3", str.lower, ("string", "number"))]
FrontHash = Annotated[
    str, k.pattern(r"[0-9a-f]{8}|todo", "8 hex digits of the hash, or `todo`", "1f0a77c3", str.lower, ("string", "number"))
]
BlockHash = Annotated[
    str, k.pattern(r"[0-9a-f]{8}|new|todo", "8 hex digits of a block's hash, `new` or `todo`", "1f0a77c3", str.lower, ("string", "number"))
]
DocumentName = Annotated[
    str,
    k.pattern(
        r"(?:index|quiz|guide|glossary|lessons/[a-z0-9-]+)\.md", "the path of a text in the language's folder", "lessons/spot-the-trap.md"
    ),
]


PageName = Annotated[
    str,
    k.pattern(
        r"(?:[^/.][^/]*/)*[^/.][^/]*\.md", "the path of a page without its language, or `methods/<id>.md`, `pathways/<id>.md`", "about.md"
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

    made_by: list[Maker] = optional("How it was made; nothing if nobody has begun.", [])
    reviewed_by: list[Reviewer] = optional("Who read it and found it right.", [])
    front: FrontHash | None = optional("The hash of the front matter that it says; `todo` = it waits for its words.")
    blocks: list[BlockHash] = optional(
        "One per block of this file, from top to bottom: the hash of the source block that it says; `new` = only this language has it, "
        "`todo` = it waits for its words.",
        [],
    )
    own: list[Hash] = optional("One per block: its own hash when `blocks` was written. It tells later what was edited since.", [])


class TranslationFile(Facts):
    """The record of one translation of a module."""

    source_version: Annotated[str, k.VERSION] = required("The version of the module that was translated.")
    files: dict[DocumentName, FileFacts] = required("Each translated text.")


class PagesFile(Facts):
    """`docs/translation.<locale>.yml`: the record of the pages, methods and pathways of one language."""

    files: dict[PageName, FileFacts] = required("Each translated text.")
