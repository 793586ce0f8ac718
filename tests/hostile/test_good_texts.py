"""Good texts in many scripts are not refused: words of every kind of writing in every place where words can stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_corpus import Case, all_bodies, found_in, unsafe

from oer_catalogue.load.catalogue import load

WORDS = {
    "bg": "Всички хора се раждат свободни и равни по достойнство и права.",
    "cs": "Všichni lidé se rodí svobodní, příliš žluťoučký kůň úpěl ďábelské ódy.",
    "da": "Åen løber på sin hede; æbler og øl.",
    "de": "Größe, Übermut und Äußerstes: „Straße“ – die Maße.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι· ΐ ΰ ῶ — «ναι».",
    "en": "It's a “quoted” word – naïve café, 3 < 5 and 7 > 2, R&D, AT&T; 100 %.",
    "es": "¿Qué? ¡Añade ñandú, pingüino y acción!",
    "et": "Õun, äike, öö, ülikool, šokolaad, žanr.",
    "fi": "Yö äiti öljyä; Åbo.",
    "fr": "Œuvre, cœur, « où ? » l’été, ça, ÿ — n° 5.",
    "ga": "Dún Laoghaire: á é í ó ú, Éire.",
    "hr": "Čovjek, đak, šuma, žaba, ćuk; dž lj nj.",
    "hu": "Árvíztűrő tükörfúrógép.",
    "it": "Perché no? L’università è già lì, però.",
    "lt": "Ąžuolas, čiurlys, ęėįšųūž.",
    "lv": "Āboli, čūska, ģimene, ķiršu ļaudis, ņemt.",
    "mt": "Ħobża, ġbejna, żarbuna, ċavetta.",
    "nl": "Geïnteresseerd, coëfficiënt, ’s avonds, IJsland ijs ĳ.",
    "pl": "Zażółć gęślą jaźń; „cytat”.",
    "pt-BR": "Ação, coração, pêssego, à noite, avô.",
    "ro": "Țară, șarpe, înger, âncoră, mărul.",
    "sk": "Kŕdeľ ďatľov učí koňa žrať kôru.",
    "sl": "Šola, žaba, čaj.",
    "sv": "Räksmörgås på ön.",
    "ar": "يولد جميع الناس أحرارًا؛ الدرس ١٢: «سؤال»، HTML و CSS.",
    "he": "כל בני האדם נולדו בני חורין; שִׁעוּר 5, צה״ל.",
    "fa": "می‌خواهم کتاب‌ها را بخوانم؛ ۱۲۳.",
    "ur": "تمام انسان آزاد پیدا ہوئے ہیں۔",
    "hi": "सभी मनुष्य स्वतंत्र हैं, क्‍ष और श्र।",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระ",
    "zh-Hans": "人人生而自由，在尊严和权利上一律平等。",
    "zh-Hant": "人人生而自由，「問題」。",
    "ja": "すべての人間は、生まれながらにして自由「です」。カタカナ 葛󠄀。",
    "ko": "모든 인간은 태어날 때부터 자유로우며.",
    "uk": "Всі люди народжуються вільними; ґанок, їжак, м’яч.",
    "tr": "İstanbul, ığdır, çağ, şöyle.",
    "vi": "Tất cả mọi người sinh ra đều được tự do.",
    "hy": "Բոլոր մարդիկ ծնվում են ազատ։",
    "ka": "ყველა ადამიანი იბადება თავისუფალი.",
    "am": "የሰው ልጅ ሁሉ ሲወለድ ነፃ ነው።",
}
SIGNS = {
    "emoji": "👩‍🔧 🏳️‍🌈 👍🏽 ❤️ 1️⃣ 🇬🇷 ☑️ ⚠️",
    "maths": "∀x ∈ ℝ: x² ≥ 0, √2 ≠ 1,41; a < b ≤ c; 5 × 3 ÷ 2 ± 1 − 4; ½ ⅔; 10⁻³ Ω·m; µ",
    "arrows": "a → b ⇒ c ↔ d; ✓ ✗ • … † ‡ § ¶ № ™ © ® € £ ₴ ₺",
    "soft": "Donau\u00addampf\u00adschiff, 5\u00a0kg, 10\u202f%, non\u2011breaking",
    "combining": "e\u0301 a\u0308 o\u0302\u0323 — typed in parts",
    "addresses": "Write to ada@school.example or see https://www.school.example/a_(b)?q=1&r=ü#x",
    "brackets": "[not a link] {not an attribute} (x) <3 a < b x->y <- <=> &amp; &nbsp; AT&T;",
    "stars": "2 * 3 * 4, snake_case_name, C# and F#, ~5 l, #hash, $5 and $6, 50 %, ^up, |pipe|",
    "paths": r"C:\Users\ada\x, /etc/hosts, ~/x, on = off, style = plain, onclick is a word",
    "words of code": "The words javascript, data: and file: in a sentence; e.g. data: see below. Use javascript: never.",
}
PLACES = {
    "paragraph": "{0}\n",
    "heading": "## {0} {{#a-place}}\n\nWords.\n",
    "emphasis": "**{0}** and *{0}* and ~~{0}~~\n",
    "list": "- {0}\n- {0}\n\n  {0}\n",
    "table": "| a | b |\n| --- | :-: |\n| `{1}` | x |\n\n> {0}\n",
    "alert": "> [!TIP]\n> {0}\n\nA term\n: {0}\n",
    "note": "Words[^1].\n\n[^1]: {0}\n",
    "code": '`{1}`\n\n```html\n<script>alert(1)</script> {0} {{{{ x }}}} {{% y %}} --8<-- "x"\n```\n\n    <b>{{{{ y }}}}</b>\n',
    "link": "[a word](https://school.example/ä?q={2}) and <https://пример.бг/> and [mail](mailto:ada@school.example)\n\n{0}\n",
    "task": "- [x] {0}\n- [ ] {0}\n",
}
# Where a sign is a mark of Markdown in that place, the author writes it as a code; these pairs are left out.
NOT = {("words of code", "code")}
CASES = [(name, place) for name in (WORDS | SIGNS) for place in PLACES if (name, place) not in NOT]


def lesson(name: str, place: str) -> str:
    words = (WORDS | SIGNS)[name]
    return PLACES[place].format(words, words.replace("|", " ").replace("`", " "), name)


def module(locale: str, body: str, words: str) -> Case:
    """The module in a language: title, summary, keyword, outcome and name are words of it."""
    line = words[:90].replace('"', "”").replace("\\", "/")
    index = f'---\ntitle: "{line}"\nsummary: "{line}"\nkeywords: ["{line[:50]}"]\noutcomes: {{ LO1: "{line}" }}\n---\n\n{words}\n'
    files = {"en/index.md": "", "en/lessons/one.md": "", f"{locale}/index.md": index}
    files[f"{locale}/lessons/one.md"] = f'---\ntitle: "{line}"\n---\n\n{body}'
    name = f'  - {{ name: "{line}", role: author }}\n'
    changes = [("  - { name: Ada Example, role: author }", name), ("source_language: en", f"source_language: {locale}\n")]
    return Case("good", files, {"module.yml": changes})


def test_there_are_enough() -> None:
    assert len(CASES) > 400


@pytest.mark.sample(every=16)
@pytest.mark.parametrize(("name", "place"), CASES)
def test_good(name: str, place: str, project: Path) -> None:
    locale = name if name in WORDS else "en"
    module(locale, lesson(name, place), (WORDS | SIGNS)[name]).write(project / "modules" / "bad")
    catalogue, report = load(project)
    assert found_in(report) == set(), list(report.problems)
    bad = next(module for module in catalogue.modules if module.id == "bad")
    assert [found for html in all_bodies(bad) for found in unsafe(html)] == []
