"""Frames, slots and links of hand-written pages."""

from __future__ import annotations

from oer_catalogue.engine.fill import Frame, frames, module_links


def test_slots_are_filled_once_and_content_is_never_read_as_a_slot():
    frame = Frame.of("<title>%%oer:title%%</title><main><p>%%oer:content%%</p></main>%%oer:title%%%%oer:none%%")
    page = frame.fill({"title": "A", "content": "<p>%%oer:title%%</p>"})
    assert page == "<title>A</title><main><p>%%oer:title%%</p></main>A"


def test_frames_and_written_pages_are_told_apart():
    found, written = frames({"oer-frame/lesson.html": "a", "el/oer-frame/lesson.html": "b", "index.html": "h", "el/about.html": "d"})
    assert set(found) == {("lesson", ""), ("lesson", "el/"), ("home", "")}
    assert set(written) == {"el/about.html"}


def test_module_links_become_relative_addresses():
    html = module_links('<a href="oer:x/y#z">a</a> <a href="https://example.org/oer:x">b</a>', lambda target: f"to/{target}&")
    assert html == '<a href="to/x/y#z&amp;">a</a> <a href="https://example.org/oer:x">b</a>'
