"""Blocks of a text, and what a translation says about them: freshness and origin.

A **block** is what a translator does in one go: a paragraph, a heading, an item of a list, a term or its meaning, a table, a
quote, a footnote's text … The words of the front matter (title, summary, outcomes …) are one more block, called ``front``.

A block's **hash** is the first 8 hex digits of the SHA-256 of its words: its source text after NFC normalisation, with every run
of white space folded to one space, without the mark of a list item and without the targets of links. Lines wrapped anew, an item
that moved or an address that changed are nothing that a translator must look at. ``translation.yml`` records for each block of the
translation, top to bottom, the hash of the source block that it says (``new`` = only this language has it, ``todo`` = it stands
there in the source's language and waits), and under ``front:`` the hash of the source's front matter (left out = not compared).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import Document, DocumentState, EditionFreshness, EditionState, Freshness, Node, Origin
from .markdown import plain, walk

NEW = "new"
TODO = "todo"
_PARTED = frozenset({"list", "definition-list"})  # their children are the blocks
_MARK = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+\[[ xX]\])?|:)(?=\s)")
_MARKS = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])", re.M)  # of lists inside an item
# Code as it is; the address of a link or picture, not its title; an address that is its own text.
_TARGET = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|(\]\()\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)|<(?:https?|mailto):[^<>\s]*>", re.DOTALL
)
# Facts and not words: these keys of a front matter are the same in every language, or never translated.
_FACTS = frozenset({"resource", "resources", "origin", "reviewed"})


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What translation.yml says of one file. ``made_by``: hand or machine, one per maker; ``blocks``: hashes, ``new`` and ``todo``;
    ``own``: the hashes of the file's own blocks when that was written."""

    made_by: tuple[str, ...] = ()
    reviewed: bool = False
    blocks: tuple[str, ...] = ()
    front: str = ""
    own: tuple[str, ...] = ()


def block_hash(text: str) -> str:
    """The hash of a block's source text."""
    folded = " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def blocks(document: Document) -> list[Node]:
    """The blocks of a document, in order."""
    found: list[Node] = []
    for node in document.nodes:
        if node.kind in _PARTED:
            found += node.children
        else:
            found.append(node)
    return found


def hashes(document: Document) -> tuple[str, ...]:
    """The hash of every block of a document, in order."""
    return _hashes_of(document.body, tuple([(node.start, node.end, node.kind) for node in blocks(document)]))


@lru_cache(maxsize=64)
def _hashes_of(body: str, spans: tuple[tuple[int, int, str], ...]) -> tuple[str, ...]:
    """Kept for a moment, because every translation asks for those of its source."""
    texts = _sources(body, [span[:2] for span in spans])
    return tuple([block_hash(_words(text, kind)) for text, (*_, kind) in zip(texts, spans, strict=True)])


def _words(text: str, kind: str) -> str:
    """What of a block's source text a translator reads."""
    if kind in ("item", "task", "definition"):
        text = _MARKS.sub("-", text[match.end() :] if (match := _MARK.match(text)) else text)
    if kind != "code-block" and ("](" in text or "<" in text):
        text = _TARGET.sub(lambda found: found[0] if found[1] else found[2] or "<>", text)
    return text


