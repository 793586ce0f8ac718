"""Light stemmers for languages that Snowball does not know: the longest of some endings goes, and what is left begins alike in all cases.

Endings of nouns and adjectives alone, in folded spelling, in the manner of Dolamic and Savoy, *Indexing and stemming approaches for the
Czech language* (Information Processing & Management 45, 2009), and Savoy, *Searching strategies for the Bulgarian language* (Information
Retrieval 10, 2007); for Latvian see also Kreslins, *A stemming algorithm for Latvian* (1996); for Slovene Popovič and Willett (JASIS 43,
1992); for Croatian Ljubešić, Boras and Kubelka (INFuture 2007). The browser gets the endings with the directory of the language.
"""

from __future__ import annotations

from functools import cache

SHORTEST = 3  # letters that are left

# The longer ones first.
ENDINGS = {
    "bg": "ищата овете евете етата иите ията ието ият ите ата ята ото ето ета ове еве ища ия ии ие ът ят а я о е и",
    "hr": "ovima evima ama ima ovi evi ova eva ove eve oga ome omu om em og oj ih im a e i o u",
    "lv": "ajiem ajam ajas ajos ajai ajo aja ais iem ies ie am as ai em es ei im is os us a e i o u s",
    "mt": "ijiet jiet iet at ja ji i a e",
    "sk": "iach iami ami ach iam eho emu ych ich ymi imi ovi ia ie iu om em ou am ov ym im ej a e i o u y",
    "sl": "ostjo ega emu ama oma ema ami imi ijo ih im om em am ov ev jo a e i o u",
    "uk": "іями ією іям іях ами ями ого ому ими ія іі ію іи ии оі ою ею єю ом ем єм ам ям ах ях ів еи их им ім а я о е є і и у ю ь",
}
SWAPS = {"bg": "цк зг", "hr": "ck zg"}
"""Last letters that change before some endings: ``уроци`` is of ``урок``."""


def light(word: str, tag: str) -> str:
    """What is left of a folded word without its ending; of two equal letters at its end one stays, as Ukrainian has them."""
    endings, most = _endings(tag)
    size = next((size for size in range(min(most, len(word) - SHORTEST), 0, -1) if word[-size:] in endings), 0)
    left = word[: len(word) - size]
    if len(left) > SHORTEST and left[-1] == left[-2]:
        left = left[:-1]
    for last, first in SWAPS.get(tag, "").split():
        if left.endswith(last):
            return left[:-1] + first
    return left


@cache
def _endings(tag: str) -> tuple[frozenset[str], int]:
    """The endings of a language, and the letters of the longest one."""
    found = ENDINGS[tag].split()
    return frozenset(found), len(found[0])
