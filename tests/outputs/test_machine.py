"""The files for machines: feeds, `claims.json`, CSL-JSON, annotations."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefgen.model import Overview
from briefgen.outputs.feeds import NEVER, latest
from briefgen.outputs.fragment import text_fragment
from briefgen.outputs.site import site_outputs
from briefgen.outputs.xml import element
from tests.outputs.sample import SETTINGS, files, site_dossier

GOLDEN = Path(__file__).parent / "golden"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
KEPT = {
    "claims.json": "claims.json",
    "sources.csl.json": "sources.csl.json",
    "feed.xml": "feed.xml",
    "feed.json": "feed.json",
    "corrections.xml": "corrections.xml",
    "sitemap.xml": "sitemap.xml",
    "robots.txt": "robots.txt",
    "briefings/tokyo-minerals/annotations.json": "annotations.json",
}


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return files()


@pytest.mark.parametrize("path", KEPT)
def test_the_file_is_as_reviewed(path: str, site: Mapping[str, str], update: bool) -> None:  # noqa: FBT001
    kept = GOLDEN / KEPT[path]
    if update:
        kept.write_text(site[path], encoding="utf-8")
    assert site[path] == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["feed.xml", "corrections.xml"])
def test_atom_has_what_it_must(path: str, site: Mapping[str, str]) -> None:
    feed = ET.fromstring(site[path].encode())
    for holder in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            (value,) = holder.findall(f"a:{name}", ATOM)
            assert value.text
        updated = holder.findtext("a:updated", namespaces=ATOM)
        assert updated
        assert datetime.fromisoformat(updated).tzinfo
    ids = [value.text for value in feed.iterfind(".//a:id", ATOM)]
    assert len(ids) == len(set(ids))
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Example Desk"


def test_an_empty_site_has_valid_feeds() -> None:
    outputs = {output.path: output for output in site_outputs(site_dossier(SETTINGS, Overview((), ())))}
    assert {"feed.xml", "feed.json", "index.html", "claims.json"} <= set(outputs)
    feed = json.loads(str(getattr(outputs["feed.json"], "content", "")))
    assert feed["items"] == []
    assert NEVER in str(getattr(outputs["feed.xml"], "content", ""))


def test_a_claim_is_as_the_contract_says(site: Mapping[str, str]) -> None:
    claims = {claim["id"]: claim for claim in json.loads(site["claims.json"])["claims"]}
    assert claims["c-golden"] == {
        "id": "c-golden",
        "briefing": "tokyo-minerals",
        "url": "briefings/tokyo-minerals/#c-golden",
        "text": "She called the alliance “a new golden age”.",
        "kind": "quotation",
        "status": "cited",
        "citations": [
            {
                "source": "wire",
                "paragraphs": ["p3"],
                "intent": "citesAsEvidence",
                "quote": "a new golden age",
                "match": "exact",
                "url": "sources/wire/#p3",
                "original": "https://news.example/wire#:~:text=a%20new%20golden%20age",
                "selector": {"type": "TextQuoteSelector", "exact": "a new golden age"},
            }
        ],
        "review": {"by": "B. Mori", "on": "2025-10-29"},
    }
    (locked,) = claims["c-exports"]["citations"]
    assert (locked["quote"], locked["selector"]) == (None, None)
    assert locked["original"] == "https://news.example/locked"


def test_an_update_counts_before_an_older_date_of_another_offset() -> None:
    assert latest(["2025-10-28T23:00:00-05:00", "2025-10-29T01:00:00Z"]) == "2025-10-28T23:00:00-05:00"


@pytest.mark.parametrize(
    ("url", "stretches", "expected"),
    [
        ("https://a.test/", [], "https://a.test/"),
        ("https://a.test/", ["rare-earth, more"], "https://a.test/#:~:text=rare%2Dearth%2C%20more"),
        ("https://a.test/#top", ["x"], "https://a.test/#top:~:text=x"),
        ("https://a.test/", ["one", "two"], "https://a.test/#:~:text=one&text=two"),
        (
            "https://a.test/",
            ["wörd " * 60],
            f"https://a.test/#:~:text={'%20'.join(['w%C3%B6rd'] * 5)},{'%20'.join(['w%C3%B6rd'] * 5)}",
        ),
    ],
)
def test_a_text_fragment_names_the_words(url: str, stretches: list[str], expected: str) -> None:
    assert text_fragment(url, stretches) == expected


def test_xml_drops_what_it_forbids() -> None:
    assert str(element("title", "a\x00b\x1b <c> & d", term='"')) == '<title term="&#34;">ab &lt;c&gt; &amp; d</title>'


def test_a_feed_holds_the_newest_alone() -> None:
    overview = site_dossier().overview
    many = tuple(
        replace(overview.documents[0], slug=f"b{number:02}", url=f"briefings/b{number:02}/") for number in range(60)
    )
    outputs = {output.path: output for output in site_outputs(site_dossier(overview=Overview(many, ())))}
    feed = json.loads(str(getattr(outputs["feed.json"], "content", "")))
    assert len(feed["items"]) == 50
