"""What a module is filed under, in words of the reader's language, also where the module itself has none; and words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .. import locales
from ..model import Label, Module
from .fold import tokens


@lru_cache(maxsize=64)
def stop_words(locale: str) -> frozenset[str]:
    """The folded words of a language that no question is about; none where its interface has no list."""
    return frozenset(tokens(locales.stop_words(locale)))


def labels(module: Module, locale: str, topics: Mapping[str, Label], sectors: Mapping[str, Label]) -> tuple[str, ...]:
    """Topics, sectors, competences, fields of education (ISCED-F, each with its broader ones) and keywords, as far as there are words for
    them in the language of the locale, each once."""
    own = locale.split("-")[0]
    filed = [known[id].words(locale) for known, ids in ((topics, module.topics), (sectors, module.sectors)) for id in ids if id in known]
    found = [label for label, tag in filed if tag.split("-")[0] == own]
    words = locales.labels(locale)
    codes = [(one.framework, one.code) for outcome in module.outcomes for one in outcome.competences]
    codes += [("isced-f", code[:size]) for code in module.isced_f for size in range(2, len(code) + 1)]
    found += [words.get(framework, {}).get(code, "") for framework, code in codes]
    for tag, edition in module.editions.items():
        if tag.split("-")[0] == own:
            found += edition.keywords
    return tuple(dict.fromkeys(filter(None, found)))
