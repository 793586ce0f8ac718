"""The table of a DOCX or ODT that a translator filled in, as rows. Nothing is unpacked to disk, nothing loaded from elsewhere.

Words are read as if all tracked changes were accepted. Sources: ECMA-376, part 1 (17.13.5 revisions; 17.4 tables); ODF 1.3, part 3
(5.5 tracked changes stand apart from the text; 9.1 tables).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from lxml import etree

from ..load.office import MOST_XML, archive
from .taken import Parcel, Row

LARGEST = 20 * 1024 * 1024
MOST_ROWS = 20_000
_ADDRESS = re.compile(r"oer-text:\s*([^|<>]+?)\s*\|\s*([^|<>]+?)\s*\|\s*([A-Za-z0-9-]+)\s*\|\s*([A-Za-z0-9-]+)")
_KEY = re.compile(r"(#|start/|front/)\S")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_GONE = frozenset(
    {"del", "moveFrom", "instrText", "delText", "txbxContent", "drawing", "Fallback", "pPr", "rPr", "tbl", "tracked-changes", "annotation"}
)
"""Elements with nothing to read: deleted or moved away, codes of fields, text boxes, tables in cells, comments."""
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "\u2011"}


def read_docx(data: bytes) -> Parcel:
    """The rows of a DOCX. Raises ValueError, in a sentence, if it is refused or none of ours."""
    parts = _opened(data, "a.docx", "[Content_Types].xml")
    kinds = _xml(_part(parts, "[Content_Types].xml"))
    main = next((each.get("PartName", "") for each in kinds if each.get("ContentType") == _MAIN), "/word/document.xml")
    root = _xml(_part(parts, main.lstrip("/")))
    core = _xml(_part(parts, "docProps/core.xml")) if "docProps/core.xml" in parts.namelist() else None
    return _parcel(root, core, "tr", "tc")


def read_odt(data: bytes) -> Parcel:
    """As ``read_docx``, for what LibreOffice saved in its own form."""
    parts = _opened(data, "a.odt", "mimetype")
    root = _xml(_part(parts, "content.xml"))
    core = _xml(_part(parts, "meta.xml")) if "meta.xml" in parts.namelist() else None
    return _parcel(root, core, "table-row", "table-cell")


def _opened(data: bytes, name: str, marker: str) -> zipfile.ZipFile:
    """The archive, if the walls for contributed files let it pass."""
    if len(data) > LARGEST:
        raise ValueError(f"the file has {len(data):,} bytes; {LARGEST:,} are allowed")
    for problem in archive(data, name, marker):
        raise ValueError(f"{problem.message}. {problem.fix.rstrip('.')}")
    return zipfile.ZipFile(io.BytesIO(data))


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive, bounded: what its list says of its size may be a lie."""
    try:
        with parts.open(name) as file:
            found = file.read(MOST_XML + 1)
    except KeyError:
        raise ValueError(f"the part '{name}' is missing in the file") from None
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, NotImplementedError) as error:
        raise ValueError(f"the part '{name}' cannot be read") from error
    if len(found) > MOST_XML:
        raise ValueError(f"the part '{name}' has more than {MOST_XML:,} bytes")
    return found


def _xml(data: bytes):
    """The root of a part. A document type, with which entities come, is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError("the text inside the file cannot be read. Save it again in an office program") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("the text inside the file has a document type, which no office program writes")
    return root


def _parcel(root, core, row: str, cell: str) -> Parcel:
    told = _ADDRESS.search(_words(root)) or (_ADDRESS.search(" ".join(core.itertext())) if core is not None else None)
    if told is None:
        raise ValueError("the file does not say which text it belongs to; export the text again and fill in that file")
    rows = tuple(_rows(root, row, cell))
    if len(rows) > MOST_ROWS:
        raise ValueError(f"the table has {len(rows):,} rows; {MOST_ROWS:,} are allowed")
    return Parcel(*(part.strip() for part in told.groups()), rows)


def _rows(root, row: str, cell: str) -> Iterator[Row]:
    """The rows of all tables with a key, a source and words. A key that somebody changed is ""; the source tells the place then."""
    for element in root.iter(f"{{*}}{row}"):
        if any(_name(mark) == "del" for mark in element.iterfind("{*}trPr/{*}del")):
            continue
        cells = [each for each in element.iterchildren() if _name(each) == cell or _name(each) == "sdt"]
        if len(cells) < 3:
            continue
        first, source, words = (_words(each).strip() for each in cells[:3])
        key = first.split("\n")[-1].strip()
        if first != "#":
            yield Row(key if _KEY.match(key) else "", source, words)


def _name(element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(root) -> str:
    """The text in an element, a new line for each paragraph and break."""
    found: list[str] = []
    _read(root, found.append, is_top=True)
    return re.sub(r"\n{2,}", "\n", "".join(found)).strip("\n")


def _read(element, say: Callable[[str], object], is_top: bool = False) -> None:
    name = _name(element)
    if not name or (name in _GONE and not is_top):
        return
    is_odf = "opendocument" in element.tag
    if name in _SIGNS:
        say(_SIGNS[name])
    elif name == "s" and is_odf:
        say(" " * min(_count(element), 100))
    elif element.text and (is_odf or name == "t"):
        say(element.text)
    for child in element:
        _read(child, say, is_top and name in ("document", "body", "document-content", "text"))
        if is_odf and child.tail:
            say(child.tail)
    if name in ("p", "h"):
        say("\n")


def _count(element) -> int:
    value = next((text for key, text in element.attrib.items() if key.endswith("}c")), "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
