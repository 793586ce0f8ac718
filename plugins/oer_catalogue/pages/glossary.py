"""The page of a module's words."""

from __future__ import annotations

from ..model import Module
from .context import PageContext
from .page import Page
from .reading import Reading
from .templates import fragment


def glossary_page(module: Module, locale: str, context: PageContext) -> Page:
    """The glossary of a module in one locale of the site. The module has one: ask ``page_names``."""
    reading = Reading.of(module, context, locale, "glossary")
    glossary = reading.edition.glossary
    if glossary is None:
        raise LookupError(f"{module.id} has no glossary")
    terms = [(f"m-{term.id}", term.term, reading.draw(term.nodes, glossary.document)) for term in glossary.terms]
    content = fragment("glossary", t=reading.t, attrs=reading.attrs, title=glossary.document.title, terms=terms, credit=reading.credit)
    return reading.page(
        "glossary",
        [glossary.document],
        title=f"{glossary.document.title} – {reading.module_title.text}",
        description=reading.t("glossary.description", title=reading.module_title.text),
        content=content,
        side=reading.side,
        pager=reading.pager,
    )
