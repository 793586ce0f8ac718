"""Dublin Core, the fifteen elements, in the container of OAI-PMH (``oai_dc``), which repositories take in.

Every element may be missing and may come again: without the site's address there is no address among the identifiers.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from ..packages.licence import attribution
from ..pages.subject import Subject
from .written import as_xml

NAMESPACES = {
    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write(subject: Subject) -> bytes:
    """The record. Words have their language; a second description says who made the text."""
    module, edition, strings = subject.module, subject.edition, subject.strings
    root = Element("oai_dc:dc", NAMESPACES)

    def add(name: str, text: str, language: str = "") -> None:
        if text:
            SubElement(root, f"dc:{name}", {"xml:lang": language} if language else {}).text = text

    own = edition.locale
    add("title", edition.title, own)
    for person in subject.creators:
        add("creator", person.name)
    if not subject.creators:
        add("creator", module.provider.name)
    for keyword in edition.keywords:
        add("subject", keyword, own)
    for _, label, tag in subject.subjects:
        add("subject", label, tag)
    add("description", edition.summary, own)
    add("description", " ".join(subject.told), strings.language)
    add("publisher", module.provider.name)
    for person in subject.contributors:
        add("contributor", person.name)
    add("date", module.updated)
    for kind in module.resource_types:
        add("type", kind, "en")
    for media_type in sorted({"text/html", *(download.media_type for download in subject.downloads)}):
        add("format", media_type)
    add("identifier", subject.address)
    add("identifier", f"{module.id} {module.version} {own}")
    add("language", own)
    if own != module.source_language:
        add("source", subject.page_in(module.source_language) or f"{module.id} {module.version} {module.source_language}")
    for work in module.based_on:
        add("relation", work.url or work.title)
    add("rights", attribution(module, edition, strings), strings.language)
    add("rights", subject.licence.url)
    return as_xml(root)
