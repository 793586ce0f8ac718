"""The same pages as projects of others: MkDocs with Material and static-i18n, and Hugo. One folder per module, none for lessons."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from files import SITE_NAME, SITE_URL, Words, front_matter, label, write, yaml
from texts import Plan
from words import vocabulary

NAMES = {"en": "English", "de": "Deutsch", "el": "Ελληνικά", "bg": "Български", "it": "Italiano", "es": "Español"}
THEME = Path(__file__).with_name("hugo_theme")
HUGO_LINKS = 53
"""Links in the footer of the Hugo theme: the number to turn when the bench says that its pages weigh more or less than ours."""
HUGO_WORDS = {
    "outcomes": 4, "lessons": 3, "words": 1, "sheet": 2, "answer": 1, "plan": 3, "step": 1, "people": 1, "skip": 3, "anchor": 4,
    "search-all": 4, "search-failed": 9, "search-loading": 2, "search-missing": 5, "search-none": 9, "search-results": 2,
    "search-suggestions": 3, "search-languages": 3, "search-placeholder": 5, "menu": 1, "home": 1, "search": 2, "language": 1,
    "promise": 14, "more": 2, "module": 3, "path": 2, "minutes": 1, "pager": 3, "before": 1, "after": 1, "contents": 3, "note": 1,
    "tip": 1, "important": 1, "warning": 1, "caution": 1,
}  # fmt: skip
"""The words of the Hugo theme, by key: how many each has."""


def _peer_pages(words: Words) -> Iterable[tuple[str, str, dict[str, object], str]]:
    """Locale, name without suffix, front matter and body (pictures in ``PICTURES/``) of each page."""
    for locale, pages in words.items():
        for name, front, body in pages:
            kept = {key: front[key] for key in ("title", "keywords", "outcomes") if key in front}
            if "summary" in front:
                kept["description"] = front["summary"]
            yield locale, name.removeprefix("lessons/").removesuffix(".md"), kept, body.replace("](../../media/", "](../media/")


def start_mkdocs(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    for locale in languages:
        write(folder / "docs" / f"index.{locale}.md", _home(locale, seed))
    listed = [{"locale": tag, "name": NAMES[tag], "build": True, "default": tag == languages[0]} for tag in languages]
    config = {
        "site_name": SITE_NAME,
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "use_directory_urls": False,
        "markdown_extensions": ["attr_list", "def_list", "footnotes", "tables"],
        "plugins": ["search", {"i18n": {"docs_structure": "suffix", "languages": listed}}],
    }
    write(folder / "mkdocs.yml", yaml(config))
    write(folder / "mkdocs-nonav.yml", yaml(config | {"nav": ["index.md"]}))


def _home(locale: str, seed: int) -> str:
    words = vocabulary(locale, seed)
    random = Random(f"{seed}/{locale}/home")
    body = "\n\n".join(" ".join(words.draw(random, 60)).capitalize() + "." for _ in range(3))
    return front_matter({"title": label(locale, seed, "home")}, f"{body}\n")


def add_mkdocs(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    home = folder / "docs" / "modules" / module.id
    for name, data in pictures.items():
        write(home / "media" / name, data)
    for locale, name, front, body in _peer_pages(words):
        write(home / f"{name}.{locale}.md", front_matter(front, body.replace("](../media/", "](media/")))


def start_hugo(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    shutil.copytree(THEME, folder / "themes" / "plain")
    for locale in languages:
        write(folder / "content" / locale / "_index.md", _home(locale, seed))
        write(folder / "i18n" / f"{locale}.json", json.dumps(_interface(locale, seed), ensure_ascii=False, indent=1) + "\n")
    config = {
        "baseURL": SITE_URL,
        "title": SITE_NAME,
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
    write(folder / "hugo.json", json.dumps(config, ensure_ascii=False, indent=1) + "\n")


def _links() -> Iterable[str]:
    return (f"link{number}" for number in range(1, HUGO_LINKS + 1))


def _interface(locale: str, seed: int) -> dict[str, str]:
    """The words of the theme in one language, as long as real ones: by key, a few words of its vocabulary."""
    words, random = vocabulary(locale, seed), Random(f"{seed}/{locale}/interface")
    keys = {**HUGO_WORDS, **dict.fromkeys(_links(), 2)}
    return {key: " ".join(words.draw(random, count)).capitalize() for key, count in keys.items()}


def add_hugo(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    for name, data in pictures.items():
        write(folder / "static" / "modules" / module.id / "media" / name, data)
    first = next(iter(words))
    for weight, (locale, name, front, body) in enumerate(_peer_pages(words), start=1):
        up = "" if locale == first else f"../../../modules/{module.id}/"
        body = body.replace("](../media/", f"]({up}media/").replace(".md)", ".html)")
        file = "_index" if name == "index" else name
        write(folder / "content" / locale / "modules" / module.id / f"{file}.md", front_matter(front | {"weight": weight}, body))
