"""Plain values → the XML of a Moodle backup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

NULL = "$@NULL@$"
"""How a backup spells a value that is not there (Moodle: backup/util/xml/output, ``xml_contenttransformer``)."""

Value = str | int | None | Mapping[str, "Value"] | Sequence["Value"]
"""An element's content: words, a number, nothing, its children by name (``@id`` is an attribute), or several elements of one name."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def xml(name: str, value: Value) -> bytes:
    """A whole file with ``name`` as its root. It begins with the very letters that Moodle looks for to know its format."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{"".join(_element(name, value))}\n'.encode()


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _element(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        attributes = "".join(f" {key[1:]}={quoteattr(clean(str(one)))}" for key, one in value.items() if key.startswith("@"))
        yield f"<{name}{attributes}>"
        for key, one in value.items():
            if not key.startswith("@"):
                yield from _element(key, one)
        yield f"</{name}>"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _element(name, one)
    else:
        words = f"{NULL} " if value == NULL else value  # who types it means the word
        yield f"<{name}>{NULL if words is None else escape(clean(str(words)))}</{name}>"
