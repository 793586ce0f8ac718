"""``data/dcat.jsonld``: the catalogue as DCAT-AP 3 has it, for data portals. Datasets are modules, distributions are downloads.

Without the site's address every address is relative to the file, so that it is right wherever the site, or a copy of it, stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from ..locales import load
from ..locales.codes import language_authority
from ..model import Catalogue, Module
from ..pages.context import Download
from ..pages.subject import Subject, filled
from ..pages.words import licence
from ..settings import Settings

DCAT = "data/dcat.jsonld"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", "@container": "@language"},
    "description": {"@id": "dct:description", "@container": "@language"},
    "keyword": {"@id": "dcat:keyword", "@container": "@language"},
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
    "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
} | {
    term: {"@id": f"{prefix}:{term}", "@type": "@id"}
    for prefix, terms in {
        "dct": ("accessRights", "language", "license"),
        "dcat": ("accessURL", "dataset", "downloadURL", "landingPage", "mediaType", "theme"),
        "foaf": ("homepage",),
    }.items()
    for term in terms
}
_EU = "http://publications.europa.eu/resource/authority"
PUBLIC, EDUCATION = f"{_EU}/access-right/PUBLIC", f"{_EU}/data-theme/EDUC"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types"


def dcat(catalogue: Catalogue, settings: Settings, downloads: Mapping[str, Iterable[Download]]) -> bytes:
    """The catalogue as JSON-LD, a line for each node. ``downloads`` are all those of each module, by its id; light modules are enough.

    A catalogue must have a description: the tagline, or its name.
    """
    brand, default = settings.brand, settings.default
    nodes: list[dict[str, object]] = [
        {
            "@id": _at(settings, f"{DCAT}#catalogue"),
            "@type": "dcat:Catalog",
            "title": {default: settings.site_name},
            "description": dict(brand.tagline) or {default: settings.site_name},
            "dct:publisher": _agent(brand.name or settings.site_name, ""),
            "language": _languages(settings.languages),
            "homepage": _at(settings, "index.html"),
            "dataset": [_at(settings, f"{DCAT}#{module.id}") for module in catalogue.modules],
        }
    ]
    nodes += [_dataset(module, settings, downloads.get(module.id, ())) for module in catalogue.modules]
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in (*nodes, *_kinds(nodes)))
    return f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _kinds(nodes: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """What the concepts are that the nodes name: DCAT-AP asks for languages, licences, documents, rights and media types."""
    kinds = {
        "language": "dct:LinguisticSystem",
        "license": "dct:LicenseDocument",
        "mediaType": "dct:MediaType",
        "accessRights": "dct:RightsStatement",
        "homepage": "foaf:Document",
        "landingPage": "foaf:Document",
    }
    found: dict[str, str] = {}
    for node in nodes:
        for one in (node, *node.get("dcat:distribution", ())):
            for key, kind in kinds.items():
                value = one.get(key, ())
                found |= dict.fromkeys([value] if isinstance(value, str) else value, kind)
    for uri, kind in found.items():
        yield {"@id": uri, "@type": kind}


def _at(settings: Settings, path: str) -> str:
    """The address of a path of the site, as it is read from this file."""
    return settings.site_url + path if settings.site_url else f"../{path}"


def _dataset(module: Module, settings: Settings, downloads: Iterable[Download]) -> dict[str, object]:
    editions = module.editions
    deed = licence(module.licence).url
    data = {
        "@id": _at(settings, f"{DCAT}#{module.id}"),
        "@type": "dcat:Dataset",
        "dct:identifier": module.id,
        "title": {tag: edition.title for tag, edition in editions.items()},
        "description": {tag: edition.summary for tag, edition in editions.items()},
        "keyword": {tag: list(edition.keywords) for tag, edition in editions.items()},
        "dct:publisher": _agent(module.provider.name, module.provider.url),
        "modified": module.updated,
        "dcat:version": module.version,
        "language": _languages(editions),
        "accessRights": PUBLIC,
        "theme": EDUCATION,
        "dct:provenance": [node for tag in editions for node in _provenance(module, settings, tag)],
        "landingPage": [_page(module, settings, tag) for tag in editions if tag in settings.languages],
        "dcat:distribution": [_distribution(download, settings, module, deed) for download in downloads],
    }
    return filled(data)


def _page(module: Module, settings: Settings, tag: str) -> str:
    return _at(settings, f"{'' if tag == settings.default else f'{tag}/'}modules/{module.id}/index.html")


def _distribution(download: Download, settings: Settings, module: Module, deed: str) -> dict[str, object]:
    address = _at(settings, quote(download.path))
    names = [module.id, download.locale, download.format, download.variant, str(download.part)]
    shown = names if download.part else names[:3] if download.variant == "whole" else names[:4]
    data = {
        "@type": "dcat:Distribution",
        "dct:title": " ".join(shown),
        "accessURL": address,
        "downloadURL": address,
        "mediaType": f"{_MEDIA_TYPES}/{download.media_type}",
        "byteSize": str(download.size),
        "spdx:checksum": {"@type": "spdx:Checksum", "algorithm": "spdx:checksumAlgorithm_sha256", "checksumValue": download.sha256},
        "language": _languages([download.locale]),
        "license": deed,
    }
    return filled(data)


def _provenance(module: Module, settings: Settings, tag: str) -> list[dict[str, object]]:
    """Who made the text in one language, in words of that language."""
    told = " ".join(Subject(settings, module, module.editions[tag]).told)
    return [{"@type": "dct:ProvenanceStatement", "label": {load(tag).language: f"{tag}: {told}"}}] if told else []


def _agent(name: str, address: str) -> dict[str, object]:
    return filled({"@type": "foaf:Agent", "foaf:name": name, "homepage": address})


def _languages(tags: Iterable[str]) -> list[str]:
    return [uri for uri in dict.fromkeys(language_authority(tag) for tag in tags) if uri]
