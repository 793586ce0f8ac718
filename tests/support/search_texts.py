"""Synthetic modules for measuring the search: values in memory, no files. Everything follows from the seed.

A language has 120,000 made-up words (a real catalogue of 1,000 modules has about 100,000) under its most frequent real ones; the word
of rank r is drawn with weight (r + 2.7) ** -1.2, by Zipf's law with Mandelbrot's offset: 100 modules have about 44,000 different words,
1,000 have 109,000. Each module has words of its own subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from oer_catalogue.body import Body, Section
from oer_catalogue.model import Document, Edition, EditionState, Lesson, Module, Outcome, Place, Provider

SCRIPTS = {"en": "Latin", "el": "Greek", "bg": "Cyrillic"}
MADE_UP = 120_000
PAGES, WORDS = 8, 673
STATE = EditionState("source", "hand", False, 0, 0, {})

_FREQUENT = {
    "en": "the of and to a in is that for it as was with be by on not he his but at are this have from or had an they which one you",
    "el": "και το να του η της με που την από για τα είναι των σε ο οι στο θα τη στην τον δεν τους ένα μια στη ότι στα ή αλλά έχει ως",
    "bg": "на и да се в от за е с не по са че си като до ще при това или една един но този тази които след към през може както той бе",
}
_SYLLABLES = {
    "en": ("t s r n l m d k p b f g h w v st tr pr pl gr sh ch br", "e a o i u ea ou ee ai", "n r s t l nd st ck m rt ng ll"),
    "el": ("τ σ π κ μ ν ρ λ γ δ θ β φ χ στ τρ πρ κλ ξ ζ γρ πλ", "α ο ε ι η υ ω ου ει αι οι ά ό έ ί ή ύ ώ", "ς ν ρ σ λ"),
    "bg": ("т с р н в д к п л м г б з ч ст пр тр ж ш гр х ц щ", "а е о и у ъ я ю", "н т р л к с м щ"),
}


@lru_cache(maxsize=3)
def vocabulary(locale: str, seed: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words by rank and the running sums of their weights."""
    random = Random(f"{seed}/{locale}")
    starts, vowels, ends = (part.split() for part in _SYLLABLES[locale])

    def pick(parts: list[str]) -> str:
        return parts[int(len(parts) * random.random() ** 1.7)]

    words = dict.fromkeys(_FREQUENT[locale].split())
    while len(words) < MADE_UP:
        length = 1 + (len(words) > 400) + (len(words) > 8000) + (random.random() < 0.5) + (random.random() < 0.2)
        words["".join(pick(starts) + pick(vowels) for _ in range(length)) + (pick(ends) if random.random() < 0.7 else "")] = None
    return tuple(words), tuple(accumulate((rank + 2.7) ** -1.2 for rank in range(1, len(words) + 1)))


@dataclass(frozen=True, slots=True)
class Made:
    """A module in one language and the bodies of its documents."""

    module: Module
    body: Callable[[str, Document], Body]


def modules(locale: str, count: int, seed: int = 1) -> Iterator[Made]:
    """``count`` modules of ``PAGES`` pages of ``WORDS`` words, in order of their ids."""
    words, sums = vocabulary(locale, seed)
    for number in range(count):
        yield _module(locale, f"module-{number:05d}", words, sums, Random(f"{seed}/{locale}/{number}"))


def _module(locale: str, id: str, words: tuple[str, ...], sums: tuple[float, ...], random: Random) -> Made:
    subject = random.choices(words[300:], k=30)

    def draw(count: int) -> str:
        drawn = random.choices(words, cum_weights=sums, k=count)
        drawn[3::12] = random.choices(subject, k=len(drawn[3::12]))
        drawn[9::11] = [word + "," for word in drawn[9::11]]
        return " ".join(drawn).capitalize() + "."

    bodies: dict[str, Body] = {}

    def document(name: str) -> Document:
        texts = [Section(f"s{at}" if at else "", draw(4) if at else "", draw(WORDS // 4)) for at in range(4)]
        bodies[name] = Body("", (), tuple(texts), ())
        return Document(f"modules/{id}/{locale}/{name}.md", name, locale, " ".join(random.choices(subject, k=4)), "", 1, ())

    lessons = [f"lesson-{letter}" for letter in "abcdefg"[: PAGES - 1]]
    edition = Edition(
        locale, " ".join(random.sample(subject, 3)).capitalize(), draw(25), tuple(random.sample(subject, 5)),
        {f"LO{n}": draw(10) for n in (1, 2, 3)}, (), document("index"), {lesson: document(lesson) for lesson in lessons}, STATE,
    )  # fmt: skip
    module = Module(
        id, f"modules/{id}", "1.0.0", "2026-01-01", "published", locale, "CC-BY-4.0", (), (), (), "hand", Provider("P", "BE"),
        (), "beginner", None, (), tuple(Outcome(f"LO{n}", "skill") for n in (1, 2, 3)), tuple(Lesson(lesson, 15, ()) for lesson in lessons),
        {locale: edition}, {}, Place(f"modules/{id}/module.yml"),
    )  # fmt: skip
    return Made(module, lambda _, document: bodies[document.name])
