"""The pages of the site as people meet them: values of slots that the engine's frames are filled with."""

from .catalogue import catalogue_card
from .chrome import article_slots
from .context import NOT_TOGETHER, Download, PageContext, Together
from .error404 import error404
from .home import site_pages
from .methods import method_data, method_pages, method_words
from .module import module_pages
from .moved import moved
from .page import SLOTS, Page, relative
from .pathways import pathway_pages
from .translate import translate_pages

__all__ = [
    "NOT_TOGETHER",
    "SLOTS",
    "Download",
    "Page",
    "PageContext",
    "Together",
    "article_slots",
    "catalogue_card",
    "error404",
    "method_data",
    "method_pages",
    "method_words",
    "module_pages",
    "moved",
    "pathway_pages",
    "relative",
    "site_pages",
    "translate_pages",
]
