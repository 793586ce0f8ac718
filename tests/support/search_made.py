"""Small modules as values, the search files of a language, and lunr.py's whole index of the same modules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from lunr.builder import Builder

from oer_catalogue.body import Body, Section
from oer_catalogue.model import Document, Edition, EditionState, Lesson, Module, Outcome, Place, Provider
from oer_catalogue.search import Entry, entry, merge, section_path
from oer_catalogue.search.compounds import compounds, insides, tails
from oer_catalogue.search.entry import ADDED, COUNTED
from oer_catalogue.search.merge import FIELDS
from oer_catalogue.settings import Settings

TABLES = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted((Path(__file__).parents[1] / "languages").glob("*.yml"))}
STATE = EditionState("source", "hand", False, 0, 0, {})


@dataclass(frozen=True, slots=True)
class Made:
    """A module and the bodies of its documents, by locale and name."""

    module: Module
    bodies: Mapping[tuple[str, str], Body]

    @property
    def body(self) -> Callable[[str, Document], Body]:
        return lambda locale, document: self.bodies[locale, document.name]


def document(locale: str, name: str, title: str) -> Document:
    return Document(f"modules/m/{locale}/{name}.md", name, locale, title, "", 1, ())


def text_body(text: str) -> Body:
    """A body whose sections begin at lines of the form ``# id Heading``."""
    sections = []
    for part in f"\n{text}".split("\n# "):
        head, _, rest = part.partition("\n")
        id, _, heading = head.partition(" ")
        if id or rest.strip():
            sections.append(Section(id, heading, rest.strip()))
    return Body("", (), tuple(sections), ())


def made(
    id: str,
    title: str,
    text: str = "",
    *lessons: tuple[str, str, str],
    locale: str = "en",
    summary: str = "",
    keywords: Sequence[str] = (),
    outcomes: Sequence[str] = (),
) -> Made:
    """A module in one language; lessons are (id, title, text) of 15 minutes each."""
    names = [name for name, _, _ in lessons]
    edition = Edition(
        locale, title, summary, tuple(keywords), {f"LO{n}": words for n, words in enumerate(outcomes)}, (),
        document(locale, "index", title), {name: document(locale, name, words) for name, words, _ in lessons}, STATE,
    )  # fmt: skip
    bodies = {(locale, "index"): text_body(text), **{(locale, name): text_body(words) for name, _, words in lessons}}
    module = Module(
        id, f"modules/{id}", "1.0.0", "2026-01-01", "published", locale, "CC-BY-4.0", (), (), (), "hand", Provider("P", "BE"), (),
        "beginner", None, (), tuple(Outcome(f"LO{n}", "skill") for n in range(len(outcomes))),
        tuple(Lesson(name, 15, ()) for name in names), {locale: edition}, {}, Place(f"modules/{id}/module.yml"),
    )  # fmt: skip
    return Made(module, bodies)


def entries(
    locale: str, modules: Iterable[Made], languages: tuple[str, ...] = ("en",), labels: Mapping[str, Sequence[str]] | None = None
) -> list[Entry]:
    """The entries of modules; ``labels`` are what each is filed under, by its id."""
    filed = labels or {}
    return [entry(one.module, locale, one.body, Settings(languages=languages), filed.get(one.module.id, ())) for one in modules]


def files(locale: str, found: Sequence[Entry]) -> dict[str, bytes]:
    """Every search file of a language, by site path."""
    return {**dict(merge(locale, found)), **{section_path(locale, one.module): one.sections for one in found}}


def asked() -> Iterator[tuple[str, dict[str, list], list[dict[str, str]]]]:
    """Of each table of tests/languages: the locale, the search files by key, the questions with the document that each must hit."""
    for locale, table in TABLES.items():
        documents = [made(id, words["title"], words["text"], locale=locale) for id, words in table["documents"].items()]
        yield locale, dict(map(data, files(locale, entries(locale, documents, (locale,))).values())), table["queries"]


def data(script: bytes) -> tuple[str, list]:
    """The key and the values of a search file, read as strict JSON."""
    text = script.decode()
    assert text.startswith("oer.searchData(")
    assert text.endswith(");\n")
    key, *values = json.loads(f"[{text.removeprefix('oer.searchData(').removesuffix(');' + chr(10))}]")
    return key, values


def field_tokens(found: Sequence[Entry]) -> list[dict[str, list[str]]]:
    """The tokens of each field of each module, in order of their ids: the documents of a whole index.

    What nobody wrote comes from the words of the other fields, each token once per module.
    """
    documents = []
    for one in sorted(found, key=lambda one: one.module):
        fields = {
            name: [token for times, tokens in groups for token in tokens.split(" ") * times]
            for name, groups in zip((*COUNTED, *ADDED), (*one.counts, *one.added), strict=True)
        }
        documents.append(fields)
    known = {token for fields in documents for name in COUNTED for token in fields[name]}
    for fields in documents:
        near = {token for name in COUNTED[:-1] for token in fields[name]}
        fields["inside"] = sorted({end for token in near for end in insides(token)})
        words = {token for name in COUNTED for token in fields[name]}
        fields["parts"] = sorted({end for token in compounds(known) if token in words for end in tails(token, known)})
    return documents


def whole_index(found: Sequence[Entry], inside: bool = False) -> dict:
    """lunr.py's whole index of the same modules, in lunr's own serialised form; documents are numbered in order of their ids.

    ``inside``: the other index, of the ends of the words of titles and the like.
    """
    used = [(name, boost) for name, boost in FIELDS if (name == "inside") == inside]
    builder = Builder()
    for name, boost in used:
        builder.field(name, boost)
    for number, fields in enumerate(field_tokens(found)):
        builder.add({"id": str(number), **{name: fields[name] for name, _ in used}})
    # Empty fields are left out of the averages: lunr would take the keywords of a few modules for very long.
    filled = {ref.partition("/")[0] for ref, length in builder.field_lengths.items() if length}
    for ref in [ref for ref, length in builder.field_lengths.items() if not length and ref.partition("/")[0] in filled]:
        del builder.field_lengths[ref], builder.field_term_frequencies[ref]
    return builder.build().serialize()
