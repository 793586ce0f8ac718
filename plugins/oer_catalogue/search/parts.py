"""The files that postings lie in: how numbers are written, and where a list of words is cut.

A file holds a range of words: two strings, the words and their postings in the same order. theme/js/search-engine.js reads them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, repeat
from operator import add, rshift, sub

SMALLEST, LARGEST = 5_000, 12_000  # bytes of a file before compression; a single long posting may be longer

# Printable ASCII that needs no escape in a JavaScript string; a space parts one word's postings from the next.
_SIGNS = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\']
FIELD_MARKS = _SIGNS[:8]  # what follows is about this field
_TIMES = _SIGNS[8:15]  # the word stands 2 … 8 times in the next document
_MORE = _SIGNS[15]  # a number follows, then a document: the word stands there 1 + number times
_LAST, _LEAD = _SIGNS[16:80], _SIGNS[80:]  # digits: the last one (base 64) and those before it (base 12)

SHIFT = 20
"""A posting as one integer: the document's number, and above this bit how often the word stands there if more than once."""
DOCUMENT = (1 << SHIFT) - 1


@cache
def number(value: int) -> str:
    """A number from 0 in as few signs as its size needs: one below 64, two below 832."""
    high, low = divmod(value, len(_LAST))
    text = _LAST[low]
    while high:
        high, digit = divmod(high, len(_LEAD))
        text = _LEAD[digit] + text
    return text


@cache
def _times(value: int) -> str:
    """The sign for ``value`` times; 0 stands for once."""
    if value < 2:
        return ""
    return _TIMES[value - 2] if value - 2 < len(_TIMES) else _MORE + number(value - 1)


@lru_cache(maxsize=1 << 16)
def _only(value: int) -> str:
    return _times(value >> SHIFT) + number(value & DOCUMENT)


class Writer:
    """Writes the posting lists of one language with ``documents`` documents."""

    def __init__(self, documents: int) -> None:
        self._step = ["", *map(number, range(documents))].__getitem__

    def postings(self, values: Sequence[int]) -> str:
        """The documents of one word in one field, ascending, each as the step from the last one."""
        if len(values) == 1:  # half of all words
            return _only(values[0])
        if max(values) <= DOCUMENT:
            return "".join(map(self._step, map(sub, values, chain((-1,), values))))
        documents = [value & DOCUMENT for value in values]
        steps = map(self._step, map(sub, documents, chain((-1,), documents)))
        return "".join(map(add, map(_times, map(rshift, values, repeat(SHIFT))), steps))


def cuts(terms: Sequence[str], sizes: Iterable[int]) -> list[int]:
    """Where files of these words (sorted) begin. ``sizes`` are bytes per word.

    A file ends where neighbours differ most, so that few questions need two files and an edited word moves at most the cuts
    beside it: the place depends on the words around, not on how many came before.
    """
    before = list(accumulate(sizes, initial=0))
    found = [0]
    while before[-1] - before[found[-1]] > LARGEST:
        start = found[-1]
        last = max(start + 1, bisect_right(before, before[start] + LARGEST) - 1)
        if last >= len(terms):
            break
        first = max(start + 1, bisect_left(before, before[start] + SMALLEST))
        found.append(_seam(terms, min(first, last), last))
    return found


def _seam(terms: Sequence[str], first: int, last: int) -> int:
    """The last place from ``first`` to ``last`` whose word shares as few letters as possible with the one before."""
    size = shared(terms[first - 1], terms[last]) + 1
    return bisect_left(terms, terms[last][:size], first, last)


def shared(one: str, other: str) -> int:
    """How many letters two words have in common from the start."""
    size = min(len(one), len(other))
    while not other.startswith(one[:size]):
        size -= 1
    return size


def name(first: str) -> str:
    """The name of the file that begins with this word: 32-bit FNV-1a over UTF-16 units, in hex. It stays when other files come and go."""
    value = 0x811C9DC5
    data = first.encode("utf-16-le")
    for at in range(0, len(data), 2):
        value = ((value ^ (data[at] | data[at + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"
