"""JSON Schemas for editors and reference pages for people, made from the models and the table of codes.

Nothing here is written by hand twice: names, types and help come from the fields, problems from ``CODES``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo

from ..locales import available, english_name, load, script
from ..locales.codes import engine_takes, moodle_language
from ..rules.codes import CODES
from ..search.stems import STEMMERS, language
from .base import Facts
from .front import GlossaryFront, GuideFront, IndexFront, LessonFront, MethodFront, PathwayFront, QuizFront, TranscriptFront
from .guide import GuideFile
from .kinds import Kind
from .method import MethodFile
from .module import ModuleFile
from .pathway import PathwayFile
from .published import PROMISE, CatalogueFile
from .topics import TopicsFile
from .translation import PagesFile, TranslationFile

FILES: Mapping[str, type[Facts]] = {
    "module": ModuleFile,
    "guide": GuideFile,
    "method": MethodFile,
    "pathway": PathwayFile,
    "topics": TopicsFile,
    "translation": TranslationFile,
    "docs-translation": PagesFile,
}
FRONTS: tuple[type[Facts], ...] = (
    IndexFront, LessonFront, QuizFront, GuideFront, GlossaryFront, TranscriptFront, MethodFront, PathwayFront,
)  # fmt: skip
LETTERS = {
    "Y": "YAML",
    "F": "Files",
    "M": "Facts of a module",
    "C": "Catalogue and site",
    "S": "Safety",
    "L": "Markdown texts",
    "Q": "Quiz",
    "G": "Facilitator guide",
    "K": "Method cards",
    "P": "Pathways",
    "T": "Translations",
    "D": "Downloads",
    "R": "Limits",
}
PLAIN: Mapping[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "`true` or `false`"}
"""Types that the site writes, in words."""
MADE = "This page is made from the program's own tables with `oer schemas`. Do not edit it by hand."


def write(root: Path) -> list[Path]:
    """Writes ``docs/schemas/`` and ``docs/reference/`` below ``root``; returns the files whose content changed."""
    changed = []
    for name, text in files().items():
        path = root / "docs" / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        changed.append(path)
    return changed


def files() -> dict[str, str]:
    """Every generated file: path below docs/ → its text."""
    made = {f"schemas/{name}.schema.json": json_schema(model) for name, model in FILES.items()}
    for name, model in FILES.items():
        about = f"Every key of {name}.yml, what it means, whether it is needed, and what may stand there."
        made[f"reference/{name}-yml.en.md"] = page(f"{name}.yml", about, _words(model), list(_sections(model)))
    intro = "Each Markdown file begins with a line `---`, keys with values, and a second line `---`. The text follows."
    sections = [line for front in FRONTS for line in _sections(front)]
    about = "Every key that may stand at the beginning of a Markdown file of a module, a method or a pathway."
    made["reference/front-matter.en.md"] = page("Front matter", about, intro, sections)
    about = "Every problem that the check can find, by its code, and why it matters."
    made["reference/problems.en.md"] = page("Problems", about, PROBLEMS_INTRO, list(_problems()))
    about = "Every language that the interface speaks, how it is searched, and what MkDocs and Moodle call it."
    made["reference/languages.en.md"] = page("Languages", about, LANGUAGES_INTRO, list(_languages()))
    about = "Every key of data/catalogue.json, which tells programs of all modules, and what they may rely on."
    made["schemas/catalogue.schema.json"] = published_schema(CatalogueFile)
    words = f"{_words(CatalogueFile)}\n\n{PROMISE}"
    made["reference/catalogue-json.en.md"] = page("catalogue.json", about, words, list(_sections(CatalogueFile)))
    return made


# --- languages --------------------------------------------------------------------------------------------------------

LANGUAGES_INTRO = (
    "A module may be in any language that has a code of BCP 47, such as `hsb` or `pt-BR`. These are the languages in which menus and "
    "buttons are there. Words of other languages are shown in that of the next best one, and marked. One file in "
    "`oer_catalogue/locales/` adds a language."
)


def _languages() -> Iterator[str]:
    yield "| code | language | direction | script | words of the interface | search knows | in MkDocs | in Moodle |"
    yield "|---|---|---|---|---|---|---|---|"
    for tag in available():
        words, found = load(tag), language(tag)
        kind = "Snowball's stems" if tag in STEMMERS else "common endings" if found else "beginnings of words"
        made = f"{words.origin}, {'reviewed' if words.reviewed else 'not reviewed'}"
        host = tag if engine_takes(tag) else "a stand-in"
        row = (f"`{tag}`", english_name(tag), words.direction, script(tag), made, kind, f"`{host}`", f"`{moodle_language(tag)}`")
        yield f"| {' | '.join(row)} |"


# --- JSON Schema ----------------------------------------------------------------------------------------------------


def json_schema(model: type[Facts]) -> str:
    """The JSON Schema (draft 2020-12) of a file. An optional key may also be empty."""
    schema = model.model_json_schema(by_alias=True)
    for part in [schema, *schema.get("$defs", {}).values()]:
        required = part.get("required", [])
        for name, value in part.get("properties", {}).items():
            value.pop("title", None)
            if name not in required and {"type": "null"} not in value.get("anyOf", ()):
                part["properties"][name] = _or_null(value)
    data = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def published_schema(model: type[Facts]) -> str:
    """The JSON Schema (draft 2020-12) of a file that the site writes: others read it, so new keys are no mistake."""
    schema = model.model_json_schema(by_alias=True)
    for part in [schema, *schema.get("$defs", {}).values()]:
        part.pop("additionalProperties", None)
        for name, value in part.get("properties", {}).items():
            value.pop("title", None)
            if name not in part.get("required", ()):  # left out where there is nothing to say
                value.pop("default", None)
                kinds = [kind for kind in value.pop("anyOf", ()) if kind != {"type": "null"}]
                value |= kinds[0] if kinds else {}
    data = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value.pop(key) for key in ("description", "default") if key in value}
    return {"anyOf": [value, {"type": "null"}], **kept}


# --- pages ----------------------------------------------------------------------------------------------------------


def page(title: str, description: str, intro: str, lines: list[str]) -> str:
    """A hand-readable page with front matter, as the other pages of docs/ have it."""
    head = [
        "---",
        f"title: {json.dumps(title)}",
        f"description: {json.dumps(description)}",
        "origin: machine",
        "---",
        "",
        f"# {title}",
        "",
        intro,
        "",
        MADE,
        "",
    ]
    return "\n".join([*head, *lines]).rstrip() + "\n"


def _sections(model: type[Facts]) -> Iterator[str]:
    """One section per group of keys: the file first, then the groups inside it, each once."""
    waiting, seen = [model], {model}
    while waiting:
        group = waiting.pop(0)
        yield from _section(group, group is model)
        for field in group.model_fields.values():
            for inner in _groups(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)


def _section(group: type[Facts], is_file: bool) -> Iterator[str]:
    words = _words(group)
    heading = _name(group)
    if is_file:  # a front matter: its words begin with the file's name in backquotes
        file, _, words = words.partition(": ") if words.startswith("`") else ("The file", "", "")
        heading, words = file, words[:1].upper() + words[1:]
    yield from (f"## {heading}", "")
    if words:
        yield from (words, "")
    yield from ("| Key | Needed | Value | Meaning |", "|---|---|---|---|")
    for name, field in group.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        yield f"| `{field.alias or name}` | {needed} | {_cell(_value(field))} | {_cell(field.description or '')} |"
    yield ""


def _words(group: type[Facts]) -> str:
    return " ".join((group.__doc__ or "").split())


def _name(group: type[Facts]) -> str:
    """``QuizFacts`` → ``Quiz``; what a reader calls the group."""
    name = group.__name__.removesuffix("Facts") or group.__name__
    return "".join(f" {c.lower()}" if c.isupper() and i else c for i, c in enumerate(name))


def _value(field: FieldInfo) -> str:
    kind = next((m for m in field.metadata if isinstance(m, Kind)), None)
    return kind.words if kind else _type(field.annotation)


def _type(annotation: Any) -> str:
    """A type in words: lists and maps of kinds and groups."""
    kind = next((m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Kind)), None)
    if kind:
        return kind.words
    if annotation in PLAIN:
        return PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        return f"the keys of [{_name(annotation)}](#{_name(annotation).lower().replace(' ', '-')})"
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    origin = getattr(annotation, "__origin__", None)
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is list:
        return f"a list; each: {_type(arguments[0])}"
    if origin is dict:
        return f"for each key ({_type(arguments[0])}): {_type(arguments[1])}"
    return _type(arguments[0])  # X | None


def _groups(annotation: Any) -> Iterator[type[Facts]]:
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        yield annotation
    for argument in get_args(annotation):
        yield from _groups(argument)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _escape(words: str) -> str:
    return words.replace("<", "&lt;")


PROBLEMS_INTRO = (
    "What `oer check` says, by its code. An error keeps the module out of the catalogue; a warning does not. "
    "Every finding names the file, the line and the column, and says what to do."
)


def _problems() -> Iterator[str]:
    for letter, name in LETTERS.items():
        codes = sorted(code for code in CODES if code.startswith(f"OER-{letter}"))
        if not codes:
            continue
        yield from (f"## {name}", "")
        for code in codes:
            about = CODES[code]
            yield from (f"### {code} {{#{code.lower()}}}", "")
            yield from (f"**{_escape(about.title)}** ({about.severity}). {_escape(about.why)}", "")
