"""The texts of one synthetic module: the same blocks in every language, other words.

What a text is made of (how many words a paragraph has, where a table stands) is drawn from the **shape**, which all languages
share; its words come from the **voice** of one language. So translations correspond block by block, as real ones do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from words import Vocabulary, vocabulary

OUTCOMES = ("LO1", "LO2", "LO3")
LESSONS = 5
PAGES = LESSONS + 3
"""Pages of a module in one language: index, lessons, quiz, guide."""
PICTURES = 3
SESSIONS = ("s1", "s2")
STEPS = (("hello", "check-in"), ("read", "input"), ("work", "activity"), ("show", "share"), ("end", "reflection"))
_TOPIC = 30
"""Words that belong to a module's subject; every twelfth word of its texts is one of them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Draws the words of one text in one language."""

    vocabulary: Vocabulary
    random: Random
    topic: tuple[str, ...]

    def words(self, count: int) -> list[str]:
        drawn = self.vocabulary.draw(self.random, count)
        for index in range(self.random.randrange(12), count, 12):
            drawn[index] = self.random.choice(self.topic)
        return drawn

    def phrase(self, count: int) -> str:
        """Words without an end, such as a heading or a cell."""
        return _capital(" ".join(self.words(count)))

    def title(self, count: int = 3) -> str:
        return _capital(" ".join(self.random.sample(self.topic, count)))

    def text(self, count: int) -> str:
        """Sentences of 8 to 18 words, ``count`` words in all."""
        drawn, sentences = self.words(count), []
        while drawn:
            length = self.random.randint(8, 18)
            cut = drawn if len(drawn) < length + 4 else drawn[:length]
            drawn = drawn[len(cut) :]
            comma = len(cut) // 2
            sentences.append(_capital(" ".join(cut[:comma]) + ", " + " ".join(cut[comma:]) if len(cut) > 11 else " ".join(cut)) + ".")
        return " ".join(sentences)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a module is, apart from words: its number, its name, the names of its lessons."""

    number: int
    seed: int
    id: str
    lessons: tuple[str, ...]

    def voice(self, locale: str, part: str) -> Voice:
        words = vocabulary(locale, self.seed)
        subject = Random(f"{self.seed}/{self.number}/{locale}/topic")
        chosen = tuple(words.words[100 + int(29_000 * subject.random() ** 2)] for _ in range(_TOPIC * 2))
        return Voice(words, Random(f"{self.seed}/{self.number}/{locale}/{part}"), tuple(dict.fromkeys(chosen))[:_TOPIC])

    def shape(self, part: str) -> Random:
        return Random(f"{self.seed}/{self.number}/{part}")


def plan(number: int, seed: int) -> Plan:
    """The module with this number (from 1). Its id and lesson ids are Latin, as addresses are."""
    words = vocabulary("en", seed).words
    random = Random(f"{seed}/{number}/plan")
    names: dict[str, None] = {}
    while len(names) < LESSONS:
        names["-".join(random.choice(words[100:5000]) for _ in range(2))] = None
    return Plan(number, seed, f"{random.choice(words[100:5000])}-{number:04d}", tuple(names))


def texts(module: Plan, locale: str) -> Iterator[tuple[str, dict[str, object], str]]:
    """File name, front matter and body of every text of the module in this language."""
    yield _index(module, module.voice(locale, "index"), module.shape("index"))
    for position, lesson in enumerate(module.lessons):
        yield _lesson(module, position, module.voice(locale, lesson), module.shape(lesson))
    yield "quiz.md", {"title": module.voice(locale, "quiz-title").title(2)}, _quiz(module.voice(locale, "quiz"), module.shape("quiz"))
    voice = module.voice(locale, "guide")
    front = {"title": voice.title(2), "why": voice.text(30), "need_not_know": [voice.phrase(6), voice.phrase(5)]}
    yield "guide.md", front, _guide(voice, module.shape("guide"))


def _paragraph(voice: Voice, shape: Random, count: int) -> str:
    return voice.text(int(count * shape.uniform(0.7, 1.3)))


def _index(module: Plan, voice: Voice, shape: Random) -> tuple[str, dict[str, object], str]:
    front = {
        "title": voice.title(3),
        "summary": voice.text(18),
        "keywords": voice.random.sample(voice.topic, 5),
        "outcomes": {key: voice.text(14) for key in OUTCOMES},
        "prerequisites": [voice.text(9)],
        "accessibility_summary": voice.text(14),
    }
    parts = [_paragraph(voice, shape, 70), _picture(voice, 1, "../media/"), _paragraph(voice, shape, 90)]
    for number in (1, 2):
        parts += [_heading(voice, 2, f"part-{number}"), _paragraph(voice, shape, 80), _items(voice, 4, 9, "-")]
    return "index.md", front, _joined(parts)


def _lesson(module: Plan, position: int, voice: Voice, shape: Random) -> tuple[str, dict[str, object], str]:
    following = module.lessons[(position + 1) % LESSONS]
    linked = f"{voice.text(14)} [{voice.phrase(3)}]({following}.md). **{voice.phrase(3)}**: {voice.text(24)}"
    noted = f"{_paragraph(voice, shape, 60)[:-1]}.[^1]"
    parts = [
        _paragraph(voice, shape, 60),
        _heading(voice, 2, "part-1"), _paragraph(voice, shape, 65), _items(voice, 4, 11, "-"), _paragraph(voice, shape, 60),
        _heading(voice, 2, "part-2"), _paragraph(voice, shape, 65), _alert(voice, shape, 30),
        _picture(voice, 1 + position % PICTURES, "../../media/"), linked,
        _heading(voice, 3, "part-2-more"), _paragraph(voice, shape, 60),
        _heading(voice, 2, "part-3"), _paragraph(voice, shape, 60), _table(voice, 4), noted,
        _heading(voice, 2, "part-4"), _paragraph(voice, shape, 60), _items(voice, 4, 9, "1."), _paragraph(voice, shape, 47),
        f"[^1]: {voice.text(14)}",
    ]  # fmt: skip
    return f"lessons/{module.lessons[position]}.md", {"title": voice.title(3)}, _joined(parts)


def _quiz(voice: Voice, shape: Random) -> str:
    """One question of every kind, and more of the usual ones."""
    parts = [_paragraph(voice, shape, 25)]
    for number, kind in enumerate(("single", "multiple", "order", "single", "match", "number", "short", "open"), start=1):
        outcome = "" if kind == "open" else f" .{OUTCOMES[number % len(OUTCOMES)]}"
        parts += [f"## {voice.phrase(9)}? {{#question-{number}{outcome}}}", _paragraph(voice, shape, 14)]
        if kind in ("single", "multiple"):
            right = {shape.randrange(4)} if kind == "single" else set(shape.sample(range(4), 2))
            parts.append("\n".join(f"- [{'x' if i in right else ' '}] {voice.phrase(6)}\n  > {voice.text(8)}" for i in range(4)))
            parts.append(f"> {voice.text(10)}")
        elif kind == "order":
            parts.append(_items(voice, 4, 5, "1."))
        elif kind == "match":
            rows = [f"| {voice.phrase(3)} | {voice.phrase(4)} |" for _ in range(3)]
            parts.append("\n".join(["| | |", "|---|---|", *rows, f"| | {voice.phrase(4)} |"]))
        else:
            short = " | ".join(voice.random.sample(voice.topic, 2))
            parts.append({"number": f"Answer: {shape.randint(2, 90)} +- 0.5", "short": f"Answer: {short}", "open": "Answer: open"}[kind])
    return _joined(parts)


def _guide(voice: Voice, shape: Random) -> str:
    parts = [_heading(voice, 2, "questions")]
    for number in (1, 2, 3):
        parts += [f"### {voice.phrase(7)}? {{#q-{number}}}", _paragraph(voice, shape, 20)]
    parts += [_heading(voice, 2, "pitfalls"), _items(voice, 4, 11, "-"), _heading(voice, 2, "materials")]
    for name in ("sheet", "phones"):
        parts += [_heading(voice, 3, name), _paragraph(voice, shape, 12)]
    for session in SESSIONS:
        parts += [_heading(voice, 2, session), _paragraph(voice, shape, 18)]
        for step, phase in STEPS:
            parts += [_heading(voice, 3, f"{session}-{step}"), _paragraph(voice, shape, 19), f"> [!TIP]\n> {voice.text(10)}"]
            if phase == "activity":
                parts += [f"#### {voice.phrase(3)} {{.online}}", _paragraph(voice, shape, 18)]
                parts += [f"#### {voice.phrase(2)} {{.low-bandwidth}}", f"> [!TIP]\n> {voice.text(12)}"]
    return _joined([*parts, _heading(voice, 2, "checklist"), _items(voice, 5, 9, "-")])


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _heading(voice: Voice, level: int, name: str) -> str:
    return f"{'#' * level} {voice.phrase(4)} {{#{name}}}"


def _items(voice: Voice, count: int, words: int, mark: str) -> str:
    marks = [f"{number}." if mark == "1." else mark for number in range(1, count + 1)]
    return "\n".join(f"{sign} {voice.phrase(words)}" for sign in marks)


def _alert(voice: Voice, shape: Random, count: int) -> str:
    return f"> [!{shape.choice(('NOTE', 'TIP', 'IMPORTANT', 'WARNING'))}]\n> {voice.text(count)}"


def _table(voice: Voice, rows: int) -> str:
    lines = ["| " + " | ".join(voice.phrase(2) for _ in range(3)) + " |", "|---|---|---|"]
    return "\n".join([*lines, *("| " + " | ".join(voice.phrase(3) for _ in range(3)) + " |" for _ in range(rows))])


def _picture(voice: Voice, number: int, folder: str) -> str:
    return f"![{voice.phrase(8)}]({folder}picture-{number}.png)"
