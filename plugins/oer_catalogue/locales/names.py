"""What languages call themselves, and which way they are written: also for languages without interface strings."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

AUTONYMS = {
    "ar": "العربية", "bg": "български", "bs": "bosanski", "ca": "català", "cs": "čeština", "da": "dansk",
    "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "español", "et": "eesti", "eu": "euskara",
    "fa": "فارسی", "fi": "suomi", "fr": "français", "ga": "Gaeilge", "gl": "galego", "hr": "hrvatski",
    "hu": "magyar", "is": "íslenska", "it": "italiano", "ka": "ქართული", "lb": "Lëtzebuergesch", "lt": "lietuvių",
    "lv": "latviešu", "mk": "македонски", "mt": "Malti", "nb": "norsk bokmål", "nl": "Nederlands", "nn": "norsk nynorsk",
    "no": "norsk", "pl": "polski", "pt": "português", "ro": "română", "ru": "русский", "se": "davvisámegiella",
    "sk": "slovenčina", "sl": "slovenščina", "sq": "shqip", "sr": "српски", "sv": "svenska", "tr": "Türkçe",
    "uk": "українська",
}  # fmt: skip
"""What languages call themselves (source: CLDR 44, core/common/main)."""


def language_name(locale: str) -> str:
    """What a language calls itself; the region, script or the bare tag is kept where there is no better word."""
    if locale in AUTONYMS:
        return AUTONYMS[locale]
    language, _, rest = locale.partition("-")
    return f"{AUTONYMS[language]} ({rest})" if language in AUTONYMS else locale


def direction(locale: str) -> str:
    """``rtl`` or ``ltr``, by language, or by script where the tag names one."""
    parts = locale.split("-")
    if any(part in ("Arab", "Hebr", "Thaa") for part in parts[1:]):
        return "rtl"
    if "Latn" in parts[1:] or "Cyrl" in parts[1:]:
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"
