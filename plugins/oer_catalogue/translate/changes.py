"""What changed in a source since it was translated: the block as it is now, as it was, and what the translation says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from ..load.blocks import NEW, TODO, block_texts, blocks, hashes
from ..model import Document
from .pairs import Pair, as_document, read_document
from .record import Entry

DEEPEST = 200
"""So many older versions of a file are looked through for the block that a translation says."""


@dataclass(frozen=True, slots=True)
class Change:
    """One block of the source that a translation does not say. Texts are Markdown; "" = there is none, or nobody knows.

    ``line`` is where the translation must change (or where the new words belong), in its file.
    """

    kind: str  # changed, new, gone, waiting
    now: str
    before: str
    own: str
    line: int


def changes(root: Path, pair: Pair, entry: Entry) -> list[Change]:
    """Everything of one text that its translation has to follow, from top to bottom."""
    source, own = (read_document(root, pair, tag) for tag in (pair.source_locale, pair.locale))
    if source is None or own is None:
        return []
    return list(_changes(source, own, entry, Past(root, pair)))


def _changes(source: Document, own: Document, entry: Entry, past: Past) -> Iterator[Change]:
    now, said = hashes(source), list(entry.blocks)
    theirs = block_texts(source, range(len(now)))
    spans = _spans(own)
    ours = block_texts(own, range(len(spans)))

    def at(index: int) -> tuple[str, int]:
        if index < len(ours):
            return ours[index], spans[index]
        return "", spans[-1] if spans else own.body_line

    for kind, low, high, first, last in SequenceMatcher(None, said, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old = [index for index in range(low, high) if said[index] != NEW]
        for place, index in enumerate(range(first, last)):
            beside = old[place] if place < len(old) else None
            words, line = at(beside) if beside is not None else ("", at(low)[1])
            if beside is None:
                yield Change("new", theirs[index], "", "", line)
            elif said[beside] == TODO:
                yield Change("waiting", theirs[index], "", words, line)
            elif said[beside] in now or now[index] in said:
                continue  # it only moved
            else:
                yield Change("changed", theirs[index], past.text(said[beside]), words, line)
        for beside in old[last - first :]:
            if said[beside] not in now and said[beside] != TODO:
                yield Change("gone", "", past.text(said[beside]), *at(beside))


def _spans(document: Document) -> list[int]:
    """The line of each block."""
    return [document.place(node.start).line for node in blocks(document)]


class Past:
    """Older versions of a source, as far as git knows them. Without git there are none."""

    def __init__(self, root: Path, pair: Pair) -> None:
        self._root, self._pair = root, pair
        self._known: dict[str, str] = {}
        self._versions: list[str] | None = None

    def text(self, wanted: str) -> str:
        """The text of the block with this hash; "" = no version has it."""
        if self._versions is None:
            self._versions = self._git("log", f"-{DEEPEST}", "--format=%H", "--", self._pair.source).split()
        while wanted not in self._known and self._versions:
            commit = self._versions.pop(0)
            text = self._git("show", f"{commit}:./{self._pair.source}")
            document = as_document(text, self._pair.source, self._pair.name, self._pair.source_locale)
            found = hashes(document)
            for each, block in zip(found, block_texts(document, range(len(found))), strict=True):
                self._known.setdefault(each, block)
        return self._known.get(wanted, "")

    def _git(self, *words: str) -> str:
        try:
            done = subprocess.run(["git", *words], cwd=self._root, capture_output=True, timeout=20, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
