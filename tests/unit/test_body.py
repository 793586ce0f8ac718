"""Bodies are safe for any text, whole for any piece, and right for their language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oer_catalogue import body, locales
from oer_catalogue.body import resolve
from oer_catalogue.model import Document, DocumentState, Module

Documents = Callable[..., Document]
Modules = Callable[..., Module]
ENGLISH = locales.load("en")

TAGS = re.compile(
    "a|aside|audio|blockquote|br|code|dd|details|div|dl|dt|em|figcaption|figure|h[2-6]|hr|img|input|label|li|ol|p|pre|s|section"
    "|source|span|strong|summary|sup|table|tbody|td|th|thead|tr|track|ul|video"
)
ATTRIBUTES = re.compile(
    "alt|aria-label|checked|class|controls|decoding|default|dir|download|height|href|id|kind|label|lang|loading|playsinline|preload|rel"
    "|role|scope|src|srclang|start|tabindex|title|type|value|width"
)
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|\x1a(?:doc|media|ref|oer):[^\x1a]*\x1a$)", re.I)


class Audit(HTMLParser):
    """Collects what may not stand in a body."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        if self.open:
            self.found.append(f"not closed: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not TAGS.fullmatch(tag):
            self.found.append(f"<{tag}>")
        if tag not in ("br", "hr", "img", "input", "source", "track"):
            self.open.append(tag)
        for name, value in attrs:
            if not ATTRIBUTES.fullmatch(name):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src") and not ADDRESS.match(value or ""):
                self.found.append(f"{tag} {name}={value}")
            if name not in ("href", "src", "id") and "\x1a" in (value or ""):
                self.found.append(f"token in {name}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "\x1a" in data:
            self.found.append("token in text")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:a)",
        "[x](data:text/html,a)",
        "[x](//evil.example)",
        "![x](https://evil.example/a.png)",
        "[x](http://a.b \"' onclick='x\")",
        "<javascript:alert(1)>",
        '[x](a.md#"><b>)',
        "![x](../../media/a.svg 'q\"><b>')",
        '![" onload="x](../../media/a.svg)',
        "```<b>\n",
        '## A {#"onclick=x .y style=z}\n',
        "&#26;doc:x&#26;",
        "\x1aid:x\x1a",
        "[x](oer:a-b/c#d)",
        "[x](#\"'><)",
        '[x](mailto:a"b@c)',
        "[x](tel:1'2)",
        "[x](<../glossary.md#a b>)",
        "> [!TIP]\n> x\n\n",
        "- [x] <b>\n",
        "[^n]",
        "\n\n[^n]: [x](vbscript:a)\n\n",
        "| <b> | b |\n|---|---|\n| c | d |\n\n",
        "![v](../../media/v.mp4)\n\n",
        "term\n: <i>\n\n",
        "[![x](../../media/v.mp4)](https://a.b)",
        "[a [^n] b](https://a.b)",
        "![a](../../media/d.pdf)\n\n",
        "\n\n",
        "\n",
        " ",
        "*",
        "# ",
        "1. ",
    ]
)


@given(st.lists(st.one_of(HOSTILE, st.text(max_size=6)), max_size=25).map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_text_gives_anything_but_safe_html(document: Documents, module_of: Modules, text: str) -> None:
    doc = document(text)
    module = module_of(doc, document("### T {#t}\n\nT\n", "glossary.md"), media=["a.svg", "v.mp4", "d.pdf"])
    drawn = body.render(module, module.source, doc, None, ENGLISH)
    assert not Audit(drawn.html).found
    assert "\x1a" not in resolve(drawn.html, lambda kind, value: f"{kind}-{value}")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[x](javascript:a)", "<p>x</p>"),
        ("[x](JAVA\tSCRIPT:a)", "<p>[x](JAVA\tSCRIPT:a)</p>"),
        ("[x](<java\tscript:a>)", "<p>x</p>"),
        ("[x](//evil.example)", "<p>x</p>"),
        ("[x](missing.md)", "<p>x</p>"),
        ("![a cat](https://evil.example/a.png)", "<p>a cat</p>"),
        ("![a cat](../../media/missing.svg)", "<p>a cat</p>"),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
        ("[x](b.md#there)", '<p><a href="doc:b#there">x</a></p>'),
        ("[x](../index.md)", '<p><a href="doc:index">x</a></p>'),
        ("[x](oer:other)", '<p><a href="oer:other">x</a></p>'),
        ("[x](../../media/d.pdf)", '<p><a href="media:d.pdf" download>x</a></p>'),
        ("see ![the sheet](../../media/d.pdf)", '<p>see <a href="media:d.pdf" download>the sheet</a></p>'),
    ],
)
def test_addresses(document: Documents, module_of: Modules, text: str, html: str) -> None:
    doc = document(text)
    module = module_of(doc, document("B", "lessons/b.md"), media=["d.pdf"])
    drawn = body.render(module, module.source, doc, None, ENGLISH)
    assert resolve(drawn.html, lambda kind, value: f"{kind}:{value}").strip() == html


