"""Editions on paper: PDF for learners, for the one who leads, in large print; exercises to hand out; texts to change in an office program.

What stands on them is put together in ``printed/``, and ``documents/`` writes it. Both are loaded when a paper is written and not before,
because typesetting brings large libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from ..model import Edition, Module
from .format import Format, NotMadeError, PackageContext

if TYPE_CHECKING:
    from ..documents import Paper

LEARNER, GUIDE, LARGE, HANDOUT, ANSWERS = "learner", "guide", "large", "handout", "handout-answers"
"""The kinds of paper."""

Writer = Callable[["Paper"], bytes]


def write(kind: str, writer: str, module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """One paper of a kind by a writer of ``documents`` (pdf, docx, odt).

    Raises NotMadeError for a script without a font (PDF), a picture that cannot be shown, and a handout without anything to do.
    """
    from ..documents import UnprintableError, docx, odt, pdf
    from .printed import make_paper

    writers: dict[str, Writer] = {"pdf": pdf.write, "docx": docx.write, "odt": odt.write}
    paper = make_paper(kind, module, edition, context)
    try:
        target.write(writers[writer](paper))
    except UnprintableError as error:
        raise NotMadeError(f"{module.id} ({edition.locale}) cannot be printed: {error}") from error


PDF = Format("pdf", "pdf", "application/pdf", partial(write, LEARNER, "pdf"))
PDF_GUIDE = Format("pdf-guide", "guide.pdf", "application/pdf", partial(write, GUIDE, "pdf"), needs=("guide",))
PDF_LARGE = Format("pdf-large", "large.pdf", "application/pdf", partial(write, LARGE, "pdf"))
HANDOUT_PDF = Format("handout", "handout.pdf", "application/pdf", partial(write, HANDOUT, "pdf"))
HANDOUT_ANSWERS = Format("handout-answers", "handout-answers.pdf", "application/pdf", partial(write, ANSWERS, "pdf"), needs=("quiz",))
DOCX = Format("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", partial(write, LEARNER, "docx"))
ODT = Format("odt", "odt", "application/vnd.oasis.opendocument.text", partial(write, LEARNER, "odt"))

FORMATS: tuple[Format, ...] = (PDF, PDF_GUIDE, PDF_LARGE, HANDOUT_PDF, HANDOUT_ANSWERS, DOCX, ODT)
