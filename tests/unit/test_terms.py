"""The terms of glossaries in two languages, and translations that say them otherwise."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import exchange_made as made
import pytest
from click.testing import CliRunner

from oer_catalogue.translate.exchange_commands import COMMANDS
from oer_catalogue.translate.terms import check_terms, terms, terms_csv

ROOT = Path(__file__).parents[2]


def glossary(*terms: tuple[str, str, str]) -> str:
    return "---\ntitle: Words\n---\n" + "".join(f"\n### {term} {{#{id}}}\n\n{meaning}\n" for term, id, meaning in terms)


EN = glossary(("light meter (lux meter)", "meter", "Measures."), ("glare", "glare", "=Bad."), ("lux", "lux", "Unit."))
DE = glossary(("Belichtungsmesser", "meter", "Misst."), ("Blendung", "glare", "=Schlecht."), ("lux", "lux", "Einheit."))


def project(tmp_path: Path, source: str, target: str) -> Path:
    root = made.write_project(tmp_path, f"---\ntitle: x\n---\n\n{source}\n", f"---\ntitle: y\n---\n\n{target}\n")
    (root / "modules/eyes/en/glossary.md").write_text(EN)
    (root / "modules/eyes/de/glossary.md").write_text(DE)
    return root


def test_terms_stand_beside_each_other_by_id(tmp_path: Path):
    found = terms(project(tmp_path, "a", "b"), "de")
    assert [(term.module, term.id, term.source, term.target, term.meaning) for term in found] == [
        ("eyes", "meter", "light meter (lux meter)", "Belichtungsmesser", "Misst."),
        ("eyes", "glare", "glare", "Blendung", "=Schlecht."),
    ]
    rows = list(csv.reader(io.StringIO(terms_csv(found))))
    assert rows[0] == ["source", "translation", "module", "meaning"] and rows[2] == ["glare", "Blendung", "eyes", "'=Schlecht."]


@pytest.mark.parametrize(
    ("source", "target", "missed"),
    [
        ("Buy a light meter.", "Kaufen Sie einen Belichtungsmesser.", 0),
        ("Buy two light-meters.", "Kaufen Sie zwei BELICHTUNGSMESSERN.", 0),
        ("Buy a Lux meter.", "Kaufen Sie ein Messgerät.", 1),
        ("Light the meter.", "Etwas anderes.", 0),
        ("Slight glares.", "Leichte Blendungen, Sonnenblendung.", 0),
        ("Glare and glare.", "Spiegelung.", 1),
        ("See `glare`, [it](glare.md).", "Siehe das.", 0),
        ("- one\n- glare", "- eins\n- Glanz", 1),
    ],
)
def test_a_translation_that_says_a_term_otherwise_is_told(tmp_path: Path, source: str, target: str, missed: int):
    found = check_terms(project(tmp_path, source, target), "de")
    assert len(found) == missed
    if missed:
        line = 5 + target.count("\n")
        assert (str(found[0].place), found[0].code, found[0].severity) == (f"{made.PAIR.target}:{line}:1", "OER-T020", "warning")


def test_what_waits_is_not_told(tmp_path: Path):
    assert check_terms(project(tmp_path, "Glare hurts.", "Glare hurts."), "de") == []


def test_real_translations_mostly_use_their_glossaries():
    for locale in ("bg", "el", "it"):
        assert len(terms(ROOT, locale)) > 20
        assert len(check_terms(ROOT, locale)) < 20, locale


def test_the_command_says_where(tmp_path: Path):
    root, command = project(tmp_path, "Glare hurts.", "Glanz tut weh."), COMMANDS[2]
    said = CliRunner().invoke(command, ["de"], obj=root)
    assert said.exit_code == 0
    assert said.output.startswith(
        f"{made.PAIR.target}:5:1  OER-T020 the source says 'glare' here; the glossary calls that 'Blendung'\n    Use"
    )
    assert said.output.endswith("2 terms in two languages, 1 place to look at\n")
    assert CliRunner().invoke(command, ["de", "--csv"], obj=root).output.startswith("source,translation,module,meaning")
    assert CliRunner().invoke(command, ["d_e"], obj=root).exit_code == 2
