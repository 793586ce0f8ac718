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


LANGUAGES_3 = dict(
    pair.split(":")
    for pair in """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bh:bih bi:bis bm:bam
    bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu dv:div dz:dzo ee:ewe
    el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj
    gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl
    it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor
    ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa
    mt:mlt my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss
    pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk
    sl:slv sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl
    tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid
    yo:yor za:zha zh:zho zu:zul
    """.split()  # noqa: SIM905
)
"""Codes of two letters and the terminological ones of three (ISO 639-1, ISO 639-2/T)."""
COUNTRIES_3 = dict(
    pair.split(":")
    for pair in """
    AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE BA:BIH BB:BRB
    BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR
    BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR
    CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK
    FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS
    GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN
    IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO
    LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD
    ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER
    NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM
    PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP
    SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF
    TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY
    UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
    """.split()  # noqa: SIM905
)
"""Codes of countries with two and three letters (ISO 3166-1)."""
_AUTHORITY = "http://publications.europa.eu/resource/authority"


def language_authority(locale: str) -> str:
    """The concept of a language in the Language Named Authority List of the EU: ``pt-BR`` → ``…/language/POR``; "" where there is none."""
    code = locale.split("-")[0].lower()
    code = LANGUAGES_3.get(code, code)
    return f"{_AUTHORITY}/language/{code.upper()}" if len(code) == 3 else ""


def country_authority(country: str) -> str:
    """The concept of a country in the Country Named Authority List of the EU: ``GR`` → ``…/country/GRC``; "" where there is none."""
    code = COUNTRIES_3.get(country, "")
    return f"{_AUTHORITY}/country/{code}" if code else ""
