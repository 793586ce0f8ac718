"""The search index of one language: what can be found (``docs_for``) and the script that carries it (``build``).

lunr.py computes the weights (BM25, k1 1.2, b 0.75) over tokens that are folded already: its pipeline stays empty, because its own
language support stems unknown languages as English. The script holds the words once and, per document and field, which words it has
and how heavy they are; the browser turns that back into lunr.js 2.3.9's own form, so that both sides give the same scores.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lunr.builder import Builder

from ..model import Document, Edition, Module, fallbacks
from ..settings import Settings
from .fold import tokens

if TYPE_CHECKING:
    from ..body import Body

# Field and boost: a word in a title says more than the same word in a text.
FIELDS = (("title", 10), ("outcomes", 5), ("keywords", 5), ("summary", 3), ("lessons", 3), ("text", 1))
SNIPPET = 160  # characters of a result card


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """One thing that can be found: a module or a lesson.

    ``ref`` is ``<module>`` or ``<module>/<lesson>``, unique per language; ``url`` is relative to the site's root;
    ``lang`` is the language of the words, which is not the reader's where a translation is missing.
    """

    ref: str
    module: str
    title: str
    outcomes: tuple[str, ...]
    summary: str
    keywords: tuple[str, ...]
    lessons: tuple[str, ...]
    text: str
    url: str
    kind: str  # module | lesson
    lang: str
    minutes: int = 0
    snippet: str = ""  # what the result card shows; "" = the summary, else the text


def docs_for(module: Module, locale: str, body: Callable[[str, Document], Body], settings: Settings) -> Iterator[SearchDoc]:
    """The search documents of a module for readers of ``locale``: the module, then its lessons in order.

    ``body(edition locale, document)`` renders a document. What a language lacks comes from the first edition of the fallback
    chain that has it, as on the pages; a lesson that no edition of the chain has is left out.
    """
    chain = fallbacks(locale, settings.default, module.source_language)
    editions = [module.editions[tag] for tag in chain if tag in module.editions]
    folder = f"{'' if locale == settings.default else locale + '/'}modules/{module.id}"
    found = ((lesson, next((e for e in editions if lesson.id in e.lessons), None)) for lesson in module.lessons)
    lessons = [(lesson, edition) for lesson, edition in found if edition is not None]
    yield _module_doc(module, editions, [edition.lessons[lesson.id].title for lesson, edition in lessons], body, folder)
    for lesson, edition in lessons:
        document = edition.lessons[lesson.id]
        shown = body(edition.locale, document)
        yield SearchDoc(
            ref=f"{module.id}/{lesson.id}",
            module=module.id,
            title=document.title,
            outcomes=_outcomes(editions, lesson.outcomes),
            summary="",
            keywords=(),
            lessons=(),
            text=_text(shown),
            url=f"{folder}/{lesson.id}.html",
            kind="lesson",
            lang=edition.locale,
            minutes=lesson.minutes,
            snippet=next((section.text for section in shown.sections if section.text.strip()), "")[: 4 * SNIPPET],
        )


def _module_doc(
    module: Module, editions: Sequence[Edition], lessons: Sequence[str], body: Callable[[str, Document], Body], folder: str
) -> SearchDoc:
    words = editions[0]
    terms = next((e for e in editions if e.glossary is not None), None)
    return SearchDoc(
        ref=module.id,
        module=module.id,
        title=words.title,
        outcomes=_outcomes(editions, [outcome.id for outcome in module.outcomes]),
        summary=words.summary,
        keywords=words.keywords,
        lessons=tuple(lessons),
        text="\n".join([_text(body(words.locale, words.index)), _glossary(terms, body)]),
        url=f"{folder}/index.html",
        kind="module",
        lang=words.locale,
        minutes=module.minutes,
    )


def _outcomes(editions: Sequence[Edition], ids: Iterable[str]) -> tuple[str, ...]:
    found = (next((e.outcomes[name] for e in editions if name in e.outcomes), "") for name in ids)
    return tuple(text for text in found if text)


def _text(body: Body) -> str:
    return "\n".join(part for section in body.sections for part in (section.title, section.text) if part)


def _glossary(edition: Edition | None, body: Callable[[str, Document], Body]) -> str:
    if edition is None or edition.glossary is None:
        return ""
    return _text(body(edition.locale, edition.glossary.document))


def lunr_index(docs: Sequence[SearchDoc]) -> dict:
    """lunr's own serialised form, with documents numbered in the order given: what lunr.js and lunr.py can load."""
    if not docs:  # lunr.py divides by the number of documents
        return {"version": "2.3.9", "fields": [name for name, _ in FIELDS], "fieldVectors": [], "invertedIndex": [], "pipeline": []}
    builder = Builder()
    for name, boost in FIELDS:
        builder.field(name, boost)
    for number, doc in enumerate(docs):
        builder.add({"id": str(number), **{name: _tokens(getattr(doc, name)) for name, _ in FIELDS}})
    _forget_empty(builder)
    return builder.build().serialize()


