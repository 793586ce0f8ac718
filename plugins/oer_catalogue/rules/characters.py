"""Characters that nobody sees, and hosts that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..load.markdown import plain
from ..problem import Problem
from .text import Text

# Always refused: embeddings, overrides and isolates of direction; zero-width space, word joiner, mark of byte order; invisible
# operators; line and paragraph separators; fillers; interlinear marks; tag characters.
_REFUSED = (
    "\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2065\u206a-\u206f\ufeff\u2028\u2029\u115f\u1160\u3164\uffa0\u180e\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
# Needed in some scripts: joiner, non-joiner; marks of direction; variation selectors.
_SOMETIMES = "\u200c\u200d\u200e\u200f\u061c\U000e0100-\U000e01ef"
_SUSPECT = re.compile(f"[{_REFUSED}{_SOMETIMES}]")
_LEADS = (b"\xd8", b"\xe1", b"\xe2", b"\xe3", b"\xef", b"\xf3")  # one of these bytes begins each of them in UTF-8
_E2 = re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])")  # the suspects among quotation marks and dashes
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe]")


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """(index, name) of every character of a text that can hide something from its reader.

    Joiners pass inside words of Arabic, Indic and related scripts and inside emoji, marks of direction beside
    right-to-left letters, variation selectors after ideographs. Source: Unicode TR 36, TR 39.
    """
    if text.isascii():
        return
    for match in _SUSPECT.finditer(text):
        char, at = match[0], match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if char in "\u200c\u200d" and (_JOINING.match(before) or (char == "\u200d" and _is_emoji(before) and _is_emoji(after))):
            continue
        if char in "\u200e\u200f\u061c" and _near_right_to_left(text, at):
            continue
        if char >= "\U000e0100" and before and unicodedata.name(before, "").startswith("CJK"):
            continue
        yield at, f"U+{ord(char):04X} ({unicodedata.name(char, 'no name').lower()})"


def _may_hide(data: bytes) -> bool:
    """A first look at UTF-8, at the speed of memchr; it may say yes to a text without suspects, never no to one with some."""
    leads = [lead for lead in _LEADS if lead in data]
    return bool(leads) and (leads != [b"\xe2"] or bool(_E2.search(data)))


def _is_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f")


def _near_right_to_left(text: str, at: int) -> bool:
    around = text[max(0, at - 40) : at + 40]
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in around)


def check_invisible(text: Text) -> Iterator[Problem]:
    """Invisible characters in the source, and those written as entities."""
    fix = "Delete it. If you copied this text, type the word again."
    body, offset, index = text.document.body, 0, 0
    for at, name in invisible(body) if _may_hide(text.data) else ():
        offset, index = offset + len(body[index:at].encode()), at
        yield text.problem("OER-S010", offset, f"here stands an invisible character: {name}", fix)
    if b"&" in text.data:
        for node in text.nodes:
            raw = text.data[node.start : node.end].decode(errors="ignore") if node.kind in ("text", "link", "image") else ""
            for value in (node.text, node.url, node.title) if "&" in raw else ():
                for at, name in invisible(value):
                    if value.count(value[at]) > raw.count(value[at]):  # more than stand there as characters
                        yield text.problem("OER-S010", node.start, f"an entity here stands for an invisible character: {name}", fix)


# --- hosts ----------------------------------------------------------------------------------------------------------

_ALIKE = set("аеорсухіјѕԁһӏԛԝёαορνικτυχγβ")  # Cyrillic and Greek letters that are drawn like Latin ones
_TOGETHER = ({"CJK", "HIRAGANA", "KATAKANA"}, {"CJK", "HANGUL"}, {"CJK", "BOPOMOFO"})
_SHOWN = re.compile(r"\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:]\S*)?\s*", re.I)


def check_hosts(text: Text) -> Iterator[Problem]:
    """Links whose host is not what it seems."""
    fix = "Check where the link leads. Copy the address from the site itself."
    for node in text.of("link"):
        where = text.target(node.url)
        if where.kind != "external":
            continue
        try:
            parts = urlsplit(where.value)
            host = parts.hostname or ""
        except ValueError:
            yield text.problem("OER-S011", node.start, f"'{where.value}' is not an address that browsers understand", fix)
            continue
        message = _odd(host, "@" in parts.netloc)
        shown = _SHOWN.fullmatch(plain(node.children))
        if not message and shown and _bare(shown[1]) not in (_bare(host), ".".join(_bare(host).split(".")[-shown[1].count(".") - 1 :])):
            message = f"the link shows '{shown[1]}' and leads to '{host}'"
        if message:
            yield text.problem("OER-S011", node.start, message, fix)


def _bare(host: str) -> str:
    return host.casefold().removeprefix("www.")


def _odd(host: str, named: bool) -> str:
    """What is odd about a host, or ""."""
    if named:
        return f"the address holds a name before '@'; it leads to '{host}'"
    for label in host.split("."):
        if label.startswith("xn--"):
            return f"the host '{host}' is written in code; readers see '{_decoded(host)}'"
        scripts = {unicodedata.name(char, "?").split()[0] for char in label if char.isalpha()}
        mixed = len(scripts) > 1 and not any(scripts <= group for group in _TOGETHER)
        letters = [char for char in label if char.isalpha()]
        if mixed or (letters and all(char in _ALIKE for char in letters)):
            return f"the host '{host}' has letters that look like others; its real name is '{_encoded(host)}'"
    return ""


def _decoded(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _encoded(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ascii(host)
