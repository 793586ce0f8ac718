"""The files of the search give the very scores of lunr.py's whole index over the same modules.

lunr.js asks both, in Node.js, through the scripts that are published.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from lunr.index import Index
from search_made import files, whole_index
from search_texts import SCRIPTS, modules, vocabulary

from oer_catalogue.search import entry, fold, tokens
from oer_catalogue.settings import Settings

HERE = Path(__file__).parents[1]
THEME = HERE.parent / "plugins" / "oer_catalogue" / "theme"
MODULES, QUESTIONS = 16, {"en": 334, "el": 333, "bg": 333}


def questions(locale: str, count: int) -> list[list[tuple[str, bool]]]:
    """One to three words drawn as a text draws them; a third of the questions end in the first letters of a word."""
    dice = Random(f"questions/{locale}")
    words, sums = vocabulary(locale, 1)
    asked = []
    for number in range(count):
        drawn = [tokens(fold(word))[0] for word in dice.choices(words, cum_weights=sums, k=dice.choice((1, 2, 2, 3)))]
        last = drawn.pop()
        cut = number % 3 == 0
        asked.append([*((word, False) for word in drawn), (last[: dice.randint(2, 6)] if cut else last, cut)])
    return asked


@pytest.mark.parametrize("locale", SCRIPTS)
def test_scores_are_those_of_a_whole_index(locale: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node.js is missing: run `sudo make system`"
    some = [(m, m.module.editions[locale].keywords[:2]) for m in modules(locale, MODULES)]
    found = [entry(m.module, locale, m.body, Settings(languages=(locale,)), labels) for m, labels in some]
    for path, script in files(locale, found).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(script)
    whole = whole_index(found)
    asked = questions(locale, QUESTIONS[locale])
    given = {"whole": whole, "inside": whole_index(found, inside=True), "questions": asked}
    command = [node, str(HERE / "support" / "search_scores.js"), str(THEME), str(tmp_path), locale]
    ran = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    answers = json.loads(ran.stdout)
    assert len(answers) == len(asked)
    for question, answer in zip(asked, answers, strict=True):
        for theirs, ours in (answer["plain"], *answer["each"]):
            assert ours == pytest.approx(theirs, rel=1e-9), question
    assert sum(bool(answer["plain"][0]) for answer in answers) > 0.9 * len(asked)
    oracle = Index.load(whole)  # and lunr.py itself says so
    for question, answer in list(zip(asked, answers, strict=True))[:20]:
        query = oracle.create_query()
        for token, prefix in question:
            query.term(token + "*" if prefix else token, use_pipeline=False)
        assert answer["plain"][1] == pytest.approx({hit["ref"]: hit["score"] for hit in oracle.query(query)}), question
