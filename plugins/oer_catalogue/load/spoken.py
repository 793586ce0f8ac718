"""What captions say, as plain text: it stands in for a transcript where a film is not shown (source: W3C WebVTT, 4.1 and 4.2.2)."""

from __future__ import annotations

import html
import re

_BLOCKS = re.compile(r"\n[ \t]*\n")
_VOICE = re.compile(r"^<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
_TIMES = re.compile(r"[\d:.]{5,20}[ \t]+-->")


def spoken(captions: str) -> tuple[str, ...]:
    """The lines of each cue, in order; a line that the cue before ended with (captions that roll) is said once.

    The name of a voice stands before its first line. Notes, styles, regions and the times are left out.
    """
    text = captions.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    said: list[str] = []
    for block in _BLOCKS.split(text):
        lines = block.strip("\n").split("\n")
        start = next((number for number, line in enumerate(lines[:2]) if _TIMES.match(line.strip())), None)
        if start is None:
            continue
        for line in lines[start + 1 :]:
            words = _words(line)
            if words and words not in said[-2:]:
                said.append(words)
    return tuple(said)


def _words(line: str) -> str:
    voice = _VOICE.match(line)
    words = " ".join(html.unescape(_TAG.sub("", line)).split())
    return f"{html.unescape(voice[1]).strip()}: {words}" if voice and words else words
