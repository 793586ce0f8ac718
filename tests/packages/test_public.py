"""Links of packages to the site lead to pages and places that it has."""

from __future__ import annotations

import pytest

from oer_catalogue.packages.public import public_url
from oer_catalogue.settings import Settings

SITE = Settings(site_url="https://catalogue.example/open/", languages=("en", "el"))


@pytest.mark.parametrize(
    ("locale", "kind", "value", "url"),
    [
        ("en", "doc", "before-you-start", "modules/{id}/before-you-start.html"),
        ("el", "doc", "index#why", "el/modules/{id}/index.html#m-why"),
        ("ar", "doc", "quiz", "modules/{id}/quiz.html"),  # a language of the module that the site does not have
        ("el", "oer", "other", "el/modules/other/index.html"),
        ("en", "oer", "other/first#place", "modules/other/first.html#m-place"),
        ("el", "media", "el/signs.svg", "modules/{id}/media/el/signs.svg"),
    ],
)
def test_a_token_leads_to_its_page(module, locale: str, kind: str, value: str, url: str) -> None:
    assert public_url(module, locale, SITE, kind, value) == SITE.site_url + url.format(id=module.id)
    assert public_url(module, locale, Settings(), kind, value) == ""
