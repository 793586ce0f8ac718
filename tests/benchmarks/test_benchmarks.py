"""The synthetic catalogues are what they promise, and the figures of the bench are computed as it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random

import pytest

HERE = Path(__file__).parent
sys.path.append(str(HERE))

import contestants as c  # noqa: E402
import generate  # noqa: E402
import report  # noqa: E402
from measure import CommandFailedError, Run, measure  # noqa: E402
from texts import PAGES as PAGES_OF_A_MODULE  # noqa: E402
from words import FUNCTION_WORDS, MADE_UP, vocabulary  # noqa: E402
from words import LANGUAGES as ALL  # noqa: E402

from oer_catalogue.load.catalogue import load  # noqa: E402

MODULES, LANGUAGES = 5, ("en", "el", "bg")
PAGES = MODULES * PAGES_OF_A_MODULE * len(LANGUAGES)


@pytest.fixture(scope="module")
def projects(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic")
    generate.generate(folder, MODULES, LANGUAGES, seed=7)
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(projects, tmp_path):
    """In another process, with two workers, another hash seed and another locale."""
    command = [sys.executable, str(HERE / "generate.py"), str(tmp_path), "--modules", str(MODULES), "--seed", "7", "--jobs", "2"]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    subprocess.run([*command, "--languages", ",".join(LANGUAGES)], check=True, env=environment)
    assert bytes_of(tmp_path) == bytes_of(projects)


def test_another_seed_gives_other_words(projects, tmp_path):
    generate.generate(tmp_path, 1, LANGUAGES[:1], seed=8, projects=["mkdocs"])
    one, other = (max((folder / "mkdocs/docs/modules").rglob("quiz.en.md")).read_text("utf-8") for folder in (projects, tmp_path))
    assert one != other


def test_a_synthetic_catalogue_has_no_problem_and_current_translations(projects):
    catalogue, found = load(projects / "ours")
    assert [str(problem) for problem in found.problems] == []
    assert len(catalogue.modules) == MODULES
    for module in catalogue.modules:
        states = {tag: edition.state.freshness for tag, edition in module.editions.items()}
        assert states == {tag: "source" if tag == "en" else "current" for tag in LANGUAGES}
        assert all(edition.quiz and edition.guide and len(edition.lessons) == 5 for edition in module.editions.values())
    assert any(module.requires for module in catalogue.modules)


def test_the_projects_hold_the_same_pages(projects):
    ours = list((projects / "ours/modules").rglob("*.md"))
    peers = {name: list((projects / name / folder).rglob("*.md")) for name, folder in (("mkdocs", "docs"), ("hugo", "content"))}
    assert len(ours) == PAGES
    assert {name: len(pages) for name, pages in peers.items()} == dict.fromkeys(peers, PAGES + len(LANGUAGES))
    bodies = [sorted(words(path) for path in pages if "modules" in path.parts) for pages in (ours, *peers.values())]
    assert bodies[0] == bodies[1] == bodies[2]


def words(path: Path) -> str:
    """The body of a page without the addresses in it, which depend on where the page lies."""
    body = path.read_text("utf-8").split("\n---\n\n", 1)[1]
    return " ".join(part.split(")", 1)[-1] if number else part for number, part in enumerate(body.split("](")))


def test_texts_have_the_length_of_the_real_ones(projects):
    lengths = [len(words(path).split()) for path in (projects / "ours/modules").rglob("*.md")]
    assert 600 < sum(lengths) / len(lengths) < 760  # the marks of lists and tables count here


@pytest.mark.parametrize("locale", ALL)
def test_words_follow_zipf_in_the_script_of_the_language(locale):
    known = vocabulary(locale, 7)
    assert len(set(known.words)) == len(known.words) == MADE_UP + len(set(FUNCTION_WORDS[locale].split()))
    script = {"el": "GREEK", "bg": "CYRILLIC"}.get(locale, "LATIN")
    assert all(unicodedata.name(letter).startswith(script) for word in known.words for letter in word)
    drawn = Counter(known.draw(Random(1), 200_000))
    first, tenth = (drawn[known.words[rank - 1]] for rank in (1, 10))
    assert first / tenth == pytest.approx((10 + 2.7) / (1 + 2.7), rel=0.1)
    assert 0.25 < sum(drawn[word] for word in FUNCTION_WORDS[locale].split()) / drawn.total() < 0.4


def test_pictures_are_pictures(projects):
    picture = next((projects / "ours/modules").rglob("*.png")).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert 19_000 < len(picture) < 21_000


BUSY = "import time, sys\nstart = time.process_time()\nx = bytearray(200 << 20)\nwhile time.process_time() - start < 0.4: pass\n"


def test_cpu_and_memory_of_a_process_of_a_process_are_counted(tmp_path):
    (tmp_path / "busy.py").write_text(BUSY)
    outer = "import subprocess, sys; subprocess.run([sys.executable, 'busy.py'], check=True)"
    run = measure([sys.executable, "-c", outer], tmp_path, {})
    assert run.cpu >= 0.4
    assert 200 < run.peak_mb < 400


def test_a_contestant_that_fails_is_named_with_what_it_said(tmp_path):
    with pytest.raises(CommandFailedError, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, {})
    with pytest.raises(CommandFailedError, match="cannot be started"):
        measure([str(tmp_path / "nothing")], tmp_path, {})


def test_who_ends_the_bench_ends_the_contestant(tmp_path):
    inner = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(600)"
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # whoever runs the tests in the background has it switched off
    outer = f"import signal, sys; from measure import *; {heard}; measure([sys.executable, '-c', {inner!r}], Path('.'), {{}})"
    with subprocess.Popen(
        [sys.executable, "-c", outer], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HERE)}, stderr=subprocess.DEVNULL
    ) as process:
        while not (tmp_path / "pid").is_file() or not (pid := (tmp_path / "pid").read_text()):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
    assert not Path(f"/proc/{pid}").exists()


def size(modules: int, theirs: int = 1000, **cpu: list[float]) -> report.Size:
    names = {"cold": c.COLD, "hugo": c.HUGO, "nav": c.NAV, "one": c.ONE_PROCESS}
    runs = {names[name]: [Run(value, value * 2, 100) for value in values] for name, values in cpu.items()}
    pages = {name: report.Pages(modules * 48, theirs if name == c.HUGO else 1000, modules * 48_000) for name in runs}
    return report.Size(modules, runs, pages)


def test_ratios_are_taken_pair_by_pair():
    found = size(100, cold=[1, 2, 4], hugo=[2, 4, 4], nav=[30], one=[1.5, 3, 6])
    assert found.ratios(c.COLD, c.HUGO, "cpu") == [0.5, 0.5, 1]
    by_words = {target.words: (target.figure, target.verdict) for target in report.targets([found])}
    assert by_words["CPU, of hugo"] == (0.5, "met")
    assert by_words["CPU, of mkdocs + material + static-i18n with default nav"] == (1 / 30, "met")
    assert by_words["CPU, of the same without nav"] == (None, "not run")
    assert by_words["two processes, times as fast as one"] == (1.5, "met")
    assert by_words["CPU of one changed lesson, of a cold build"] == (None, "not run")


def test_growth_is_cpu_per_page_at_the_largest_size():
    sizes = [size(100, cold=[10]), size(1000, cold=[130])]
    grown = report.targets(sizes)[-1]
    assert grown.figure == pytest.approx(1.3)
    assert grown.verdict == "missed"


@pytest.mark.parametrize(("theirs", "differ"), [(960, False), (1040, False), (940, True), (1060, True)])
def test_pages_of_another_weight_are_refused(theirs, differ):
    assert bool(report.weights_differ(size(1, theirs=theirs, cold=[1], hugo=[1]))) is differ


def test_everybody_is_in_the_table():
    found = size(100, cold=[1, 2, 4], hugo=[2, 4, 4], nav=[30])
    printed = "\n".join(report.lines([found]))
    assert all(name in printed for name in found.runs)
    assert "not run" in printed
