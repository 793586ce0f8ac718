"""The page about the mirrors: one table, no script, no style, nothing from elsewhere, so that it can lie anywhere."""

from __future__ import annotations

from datetime import datetime
from html import escape

from ..engine.policy import META
from .health import Health

WORDS = {
    "current": "Current: it has what the site has.",
    "behind": "Another state: it is older or newer than the site.",
    "incomplete": "Incomplete: files are missing or wrong.",
    "expired": "Too old: copy again.",
    "unclear": "It answers, but not as a mirror does.",
    "unreachable": "It does not answer.",
}
_HEADS = ("Mirror", "State", "What was found", "Its list was written", "Last seen")


def page(found: list[Health], now: datetime, site_name: str) -> str:
    """The page as HTML."""
    well = sum(health.state == "current" for health in found)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    rows = "\n".join(_row(health) for health in found)
    title = escape(f"Mirrors of {site_name}")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">{META}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{well} of {len(found)} mirrors are current. Checked on {_time(now.isoformat())}.</p>
<table>
<caption>Every mirror and how it is</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p>At each check some files of a mirror are asked for, others each day, and their size is compared. Whether every byte is right can only be
told by making a copy and checking it.</p>
</main>
</body>
</html>
"""


def _row(health: Health) -> str:
    release = f"release {health.version}" if health.version else ""
    facts = "; ".join(fact for fact in (health.detail, release, f"{health.checked} files asked for" if health.checked else "") if fact)
    cells = (WORDS[health.state], escape(facts or "–"), _time(health.written), _time(health.seen))
    name = f'<th scope="row"><a href="{escape(health.url)}">{escape(health.name)}</a></th>'
    return f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _time(moment: str) -> str:
    """A day and a time of UTC as people read it, and as programs do."""
    if not moment:
        return "not known"
    when = datetime.fromisoformat(moment)
    return f'<time datetime="{escape(moment)}">{when:%Y-%m-%d %H:%M} UTC</time>'
