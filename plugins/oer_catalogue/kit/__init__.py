"""The facilitator kit: a plan with everything that a facilitator prints, fills in and sends, as sections of Markdown nodes.

One kit, many papers: the page of the guide, PDF, DOCX and ODT are drawn from the same sections.
"""

from .value import Kit, Section

__all__ = ["Kit", "Section"]
