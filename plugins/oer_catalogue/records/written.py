"""How records become bytes: JSON in one order of keys, small XML documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element, indent, tostring

_encode = json.JSONEncoder(ensure_ascii=False).encode


def as_json(value: Mapping[str, object]) -> bytes:
    """JSON in UTF-8, a line for each key in the order in which a record names them, so ``@context`` comes first.

    Lines are put together here: the encoder that indents is ten times as slow.
    """
    lines = (f"{_encode(key)}: {_encode(item)}" for key, item in value.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def as_xml(root: Element) -> bytes:
    """An XML document in UTF-8."""
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
