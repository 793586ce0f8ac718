"""What a copy holds: by language, module, format and size."""

from __future__ import annotations

import pytest

from oer_catalogue.copies.selection import EVERYTHING, Wanted, chosen
from oer_catalogue.releases.listing import Listed

LANGUAGES = ("en", "el", "bg")


def listed(path: str, size: int = 10, **facts: str) -> Listed:
    return Listed(path, size, "0" * 64, facts.pop("type", "text/html"), **facts)


SITE = (
    listed("index.html", language="en"),
    listed("catalogue.html", language="en"),
    listed("about.html", language="en"),
    listed("el/index.html", language="el"),
    listed("el/about.html", language="el"),
    listed("404.html"),
    listed("assets/oer/site.css", 9_000_000),
    listed("data/manifest.json"),
    listed("data/search/en.js", language="en"),
    listed("data/search/el/cards/0.js", language="el"),
    listed("modules/tea/index.html", module="tea", language="en"),
    listed("modules/tea/brew.html", 9_000_000, module="tea", language="en"),
    listed("el/modules/tea/index.html", module="tea", language="el"),
    listed("modules/tea/media/pot.png", 9_000_000, type="image/png", module="tea"),
    listed("modules/tea/media/el/pot.mp4", 9_000_000, type="video/mp4", module="tea", language="el"),
    listed("modules/tea/media/en/short.mp4", 500, type="video/mp4", module="tea", language="en"),
    listed("modules/tea/media/el/pot.el.vtt", type="text/vtt", module="tea", language="el"),
    listed("modules/bread/index.html", module="bread", language="en"),
    listed("el/modules/bread/index.html", module="bread", language="el"),
    listed("downloads/tea/SHA256SUMS", module="tea", type="text/plain"),
    listed("downloads/tea/tea-en.epub", module="tea", language="en", format="epub"),
    listed("downloads/tea/tea-en.html.zip", 9_000_000, module="tea", language="en", format="html"),
    listed("downloads/tea/tea-bg.epub", module="tea", language="bg", format="epub"),
    listed("downloads/all/oer-en.zip", 800, language="en", format="bundle"),
)
ALL = {file.path for file in SITE}

CASES = {
    "everything": (EVERYTHING, set()),
    "one language": (
        Wanted(languages=("en",)),
        {"el/index.html", "el/about.html", "data/search/el/cards/0.js", "el/modules/tea/index.html", "el/modules/bread/index.html",
         "downloads/tea/tea-bg.epub"},
    ),
    "not the default language": (
        Wanted(languages=("el",)),
        {"about.html", "data/search/en.js", "modules/tea/index.html", "modules/tea/brew.html", "modules/bread/index.html",
         "downloads/tea/tea-en.epub", "downloads/tea/tea-en.html.zip", "downloads/tea/tea-bg.epub", "downloads/all/oer-en.zip"},
    ),
    "a language that has nothing but a download": (
        Wanted(languages=("bg",)),
        {path for path in ALL if path.startswith(("el/", "data/search/", "downloads/all/")) or "-en." in path}
        | {"about.html", "modules/tea/index.html", "modules/tea/brew.html", "modules/bread/index.html"},
    ),
    "one module": (Wanted(modules=("bread",)), {path for path in ALL if "/tea/" in path}),
    "no module": (Wanted(modules=()), {path for path in ALL if "/tea/" in path or "/bread/" in path}),
    "one format": (Wanted(formats=("epub",)), {"downloads/tea/tea-en.html.zip", "downloads/all/oer-en.zip"}),
    "no downloads": (Wanted(formats=()), {path for path in ALL if path.startswith("downloads/") and not path.endswith("SUMS")}),
    "nothing large": (Wanted(largest=799), {"downloads/tea/tea-en.html.zip", "downloads/all/oer-en.zip", "modules/tea/media/el/pot.mp4"}),
    "as large as that": (Wanted(largest=800), {"downloads/tea/tea-en.html.zip", "modules/tea/media/el/pot.mp4"}),
    "language and module and format": (
        Wanted(languages=("en",), modules=("tea",), formats=("epub",)),
        {"el/index.html", "el/about.html", "data/search/el/cards/0.js", "el/modules/tea/index.html", "el/modules/bread/index.html",
         "modules/bread/index.html", "downloads/tea/tea-bg.epub", "downloads/tea/tea-en.html.zip", "downloads/all/oer-en.zip"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_left_out(name: str):
    wanted, left_out = CASES[name]
    assert left_out <= ALL
    kept = chosen(SITE, wanted, LANGUAGES)
    assert ALL - {file.path for file in kept} == left_out
    assert [file for file in SITE if file in kept] == list(kept)


def test_a_language_that_the_site_has_not_is_no_empty_copy():
    with pytest.raises(ValueError, match="no pages in fr, pt; it has en, el, bg"):
        chosen(SITE, Wanted(languages=("pt", "en", "fr")), LANGUAGES)
