"""A page to hold up or to print: the address of each lesson as a QR code, as text, and in a message for a phone chat.

The codes are QR Code Model 2 (ISO/IEC 18004), error correction M: a quarter of the marks may be dirty or torn.
"""

from __future__ import annotations

import re

import zxingcpp
from markupsafe import Markup

from ..model import Module
from . import seo
from .context import PageContext
from .keep import keep
from .page import Page, View
from .reading import Reading
from .templates import fragment
from .words import duration

_DRAWN = re.compile(r'<svg width="(\d+)".*?<path d="([^"]*)"', re.DOTALL)
"""What the library draws: with the white border of four marks that ISO/IEC 18004 asks for (5.3.8)."""


def share_page(module: Module, locale: str, context: PageContext) -> Page:
    """The page to share a module's lessons, in one locale of the site."""
    reading = Reading.of(module, context, locale, "share")
    t, settings = reading.t, context.settings
    title = t("share.title")
    content = fragment(
        "share",
        t=t,
        title=title,
        module=reading.module_title,
        public=bool(settings.site_url),
        sheets=[_sheet(reading, lesson.id, lesson.minutes) for lesson in module.lessons] if settings.site_url else [],
        keep=keep(reading),
    )
    return reading.page(
        "share",
        [reading.edition.index],
        title=f"{title} – {reading.module_title.text}",
        description=t("share.lead"),
        content=content,
        side=reading.side,
        tool=True,
    )


def _sheet(reading: Reading, lesson: str, minutes: int) -> dict[str, object]:
    """One lesson: its code, its address, the message."""
    t, settings, view = reading.t, reading.context.settings, reading.view
    address = seo.address(settings, View(settings, view.locale, f"modules/{reading.module.id}/{lesson}.html").path)
    title, time = reading.page_title(lesson), duration(minutes, t)
    return {
        "id": f"s-{lesson}",
        "title": title,
        "time": time,
        "url": view.module(reading.module.id, lesson),
        "address": address,
        "short": address.removeprefix("https://").removeprefix("http://"),
        "code": code(address),
        "label": t("share.code", title=title.text),
        "message": t("share.text", title=title.text, time=time, url=address),
    }


def code(text: str) -> Markup:
    """A QR code as inline SVG, black on white in every colour scheme: cameras want it so. The same text gives the same marks."""
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg()
    size, path = _DRAWN.search(drawn).groups()
    return Markup(
        '<svg class="oer-code" viewBox="0 0 {0} {0}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{1}"/></svg>'
    ).format(size, path)
