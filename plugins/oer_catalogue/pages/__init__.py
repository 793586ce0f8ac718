"""The pages of the site as people meet them: values of slots that the engine's frames are filled with."""

from .catalogue import catalogue_card
from .chrome import article_slots
from .context import Download, PageContext
from .error404 import error404
from .home import site_pages
from .methods import method_data, method_pages, method_words
from .module import module_pages
from .moved import moved
from .page import SLOTS, Page, relative

__all__ = [
    "SLOTS",
    "Download",
    "Page",
    "PageContext",
    "article_slots",
    "catalogue_card",
    "error404",
    "method_data",
    "method_pages",
    "method_words",
    "module_pages",
    "moved",
    "relative",
    "site_pages",
]