def test_resolve_escapes_what_the_frame_gives() -> None:
    assert resolve('<a href="\x1adoc:a#b\x1a">', lambda kind, value: f'{kind}"{value}&') == '<a href="doc&#34;a#b&amp;">'


def test_a_lesson_that_only_the_source_has_can_be_linked(document: Documents, module_of: Modules) -> None:
    own = document("[x](b.md) [y](../glossary.md#t)", locale="el")
    module = module_of(document("A"), document("B", "lessons/b.md"), document("### T {#t}\n\nT", "glossary.md"), own)
    html = body.render(module, module.editions["el"], own, None, ENGLISH).html
    assert "\x1adoc:b\x1a" in html
    assert 'class="oer-term" href="\x1adoc:glossary#t\x1a"' in html


def test_headings_never_stand_above_the_title(document: Documents, module_of: Modules) -> None:
    doc = document("# A\n\n## B\n\n###### C\n")
    module = module_of(doc)
    toc = body.render(module, module.source, doc, None, ENGLISH).toc
    assert [(entry.level, entry.id) for entry in toc] == [(2, "a"), (2, "b"), (6, "c")]


# --- pieces ---------------------------------------------------------------------------------------------------------


def test_a_footnote_stands_once_with_the_piece_that_names_it_first(document: Documents, module_of: Modules) -> None:
    doc = document("one[^a]\n\ntwo[^b] and[^a]\n\n[^b]: B\n[^a]: A\n")
    module = module_of(doc)
    first, second = (body.render(module, module.source, doc, (node,), ENGLISH).html for node in doc.nodes[:2])
    whole = body.render(module, module.source, doc, None, ENGLISH).html
    assert re.findall(r"<li id=\"\x1aid:(fn\.\d)\x1a", first) == ["fn.1"]
    assert re.findall(r"<li id=\"\x1aid:(fn\.\d)\x1a", second) == ["fn.2"]
    ids = re.findall(r"\x1aid:([^\x1a]+)\x1a", first + second)
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(re.findall(r"\x1aid:([^\x1a]+)\x1a", whole))


def test_inline_pieces(document: Documents, module_of: Modules) -> None:
    doc = document("## A *b* <i> [c](../index.md) {#d}\n")
    module = module_of(doc)
    html = body.render_inline(module, module.source, doc, doc.nodes[0].children, ENGLISH)
    assert html == 'A <em>b</em> &lt;i&gt; <a href="\x1adoc:index\x1a">c</a>'


def test_sections_are_cut_at_headings(document: Documents, module_of: Modules) -> None:
    doc = document("before\n\n## A {#a}\n\none\n\n- two\n\n### B\n\nthree[^n]\n\n[^n]: note\n")
    module = module_of(doc)
    sections = body.render(module, module.source, doc, None, ENGLISH).sections
    assert [(s.id, s.title, s.text) for s in sections] == [("", "", "before"), ("a", "A", "one\ntwo"), ("b", "B", "three")]


# --- languages ------------------------------------------------------------------------------------------------------


def test_untranslated_blocks_say_their_language(document: Documents, module_of: Modules, monkeypatch: pytest.MonkeyPatch) -> None:
    directions = {"ar": "rtl"}
    real = locales.load
    monkeypatch.setattr(locales, "load", lambda tag: _with(real(tag), directions.get(tag, "ltr")))
    own = document("كلمات\n\nEnglish\n\nMore\n\nكلمات\n\n- English\n", locale="ar")
    states = {"ar": {own.name: DocumentState("current", "hand", untranslated=(1, 2, 4))}}
    module = module_of(document("x"), own, states=states)
    html = body.render(module, module.editions["ar"], own, None, ENGLISH).html.replace("\n", "")
    assert html == (
        '<p>كلمات</p><div lang="en" dir="ltr"><p>English</p><p>More</p></div><p>كلمات</p>'
        '<div lang="en" dir="ltr"><ul><li>English</li></ul></div>'
    )
    item = own.nodes[4].children[0].children
    assert body.render_inline(module, module.editions["ar"], own, item, ENGLISH) == '<span lang="en" dir="ltr">English</span>'


