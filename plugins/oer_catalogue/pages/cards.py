"""A module as a card, for home and catalogue: what matters to a provider in a hurry, and what filters ask for."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..locales import direction, language_name
from ..model import Edition, Label, Module
from ..theme import covers
from . import state
from .context import chain, page_names
from .page import View
from .templates import fragment
from .words import bucket, duration, lang_attrs, marked

READY_MINUTES = 90


def card_edition(module: Module, view: View) -> Edition:
    """The edition whose words the card shows."""
    return chain(module, view.locale, view.settings)[0]


def has_guide(module: Module, view: View) -> bool:
    return "guide" in page_names(module, view.settings)


def reader_state(module: Module, view: View) -> str:
    """The freshness of the edition in the reader's own language; ``missing`` if there is none."""
    edition = module.editions.get(view.locale)
    return edition.state.freshness if edition else "missing"


def readable(module: Module, view: View) -> int:
    """How well a reader is served in the own language, to sort by: 0 whole and current, 1 behind the original, 2 in part, 3 not at all."""
    return {"source": 0, "current": 0, "outdated": 1, "partial": 2, "unrecorded": 2, "missing": 3}[reader_state(module, view)]


def ready(module: Module, view: View) -> bool:
    """Ready for Monday: a source or current text in the reader's language, a guide, at most 90 minutes."""
    return reader_state(module, view) in ("source", "current") and has_guide(module, view) and module.minutes <= READY_MINUTES


def facets(module: Module, view: View) -> dict[str, str]:
    """Facet name → values, separated by spaces: the data attributes of the card."""
    return {
        "lang": " ".join(module.editions),
        "state": reader_state(module, view),
        "topic": " ".join(module.topics),
        "level": module.level,
        "duration": bucket(module.minutes),
        "audience": " ".join(module.audience),
        "delivery": " ".join(module.delivery_modes),
        "device": " ".join(module.devices),
        "internet": module.internet,
        "licence": module.licence,
        "eqf": str(module.eqf_level or ""),
        "guide": "yes" if has_guide(module, view) else "no",
    }


def card(module: Module, view: View, topics: Mapping[str, Label], level: int = 2, downloads: bool = True) -> Markup:
    """The card of a module; ``level`` is the level of its heading."""
    t, edition = view.t, card_edition(module, view)
    languages = [
        {"locale": tag, "name": language_name(tag), "dir": direction(tag), "badge": state.badge(module, other, t)}
        for tag, other in module.editions.items()
    ]
    own = module.editions.get(view.locale)
    return fragment(
        "card",
        t=t,
        attrs=lang_attrs(edition.locale, view.around),
        module=module,
        edition=edition,
        level=level,
        url=view.module(module.id),
        download=f"{view.module(module.id)}#download" if downloads else "",
        cover=covers.inline(module),
        facets=facets(module, view),
        minutes=duration(module.minutes, t),
        level_words=t(f"facet.level.{module.level}"),
        topics=[marked(*topics[id].words(view.locale), view.around) for id in module.topics if id in topics],
        languages=languages,
        own=state.badge(module, own, t) if own else None,
        guide=has_guide(module, view),
        ready=ready(module, view),
        phone="phone" in module.devices,
        offline=module.internet in ("none", "download-once"),
    )
