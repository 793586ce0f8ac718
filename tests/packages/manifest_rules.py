"""Rules of a SCORM manifest that its schemas do not know."""

from __future__ import annotations

import zipfile
from collections import Counter
from urllib.parse import unquote, urlsplit

from lxml import etree


def faults(archive: zipfile.ZipFile) -> list[str]:
    """What is wrong with the manifest of a package, in words; any version of SCORM."""
    names = archive.namelist()
    root = etree.fromstring(archive.read("imsmanifest.xml"))
    found = [f"twice in the zip: {name}" for name, times in Counter(names).items() if times > 1]
    found += [f"folder or foreign path in the zip: {name}" for name in names if name.endswith("/") or name.startswith("/") or ".." in name]
    ids = Counter(node.get("identifier") for node in root.iter() if isinstance(node.tag, str) and node.get("identifier"))
    found += [f"identifier twice: {id}" for id, times in ids.items() if times > 1]
    listed = [file.get("href") for file in root.iter("{*}file")]
    for href in [*listed, *(resource.get("href") for resource in root.iter("{*}resource"))]:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or href.startswith("/") or "\\" in href or unquote(href) not in names:
            found.append(f"leads nowhere: {href}")
    found += [f"in the zip, not in the manifest: {name}" for name in sorted({*names} - {*map(unquote, listed)} - {"imsmanifest.xml"})]
    found += [f"listed twice: {href}" for href, times in Counter(listed).items() if times > 1]
    organizations = root.find("{*}organizations")
    if organizations.get("default") not in {one.get("identifier") for one in organizations}:
        found.append("the default organization does not exist")
    resources = {resource.get("identifier") for resource in root.iter("{*}resource")}
    for item in root.iter("{*}item"):
        if item.get("identifierref") not in resources:
            found.append(f"an item without a resource: {item.get('identifier')}")
    found += [f"no title: {one.tag}" for one in root.iter("{*}organization", "{*}item") if not (one.findtext("{*}title") or "").strip()]
    return found
