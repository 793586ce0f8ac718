"""Settings for servers, by what they say in each answer: rules for browsers, what may be kept, media types, compressed twins, 404 page.

What may be kept (RFC 9111, and RFC 8246 for ``immutable``): a name without a hash in it may hold other bytes tomorrow, so readers ask
each time, and the server answers 304 to an ETag that still holds. Styles, scripts, fonts and media are kept for five minutes: a page
needs a dozen of them, and asking for each on a slow line takes longer than the page. Objects of a release are named after their hash
and are kept for ever; what says which release is the newest is never kept without asking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..engine.policy import HEADERS, SAVED
from ..feeds.media_types import TEXTS, TYPES, UNKNOWN
from .workflows import workflow_files

HOSTED = "_headers"
"""The file in which Netlify, Cloudflare Pages and git-pages look for headers. They do not give it out, so no list of files may name it."""

FRESH = "public, max-age=0, must-revalidate"


class Kept(NamedTuple):
    """Files whose path matches ``pattern`` (a regular expression of PCRE and RE2 without braces) may be kept as ``cache`` says."""

    name: str
    pattern: str
    cache: str


KEPT = (
    Kept("short", "/(?:assets|modules/[^/]+/media)/", "public, max-age=300, must-revalidate"),
    Kept("fixed", "/objects/[0-9a-f]+/[0-9a-f]+$", "public, max-age=31536000, immutable"),
    Kept("newest", r"/metadata/timestamp\.json$", "no-cache"),
)

_GO = ("avif", "css", "gif", "html", "jpeg", "jpg", "js", "json", "pdf", "png", "svg", "webp", "xml")
"""Endings whose types Go, in which Caddy is written, knows on every machine (its package ``mime``)."""


def header_files(address: str = "") -> Iterator[tuple[str, bytes]]:
    """Lines for people who run a server or publish by a host's workflow, by site path. Nothing reads them by itself.

    ``address`` is the site's own, or "": the 404 page lies below its path. There is no ``.htaccess``: an Apache that does not allow
    it would refuse every page of a copied site.
    """
    page = f"{_path(address)}404.html"
    yield "data/server/nginx.conf", _nginx(page).encode()
    yield "data/server/apache.conf", _apache(page).encode()
    yield "data/server/Caddyfile", _caddy(page).encode()
    for name, text in workflow_files():
        yield f"data/server/{name}", text.encode()


def hosted() -> bytes:
    """The file ``HOSTED``.

    It leaves out what these hosts say by themselves (``FRESH``, the ETag, most types): Cloudflare joins the values of a header that two
    rules give with a comma, so no file may meet two rules for one header.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for path in ("/downloads/*", "/modules/:module/media/*"):
        lines += [path, "  Content-Disposition: attachment"]
    for path, kept in (("/objects/*", KEPT[1]), ("/metadata/timestamp.json", KEPT[2])):
        lines += [path, f"  Cache-Control: {kept.cache}"]
    return ("\n".join(lines) + "\n").encode()


def _path(address: str) -> str:
    """The path of a web address, with a slash at both ends."""
    return "/" + address.partition("://")[2].partition("/")[2]


def _by_type() -> dict[str, list[str]]:
    """Endings by their media type."""
    found: dict[str, list[str]] = defaultdict(list)
    for ending, type in sorted(TYPES.items()):
        found[type].append(ending)
    return dict(sorted(found.items()))


