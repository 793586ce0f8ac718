"""An attendance sheet as CSV (RFC 4180), as spreadsheets open it without asking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (source: OWASP, CSV Injection)."""


def attendance(columns: Sequence[str], rows: int) -> bytes:
    """``rows`` empty lines under the ``columns``, numbered in the first column, which has no head."""
    return write(["", *columns], ([str(number), *[""] * len(columns)] for number in range(1, rows + 1)))


def write(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, lines ending in CRLF. A cell that would be a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(cell) for cell in columns])
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(cell: str) -> str:
    return "'" + cell if cell.lstrip(" \u00a0\u200b").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
