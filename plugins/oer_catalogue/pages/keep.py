"""The offer to keep a module on the device, as it stands on several pages."""

from __future__ import annotations

from markupsafe import Markup

from .reading import Reading
from .templates import fragment


def keep(reading: Reading) -> Markup:
    """The offer to keep the module on this device; a script shows it where that is possible."""
    view, slug = reading.view, reading.module.id
    return fragment(
        "keep", t=reading.t, module=slug, locale=view.locale, list=view.to(f"modules/{slug}/offline-{view.locale}.json"), root=view.root
    )
