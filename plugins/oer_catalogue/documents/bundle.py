"""Everything of a kit in one zip, with a page that says what is what."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from ..locales import Strings
from ..zipped import write_zip

ORDER = ("pdf", "docx", "odt", "ics", "csv")


def write(name: str, files: Mapping[str, bytes], readme: str) -> bytes:
    """``<name>/<name>.<suffix>`` for each of ``files`` (by suffix), and ``<name>/README.txt``. No folder entries, one date."""
    whole = {f"{name}/{name}.{suffix}": data for suffix, data in files.items()}
    target = io.BytesIO()
    write_zip({**whole, f"{name}/README.txt": b"\xef\xbb\xbf" + readme.replace("\n", "\r\n").encode("utf-8")}, target)
    return target.getvalue()


def readme(title: str, closing: Sequence[str], address: str, suffixes: Iterable[str], name: str, strings: Strings) -> str:
    """Title, what each file is for, whom to name, where the newest is; in the language of ``strings``."""
    have = set(suffixes)
    lines = [title, "", strings("bundle.readme"), ""]
    lines += [f"- {name}.{suffix}: {strings(f'bundle.{suffix}')}" for suffix in ORDER if suffix in have]
    lines += ["", *closing, *([address] if address else [])]
    return "\n".join(lines) + "\n"
