"""The feeds and the sitemap by the rules of their formats.

Atom by RFC 4287 and what the W3C's feed validator looks at beyond it, JSON Feed 1.1, and the sitemap protocol 0.9. The
schemas say what may stand where; the functions here say what no schema can.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from briefgen.engine.made import content_of
from briefgen.model import Artifact, Correction, Overview, Person, Settings, Summary
from briefgen.outputs.site import site_outputs
from briefgen.outputs.sitemap import sitemap
from tests.outputs.sample import OVERVIEW, SETTINGS, site_dossier

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BARE = Settings(title="<Plain> & simple", url="https://site.invalid/")
ABROAD = Settings(
    title="速報",
    url="https://xn--r8jz45g.invalid/%E3%83%8E%E3%83%BC%E3%83%88/",
    description="]]> <b>&amp;</b> \x0b",
    language="zh-Hant-TW",
    timezone="Asia/Tokyo",
    publisher=Person("報道 & co"),
    authors=SETTINGS.authors,
)


def odd() -> Overview:
    """Documents with nothing but what they must have, and with letters that addresses cannot hold as they are."""
    first = OVERVIEW.documents[0]
    bare = replace(first.head, summary=None, authors=(), tags=(), updated=None, corrections=())
    # Before standard time the sun told it: the offset of Tokyo had seconds.
    old = replace(bare, title="昔の話 <1880>", date=date(1880, 5, 1), language="ja", tags=("a & b", "c"))
    twice = tuple(Correction(date(2025, 10, 30), f"Word {number}.\x00") for number in (1, 2))
    mended = replace(bare, title="Mended", corrections=twice)
    documents: tuple[Summary, ...] = (
        replace(first, path="content/briefings/a.md", head=bare),
        replace(first, path="content/briefings/b.md", head=old, slug="昔", url="briefings/昔/"),
        replace(first, path="content/briefings/c.md", head=mended, slug="c", url="briefings/c d/"),
    )
    return Overview(documents, OVERVIEW.sources)


CASES = {
    "full": (SETTINGS, OVERVIEW),
    "bare": (BARE, OVERVIEW),
    "abroad": (ABROAD, OVERVIEW),
    "empty": (SETTINGS, Overview((), ())),
    "odd": (ABROAD, odd()),
}


@pytest.fixture(params=CASES)
def published(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    settings, overview = CASES[str(request.param)]
    made = [one for one in site_outputs(site_dossier(settings, overview)) if isinstance(one, Artifact)]
    return {one.path: content_of(one) for one in made}


@pytest.mark.parametrize("path", ["feed.xml", "corrections.xml"])
def test_atom_keeps_its_schema(published: Mapping[str, bytes], path: str) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    assert schema.validate(etree.fromstring(published[path])), str(schema.error_log)


@pytest.mark.parametrize("path", ["feed.xml", "corrections.xml"])
def test_atom_keeps_what_no_schema_says(published: Mapping[str, bytes], path: str) -> None:
    feed = etree.fromstring(published[path])
    entries = feed.findall(f"{ATOM}entry")
    ids = [str(one.text) for one in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    for holder in (feed, *entries):
        kinds = [(link.get("rel"), link.get("type")) for link in holder.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds))
        assert ("alternate", "text/html") in kinds
    (own,) = (link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own
    assert own.endswith(f"/{path}")
    for entry in entries:
        updated, published_on = entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}published")
        assert updated
        assert moment(updated) <= moment(str(feed.findtext(f"{ATOM}updated")))
        assert published_on is None or moment(published_on) <= moment(updated)


def test_the_json_feed_keeps_its_schema(published: Mapping[str, bytes]) -> None:
    schema = json.loads((SCHEMAS / "json-feed.json").read_text("utf-8"))
    feed = json.loads(published["feed.json"])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(feed)] == []
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))


def test_both_feeds_have_the_same_entries(published: Mapping[str, bytes]) -> None:
    items = [item["url"] for item in json.loads(published["feed.json"])["items"]]
    assert [one.findtext(f"{ATOM}id") for one in etree.fromstring(published["feed.xml"]).iter(f"{ATOM}entry")] == items


def test_the_sitemap_keeps_its_schema(published: Mapping[str, bytes]) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    assert schema.validate(etree.fromstring(published["sitemap.xml"])), str(schema.error_log)
    addresses = [str(one.text) for one in etree.fromstring(published["sitemap.xml"]).iter(f"{SITEMAP}loc")]
    assert all(address.startswith(addresses[0]) for address in addresses)
    assert f"Sitemap: {addresses[0]}sitemap.xml" in published["robots.txt"].decode()


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    assert found.tzinfo
    return found


def test_more_addresses_than_a_sitemap_holds_stand_in_several() -> None:
    made = {one.path: str(one.content) for one in sitemap(site_dossier(), most=5)}
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap-4.xml"]
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    read = {path: etree.fromstring(text.encode()) for path, text in made.items()}
    assert all(schema.validate(one) for one in read.values()), str(schema.error_log)
    listed = [str(one.text) for one in read["sitemap.xml"].iter(f"{SITEMAP}loc")]
    assert [address.rpartition("/")[2] for address in listed] == list(made)[1:]
