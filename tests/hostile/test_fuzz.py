# ruff: noqa: E501 - lists of pieces, as compact as they can be

"""Whatever is typed: the readers report Problems with places and raise nothing, and no body holds more than bodies may hold.

The same examples each time; ``--prove`` looks further, at random.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_corpus import BAD, GOOD, Case, bodies, every_case, unmark, unsafe
from hostile_files import SVG, archive, pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oer_catalogue import printers
from oer_catalogue.load import media
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.files import check_name, name_guess, shown, text_of
from oer_catalogue.model import Module
from oer_catalogue.problem import Place, Problem, Report
from oer_catalogue.schema.yaml import read

MARKS = [
    "#", "## ", "- ", "- [x] ", "1. ", "> ", "> [!TIP]\n> ", "`", "```", "*", "_", "~~", "|", "|-|-|\n", "\n", "\n\n", "    ", "\t", "[", "](", ")",
    "![", "<", ">", "</", "<!--", "-->", "<script>", "<img src=x onerror=alert(1)>", " onload=", " style=", "javascript:", "data:", "//evil.example",
    "https://evil.example/", "\\", "&#", "&lt;", "&colon;", "{#", "{.online}", "}", ":", ": ", "[^a]", "[^a]: ", "[a]: ", "oer:", "../../media/signs.svg",
    "Answer: ", "+-", "---\n", "title: ", "{{", "%%oer:content%%", "\x1a", "&#x1a;", "\0", "\u202e", "\u200b", "\u200d", "\ufeff", "a", "é", "א", "字", '"', "'",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=40).map("".join)
DATA = st.binary(max_size=200) | PIECES.map(lambda text: text.encode("utf-8", "surrogatepass"))
SHORT = settings(max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=20_000, derandomize=False)


@pytest.fixture(scope="session")
def effort(pytestconfig: pytest.Config) -> settings:
    return LONG if pytestconfig.getoption("--prove") else SHORT


@pytest.fixture(scope="session")
def good() -> Module:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(GOOD, Path(folder) / "modules")
        return load(Path(folder))[0].modules[0]


def sound(problems: list[Problem], file: str) -> None:
    """Each problem has its place in the file, and every printer can print it in lines of its own."""
    for found in problems:
        assert found.place.file == file
        assert found.place.line >= 1
        assert found.place.column >= 1
        assert found.message
        assert found.fix
    report = Report.of(problems)
    for name, printer in printers.PRINTERS.items():
        said = printer(report)
        said.encode()
        assert all(c.isprintable() or c == "\n" for c in said), name
    assert printers.github(report).count("\n") == len(report.problems) + 1


def run(effort: settings, strategy: st.SearchStrategy, check: Callable[[object], None]) -> None:
    effort(given(strategy)(check))()


def test_yaml(effort: settings) -> None:
    known = st.sampled_from(list(BAD["module.yml"].split("\n")))
    text = st.lists(known | PIECES | st.text(max_size=20), max_size=12).map("\n".join)
    run(effort, text, lambda words: sound(read(words, "x.yml")[1], "x.yml"))


def test_bytes_of_a_text(effort: settings) -> None:
    def check(data: bytes) -> None:
        text, problems = text_of(data, "x.md")
        sound(problems, "x.md")
        assert problems or text.encode() == data.replace(b"\r\n", b"\n")

    run(effort, DATA, check)


def test_names(effort: settings) -> None:
    def check(name: str) -> None:
        problems = list(check_name(name, Place(shown(name))))
        sound(problems, shown(name))
        assert problems or (name.isascii() and name == name.lower())
        assert not name_guess(name) or not list(check_name(name_guess(name)[:100], Place("x")))

    names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=40)
    run(
        effort, names | st.binary(min_size=1, max_size=20).map(lambda data: data.decode("utf-8", "surrogateescape").replace("/", "")), check
    )


def test_bodies(effort: settings, good: Module) -> None:
    def check(words: str) -> None:
        assert [found for html in bodies(good, {"x": words}) for found in unsafe(html)] == []

    run(effort, PIECES | st.text(max_size=60), check)


@pytest.mark.parametrize(
    "name", ["media/a.svg", "media/a.pdf", "media/a.odt", "media/a.docx", "media/a.en.vtt", "media/a.csv", "media/a.gif"]
)
def test_media(name: str, effort: settings) -> None:
    ending = name.rpartition(".")[2]
    parts = st.dictionaries(st.sampled_from(["mimetype", "content.xml", "[Content_Types].xml", "a.rels", "../x", "x/y"]), DATA, max_size=5)
    zipped = st.tuples(parts, st.integers(0, 400), st.binary(max_size=4)).map(lambda t: splice(archive(t[0]), t[1], t[2]))
    inner = {
        "svg": PIECES.map(lambda text: SVG.format(text).encode("utf-8", "surrogatepass")) | DATA,
        "pdf": DATA.map(pdf),
        "odt": zipped,
        "docx": zipped,
    }.get(ending, st.tuples(st.sampled_from([b"WEBVTT", b"GIF89a", b""]), DATA).map(b"".join))
    run(effort, inner, lambda data: sound(media.check(name, data, name)[0], name))


def splice(data: bytes, at: int, change: bytes) -> bytes:
    return data[:at] + change + data[at + len(change) :]


@pytest.mark.parametrize(
    "path", ["module.yml", "en/index.md", "en/lessons/one.md", "en/quiz.md", "en/guide.md", "guide.yml", "el/translation.yml"]
)
def test_module(path: str, effort: settings, tmp_path: Path) -> None:
    """One file of a module is made of pieces of the corpus and of marks; the good module stays."""
    seeds = [
        unmark(text)[0] for case in every_case() for name, text in case.files.items() if name.rpartition(".")[2] == path.rpartition(".")[2]
    ]
    pieces = st.lists(st.sampled_from(seeds) | PIECES, min_size=1, max_size=4).map("\n".join)
    shutil.copytree(GOOD, tmp_path / "modules")
    Case("x").write(tmp_path / "modules" / "bad")
    (tmp_path / "modules" / "bad" / path).parent.mkdir(exist_ok=True)

    def check(words: str) -> None:
        head = "---\ntitle: A title\n---\n" if path.endswith(".md") and words[:1] != "-" else ""
        (tmp_path / "modules" / "bad" / path).write_text(head + words, "utf-8", "surrogatepass", newline="")
        catalogue, report = load(tmp_path)
        assert "safe-start" in {module.id for module in catalogue.modules}
        for found in report.problems:
            sound([found], found.place.file)

    few = 20 if effort is SHORT else 3000
    run(settings(effort, max_examples=few), pieces, check)
