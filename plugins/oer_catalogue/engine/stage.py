"""The engine's sources: hand-written pages and one frame page per page type, as plain ``name.<locale>.md`` files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..below import files_below
from ..load.files import shown
from ..model import fallbacks
from ..near import near
from ..problem import Place, Problem
from ..rules.codes import problem
from .elsewhere import in_markdown
from .hosts import Hosts

FRAME_FOLDER = "oer-frame"
FRAMES = ("home", "catalogue", "module", "lesson", "quiz", "guide", "run", "share", "glossary", "planner", "method", "pathway", "error404")
HOME = "index"
"""The home frame stands where the engine expects a home page."""
NOT_PAGES = ("hackathons", "pathways", "methods")
"""Folders of docs/ that hold data for our own pages; the engine never sees them."""


FRONT_ERRORS = (yaml.YAMLError, ValueError, RecursionError, TypeError)
"""What PyYAML raises for a front matter: syntax, a day that does not exist, endless brackets, a list as a key."""
_FRONT = re.compile(r"\A---\n(.*?\n)?---\n", re.S)
_RECORD = re.compile(r"translation\.[A-Za-z0-9-]+\.yml")  # what the translations of docs/ say: for us alone


@dataclass(frozen=True, slots=True)
class Article:
    """A hand-written page: ``name`` without locale and suffix (``reference/problems``); source files and titles by locale.

    ``drafted``: the locales whose words a machine wrote (front matter ``origin: machine``) and nobody has reviewed.
    """

    name: str
    files: Mapping[str, Path]
    titles: Mapping[str, str]
    drafted: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        return f"{self.name}.html"

    def words(self, locale: str, default: str) -> str:
        """The locale whose file a reader of ``locale`` gets."""
        return next(tag for tag in fallbacks(locale, default, sorted(self.files)[0]) if tag in self.files)


def articles(docs: Path, locales: Iterable[str]) -> tuple[Article, ...]:
    """The hand-written pages under docs/ in these locales and their parents (``pt`` for ``pt-BR``), sorted by name."""
    found: dict[str, dict[str, Path]] = {}
    known = {tag for locale in locales for tag in fallbacks(locale, locale, locale)}
    tags = "|".join(re.escape(tag) for tag in sorted(known, key=lambda tag: (-len(tag), tag)))
    pattern = re.compile(rf"(.+)\.({tags})\.md")
    for file in files_below(docs):
        relative = file.relative_to(docs).as_posix()
        match = pattern.fullmatch(relative)
        if match and match[1] != HOME and relative.split("/")[0] not in NOT_PAGES:
            found.setdefault(match[1], {})[match[2]] = file
    return tuple(_article(name, files) for name, files in sorted(found.items()))


def _article(name: str, files: Mapping[str, Path]) -> Article:
    texts = {tag: file.read_text(encoding="utf-8", errors="replace") for tag, file in files.items()}
    drafted = (tag for tag, text in texts.items() if (front := _parts(text)[0]).get("origin") == "machine" and not front.get("reviewed"))
    return Article(name, files, {tag: _title(text, name) for tag, text in texts.items()}, frozenset(drafted))


def _title(source: str, name: str) -> str:
    """The title in the front matter, else the first heading, else the page's name."""
    front, body = _parts(source)
    heading = re.search(r"^# +(\S.*)$", body, re.M)
    return str(front.get("title") or (heading[1].rstrip("# ") if heading else "") or name)


def _write_if_changed(target: Path, data: bytes) -> None:
    if target.is_file() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _front(values: Mapping[str, object]) -> str:
    return "---\n" + yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=True) + "---\n\n"


def _parts(source: str) -> tuple[dict[str, object], str]:
    """Front matter and Markdown of a page. Front matter that cannot be read counts as none: ``check`` reports it."""
    match = _FRONT.match(source)
    if not match:
        return {}, source
    try:
        values = yaml.safe_load(match[1] or "")
    except FRONT_ERRORS:
        values = None
    return (values if isinstance(values, dict) else {}), source[match.end() :]


def _article_text(source: str, locale: str) -> str:
    """A page's source with the template of hand-written pages, and the language of its words where that is another."""
    front, body = _parts(source)
    kept = {key: str(front[key]) for key in ("title", "description") if front.get(key)}
    return _front({**kept, "template": "article.html", "words": locale}) + body.lstrip("\n")


def frame_name(frame: str) -> str:
    """The path of a frame page in the stage, without locale and suffix."""
    return HOME if frame == "home" else f"{FRAME_FOLDER}/{frame}"


