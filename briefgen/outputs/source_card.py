"""A source's head as pages show it."""

from briefgen.frozen import frozen
from briefgen.model import SourceHead
from briefgen.outputs.moment import Moment, moment
from briefgen.outputs.once import once
from briefgen.outputs.word_table import Words


@frozen
class SourceCard:
    """A source without its text: where it is on the site (`url`), what it is, and where it came from (`original`).

    `container` is the newspaper, site or series that it appeared in; `rights` and `role` are the names of FORMATS.
    """

    id: str
    url: str
    title: str
    container: str | None
    authors: tuple[str, ...]
    publisher: str | None
    issued: Moment
    accessed: Moment | None
    original: str | None
    archive: str | None
    archived: Moment | None
    language: str | None
    type: str
    rights: str
    license: str | None
    role: str
    origin: str | None


@once
def source_card(head: SourceHead, words: Words) -> SourceCard:
    """A source's head, its dates in the site's language."""
    return SourceCard(
        id=head.id,
        url=source_url(head.id),
        title=head.title,
        container=head.container_title,
        authors=head.authors,
        publisher=head.publisher,
        issued=moment(head.issued, words),
        accessed=moment(head.accessed, words) if head.accessed else None,
        original=head.url,
        archive=head.archive_url,
        archived=moment(head.archive_date, words) if head.archive_date else None,
        language=head.language,
        type=head.type.replace("-", " ").replace("_", " "),
        rights=head.rights.value,
        license=head.license,
        role=head.role.value,
        origin=head.origin,
    )


def source_url(source: str, anchor: str | None = None) -> str:
    """A source's page, or one of its paragraphs, relative to the site's root."""
    return f"sources/{source}/#{anchor}" if anchor else f"sources/{source}/"
