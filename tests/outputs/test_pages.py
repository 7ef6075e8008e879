"""The published pages, read back by an HTML parser."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.outputs.sample import SETTINGS, files

PLACE = "https://anywhere.test/a/b/"


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return files()


@pytest.fixture(scope="module")
def pages(site: Mapping[str, str]) -> Mapping[str, HtmlElement]:
    return {path: html.document_fromstring(text) for path, text in site.items() if path.endswith(".html")}


def dressed(pages: Mapping[str, HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    """Pages but for redirects, which are no reading."""
    return ((path, page) for path, page in pages.items() if not page.xpath("//meta[@http-equiv='refresh']"))


def test_every_page_of_the_contract_is_there(site: Mapping[str, str]) -> None:
    assert {
        "index.html",
        "briefings/tokyo-minerals/index.html",
        "briefings/tokyo-minerals/annotations.json",
        "sources/index.html",
        "sources/wire/index.html",
        "summits/tokyo-2025/index.html",
        "tags/critical-minerals/index.html",
        "claims/index.html",
        "corrections/index.html",
        "methodology/index.html",
        "404.html",
        "old/tokyo/index.html",
        "tokyo.html",
        "feed.xml",
        "feed.json",
        "corrections.xml",
        "sitemap.xml",
        "robots.txt",
        "claims.json",
        "sources.csl.json",
    } <= set(site)


def test_every_link_is_relative_and_leads_somewhere(site: Mapping[str, str], pages: Mapping[str, HtmlElement]) -> None:
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        if path == "404.html":
            continue
        for link in page.xpath("//body//@href | //@src | //link[@rel!='canonical']/@href"):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            assert not link.startswith("/"), (path, link)
            target = urlsplit(urljoin(PLACE + path, link))
            file = target.path.removeprefix("/a/b/")
            file = f"{file}index.html" if file.endswith("/") or not file else file
            if file not in site or (target.fragment and target.fragment not in anchors[file]):
                wrong.append((path, link))
    assert wrong == []


def test_the_page_for_nothing_links_from_any_depth(pages: Mapping[str, HtmlElement]) -> None:
    links = pages["404.html"].xpath("//link[@rel='stylesheet']/@href | //nav//@href")
    assert links
    assert all(link.startswith("/briefings/") for link in links)


def test_without_an_address_nothing_names_one() -> None:
    bare = files(replace(SETTINGS, url=None))
    assert {"feed.xml", "feed.json", "corrections.xml", "sitemap.xml"}.isdisjoint(bare)
    assert {"404.html", "robots.txt", "claims.json"} <= set(bare)
    page = html.document_fromstring(bare["briefings/tokyo-minerals/index.html"])
    assert page.xpath("//link[@rel='canonical' or @rel='alternate']") == []


def test_pages_are_well_ordered(pages: Mapping[str, HtmlElement]) -> None:
    for path, page in dressed(pages):
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels.count(1) == 1, path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert page.xpath("string(/html/@lang)") == "en", path
        assert page.xpath("count(//main)") == 1, path
        assert page.xpath("boolean(//a[@class='skip' and @href='#page--main'])"), path
        assert page.xpath("boolean(//meta[@name='description']/@content)"), path
        for reference in page.xpath("//@aria-labelledby"):
            assert reference in ids, (path, reference)


def test_headings_skip_no_level(pages: Mapping[str, HtmlElement]) -> None:
    for path, page in dressed(pages):
        levels = [
            int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        deeper = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert deeper == [], (path, levels)


def test_a_strict_content_security_policy_holds(pages: Mapping[str, HtmlElement]) -> None:
    for path, page in pages.items():
        assert page.xpath("//style | //*[@style] | //*[starts-with(name(@*), 'on')]") == [], path
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, path


def test_each_marker_leads_to_its_evidence(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["briefings/tokyo-minerals/index.html"]
    markers = page.xpath("//a[@class='cite']/@href")
    assert markers == [f"#ev-{number}" for number in range(1, 7)]
    assert [f"#{entry}" for entry in page.xpath("//section[@class='evidence']/ol/li/@id")] == markers


def evidence(pages: Mapping[str, HtmlElement], number: int) -> HtmlElement:
    (entry,) = pages["briefings/tokyo-minerals/index.html"].xpath(f"//li[@id='ev-{number}']")
    return entry


def test_verified_words_are_marked_and_reach_the_original(pages: Mapping[str, HtmlElement]) -> None:
    entry = evidence(pages, 2)
    assert entry.xpath("//li[@id='ev-2']//mark/text()") == ["a new golden age"]
    assert "The quoted words stand in the source." in entry.text_content()
    assert "Reviewed by B. Mori on 29 October 2025." in entry.text_content()
    (original,) = entry.xpath(".//a[@data-versionurl]/@href")
    assert original == "https://news.example/wire#:~:text=a%20new%20golden%20age"
    assert entry.xpath(".//blockquote//a/@href") == ["../../sources/wire/#p3"]


def test_what_speaks_against_a_claim_stands_apart(pages: Mapping[str, HtmlElement]) -> None:
    entry = evidence(pages, 3)
    (against,) = entry.xpath(".//div[@class='against']")
    assert "Was the money ever new?" in against.text_content()
    assert against.xpath(".//mark/text()") == ["loans and guarantees"]
    assert [words.text for words in entry.xpath(".//mark")[:2]] == ["$550 billion", "United States"]


def test_a_source_page_shows_what_rests_on_each_paragraph(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["sources/wire/index.html"]
    (paragraph,) = page.xpath("//div[@id='p3']")
    assert paragraph.xpath(".//mark/text()") == ["a new golden age"]
    assert paragraph.xpath(".//ul/li/a/@href") == ["../../briefings/tokyo-minerals/#c-golden"]
    assert page.xpath("string(//div[@id='p6']//p[@class='words'])").strip() == "[…]"
    assert page.xpath("string(//div[@id='p6']//code)") == "5f0c9a775f0c…"
    assert "Both sides have six months." in page.xpath("string(//section[@aria-labelledby='page--whole'])")


def test_a_linked_source_lists_only_the_cited_numbers(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["sources/locked/index.html"]
    assert page.xpath("//div[contains(@class, 'passage')]/@id") == ["p1"]
    assert page.xpath("//div[@id='p1']//code") == []


def test_linked_data_names_the_right_types(pages: Mapping[str, HtmlElement]) -> None:
    def data(path: str) -> dict[str, object]:
        (text,) = pages[path].xpath("//script[@type='application/ld+json']/text()")
        loaded = json.loads(text)
        assert isinstance(loaded, dict)
        return loaded

    graph = data("briefings/tokyo-minerals/index.html")["@graph"]
    assert isinstance(graph, list)
    article, review = graph
    assert (article["@type"], review["@type"]) == ("AnalysisNewsArticle", "ClaimReview")
    assert article["datePublished"] == "2025-10-28T00:00:00+09:00"
    assert article["citation"][0]["name"] == "Leaders sign minerals framework in Tokyo"
    assert review["claimReviewed"] == "I have visited Japan three times before as president."
    assert review["reviewRating"]["alternateName"] == "Mostly accurate"
    other = data("briefings/busan-truce/index.html")["@graph"]
    assert isinstance(other, list)
    assert [one["@type"] for one in other] == ["AnalysisNewsArticle"]
    event = data("summits/tokyo-2025/index.html")
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2025-10-27", "2025-10-28")


def test_what_an_author_writes_is_escaped(site: Mapping[str, str]) -> None:
    assert "&lt;and&gt;" in site["index.html"]
    assert "<and>" not in "".join(text for path, text in site.items() if path.endswith((".html", ".xml")))


def test_an_old_address_leads_on(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["old/tokyo/index.html"]
    assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=../../briefings/tokyo-minerals/"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"{SETTINGS.url}briefings/tokyo-minerals/"


def test_the_same_input_gives_the_same_bytes(site: Mapping[str, str]) -> None:
    assert files() == site


def test_the_front_page_sets_claims_beside_their_words(pages: Mapping[str, HtmlElement]) -> None:
    shown = pages["index.html"].xpath("//ul[@class='highlights']/li")
    assert [one.xpath("string(p/a)") for one in shown] == ["She called the alliance “a new golden age”."]
    assert shown[0].xpath(".//mark/text()") == ["a new golden age"]
