"""The sample site's sources: one of every right."""

from briefgen.model import (
    PartialDate,
    Passage,
    PassageKind,
    Rights,
    Role,
    Source,
    SourceHead,
)
from briefgen.text import Prose, Span

NOWHERE = Span(0, 0)
SECRET = "sapphire"
"""A word that stands only in paragraphs that rights withhold."""


def passage(
    source: str,
    anchor: str,
    text: str,
    *,
    digest: bool = False,
    kind: PassageKind = PassageKind.PARAGRAPH,
    level: int = 0,
) -> Passage:
    return Passage(
        source,
        f"content/sources/{source}.md",
        anchor,
        kind,
        Prose(text),
        NOWHERE,
        "5f0c9a77" * 8 if digest else None,
        level,
    )


def head(
    identity: str, title: str, rights: Rights, container: str, role: Role = Role.SECONDARY, **more: str
) -> SourceHead:
    return SourceHead(
        id=identity,
        path=f"content/sources/{identity}.md",
        title=title,
        issued=PartialDate(2025, 10, 28),
        type="article-newspaper",
        authors=("Jane Doe",) if role is not Role.PRIMARY else (),
        container_title=container,
        accessed=PartialDate(2025, 10, 29),
        url=f"https://news.example/{identity}",
        archive_url=f"https://archive.example/2025/{identity}",
        archive_date=PartialDate(2025, 10, 29),
        language="en",
        rights=rights,
        role=role,
        license=more.get("license"),
        origin=more.get("origin"),
    )


WIRE = Source(
    head(
        "wire", "Leaders sign minerals framework in Tokyo", Rights.QUOTES, "The Example Wire", Role.WIRE, origin="wire"
    ),
    (
        passage("wire", "p1", "TOKYO, 28 October", kind=PassageKind.HEADING, level=2),
        passage(
            "wire",
            "p2",
            f"The leaders met on Tuesday under a {SECRET} canopy and signed a framework on rare earths.",
            digest=True,
        ),
        passage(
            "wire",
            "p3",
            f"She called the alliance, {SECRET} and all, “a new golden age” and said they would “work as one”.",
            digest=True,
        ),
        passage("wire", "p4", f"Officials expect work to begin in {SECRET} season.", digest=True),
        passage("wire", "p5", "[…] the prime minister thanked him […]", digest=True),
        passage("wire", "p6", f"Another {SECRET} paragraph.", digest=True),
    ),
)
SHEET = Source(
    head(
        "sheet",
        "Fact sheet: the Tokyo agreements",
        Rights.FULL,
        "Office of the Press Secretary",
        Role.PRIMARY,
        license="CC0-1.0",
    ),
    (
        passage("sheet", "p1", "Japan will invest $550 billion in energy, ships and minerals in the United States."),
        passage(
            "sheet",
            "p2",
            "The text commits both sides to secure the supply of critical minerals […] within six months.",
        ),
        passage("sheet", "p3", "Signed in Tokyo.", kind=PassageKind.ITEM, level=1),
    ),
)
DAILY = Source(
    head("daily", "Was the money ever new?", Rights.CITED, "Example Daily", Role.OPINION),
    (
        passage("daily", "p1", f"An {SECRET} opening nobody cites.", digest=True),
        passage("daily", "p2", "Most of the sum is loans and guarantees agreed months before."),
    ),
)
LOCKED = Source(
    head("locked", "The view behind the wall", Rights.LINK, "Example Review"),
    (
        passage("locked", "p1", f"Words that are {SECRET} and locked: exports fell by a tenth.", digest=True),
        passage("locked", "p2", f"More {SECRET} words.", digest=True),
    ),
)
SOURCES = (DAILY, LOCKED, SHEET, WIRE)
BY_ID = {source.id: source for source in (WIRE, SHEET, DAILY, LOCKED)}
