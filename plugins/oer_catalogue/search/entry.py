"""What the search of one language needs of one module: counted in the process that draws the module, merged later."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..model import Document, Edition, Module, fallbacks
from ..settings import Settings
from .fold import count
from .labels import stop_words
from .stems import LONGEST, language, stems

if TYPE_CHECKING:
    from ..body import Body

COUNTED = ("title", "outcomes", "keywords", "summary", "lessons", "text")
"""The fields of a module whose words are counted: its own words, and those of its lessons and its glossary."""
ADDED = ("labels", "stems", "text_stems")
"""Fields of tokens that the module need not hold, each once: words and stems of what it is filed under, in the reader's language; the
stems of the words of its titles and the like; those of its texts."""
SNIPPET = 160  # characters of a result card

Counts = tuple[tuple[int, str], ...]
"""The tokens of one field: how often, and the tokens that stand there so often, sorted, between spaces."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A module in the search of one language: the same value for the same sources, whoever makes it.

    ``folder`` is where modules lie for these readers (``modules/``, ``el/modules/``); ``card`` is what a result shows: title,
    summary, minutes, and the language of these words, which is not the reader's where a translation is missing; ``counts`` are
    in the order of ``COUNTED``, ``added`` in that of ``ADDED``; ``sections`` is the script of the
    module's own small index, to be published at ``section_path``.
    """

    module: str
    folder: str
    card: tuple[str, str, int, str]
    counts: tuple[Counts, ...]
    added: tuple[Counts, ...]
    sections: bytes


def section_path(locale: str, module: str) -> str:
    """The site path of the index of lessons and sections of one module, in a folder of its own as all that a module publishes."""
    return f"data/search/{locale}/m/{module}/sections.js"


def script(key: str, *values: str) -> bytes:
    """The classic script ``oer.searchData("<key>", <value>, …)``; values are JSON already.

    A file's key is its path without ``data/search/`` and suffix.
    """
    text = f"oer.searchData({','.join([as_json(key), *values])});\n"
    if "\u2028" in text or "\u2029" in text:  # line ends inside a script's string before ES2019
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode()


as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def entry(module: Module, locale: str, body: Callable[[str, Document], Body], settings: Settings, labels: Sequence[str] = ()) -> Entry:
    """What the search of readers of ``locale`` needs of a module.

    ``body(edition locale, document)`` renders a document; ``labels`` are what the module is filed under, in ``locale``. What
    a language lacks comes from the first edition of the fallback chain that has it, as on the pages; a lesson that no edition of the
    chain has is left out.
    """
    chain = fallbacks(locale, settings.default, module.source_language)
    editions = [module.editions[tag] for tag in chain if tag in module.editions]
    words = editions[0]
    parts = list(_parts(module, editions))
    bodies = [(name, minutes, document, body(document.locale, document)) for name, minutes, document in parts]
    outcomes = list(_outcomes(module, editions))
    lessons = [document for name, _, document in parts if name not in ("index", "glossary")]
    texts = (
        words.title,
        "\n".join([text for _, text in outcomes]),
        "\n".join(words.keywords),
        words.summary,
        "\n".join([document.title for document in lessons]),
    )
    near = [(words.locale, text) for text in (words.title, words.summary, *words.keywords)] + outcomes
    near += [(document.locale, document.title) for document in lessons]
    far = [(document.locale, _text(shown)) for *_, document, shown in bodies]
    counts = (*map(_grouped, texts), _counted("\n".join([text for _, text in far])))
    return Entry(
        module.id,
        f"{'' if locale == settings.default else locale + '/'}modules/",
        (words.title, shortened(words.summary or next((text for _, text in far), "")), module.minutes, words.locale),
        counts,
        (_labels(labels, locale), _stems(near, locale, counts[:-1]), _stems(far, locale, counts[-1:])),
        script(f"{locale}/m/{module.id}/sections", as_json(_sections(words.title, bodies))),
    )


def _sections(title: str, bodies: Iterable[tuple[str, int, Document, Body]]) -> list[list[object]]:
    """Name, title, minutes, language and sections of each page of a module: its own small index."""
    return [
        [name, document.title if name != "index" else title, minutes, document.locale, [[s.id, s.title, s.text] for s in shown.sections]]
        for name, minutes, document, shown in bodies
    ]


def _stems(texts: Sequence[tuple[str, str]], locale: str, counts: Iterable[Counts]) -> Counts:
    """The stems of those texts that are in the language of the locale: another language has other endings. ``counts`` are of all texts."""
    own = [text for tag, text in texts if tag.split("-")[0] == language(locale)]
    if not own:
        return ()
    joined = "\n".join(own)
    known = (
        {token for groups in counts for _, tokens in groups for token in tokens.split(" ")} if len(own) == len(texts) else _tokens(joined)
    )
    return _once(stems(joined, known, locale))


def _labels(labels: Iterable[str], locale: str) -> Counts:
    """The tokens of labels and their stems, without those that every label may have."""
    text = "\n".join(labels)
    found = _tokens(text)
    return _once((found | stems(text, found, locale)) - stop_words(locale))


def _tokens(text: str) -> set[str]:
    return {token[:LONGEST] for token in count(text)}


def _once(tokens: set[str]) -> Counts:
    return ((1, " ".join(sorted(tokens))),) if tokens else ()


def _parts(module: Module, editions: Sequence[Edition]) -> Iterator[tuple[str, int, Document]]:
    """Name, minutes and words of each page that is searched: the module's own, its lessons in order, its glossary."""
    yield "index", 0, editions[0].index
    for lesson in module.lessons:
        edition = next((e for e in editions if lesson.id in e.lessons), None)
        if edition is not None:
            yield lesson.id, lesson.minutes, edition.lessons[lesson.id]
    glossary = next((e.glossary for e in editions if e.glossary is not None), None)
    if glossary is not None:
        yield "glossary", 0, glossary.document


def _outcomes(module: Module, editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """Language and text of each outcome that has one."""
    for outcome in module.outcomes:
        found = next(((e.locale, e.outcomes[outcome.id]) for e in editions if outcome.id in e.outcomes), ("", ""))
        if found[1]:
            yield found


def _text(body: Body) -> str:
    return "\n".join([part for section in body.sections for part in (section.title, section.text) if part])


def _grouped(text: str) -> Counts:
    counted = count(text)
    if max(map(len, counted), default=0) > LONGEST:
        short: dict[str, int] = {}
        for token, times in counted.items():
            short[token[:LONGEST]] = short.get(token[:LONGEST], 0) + times
        counted = short
    groups: dict[int, list[str]] = {1: [token for token, times in counted.items() if times == 1]}
    for token, times in counted.items():
        if times > 1:
            groups.setdefault(times, []).append(token)
    return tuple([(times, " ".join(sorted(groups[times]))) for times in sorted(groups) if groups[times]])


_counted = lru_cache(maxsize=4)(_grouped)  # the same text is counted for every language that lacks a translation, one after the other


def shortened(text: str) -> str:
    """The first words of a text, cut between words."""
    line = re.sub(r"\s+", " ", text[: 8 * SNIPPET]).strip()
    if len(line) <= SNIPPET:
        return line
    head = line[:SNIPPET]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:–-") + " …"