def stage(folder: Path, docs: Path, locales: tuple[str, ...]) -> tuple[Article, ...]:
    """Write the engine's sources to ``folder`` (docs_dir) and remove what no longer belongs there.

    A file is written only if its bytes changed, so that a watching engine rests. Names carry the engine's codes (hosts.py).
    Returns the hand-written pages.
    """
    pages = articles(docs, locales)
    wanted = _sources(pages, docs, locales)
    _tidy(folder, {folder / name for name in wanted})
    for name, source in wanted.items():
        _write_if_changed(folder / name, source.read_bytes() if isinstance(source, Path) else source.encode("utf-8"))
    return pages


def _sources(pages: Iterable[Article], docs: Path, locales: tuple[str, ...]) -> dict[str, str | Path]:
    """Every file of the stage by its path: the text of a page, or the file of docs/ that is copied."""
    hosts = Hosts(locales)
    wanted: dict[str, str | Path] = {}
    for page in pages:
        for locale in locales:
            words = page.words(locale, locales[0])
            source = page.files[words].read_text(encoding="utf-8", errors="replace")
            wanted[f"{page.name}.{hosts.codes[locale]}.md"] = _article_text(source, words)
    for frame in FRAMES:
        for locale in locales:
            front = {"template": f"{frame}.html", "title": frame, "words": locale}
            wanted[f"{frame_name(frame)}.{hosts.codes[locale]}.md"] = _front(front) + "%%oer:content%%\n"
    for file in files_below(docs):
        relative = file.relative_to(docs)
        if file.suffix != ".md" and relative.parts[0] not in NOT_PAGES and not _RECORD.fullmatch(relative.as_posix()):
            wanted[hosts.name(relative.as_posix())] = file
    return wanted


def _tidy(folder: Path, wanted: set[Path]) -> None:
    """Remove every other file, and folders that are empty: one of them may have the name of a file that is wanted now."""
    for file in files_below(folder):
        if file not in wanted:
            file.unlink()
    for place, _, _ in os.walk(folder, topdown=False):
        if Path(place) != folder and not any(Path(place).iterdir()):
            Path(place).rmdir()


_MAY_LOAD = re.compile(r"!\[|<[a-z!]", re.I)
_MODULE_LINK = re.compile(r"\]\(\s*<?oer:([^)\s>]+)>?")


def check(pages: Iterable[Article], root: Path, known: Mapping[str, frozenset[str]]) -> Iterable[Problem]:
    """Problems of hand-written pages: front matter that is no YAML, links to modules or lessons that do not exist."""
    for page in pages:
        for file in page.files.values():
            name, text = shown(file.relative_to(root).as_posix()), file.read_text(encoding="utf-8", errors="replace")
            if "\ufffd" in text and not _is_utf8(file):
                yield problem("OER-C106", Place(name), "This page is not UTF-8.", "Save the file as UTF-8.")
            front = _FRONT.match(text)
            if front:
                yield from _front_problems(front[1] or "", name)
            if _MAY_LOAD.search(text):
                yield from in_markdown(text, name)
            for number, line in enumerate(text.splitlines(), 1):
                for match in _MODULE_LINK.finditer(line):
                    place = Place(name, number, match.start(1) - len("oer:") + 1)
                    yield from _link_problems(match[1], place, known)


def _is_utf8(file: Path) -> bool:
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _front_problems(front: str, name: str) -> Iterable[Problem]:
    try:
        values = yaml.safe_load(front)
    except FRONT_ERRORS as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(name, mark.line + 2, mark.column + 1) if mark else Place(name)
        yield problem("OER-C106", place, "This front matter cannot be read.", 'Put a text that holds ": " between quotation marks.')
        return
    if values is not None and not isinstance(values, dict):
        yield problem("OER-C106", Place(name), "This front matter is not a list of keys.", "Write it like title: My page.")


def _link_problems(target: str, place: Place, known: Mapping[str, frozenset[str]]) -> Iterable[Problem]:
    slug, _, lesson = target.partition("#")[0].partition("/")
    if slug not in known:
        yield problem("OER-C101", place, f"There is no module '{slug}'.", "Name a folder of modules/.", near(slug, known))
    elif lesson and lesson not in known[slug]:
        fix = "Name a lesson of its module.yml."
        yield problem("OER-C101", place, f"Module '{slug}' has no lesson '{lesson}'.", fix, near(lesson, known[slug]))