def _known(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The hashes of a document's nodes as they are typed, and how they begin: a text that begins otherwise is none of them."""
    return _known_of(document.body, tuple([(node[1], node[2]) for node in document.nodes]))  # start, end


@lru_cache(maxsize=64)
def _known_of(body: str, spans: tuple[tuple[int, int], ...]) -> tuple[frozenset[str], frozenset[str]]:
    texts = _sources(body, spans)
    return frozenset(map(block_hash, texts)), frozenset(map(_beginning, texts))


def _sources(body: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The source text of each span of bytes."""
    if body.isascii():
        return [body[start:end] for start, end in spans]
    data = body.encode()
    return [data[start:end].decode(errors="replace") for start, end in spans]


def _beginning(text: str) -> str:
    """The first words of a text, folded as for its hash: far cheaper than that, and enough to tell nearly any two texts apart."""
    return unicodedata.normalize("NFC", " ".join(text.split(None, 4)[:4]))


def front_hash(document: Document) -> str:
    """The hash of the words of a document's front matter."""
    words = {key: value for key, value in document.front.items() if key not in _FACTS}
    return block_hash(_flat(words or {"title": document.title}))


def _flat(value: object) -> str:
    """A front matter value as one text that depends on its words and keys, not on how the YAML was written."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flat(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return "" if value is None else str(value)


# --- one document ---------------------------------------------------------------------------------------------------


def source_state(document: Document, origin_of_text: str) -> DocumentState:
    """The state of a document of the source edition; ``origin_of_text`` is module.yml's: hand or machine."""
    origin: Origin = origin_of_text if origin_of_text in ("hand", "machine") else "unknown"
    return DocumentState("source", origin, blocks=len(blocks(document)), words=len(document.body.split()) + _front_words(document))


def _front_words(document: Document) -> int:
    return len(_flat({key: value for key, value in document.front.items() if key not in _FACTS}).split())


def document_state(source: Document, translated: Document, recorded: FileRecord | None) -> DocumentState:
    """The state of a translated document against its source.

    ``blocks`` counts the source's blocks (and its front matter, if recorded). ``outdated`` counts those that changed, are
    new, or vanished since the translation was made; a changed block counts once. ``changed`` are the indexes of the source's
    blocks that the translation does not say, without those that stand in it and wait. A block that waits for its words makes it
    ``partial``, whatever else has changed; without recorded hashes it is ``unrecorded``. ``untranslated`` are indexes of
    ``translated.nodes`` that equal a node of the source and hold words.
    """
    recorded = recorded or FileRecord()
    origin: Origin = "unknown"
    if recorded.made_by:
        origin = "machine" if "machine" in recorded.made_by else "hand"
    now = hashes(source)
    same = untranslated(source, translated)
    if not recorded.blocks and not recorded.front:
        return DocumentState("unrecorded", origin, recorded.reviewed, len(now), 0, same)
    total, outdated, waiting = len(now), 0, recorded.blocks.count(TODO)
    changed: tuple[int, ...] = ()
    unsaid: tuple[int, ...] = ()
    if recorded.blocks and recorded.blocks != now:
        said = Counter(h for h in recorded.blocks if h not in (NEW, TODO))
        gone = (said - Counter(now)).total()
        unsaid = _unsaid(now, said)
        outdated = max(len(unsaid) - waiting, gone)
        standing = _standing(translated, recorded) if waiting else frozenset()
        changed = tuple(at for at in unsaid if now[at] not in standing)
    front = recorded.front not in ("", TODO) and recorded.front != front_hash(source)
    waiting += recorded.front == TODO
    total += bool(recorded.front)
    outdated += front
    freshness: Freshness = "partial" if waiting else "outdated" if outdated else "current"
    left = sum(len(text.split()) for text in block_texts(source, unsaid))
    left += _front_words(source) if front or recorded.front == TODO else 0
    return DocumentState(freshness, origin, recorded.reviewed, total, min(outdated, max(total, 1)), same, changed, front, waiting, left)


def changed_words(source: Document, state: DocumentState) -> list[str]:
    """The blocks of a source that a translation does not say, as plain words."""
    every = blocks(source) if state.changed else []
    return [words for at in state.changed if (words := " ".join(plain((every[at],)).split()))]


def block_texts(document: Document, indexes: Iterable[int]) -> list[str]:
    """The source texts of some blocks, in order."""
    every = blocks(document) if indexes else []
    return _sources(document.body, [(every[at].start, every[at].end) for at in indexes])


def _standing(translated: Document, recorded: FileRecord) -> frozenset[str]:
    """The hashes of the source's blocks that stand in a translation and wait for their words."""
    return frozenset(own for own, said in zip(hashes(translated), recorded.blocks, strict=False) if said == TODO)


def _unsaid(now: Iterable[str], said: Counter[str]) -> tuple[int, ...]:
    """The indexes of the blocks ``now`` that are not in ``said``: of equal ones, the last."""
    left, found = Counter(said), []
    for index, each in enumerate(now):
        if left[each]:
            left[each] -= 1
        else:
            found.append(index)
    return tuple(found)


def untranslated(source: Document, translated: Document) -> tuple[int, ...]:
    """Indexes of the blocks of a translation that are word for word a block of the source.

    Blocks without letters outside code and addresses count as translated: they read the same in every language. So do
    the ``Answer:`` lines of a quiz.
    """
    (known, beginnings), is_quiz, nodes = _known(source), translated.name == "quiz.md", translated.nodes
    texts = _sources(translated.body, [(node[1], node[2]) for node in nodes])
    alike = (index for index, text in enumerate(texts) if _beginning(text) in beginnings)
    return tuple(index for index in alike if block_hash(texts[index]) in known and _has_words(nodes[index], is_quiz))


def _has_words(block: Node, is_quiz: bool) -> bool:
    """Letters in plain text. An address that is its own text is no word; an image's alternative text is."""
    if is_quiz and block.kind == "paragraph" and plain((block,)).startswith("Answer:"):
        return False
    skipped: set[int] = set()
    for node in walk((block,)):
        if node.kind == "link" and node.info in ("autolink", "email"):
            skipped.update(child.start for child in node.children)
        elif node.kind == "text" and node.start not in skipped and any(c.isalpha() for c in node.text):
            return True
    return False


def untranslated_blocks(source: Document, translated: Document) -> tuple[int, ...]:
    """Indexes of the blocks of a translation that read like a block of the source, and hold words that differ between languages."""
    known, is_quiz = set(hashes(source)), translated.name == "quiz.md"
    found = enumerate(zip(hashes(translated), blocks(translated), strict=True))
    return tuple(index for index, (each, node) in found if each in known and _has_words(node, is_quiz))


def same_words(source: Document, translated: Document) -> bool:
    """Whether the front matter of a translation reads like that of its source."""
    return front_hash(source) == front_hash(translated)


# --- a whole edition ------------------------------------------------------------------------------------------------

_WORST: tuple[EditionFreshness, ...] = ("partial", "outdated", "unrecorded", "current")


def edition_state(
    expected: Iterable[str], documents: Mapping[str, DocumentState], *, source: bool, source_version: str = ""
) -> EditionState:
    """The state of an edition from the states of its documents.

    ``expected`` are the names of the source edition's documents; a name that is not in ``documents`` is missing, and one
    that is only there is an orphan (which counts for nothing else). Something missing = ``partial``; else the worst
    freshness counts. Any machine makes the origin ``machine``, any unknown ``unknown``; reviewed = every document is.
    """
    names = tuple(expected)
    own = {name: documents[name] for name in names if name in documents}
    missing = tuple(name for name in names if name not in documents)
    states = tuple(own.values())
    freshness: EditionFreshness = "source"
    if not source:
        found = {state.freshness for state in states}
        freshness = "partial" if missing else next((worst for worst in _WORST if worst in found), "unrecorded")
    origins = {state.origin for state in states}
    origin: Origin = "machine" if "machine" in origins else "hand" if origins == {"hand"} else "unknown"
    return EditionState(
        freshness,
        origin,
        bool(states) and all(state.reviewed for state in states),
        sum(state.blocks for state in states),
        sum(state.outdated for state in states),
        dict(documents),
        missing,
        tuple(sorted(name for name in documents if name not in names)),
        source_version,
    )
