"""One page of a module for one reader: which edition's words it shows, its links, and what stands round the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .. import body, locales
from ..model import Document, Edition, GuideFacts, Module, Node
from ..plan import guide_minutes
from . import chrome, seo, state
from .context import PageContext, edition_with, page_names, real_locales
from .page import Page, View
from .templates import fragment, printed
from .words import duration, lang_attrs, licence, marked

HOLE = "\x1a"
"""In HTML that pages share, for what is each page's own. No text can hold it: control characters are refused or dropped."""
PARTS = {"quiz": "quiz", "guide": "guide", "glossary": "glossary", "run": "clock", "share": "phone", "quiz-key": "quiz"}
"""Pages of a module that are not lessons: name and icon."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an edition on a page of any locale; ``attrs`` marks them up where the words around them are in another language."""

    text: str
    locale: str
    around: str

    @property
    def attrs(self) -> Markup:
        return lang_attrs(self.locale, self.around)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page ``name`` of a module (``index``, a lesson's id, ``quiz``, ``guide``, ``glossary``, ``run``, ``share``) for a reader's locale.

    ``edition`` is the one whose words the page shows.
    """

    module: Module
    context: PageContext
    view: View
    name: str
    edition: Edition

    @classmethod
    def of(cls, module: Module, context: PageContext, locale: str, name: str) -> Reading:
        """Raises LookupError if no edition has the page: ask ``page_names`` first."""
        edition = context.shared(("edition", module.id, locale, name), lambda: edition_with(module, locale, name, context.settings))
        if edition is None:
            raise LookupError(f"{module.id} has no page {name}")
        return cls(module, context, View(context.settings, locale, f"modules/{module.id}/{name}.html"), name, edition)

    # --- words

    @property
    def t(self) -> locales.Strings:
        return self.view.t

    @property
    def real(self) -> tuple[str, ...]:
        return self.context.shared(("real", self.module.id, self.name), lambda: real_locales(self.module, self.name, self.context.settings))

    @property
    def names(self) -> tuple[str, ...]:
        """Every page of the module, in order."""
        return self.context.shared(("names", self.module.id), lambda: page_names(self.module, self.context.settings))

    @property
    def attrs(self) -> Markup:
        """The language of the page's text."""
        return lang_attrs(self.edition.locale, self.view.around)

    @property
    def own_attrs(self) -> Markup:
        """The language of the page around the text, for words of ours inside a text in another language."""
        return lang_attrs(self.view.around, self.edition.locale)

    def words(self, text: str, edition: Edition | None = None) -> Words:
        return Words(text, (edition or self.edition).locale, self.view.around)

    @property
    def module_title(self) -> Words:
        return self.context.shared(("title", self.module.id, self.view.locale), self._module_title)

    def _module_title(self) -> Words:
        edition = edition_with(self.module, self.view.locale, "index", self.context.settings) or self.module.source
        return self.words(edition.title, edition)

    def page_title(self, name: str) -> Words:
        """The title of another page of the module, as this reader meets it."""
        return self.context.shared(("title", self.module.id, self.view.locale, name), lambda: self._page_title(name))

    def _page_title(self, name: str) -> Words:
        if name in PARTS:
            return Words(self.t(f"{name.replace('-', '_')}.title"), self.view.around, self.view.around)
        edition = edition_with(self.module, self.view.locale, name, self.context.settings) or self.module.source
        return self.words(edition.lessons[name].title, edition)

    def guide_minutes(self, facts: GuideFacts, people: int) -> int:
        """Minutes of all meetings of the module's guide for a group: the same in every language."""
        return self.context.shared(("minutes", self.module.id, people), lambda: guide_minutes(facts, people))

    # --- text

    def resolve(self, html: str, piece: str = "", prefix: str = "m") -> Markup:
        """Frame tokens become this page's links and ids.

        A page made of many pieces names each: ids that the body made itself (they hold a point: ``fn.1``) count from 1 in
        every piece. ``prefix`` keeps the ids of one source apart from those of another.
        """
        return Markup(body.resolve(html, lambda kind, value: self._address(kind, value, piece, prefix)))

    def _address(self, kind: str, value: str, piece: str, prefix: str) -> str:
        view, module = self.view, self.module
        if kind in ("id", "ref"):
            own = f"{prefix}-{value}.{piece}" if piece and "." in value else f"{prefix}-{value}"
            return own if kind == "id" else f"#{own}"
        if kind == "media":
            return view.to(f"modules/{module.id}/media/{value}")
        if kind == "doc":
            return view.module_link(f"{module.id}/{value}")
        if kind == "oer":
            return view.module_link(value)
        raise ValueError(f"unknown frame token {kind}")

    def draw(self, nodes: tuple[Node, ...], document: Document) -> Markup:
        """Some nodes of a document as HTML."""
        return self.resolve(self.pieces(document).block(nodes), str(nodes[0].start) if nodes else "")

    def pieces(self, document: Document) -> body.Pieces:
        """Draws pieces of a document of this edition."""

        def make() -> body.Pieces:
            return body.Pieces(self.module, self.edition, document, locales.load(self.edition.locale))

        return self.context.shared(("pieces", self.module.id, self.edition.locale, document.name), make)

    # --- round the text

    @property
    def crumbs(self) -> Markup:
        view, t = self.view, self.t
        links = [(Words(t("nav.catalogue"), view.around, view.around), view.page("catalogue.html"))]
        if self.name != "index":
            links.append((self.module_title, view.module(self.module.id)))
        here = self.module_title if self.name == "index" else self.page_title(self.name)

        def make() -> Markup:
            return fragment("crumbs", t=t, links=links, here=Words(HOLE, here.locale, here.around))

        crumbs = self.context.shared(("crumbs", self.module.id, view.locale, here.locale, self.name == "index"), make)
        return filled(crumbs, here.text)

    @property
    def side(self) -> Markup:
        """The pages of the module, in order, this one marked."""
        side = self.context.shared(("side", self.module.id, self.view.locale), self._side)
        link = f' href="{self.view.module(self.module.id, self.name)}"'
        return Markup(side.replace(f"{link}>", f'{link} aria-current="page">', 1))

    def _side(self) -> str:
        names = self.names
        facts = {lesson.id: lesson for lesson in self.module.lessons}
        items = [
            {
                "name": name,
                "title": self.page_title(name),
                "url": self.view.module(self.module.id, name),
                "minutes": duration(facts[name].minutes, self.t) if name in facts else "",
                "icon": PARTS.get(name, ""),
            }
            for name in names
            if name != "index"
        ]
        side = fragment(
            "side", t=self.t, title=self.module_title, home=self.view.module(self.module.id), items=items, module=self.module.id,
            lessons=len(self.module.lessons),
        )  # fmt: skip
        return str(side)

    @property
    def pager(self) -> Markup:
        """The page before and after this one. The guide is for facilitators: learners are not led into it."""
        names = [name for name in self.names if name != "guide"]
        if self.name not in names:
            return Markup("")
        at = names.index(self.name)
        return fragment("pager", t=self.t, before=self._neighbour(names, at - 1), after=self._neighbour(names, at + 1))

    def _neighbour(self, names: Sequence[str], at: int) -> tuple[Words, str] | None:
        if not 0 <= at < len(names):
            return None
        title = self.module_title if names[at] == "index" else self.page_title(names[at])
        return title, self.view.module(self.module.id, names[at])

    @property
    def credit(self) -> Markup:
        """Authors and licence below a text; on paper also title, version and addresses."""
        settings = self.context.settings
        credit = self.context.shared(("credit", self.module.id, self.view.locale), self._credit)
        return filled(credit, seo.address(settings, self.view.path) if settings.site_url else "")

    def _credit(self) -> Markup:
        module = self.module
        return fragment(
            "credit",
            t=self.t,
            authors=", ".join(person.name for person in module.authors),
            licence=licence(module.licence),
            title=self.module_title,
            version=self.t("module.version", version=module.version, date=module.updated),
            address=HOLE,
            reuse=self.view.module(module.id) + "#reuse",
        )

    def report_url(self) -> str:
        """Where to report a problem with the module: contact by mail or address, else the repository; nothing if neither is set."""
        settings = self.context.settings
        contact = settings.brand.contact
        if contact and not contact.startswith(("http://", "https://")):
            return f"mailto:{contact}?subject={self.module.id}%20{self.module.version}%20{self.view.locale}%20{self.name}"
        if contact:
            return contact
        return f"{settings.repo_url.rstrip('/')}/issues/new?title={self.module.id}%20{self.name}" if settings.repo_url else ""

    def edit(self, document: Document) -> Markup:
        base = self.context.settings.edit_uri
        edit, report = f"{base}{document.file}" if base else "", self.report_url()

        def make() -> Markup:
            return fragment("edit", t=self.t, edit=edit and HOLE, report=report and HOLE)

        return filled(self.context.shared(("edit", self.view.locale, bool(edit), bool(report)), make), *filter(None, (edit, report)))

    def notice(self, documents: Sequence[Document]) -> Markup:
        """What readers must know about the text of ``documents``."""
        edition, view = self.edition, self.view
        key = ("notice", self.module.id, view.locale, edition.locale, *(state.document_state(edition, document) for document in documents))
        notice = self.context.shared(key, lambda: state.notice(view, self.module, edition, documents, HOLE))
        return filled(notice, self.name) if HOLE in notice else notice

    def page(
        self,
        frame: str,
        documents: Sequence[Document],
        *,
        title: str,
        description: str,
        toc: Markup | str = "",
        tool: bool = False,
        **slots: Markup | str,
    ) -> Page:
        """The finished page; ``documents`` are those whose state the notice tells, the first is the one to edit.

        A ``tool`` is for people who are here already: it is never indexed.
        """
        values = chrome.slots(
            self.view,
            self.real,
            title=title,
            description=description,
            noindex=tool or self.view.locale not in self.real,
            topic=marked(self.module_title.text, self.module_title.locale, self.view.around),
            crumbs=self.crumbs,
            notice=self.notice(documents),
            toc=toc,
            edit=self.edit(documents[0]),
            **slots,
        )
        return Page(self.view.path, frame, self.view.locale, values, {} if tool else self.view.alternates(self.real))


def filled(html: Markup, *values: str) -> Markup:
    """Shared HTML with a page's own values in its holes, in order, escaped."""
    pieces = str.split(html, HOLE)
    return Markup("".join(part for pair in zip(pieces, (*map(printed, values), ""), strict=True) for part in pair))


def contents(entries: Sequence[body.TocEntry], t: locales.Strings, attrs: Markup) -> Markup:
    """The table of contents of a text; nothing for fewer than two headings."""
    shown = [entry for entry in entries if entry.level <= 3]
    if len(shown) < 2:
        return Markup("")
    return fragment("toc", t=t, entries=[(e.level, f"#m-{e.id}", e.title, attrs) for e in shown])
