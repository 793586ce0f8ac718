"""What captions say, as text to read (source: W3C WebVTT, sections 4.1 and 4.2.2)."""

from __future__ import annotations

import html
import re

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"<[^>]*>")
_NO_WORDS = ("WEBVTT", "NOTE", "STYLE", "REGION")


def spoken(data: bytes) -> tuple[str, ...]:
    """Paragraphs: the cues of a WebVTT file in order, a new one for each speaker, with the name where the file gives it.

    A line that a cue repeats from the one before (captions that roll up) is told once.
    """
    found: list[tuple[str, list[str]]] = []
    last = ""
    for block in re.split(r"\n{2,}", data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines) if "-->" in line), None)
        if at is None or lines[0].startswith(_NO_WORDS):
            continue
        name = ""
        for line in lines[at + 1 :]:
            voice = _VOICE.search(line)
            name = html.unescape(voice[1]).strip() if voice else name
            words = html.unescape(_TAG.sub("", line)).strip()
            if not words or words == last:
                continue
            last = words
            if not found or name != found[-1][0]:
                found.append((name, []))
            found[-1][1].append(words)
    return tuple(f"{name}: {' '.join(lines)}" if name else " ".join(lines) for name, lines in found)
