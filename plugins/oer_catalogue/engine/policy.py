"""What a browser may do on our pages: the rules in every page, and the same and more as headers for servers that can send them.

Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), Referrer Policy, Permissions Policy, and the headers of the
Fetch and HTML standards. A page must be safe without any header: plain web space and a folder of files send none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from .swap import BuildError

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # data: = the small signs in style sheets, and an empty icon of the browser tab
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",  # no page asks for anything; `oer serve` waits for changes
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

HOSTED = "_headers"
"""The file in which Netlify and Cloudflare Pages look for headers. They do not give it out, so no list of files may name it."""

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


def header_files() -> Iterator[tuple[str, bytes]]:
    """Lines for people who run a server of their own, by site path. Nothing reads them by itself.

    There is no ``.htaccess``: an Apache that does not allow it would refuse every page of a copied site.
    """
    yield "data/server/nginx.conf", _nginx().encode()
    yield "data/server/apache.conf", _apache().encode()
    yield "data/server/Caddyfile", _caddy().encode()


def hosted() -> bytes:
    """The file ``HOSTED``."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for path in ("/downloads/*", "/modules/:module/media/*"):
        lines += [path, "  Content-Disposition: attachment"]
    return ("\n".join(lines) + "\n").encode()


def _nginx() -> str:
    """nginx forgets the headers of a server block in a location with headers of its own, so they stand in both."""
    every = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    saved = ["add_header Content-Disposition attachment always;", *every]
    lines = ["# Put this line into the server block: include /path/to/site/data/server/nginx.conf;", *every]
    lines += [rf"location ~* \.(?:{'|'.join(SAVED)})$ {{", *(f"    {line}" for line in saved), "}"]
    return "\n".join(lines) + "\n"


def _apache() -> str:
    lines = [
        "# Put this line into the <VirtualHost> or <Directory> block: Include /path/to/site/data/server/apache.conf",
        "# It needs mod_headers (a2enmod headers).",
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        rf'<FilesMatch "(?i)\.(?:{"|".join(SAVED)})$">',
        "    Header always set Content-Disposition attachment",
        "</FilesMatch>",
    ]
    return "\n".join(lines) + "\n"


def _caddy() -> str:
    lines = [
        "# Put this line into the block of your site: import /path/to/site/data/server/Caddyfile",
        "header {",
        *(f'    {name} "{value}"' for name, value in HEADERS.items()),
        "}",
        f"@saved path {' '.join(f'*.{ending}' for ending in SAVED)}",
        "header @saved Content-Disposition attachment",
    ]
    return "\n".join(lines) + "\n"
