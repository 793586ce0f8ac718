"""How true a text is: badges and the thin line above a page, on two axes, freshness and origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from ..load.blocks import changed_words
from ..locales import Strings, direction, language_name
from ..model import Document, DocumentState, Edition, EditionState, MethodWords, Module, PathwayWords
from ..translate.status import Row
from .page import View
from .templates import fragment

EMPTY = Markup("")
TONES = {"source": "good", "current": "good", "outdated": "caution", "partial": "caution", "unrecorded": "caution", "missing": "quiet"}


def rich(t: Strings, key: str, **values: Markup) -> Markup:
    """A string of the interface with HTML in its placeholders; everything else is escaped."""
    return Markup(escape(t.texts[key])).format(**values)


def named(locale: str) -> Markup:
    """A language's own name, marked up as that language."""
    return Markup('<span lang="{}" dir="{}">{}</span>').format(locale, direction(locale), language_name(locale))


@dataclass(frozen=True, slots=True)
class Badge:
    """``freshness`` and ``origin`` are words for people; ``tone`` names the colour that goes with them."""

    key: str
    tone: str
    freshness: str
    origin: str
    machine: bool


def origin_of(module: Module, edition: Edition, state: DocumentState | EditionState) -> tuple[str, bool]:
    """Origin and review of a text; the source language's origin stands in module.yml."""
    if edition.locale == module.source_language and state.origin == "unknown":
        return module.origin_of_text, state.reviewed
    return state.origin, state.reviewed


def sentence(words: str) -> str:
    """The words with a capital at the start, where the script has one."""
    return words[:1].upper() + words[1:]


def origin_words(origin: str, reviewed: bool, translated: bool, t: Strings) -> str:
    """``drafted by machine, not yet reviewed by a person`` and its sisters; nothing for an unknown origin."""
    if origin == "unknown":
        return t("state.origin.unknown") if translated else ""
    kind = "translated" if translated else "drafted"
    return t(f"state.origin.{kind}.{origin}.{'reviewed' if reviewed else 'unreviewed'}")


def row_lines(row: Row | None, t: Strings) -> list[str]:
    """What a reader of a text in docs/ must know of how it stands to its source."""
    if row and row.outdated:
        return [t.plural("state.notice.outdated", row.outdated, blocks=row.blocks)]
    return [t("state.notice.unrecorded")] if row and row.freshness == "unrecorded" else []


def row_changes(view: View, row: Row | None, source: str) -> Markup:
    return changes(view, source, row.changed, row.front_changed) if row else EMPTY


def changes(view: View, source: str, texts: Sequence[str], front: bool = False) -> Markup:
    """The blocks of a source that changed since a text was translated, to be unfolded; nothing where nothing did."""
    if not texts and not front:
        return EMPTY
    title = rich(view.t, "state.notice.changed", language=named(source))
    return fragment("changes", t=view.t, title=title, texts=texts, front=front, source=source, dir=direction(source))


def card_notice(view: View, words: MethodWords | PathwayWords, source: str, row: Row | None = None) -> Markup:
    """Above a method or a pathway: that the words are in another language than the reader's, who made them, what changed since; often
    nothing. ``row`` is what the record says of these words."""
    is_fallback = words.locale.split("-")[0] != view.locale.split("-")[0]
    lines = [rich(view.t, "state.notice.fallback", language=named(view.locale), other=named(words.locale))] if is_fallback else []
    made = origin_words(words.origin, words.reviewed, words.locale != source, view.t)
    if made:
        lines.append(Markup("{}.").format(sentence(made)))
    lines += [escape(line) for line in row_lines(row, view.t)]
    tone = "caution" if is_fallback or (row and row.outdated) else "info"
    return box(view, lines, tone, row_changes(view, row, source))


