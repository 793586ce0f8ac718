"""Search: one folding of words, and per language an index in many small files. Questions are asked in the browser (theme/js/search*.js)."""

from __future__ import annotations

from .entry import Entry, entry, section_path
from .fold import fold, tokens
from .labels import labels
from .merge import merge

__all__ = ["Entry", "entry", "fold", "labels", "merge", "section_path", "tokens"]
