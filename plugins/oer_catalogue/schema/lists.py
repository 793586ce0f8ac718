"""Closed lists that fields use: languages, countries, licences, accessibility words, competences.

Sources: ISO 639-1; ISO 3166-1, and XK as the EU uses it; the SPDX licence list; the schema.org accessibility vocabulary (W3C
Accessibility Discoverability Vocabulary); DigComp 2.2 (JRC 2022); DigCompEdu (JRC 2017).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES = _words(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl
    km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
    or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
    tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"""
)

# Country codes that people take for language codes, where the code is no language itself.
NOT_LANGUAGES = {"gr": "el", "cz": "cs", "dk": "da", "gb": "en", "us": "en", "ua": "uk", "jp": "ja", "cn": "zh", "at": "de"}

COUNTRIES = _words(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH
    GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL
    NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS
    ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"""
)

FREE_LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0")
WARNED_LICENCES = ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")
LICENCES = FREE_LICENCES + WARNED_LICENCES
# Third-party files may also come under older versions of the same licences, or be in the public domain.
OLDER_LICENCES = tuple(f"{name}-{version}" for name in ("CC-BY", "CC-BY-SA") for version in ("2.0", "2.5", "3.0"))
ASSET_LICENCES = LICENCES + OLDER_LICENCES + ("CC-PDM-1.0",)

ACCESSIBILITY_FEATURES = (
    "alternativeText", "annotations", "ARIA", "audioDescription", "bookmarks", "braille", "captions", "closedCaptions", "describedMath",
    "displayTransformability", "highContrastAudio", "highContrastDisplay", "index", "largePrint", "longDescription", "MathML", "none",
    "openCaptions", "pageBreakMarkers", "pageNavigation", "readingOrder", "rubyAnnotations", "signLanguage", "structuralNavigation",
    "synchronizedAudioText", "tableOfContents", "tactileGraphic", "taggedPDF", "timingControl", "transcript", "ttsMarkup", "unknown",
    "unlocked",
)  # fmt: skip
ACCESSIBILITY_HAZARDS = (
    "none", "flashing", "motionSimulation", "sound", "noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "unknown",
    "unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard",
)  # fmt: skip


def _codes(*counts: int) -> frozenset[str]:
    return frozenset(f"{area}.{n}" for area, count in enumerate(counts, 1) for n in range(1, count + 1))


# Frameworks whose codes are known here; codes of any other framework are taken as they are.
COMPETENCES = {"digcomp-2.2": _codes(3, 6, 4, 4, 4), "digcompedu": _codes(4, 3, 4, 3, 3, 5)}
