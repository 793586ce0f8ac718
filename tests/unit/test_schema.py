"""Models and YAML together: all mistakes of a file at once, each at its place, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from oer_catalogue.rules.codes import CODES
from oer_catalogue.schema.explain import validate
from oer_catalogue.schema.front import IndexFront
from oer_catalogue.schema.guide import GuideFile
from oer_catalogue.schema.module import ModuleFile
from oer_catalogue.schema.translation import TranslationFile
from oer_catalogue.schema.yaml import read

GOOD = Path(__file__).parents[1] / "problems" / "_good" / "modules" / "safe-start"
MODELS = {"module.yml": ModuleFile, "guide.yml": GuideFile, "el/translation.yml": TranslationFile}
TEXTS = {name: (GOOD / name).read_text("utf-8") for name in MODELS}


def findings(model: type, text: str) -> list[tuple[str, str, str]]:
    yaml, problems = read(text, "f.yml")
    assert yaml is not None
    return [(f"{p.place.line}:{p.place.column}", p.code, p.suggestion) for p in [*problems, *validate(model, yaml)[1]]]


def test_all_mistakes_at_once_each_at_its_place() -> None:
    text = "title: ''\nsummary: [a]\nkeyword: x\noutcomes:\n  LO 1: a <b>bold</b> word\n  LO2:\nprerequisites: none\n"
    assert sorted(findings(IndexFront, text)) == [
        ("1:1", "OER-M002", ""),  # keywords
        ("1:1", "OER-M003", ""),
        ("2:10", "OER-M004", ""),
        ("3:1", "OER-M001", "keywords"),
        ("5:3", "OER-M006", "LO1"),
        ("5:9", "OER-S006", ""),
        ("6:3", "OER-M003", ""),
        ("7:16", "OER-M004", ""),
    ]


def test_empty_is_as_good_as_absent_for_what_is_optional() -> None:
    text = TEXTS["module.yml"]
    for line in (
        "quiz: {pass: 70 %, supervised: false}",
        "sectors: [construction]",
        "accessibility: {features: [alternativeText], hazards: [none]}",
    ):
        key = line.partition(":")[0]
        assert findings(ModuleFile, text.replace(line, f"{key}: null")) == []
        assert findings(ModuleFile, text.replace(line, f"{key}:")) == []


def test_unknown_keys_deep_inside_know_their_neighbours() -> None:
    text = TEXTS["guide.yml"].replace("per_person: 1, max: 15", "per_persons: 1, maxx: 15").replace("online: {minutes", "onlin: {minutes")
    assert [(code, meant) for _, code, meant in findings(GuideFile, text)] == [
        ("OER-M001", "per_person"),
        ("OER-M001", "max"),
        ("OER-M001", "online"),
    ]


@given(st.sampled_from(sorted(MODELS)), st.data())
def test_a_spoilt_file_always_gets_plain_words_and_a_place(name: str, data: st.DataObject) -> None:
    """Cuts a piece out of a good file, or puts another value in: it is read, or every problem is complete."""
    text = TEXTS[name]
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 30)))
    filler = data.draw(
        st.sampled_from(["", "null", "[]", "{}", "[[x]]", "{a: {b: c}}", "x", "-1", "1e9", "true", "'", ", ", ": ", "\n", "é"])
    )
    spoilt = text[:begin] + filler + text[end:]
    yaml, problems = read(spoilt, "f.yml")
    if yaml is not None:
        problems = problems + validate(MODELS[name], yaml)[1]
    for found in problems:
        assert found.code in CODES
        assert 1 <= found.place.line <= spoilt.count("\n") + 1
        assert found.message
        assert "{field}" not in found.message
        assert not any(word in found.message for word in ("pydantic", "Input", "type=", "validation"))
        assert found.fix.endswith((".", "`")) or ". " in found.fix
