"""Words for synthetic texts: real function words and made-up words, drawn by Zipf's law, in Latin, Greek and Cyrillic.

A vocabulary has the language's most frequent real words at its first ranks and ``MADE_UP`` pseudo-words below them. The word
of rank r is drawn with weight 1 / (r + 2.7) (Zipf with Mandelbrot's offset), so function words are about a third of a text.
Everything follows from the seed: ``random.Random`` over a text gives the same numbers on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

MADE_UP = 30_000
OFFSET = 2.7

FUNCTION_WORDS = {
    "en": "the of and to a in is that for it as was with be by on not he his but at are this have from or had an they which one you "
    "were all her she there would their we him been has when who will no more if out so up said what its about than into them "
    "can only other time",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
    "wurde wenn kann schon",
    "it": "di e il la che in a un per è una non del con si da le i della sono al dei come lo più alla ma nel anche su delle gli ha "
    "o dal se ai questo nella ci tra stato essere dalla molto loro dopo quando cui anni suo prima tutti due era sua hanno fra "
    "così solo altri senza",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya "
    "entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez "
    "puede todos así nos",
    "el": "και το να του η της με που την από για τα είναι των σε ο οι στο θα τη στην τον δεν τους ένα μια στη ότι στα ή αλλά έχει "
    "ως ήταν όπως μας πως κατά μετά αυτό μου πολύ πριν όταν μόνο αν μπορεί έναν στις χωρίς σας τις προς όλα κάθε πρέπει ακόμη "
    "αυτή δύο",
    "bg": "на и да се в от за е с не по са че си като до ще при това или една един но този тази които след към през може както той "
    "бе още само има какво ако те му няма така много между без все где нас ние вече трябва преди когато бъде тук над "
    "всички други под",
}
LANGUAGES = ("en", "de", "el", "bg", "it", "es")

# Beginnings, vowels and ends of syllables, most frequent first; a capital has no meaning here.
_SYLLABLES = {
    "en": ("t s r n l m d k p b f g h w v st tr pr pl gr sh ch br", "e a o i u ea ou ee ai", "n r s t l nd st ck m rt ng ll"),
    "de": ("s g b st v h w d m k l r t n f z sch tr br p pf schl gl", "e a i u ei o ie ä ü ö au", "n r t s l ch nd ng st rt ck ß"),
    "it": ("c r t s l m p n d v g f b st tr pr sc gl br qu z ch", "a e i o u io ia à", "r n l s"),
    "es": ("c r t s l m p n d v g b f tr pr ll br ch gr ñ j qu z", "a e o i u ie ue ía ó á", "s n r l d"),
    "el": ("τ σ π κ μ ν ρ λ γ δ θ β φ χ στ τρ πρ κλ ξ ζ γρ πλ", "α ο ε ι η υ ω ου ει αι οι ά ό έ ί ή ύ ώ", "ς ν ρ σ λ"),
    "bg": ("т с р н в д к п л м г б з ч ст пр тр ж ш гр х ц щ", "а е о и у ъ я ю", "н т р л к с м щ"),
}
_ENDS = {
    "en": ("", "s", "ing", "ed", "er", "ly", "tion", "ness"),
    "de": ("en", "e", "er", "ung", "lich", "keit", "", "t"),
    "it": ("a", "o", "e", "i", "zione", "mente", "are", "ità"),
    "es": ("a", "o", "os", "as", "ción", "mente", "ar", "idad"),
    "el": ("ος", "η", "α", "ων", "ες", "ο", "ους", "ση"),
    "bg": ("а", "о", "и", "ът", "та", "ност", "ен", "ски"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by rank, with the running sums of their weights."""

    locale: str
    words: tuple[str, ...]
    sums: tuple[float, ...]

    def draw(self, random: Random, count: int) -> list[str]:
        """``count`` words as a text of this language would have them."""
        return random.choices(self.words, cum_weights=self.sums, k=count)


@lru_cache(maxsize=len(LANGUAGES))
def vocabulary(locale: str, seed: int) -> Vocabulary:
    """The vocabulary of one language. Raises KeyError for a language without syllables here."""
    random = Random(f"{seed}/vocabulary/{locale}")
    starts, vowels, closes = (part.split() for part in _SYLLABLES[locale])
    words = dict.fromkeys(FUNCTION_WORDS[locale].split())
    while len(words) < MADE_UP + len(FUNCTION_WORDS[locale].split()):
        # Frequent words are short: one or two syllables at the first ranks, up to four below.
        length = 1 + (len(words) > 500) + (random.random() < 0.5) + (random.random() < 0.15)
        word = "".join(_pick(random, starts) + _pick(random, vowels) for _ in range(length))
        word += random.choice(_ENDS[locale]) if random.random() < 0.6 else _pick(random, closes)
        words[_accented(word) if locale == "el" else word] = None
    ranked = tuple(words)
    return Vocabulary(locale, ranked, tuple(accumulate(1 / (rank + OFFSET) for rank in range(1, len(ranked) + 1))))


def _pick(random: Random, parts: Sequence[str]) -> str:
    """One of the parts, early ones more often."""
    return parts[int(len(parts) * random.random() ** 1.7)]


_PLAIN = str.maketrans("άέήίόύώ", "αεηιουω")


def _accented(word: str) -> str:
    """At most one accent in a Greek word, and a final sigma only at its end."""
    first = next((i for i, letter in enumerate(word) if letter in "άέήίόύώ"), len(word))
    body = word[: first + 1] + word[first + 1 :].translate(_PLAIN)
    return body[:-1].replace("ς", "σ") + ("ς" if body[-1] in "σς" else body[-1])
