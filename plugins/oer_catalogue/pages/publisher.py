"""The publisher, below the hand-written pages that speak of it: all of it is configuration, and what is not set is left out."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..model import fallbacks
from .page import View
from .templates import fragment
from .words import marked

ROWS = {
    "about": ("name", "operator", "contact", "funder"),
    "contribute": ("contribute", "contact"),
    "privacy": ("privacy", "operator", "contact"),
    "accessibility": ("operator", "contact"),
    "legal": ("name", "operator", "contact", "legal", "funder"),
}
"""What each page shows, by the page's name."""


def address(contact: str) -> tuple[str, str]:
    """Words and link of a contact: a mail address gets ``mailto:``, a web address stays as it is; empty stays empty."""
    return contact, contact if contact.startswith(("http://", "https://")) or not contact else f"mailto:{contact}"


def localised(words: Mapping[str, str], view: View) -> Markup:
    """The words of a setting that maps locales: the reader's, its parents', the default language's, or nothing; with their language."""
    default = view.settings.default
    tag = next((tag for tag in fallbacks(view.locale, default, default) if words.get(tag)), "")
    return marked(words[tag], tag, view.around) if tag else Markup("")


def publisher(view: View, name: str) -> Markup:
    """The block below the page ``name`` (``legal``); nothing where nothing is set."""
    settings, brand, t = view.settings, view.settings.brand, view.t
    values = {
        "name": (brand.name, ""),
        "operator": (brand.operator, ""),
        "contact": address(brand.contact),
        "contribute": address(settings.contribute_url),
        "privacy": (brand.privacy_controller, ""),
        "legal": (localised(brand.legal_notice, view), ""),
        "funder": (localised(brand.funder_note, view), ""),
    }
    rows = [(t(f"publisher.{key}"), *values[key]) for key in ROWS.get(name, ()) if values[key][0]]
    return fragment("publisher", t=t, rows=rows) if rows else Markup("")
