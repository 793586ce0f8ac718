"""Small documents and modules as values, without files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from oer_catalogue.load.markdown import parse
from oer_catalogue.model import Document, DocumentState, Edition, EditionState, Glossary, Lesson, Media, Module, Provider, Quiz
from oer_catalogue.problem import Place


def make_document(body: str, name: str = "lessons/a.md", locale: str = "en", front: Mapping[str, object] | None = None) -> Document:
    return Document(f"modules/m/{locale}/{name}", name, locale, "A title", body, 1, parse(body), front or {})


def _edition(locale: str, documents: Iterable[Document], states: Mapping[str, DocumentState]) -> Edition:
    named = {document.name: document for document in documents}
    return Edition(
        locale=locale,
        title="A module",
        summary="",
        keywords=(),
        outcomes={},
        prerequisites=(),
        index=named.get("index.md") or make_document("Words.\n", "index.md", locale),
        lessons={name[8:-3]: document for name, document in named.items() if name.startswith("lessons/")},
        state=EditionState("source", "hand", False, 0, 0, states),
        quiz=Quiz(named["quiz.md"], ()) if "quiz.md" in named else None,
        glossary=Glossary(named["glossary.md"], ()) if "glossary.md" in named else None,
    )


def make_module(
    *documents: Document,
    media: Iterable[str] = (),
    transcripts: Mapping[str, Document] | None = None,
    states: Mapping[str, Mapping[str, DocumentState]] | None = None,
) -> Module:
    locales = ["en", *sorted({document.locale for document in documents} - {"en"})]
    editions = {tag: _edition(tag, [d for d in documents if d.locale == tag], (states or {}).get(tag, {})) for tag in locales}
    lessons = sorted({lesson for edition in editions.values() for lesson in edition.lessons})
    return Module(
        id="m",
        folder="modules/m",
        version="1.0.0",
        updated="2026-11-22",
        status="published",
        source_language="en",
        licence="CC-BY-4.0",
        topics=(),
        sectors=(),
        authors=(),
        origin_of_text="hand",
        provider=Provider("OER Catalogue contributors", "BE"),
        audience=(),
        level="beginner",
        eqf_level=None,
        isced_f=(),
        outcomes=(),
        lessons=tuple(Lesson(lesson, 1, ()) for lesson in lessons),
        editions=editions,
        media={path: Media(path, 1_500_000, "00", 40, 20) for path in media},
        place=Place("modules/m/module.yml"),
        transcripts=transcripts or {},
    )


@pytest.fixture
def document() -> Callable[..., Document]:
    """``document(body, name, locale, front)``: a Document of the module ``m``."""
    return make_document


@pytest.fixture
def module_of() -> Callable[..., Module]:
    """``module_of(*documents, media=…, transcripts=…, states=…)``: the module ``m``, source language en."""
    return make_module
