"""Long lists in pages, the panel's numbers, a summit's timeline, and the headers for a host."""

from dataclasses import replace

import pytest

from briefgen.model import ClaimKind, ClaimRow, Look, Page, Person, Settings, Status
from briefgen.outputs.addresses import published_urls
from briefgen.outputs.claims import ClaimsData
from briefgen.outputs.frame import frame, meta
from briefgen.outputs.hosting import content_policy, headers
from briefgen.outputs.index import BriefingsData, IndexData
from briefgen.outputs.paging import in_pages, page_meta, page_urls, paging
from briefgen.outputs.panel import shares, weights
from briefgen.outputs.summit import timeline
from briefgen.tint import tint
from tests.outputs.sample import OVERVIEW, SETTINGS, dossier, published, site_dossier
from tests.outputs.sample_documents import DOCUMENTS
from tests.outputs.sample_sources import NOWHERE

SITE = frame(SETTINGS, OVERVIEW)


@pytest.mark.parametrize(("number", "pages"), [(0, [()]), (2, [(0, 1)]), (3, [(0, 1), (2,)]), (4, [(0, 1), (2, 3)])])
def test_a_list_is_cut_into_pages_that_are_all_known(number: int, pages: list[tuple[int, ...]]) -> None:
    assert list(in_pages(range(number), 2)) == pages
    assert len(page_urls("claims/", number, 2)) == len(pages)


def test_a_page_knows_its_neighbours_and_one_page_needs_none() -> None:
    assert paging("claims/", 1, 1, SITE) is None
    middle = paging("", 2, 3, SITE)
    assert middle
    assert (middle.newer, middle.older) == ("", "page/3/")
    assert [page.text for page in middle.pages] == ["Page 1", "Page 2", "Page 3"]
    head = page_meta(meta(SITE, "claims/", "Claims"), 2, SITE)
    assert (head.path, head.root, head.title) == ("claims/page/2/", "../../../", "Claims · Page 2")
    assert head.canonical == "https://example.org/briefings/claims/page/2/"


def test_many_briefings_and_claims_have_further_pages() -> None:
    (briefing,) = (document for document in OVERVIEW.documents if document.slug == "tokyo-minerals")
    many = tuple(
        replace(briefing, slug=f"b{number}", path=f"content/briefings/b{number}.md", url=f"briefings/b{number}/")
        for number in range(45)
    )
    overview = replace(OVERVIEW, documents=many)
    from briefgen.outputs.site import site_outputs  # noqa: PLC0415

    pages = [page for page in site_outputs(site_dossier(overview=overview)) if isinstance(page, Page)]
    front = [page for page in pages if isinstance(page.data, IndexData | BriefingsData)]
    assert [page.path for page in front] == ["index.html", "page/2/index.html", "page/3/index.html"]
    shown = [teaser for page in front for teaser in page.data.briefings]  # type: ignore[attr-defined]
    assert len(shown) == 44
    claims = [page.data for page in pages if isinstance(page.data, ClaimsData)]
    assert sum(len(document.claims) for data in claims for document in data.documents) == 45 * len(briefing.claims)
    made = {page.path.removesuffix("index.html") for page in pages}
    assert {url for url in published_urls(overview) if "page/" in url} <= made


def test_a_page_of_a_long_list_links_to_a_few_of_the_others() -> None:
    first, middle = (paging("claims/", number, 288, SITE) for number in (1, 150))
    assert first is not None
    assert middle is not None
    assert [(page.number, page.gap) for page in first.pages] == [
        (1, False),
        (2, False),
        (3, False),
        (4, False),
        (288, True),
    ]
    assert [page.number for page in middle.pages] == [1, 147, 148, 149, 150, 151, 152, 153, 288]
    assert [page.number for page in middle.pages if page.gap] == [147, 288]
    assert (middle.newer, middle.older) == ("claims/page/149/", "claims/page/151/")


def row(status: Status) -> ClaimRow:
    return ClaimRow("c", "…", ClaimKind.FACT, status, NOWHERE)


def test_the_shares_fill_the_bar() -> None:
    assert shares(()) == ()
    found = shares([row(Status.CITED), row(Status.EXEMPT), row(Status.CITED)])
    assert [(share.status, share.claims, share.start, share.width) for share in found] == [
        ("cited", 2, 0.0, 66.67),
        ("exempt", 1, 66.67, 33.33),
    ]


def test_the_heaviest_source_comes_first() -> None:
    briefing = next(document for document in DOCUMENTS if document.slug == "tokyo-minerals")
    found = [weight.claims for weight in weights(dossier(briefing))]
    assert found == sorted(found, reverse=True)


def test_a_timeline_is_in_the_order_of_time() -> None:
    summit = next(document for document in DOCUMENTS if document.summit)
    events = timeline(dossier(summit))
    days = [event.on.iso[:10] for event in events]
    assert days == sorted(days)
    assert {"source", "briefing"} <= {event.kind for event in events}
    assert {"start", "day"} & {event.kind for event in events}


def test_the_headers_offer_the_policy_and_webassembly_to_a_search_alone() -> None:
    (file,) = headers(site_dossier())
    assert file.path == "_headers"
    assert f"  Content-Security-Policy: {content_policy(search=False)}\n" in str(file.content)
    assert "default-src 'none'" in str(file.content)
    assert "wasm" not in str(file.content)
    assert "script-src 'self' 'wasm-unsafe-eval';" in content_policy(search=True)


def test_a_search_is_offered_where_there_is_one() -> None:
    with_search = replace(SETTINGS, look=Look(search=True))
    assert "search/index.html" in {page.path for page in published(with_search)}
    assert "search/index.html" not in {page.path for page in published()}


def test_a_japanese_site_says_japanese_words_and_dates() -> None:
    site = frame(replace(SETTINGS, language="ja"), OVERVIEW)
    assert site.words.claims == "記述一覧"
    data = next(page.data for page in published(replace(SETTINGS, language="ja")) if page.path == "index.html")  # type: ignore[union-attr]
    assert isinstance(data, IndexData)
    assert data.lead
    assert data.lead.date
    assert "年10月" in data.lead.date.text


def test_a_look_paints_each_scheme_for_itself() -> None:
    assert tint(Look()) == ""
    css = tint(Look(colors={"accent": "#123456"}, dark={"paper": "#000"}))
    assert "(prefers-color-scheme: light) {\n  :root { --accent: #123456; }" in css
    assert "(prefers-color-scheme: dark) {\n  :root { --paper: #000; }" in css


def test_a_logo_is_found_among_the_assets() -> None:
    settings = Settings("A site", look=Look(logo="logo.svg"), publisher=Person("Desk"))
    overview = replace(OVERVIEW, assets={"content/assets/logo.svg": "assets/logo.1.svg"})
    assert frame(settings, overview).logo == "assets/logo.1.svg"
    assert frame(settings, OVERVIEW).logo is None
