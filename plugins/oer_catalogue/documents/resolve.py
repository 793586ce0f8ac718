"""Nodes of a text → nodes that can be printed without knowing the catalogue.

The kinds stay those of ``model.Node``. What changes:

* every block holds either blocks or inline nodes, never both: loose words in an item become a paragraph;
* ``link.url`` is a whole address (http, https, mailto, tel), or ``#id`` of a part of the paper; other links fall to their words;
* ``image.url`` is a key of the pictures, ``image.text`` its alternative text, ``image.title`` its caption; it stands as a block where it
  stood alone. Video, sound and files become a line with their name, and their address where the catalogue has one; what is said in
  a video or sound follows where ``Source.spoken`` asks for it;
* ``footnote-ref`` has a ``number`` and, where it is named first, the blocks of the note as ``children``; ``footnote`` is gone;
* ``alert.title`` is its word; ``heading.level`` counts from 1 and skips none; a soft break is a space;
* ``foreign`` (new, blocks or words): what is in another language than the part. ``info`` is the language, ``title`` its direction;
* a made ``table`` may say in ``info`` that its first column is for a number (``paper.NUMBERED``);
* ``together`` (new, made only): blocks that stay on one page where they can;
* ``room`` (new, made only): ``number`` empty lines to write on.

Anything else becomes plain text: no word is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ..body.facts import Facts
from ..load.links import doc_name, target
from ..load.lookup import captions, media_file, media_kind, transcript
from ..load.markdown import INLINE, plain
from ..locales import Strings, direction
from ..model import Document, Module, Node
from .captions import spoken
from .paper import Picture

Addresses = Callable[[str, str], str]
"""``("doc", "lesson#place")``, ``("media", "file")``, ``("oer", "slug/lesson#place")`` → a whole address, ``#id`` of a part of the same
paper, or "" where there is none."""

_HOLDS_BLOCKS = frozenset({"quote", "alert", "item", "task", "definition"})
_HOLDS_WORDS = frozenset({"paragraph", "heading", "definition-title", "emphasis", "strong", "strike", "table-cell"})
_KEPT = frozenset({"list", "table", "table-head", "table-row", "definition-list"})
_PRINTED = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where nodes come from. ``document``: where those with a place were typed; made ones begin before 0 and name nothing of the module.

    ``strings`` are in the language of the part. ``read`` gives the bytes of a file of the module's folder. ``top``: the level of the
    outermost headings. ``spoken``: the words of videos and sounds are printed below their names.
    """

    module: Module
    strings: Strings
    read: Callable[[str], bytes]
    addresses: Addresses
    document: Document | None = None
    top: int = 3
    spoken: bool = False


