"""How records become bytes: JSON in one order of keys, small XML documents."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element, indent, tostring


def as_json(value: object) -> bytes:
    """Readable JSON in UTF-8; keys keep the order in which a record names them, so ``@context`` comes first."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def as_xml(root: Element) -> bytes:
    """An XML document in UTF-8."""
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
