"""glossary.md → Glossary: ``### term {#id}`` and what it means."""

from __future__ import annotations

from ..model import Document, Glossary, Node, Term
from ..problem import Problem
from ..rules.codes import problem
from .markdown import plain, slug

MAX_PROBLEMS = 50  # the others have the same cause


def read(document: Document) -> tuple[Glossary, list[Problem]]:
    """The terms, in the order of the file, and what is wrong with them. A term without an id is left out.

    Works for the source and for translations: ids are the same, words are the edition's own.
    """
    problems: list[Problem] = []

    def say(code: str, at: int, message: str, fix: str, suggestion: str = "") -> None:
        if len(problems) < MAX_PROBLEMS:
            problems.append(problem(code, document.place(at), message, fix, suggestion))

    terms: dict[str, Term] = {}
    heading: Node | None = None
    inner: list[Node] = []

    def close() -> None:
        if heading is None:
            return
        name = plain(heading.children)
        if not inner:
            say("OER-L022", heading.start, f"the term '{name}' has no explanation", "Write what it means in a line below.")
        if not heading.id:
            say("OER-L020", heading.start, f"the term '{name}' has no id", "Add one at the end of the heading.", f"{{#{slug(name)}}}")
        else:
            terms.setdefault(heading.id, Term(heading.id, name, tuple(inner)))  # rules.markdown reports an id used twice

    for node in document.nodes:
        if node.kind == "heading" and node.level == 3:
            close()
            heading, inner = node, []
        elif node.kind == "heading" or (heading is None and node.kind != "footnote"):
            say("OER-L021", node.start, "this text belongs to no term", "Write each term as `### term {#id}` with its explanation below.")
        elif node.kind != "footnote":
            inner.append(node)
    close()
    return Glossary(document, tuple(terms.values())), problems
