"""The files that postings lie in: how numbers are written, and where a list of words is cut.

A file holds a range of words: two strings, the words and their postings in the same order. theme/js/search-engine.js reads them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from operator import and_, sub

SMALLEST, LARGEST = 5_000, 12_000  # bytes of a file before compression; a single long posting may be longer

# Printable ASCII that needs no escape in a JavaScript string; a space parts one word's postings from the next.
_SIGNS = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\']
FIELD_MARKS = _SIGNS[:11]  # what follows is about this field
_TIMES = _SIGNS[11:15]  # the word stands 2 … 5 times in the next document
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


def postings(lists: Iterable[Sequence[int]], mark: str) -> list[str]:
    """Each list after a mark: its documents, ascending, each as the step from the last one.

    All lists in one go, in loops in C. Documents count from 1, so that 0 can stand between two lists: there the step is not up.
    """
    values = list(chain.from_iterable(chain.from_iterable(zip(repeat((0,)), lists, strict=False))))
    before = map(and_, values, repeat(DOCUMENT))
    return "".join(map(_Steps(mark).__getitem__, map(sub, values, chain((0,), before)))).split(" ")[1:]


class _Steps(dict[int, str]):
    """How a step is written, and above ``SHIFT`` how often the word stands there; found out once for each."""

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __missing__(self, value: int) -> str:
        if value <= 0:
            text = " " + self._mark
        else:
            times, step = value >> SHIFT, value & DOCUMENT
            often = "" if times < 2 else _TIMES[times - 2] if times - 2 < len(_TIMES) else _MORE + number(times - 1)
            text = often + number(step - 1)
        self[value] = text
        return text


def fronted(words: Iterable[str]) -> str:
    """Sorted words in little room: of each the number of letters that it shares with the one before (A = none … Z = 25), and the others.

    ``["ab", "ac"]`` is ``"AabBc"``.
    """
    before, found = "", []
    for word in words:
        same = min(shared(before, word), 25)
        found.append(chr(ord("A") + same) + word[same:])  # folded words have no capital letters
        before = word
    return "".join(found)


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
