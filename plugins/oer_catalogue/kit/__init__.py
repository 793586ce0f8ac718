"""The facilitator kit: a plan with everything that a facilitator prints, fills in and sends, as sections of Markdown nodes.

One kit, many papers: the page of the guide, PDF, DOCX and ODT are drawn from the same sections.
"""

from .build import make_kit
from .ground import Methods
from .nodes import MADE
from .say import FINDINGS, checkpoint_words, finding_words, findings_words, left_out_words, message_of
from .value import Kit, Section
from .words import Words, standard

__all__ = [
    "FINDINGS",
    "MADE",
    "Kit",
    "Methods",
    "Section",
    "Words",
    "checkpoint_words",
    "finding_words",
    "findings_words",
    "left_out_words",
    "make_kit",
    "message_of",
    "standard",
]