def _forget_empty(builder: Builder) -> None:
    """Take empty fields out of the averages: lessons have no keywords, and lunr would take the keywords of every module for very long."""
    filled = {ref.partition("/")[0] for ref, length in builder.field_lengths.items() if length}
    for ref in [ref for ref, length in builder.field_lengths.items() if not length and ref.partition("/")[0] in filled]:
        del builder.field_lengths[ref], builder.field_term_frequencies[ref]


def _tokens(value: str | tuple[str, ...]) -> list[str]:
    return tokens(value) if isinstance(value, str) else [token for part in value for token in tokens(part)]


def build(locale: str, docs: Iterable[SearchDoc]) -> bytes:
    """The classic script ``oer.searchIndex("<locale>", {…})``: the same bytes for the same documents, in whatever order they come.

    The data: ``version`` of lunr; ``fields``; ``docs`` = result cards ``[module, kind, title, url, snippet, minutes, lang]``;
    ``terms`` = all words, sorted by UTF-16 unit as lunr.js demands, between spaces; ``vectors`` = per document, per field, flat
    pairs of the step from the last word's number and the weight in thousandths. Raises ValueError if two documents share a ref.
    """
    ordered = sorted(docs, key=lambda doc: doc.ref)
    if len({doc.ref for doc in ordered}) != len(ordered):
        raise ValueError(f"two search documents of {locale} have the same ref")
    index = lunr_index(ordered)
    terms = sorted((term for term, _ in index["invertedIndex"]), key=lambda term: term.encode("utf-16-be"))
    position = {term: number for number, term in enumerate(terms)}
    number_of = {posting["_index"]: position[term] for term, posting in index["invertedIndex"]}
    vectors: list[list[list[int]]] = [[[] for _ in FIELDS] for _ in ordered]
    columns = {name: column for column, (name, _) in enumerate(FIELDS)}
    for ref, elements in index["fieldVectors"]:
        field, _, number = ref.partition("/")
        vectors[int(number)][columns[field]] = _steps(elements, number_of)
    data = {
        "version": index["version"],
        "fields": list(columns),
        "docs": [_card(doc) for doc in ordered],
        "terms": " ".join(terms),
        "vectors": vectors,
    }
    return f"oer.searchIndex({_json(locale)}, {_json(data)});\n".encode()


def _steps(elements: Sequence[float], number_of: dict[int, int]) -> list[int]:
    """``[index, weight, …]`` of lunr → ``[step, thousandths, …]`` in the order of our word numbers. lunr.py rounds weights to 0.001."""
    pairs = sorted((number_of[int(elements[i])], round(elements[i + 1] * 1000)) for i in range(0, len(elements), 2))
    flat, last = [], 0
    for number, weight in pairs:
        flat += (number - last, weight)
        last = number
    return flat


def _card(doc: SearchDoc) -> list[str | int]:
    return [doc.module, doc.kind, doc.title, doc.url, _snippet(doc.snippet or doc.summary or doc.text), doc.minutes, doc.lang]


def _snippet(text: str) -> str:
    """The first words of a text, cut between words."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= SNIPPET:
        return line
    head = line[:SNIPPET]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:–-") + " …"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # line ends inside a script's string before ES2019
