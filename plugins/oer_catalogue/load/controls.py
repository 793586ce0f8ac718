"""A first look at the bytes of a text: may it hold characters that somebody has to search for?

Searching a text for rare characters with a pattern looks at each character, many thousand times per build; these looks run at
the speed of ``memchr``. They may say yes to a text that holds none, never no to one that holds some.
"""

from __future__ import annotations

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])  # all but tab, line feed, carriage return


def may_have_controls(data: bytes) -> bool:
    """Whether UTF-8 may hold a control character (C0 without tab and line ends, delete, C1) or a lone carriage return."""
    if len(data.translate(None, _CONTROLS)) != len(data) or (b"\r" in data and data.count(b"\r") != data.count(b"\r\n")):
        return True
    return b"\xc2" in data and any(data.find(pair) >= 0 for pair in _C1)


_C1 = tuple(b"\xc2" + bytes([second]) for second in range(0x80, 0xA0))
