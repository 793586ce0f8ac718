"""The words of a module as the file that Moodle's activity "Glossary" imports (Moodle: mod/glossary/import.php and export.php).

Restore leaves the entries of a glossary out unless it restores data of users, so the backup holds the words as a page, and this file for
who wants Moodle to link them in every text of the course.
"""

from __future__ import annotations

from lxml import html
from lxml.etree import strip_elements, strip_tags

from ..parts import Part
from .bank import HTML
from .xml import Value, xml

MEDIA = ("img", "figure", "video", "audio", "details")


def words_file(part: Part) -> bytes:
    """glossary.xml. ``part`` is the part with the words, as ``make_parts`` draws it. Pictures and links inside the module are left out."""
    top = html.fragment_fromstring(str(part.html))
    terms = [child for child in top if child.tag == "dt"]
    meanings = [child for child in top if child.tag == "dd"]
    entries = [_entry(term, meaning, part) for term, meaning in zip(terms, meanings, strict=True)]
    settings = {
        "NAME": part.title[:255],
        "INTRO": "",
        "INTROFORMAT": HTML,
        "ALLOWDUPLICATEDENTRIES": 0,
        "DISPLAYFORMAT": "dictionary",
        "SHOWSPECIAL": 1,
        "SHOWALPHABET": 1,
        "SHOWALL": 1,
        "ALLOWCOMMENTS": 0,
        "USEDYNALINK": 1,
        "DEFAULTAPPROVAL": 1,
        "GLOBALGLOSSARY": 0,
        "ENTBYPAGE": 10,
        "ENTRIES": {"ENTRY": entries},
    }
    return xml("GLOSSARY", {"INFO": settings})


def _entry(term: html.HtmlElement, meaning: html.HtmlElement, part: Part) -> Value:
    strip_elements(meaning, *MEDIA, with_tail=False)
    for link in meaning.iter("a"):
        if not (link.get("href") or "").startswith(("https://", "http://")):
            link.tag = "oer-words"
    strip_tags(meaning, "oer-words")
    inner = (meaning.text or "") + "".join(html.tostring(child, encoding="unicode") for child in meaning)
    return {
        "CONCEPT": " ".join(term.text_content().split())[:255],
        "DEFINITION": f'<div lang="{part.locale}" dir="{part.direction}">{inner.strip()}</div>',
        "FORMAT": HTML,
        "USEDYNALINK": 1,
        "CASESENSITIVE": 0,
        "FULLMATCH": 1,
        "TEACHERENTRY": 1,
    }
