"""What captions say: every line once, in order, with the names of voices, and nothing of times and looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oer_catalogue.load.spoken import spoken

CUE = "00:00.000 --> 00:02.000"


@pytest.mark.parametrize(
    ("captions", "lines"),
    [
        (f"WEBVTT\n\n{CUE}\nThe pot is warm.\n", ("The pot is warm.",)),
        (f"\ufeffWEBVTT - a title\r\n\r\n1\r\n{CUE} align:start\r\nOne\r\ntwo\r\n", ("One", "two")),
        (f"WEBVTT\n\nNOTE\nnobody says this\n\nSTYLE\n::cue {{}}\n\n{CUE}\nSaid.", ("Said.",)),
        (f"WEBVTT\n\n{CUE}\n<v.loud Anna>Look &amp; <i>see</i>.</v>\n", ("Anna: Look & see.",)),
        (f"WEBVTT\n\n{CUE}\nOne\n\n{CUE}\nOne\ntwo\n\n{CUE}\ntwo\nthree\n", ("One", "two", "three")),
        (f"WEBVTT\n\n{CUE}\n\n{CUE}\n<c></c>\n", ()),
        ("WEBVTT\n\n01:00:00.000 --> 01:00:02.000\nLate.\n", ("Late.",)),
        ("", ()),
    ],
)
def test_lines(captions: str, lines: tuple[str, ...]):
    assert spoken(captions) == lines


@given(st.text(alphabet="WEBVT\n\r :->.0123<v>&;ab", max_size=200))
def test_any_text_gives_lines_without_times_and_tags(text: str):
    for line in spoken(text):
        assert line == " ".join(line.split()) != ""
