"""Node trees as paper: PDF, DOCX and ODT, and what goes with a plan: calendar, attendance sheet, everything in one zip.

A format is a file with ``write(paper) -> bytes``; it knows nothing of guides. ``kits.py`` makes papers of kits.
"""

from .kits import Extras, kit_paper, print_kit
from .paper import Paper, Part, Picture, UnprintableError

__all__ = ["Extras", "Paper", "Part", "Picture", "UnprintableError", "kit_paper", "print_kit"]
