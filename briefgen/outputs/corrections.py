"""What was wrong and has been put right, over all documents."""

from datetime import date

from briefgen.frozen import frozen
from briefgen.model import Correction, Overview, Page, Summary
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.frame import Frame, Meta, Reference, file_of, meta
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.paging import CORRECTIONS, Paging, in_pages, page_meta, paging
from briefgen.outputs.word_table import Words


@frozen
class ListedCorrection:
    """A correction: its permalink, its document, its date and words, the corrected claims' words with permalinks."""

    url: str
    document: Reference
    on: Moment
    text: str
    claims: tuple[Reference, ...]


@frozen
class CorrectionsData:
    """What `corrections.html` gets: the corrections of one page of the list, newest first."""

    site: Frame
    meta: Meta
    corrections: tuple[ListedCorrection, ...]
    paging: Paging | None


def corrections_page(dossier: SiteDossier) -> tuple[Page, ...]:
    """The list of all corrections."""
    site = dossier.site
    first = meta(site, "corrections/", site.words.corrections, site.words.corrections_intro)
    parts = in_pages(listed_corrections(dossier.overview, site.words), CORRECTIONS)
    pages: list[Page] = []
    for number, corrections in enumerate(parts, 1):
        page = page_meta(first, number, site)
        data = CorrectionsData(site, page, corrections, paging(first.path, number, len(parts), site))
        pages.append(Page(file_of(page.path), "corrections.html", data))
    return tuple(pages)


def all_corrections(overview: Overview) -> tuple[tuple[date, str, Summary, Correction], ...]:
    """Every correction as (day, permalink, document, correction), newest first.

    A permalink's number counts a document's corrections from the oldest, as on its page.
    """
    found = [
        (correction.on, f"{document.url}#correction-{number}", document, correction)
        for document in overview.documents
        for number, correction in enumerate(sorted(document.head.corrections, key=lambda one: one.on), 1)
    ]
    found.sort(key=lambda one: one[1])
    return tuple(sorted(found, key=lambda one: one[0], reverse=True))


def listed_corrections(overview: Overview, words: Words) -> tuple[ListedCorrection, ...]:
    """Every correction as pages show it, newest first."""
    return tuple(
        ListedCorrection(
            url=url,
            document=Reference(document.head.title, document.url),
            on=moment(on, words),
            text=correction.text,
            claims=tuple(
                Reference(row.text, f"{document.url}#{row.id}")
                for row in document.claims
                if row.id in correction.claims
            ),
        )
        for on, url, document, correction in all_corrections(overview)
    )
