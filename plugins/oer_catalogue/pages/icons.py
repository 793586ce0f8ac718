"""The icons of the site: one set of our own, drawn with a 1.75 px line on a 24 px grid, coloured by the text around them."""

# ruff: noqa: E501 (an outline is one line of data)

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

PATHS = {
    # actions
    "menu": "M4 7h16M4 12h16M4 17h16",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
    "download": "M12 4v11M7.5 11L12 15.5L16.5 11M5 19.5h14",
    "copy": "M9 9h10v11H9zM5 15V4h10",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "edit": "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3",
    "flag": "M6 21V4h11l-2 4 2 4H6",
    "external": "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "next": "M9 5l7 7l-7 7",
    "previous": "M15 5l-7 7l7 7",
    "down": "M5 9l7 7l7-7",
    "scheme": "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
    "language": "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17",
    "filter": "M4 6h16M7 12h10M10 18h4",
    # facts
    "clock": "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 8v4.5l3 2",
    "level": "M5 19v-4M12 19V10M19 19V5",
    "people": "M9 5.5a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM3.5 19c0-6.5 11-6.5 11 0M15.5 6a2.7 2.7 0 0 1 0 5.3M17 14.2c2.3.6 3.5 2.3 3.5 4.8",
    "licence": "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM11 10.2c-2.6-1.6-4.2 3.6 0 3.6M16.2 10.2c-2.6-1.6-4.2 3.6 0 3.6",
    "phone": "M7.5 3.5h9v17h-9zM11 17.5h2",
    "computer": "M4 5h16v10H4zM9 19.5h6M12 15v4.5",
    "paper": "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
    "offline": "M4 4l16 16M8.5 15.5c2-2 5-2 7 0M5.5 12.3c1-1 2.2-1.7 3.5-2M18.5 12.3a9 9 0 0 0-6-2.6M3 9c1-1 2-1.7 3.2-2.3M21 9c-2.6-2.6-6-3.7-9.5-3.3M12 19h.01",
    "robot": "M5 9h14v10H5zM12 9V5M9 13v1.5M15 13v1.5M2.5 12v4M21.5 12v4",
    "person": "M12 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM5 20c0-7.5 14-7.5 14 0",
    "caution": "M12 4L3 19.5h18zM12 10v4.5M12 17h.01",
    "info": "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 11v5M12 8h.01",
    "usb": "M9 4h6v6H9zM7 10h10v10H7zM11.5 7h1",
    "lms": "M3 9l9-4.5L21 9l-9 4.5zM7 11.5V16c2 2.5 8 2.5 10 0v-4.5M21 9v5",
    # pages of a module
    "lesson": "M12 6.5C9.5 4.5 6.5 4.5 4 5.5V18.5c2.5-1 5.5-1 8 1c2.5-2 5.5-2 8-1V5.5c-2.5-1-5.5-1-8 1zM12 6.5v13",
    "quiz": "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM9.7 9.8c.4-3 5-2.6 4.6.2c-.2 1.5-2.3 1.7-2.3 3.4M12 16.3h.01",
    "guide": "M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12h5",
    "glossary": "M6 4h12v16H6zM6 16.5h12M9.5 13l2.5-6.5L14.5 13M10.3 11h3.4",
    # phases of a plan
    "phase-check-in": "M7 13V7.5a1.5 1.5 0 0 1 3 0V12V5.5a1.5 1.5 0 0 1 3 0V12V7a1.5 1.5 0 0 1 3 0v6.5c0 9-9 8.5-11 2.5l-1-3c0-1.7 2-1.7 3 0z",
    "phase-input": "M12 6.5C9.5 4.5 6.5 4.5 4 5.5V18.5c2.5-1 5.5-1 8 1c2.5-2 5.5-2 8-1V5.5c-2.5-1-5.5-1-8 1zM12 6.5v13",
    "phase-activity": "M14.5 6a4 4 0 0 0-5 5L4 16.5L7.5 20L13 14.5a4 4 0 0 0 5-5L15.5 12L12 8.5z",
    "phase-share": "M4 5h12v8H9l-3 3v-3H4zM16 9h4v8h-2v3l-3-3h-5",
    "phase-reflection": "M9 17h6M10 20h4M9 17c0-3-3-4-3-7.5C6 2 18 2 18 9.5c0 3.5-3 4.5-3 7.5",
    "phase-break": "M5 9h12v6c0 6-12 6-12 0zM17 10.5h1.5c3 0 3 5 0 5H17M9 3v3M13 3v3",
    "phase-admin": "M6 5h12v15H6zM9 3.5h6V7H9zM9 11h6M9 14.5h6",
    # doors of the home page
    "door-teach": "M4 4h16v10H4zM8 20l4-6l4 6M8 8h8",
    "door-advise": "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM15.5 8.5l-2 5l-5 2l2-5z",
    "door-group": "M12 3.5a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4M5.5 14a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4M18.5 14a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4M9.5 7.5L6.5 13M14.5 7.5l3 5.5M8.5 16.5h7",
    "door-learn": "M4 19V9l8-5l8 5v10h-5v-6H9v6z",
}  # fmt: skip

POINTING = frozenset({"next", "previous", "external"})
"""Icons that point along the line of reading: they are mirrored in right-to-left pages."""


@lru_cache(maxsize=len(PATHS))
def icon(name: str) -> Markup:
    """An icon as inline SVG, hidden from assistive technology: a word always stands beside it. KeyError for an unknown name."""
    mirrored = " oer-icon--pointing" if name in POINTING else ""
    return Markup(
        f'<svg class="oer-icon oer-icon--{name}{mirrored}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{PATHS[name]}"/></svg>'
    )
