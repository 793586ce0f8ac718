"""Pictures, players and files: what image syntax becomes when it stands alone in its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from .. import locales
from ..load.lookup import SOUNDS, VIDEOS, captions, media_kind, transcript
from ..load.markdown import plain, walk
from ..model import Document, Node
from . import addresses
from .language import word

if TYPE_CHECKING:
    from .writer import Writer


def picture(writer: Writer, file: str, node: Node) -> str:
    """``<img>`` with its text and, where known, its size."""
    alt = escape(plain(node.children).replace("\n", " "))
    return f'<img src="{writer.use(file)}" alt="{alt}"{_size(writer, file)} loading="lazy" decoding="async">'


def block(writer: Writer, node: Node) -> None:
    """A figure, a player or a card for the file that ``node`` names."""
    file = addresses.medium(writer, node)
    if not file:
        return
    kind = media_kind(file)
    caption = f"<figcaption>{escape(node.title)}</figcaption>" if node.title else ""
    if kind == "image":
        writer.out.append(f'<figure class="oer-figure">{picture(writer, file, node)}{caption}</figure>\n')
    elif kind == "file":
        writer.out.append(_card(writer, file, node))
    else:
        writer.out.append(f'<figure class="oer-media oer-media--{kind}">')
        if addresses.away(writer, file) is None:
            _player(writer, file, kind, node)
            _transcript(writer, file)
        else:
            writer.out.append(f'<p class="oer-file">{named(writer, file, node)}</p>')
            _spoken(writer, file)
        writer.out.append(f"{caption}</figure>\n")


def _player(writer: Writer, file: str, kind: str, node: Node) -> None:
    name = plain(node.children).replace("\n", " ")
    media_type = (VIDEOS if kind == "video" else SOUNDS)[file.rsplit(".", 1)[-1].lower()]
    extra = f"{_size(writer, file)} playsinline" if kind == "video" else ""
    source = writer.use(file)
    writer.out.append(f'<{kind} controls preload="metadata"{extra} aria-label="{escape(name)}"><source src="{source}" type="{media_type}">')
    for index, (locale, path) in enumerate(captions(writer.module, file, writer.document.locale)):
        label = escape(locales.load(locale).name)
        default = "" if index else " default"
        writer.out.append(f'<track kind="captions" src="{writer.use(path)}" srclang="{escape(locale)}" label="{label}"{default}>')
    writer.out.append(f'<a href="{source}" download>{escape(name)}</a></{kind}>')


def named(writer: Writer, file: str, node: Node) -> str:
    """A film or sound that does not go with the body: a link to where it lies, or words on where it is."""
    address = addresses.away(writer, file)
    title = f'<span class="oer-file__name">{escape(plain(node.children)) or escape(file)}</span>'
    values = {"size": _weight(writer, file), "file": file.rsplit("/", 1)[-1]}
    told = word(writer.strings, f"body.{media_kind(file)}_{'away' if address else 'left_out'}", **values)
    shown = f'{title} <span class="oer-file__facts">({told})</span>'
    if not address or writer.in_link:
        return shown
    return f'<a class="oer-file__link" href="{escape(address)}" rel="external noopener">{shown}</a>'


def _transcript(writer: Writer, file: str) -> None:
    """The transcript, folded, in its own language."""
    found = transcript(writer.module, file, writer.document.locale)
    if found:
        text = _text_of(writer, found)
        writer.out.append(f'<details class="oer-transcript"><summary>{word(writer.strings, "body.transcript")}</summary>{text}</details>')


def _spoken(writer: Writer, file: str) -> None:
    """What is said in a film that does not go with the body, open to read: the transcript, or what its captions say."""
    found = transcript(writer.module, file, writer.document.locale)
    text = _text_of(writer, found) if found else ""
    for locale, path in captions(writer.module, file, writer.document.locale):
        lines = writer.module.spoken.get(path)
        if not text and lines:
            text = _marked(writer, locale, f"<p>{'<br>'.join(escape(line) for line in lines)}</p>")
    if text:
        title = f'<p class="oer-transcript__heading"><strong>{word(writer.strings, "body.transcript")}</strong></p>'
        writer.out.append(f'<div class="oer-transcript">{title}{text}</div>')


def _marked(writer: Writer, locale: str, html: str) -> str:
    language = f' lang="{escape(locale)}" dir="{locales.load(locale).direction}"' if locale != writer.document.locale else ""
    return f'<div class="oer-transcript__text"{language}>{html}</div>'


def _text_of(writer: Writer, found: Document) -> str:
    inner = type(writer)(type(writer.facts)(writer.module, writer.edition, found, writer.strings, writer.facts.films_at))
    inner.transcript = True
    inner.write(found.nodes)
    for note in (node for node in walk(found.nodes) if node.kind == "footnote"):
        inner.wrap(note, f"<p>[{escape(note.text)}]</p>\n", "")
    writer.media.extend(inner.media)
    return _marked(writer, found.locale, "".join(inner.out))


def _card(writer: Writer, file: str, node: Node) -> str:
    facts = f"{file.rsplit('.', 1)[-1].upper()}, {_weight(writer, file)}"
    name = plain(node.children).replace("\n", " ") or file
    title = f'<span class="oer-file__about">{escape(node.title)}</span>' if node.title else ""
    return (
        f'<p class="oer-file"><a class="oer-file__link" href="{writer.use(file)}" download>'
        f'<span class="oer-file__name">{escape(name)}</span> <span class="oer-file__facts">({escape(facts)})</span></a>{title}</p>\n'
    )


def _weight(writer: Writer, file: str) -> str:
    """The size in whole kilobytes or megabytes: no decimal sign, which differs by language."""
    size = writer.module.media[file].size
    if size < 1_000_000:
        return writer.strings("body.kilobytes", n=max(1, round(size / 1000)))
    return writer.strings("body.megabytes", n=max(1, round(size / 1_000_000)))


def _size(writer: Writer, file: str) -> str:
    facts = writer.module.media[file]
    return f' width="{facts.width}" height="{facts.height}"' if facts.width and facts.height else ""
