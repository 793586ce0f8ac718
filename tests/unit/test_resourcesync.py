"""ResourceSync: every list says what the standard asks, and a harvester of others copies and follows a site by them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from harvester import File, copied, harvest, in_sync, rows, served, wanted, write

from oer_catalogue.feeds.resourcesync import State, documents, snapshot

SITE = "https://site.example/a&b/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RS = "{http://www.openarchives.org/rs/terms/}"
DAYS = ("2026-01-02T03:04:05Z", "2026-02-02T03:04:05Z", "2026-03-02T03:04:05Z", "2026-04-02T03:04:05Z")


def files(**hashes: str) -> list[File]:
    """Rows by name, each with a hash of one repeated character."""
    return [File(f"{name}.html", len(name), character * 64) for name, character in hashes.items()]


HISTORY = (
    State(DAYS[0], files(index="a", lesson="b", quiz="c")),
    State(DAYS[1], files(index="a", lesson="d", guide="e")),
    State(DAYS[2], files(index="a", lesson="d", guide="f", quiz="c")),
)


class List:
    """A document, read."""

    def __init__(self, data: bytes) -> None:
        self.root = ElementTree.fromstring(data)
        head = [node for node in self.root if node.tag.startswith(RS)]
        self.facts = [node.attrib for node in head if node.tag == f"{RS}md"]
        self.links = {node.get("rel"): node.get("href") for node in head if node.tag == f"{RS}ln"}
        self.index = self.root.tag == f"{MAP}sitemapindex"
        assert self.index or self.root.tag == f"{MAP}urlset"
        self.entries = [
            (node.findtext(f"{MAP}loc"), dict(node.find(f"{RS}md").attrib), node.findtext(f"{MAP}lastmod", ""))
            for node in self.root
            if node.tag in (f"{MAP}url", f"{MAP}sitemap")
        ]
        assert len(head) + len(self.entries) == len(self.root)
        assert all(node.tag.startswith(RS) for node in self.root[: len(head)]), "links and facts of the list come before its entries"

    @property
    def capability(self) -> str:
        (facts,) = self.facts
        return facts["capability"]


def read(releases: tuple[State, ...] = HISTORY, limit: int = 50_000, lists: str = SITE) -> dict[str, List]:
    return {path: List(data) for path, data in documents(SITE, lists, releases, limit)}


def test_each_document_leads_to_the_one_above_and_all_can_be_reached() -> None:
    found = read()
    assert {path: each.capability for path, each in found.items()} == {
        ".well-known/resourcesync": "description",
        "capabilitylist.xml": "capabilitylist",
        "resourcelist.xml": "resourcelist",
        "changelist.xml": "changelist",
    }
    top = found[".well-known/resourcesync"]
    assert top.entries == [(f"{SITE}capabilitylist.xml", {"capability": "capabilitylist"}, "")]
    assert "up" not in top.links
    below = found["capabilitylist.xml"]
    assert below.links == {"up": f"{SITE}.well-known/resourcesync", "describedby": f"{SITE}data/catalogue.json"}
    assert [(address.removeprefix(SITE), facts["capability"]) for address, facts, _ in below.entries] == [
        ("resourcelist.xml", "resourcelist"),
        ("changelist.xml", "changelist"),
    ]
    for path in ("resourcelist.xml", "changelist.xml"):
        assert found[path].links == {"up": f"{SITE}capabilitylist.xml"}


def test_lists_may_lie_above_the_site() -> None:
    above = "https://site.example/"
    found = read(lists=above)
    assert found["resourcelist.xml"].links == {"up": f"{above}capabilitylist.xml"}
    assert {address for address, _, _ in found["resourcelist.xml"].entries} == {f"{SITE}{row.path}" for row in HISTORY[-1].rows}


def test_the_resource_list_has_the_facts_of_every_file_of_the_newest_release() -> None:
    listed = read()["resourcelist.xml"]
    assert listed.facts == [{"capability": "resourcelist", "at": DAYS[2]}]
    assert listed.entries == [
        (f"{SITE}guide.html", {"hash": f"sha-256:{'f' * 64}", "length": "5", "type": "text/html"}, DAYS[2]),
        (f"{SITE}index.html", {"hash": f"sha-256:{'a' * 64}", "length": "5", "type": "text/html"}, DAYS[0]),
        (f"{SITE}lesson.html", {"hash": f"sha-256:{'d' * 64}", "length": "6", "type": "text/html"}, DAYS[1]),
        (f"{SITE}quiz.html", {"hash": f"sha-256:{'c' * 64}", "length": "4", "type": "text/html"}, DAYS[2]),  # away for a while
    ]


def test_the_change_list_tells_what_each_release_changed_in_its_order() -> None:
    listed = read()["changelist.xml"]
    assert listed.facts == [{"capability": "changelist", "from": DAYS[0]}]
    told = [(address.removeprefix(SITE), facts["change"], facts["datetime"]) for address, facts, _ in listed.entries]
    assert told == [
        ("guide.html", "created", DAYS[1]),
        ("lesson.html", "updated", DAYS[1]),
        ("quiz.html", "deleted", DAYS[1]),
        ("guide.html", "updated", DAYS[2]),
        ("quiz.html", "created", DAYS[2]),
    ]
    for _, facts, modified in listed.entries:
        gone = facts["change"] == "deleted"
        assert set(facts) == {"change", "datetime"} | (set() if gone else {"hash", "length", "type"})
        assert modified == ("" if gone else facts["datetime"])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, {}, {}),
        ({"a": "1"}, {"a": "1"}, {}),
        ({}, {"a": "1"}, {"a.html": "created"}),
        ({"a": "1"}, {}, {"a.html": "deleted"}),
        ({"a": "1"}, {"a": "2"}, {"a.html": "updated"}),
        ({"a": "1", "b": "2"}, {"a": "2", "b": "1"}, {"a.html": "updated", "b.html": "updated"}),
        ({"a": "1"}, {"b": "1"}, {"a.html": "deleted", "b.html": "created"}),
    ],
)
def test_what_counts_as_a_change(old: dict[str, str], new: dict[str, str], told: dict[str, str]) -> None:
    listed = read((State(DAYS[0], files(**old)), State(DAYS[1], files(**new))))["changelist.xml"]
    assert {address.removeprefix(SITE): facts["change"] for address, facts, _ in listed.entries} == told


def test_the_first_release_has_an_empty_list_of_changes_for_harvesters_that_come_early() -> None:
    listed = read(HISTORY[:1])["changelist.xml"]
    assert (listed.index, listed.facts, listed.entries) == (False, [{"capability": "changelist", "from": DAYS[0]}], [])


def test_a_site_without_releases_has_no_changes_and_no_times() -> None:
    found = {path: List(data) for path, data in snapshot(SITE, SITE, HISTORY[0])}
    assert list(found) == [".well-known/resourcesync", "capabilitylist.xml", "resourcelist.xml"]
    assert [facts["capability"] for _, facts, _ in found["capabilitylist.xml"].entries] == ["resourcelist"]
    assert {modified for _, _, modified in found["resourcelist.xml"].entries} == {""}


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_long_lists_are_cut_and_an_index_names_the_pieces(limit: int) -> None:
    whole, cut = read(), read(limit=limit)
    for name in ("resourcelist", "changelist"):
        index = cut[f"{name}.xml"]
        assert index.index
        assert index.links == {"up": f"{SITE}capabilitylist.xml"}
        parts = [cut[address.removeprefix(SITE)] for address, _, _ in index.entries]
        assert [address for address, _, _ in index.entries] == sorted(f"{SITE}{path}" for path in cut if path.startswith(f"{name}-"))
        assert [entry for part in parts for entry in part.entries] == whole[f"{name}.xml"].entries
        for part, (_, facts, _) in zip(parts, index.entries, strict=True):
            assert len(part.entries) <= limit
            assert part.links == {"up": f"{SITE}capabilitylist.xml", "index": f"{SITE}{name}.xml"}
            assert part.facts == [{"capability": name, **facts}]
    spans = [facts for _, facts, _ in cut["changelist.xml"].entries]
    assert ["until" in facts for facts in spans] == [True] * (len(spans) - 1) + [False]  # the last one is open
    assert all(after["from"] in (before["from"], before["until"]) for before, after in pairwise(spans))


def test_the_lists_do_not_list_themselves() -> None:
    lists = [
        File(path, 1, "0" * 64) for path in (".well-known/resourcesync", "capabilitylist.xml", "resourcelist-00002.xml", "changelist.xml")
    ]
    found = read((State(DAYS[0], lists), State(DAYS[1], [*files(a="1"), File("data/changelist.xml", 1, "0" * 64)])))
    assert [address.removeprefix(SITE) for address, _, _ in found["resourcelist.xml"].entries] == ["a.html", "data/changelist.xml"]
    assert {facts["change"] for _, facts, _ in found["changelist.xml"].entries} == {"created"}


def test_every_name_of_a_file_becomes_an_address_and_the_order_of_rows_does_not_matter() -> None:
    odd = [File(f"media/{name}", 1, "0" * 64) for name in ("a b.png", "λ&<>.svg", "100%.pdf", "q?#.html", "o'k\".md")]
    there, back = (dict(documents(SITE, SITE, [State(DAYS[0], each)])) for each in (odd, odd[::-1]))
    assert there == back
    listed = List(there["resourcelist.xml"])
    assert {unquote(address.removeprefix(SITE)) for address, _, _ in listed.entries} == {row.path for row in odd}
    assert all(address.isascii() and not set(address) & set(" <>\"'#?") for address, _, _ in listed.entries)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ((), "no release"),
        (("2026-11-26",), "is not written like"),
        (("2026-11-26T00:00:00+00:00",), "is not written like"),
        (("2026-02-30T00:00:00Z",), "day is out of range"),
        ((DAYS[1], DAYS[0]), "is not later than"),
        ((DAYS[1], DAYS[1]), "is not later than"),
    ],
)
def test_times_that_cannot_be_are_refused(times: tuple[str, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        list(documents(SITE, SITE, [State(time, []) for time in times]))


# --- a harvester of others --------------------------------------------------------------------------------------------------

PAGES = {"index.html": b"home", "modules/tea/index.html": b"tea", "modules/tea/media/a b.svg": b"<svg/>", "data/catalogue.json": b"{}"}


@pytest.mark.parametrize("limit", [50_000, 2], ids=["one list", "an index"])
def test_a_harvester_copies_the_site_and_then_follows_what_changes(tmp_path: Path, limit: int) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    write(site, PAGES.items())
    first = State(DAYS[0], rows(site))
    with served(site) as address:
        lists = dict(documents(address, address, [first], limit))
        write(site, lists.items())
        said = harvest("baseline", address, copy, "--capabilitylist", f"{address}capabilitylist.xml")
        assert copied(copy) == wanted(first.rows), said
        assert in_sync(harvest("audit", address, copy, hashes=True))  # found by itself, from .well-known
        write(site, {"index.html": b"new", "modules/tea/quiz.html": b"quiz", "modules/tea/new.html": b"new"}.items())
        (site / "data/catalogue.json").unlink()
        second = State(DAYS[1], rows(site, lists))
        lists = dict(documents(address, address, [first, second], limit))
        write(site, lists.items())
        assert not in_sync(harvest("audit", address, copy, hashes=True))
        parts = sorted(path for path in lists if path.startswith("changelist-"))  # resync 2.0.1 cannot read an index of changes
        assert len(parts) == (2 if limit == 2 else 0)
        for path in parts or ["changelist.xml"]:
            said = harvest("incremental", address, copy, "--changelist-uri", f"{address}{path}")
        assert copied(copy) == wanted(second.rows), said
        assert in_sync(harvest("audit", address, copy, hashes=True))


def test_a_harvester_sees_a_wrong_hash(tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    write(site, PAGES.items())
    wrong = [row._replace(sha256="0" * 64) if row.path == "index.html" else row for row in rows(site)]
    with served(site) as address:
        write(site, documents(address, address, [State(DAYS[0], wrong)]))
        said = harvest("baseline", address, copy, hashes=True)
        assert said.count("SHA-256 mismatch") == 1
        assert copied(copy) != wanted(wrong)
        assert not in_sync(harvest("audit", address, copy, hashes=True))
