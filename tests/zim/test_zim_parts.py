"""Names, codes, addresses and the words of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.core import get_global

from oer_catalogue.engine.swap import BuildError
from oer_catalogue.releases.listing import read_site
from oer_catalogue.schema.lists import LANGUAGES as KNOWN
from oer_catalogue.zims.codes import book_name, file_name, iso639_3
from oer_catalogue.zims.facts import cut, day
from oer_catalogue.zims.make import groups
from oer_catalogue.zims.reading import Sheet, target

from ..engine.conftest import ROOT
from .conftest import LANGUAGES


def test_languages_have_their_iso_639_3_code():
    """Judged by CLDR, which knows each code of three letters as another name of the one of two."""
    aliases = get_global("language_aliases")
    codes = {tag: iso639_3(tag) for tag in KNOWN - {"bh"}}
    assert len(set(codes.values())) == len(codes)
    judged = {tag: code for tag, code in codes.items() if code in aliases}
    assert len(judged) > 170
    assert {tag: aliases[code] for tag, code in judged.items() if tag in aliases.values()} == {
        tag: tag for tag in judged if tag in aliases.values()
    }
    assert [iso639_3(tag) for tag in ("zh-Hant-TW", "sr-Latn", "pt-BR", "hsb", "x-own")] == ["zho", "srp", "por", "hsb", "und"]


def test_names_of_files():
    assert file_name(book_name("Our_Own Catalogue", ("pt-BR",)), "", "2026-11-30") == "our-own-catalogue_pt-br_all_2026-11.zim"
    assert book_name("oer", ("en", "el")) == "oer_mul_all"
    assert file_name("oer_mul_all", "pages", "2026-11-30") == "oer_mul_all_pages_2026-11.zim"
    assert book_name("Κατάλογος", ("el",)) == "oer_el_all"


def test_texts_are_cut_after_a_word():
    assert cut("Short", 30) == "Short"
    assert cut("Open learning modules for everybody who meets", 30) == "Open learning modules for…"
    assert len(cut("x" * 99, 30)) == 30


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("../a/b%20c.html?x=1#y", "a/b c.html"),
        ("#here", ""),
        ("page.html", ""),
        ("https://elsewhere.example/a", ""),
        ("//elsewhere.example/a", ""),
        ("mailto:a@b.example", ""),
        ("../../above", ""),
        ("/absolute", ""),
        ("sub/", "el/sub"),
    ],
)
def test_addresses_are_followed(address: str, found: str):
    assert target("el/page.html", address) == found


def test_a_page_is_read_without_what_stands_around_it():
    sheet = Sheet(
        "el/page.html",
        '<!doctype html><html lang="el"><head><title> A\n b </title></head><body><nav>menu</nav><main><nav>crumbs</nav><h1>Τσάι</h1>'
        '<p>one<b>two</b> three</p><script>no</script><img src="../m/a.png"></main><footer>foot</footer></body></html>'.encode(),
    )
    assert (sheet.title, sheet.words, list(sheet.shown)) == ("A b", "Τσάι onetwo three", ["m/a.png"])


def test_groups_of_languages(made: Path):
    site = read_site(made / "site")
    assert groups(site, ()) == [*((tag,) for tag in LANGUAGES), LANGUAGES]
    assert groups(site, ("mul", "el")) == [("el",), LANGUAGES]
    with pytest.raises(BuildError):
        groups(site, ("fr",))
    assert day(site, "2026-01-31") == "2026-01-31"
    assert (ROOT / "plugins").is_dir()
