"""Writes synthetic catalogues: M modules × L languages, 8 pages each (index, 5 lessons, quiz, guide) and one home per language.

    python tests/benchmarks/generate.py FOLDER --modules 100 [--languages en,de,el,bg,it,es] [--seed 1] [--only ours]

The same words are written as three projects, FOLDER/{ours,mkdocs,hugo}. Same arguments, same bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import struct
import sys
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "plugins")]

from texts import LESSONS, OUTCOMES, PICTURES, SESSIONS, STEPS, Plan, plan, texts  # noqa: E402
from words import LANGUAGES, vocabulary  # noqa: E402

from oer_catalogue.load.translation import write_translation  # noqa: E402

PROJECTS = ("ours", "mkdocs", "hugo")
SITE_URL = "https://catalogue.example/"
NAMES = {"en": "English", "de": "Deutsch", "el": "Ελληνικά", "bg": "Български", "it": "Italiano", "es": "Español"}
TOPICS = tuple(f"topic-{letter}" for letter in "abcdefgh")
HUGO_LINKS = 40
"""Links in the footer of the Hugo theme: the number to turn when the bench says that its pages weigh more or less than ours."""
HUGO_WORDS = {
    "outcomes": 4, "lessons": 3, "words": 1, "sheet": 2, "answer": 1, "plan": 3, "step": 1, "people": 1, "skip": 3, "anchor": 4,
    "search-all": 4, "search-failed": 9, "search-loading": 2, "search-missing": 5, "search-none": 9, "search-results": 2,
    "search-suggestions": 3, "search-languages": 3, "search-placeholder": 5, "menu": 1, "home": 1, "search": 2, "language": 1,
    "promise": 14, "more": 2, "module": 3, "path": 2, "minutes": 1, "pager": 3, "before": 1, "after": 1, "contents": 3, "note": 1,
    "tip": 1, "important": 1, "warning": 1, "caution": 1,
}  # fmt: skip
"""The words of the Hugo theme, by key: how many each has."""
PICTURE_SIZE = (100, 66)
"""Pixels of 3 bytes, stored without compression: 20 kB a picture."""


def generate(
    folder: Path, modules: int, languages: tuple[str, ...] = LANGUAGES, seed: int = 1, projects: Iterable[str] = PROJECTS, jobs: int = 1
) -> None:
    """Write the chosen projects into ``folder``, which must not hold them yet. Raises FileExistsError if it does."""
    projects = tuple(projects)
    for project in projects:
        (folder / project).mkdir(parents=True)
        _START[project](folder / project, languages, seed)
    for locale in languages:
        vocabulary(locale, seed)  # before the processes are forked: each of them then has it
    write = partial(_module, folder, languages, seed, projects)
    if jobs < 2:
        list(map(write, range(1, modules + 1)))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(write, range(1, modules + 1), chunksize=5))


def _module(folder: Path, languages: tuple[str, ...], seed: int, projects: tuple[str, ...], number: int) -> None:
    module = plan(number, seed)
    pictures = {f"picture-{n}.png": picture(Random(f"{seed}/{number}/picture/{n}")) for n in range(1, PICTURES + 1)}
    words = {locale: list(texts(module, locale)) for locale in languages}
    for project in projects:
        _WRITE[project](folder / project, module, words, pictures)


def picture(random: Random) -> bytes:
    """A PNG picture of noise, 20 kB, which no packer makes smaller (PNG 1.2: signature, IHDR, IDAT, IEND)."""
    width, height = PICTURE_SIZE
    rows = b"".join(b"\0" + random.randbytes(width * 3) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _write(target: Path, content: str | bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _yaml(values: Mapping[str, object]) -> str:
    """Keys and values as YAML; every JSON value is a YAML value."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def _front(values: Mapping[str, object], body: str) -> str:
    return f"---\n{_yaml(values)}---\n\n{body}"


Words = Mapping[str, list[tuple[str, dict[str, object], str]]]


# --- ours -----------------------------------------------------------------------------------------------------------


