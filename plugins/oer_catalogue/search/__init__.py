"""Search: one folding of words and one index per language. The questions are asked in the browser (theme/js/search*.js)."""

from __future__ import annotations

from .fold import fold, tokens
from .index import SearchDoc, build, docs_for, lunr_index

__all__ = ["SearchDoc", "build", "docs_for", "fold", "lunr_index", "tokens"]
