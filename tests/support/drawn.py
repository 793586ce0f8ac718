"""Pages as trees, and small changes of project files, for tests of pages."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from oer_catalogue.pages import Page


def change(file: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


def drawn(page: Page) -> html.HtmlElement:
    """What a page puts into its frame, as one tree."""
    return html.fromstring("<div>" + "".join(page.slots[name] for name in ("crumbs", "notice", "toc", "content", "edit")) + "</div>")


def text(node: html.HtmlElement) -> str:
    """The words of a node on one line."""
    return " ".join(node.text_content().split())
