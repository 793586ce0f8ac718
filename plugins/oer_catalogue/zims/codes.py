"""Names of languages and of files as openZIM wants them."""

from __future__ import annotations

import re

MANY = "mul"
"""Several languages, in ISO 639-3 and in the names of ZIM files."""

# ISO 639-1 → ISO 639-3, two letters and then three: the table of ISO 639-3 (SIL International), its retired "bh" left out.
_THREE = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben bobod brbre bsbos cacat
ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin
fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile
igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom
kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau
nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh
rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe
swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol
wawln wowol xhxho yiyid yoyor zazha zhzho zuzul
"""
_CODES = {word[:2]: word[2:] for word in _THREE.split()}
_UNDETERMINED = "und"


def iso639_3(locale: str) -> str:
    """The ISO 639-3 code of a BCP 47 tag: ``ell`` for ``el``, ``zho`` for ``zh-Hant-TW``, ``hsb`` for ``hsb``; else ``und``."""
    language = locale.split("-")[0].lower()
    return _CODES.get(language) or (language if re.fullmatch("[a-z]{3}", language) else _UNDETERMINED)


def book_name(id: str, languages: tuple[str, ...]) -> str:
    """The metadata ``Name``, which all versions of one book share: ``<catalogue>_<language>_all`` (openZIM's naming convention).

    In lower case, and no more than its three parts hold an underscore. A language is its whole tag, so that ``pt`` and ``pt-BR`` differ.
    """
    catalogue = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-") or "oer"
    return f"{catalogue}_{languages[0].lower() if len(languages) == 1 else MANY}_all"


def file_name(name: str, flavour: str, date: str) -> str:
    """``<name>[_<flavour>]_<YYYY-MM>.zim``; ``date`` is YYYY-MM-DD."""
    return "_".join(part for part in (name, flavour, date[:7]) if part) + ".zim"