def _start_ours(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    plugins = (
        f"  - oer-catalogue:\n      languages: [{', '.join(languages)}]\n"
        "  - i18n:\n      docs_structure: suffix\n      languages:\n        - { locale: en, name: English, default: true }\n"
    )
    theme = "theme:\n  name: material\n  font: false\n"
    extensions = "markdown_extensions: [attr_list, def_list, footnotes, tables]\n"
    name = f"site_name: Synthetic catalogue\nsite_url: {SITE_URL}\n"
    _write(folder / "mkdocs.yml", f"{name}{theme}use_directory_urls: false\nplugins:\n{plugins}{extensions}")
    labels = {topic: {tag: _label(tag, seed, topic) for tag in languages} for topic in TOPICS}
    _write(folder / "modules" / "topics.yml", _yaml({"topics": labels}))
    (folder / "docs").mkdir()


def _label(locale: str, seed: int, topic: str) -> str:
    words = vocabulary(locale, seed).words
    return words[500 + Random(f"{seed}/{locale}/{topic}").randrange(2000)].capitalize()


def _write_ours(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    home, source = folder / "modules" / module.id, next(iter(words))
    _write(home / "module.yml", _yaml(_facts(module, source)))
    _write(home / "guide.yml", _yaml(_guide_facts(module)))
    for name, data in pictures.items():
        _write(home / "media" / name, data)
    for locale, pages in words.items():
        for name, front, body in pages:
            _write(home / locale / name, _front(front, body))
    for locale in words:
        if locale != source:
            refused = write_translation(home, locale, "machine")
            if refused:
                raise ValueError(f"{module.id}/{locale}: {'; '.join(refused)}")


def _facts(module: Plan, source: str) -> dict[str, object]:
    shape = module.shape("facts")
    facts: dict[str, object] = {
        "schema_version": 1,
        "id": module.id,
        "version": "1.0.0",
        "updated": "2026-01-15",
        "status": "published",
        "source_language": source,
        "licence": "CC-BY-4.0",
        "topics": shape.sample(TOPICS, shape.choice((1, 1, 2))),
        "authors": [{"name": "Synthetic authors", "role": "author"}],
        "origin_of_text": "machine",
        "provider": {"name": "Synthetic provider"},
        "audience": shape.sample(("learner", "vet-teacher", "facilitator"), 2),
        "level": shape.choice(("beginner", "intermediate", "advanced")),
        "isced_f": [shape.choice(("0611", "0114", "0715", "1013"))],
        "outcomes": [{"id": key, "type": shape.choice(("knowledge", "skill"))} for key in OUTCOMES],
        "lessons": [
            {"id": name, "minutes": shape.randint(10, 40), "outcomes": [OUTCOMES[i % len(OUTCOMES)]]}
            for i, name in enumerate(module.lessons)
        ],
        "quiz": {"pass": "70 %", "supervised": False},
        "delivery_modes": ["in-person", "online", "hybrid", "self-paced"],
        "tech": {"internet": "download-once", "devices": ["phone", "computer"]},
        "accessibility": {"features": ["alternativeText", "structuralNavigation"], "hazards": ["none"]},
    }
    if module.number % 5 == 0:
        facts["requires"] = [plan(module.number - 1, module.seed).id]
    return facts


def _guide_facts(module: Plan) -> dict[str, object]:
    shape = module.shape("guide-facts")
    minutes = {
        "check-in": {"fixed": 2, "per_person": 1, "max": 12},
        "input": {"fixed": shape.randint(8, 20)},
        "activity": {"fixed": shape.randint(8, 16), "per_group": 2, "max": 30},
        "share": {"per_group": 3},
        "reflection": {"fixed": 3, "per_person": 1, "max": 10},
    }
    more = {
        "read": {"grouping": "solo"},
        "work": {"grouping": "group", "materials": ["sheet", "phones"], "modes": {"online": {"minutes": {"fixed": 18, "per_group": 2}}}},
        "show": {"priority": "should"},
    }
    sessions = []
    for position, session in enumerate(SESSIONS):
        lesson, outcome = module.lessons[position % LESSONS], OUTCOMES[position]
        more["read"] |= {"lessons": [lesson], "outcomes": [outcome]}
        more["show"]["needs"] = [f"{session}-work"]
        activities = [
            {"id": f"{session}-{step}", "phase": phase, "priority": "must", "minutes": minutes[phase], "grouping": "plenary"}
            | more.get(step, {})
            for step, phase in STEPS
        ]
        sessions.append({"id": session, "stage": ("access", "exchange")[position], "activities": activities})
    return {
        "group": {"min": 3, "ideal": 8, "max": 24, "subgroup": 4},
        "prep_minutes": 20,
        "materials": [{"id": "sheet", "kind": "print", "per_person": 1}, {"id": "phones", "kind": "device", "per_group": 1}],
        "sessions": sessions,
    }


# --- the same pages for others: one folder per module, no folder for lessons --------------------------------------------


def _peer_pages(words: Words) -> Iterable[tuple[str, str, dict[str, object], str]]:
    """Locale, name without suffix, front matter and body (pictures in ``PICTURES/``) of each page."""
    for locale, pages in words.items():
        for name, front, body in pages:
            kept = {key: front[key] for key in ("title", "keywords", "outcomes") if key in front}
            if "summary" in front:
                kept["description"] = front["summary"]
            yield locale, name.removeprefix("lessons/").removesuffix(".md"), kept, body.replace("](../../media/", "](../media/")


def _start_mkdocs(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    for locale in languages:
        _write(folder / "docs" / f"index.{locale}.md", _home(locale, seed))
    listed = [{"locale": tag, "name": NAMES[tag], "build": True, "default": tag == languages[0]} for tag in languages]
    config = {
        "site_name": "Synthetic catalogue",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "use_directory_urls": False,
        "markdown_extensions": ["attr_list", "def_list", "footnotes", "tables"],
        "plugins": ["search", {"i18n": {"docs_structure": "suffix", "languages": listed}}],
    }
    _write(folder / "mkdocs.yml", _yaml(config))
    _write(folder / "mkdocs-nonav.yml", _yaml(config | {"nav": ["index.md"]}))


def _home(locale: str, seed: int) -> str:
    words = vocabulary(locale, seed)
    random = Random(f"{seed}/{locale}/home")
    body = "\n\n".join(" ".join(words.draw(random, 60)).capitalize() + "." for _ in range(3))
    return _front({"title": _label(locale, seed, "home")}, f"{body}\n")


def _write_mkdocs(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    home = folder / "docs" / "modules" / module.id
    for name, data in pictures.items():
        _write(home / "media" / name, data)
    for locale, name, front, body in _peer_pages(words):
        _write(home / f"{name}.{locale}.md", _front(front, body.replace("](../media/", "](media/")))


def _start_hugo(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    shutil.copytree(HERE / "hugo_theme", folder / "themes" / "plain")
    for locale in languages:
        _write(folder / "content" / locale / "_index.md", _home(locale, seed))
        _write(folder / "i18n" / f"{locale}.json", json.dumps(_interface(locale, seed), ensure_ascii=False, indent=1) + "\n")
    config = {
        "baseURL": SITE_URL,
        "title": "Synthetic catalogue",
        "theme": "plain",
        "uglyURLs": True,
        "defaultContentLanguage": languages[0],
        "disableKinds": ["taxonomy", "term", "rss"],
        "cascade": [{"target": {"path": "/modules", "kind": "section"}, "build": {"render": "never"}}],
        "disableDefaultLanguageRedirect": True,
        "params": {
            "strings": [key for key in HUGO_WORDS if key.startswith("search-")],
            "links": [f"link{number}" for number in range(1, HUGO_LINKS + 1)],
        },
        "languages": {
            tag: {"label": NAMES[tag], "contentDir": f"content/{tag}", "weight": number} for number, tag in enumerate(languages, start=1)
        },
    }
    _write(folder / "hugo.json", json.dumps(config, ensure_ascii=False, indent=1) + "\n")


def _links() -> Iterable[str]:
    return (f"link{number}" for number in range(1, HUGO_LINKS + 1))


def _interface(locale: str, seed: int) -> dict[str, str]:
    """The words of the theme in one language, as long as real ones: by key, a few words of its vocabulary."""
    words, random = vocabulary(locale, seed), Random(f"{seed}/{locale}/interface")
    keys = {**HUGO_WORDS, **dict.fromkeys(_links(), 2)}
    return {key: " ".join(words.draw(random, count)).capitalize() for key, count in keys.items()}


def _write_hugo(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    for name, data in pictures.items():
        _write(folder / "static" / "modules" / module.id / "media" / name, data)
    first = next(iter(words))
    for weight, (locale, name, front, body) in enumerate(_peer_pages(words), start=1):
        up = "" if locale == first else f"../../../modules/{module.id}/"
        body = body.replace("](../media/", f"]({up}media/").replace(".md)", ".html)")
        file = "_index" if name == "index" else name
        _write(folder / "content" / locale / "modules" / module.id / f"{file}.md", _front(front | {"weight": weight}, body))


_START = {"ours": _start_ours, "mkdocs": _start_mkdocs, "hugo": _start_hugo}
_WRITE = {"ours": _write_ours, "mkdocs": _write_mkdocs, "hugo": _write_hugo}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--modules", type=int, default=100)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=PROJECTS, action="append", help="Write only this project (may be given again).")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    generate(given.folder, given.modules, tuple(given.languages.split(",")), given.seed, given.only or PROJECTS, given.jobs)


if __name__ == "__main__":
    main()