def _with(strings: locales.Strings, direction: str) -> locales.Strings:
    return locales.Strings(strings.locale, strings.name, direction, strings.texts)


@pytest.mark.parametrize(
    ("locale", "media", "chosen"),
    [
        ("el", ["a.svg", "el/a.svg"], "el/a.svg"),
        ("el", ["a.svg", "it/a.svg"], "a.svg"),
        ("it-CH", ["a.svg", "it/a.svg"], "it/a.svg"),
        ("it-CH", ["a.svg", "it/a.svg", "it-CH/a.svg"], "it-CH/a.svg"),
        ("en", ["a.svg", "el/a.svg"], "a.svg"),
    ],
)
def test_media_of_the_language(document: Documents, module_of: Modules, locale: str, media: list[str], chosen: str) -> None:
    doc = document("![A](../../media/a.svg)", locale=locale)
    module = module_of(doc, media=media)
    drawn = body.render(module, module.editions[locale], doc, None, ENGLISH)
    assert drawn.media == (chosen,)
    assert f'src="\x1amedia:{chosen}\x1a"' in drawn.html


@pytest.mark.parametrize(
    ("locale", "media", "tracks"),
    [
        ("en", ["v.mp4", "v.en.vtt", "v.el.vtt"], ["en", "el"]),
        ("el", ["v.mp4", "v.en.vtt", "v.el.vtt"], ["el", "en"]),
        ("it-CH", ["v.mp4", "v.de.vtt", "v.en.vtt", "v.it.vtt"], ["it", "en", "de"]),
        ("el", ["v.mp4", "el/v.mp4", "v.en.vtt", "v.el.vtt"], ["el"]),
        ("el", ["v.mp4", "el/v.mp4", "el/v.el.vtt", "v.en.vtt"], ["el"]),
        ("el", ["v.mp4", "v.extra.en.vtt"], []),
    ],
)
def test_captions(document: Documents, module_of: Modules, locale: str, media: list[str], tracks: list[str]) -> None:
    doc = document("![A film](../../media/v.mp4)", locale=locale)
    module = module_of(doc, media=media)
    html = body.render(module, module.editions[locale], doc, None, ENGLISH).html
    assert re.findall(r'srclang="([^"]+)"', html) == tracks
    assert html.count(" default>") == bool(tracks)


def test_transcript_in_another_language(document: Documents, module_of: Modules) -> None:
    doc = document("![Ένα τραγούδι](../../media/s.mp3)", locale="el")
    spoken = document("## Part one\n\nLa la[^1] [x](#part-one)\n\n[^1]: sung\n", "media/s.en.md")
    module = module_of(document("x"), doc, media=["s.mp3"], transcripts={"s.en.md": spoken})
    html = body.render(module, module.editions["el"], doc, None, ENGLISH).html
    assert '<div class="oer-transcript__text" lang="en" dir="ltr">' in html
    assert '<p class="oer-transcript__heading"><strong>Part one</strong></p>' in html
    assert "<p>[1]</p>\n<p>sung</p>" in html
    assert "\x1aid:" not in html


def test_weights_are_whole_numbers(document: Documents, module_of: Modules) -> None:
    doc = document("![Sheet](../../media/d.pdf)")
    module = module_of(doc, media=["d.pdf"])
    assert "(PDF, 2 MB)" in body.render(module, module.source, doc, None, ENGLISH).html


def test_a_box_in_a_task_has_its_words_as_label(document: Documents, module_of: Modules) -> None:
    doc = document("- [ ] One\n\n  More\n- [x] Two\n")
    module = module_of(doc)
    html = body.render(module, module.source, doc, None, ENGLISH).html.replace("\n", "")
    assert html == (
        '<ul class="oer-tasks"><li><label><input type="checkbox"> One</label><p>More</p></li>'
        '<li><label><input type="checkbox" checked> Two</label></li></ul>'
    )


