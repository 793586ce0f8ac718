"""What nginx and Caddy send when they use the lines that a site carries for them."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest

from oer_catalogue.engine.policy import HEADERS

from .conftest import FILES, FILM, HASH

pytestmark = pytest.mark.filterwarnings("error")

TYPES = {
    "index.html": "text/html", "modules/lathe/media/lathe.mp4": "video/mp4", "modules/lathe/media/lathe.en.vtt": "text/vtt",
    "assets/oer/site.css": "text/css", "assets/oer/search.js": "text/javascript", "assets/oer/font.woff2": "font/woff2",
    "data/catalogue.json": "application/json", "data/records/lathe.jsonld": "application/ld+json",
    "downloads/lathe/lathe-en.mbz": "application/vnd.moodle.backup", "downloads/lathe/lathe-en.imscc": "application/zip",
    "downloads/lathe/lathe-en.epub": "application/epub+zip", "downloads/lathe/lathe-en.pdf": "application/pdf",
    "downloads/all/oer-en.zim": "application/zim", "downloads/translate/el/lathe.index.el.po": "application/gettext",
}  # fmt: skip
SAVED = {"downloads/lathe/lathe-en.pdf", "downloads/lathe/lathe-en.epub", "downloads/all/oer-en.zim"}
SHORT = "public, max-age=300, must-revalidate"
FRESH = "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("path", [*TYPES, f"objects/ab/{HASH}", "nothing.html", "downloads/lathe/nothing.pdf"])
def test_every_answer_has_the_rules_for_browsers_once(server, path):
    headers = server.get(path)[1]
    assert {name: headers.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


@pytest.mark.parametrize("path", TYPES)
def test_a_file_has_its_type_and_is_whole(server, path):
    status, headers, body = server.get(path)
    assert (status, body, headers["Content-Encoding"]) == (200, FILES[path], None)
    assert headers.get_content_type() == TYPES[path]
    assert headers["Content-Disposition"] == ("attachment" if path in SAVED else None)


@pytest.mark.parametrize("path", ["index.html", "modules/lathe/media/lathe.en.vtt", "downloads/translate/el/lathe.index.el.po"])
def test_text_says_that_it_is_utf_8(server, path):
    assert server.get(path)[1].get_content_charset() == "utf-8"
    assert server.get(path, Accept_Encoding="gzip")[1].get_content_charset() in ("utf-8", None)


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("index.html", FRESH), ("modules/lathe/index.html", FRESH), ("data/catalogue.json", FRESH), ("downloads/lathe/lathe-en.mbz", FRESH),
        ("assets/oer/site.css", SHORT), ("modules/lathe/media/lathe.mp4", SHORT), ("metadata/timestamp.json", "no-cache"),
        (f"objects/ab/{HASH}", "public, max-age=31536000, immutable"),
        (f"objects/ab/{HASH[:-1]}0", FRESH), ("assets/oer/gone.css", FRESH),
    ],
)  # fmt: skip
def test_only_what_never_changes_is_kept_for_ever(server, path, cache):
    assert server.get(path)[1].get_all("Cache-Control") == [cache]


@pytest.mark.parametrize("path", ["index.html", "assets/oer/site.css", "modules/lathe/media/lathe.mp4"])
def test_what_has_not_changed_is_not_sent_again(server, path):
    etag = server.get(path)[1]["ETag"]
    status, headers, body = server.get(path, If_None_Match=etag)
    assert (status, body) == (304, b"")
    assert headers["Cache-Control"] == (FRESH if path == "index.html" else SHORT)
    assert server.get(path, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("path", ["index.html", "assets/oer/search.js", "data/catalogue.json", "modules/lathe/media/lathe.en.vtt"])
@pytest.mark.parametrize(
    ("asked", "encoding", "undo"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_the_compressed_twin_is_sent_to_those_who_take_it(server, path, asked, encoding, undo):
    status, headers, body = server.get(path, Accept_Encoding=asked)
    assert (status, headers["Content-Encoding"]) == (200, encoding)
    assert len(body) < len(FILES[path]) / 2
    assert undo(body) == FILES[path]
    kind = "text/vtt" if path.endswith("vtt") else TYPES[path]
    assert headers.get_content_type() == kind
    assert "Accept-Encoding" in headers["Vary"]
    assert headers["ETag"]


def test_what_has_no_twin_is_sent_as_it_is(server):
    for path in ("data/small.json", "downloads/lathe/lathe-en.pdf"):
        _, headers, body = server.get(path, Accept_Encoding="gzip, br")
        assert (headers["Content-Encoding"], body) == (None, FILES[path])


def test_a_film_is_sent_in_parts(server):
    path = "modules/lathe/media/lathe.mp4"
    status, headers, body = server.get(path, Range="bytes=1000-1999")
    assert (status, body) == (206, FILM[1000:2000])
    assert headers["Content-Range"] == f"bytes 1000-1999/{len(FILM)}"
    assert server.get(path, Range="bytes=-10")[2] == FILM[-10:]
    etag = server.get(path)[1]["ETag"]
    assert server.get(path, Range="bytes=0-9", If_Range=etag)[0] == 206
    assert server.get(path, Range="bytes=0-9", If_Range='"old"')[0] == 200
    assert server.get(path, Range=f"bytes={len(FILM)}-")[0] == 416


@pytest.mark.parametrize("path", ["nothing.html", "el/modules/nothing/", "downloads/lathe/nothing.pdf", "downloads/lathe/nothing.mbz"])
def test_what_is_not_there_is_answered_with_the_page_for_it(server, path):
    status, headers, body = server.get(path)
    assert status == 404
    assert b"NOT HERE" in body
    assert headers.get_content_type() == "text/html"
    assert headers["Content-Disposition"] is None


def test_the_page_for_what_is_not_there_is_compressed_too(server):
    status, headers, body = server.get("nothing.html", Accept_Encoding="br")
    assert (status, headers["Content-Encoding"]) == (404, "br")
    assert brotli.decompress(body) == FILES["404.html"]


def test_a_folder_shows_no_list(server):
    assert server.get("downloads/lathe/")[0] in (403, 404)
    assert not re.search(rb"lathe-en", server.get("downloads/lathe/")[2])