def box(view: View, lines: Sequence[Markup], tone: str, changed: Markup = EMPTY, link: str = "", source: str = "") -> Markup:
    """The line above a page; nothing without lines. ``link`` leads to the page in the language ``source``."""
    words = rich(view.t, "state.notice.source", language=named(source)) if link else EMPTY
    return fragment("notice", lines=lines, tone=tone, changes=changed, link=link, words=words, source=source, t=view.t) if lines else EMPTY


def badge(module: Module, edition: Edition, t: Strings) -> Badge:
    """The honest state of a whole edition."""
    state = edition.state
    origin, reviewed = origin_of(module, edition, state)
    if state.freshness == "outdated":
        freshness = t.plural("state.outdated", state.outdated, blocks=state.blocks)
    else:
        freshness = t(f"state.{state.freshness}")
    words = origin_words(origin, reviewed, edition.locale != module.source_language, t)
    return Badge(state.freshness, TONES[state.freshness], freshness, sentence(words), origin == "machine" and not reviewed)


def document_state(edition: Edition, document: Document) -> DocumentState:
    """The state of one document; without a record of its own it is the edition's."""
    state = edition.state
    own = state.documents.get(document.name)
    return own or DocumentState("unrecorded" if state.freshness == "partial" else state.freshness, state.origin, state.reviewed)


def _translation_lines(module: Module, edition: Edition, states: Sequence[DocumentState], t: Strings) -> list[str]:
    version = edition.state.source_version
    lines = [t("state.notice.version", version=version)] if version else []
    outdated = sum(s.outdated for s in states)
    if outdated:
        lines.append(t.plural("state.notice.outdated", outdated, blocks=sum(s.blocks for s in states)))
    if any(s.waiting for s in states):
        lines.append(f"{t('state.partial')}.")
    if any(s.freshness == "unrecorded" for s in states):
        lines.append(t("state.notice.unrecorded"))
    return lines


def notice(view: View, module: Module, edition: Edition, documents: Sequence[Document], page: str) -> Markup:
    """The line above a page in the reader's language: fallback, version, changes since, who made the text.

    ``documents`` are those that the page shows; ``page`` is the page's name inside the module (``index``, a lesson's id).
    """
    t = view.t
    states = [document_state(edition, document) for document in documents]
    lines: list[Markup] = [] if module.status == "published" else [escape(t(f"status.{module.status}"))]
    tone = "caution" if lines else "info"
    if edition.locale.split("-")[0] != view.locale.split("-")[0]:
        tone = "caution"
        lines.append(rich(t, "state.notice.fallback", language=named(view.locale), other=named(edition.locale)))
    translated = edition.locale != module.source_language
    if translated:
        lines += [escape(line) for line in _translation_lines(module, edition, states, t)]
        if any(s.outdated for s in states):
            tone = "caution"
    for words in dict.fromkeys(origin_words(*origin_of(module, edition, s), translated, t) for s in states):
        if words:
            lines.append(Markup("{}.").format(sentence(words)))
    source = module.source_language
    link = ""
    if translated and source != view.locale and source in view.settings.languages:
        link = view.page(f"modules/{module.id}/{page}.html", source)
    return box(view, lines, tone, _changes(view, module, documents, states) if translated else EMPTY, link, source)


def _changes(view: View, module: Module, documents: Sequence[Document], states: Sequence[DocumentState]) -> Markup:
    texts: list[str] = []
    original = module.editions[module.source_language]
    for document, state in zip(documents, states, strict=True):
        holder = named_document(original, document.name)
        texts += changed_words(holder, state) if holder else []
    return changes(view, module.source_language, texts, any(state.front_changed for state in states))


def named_document(edition: Edition, name: str) -> Document | None:
    """A text of an edition by its file's name."""
    holders = {"index.md": edition, "quiz.md": edition.quiz, "guide.md": edition.guide, "glossary.md": edition.glossary}
    if name in holders:
        holder = holders[name]
        return edition.index if holder is edition else holder.document if holder else None
    return edition.lessons.get(name.removeprefix("lessons/").removesuffix(".md"))
