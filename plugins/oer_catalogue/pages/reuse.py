"""Texts that are ready to copy: attribution by the TULLU rule (title, author, licence, link, origin), and a citation."""

from __future__ import annotations

from ..model import Edition, Module
from . import seo
from .page import View
from .words import licence


def authors(module: Module) -> str:
    return ", ".join(person.name for person in module.authors) or module.provider.name


def attribution(view: View, module: Module, edition: Edition) -> str:
    """One line that satisfies the licence: title, authors, licence with its address, origin and version."""
    deed = licence(module.licence)
    parts = {"title": edition.title, "authors": authors(module), "licence": deed.name, "deed": deed.url, "version": module.version}
    if not view.settings.site_url:
        return view.t("module.reuse.text", **parts, catalogue=view.settings.site_name)
    address = seo.address(view.settings, view.path)
    return view.t("module.reuse.text_linked", **parts, catalogue=view.settings.site_name, url=address)


def citation(view: View, module: Module, edition: Edition) -> str:
    """Author (year). Title (version). Catalogue. Address."""
    version = view.t("module.reuse.version", version=module.version)
    text = f"{authors(module)} ({module.updated[:4]}). {edition.title} ({version}). {view.settings.site_name}."
    return f"{text} {seo.address(view.settings, view.path)}" if view.settings.site_url else text
