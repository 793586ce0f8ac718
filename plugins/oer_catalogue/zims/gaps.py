"""What stands in a ZIM in the place of files that its pages lead to and that are not in it: a small page that says so."""

from __future__ import annotations

import re
from html import escape, unescape

from ..engine.policy import META
from ..locales import load
from ..releases.listing import Listed, Site
from ..settings import Settings
from .choose import Choice
from .reading import Sheet, target

_LINK = re.compile(rb"<a\s[^>]*>")
_HREF = re.compile(rb'\shref="([^"]*)"')
_SAVE = re.compile(rb'\sdownload(?:="[^"]*")?(?=[\s>])')

_PAGE = """<!doctype html>
<html lang="{locale}" dir="{direction}">
<head>{policy}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{name} – {site}</title>
<link rel="stylesheet" href="{root}assets/oer/site.css">
</head>
<body class="oer-body">
<main class="oer-main"><div class="oer-layout"><div class="oer-page">
<h1 class="oer-title"{lang} dir="auto">{name}</h1>
<p class="oer-lead">{sentence}</p>
<p><a href="{root}{home}">{go_home}</a></p>
</div></div></main>
</body>
</html>
"""


def gap_page(file: Listed, site: Site, settings: Settings, choice: Choice) -> tuple[str, bytes]:
    """Title and HTML of the page in the place of ``file``: what is missing, that it is on the website, and the way home."""
    locale = file.language if file.language in choice.languages else choice.languages[0]
    strings = load(locale)
    folder, name = file.path.split("/")[-2:] if "/" in file.path else ("", file.path)
    name, lang = name if "." in name else f"{folder}/{name}", ""  # lists of checksums all have one name
    if file.type == "text/html":
        sheet = Sheet(file.path, (site.root / file.path).read_bytes())
        name, lang = named(sheet.title, settings), f' lang="{escape(sheet.locale)}"'
    shown = f"<bdi{lang}>{escape(name)}</bdi>"
    if settings.site_url:
        shown = f'<a href="{escape(settings.site_url + file.path)}">{shown}</a>'
    page = _PAGE.format(
        locale=strings.language,
        direction=load(strings.language).direction,
        policy=META,
        name=escape(name),
        lang=lang,
        site=escape(settings.site_name),
        root="../" * file.path.count("/"),
        sentence=strings("epub.media_online", name=shown),
        home=home(site, locale),
        go_home=escape(strings("error404.home")),
    )
    return name, page.encode()


def named(title: str, settings: Settings) -> str:
    """A page's title without the site's name behind it, which stands beside it in every reader."""
    return title.removesuffix(f" – {settings.site_name}")


def home(site: Site, locale: str) -> str:
    """The path of the first page of a language."""
    return "index.html" if locale == site.languages[0] else f"{locale}/index.html"


def opened(path: str, data: bytes, missing: frozenset[str]) -> bytes:
    """The page with links to what is not there opened rather than saved: else the small page would be saved as if it were the file."""

    def told(match: re.Match[bytes]) -> bytes:
        link = match[0]
        href = _HREF.search(link)
        if not href or target(path, unescape(href[1].decode())) not in missing:
            return link
        return _SAVE.sub(b"", link)

    return _LINK.sub(told, data) if b" download" in data else data
