"""The page "Plan a group": a plan for a module of the catalogue, or for any online course."""

from __future__ import annotations

from markupsafe import Markup

from ..locales import Strings
from ..model import PLAN_MODES, Catalogue, Module, Wish
from ..plan import guide_minutes
from ..settings import Settings
from . import cards, chrome
from .catalogue import ordered
from .context import page_names
from .methods import method_data
from .page import Page, View
from .plans import ICONS, lengths, planner_strings
from .reading import Words
from .seo import json_data
from .templates import fragment
from .words import duration

NAME = "plan.html"
USUAL = Wish("in-person", 8, 90)
"""What the planner begins with: a group of eight that meets for an hour and a half."""

STRINGS = ("course.",)
"""Groups of strings that only this page's scripts say, besides those of every planner."""


def planner_page(catalogue: Catalogue, settings: Settings, locale: str) -> Page:
    """The page in one locale of the site; the same page lists every module that has a guide."""
    view = View(settings, locale, NAME)
    t = view.t
    content = fragment(
        "planner",
        t=t,
        modules=_modules(catalogue, view),
        controls=fragment("wish", t=t, modes=PLAN_MODES, people=USUAL.people, lengths=lengths(t), ready=(), icons=ICONS),
        topics=sorted((label.label(locale), id) for id, label in catalogue.topics.items()),
        data=_data(catalogue, view),
        methods=view.page("methods/index.html"),
        privacy=view.page("privacy.html") if settings.has("privacy") else "",
        contribute=view.page("contribute.html") if settings.has("contribute") else "",
    )
    values = chrome.slots(
        view, settings.languages, title=t("course.title"), description=t("course.description"), content=content,
    )  # fmt: skip
    return Page(view.path, "planner", locale, values, view.alternates(settings.languages))


def _modules(catalogue: Catalogue, view: View) -> list[tuple[Words, str, str]]:
    """Title, link to the guide, and what it takes, of every module that has one."""
    found = []
    for module in ordered(catalogue, view):
        if "guide" in page_names(module, view.settings):
            edition = cards.card_edition(module, view)
            title = Words(edition.title, edition.locale, view.around)
            found.append((title, view.module(module.id, "guide"), _takes(module, view.t)))
    return found


def _takes(module: Module, t: Strings) -> str:
    """``4 meetings, 6 h with 8 people``."""
    facts = module.guide
    if facts is None:
        return ""
    minutes = guide_minutes(facts, facts.group_ideal)
    time = t("guide.time.words", time=duration(minutes, t), n=facts.group_ideal)
    return t("module.list").join((t.plural("guide.sessions", len(facts.sessions)), time))


def _data(catalogue: Catalogue, view: View) -> Markup:
    """Methods and words for the planner in the browser."""
    value = {
        "locale": view.around,
        "site_locale": view.locale,
        "methods": method_data(catalogue.methods, view.locale, view.settings.default),
        "strings": planner_strings(view.t.locale, *STRINGS),
    }
    return json_data(value, "plan")
