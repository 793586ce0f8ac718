"""The editions of a module: per language the words, the quiz, the guide, the glossary, and the state of the translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Document, DocumentState, Edition, Glossary, GuideWords, Quiz, Resource
from ..near import near
from ..problem import Place, Problem
from ..rules import guide_facts, translations
from ..rules.codes import problem
from ..rules.module import Subject
from ..schema.front import IndexFront, LessonFront
from . import blocks, convert, glossary, guide, quiz
from .texts import LESSONS, Text

if TYPE_CHECKING:
    from .module import Reading


def build(reading: Reading, subject: Subject, plan: guide_facts.GuideSubject | None) -> dict[str, Edition]:
    """The editions by locale, the source first. Empty if the source's index cannot be used."""
    by_locale: dict[str, dict[str, Text]] = {}
    for path, text in sorted(reading.texts.items()):
        locale, _, name = path.partition("/")
        by_locale.setdefault(locale, {})[name] = text
    source = by_locale.pop(subject.source, {})
    if "index.md" not in source:
        return {}
    first = _Builder(reading, subject, plan, subject.source, source, None).edition()
    built = {subject.source: first}
    for locale, texts in sorted(by_locale.items()):
        if "index.md" in texts:
            built[locale] = _Builder(reading, subject, plan, locale, texts, (source, first)).edition()
        else:
            fix = f"Translate {reading.name}/{subject.source}/index.md first."
            place = Place(f"{reading.name}/{locale}/{min(texts)}")
            reading.problems.append(problem("OER-T003", place, f"the translation '{locale}' has no index.md", fix))
    for locale in sorted(set(reading.translations) - set(by_locale)):
        place = Place(f"{reading.name}/{locale}/translation.yml")
        message = "the source language needs no record" if locale == subject.source else f"there is no translation '{locale}'"
        reading.problems.append(problem("OER-T002", place, message, "Remove the file."))
    return built


