"""Field types: text in, value out, and what is said when it does not fit."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from oer_catalogue.schema import kinds

GOOD = [
    (kinds.whole(1, 600), "15", 15),
    (kinds.number(), "1.5", 1.5),
    (kinds.number(), "0", 0.0),
    (kinds.PERCENT, "70 %", 70.0),
    (kinds.PERCENT, "70%", 70.0),
    (kinds.PERCENT, "0 %", 0.0),
    (kinds.PERCENT, "100 %", 100.0),
    (kinds.PERCENT, "66.67 %", 66.67),
    (kinds.TRUTH, "true", True),
    (kinds.TRUTH, "false", False),
    (kinds.DATE, "2024-02-29", "2024-02-29"),
    (kinds.ADDRESS, "https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
    (kinds.ADDRESS, "http://παράδειγμα.example/", "http://παράδειγμα.example/"),
    (kinds.LOCALE, "pt-BR", "pt-BR"),
    (kinds.LOCALE, "zh-Hant-TW", "zh-Hant-TW"),
    (kinds.LOCALE, "fil", "fil"),
    (kinds.LOCALE, "es-419", "es-419"),
    (kinds.COUNTRY, "NO", "NO"),
    (kinds.ORCID, "0000-0002-1694-233X", "0000-0002-1694-233X"),
    (kinds.VERSION, "1.10.0", "1.10.0"),
    (kinds.SLUG, "staying-safe-online", "staying-safe-online"),
    (kinds.text(), "  two \n words ", "two words"),
    (kinds.text(), "1 < 2 and a<3", "1 < 2 and a<3"),
]
WRONG = [
    (kinds.whole(1, 600), "15 min", "OER-M006", "15"),
    (kinds.whole(1, 600), "015", "OER-M006", "15"),
    (kinds.whole(1, 600), "1.5", "OER-M006", "1"),
    (kinds.whole(1, 600), "601", "OER-M007", ""),
    (kinds.whole(1, 600), "-1", "OER-M007", ""),
    (kinds.whole(1, 600), "٣", "OER-M006", ""),
    (kinds.whole(1, 600), None, "OER-M003", ""),
    (kinds.whole(1, 600), ["1"], "OER-M004", ""),
    (kinds.number(), "1,5", "OER-M006", "1.5"),
    (kinds.number(), "nan", "OER-M006", ""),
    (kinds.number(10), "11", "OER-M007", ""),
    (kinds.PERCENT, "70", "OER-M006", "70 %"),
    (kinds.PERCENT, "0.7", "OER-M006", ""),
    (kinds.PERCENT, "101 %", "OER-M007", ""),
    (kinds.TRUTH, "yes", "OER-M006", "true"),
    (kinds.TRUTH, "No", "OER-M006", "false"),
    (kinds.TRUTH, "True", "OER-M006", "true"),
    (kinds.DATE, "2026-02-30", "OER-M006", ""),
    (kinds.DATE, "20.11.2026", "OER-M006", ""),
    (kinds.DATE, "20261120", "OER-M006", ""),
    (kinds.ADDRESS, "a.example/x", "OER-M006", "https://a.example/x"),
    (kinds.ADDRESS, "javascript:alert(1)", "OER-M006", ""),
    (kinds.ADDRESS, "//a.example", "OER-M006", ""),
    (kinds.ADDRESS, "https://user:secret@a.example/", "OER-M006", ""),
    (kinds.ADDRESS, "https://a.example/<b>", "OER-M006", ""),
    (kinds.ADDRESS, "https://[::1", "OER-M006", ""),
    (kinds.ADDRESS, "https://localhost/", "OER-M006", ""),
    (kinds.ADDRESS, "https://a.example:99999999/", "OER-M006", ""),
    (kinds.LOCALE, "gr", "OER-M006", "el"),
    (kinds.LOCALE, "EN", "OER-M006", "en"),
    (kinds.LOCALE, "pt_br", "OER-M006", "pt-BR"),
    (kinds.LOCALE, "english", "OER-M006", "en"),
    (kinds.COUNTRY, "EL", "OER-M005", "GR"),
    (kinds.COUNTRY, "gr", "OER-M005", "GR"),
    (kinds.ORCID, "0000-0002-1825-0098", "OER-M006", ""),
    (kinds.VERSION, "1.10", "OER-M006", "1.10.0"),
    (kinds.VERSION, "v1.2.3", "OER-M006", "1.2.3"),
    (kinds.VERSION, "01.2.3", "OER-M006", ""),
    (kinds.SLUG, "Safe Online!", "OER-M006", "safe-online"),
    (kinds.SLUG, "ab", "OER-M006", ""),
    (kinds.OUTCOME, "lo 1", "OER-M006", "LO1"),
    (kinds.OUTCOME, "LO01", "OER-M006", "LO1"),
    (kinds.text(10), "eleven more", "OER-M007", ""),
    (kinds.text(), "a </b> c", "OER-S006", ""),
    (kinds.text(), "<!-- x", "OER-S006", ""),
    (kinds.text(), {"a": "b"}, "OER-M004", ""),
    (kinds.text(), "", "OER-M003", ""),
    (kinds.one_of("learner", "vet-teacher"), "Learner", "OER-M005", "learner"),
    (kinds.one_of("learner", "vet-teacher"), "zzz", "OER-M005", ""),
    (kinds.licence("CC-BY-4.0", "CC-BY-NC-4.0"), "cc by", "OER-M012", "CC-BY-4.0"),
    (kinds.licence("CC-BY-4.0", "CC-BY-NC-4.0"), "CC-BY-ND-4.0", "OER-M012", ""),
]


@pytest.mark.parametrize(("kind", "typed", "meant"), GOOD)
def test_read(kind: kinds.Kind, typed: str, meant: object) -> None:
    found = kind.read(typed)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(("kind", "typed", "code", "suggestion"), WRONG)
def test_refuse(kind: kinds.Kind, typed: object, code: str, suggestion: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        kind.read(typed)
    context = caught.value.context
    assert context is not None
    assert (context["code"], context["suggestion"]) == (code, suggestion)
    assert context["fix"].endswith(".")
    assert not context["message"].endswith(".")


@pytest.mark.parametrize(("kind", "typed", "suggestion"), [(k, t, s) for k, t, c, s in WRONG if s])
def test_what_is_suggested_is_right(kind: kinds.Kind, typed: str, suggestion: str) -> None:
    kind.read(suggestion)
