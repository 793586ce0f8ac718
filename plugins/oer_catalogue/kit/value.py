"""What a kit is."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Document, Node
from ..plan import Plan


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the kit with a heading of its own. ``nodes`` are block nodes; headings among them begin at level 3.

    Nodes with a ``start`` of 0 or more were typed by an author: ``document`` is where, for their links, footnotes and pictures, and
    ``lang`` is their language where it is not the kit's. Made nodes start at -1, belong to no document and are in the kit's language,
    except text whose ``info`` names another one; a made heading carries its id, which is unique in the kit. ``sheet``: begins on a new
    sheet of paper, because it is handed out, cut or hung up by itself.
    """

    id: str
    title: str
    nodes: tuple[Node, ...]
    document: Document | None = None
    lang: str = ""
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything for one module, language and wish. ``facts`` are the rows of its front: label, words."""

    module: str
    locale: str
    direction: str  # ltr | rtl
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    attribution: str
    address: str  # of the guide's page, "" where the catalogue has no address
    plan: Plan
