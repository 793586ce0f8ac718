"""What SCORM 1.2 and SCORM 2004 share: one SCO made of the reader, a manifest with a LOM record, and one script with two bindings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import quote

from ..model import Edition, Module
from ..zipped import write_zip
from .about import About, about
from .format import PackageContext
from .parts import Words, pass_mark
from .reader import reader_files, template

MANIFEST = "imsmanifest.xml"
RUN_TIME = "scorm.js"
ROLES = {"author": "author", "reviewer": "educational validator", "media": "content provider", "hackathon-team": "content provider"}
"""Our roles as LOM says them (IEEE 1484.12.1, 2.3.1). It has no translator: those are ``unknown``, and the vCard says what they did."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """One person or body in a LOM record: a role of LOM's vocabulary, and a vCard."""

    role: str
    vcard: str


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO, *, binding: str, frame: str) -> None:
    """The package as ZIP: imsmanifest.xml, index.html and what it needs, all at the root.

    ``binding`` is the script of frames/ that speaks one version of SCORM; ``frame`` the template of its manifest.
    """
    files = reader_files(module, edition, context, guide=False, scripts=(binding, RUN_TIME))
    write_zip({**files, MANIFEST: manifest(module, edition, context, sorted(files), frame).encode()}, target)


def manifest(module: Module, edition: Edition, context: PackageContext, paths: list[str], frame: str) -> str:
    """imsmanifest.xml with its LOM record. ``paths`` are the files of the package beside it.

    The parts of a module have identifiers of their own: to a platform they are different packages.
    """
    facts = about(module, edition, context)
    passes = _pass(module, edition, context)
    return template(
        frame,
        identifier=f"oer.{module.package_id}.{edition.locale}",
        id=module.id,
        lang=edition.locale,
        about=facts,
        contributors=contributors(facts),
        schemas=("LOMv1.0", "ADLv1.0"),
        location="index.html",
        **{"pass": f"{passes:g}" if passes is not None else None, "measure": f"{passes / 100:.4g}" if passes is not None else None},
        paths=[quote(path) for path in paths],
    )


def contributors(facts: About) -> list[Contributor]:
    """Everyone who is named, then the publisher; where nobody is named, the provider is the author."""
    people = facts.people or ((facts.authors, "author"),)
    made = [Contributor(ROLES.get(role, "unknown"), vcard(name, role)) for name, role in people]
    return [*made, *([Contributor("publisher", vcard(facts.publisher, "publisher"))] if facts.publisher else [])]


def vcard(name: str, role: str) -> str:
    """A vCard 3.0 (RFC 2426) of a name, which may be a person's or a body's, and what they did."""
    escaped = "".join(f"\\{sign}" if sign in "\\,;" else sign for sign in " ".join(name.split()))
    return f"BEGIN:VCARD\nVERSION:3.0\nN:{escaped};;;;\nFN:{escaped}\nROLE:{role}\nEND:VCARD"


def _pass(module: Module, edition: Edition, context: PackageContext) -> float | None:
    having = Words(module, edition, context).having("quiz")
    return pass_mark(module, having.quiz) if having and having.quiz else None
