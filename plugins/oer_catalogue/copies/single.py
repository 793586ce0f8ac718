"""A module in one language as one file, for phones that open nothing but the file that one taps: made of the offline website.

Scripts, styles and pictures stand in the page; films and sounds are named and left out. Its policy lets these scripts and styles run, by
their hashes (Content Security Policy Level 3, 2.3.1), and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ..engine.swap import BuildError, told
from ..releases.listing import Site, media_type
from .selection import Wanted, chosen

FORMAT = "html"
_STYLE = re.compile(r'<link rel="stylesheet" href="([^":]+)">\n?')
_SCRIPT = re.compile(r'<script defer src="([^":]+)"></script>\n?')
_PLAYER = re.compile(r'<(video|audio) [^>]*aria-label="([^"]*)".*?</\1>', re.S)
_MEDIUM = re.compile(r'(\s(?:src|href))="(media/[^"]+)"')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')


def single_files(site: Site, wanted: Wanted) -> Iterator[tuple[str, str, Path]]:
    """Module, language and offline website of each module that is wanted in a language that is wanted, whatever formats are wanted."""
    asked = Wanted(wanted.languages, wanted.modules, (FORMAT,))
    for file in chosen(site.files, asked, site.languages):
        if file.format == FORMAT and file.path.endswith(f"/{file.module}-{file.language}.html.zip"):
            yield file.module, file.language, site.root / file.path


def single(package: Path) -> bytes:
    """The page of an offline website with everything in it. The same package gives the same bytes.

    Raises BuildError if the package is not what it should be.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            return _page(archive).encode()
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        words = told(error) if isinstance(error, OSError) else str(error)
        raise BuildError(f"{package.name} could not be read ({words}). Build the site and copy again.") from error


def _page(archive: zipfile.ZipFile) -> str:
    def text(name: str) -> str:
        return archive.read(name).decode("utf-8")

    def medium(match: re.Match[str]) -> str:
        data = base64.b64encode(archive.read(match[2])).decode()
        return f'{match[1]}="data:{media_type(match[2])};base64,{data}"'

    page = text("index.html")
    styles = [text(name) for name in _STYLE.findall(page)]
    scripts = [text(name).replace("</script", "<\\/script") for name in _SCRIPT.findall(page)]
    page = _SCRIPT.sub("", _STYLE.sub("", page))
    page = _MEDIUM.sub(medium, _PLAYER.sub(lambda match: f"<p>({match[2]})</p>", page))
    page = _POLICY.sub(lambda match: f"{match[1]}{escape(_policy(scripts, styles), quote=False)}{match[2]}", page, count=1)
    head, body = "".join(f"<style>{style}</style>\n" for style in styles), "".join(f"<script>{script}</script>\n" for script in scripts)
    before, _, after = page.partition("</head>")
    inner, _, end = after.rpartition("</body>")
    return f"{before}{head}</head>{inner}{body}</body>{end}"  # after the text: what was deferred found it there


def _policy(scripts: list[str], styles: list[str]) -> str:
    rules = {"script-src": scripts, "style-src": styles}
    allowed = (f"{name} {' '.join(map(_hash, texts)) or chr(39) + 'none' + chr(39)}" for name, texts in rules.items())
    return "; ".join(("default-src 'none'", *allowed, "img-src data:", "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