@dataclass(slots=True)
class Resolver:
    """Resolves the nodes of one source. ``pictures`` and ``notes`` (numbers of footnotes) belong to the whole paper."""

    source: Source
    pictures: dict[str, Picture]
    notes: dict[tuple[str, int], int]
    facts: Facts | None = None
    _depth: int = 0
    _tongue: str = ""  # the language around, "" = the paper's

    def __post_init__(self) -> None:
        document = self.source.document
        edition = self.source.module.editions.get(document.locale) if document else None
        if document and edition:
            self.facts = Facts(self.source.module, edition, document, self.source.strings)

    def top(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Block nodes of a part."""
        self._depth = 0
        return self.blocks(nodes)

    def _language(self, node: Node) -> str:
        """The language of a node, "" = the paper's: an author's text may be in another one, or not be translated yet."""
        if node.start < 0 or self.source.document is None:
            return ""
        ranges = self.facts.untranslated if self.facts else ()
        untranslated = any(start <= node.start < end for start, end in ranges)
        tag = self.source.module.source_language if untranslated else self.source.document.locale
        return "" if tag == self.source.strings.locale else tag

    def _in_tongues(self, nodes: Iterable[Node], write: Callable[[Iterable[Node]], tuple[Node, ...]]) -> tuple[Node, ...]:
        """What ``write`` makes of each run of one language; wrapped where it is not the language around."""
        found: list[Node] = []
        around = self._tongue
        for tag, run in groupby(nodes, key=self._language):
            self._tongue = tag
            inner = write(run)
            self._tongue = around
            if tag != around and inner:
                name = tag or self.source.strings.locale
                inner = (Node("foreign", inner[0].start, inner[-1].end, inner, info=name, title=direction(name)),)
            found += inner
        return tuple(found)

    # --- blocks

    def blocks(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return self._in_tongues(nodes, self._blocks)

    def _blocks(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        found: list[Node] = []
        for inline, run in groupby(nodes, key=lambda node: node.kind in INLINE):
            if inline:
                words = self.words(run)
                found += [Node("paragraph", words[0].start, words[-1].end, words)] if words else []
            else:
                for node in run:
                    found += self._block(node)
        return tuple(found)

    def _block(self, node: Node) -> tuple[Node, ...]:
        if node.kind == "paragraph":
            alone = self._alone(node)
            if alone is not None:
                return alone
        if node.kind == "heading":
            self._depth = max(1, min(node.level - self.source.top + 1, self._depth + 1))
            return (node._replace(level=self._depth, children=self.words(node.children)),)
        if node.kind == "alert":
            return (node._replace(title=self.source.strings(f"body.alert.{node.info}"), children=self.blocks(node.children)),)
        if node.kind in _HOLDS_BLOCKS:
            return (node._replace(children=self.blocks(node.children)),)
        if node.kind in _HOLDS_WORDS:
            return (node._replace(children=self.words(node.children)),)
        if node.kind in _KEPT:
            return (node._replace(children=tuple(each for child in node.children for each in self._block(child))),)
        if node.kind in ("foreign", "together"):
            return (node._replace(children=self.blocks(node.children)),)
        if node.kind in ("code-block", "rule", "room"):
            return (node,)
        if node.kind == "footnote":
            return ()
        if node.children:
            return self.blocks(node.children)
        return (_paragraph(node, node.text),) if node.text.strip() else ()

    def _alone(self, node: Node) -> tuple[Node, ...] | None:
        """Pictures and players that have a paragraph to themselves; None where there are words too."""
        children = [child for child in node.children if child.kind != "soft-break"]
        if not children or not all(child.kind == "image" and self._medium(child) for child in children):
            return None
        return tuple(each for child in children for each in self._shown(child))

    def _shown(self, node: Node) -> tuple[Node, ...]:
        (found,) = self._image(node)
        if found.kind == "image":
            return (found,)
        caption = (_text(node, f" – {node.title}"),) if node.title else ()
        return (Node("paragraph", node.start, node.end, (found, *caption)), *self._said(node))

    def _said(self, node: Node) -> tuple[Node, ...]:
        """The transcript of a video or sound, else its captions, in their own language."""
        file, document, module = self._medium(node), self.source.document, self.source.module
        if not self.source.spoken or not file or document is None or media_kind(file) not in ("video", "audio"):
            return ()
        found = transcript(module, file, document.locale)
        if found:
            inner = Resolver(replace(self.source, document=found, spoken=False), self.pictures, self.notes, _tongue=self._tongue)
            words = inner.top(tuple(_as_paragraph(each) for each in found.nodes))
        else:
            files = captions(module, file, document.locale)
            words = tuple(_paragraph(node, line) for line in spoken(self.source.read(f"media/{files[0][1]}"))) if files else ()
            if words and files[0][0] != self.source.strings.locale:
                words = (Node("foreign", node.start, node.end, words, info=files[0][0], title=direction(files[0][0])),)
        label = Node("strong", node.start, node.end, (_text(node, self.source.strings("body.transcript")),))
        return (Node("paragraph", node.start, node.end, (label,)), Node("quote", node.start, node.end, words)) if words else ()

    # --- words

    def words(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return self._in_tongues(nodes, lambda run: tuple(each for node in run for each in self._word(node)))

    def _word(self, node: Node) -> tuple[Node, ...]:
        if node.kind == "text" and node.info:  # made nodes say so where words are in another language
            return (Node("foreign", node.start, node.end, (node._replace(info=""),), info=node.info, title=direction(node.info)),)
        if node.kind in ("text", "code", "hard-break"):
            return (node,)
        if node.kind == "soft-break":
            return (_text(node, " "),)
        if node.kind in ("emphasis", "strong", "strike", "foreign"):
            return (node._replace(children=self.words(node.children)),)
        if node.kind == "link":
            return self._link(node)
        if node.kind == "image":
            return self._image(node)
        if node.kind == "footnote-ref":
            return (self._note(node),)
        if node.children:  # a block among words: its words
            return self.words(node.children)
        return (_text(node, node.text),) if node.text else ()

    def _link(self, node: Node) -> tuple[Node, ...]:
        words = tuple(_without_links(self.words(node.children)))
        address = self._address(node)
        return (node._replace(url=address, children=words),) if address and words else words

    def _address(self, node: Node) -> str:
        document = self.source.document
        where = target(node.url, document.name if document else "index.md", document.locale if document else self.source.strings.locale)
        fragment = f"#{where.fragment}" if where.fragment else ""
        if where.kind == "external" or (where.kind == "mail" and not any(c.isspace() or c in "<>\"'" for c in where.value)):
            return where.value
        if where.kind == "document" and self.facts and where.value in self.facts.linkable:
            return self.source.addresses("doc", doc_name(where.value) + fragment)
        if where.kind == "module":
            return self.source.addresses("oer", where.value + fragment)
        file = self._medium(node)
        return self.source.addresses("media", file) if file else ""

    def _medium(self, node: Node) -> str | None:
        document = self.source.document
        if document is None:
            return None
        where = target(node.url, document.name, document.locale)
        return media_file(self.source.module, where.value, document.locale) if where.kind == "media" else None

    def _image(self, node: Node) -> tuple[Node, ...]:
        file = self._medium(node)
        name = plain(node.children).replace("\n", " ")
        if not file:
            return (_text(node, name),)
        kind = media_kind(file)
        if kind == "image" and file.rsplit(".", 1)[-1].lower() in _PRINTED:
            self._keep(file)
            return (node._replace(url=file, text=name, children=()),)
        words = self.source.strings(f"document.{kind}", title=name or file.rsplit("/", 1)[-1])
        address = self.source.addresses("media", file)
        text = _text(node, words)
        return (Node("link", node.start, node.end, (text,), url=address) if address else text,)

    def _keep(self, file: str) -> None:
        if file not in self.pictures:
            medium = self.source.module.media[file]
            kind = file.rsplit(".", 1)[-1].lower().replace("jpeg", "jpg")
            self.pictures[file] = Picture(self.source.read(f"media/{file}"), kind, medium.width, medium.height)

    def _note(self, node: Node) -> Node:
        own = self.facts.notes.references.get(node.start, (0, 0))[0] if self.facts else 0
        if not own or self.facts is None:
            return _text(node, f"[{node.text}]")
        key = (self.facts.document.file, own)
        if key in self.notes:
            return node._replace(number=self.notes[key])
        self.notes[key] = len(self.notes) + 1
        return node._replace(number=self.notes[key], children=self.blocks(self.facts.notes.definitions[own].children))


def _text(node: Node, text: str) -> Node:
    return Node("text", node.start, node.end, text=text)


def _paragraph(node: Node, text: str) -> Node:
    return Node("paragraph", node.start, node.end, (_text(node, text),))


def _as_paragraph(node: Node) -> Node:
    """A heading of a transcript is no heading of the text around it."""
    if node.kind != "heading":
        return node
    return Node("paragraph", node.start, node.end, (Node("strong", node.start, node.end, node.children),))


def _without_links(nodes: Iterable[Node]) -> Iterable[Node]:
    """A link inside a link is its words."""
    for node in nodes:
        if node.kind == "link":
            yield from node.children
        else:
            yield node
