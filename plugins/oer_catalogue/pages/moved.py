"""Old addresses of a module that was renamed: a page that leads to the new one. Addresses are for ever."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from ..model import Catalogue
from ..settings import Settings
from . import chrome
from .context import page_names, tool_names
from .page import Page, View
from .state import rich
from .templates import fragment


def moved(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """For each page that a module had under a former name, in each locale of the site, a page that leads on."""
    for module in catalogue.modules:
        for former in module.former_slugs:
            for name in (*page_names(module, settings), *tool_names(module, settings)):
                for locale in settings.languages:
                    view = View(settings, locale, f"modules/{former}/{name}.html")
                    yield _page(view, f"modules/{module.id}/{name}.html")


def _page(view: View, target: str) -> Page:
    url, title = view.page(target), view.t("moved.title")
    link = Markup('<a href="{}">{}</a>').format(url, target)
    content = fragment("moved", title=title, text=rich(view.t, "moved.text", link=link))
    head = Markup('<meta http-equiv="refresh" content="0; url={}">').format(escape(url))
    values = chrome.slots(view, (), title=title, noindex=True, head=head, content=content, topic=escape(title))
    return Page(view.path, "module", view.locale, values)
