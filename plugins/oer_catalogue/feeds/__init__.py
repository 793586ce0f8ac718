"""Lists of addresses for machines: feeds of modules and sitemaps for each language, and what harvesters of ResourceSync read."""

from .atom import feed
from .jsonfeed import json_feed
from .sitemap import sitemaps

__all__ = ["feed", "json_feed", "sitemaps"]
