"""Every type of page and every way of looking at one, for tests that go through all of them."""

from __future__ import annotations

from dataclasses import dataclass

REAL = ("en", "it", "el", "bg", "de", "ar")
SECOND = ("en", "el", "bg", "ar")
SAFE = "modules/staying-safe-online"
TEA = "modules/tea-with-a-group"
BULGARIAN = "modules/bulgarian-only"
LINKS = "modules/links-only"
OLD = "modules/old-name-new-name"
PACKAGED = "tea-with-a-group"


@dataclass(frozen=True)
class Subject:
    """A page type: the site on which it stands, its path in the first language, its languages."""

    site: str
    path: str
    locales: tuple[str, ...]

    def in_language(self, locale: str) -> str:
        if self.site in ("html", "scorm12"):
            return f"{locale}/index.html{self.path}"
        return self.path if locale == "en" else f"{locale}/{self.path}"


SUBJECTS = {
    "home": Subject("real", "index.html", REAL),
    "catalogue": Subject("real", "catalogue.html", REAL),
    "module": Subject("real", f"{SAFE}/index.html", REAL),
    "lesson": Subject("real", f"{SAFE}/spot-a-false-message.html", REAL),
    "quiz": Subject("real", f"{SAFE}/quiz.html", REAL),
    "guide": Subject("real", f"{SAFE}/guide.html", REAL),
    "run mode": Subject("real", f"{SAFE}/run.html", REAL),
    "share without an address": Subject("real", f"{SAFE}/share.html", REAL),
    "answers": Subject("real", f"{SAFE}/quiz-key.html", REAL),
    "glossary": Subject("real", f"{SAFE}/glossary.html", REAL),
    "planner": Subject("real", "plan.html", REAL),
    "methods": Subject("real", "methods/index.html", REAL),
    "method": Subject("real", "methods/demonstration.html", REAL),
    "pathways": Subject("real", "pathways/index.html", REAL),
    "pathway": Subject("real", "pathways/safe-online-together.html", REAL),
    "translate": Subject("real", "translate.html", REAL),
    "written page": Subject("real", "privacy.html", REAL),
    "long written page": Subject("real", "contribute.html", REAL),
    "reference page": Subject("real", "reference/module-yml.html", REAL),
    "not found": Subject("real", "404.html", ("en",)),
    "branded home": Subject("second", "index.html", SECOND),
    "branded catalogue": Subject("second", "catalogue.html", SECOND),
    "branded module": Subject("second", f"{TEA}/index.html", SECOND),
    "outdated lesson": Subject("second", f"{TEA}/brew-a-pot.html", SECOND),
    "lesson with film and sound": Subject("second", f"{TEA}/serve-the-group.html", SECOND),
    "quiz of every kind": Subject("second", f"{TEA}/quiz.html", SECOND),
    "branded guide": Subject("second", f"{TEA}/guide.html", SECOND),
    "branded run mode": Subject("second", f"{TEA}/run.html", SECOND),
    "share": Subject("second", f"{TEA}/share.html", SECOND),
    "fallback module": Subject("second", f"{BULGARIAN}/index.html", SECOND),
    "fallback quiz": Subject("second", f"{BULGARIAN}/quiz.html", SECOND),
    "planner without methods": Subject("second", "plan.html", SECOND),
    "no methods": Subject("second", "methods/index.html", SECOND),
    "translate, with changes": Subject("second", "translate.html", SECOND),
    "fallback written page": Subject("second", "about.html", SECOND),
    "lesson elsewhere": Subject("second", f"{LINKS}/plan-a-meeting.html", SECOND),
    "archived module": Subject("second", f"{OLD}/index.html", SECOND),
    "former address": Subject("second", "modules/old-name/index.html", SECOND),
    "draft module": Subject("drafts", f"{LINKS}/index.html", SECOND),
    "package": Subject("html", "#index", SECOND),
    "package lesson": Subject("html", "#serve-the-group", SECOND),
    "package quiz": Subject("html", "#quiz", SECOND),
    "package guide": Subject("html", "#guide", SECOND),
    "package glossary": Subject("html", "#glossary", SECOND),
    "SCORM lesson": Subject("scorm12", "#brew-a-pot", SECOND),
    "SCORM quiz": Subject("scorm12", "#quiz", SECOND),
}


@dataclass(frozen=True)
class Look:
    """How a page is looked at: size of the window in CSS pixels, colours, paper or screen, finger or mouse."""

    width: int
    height: int
    scheme: str = "light"
    media: str = "screen"
    touch: bool = False

    @property
    def phone(self) -> bool:
        return self.width < 960


LOOKS = {
    "light": Look(1280, 900),
    "dark": Look(1280, 900, scheme="dark"),
    "print": Look(1280, 900, media="print"),
    "360": Look(360, 740, touch=True),
    "dark 360": Look(360, 740, scheme="dark", touch=True),
    "320": Look(320, 640, touch=True),
}
