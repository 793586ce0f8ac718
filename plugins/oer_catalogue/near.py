"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST = 1000  # words that are compared; a comparison costs some 10 microseconds
LONGEST = 200


def near(word: str, words: Iterable[str]) -> str:
    """The one of ``words`` that was probably meant by ``word``, or "" if none is like it. Case does not count."""
    known = {known.casefold(): known for known in sorted(words, reverse=True)}
    typed = word.casefold()
    if len(typed) > LONGEST:
        return ""
    if len(known) > MOST:
        known = {key: known[key] for key in sorted(key for key in known if key[:1] == typed[:1])[:MOST]}
    best = difflib.get_close_matches(typed, sorted(known), n=1, cutoff=0.6)
    if not best and len(typed) > 2:  # "CC-BY" for "CC-BY-4.0": the beginning is right
        best = [w for w in sorted(known) if w.startswith(typed)]
    return known[best[0]] if best else ""
