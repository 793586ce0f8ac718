"""A learner's seat in a learning platform: scorm-again in Chromium, with the package in a frame, and every call written down."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, FrameLocator, Page, expect

DIST = Path(__file__).parents[1] / "node" / "node_modules" / "scorm-again" / "dist"
RIGHT: Mapping[str, object] = {
    "first": [1],
    "cutters": [0, 1],
    "steps": ["0", "1", "2", "3"],
    "pairs": ["0", "1"],
    "distance": "1,75",
    "burr-word": "  CAFÉ d’ete ",
}
WRONG: Mapping[str, object] = {
    "first": [0],
    "cutters": [0, 2],
    "steps": ["3", "2", "1", "0"],
    "pairs": ["1", "2"],
    "distance": "9",
    "burr-word": "a bur",
}


@dataclass(frozen=True)
class Version:
    """What differs between the versions of SCORM, seen from the platform."""

    name: str
    script: str  # of scorm-again
    made: str  # its class
    api: str
    prefix: str
    end: str


SCORM12 = Version("scorm12", "scorm12.js", "Scorm12API", "API", "LMS", "Finish")
SCORM2004 = Version("scorm2004", "scorm2004.js", "Scorm2004API", "API_1484_11", "", "Terminate")

# A platform that writes down every call, its result and the error code after it.
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,">
<script src="/platform.js"></script><script>
window.calls = [];
const platform = new CLASS(Object.assign({ autocommit: false, logLevel: 5 }, SETTINGS));
const kept = sessionStorage.getItem("cmi");
if (kept) platform.loadFromJSON(JSON.parse(kept), "");
const given = GIVEN;
const api = {};
for (const verb of ["Initialize", "END", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"]) {
  const name = "PREFIX" + verb;
  api[name] = (...values) => {
    if (verb === "GetValue" && values[0] in given) return given[values[0]];
    const result = platform[verb === "END" ? "PREFIXEND" : name](...values);
    if (verb !== "GetLastError") calls.push({ name, values, result: String(result), code: String(platform.PREFIXGetLastError()) });
    return result;
  };
}
window.offer = () => { window.API_NAME = api; };
window.state = () => JSON.parse(JSON.stringify(platform.cmi));
window.leave = () => { document.querySelector("iframe").src = "about:blank"; };
window.keep = () => sessionStorage.setItem("cmi", JSON.stringify(platform.renderCMIToJSONObject().cmi));
BEGIN
</script></head><body><iframe src="/sco/index.html" width="1000" height="900" title="Module" FRAME></iframe></body></html>"""


def page_of(version: Version, *, settings: str = "{}", given: str = "{}", begin: str = "offer();", frame: str = "") -> str:
    """The platform's page. ``given``: values that it gives back whatever was kept; ``begin``: when it offers its API."""
    words = {
        "CLASS": version.made,
        "SETTINGS": settings,
        "GIVEN": given,
        "PREFIX": version.prefix,
        "API_NAME": version.api,
        "BEGIN": begin,
        "FRAME": frame,
        "END": version.end,
    }
    text = PAGE.replace("PREFIXEND", version.prefix + version.end)
    for word, value in words.items():
        text = text.replace(word, value)
    return text


