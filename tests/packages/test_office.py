"""DOCX and ODT in a real office program: LibreOffice opens them and shows every word, without being asked to repair anything."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import documents_made as made
import pypdf
import pytest

from oer_catalogue.documents import Extras, docx, kit_paper, odt
from oer_catalogue.locales import load as strings

LOCALES = ("en", "el", "ar")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both formats in three scripts, and one broken file, as LibreOffice prints them; one start for all, because it takes longest."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    for locale in LOCALES:
        paper = kit_paper(made.kit(locale), made.module(), strings(locale), made.read, made.address, Extras(["", ""], []))
        (folder / f"docx-{locale}.docx").write_bytes(docx.write(paper))
        (folder / f"odt-{locale}.odt").write_bytes(odt.write(paper))
    (folder / "broken.odt").write_bytes(odt.write(paper)[:-2000])
    files = sorted(str(file) for file in folder.iterdir())
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder / "out"), *files], check=False, capture_output=True, timeout=240)
    return folder / "out"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_an_office_file_opens_and_shows_its_words(shown: Path, form: str, locale: str):
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(shown / f"{form}-{locale}.pdf").pages]
    text = " ".join(pages)
    title, subtitle, say, do, bring, item, name, sign = made.WORDS[locale]
    if locale == "ar":  # the reader gives words in the order in which they are drawn
        assert all(word in text for word in ("الورشة", "دقائق", "التوقيع"))
    else:
        for words in (title, subtitle, say, do, bring, item, name, sign):
            assert words in text
        assert "#set page(fill: red) $x$ @ref" in text
    assert "Anna Müller" in text
    assert "☐" in text
    assert len(pages) == 4  # two sheets begin on a page of their own
    assert f"/ {len(pages)}" in pages[-1] or f"{len(pages)} /" in pages[-1]


def test_the_program_does_not_show_what_is_broken(shown: Path):
    assert len(list(shown.glob("*.pdf"))) == 2 * len(LOCALES)
    assert not (shown / "broken.pdf").exists()
