"""A module in parts by lesson, for where the whole is too large: each part is a module that every format can write as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..body import render
from ..load.lookup import document_names
from ..locales import load
from ..model import Document, Edition, EditionState, Lesson, Module, fallbacks

_REST = ("quiz", "guide", "glossary")


def pieces(module: Module, edition: Edition, default: str = "") -> list[tuple[Module, Edition]]:
    """One module and edition for each lesson that ``edition`` or what it falls back to has, in order; the whole if there is but one.

    The first part has the introduction, the last one quiz, glossary and guide. Each has the outcomes of its lesson, the media that it
    shows, and a title that says which part it is. Id, version, licence and sources are the module's; ``package_id`` tells the parts
    apart. ``default`` is the site's default language. The bodies of a part must be drawn from the part: ``_bodies(part)``.
    """
    tags = fallbacks(edition.locale, default or module.source_language, module.source_language)
    chain = tuple(module.editions[tag] for tag in tags if tag in module.editions)
    lessons = tuple(lesson for lesson in module.lessons if any(lesson.id in one.lessons for one in chain))
    if len(lessons) < 2:
        return [(module, edition)]
    cuts = (_Cut(module, chain, lesson, number, len(lessons)) for number, lesson in enumerate(lessons, 1))
    return [(part, part.editions[edition.locale]) for part in (cut.module_of_it() for cut in cuts)]


@dataclass(frozen=True, slots=True)
class _Cut:
    """One part: ``lesson`` is number ``number`` of ``total``; ``chain`` are the editions to ask for words, in order."""

    module: Module
    chain: tuple[Edition, ...]
    lesson: Lesson
    number: int
    total: int

    @property
    def last(self) -> bool:
        return self.number == self.total

    def module_of_it(self) -> Module:
        module, last = self.module, self.last
        part = replace(
            module,
            part=self.number,
            lessons=(self.lesson,),
            outcomes=tuple(outcome for outcome in module.outcomes if outcome.id in self.lesson.outcomes),
            editions={tag: self._edition(edition) for tag, edition in module.editions.items()},
            quiz_pass=module.quiz_pass if last else None,
            guide=module.guide if last else None,
        )
        part = replace(part, elsewhere=tuple(name for name in document_names(module) if name not in document_names(part)))
        shown = set(self._shown(part))
        media = {path: facts for path, facts in module.media.items() if path in shown}
        ends = tuple(f"/{path}" for path in media)  # an asset is named without the folder of a language
        return replace(part, media=media, assets=tuple(one for one in module.assets if any(end.endswith(f"/{one.file}") for end in ends)))

    def _edition(self, edition: Edition) -> Edition:
        index = edition.index if self.number == 1 else replace(edition.index, body="", nodes=())
        words = {self.lesson.id: edition.lessons[self.lesson.id]} if self.lesson.id in edition.lessons else {}
        return replace(
            edition,
            title=self._title(edition),
            outcomes={name: text for name, text in edition.outcomes.items() if name in self.lesson.outcomes},
            prerequisites=edition.prerequisites if self.number == 1 else (),
            index=index,
            lessons=words,
            resources={name: found for name, found in edition.resources.items() if name == self.lesson.id},
            state=self._state(edition),
            **{name: getattr(edition, name) if self.last else None for name in _REST},
        )

    def _title(self, edition: Edition) -> str:
        own = (edition, *self.chain, *self.module.editions.values())
        lesson = next(one.lessons[self.lesson.id].title for one in own if self.lesson.id in one.lessons)
        return load(edition.locale)("player.part", title=edition.title, n=self.number, total=self.total, lesson=lesson)

    def _state(self, edition: Edition) -> EditionState:
        """The state of the documents that the part has; its freshness stays that of the whole, which is the worst."""
        names = {f"lessons/{self.lesson.id}.md", *(["index.md"] if self.number == 1 else [])}
        names |= {f"{name}.md" for name in _REST} if self.last else set()
        documents = {name: state for name, state in edition.state.documents.items() if name in names}
        return replace(
            edition.state,
            documents=documents,
            blocks=sum(state.blocks for state in documents.values()),
            outdated=sum(state.outdated for state in documents.values()),
            missing=tuple(name for name in edition.state.missing if name in names),
        )

    def _shown(self, part: Module) -> Iterator[str]:
        """The files of media/ that the texts of a part show to readers of the first edition of the chain."""
        for edition, document in self._documents(part.editions):
            yield from render(part, edition, document, None, load(edition.locale)).media

    def _documents(self, editions: Mapping[str, Edition]) -> Iterator[tuple[Edition, Document]]:
        chain = [editions[edition.locale] for edition in self.chain]
        yield chain[0], chain[0].index
        for edition in chain:
            if self.lesson.id in edition.lessons:
                yield edition, edition.lessons[self.lesson.id]
                break
        for name in _REST:
            found = next((edition for edition in chain if getattr(edition, name)), None)
            if found:
                yield found, getattr(found, name).document
