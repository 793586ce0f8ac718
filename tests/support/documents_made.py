"""A kit by hand in four scripts, with every kind of node, for the tests of printed documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import plan_made

from oer_catalogue.kit import Kit, Section
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.markdown import parse
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Document, Module, Wish
from oer_catalogue.plan import make_plan

PROJECT = Path(__file__).parents[1] / "packages" / "project"

WORDS = {
    "en": (
        "Staying safe in the workshop",
        "In person, 8 people, 2 meetings of 90 minutes",
        "Good morning. We take ten minutes to arrive",
        "What you do",
        "Bring",
        "Pens and paper",
        "Name",
        "Signature",
    ),
    "el": (
        "Ασφάλεια στο εργαστήριο",
        "Διά ζώσης, 8 άτομα, 2 συναντήσεις των 90 λεπτών",
        "Καλημέρα. Έχουμε δέκα λεπτά για να γνωριστούμε",
        "Τι κάνετε",
        "Φέρτε μαζί",
        "Στυλό και χαρτί",
        "Όνομα",
        "Υπογραφή",
    ),
    "bg": (
        "Безопасност в работилницата",
        "На живо, 8 души, 2 срещи по 90 минути",
        "Добро утро. Имаме десет минути да се запознаем",
        "Какво правите",
        "Донесете",
        "Химикалки и хартия",
        "Име",
        "Подпис",
    ),
    "ar": (
        "السلامة في الورشة",
        "حضوريًا، 8 أشخاص، لقاءان مدة كل منهما 90 دقيقة",
        "صباح الخير. لدينا عشر دقائق لنتعارف",
        "ماذا تفعل",
        "أحضر معك",
        "أقلام وورق",
        "الاسم",
        "التوقيع",
    ),
}
"""Title, subtitle, what to say, a heading, another, an item, two column heads."""

TEXT = """{say} – *{item}* and **{bring}**, ~~{item}~~, `code 1`, [{do}](https://example.org/page), [x](javascript:alert).
A second line with a note[^1] and the note again[^1].\\
After a hard break → ✓ ☐ ≤ 👍 \U0001f9ff.

> {say}.
>
> {say}!

### {do}

- [ ] {item}
- [x] {bring}

- {item}
    - {bring}
        1. {do}
- {item}

3. {do}
4. {bring}

#### {bring}

> [!WARNING]
> {say}.

| 0:00 | {do} | {bring} |
|:-----|:----:|--------:|
| 0:10 | {say} – {say}. | {item} |
| 0:45 | {do} | [{item}](https://example.org/x) |

{bring}

: {item}
: {say}

```
if a <  b:  {item}
    #let x = 1
```

---

![{item}](../media/bench.svg "{bring}")

![{do}](../media/bell.wav)

{say} ![](../media/dot.png) {say}.

Raw: <b>bold</b> \\# #set page(fill: red) $x$ @ref "quoted" _under_score

[^1]: {say}, [{do}](https://example.org/note).
"""

FORM = (
    """| {name} | {sign} | 1 | 2 |
|---|---|---|---|
"""
    + "|  |  |  |  |\n" * 12
)


def module() -> Module:
    catalogue, report = load(PROJECT)
    assert report.errors == ()
    module = catalogue.modules[0]
    more = {tag: replace(module.editions["en"], locale=tag) for tag in WORDS if tag not in module.editions}
    return replace(module, editions={**module.editions, **more})


def read(path: str) -> bytes:
    return (PROJECT / "modules" / "hand-tools" / path).read_bytes()


def address(kind: str, value: str) -> str:
    return f"https://example.org/{kind}/{value}"


def document(body: str, locale: str) -> Document:
    return Document(f"modules/hand-tools/{locale}/guide.md", "guide.md", locale, "Guide", body, 1, parse(body))


def kit(locale: str = "en", wish: Wish | None = None, more: str = "") -> Kit:
    """Five parts: one with every kind of node, a form on a sheet of its own, one in another language."""
    title, subtitle, say, do, bring, item, name, sign = WORDS[locale]
    values = {"say": say, "do": do, "bring": bring, "item": item, "name": name, "sign": sign}
    text, form = document(TEXT.format(**values) + more, locale), document(FORM.format(**values), locale)
    other = "ar" if locale != "ar" else "en"
    foreign = document(f"{WORDS[other][2]}.\n\n- {WORDS[other][5]}\n", other)
    steps = [plan_made.step("tour", 40), plan_made.step("bench", 45, "should"), plan_made.step("rules", 30, "could")]
    plan = make_plan(plan_made.guide(plan_made.small(steps, steps_of_second())), wish or Wish("in-person", 8, 90, 2))
    sections = (
        Section("summary", do, text.nodes, text),
        Section("made", bring, parse(f"{say}: [{item}](https://example.org/made)\n\n- {item}\n"), None),
        Section("other", WORDS[locale][3], foreign.nodes, foreign, lang=other),
        Section("attendance", name, form.nodes, form, sheet=True),
        Section("end", sign, parse(f"{say}.\n"), None, sheet=True),
    )
    facts = ((bring, item), (name, "Anna Müller, Γιώργος, Иван, سارة"), ("90", "2 × 90"))
    direction = strings(locale).direction
    return Kit("hand-tools", locale, direction, title, subtitle, facts, sections, f"{title} (CC BY 4.0)", "https://example.org/guide", plan)


def steps_of_second() -> list[dict]:
    return [plan_made.step("drill", 35), plan_made.step("saw", 25, "could")]
