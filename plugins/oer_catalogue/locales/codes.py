"""What others call our locales: the one place for codes that are not BCP 47.

Pages, feeds, EPUB (RFC 5646), LOM and schema.org take our tags as they are, and search asks by the language, the first part of a tag.
"""

from __future__ import annotations

import re

_ENGINE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")
PACKS = frozenset(
    """
    am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mg mk ml mn
    mr ms mt my ne nl nn no pl ps pt pt_br ro ru si sk sl so sq sr_cr sr_lt sv sw ta te tg th ti tk tl tr uk ur uz vi xh zh_cn zh_tw zu
    """.split()  # noqa: SIM905
)
"""Short names of language packs of Moodle 4. A site that has not installed one keeps its own language."""
_OTHER = {"nb": "no", "sr": "sr_cr", "sr_latn": "sr_lt", "sr_cyrl": "sr_cr", "zh": "zh_cn", "zh_hans": "zh_cn", "zh_hant": "zh_tw"}
_OTHER |= {"zh_hk": "zh_tw", "fil": "tl"}


def engine_takes(locale: str) -> bool:
    """Whether mkdocs-static-i18n 1.3 takes the tag: it knows no ``hsb`` and no ``es-419``. Others go through it under a stand-in."""
    return bool(_ENGINE.fullmatch(locale))


def moodle_language(locale: str) -> str:
    """``pt-BR`` → ``pt_br``, ``de-CH`` → ``de``; "" for a language that Moodle does not know: the site's own stays."""
    pieces = locale.lower().replace("-", "_").split("_")
    for length in range(len(pieces), 0, -1):
        code = "_".join(pieces[:length])
        code = _OTHER.get(code, code)
        if code in PACKS:
            return code
    return ""