def _nginx(page: str) -> str:
    """nginx forgets the headers and types of a server block in a location with some of its own: so there is no location, and the
    whole list of types. Settings that have no value are not sent."""
    texts = sorted({TYPES[ending] for ending in TEXTS} - {"text/html"})  # nginx adds text/html itself
    lines = [
        "# Put this line into the server block: include /path/to/site/data/server/nginx.conf;",
        "types {",
        *(f"    {type} {' '.join(endings)};" for type, endings in _by_type().items()),
        "}",
        f"default_type {UNKNOWN};",
        "charset utf-8;",
        f"charset_types {' '.join(texts)};",
        "# Compressed twins, which `precompress: true` makes. For .br files install Debian's libnginx-mod-http-brotli-static, or another",
        "# build of ngx_brotli, and take the sign # off the line.",
        "gzip_static on;",
        "gzip_vary on;",
        "# brotli_static on;",
        f"error_page 404 {page};",
        'set $oer_saved "";',
        rf'if ($uri ~* "\.(?:{"|".join(SAVED)})$") {{ set $oer_saved attachment; }}',
        f'set $oer_cache "{FRESH}";',
        *(f'if ($uri ~ "{kept.pattern}") {{ set $oer_cache "{kept.cache}"; }}' for kept in KEPT),
        "add_header Content-Disposition $oer_saved always;",
        "add_header Cache-Control $oer_cache always;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
    ]
    return "\n".join(lines) + "\n"


def _apache(page: str) -> str:
    lines = [
        "# Put this line into the <VirtualHost> or <Directory> block: Include /path/to/site/data/server/apache.conf",
        "# It needs mod_headers and mod_setenvif (a2enmod headers setenvif).",
        *(f"AddType {type} {' '.join(f'.{ending}' for ending in endings)}" for type, endings in _by_type().items()),
        f"AddCharset UTF-8 {' '.join(f'.{ending}' for ending in sorted(TEXTS))}",
        f"ErrorDocument 404 {page}",
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'Header set Cache-Control "{FRESH}"',
        *(f'SetEnvIf Request_URI "{kept.pattern}" oer_{kept.name}' for kept in KEPT),
        *(f'Header set Cache-Control "{kept.cache}" env=oer_{kept.name}' for kept in KEPT),
        rf'<FilesMatch "(?i)\.(?:{"|".join(SAVED)})$">',
        "    Header always set Content-Disposition attachment",
        "</FilesMatch>",
    ]
    return "\n".join(lines) + "\n"


def _caddy(page: str) -> str:
    """Caddy sorts what stands outside of ``route``. Its table of types is the machine's own: what Go may lack is said."""
    lines = [
        "# Put this line into the block of your site, below `root`: import /path/to/site/data/server/Caddyfile",
        "# It holds `file_server`, so take yours out.",
        "route {",
        "    header {",
        *(f'        {name} "{value}"' for name, value in HEADERS.items()),
        f'        Cache-Control "{FRESH}"',
        "    }",
    ]
    for kept in KEPT:
        lines += [f"    @oer_{kept.name} path_regexp {kept.pattern}", f'    header @oer_{kept.name} Cache-Control "{kept.cache}"']
    lines += [f"    @oer_saved path {' '.join(f'*.{ending}' for ending in SAVED)}", "    header @oer_saved Content-Disposition attachment"]
    for type, endings in _by_type().items():
        said = [ending for ending in endings if ending not in _GO]
        value = f"{type}; charset=utf-8" if TEXTS & {*said} else type
        if said:
            lines += [
                f"    @oer_{said[0]} path {' '.join(f'*.{ending}' for ending in said)}",
                f'    header @oer_{said[0]} Content-Type "{value}"',
            ]
    lines += ["    file_server {", "        precompressed br gzip", "    }", "}", *_caddy_errors(page)]
    return "\n".join(lines) + "\n"


def _caddy_errors(page: str) -> list[str]:
    """What was said of the file that is not there must not be said of the page that says so."""
    return [
        "handle_errors {",
        "    @oer_missing expression {err.status_code} == 404",
        "    route @oer_missing {",
        f"        rewrite * {page}",
        "        header -Content-Disposition",
        f'        header Cache-Control "{FRESH}"',
        '        header Content-Type "text/html; charset=utf-8"',
        "        file_server {",
        "            precompressed br gzip",
        "        }",
        "    }",
        "}",
    ]