@dataclass
class Platform:
    """A learner's seat: the platform's page with the package in a frame."""

    page: Page
    address: str
    folder: Path
    version: Version
    found: list[str] = field(default_factory=list)

    @property
    def sco(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def open(self) -> Platform:
        self.page.goto(f"{self.address}/platform.html")
        self.sco.locator("body.oer-reader--live").wait_for()
        return self

    def leave(self) -> Mapping[str, object]:
        """Close the package as a platform does, and return the record; the next open() resumes."""
        self.page.evaluate("leave()")
        end = self.version.prefix + self.version.end
        self.page.wait_for_function(f"calls.some((call) => call.name === '{end}')")
        self.page.wait_for_function("document.querySelector('iframe').contentDocument?.readyState === 'complete'")
        self.page.evaluate("keep()")
        return self.state()

    def state(self) -> Mapping[str, object]:
        return self.page.evaluate("state()")

    def calls(self, name: str = "") -> list[dict]:
        return [call for call in self.page.evaluate("calls") if not name or call["name"] == name]

    def told(self, key: str) -> list[str]:
        """Every value that was set for ``cmi.<key>``, in order."""
        return [call["values"][1] for call in self.calls(f"{self.version.prefix}SetValue") if call["values"][0] == f"cmi.{key}"]

    def interactions(self) -> list[dict[str, str]]:
        """What was said of each interaction, by its number."""
        made: dict[int, dict[str, str]] = {}
        for call in self.calls(f"{self.version.prefix}SetValue"):
            match = re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", call["values"][0])
            if match:
                made.setdefault(int(match[1]), {})[match[2]] = call["values"][1]
        assert sorted(made) == list(range(len(made)))
        return [made[number] for number in sorted(made)]

    def part(self, name: str) -> None:
        link = self.sco.locator(f'.oer-contents a[data-part="{name}"]')
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def question(self, name: str):
        return self.sco.locator(f'form[data-id="{name}"]')

    def answer(self, name: str, answer: object) -> None:
        form = self.question(name)
        kind = form.get_attribute("data-kind")
        if kind in ("single", "multiple"):
            for index, box in enumerate(form.locator("input").all()):
                if kind == "multiple" or index in answer:
                    box.set_checked(index in answer)
        elif kind == "order":
            for place, value in enumerate(answer):
                form.locator(f'.oer-quiz__step[data-value="{value}"] select').select_option(index=place)
        elif kind == "match":
            for row, value in enumerate(answer):
                # Playwright takes a value for a label too, and these labels are words: ask for the place of the option.
                select = form.locator("select").nth(row)
                values = [option.get_attribute("value") for option in select.locator("option").all()]
                select.select_option(index=values.index(value))
        else:
            form.locator(".oer-quiz__input").fill(answer)
        form.locator(".oer-quiz__check").click()

    def answer_all(self, answers: Mapping[str, object]) -> None:
        self.part("quiz")
        switch = self.sco.locator(".oer-quiz__layout:visible")
        if switch.count():
            switch.click()
        for name, answer in answers.items():
            self.answer(name, answer)


@contextmanager
def seats(
    chromium: Browser, served: tuple[Path, str], pack, version: Version, *, forgiven: Collection[str] = (), warned: str = "", **options: str
) -> Iterator:
    """``seat(package)`` seats a learner; at the end no call may have failed and nothing foreign may have been asked for.

    Calls named in ``forgiven`` may fail: the platform of that test is at fault. ``warned``: words of a line that the browser may write.

    SCORM 2004 gives error 403 for a value that nobody has set yet (RTE 3.1.7): to ask is no fault.
    """
    root, address = served
    taken: list[Platform] = []
    (root / "platform.html").write_text(page_of(version, **options), "utf-8")
    (root / "platform.js").write_bytes((DIST / version.script).read_bytes())
    context = chromium.new_context(viewport={"width": 1040, "height": 940})
    context.set_default_timeout(60_000)

    def seat(packed=None) -> Platform:
        (packed or pack(version.name)).archive.extractall(root / "sco")
        page = context.new_page()
        one = Platform(page, address, root / "sco", version)
        page.on("console", lambda message: one.found.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: one.found.append(f"script: {error}"))
        page.on("dialog", lambda dialog: (one.found.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", lambda request: one.found.append(f"failed: {request.url}"))
        page.on("request", lambda request: request.url.startswith((address, "data:", "about:")) or one.found.append(request.url))
        taken.append(one)
        return one.open()

    yield seat
    for one in taken:
        calls = [call for call in one.calls() if (call["name"], call["code"]) != ("GetValue", "403") and call["name"] not in forgiven]
        assert [call for call in calls if call["code"] != "0" or call["result"] == "false"] == []
        assert [line for line in one.found if not warned or warned not in line] == []
    context.close()