# --- light bodies ---------------------------------------------------------------------------------------------------

FILM = (
    'Before.\n\n![A lathe](../../media/lathe-é.mp4 "Slowly")\n\n'
    "See ![the bell](../../media/bell.wav), [the film](../../media/lathe-é.mp4) and ![a dot](../../media/dot.png).\n"
)


@pytest.fixture
def light(document: Documents, module_of: Modules) -> Callable[[str, str | None], body.Body]:
    """``light(text, films_at)``: the body of a text with a film, a sound and a picture."""

    def draw(text: str, films_at: str | None) -> body.Body:
        files = ["lathe-é.mp4", "lathe-é.en.vtt", "bell.wav", "dot.png"]
        spoken = document("## One\n\nThe *chuck* turns.\n", "media/lathe-é.en.md")
        module = module_of(document(text), media=files, transcripts={"lathe-é.en.md": spoken})
        return body.render(module, module.source, module.source.lessons["a"], None, ENGLISH, films_at)

    return draw


def test_a_light_body_leads_to_films_and_sounds_and_holds_their_words(light: Callable[..., body.Body]) -> None:
    made = light(FILM, "https://example.org/oer/modules/m/media/")
    assert made.media == ("dot.png",)
    assert Audit(made.html).found == []
    assert "<video" not in made.html
    assert "<track" not in made.html
    address = "https://example.org/oer/modules/m/media/lathe-%C3%A9.mp4"
    assert f'<a class="oer-file__link" href="{address}" rel="external noopener"><span class="oer-file__name">A lathe</span>' in made.html
    assert "(film, 2 MB, needs internet)" in made.html
    assert f'<a href="{address}" rel="external noopener">the film</a>' in made.html
    assert 'media/bell.wav" rel="external noopener"><span class="oer-file__name">the bell</span>' in made.html
    assert "<details" not in made.html  # nobody must open anything to read what is said
    assert "The <em>chuck</em> turns." in made.html
    assert "<figcaption>Slowly</figcaption>" in made.html


def test_a_light_body_without_an_address_says_where_the_film_is(light: Callable[..., body.Body]) -> None:
    made = light(FILM, "")
    assert made.media == ("dot.png",)
    assert Audit(made.html).found == []
    assert "href" not in made.html
    assert "(film, 2 MB; it is in the full package: lathe-é.mp4)" in made.html
    assert "(sound, 2 MB; it is in the full package: bell.wav)" in made.html
    assert "the film" in made.html


def test_a_full_body_is_as_ever(light: Callable[..., body.Body]) -> None:
    made = light(FILM, None)
    assert set(made.media) == {"lathe-é.mp4", "lathe-é.en.vtt", "bell.wav", "dot.png"}
    assert "<video" in made.html


def test_a_film_inside_a_link_of_a_light_body_is_no_second_link(light: Callable[..., body.Body]) -> None:
    made = light("[see ![the bell](../../media/bell.wav)](https://example.org/)\n", "https://example.org/m/")
    assert made.html.count("<a ") == 1


def test_captions_stand_in_for_a_transcript_of_a_light_body(document: Documents, module_of: Modules) -> None:
    doc = document("![A film](../../media/v.mp4)", locale="el")
    module = module_of(document("x"), doc, media=["v.mp4", "v.en.vtt", "v.el.vtt"])
    lines = {"v.en.vtt": ("The pot <is> warm.",), "v.el.vtt": ("Η τσαγιέρα", "είναι ζεστή.")}

    def drawn(said: dict[str, tuple[str, ...]], films_at: str | None = "") -> str:
        spoken = replace(module, spoken=said)
        return body.render(spoken, spoken.editions["el"], doc, None, ENGLISH, films_at).html

    assert '<div class="oer-transcript__text"><p>Η τσαγιέρα<br>είναι ζεστή.</p></div>' in drawn(lines)
    english = drawn({"v.en.vtt": lines["v.en.vtt"], "v.el.vtt": ()})
    assert '<div class="oer-transcript__text" lang="en" dir="ltr"><p>The pot &lt;is&gt; warm.</p></div>' in english
    assert "oer-transcript" not in drawn({})
    assert "oer-transcript" not in drawn(lines, None)  # the player shows them
    assert Audit(drawn(lines)).found == []
