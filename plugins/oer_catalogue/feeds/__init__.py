"""Lists of addresses for machines: a feed of modules and a sitemap for each language."""

from .atom import feed
from .sitemap import sitemap_index, sitemaps

__all__ = ["feed", "sitemap_index", "sitemaps"]