class _Builder:
    """Builds one edition. ``source`` holds the texts and the edition of the source language; None = this is it."""

    def __init__(
        self,
        reading: Reading,
        subject: Subject,
        plan: guide_facts.GuideSubject | None,
        locale: str,
        texts: Mapping[str, Text],
        source: tuple[Mapping[str, Text], Edition] | None,
    ) -> None:
        self.reading, self.subject, self.plan = reading, subject, plan
        self.locale, self.source = locale, source
        self.texts = {name: text for name, text in texts.items() if self._wanted(name, text)}
        self.orphans = tuple(sorted(set(texts) - set(self.texts)))

    def say(self, problems: list[Problem]) -> None:
        self.reading.problems += problems

    def _wanted(self, name: str, text: Text) -> bool:
        """Whether the source has the text too. In the source, an unlisted lesson is a problem of its own (module rules)."""
        listed = {f"{LESSONS}{lesson.id}.md" for lesson in self.subject.facts.lessons}
        if self.source is None:
            return not name.startswith(LESSONS) or name in listed
        known = set(self.source[0])
        if name in known and (name in listed or not name.startswith(LESSONS)):
            return True
        fix = f"Rename it as the text in '{self.subject.source}' that it translates, or remove it."
        message = f"the source language has no {name}"
        self.say([problem("OER-T001", Place(text.document.file), message, fix, near(name, known))])
        return False

    def edition(self) -> Edition:
        index = self.texts["index.md"]
        front = index.front.facts if index.front and isinstance(index.front.facts, IndexFront) else None
        lessons = {
            lesson.id: self.texts[f"{LESSONS}{lesson.id}.md"].document
            for lesson in self.subject.facts.lessons
            if f"{LESSONS}{lesson.id}.md" in self.texts
        }
        words, version = self._states()
        return Edition(
            locale=self.locale,
            title=index.document.title,
            summary=front.summary if front else "",
            keywords=tuple(front.keywords) if front else (),
            outcomes=dict(front.outcomes) if front else {},
            prerequisites=tuple(front.prerequisites) if front else (),
            index=index.document,
            lessons=lessons,
            state=replace(
                blocks.edition_state(self._expected(), words, source=self.source is None, source_version=version), orphans=self.orphans
            ),
            quiz=self._quiz(),
            guide=self._guide(),
            glossary=self._glossary(),
            accessibility_summary=front.accessibility_summary if front else "",
            quality_note=front.quality_note if front else "",
            funding_note=front.funding_note if front else "",
            disclaimer=front.disclaimer if front else "",
            resources=self._resources(),
        )

    def _document(self, name: str) -> Document | None:
        return self.texts[name].document if name in self.texts else None

    def _expected(self) -> list[str]:
        """Names of the source's documents, in the order in which they are read."""
        texts = self.texts if self.source is None else self.source[0]
        lessons = [f"{LESSONS}{lesson.id}.md" for lesson in self.subject.facts.lessons]
        return [name for name in ("index.md", *lessons, "quiz.md", "guide.md", "glossary.md") if name in texts]

    def _quiz(self) -> Quiz | None:
        document = self._document("quiz.md")
        if document is None:
            return None
        if self.source is None:
            found, problems = quiz.read(document, self.subject.outcome_ids)
        elif self.source[1].quiz is not None:
            found, problems = quiz.read_translation(document, self.source[1].quiz, self.subject.outcome_ids)
        else:
            return None
        self.say(problems)
        return found

    def _guide(self) -> GuideWords | None:
        document = self._document("guide.md")
        if document is None:
            return None
        found, problems = guide.read(document)
        self.say(problems)
        if self.plan is not None:
            self.say(list(guide_facts.words(self.plan, found, self.source is None)))
        return found

    def _glossary(self) -> Glossary | None:
        document = self._document("glossary.md")
        if document is None:
            return None
        found, problems = glossary.read(document)
        self.say(problems)
        return found

    def _resources(self) -> dict[str, Resource]:
        """Courses in this language that take the place of the module's."""
        found = {}
        for name, text in self.texts.items():
            if text.front and isinstance(text.front.facts, LessonFront):
                own = convert.resource(text.front.facts.resource)
                if own:
                    found[name.removeprefix(LESSONS).removesuffix(".md")] = own
        return found

    def _edited(self, document: Document, recorded: blocks.FileRecord) -> Iterator[Problem]:
        """Whether a translation has changed since its record was written."""
        place = Place(document.file)
        own = blocks.hashes(document) if recorded.own or recorded.blocks else ()
        if recorded.own and recorded.own != own:
            changed = [at for at, each in enumerate(own) if each not in set(recorded.own)]
            count = len(changed) or 1
            place = document.place(blocks.blocks(document)[changed[0]].start) if changed else place
            message = f"{count} {'block' if count == 1 else 'blocks'} changed after the record was written"
        elif recorded.blocks and len(recorded.blocks) != len(own):
            message = f"there are {len(own)} blocks, the record has {len(recorded.blocks)}"
        else:
            return
        fix = f"Run `oer translate reconcile {self.reading.name.rpartition('/')[2]} {self.locale} --how hand` (or machine)."
        yield problem("OER-T005", place, message, fix)

    def _states(self) -> tuple[dict[str, DocumentState], str]:
        """The state of each document, and the version of the module that was translated ("" = not recorded)."""
        if self.source is None:
            origin = self.subject.facts.origin_of_text
            return {name: blocks.source_state(text.document, origin) for name, text in self.texts.items()}, ""
        record = self.reading.translations.get(self.locale)
        files = record[0].files if record else {}
        for name in files:
            if record and f"{self.locale}/{name}" not in self.reading.files:
                place = record[1].key(("files", name))
                near_names = near(name, set(self.texts) - set(files))
                self.say(
                    [problem("OER-T002", place, f"there is no {self.locale}/{name}", "Remove the entry, or correct its name.", near_names)]
                )
        states = {}
        for name, text in self.texts.items():
            recorded = convert.file_record(files[name]) if name in files else None
            if recorded:
                self.say(list(self._edited(text.document, recorded)))
            original = self.source[0][name].document
            states[name] = blocks.document_state(original, text.document, recorded)
            if states[name].freshness == "current":
                self.say(list(translations.structure(original, text.document)))
            if not states[name].waiting:
                self.say(list(translations.scripts(text.document)))
        return states, record[0].source_version if record else ""
