"""A module without its texts: what pages about many modules need of it. It travels between processes and stays in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import Document, DocumentState, Edition, Module


def light(module: Module) -> Module:
    """The module with all facts, titles and states, and with empty texts.

    Questions, sessions, terms, transcripts and captions are gone as well; that an edition has a quiz, a guide or a glossary is still seen.
    Of the states of documents stay those that say how much there is to translate, or that nobody knows.
    """
    return replace(
        module,
        editions={tag: _edition(edition) for tag, edition in module.editions.items()},
        media={},
        sources={},
        transcripts={},
        spoken={},
    )


def _edition(edition: Edition) -> Edition:
    quiz, guide, glossary = edition.quiz, edition.guide, edition.glossary
    return replace(
        edition,
        index=_document(edition.index),
        lessons={name: _document(document) for name, document in edition.lessons.items()},
        state=replace(edition.state, documents=dict(_open(edition.state.documents))),
        quiz=quiz and replace(quiz, document=_document(quiz.document), questions=(), intro=()),
        guide=guide
        and replace(guide, document=_document(guide.document), sessions=(), questions=(), pitfalls=(), materials={}, checklist=()),
        glossary=glossary and replace(glossary, document=_document(glossary.document), terms=()),
    )


def _open(states: Mapping[str, DocumentState]) -> Iterator[tuple[str, DocumentState]]:
    return ((name, state) for name, state in states.items() if state.words or state.freshness != "current")


def _document(document: Document) -> Document:
    return replace(document, body="", nodes=(), front={})
