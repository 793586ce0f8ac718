"""What a ZIM says of itself: the metadata of openZIM (https://wiki.openzim.org/wiki/Metadata, read in 2026), and its picture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date as calendar_date
from importlib.metadata import PackageNotFoundError, version

from ..documents.paper import UnprintableError
from ..documents.typeset import typeset
from ..engine.swap import BuildError
from ..releases.listing import Site
from ..settings import Settings
from .choose import USUAL, Choice
from .codes import MANY, book_name, iso639_3
from .gaps import home
from .reading import Sheet

TITLE, DESCRIPTION, LONG = 30, 80, 4000
"""Characters that the specification allows at most. It counts graphemes, of which there are never more."""
SIDE = 48
"""Pixels: width and height of the picture (``Illustration_48x48@1``)."""
_PRIMARY = "#0b5a66"  # as in theme/css/tokens.css
_DISTRIBUTION = "mkdocs-oer-catalogue"

_LOGO = """#set page(width: 48pt, height: 48pt, margin: 0pt, fill: none)
#align(center + horizon, image(sys.inputs.file, width: 48pt, height: 48pt, fit: "contain"))
"""
_INITIAL = """#set page(width: 48pt, height: 48pt, margin: 0pt, fill: none)
#rect(width: 100%, height: 100%, radius: 8pt, fill: rgb(sys.inputs.colour),
  align(center + horizon, text(size: 30pt, fill: white, font: "Commissioner", fallback: true, sys.inputs.initial)))
"""


def day(site: Site, asked: str = "") -> str:
    """The date of the ZIM, YYYY-MM-DD: what was asked for, else the day of the newest module. Never today: same input, same bytes.

    Raises BuildError if there is none, or what was asked for is no date.
    """
    if not asked:
        found = max((str(module["updated"]) for module in site.modules.values()), default="")
        if not found:
            raise BuildError("The catalogue has no module, so it has no date. Say one: --date YYYY-MM-DD", 2)
        return found
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", asked):
            raise ValueError
        return calendar_date.fromisoformat(asked).isoformat()
    except ValueError:
        raise BuildError(f"{asked} is no date. Write it like 2026-11-30: --date YYYY-MM-DD", 2) from None


def flavour(kinds: Sequence[str]) -> str:
    """How a book differs from the usual one of the same name; "" for the usual one."""
    if frozenset(kinds) == frozenset(USUAL):
        return ""
    return "-".join(sorted(kinds)) or "pages"


def facts(site: Site, settings: Settings, choice: Choice, kinds: Sequence[str], date: str) -> dict[str, str]:
    """The metadata by name. Empty values are left out."""
    locale = choice.languages[0]
    sheet = Sheet(first := home(site, locale), (site.root / first).read_bytes())
    tagline = settings.brand.tagline.get(locale) or settings.brand.tagline.get(site.languages[0]) or sheet.description
    published = [module for module in site.modules.values() if module["status"] != "archived"]
    by_number = sorted(choice.languages, key=lambda tag: -sum(tag in module["editions"] for module in published))
    found = {
        "Name": book_name(settings.id, choice.languages),
        "Title": cut(settings.site_name, TITLE),
        "Description": cut(tagline or settings.site_name, DESCRIPTION),
        "LongDescription": _long(sheet.description, published, choice.languages),
        "Creator": settings.brand.name or settings.site_name,
        "Publisher": settings.brand.name or settings.site_name,
        "Date": date,
        "Language": ",".join(dict.fromkeys(iso639_3(tag) for tag in by_number)),
        "License": "; ".join(sorted({str(module["licence"]) for module in published})),
        "Flavour": flavour(kinds),
        "Source": settings.site_url,
        "Scraper": scraper(),
        "Tags": ";".join(_tags(choice)),
    }
    return {name: value for name, value in found.items() if value}


def scraper() -> str:
    """The program that made the ZIM, with its version."""
    try:
        return f"oer-catalogue {version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        return "oer-catalogue"


def cut(text: str, length: int) -> str:
    """A text of at most ``length`` characters: it ends after a word, and an ellipsis says that it goes on."""
    if len(text) <= length:
        return text
    room = text[:length]
    return (room.rpartition(" ")[0] or room[:-1]).rstrip(" ,;:–-") + "…"


def _long(description: str, modules: Sequence, languages: tuple[str, ...]) -> str:
    titles = [next((module["editions"][tag]["title"] for tag in languages if tag in module["editions"]), "") for module in modules]
    lines = [description, *sorted(f"– {title}" for title in titles if title)]
    while len("\n".join(lines)) > LONG and len(lines) > 1:
        lines.pop()
    return "\n".join(lines)[:LONG]


def _tags(choice: Choice) -> list[str]:
    kinds = {file.type.partition("/")[0] for file in choice.files if file.path.startswith("modules/")}
    yes = {True: "yes", False: "no"}
    return [
        "education",
        "_category:other",
        "_ftindex:yes",
        f"_pictures:{yes['image' in kinds]}",
        f"_videos:{yes['video' in kinds]}",
        "_details:yes",
        "_sw:no",  # works without a service worker
    ]


def picture(site: Site, settings: Settings) -> bytes:
    """The brand's logo as a PNG of 48 × 48 pixels; without a logo, or if it cannot be drawn, the first letter of the name."""
    logo = site.root / "assets" / "brand" / settings.brand.logo
    if settings.brand.logo and logo.is_file():
        name = f"logo{logo.suffix.lower()}"
        try:
            return typeset(_LOGO.encode(), "png", {name: logo.read_bytes()}, sys_inputs={"file": name}, ppi=72)
        except UnprintableError:
            pass
    colour = settings.brand.colours.get("primary", _PRIMARY).split()[0]
    initial = next((letter for letter in settings.site_name if letter.isalnum()), "")
    return typeset(_INITIAL.encode(), "png", sys_inputs={"colour": colour, "initial": initial.upper()}, ppi=72)


def index_language(metadata: Mapping[str, str]) -> str:
    """The language whose word endings the full-text index knows; with several languages none."""
    return MANY if "," in metadata["Language"] else metadata["Language"]
