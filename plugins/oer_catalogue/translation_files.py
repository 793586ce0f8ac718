"""Files for people who translate: every text that has something left to do, as a table for Word and as PO.

``downloads/translate/<locale>/<owner>.<text>.<locale>.<form>``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .below import files_below
from .build import Context
from .cache import digest
from .engine.tree import File, Writer
from .settings import TRANSLATION_FILES
from .translate.files import pairs_in
from .translate.pairs import DOCS
from .translate.record import read_record
from .translate.status import SHEETS, Row, sheet_path
from .version import version


@dataclass(frozen=True, slots=True)
class SheetTask:
    """The files of one owner (``modules/<id>`` or ``docs``) for one language. ``content`` is the hash of the owner's folder."""

    context: Context
    owner: str
    locale: str
    names: tuple[str, ...]
    content: str

    @property
    def key(self) -> str:
        return digest("sheets", version(), self.owner, self.locale, self.names, self.content)


def sheet_tasks(rows: Mapping[str, Iterable[Row]], context: Context, contents: Mapping[str, str]) -> list[SheetTask]:
    """One task for each owner that has something left in a language. ``rows`` by locale; ``contents``: hashes of the modules by folder."""
    if not context.settings.makes(TRANSLATION_FILES):
        return []
    left: dict[tuple[str, str], list[str]] = {}
    for locale, found in rows.items():
        for row in found:
            if not row.is_done and row.source:
                left.setdefault((row.owner, locale), []).append(row.name)
    pages = _content_of_docs(context.root) if any(owner == DOCS for owner, _ in left) else ""
    return [SheetTask(context, owner, tag, tuple(names), contents.get(owner, pages)) for (owner, tag), names in sorted(left.items())]


def _content_of_docs(root: Path) -> str:
    texts = (path for path in files_below(root / DOCS) if path.suffix in (".md", ".yml"))
    return digest({path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in texts})


def recall_sheets(task: SheetTask) -> tuple[File, ...] | None:
    """The files, linked from the old site; None = they must be written."""
    kept = task.context.cache.get("sheets", task.key)
    return kept if isinstance(kept, tuple) and Writer(task.context.new, task.context.old).adopt(kept) else None


def do_sheets(task: SheetTask) -> tuple[File, ...]:
    """Write them. Raises OSError if a text cannot be read or a file cannot be written."""
    files = tuple(_sheets(task))
    task.context.cache.put("sheets", task.key, files)
    return files


def _sheets(task: SheetTask) -> Iterator[File]:
    from .translate.beside import beside  # what writes office files takes long to load, and most builds write none
    from .translate.exchange import FORMS

    root, writer = task.context.root, Writer(task.context.new, task.context.old)
    record = read_record(root, task.owner, task.locale)
    for pair in pairs_in(root, task.owner, task.locale, task.names):
        text = beside(root, pair, record.files.get(pair.name), with_past=False)  # what git knows depends on the machine
        for form in SHEETS if text else ():
            path = sheet_path(task.owner, pair.name, task.locale, form)
            folder, _, name = path.rpartition("/")
            writer.remove(folder, name)  # what a worker left that was killed at this file
            yield writer.make(path, lambda stream, form=form, text=text: stream.write(FORMS[form].write(text)))
