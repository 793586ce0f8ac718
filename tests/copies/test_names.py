"""Names that some system cannot hold."""

from __future__ import annotations

import pytest

from oer_catalogue.copies.names import LARGEST, name_problems

WRONG = {
    "reserved": ([("a/con.html", 1)], "keeps the name con.html"),
    "reserved folder": ([("AUX/index.html", 1)], "keeps the name AUX"),
    "reserved with a digit": ([("lpt1", 1)], "keeps the name lpt1"),
    "forbidden sign": ([("a/what?.html", 1)], r"sign '\?'"),
    "backslash": ([("a\\b", 1)], "does not allow the sign"),
    "dot at the end": ([("a./b", 1)], r"ends with '\.'"),
    "space at the end": ([("b ", 1)], "ends with ' '"),
    "out of the folder": ([("../b", 1)], "no name"),
    "long": ([("a" * 181, 1)], "181 characters"),
    "large": ([("film.mp4", LARGEST + 1)], "4.0 GiB"),
    "case": ([("a/Index.html", 1), ("a/index.html", 1)], "same name as a/Index.html"),
    "case of a folder": ([("A/x", 1), ("a/y", 1)], "same name as A"),
    "letters composed and not": ([("caf\u00e9", 1), ("cafe\u0301", 1)], "same name"),
    "sharp s": ([("straße", 1), ("STRASSE", 1)], "same name"),
    "file and folder": ([("a", 1), ("a/b", 1)], "same name as a"),
    "twice": ([("a", 1), ("a", 1)], "same name as a"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_some_system_cannot_hold(name: str):
    files, words = WRONG[name]
    with pytest.raises(AssertionError, match=words):
        assert list(name_problems(files)) == []


def test_usual_names_are_all_right():
    paths = [
        "index.html",
        "data/search/en/c811c9dc5.js",
        "console/com.html",
        "com10/lpt.txt",
        "κατάλογος/Ελληνικά.html",
        "a" * 180,
        ".well-known/x",
    ]
    assert list(name_problems((path, LARGEST) for path in paths)) == []
