"""The home page: what this is, search, four doors, modules, languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from ..locales import direction, language_name
from ..model import Catalogue, Module
from ..settings import Settings
from ..theme import covers
from . import cards, chrome, seo
from .catalogue import catalogue_page
from .context import NOT_TOGETHER, Together
from .page import Page, View
from .pathways import pathway_rows
from .planner import NAME as PLANNER
from .planner import planner_page
from .publisher import localised
from .state import named, rich
from .templates import fragment
from .words import size

DOORS = (
    ("teach", "catalogue.html?audience=vet-teacher"),
    ("advise", "catalogue.html?audience=tutor-counsellor"),
    ("group", PLANNER),
    ("learn", "catalogue.html?audience=learner"),
)
"""Who comes in, and where the door leads: to the catalogue with a filter, or to the planner."""

SHOWN = 6
SHOWN_PATHWAYS = 3


def site_pages(
    catalogue: Catalogue, settings: Settings, locale: str, drawn: Mapping[str, str] | None = None, together: Together = NOT_TOGETHER
) -> Iterator[Page]:
    """The pages of a locale that belong to no module: home, catalogue, and the planner for a group.

    ``drawn`` maps the ids of modules to their cards in the catalogue (``catalogue_card``), where they are drawn already;
    ``together`` are the downloads that hold several modules.
    """
    yield home_page(catalogue, settings, locale, together)
    yield catalogue_page(catalogue, settings, locale, drawn or {})
    yield planner_page(catalogue, settings, locale)


def home_page(catalogue: Catalogue, settings: Settings, locale: str, together: Together = NOT_TOGETHER) -> Page:
    """The home page of one locale of the site."""
    view = View(settings, locale, "index.html")
    t = view.t
    chosen = _chosen(catalogue, view)
    content = fragment(
        "home",
        t=t,
        title=settings.site_name,
        tagline=localised(settings.brand.tagline, view) or t("home.lead"),
        search=chrome.search_form(view, "oer-search-home"),
        doors=[(name, t(f"home.{name}"), t(f"home.{name}.words"), view.page(target)) for name, target in DOORS],
        cards=[cards.card(module, view, catalogue.topics, level=3, downloads=False) for module in chosen],
        covers=[covers.inline(module) for module in chosen[:3]],
        count=t.plural("catalogue.count", len(catalogue.modules)),
        catalogue=view.page("catalogue.html"),
        mirror=view.page("mirror.html") if settings.has("mirror") else "",
        contribute=view.page("contribute.html") if settings.has("contribute") else "",
        languages=_languages(catalogue, view),
        pathways=pathway_rows(catalogue, view)[:SHOWN_PATHWAYS],
        all_pathways=view.page("pathways/index.html"),
        everything=_everything(together, view),
    )
    values = chrome.slots(
        view,
        settings.languages,
        title=settings.site_name,
        description=t("home.description"),
        head=seo.feed_link(view) + seo.harvest_link(view),
        content=content,
        search="",
        search_button="",
    )
    return Page(view.path, "home", locale, values, view.alternates(settings.languages))


def _chosen(catalogue: Catalogue, view: View) -> list[Module]:
    """Fresh and well translated first: readable in the reader's language, then newest, then by id."""
    modules = sorted(catalogue.modules, key=lambda m: m.id)
    modules.sort(key=lambda m: m.updated, reverse=True)
    modules.sort(key=lambda m: cards.readable(m, view))
    return modules[:SHOWN]


def _languages(catalogue: Catalogue, view: View) -> list[dict[str, object]]:
    """Every language of the site with the number of modules in it."""
    rows = []
    for tag in view.settings.languages:
        number = sum(tag in module.editions for module in catalogue.modules)
        rows.append(
            {
                "locale": tag,
                "dir": direction(tag),
                "name": language_name(tag),
                "count": view.t.plural("catalogue.count", number),
                "url": view.page("catalogue.html", tag),
            }
        )
    return rows


def _everything(together: Together, view: View) -> tuple[str, Markup] | None:
    """Link and words of the file that holds all packages in the reader's language; None where there is none."""
    found = together.bundles.get(view.locale)
    if not found:
        return None
    words = rich(view.t, "set.everything.link", language=named(view.locale), size=escape(size(found.size, view.t)))
    return view.to(found.path), words
