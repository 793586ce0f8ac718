"""The single-page reader of the packages: one index.html with every part of an edition, and the files beside it."""

from __future__ import annotations

import json
import re
from functools import lru_cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..body.language import attrs
from ..locales import Strings, direction
from ..model import Edition, Module
from ..zipped import Content
from .about import ATTRIBUTION, about, attribution_text, states
from .format import PackageContext
from .licence import attribution, authors, licence_name, licence_url, third_party
from .parts import QUIZ, Part, Words, make_parts
from .public import page_url
from .style import reader_css

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.S | re.M)  # that stands on lines of its own
SEARCH = ("search-words.js", "reader-search.js")


def reader_files(
    module: Module, edition: Edition, context: PackageContext, *, guide: bool, scripts: tuple[str, ...] = ()
) -> dict[str, Content]:
    """Path → content of the reader: index.html, its CSS and scripts, and the media that it shows.

    ``guide`` adds the facilitator guide; ``scripts`` are further scripts of frames/ that run first (``scorm12.js``).
    """
    words = Words(module, edition, context)
    parts = make_parts(words, guide)
    own = [*scripts, "quiz-kinds.js", *(["quiz.js"] if any(part.name == QUIZ for part in parts) else []), "reader.js", *SEARCH]
    page = _environment().get_template("reader.html").render(_page(words, parts, own))
    made: dict[str, Content] = {"index.html": page.encode(), "reader.css": reader_css(context.settings.brand.colours).encode()}
    made |= {name: script(name).encode() for name in own}
    made[ATTRIBUTION] = attribution_text(about(module, edition, context), context).encode()
    made |= {f"media/{path}": partial(context.read, f"media/{path}") for path in sorted(words.media)}
    return made


@lru_cache(maxsize=16)
def script(name: str) -> str:
    """A script of frames/, or one that packages share with the site, without its comments: a fifth of what a package of words weighs."""
    package = files("oer_catalogue")
    own = package / "packages/frames" / name
    return _COMMENT.sub("", (own if own.is_file() else package / "theme/js" / name).read_text("utf-8"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("oer_catalogue.packages", "frames"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def template(name: str, **values: object) -> str:
    """Fills a template of frames/; whatever is not Markup is escaped."""
    return _environment().get_template(name).render(**values)


# --- the page -------------------------------------------------------------------------------------------------------


def _page(words: Words, parts: list[Part], scripts: list[str]) -> dict[str, object]:
    module, edition, context = words.module, words.edition, words.context
    strings = context.strings
    return {
        "t": strings,
        "lang": edition.locale,
        "around": strings.language,
        "dir": direction(strings.language),
        "own": Markup(attrs(edition.locale, strings.language)),
        "module": module,
        "edition": edition,
        "site": context.settings,
        "parts": parts,
        "lessons": [part for part in parts if part.number],
        "scripts": scripts,
        "search": _search_strings(strings),
        "outcomes": [edition.outcomes[outcome.id] for outcome in module.outcomes if outcome.id in edition.outcomes],
        "minutes": strings.plural("player.minutes", module.minutes),
        "authors": authors(module),
        "licence": licence_name(module.licence),
        "licence_url": licence_url(module.licence),
        "attribution": attribution(module, edition, strings),
        "third_party": third_party(module, strings),
        "url": page_url(context.settings, edition.locale, module.id),
        "states": states(module, edition, context),
    }


def _search_strings(strings: Strings) -> str:
    """The words of the search for its script: those of the site's, and one of its own; JSON."""
    words = {key.removeprefix("search."): text for key, text in strings.texts.items() if key.startswith("search.results.")}
    words |= {"none": strings("search.none"), "missing": strings("search.missing"), "first": strings("player.search_first")}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)
