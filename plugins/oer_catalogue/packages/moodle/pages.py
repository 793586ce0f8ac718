"""Parts of a module as texts for Moodle: its link codes, its names for files, and the classes of its look (Bootstrap)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from ...body.language import attrs
from ...locales import direction
from ..about import ATTRIBUTION, About
from ..parts import GUIDE, INDEX, QUIZ, Part, Words
from ..reader import template
from .files import address

ABOUT, LEAD = "about.", "lead."
"""Parts that only a backup has; a point stands in no name of a lesson."""
CREDITS = f"licence/{ATTRIBUTION}"
WORDS = "words/glossary.xml"
"""Files that the page about the module offers."""

_ANCHOR = re.compile(r' ?<a class="oer-anchor"[^>]*>.*?</a>', re.S)
_LINK = re.compile(r'<a\b([^>]*?) href="#([^".]*)(\.[^"]*)?"([^>]*)>(.*?)</a>', re.S)
_MEDIA = re.compile(r'\b(src|href|poster)="media/([^"]*)"')
_ALERT = re.compile(r'class="oer-alert oer-alert--([a-z]+)"')
_ALERTS = {"note": "info", "tip": "success", "important": "primary", "warning": "warning", "caution": "danger"}
_LOOK = (
    ('<div class="oer-table"', '<div class="oer-table table-responsive"'),
    ("<table>", '<table class="table table-bordered">'),
    ('class="oer-alert__title"', 'class="oer-alert__title font-weight-bold fw-bold"'),
    ('class="oer-guide__label"', 'class="oer-guide__label font-weight-bold fw-bold mb-1"'),
    ('class="oer-guide__facts"', 'class="oer-guide__facts text-muted"'),
    ('<div class="oer-guide__say">', '<div class="oer-guide__say alert alert-info">'),
    ('<ul class="oer-tasks">', '<ul class="oer-tasks list-unstyled">'),
    ("<img ", '<img class="img-fluid" '),
)
"""Moodle has no style sheet of ours: what its themes have a name for is called by it. Bold has two: Bootstrap 4 and 5."""


def link(part: str, modules: Mapping[str, int]) -> str:
    """The code that restore turns into the address of a part; "" if the part has no page of its own."""
    if part not in modules:
        return ""
    return f"$@{'QUIZ' if part == QUIZ else 'PAGE'}VIEWBYID*{modules[part]}@$"


def reworked(part: Part, modules: Mapping[str, int]) -> str:
    """The HTML of a part for Moodle. ``modules``: part → the id of its activity.

    A link to the guide from elsewhere becomes plain words: learners may not open it.
    """

    def one(match: re.Match[str]) -> str:
        before, name, rest, after, words = match[1], match[2], match[3] or "", match[4], match[5]
        if name == part.name and rest:
            return match[0]
        code = "" if name == GUIDE != part.name else link(name, modules)
        if not code:
            return f"<span>{words}</span>"
        fragment = f"#{name}{rest}" if rest and name != QUIZ else ""
        return f'<a{before} href="{code}{fragment}"{after}>{words}</a>'

    html = _LINK.sub(one, _ANCHOR.sub("", str(part.html)))
    html = _MEDIA.sub(lambda match: f'{match[1]}="{address(Markup(match[2]).unescape())}"', html)
    return look(html)


def look(html: str) -> str:
    """With the names of Moodle's look."""
    html = _ALERT.sub(lambda match: f'{match[0][:-1]} alert alert-{_ALERTS.get(match[1], "info")}"', html)
    for ours, theirs in _LOOK:
        html = html.replace(ours, theirs)
    return html


def page(words: Words, part: Part, facts: About, modules: Mapping[str, int], following: Part | None) -> str:
    """The content of a page: what stands around a part in the reader of the packages, and the part."""
    edition, strings = words.edition, words.context.strings
    outcomes = [edition.outcomes[outcome.id] for outcome in words.module.outcomes if outcome.id in edition.outcomes]
    return template(
        "moodle-page.html",
        t=strings,
        around=strings.language,
        around_dir=direction(strings.language),
        own=Markup(attrs(edition.locale, strings.language)),
        edition=edition,
        part=part,
        first=part.name == INDEX,
        outcomes=outcomes,
        minutes=strings.plural("player.minutes", words.module.minutes),
        about=facts,
        body=Markup(reworked(part, modules)),
        following=following,
        following_link=link(following.name, modules) if following else "",
    )


def about_page(words: Words, facts: About, glossary: bool, notes: Sequence[str]) -> str:
    """Who made the module, what may be done with it, and how it stands to its original.

    ``glossary``: there is a file of its words. ``notes``: what is another here than on the site.
    """
    strings = words.context.strings
    return template(
        "moodle-about.html",
        t=strings,
        around=strings.language,
        around_dir=direction(strings.language),
        own=Markup(attrs(words.edition.locale, strings.language)),
        about=facts,
        notes=notes,
        credits=address(CREDITS),
        credits_name=ATTRIBUTION,
        words=address(WORDS) if glossary else "",
        words_name=WORDS.rpartition("/")[2],
    )


def lead(words: Words, facts: About) -> str:
    """What stands above the pages of a module, so that they are told from what else is in the section."""
    return template(
        "moodle-lead.html",
        around=words.context.strings.language,
        around_dir=direction(words.context.strings.language),
        own=Markup(attrs(words.edition.locale, words.context.strings.language)),
        about=facts,
    )
