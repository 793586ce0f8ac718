"""What a browser may do on our pages: the rules in every page, and the same and more as headers for servers that can send them.

Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), Referrer Policy, Permissions Policy, and the headers of the
Fetch and HTML standards. A page must be safe without any header: plain web space and a folder of files send none.
"""

from __future__ import annotations

import re
from html import escape

from .swap import BuildError

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # data: = the small signs in style sheets, and an empty icon of the browser tab
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",  # only for what somebody asks (copy.js, keep.js); `oer serve` waits for changes
    "worker-src": "'self'",  # sw.js, which keeps a module on the device when somebody asks for it
    "form-action": "'self'",  # the search form leads to the catalogue
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in _RULES.items())
"""The policy as every page carries it."""
META = f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY, quote=False)}"><meta name="referrer" content="no-referrer">'

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",  # this one has no effect in a page
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
            "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
"""Headers for every answer of a server, in the order in which they are written."""

SAVED = ("doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "svg", "xls", "xlsx", "zip", "zim")
"""Endings of files that a browser saves rather than opens in the name of the site. Pictures inside pages are shown all the same."""

_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.I)
# Python-Markdown writes the alignment of a table's cells as inline style, which the policy refuses; ours is a class.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')


def sealed(html: str, path: str) -> str:
    """A drawn page with our rules as the first thing in its head, so that no template can forget them or come before them.

    Raises BuildError for a page that has no ``<head>``.
    """
    head = _HEAD.search(html)
    if head is None:
        raise BuildError(f"The page {path} has no <head>: look at the templates in overrides/.", 1)
    return _ALIGNED.sub(r'\1 class="oer-\2"', f"{html[: head.end()]}{META}{html[head.end() :]}")
