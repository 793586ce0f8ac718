"""What is left to translate into a language, file by file, the most useful first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..load.texts import LESSONS
from ..model import Catalogue, DocumentState, Module
from .pairs import DOCS

LISTED = ("published", "review")
"""What stands in the list: drafts are not worth a translation yet, archived modules no more."""
SHEETS = ("po", "docx")
"""The forms in which a text goes to its translator."""
WORDS_PER_MINUTE = 5
"""A careful volunteer: about 300 words an hour. A guess of ours to plan an evening with, no measure of anybody."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text in one language. ``freshness`` is a document's, or ``missing`` or ``orphan`` (the source has no such text).

    ``words`` of the source are left; 0 with ``unrecorded``: nobody knows. ``outdated`` and ``waiting`` of ``blocks``;
    of texts in docs/ ``changed`` has the words of the source's blocks that the translation does not say.
    """

    owner: str
    name: str
    source: str
    target: str
    freshness: str
    origin: str = "unknown"
    reviewed: bool = False
    blocks: int = 0
    outdated: int = 0
    waiting: int = 0
    words: int = 0
    changed: tuple[str, ...] = ()
    front_changed: bool = False

    @property
    def source_locale(self) -> str:
        """The language of a source under docs/: ``about.en.md``, ``en.md``."""
        return PurePosixPath(self.source).stem.rpartition(".")[2]

    @property
    def minutes(self) -> int:
        """Rough time to translate what is left."""
        return -(-self.words // WORDS_PER_MINUTE)

    @property
    def is_done(self) -> bool:
        return self.freshness == "current"


Rows = Mapping[str, Mapping[str, Row]]
"""The texts of docs/ by locale and name."""
NO_ROWS: Rows = {}


def rows(catalogue: Catalogue, docs: Iterable[Row], locale: str) -> list[Row]:
    """Every text that is to be had in ``locale``, the most useful first: what readers see out of date, then modules with the least left
    to do, then the pages of ``docs``; what is done comes last. Drafts and archived modules are left out."""
    wanted = (m for m in catalogue.modules if m.source_language != locale and m.status in LISTED)
    groups = [list(_module_rows(module, locale)) for module in wanted]
    groups.sort(key=lambda group: (sum(row.words for row in group), group[0].owner if group else ""))
    every = [*(row for group in groups for row in group), *docs]
    return sorted(every, key=_rank)  # stable


def _rank(row: Row) -> int:
    """0 = readers see it and it is out of date … 3 = done."""
    if row.is_done:
        return 3
    if row.freshness in ("outdated", "orphan"):
        return 0
    return 2 if row.owner == DOCS else 1


def _module_rows(module: Module, locale: str) -> Iterator[Row]:
    source, own = module.editions[module.source_language], module.editions.get(locale)
    known = own.state.documents if own else {}
    for name in _names(module):
        base = (module.folder, name, f"{module.folder}/{module.source_language}/{name}", f"{module.folder}/{locale}/{name}")
        if own is None or name in own.state.missing:
            state = source.state.documents.get(name)
            yield Row(*base, "missing", words=state.words if state else 0)
        else:
            yield row_of(base, known.get(name) or DocumentState("current", own.state.origin, own.state.reviewed))
    for name in own.state.orphans if own else ():
        yield Row(module.folder, name, "", f"{module.folder}/{locale}/{name}", "orphan")


def row_of(base: tuple[str, str, str, str], state: DocumentState) -> Row:
    return Row(*base, state.freshness, state.origin, state.reviewed, state.blocks, state.outdated, state.waiting, state.words)


def _names(module: Module) -> list[str]:
    """The texts of the source, in the order in which they are read."""
    edition = module.editions[module.source_language]
    holders = (("quiz.md", edition.quiz), ("guide.md", edition.guide), ("glossary.md", edition.glossary))
    lessons = [f"{LESSONS}{lesson.id}.md" for lesson in module.lessons if lesson.id in edition.lessons]
    return ["index.md", *lessons, *(name for name, there in holders if there)]


def sheet_name(owner: str, name: str, locale: str, form: str) -> str:
    """The file in which a text goes to its translator: ``eyes.lessons-light.de.po`` (the owner, the text, the language)."""
    return f"{owner.rpartition('/')[2]}.{name.removesuffix('.md').replace('/', '-')}.{locale}.{form}"


def sheet_path(owner: str, name: str, locale: str, form: str) -> str:
    """Where the site has that file."""
    return f"downloads/translate/{locale}/{sheet_name(owner, name, locale, form)}"


def summary(found: Sequence[Row]) -> Mapping[str, int]:
    """How many texts there are, how many are done, and the words that are left."""
    return {"texts": len(found), "done": sum(row.is_done for row in found), "words": sum(row.words for row in found)}
