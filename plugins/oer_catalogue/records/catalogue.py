"""``data/catalogue.json``: the whole catalogue for programs. What its keys mean stands in ``schema.published``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from ..model import Catalogue, Edition, Module
from ..pages.context import Download, page_names, real_locales
from ..pages.subject import kinds_of, record_path
from ..pages.words import licence
from ..schema import published
from ..schema.published import FORMAT, CatalogueFile
from ..settings import Settings

CATALOGUE = "data/catalogue.json"


def summary(catalogue: Catalogue, settings: Settings, downloads: Mapping[str, Iterable[Download]]) -> bytes:
    """The file, with a line for each module. ``downloads`` are all those of each module, by its id. Light modules are enough."""
    head = CatalogueFile(
        format=FORMAT,
        name=settings.site_name,
        address=settings.site_url,
        languages=list(settings.languages),
        topics={id: dict(sorted(label.labels.items())) for id, label in sorted(catalogue.topics.items())},
        sectors={id: dict(sorted(label.labels.items())) for id, label in sorted(catalogue.sectors.items())},
        modules=[],
    ).model_dump(by_alias=True, exclude_defaults=True)
    lines = ",\n".join(_line(module, settings, downloads.get(module.id, ())) for module in catalogue.modules)
    rest = ",\n".join(f"{json.dumps(key)}: {_json(head[key])}" for key in head if key != "modules")
    return f'{{{rest},\n"modules": [\n{lines}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _line(module: Module, settings: Settings, downloads: Iterable[Download]) -> str:
    own: dict[str, list[Download]] = {tag: [] for tag in module.editions}
    for download in downloads:
        own[download.locale].append(download)
    editions = {tag: _edition(module, edition, settings, own[tag]) for tag, edition in module.editions.items()}
    return _json(_module(module, editions).model_dump(by_alias=True, exclude_defaults=True))


def _module(module: Module, editions: dict[str, published.Edition]) -> published.Module:
    guide = module.guide
    return published.Module(
        id=module.id,
        version=module.version,
        updated=module.updated,
        status=module.status,
        source_language=module.source_language,
        licence=module.licence,
        licence_url=licence(module.licence).url,
        origin_of_text=module.origin_of_text,
        topics=list(module.topics),
        sectors=list(module.sectors),
        level=module.level,
        eqf_level=module.eqf_level,
        isced_f=list(module.isced_f),
        audience=list(module.audience),
        delivery_modes=list(module.delivery_modes),
        internet=module.internet,
        devices=list(module.devices),
        software=list(module.software),
        minutes=module.minutes,
        outcomes=[published.Outcome(**asdict(one)) for one in module.outcomes],
        lessons=[published.Lesson(**_lists(asdict(one))) for one in module.lessons],
        quiz=published.Quiz(**{"pass": module.quiz_pass, "supervised": module.quiz_supervised}) if module.quiz_pass is not None else None,
        group=published.Group(least=guide.group_min, ideal=guide.group_ideal, most=guide.group_max) if guide else None,
        authors=[published.Person(**asdict(one)) for one in module.authors],
        provider=published.Provider(**asdict(module.provider)),
        accessibility=_accessibility(module),
        requires=list(module.requires),
        former_slugs=list(module.former_slugs),
        resource_types=list(module.resource_types),
        setting=list(module.setting),
        reuse=module.reuse,
        esco_skills=[published.Concept(**asdict(one)) for one in module.esco_skills],
        esco_occupations=[published.Concept(**asdict(one)) for one in module.esco_occupations],
        credits=published.Credits(**asdict(module.credits)) if module.credits else None,
        quality=published.Quality(**asdict(module.quality)) if module.quality else None,
        based_on=[published.Work(**asdict(one)) for one in module.based_on],
        origin=published.Origin(**asdict(module.provenance)) if module.provenance else None,
        assets=[published.Asset(**{key: text for key, text in asdict(one).items() if key != "licence_url"}) for one in module.assets],
        editions=editions,
    )


def _lists(value: dict[str, object]) -> dict[str, object]:
    return {key: list(item) if isinstance(item, tuple) else item for key, item in value.items()}


def _accessibility(module: Module) -> published.Accessibility | None:
    features, hazards = list(module.accessibility_features), list(module.accessibility_hazards)
    return published.Accessibility(features=features, hazards=hazards) if features or hazards else None


def _edition(module: Module, edition: Edition, settings: Settings, downloads: Iterable[Download]) -> published.Edition:
    tag, state = edition.locale, edition.state
    folder = "" if tag == settings.default else f"{tag}/"
    names = page_names(module, settings) if tag in settings.languages else ()
    return published.Edition(
        title=edition.title,
        summary=edition.summary,
        keywords=list(edition.keywords),
        outcomes=dict(edition.outcomes),
        prerequisites=list(edition.prerequisites),
        lessons={name: document.title for name, document in edition.lessons.items()},
        freshness=state.freshness,
        origin=state.origin,
        reviewed=state.reviewed,
        blocks=state.blocks,
        outdated=state.outdated,
        missing=list(state.missing),
        accessibility_summary=edition.accessibility_summary,
        quality_note=edition.quality_note,
        funding_note=edition.funding_note,
        disclaimer=edition.disclaimer,
        pages=[f"{folder}modules/{module.id}/{name}.html" for name in names if tag in real_locales(module, name, settings)],
        downloads=[_download(download) for download in downloads],
        records={kind.name: record_path(module.id, tag, kind) for kind in kinds_of(settings, edition)},
    )


def _download(download: Download) -> published.Download:
    return published.Download(
        format=download.format,
        language=download.locale,
        path=download.path,
        size=download.size,
        sha256=download.sha256,
        type=download.media_type,
        variant=download.variant,
        part=download.part,
    )
