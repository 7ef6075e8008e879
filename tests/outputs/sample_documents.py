"""The sample site's documents and their bodies."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from briefgen.model import (
    Body,
    Briefing,
    Correction,
    DocumentKind,
    FactCheck,
    Head,
    Note,
    PartialDate,
    Participant,
    SummitHead,
)
from tests.outputs.sample_claims import CLAIMS, cite, claim
from tests.outputs.sample_sources import NOWHERE


def marker(number: int) -> str:
    return f'<a class="cite" id="cite-{number}" href="#ev-{number}" aria-label="Evidence {number}">{number}</a>'


def span(one: str, text: str, kind: str = "fact", status: str = "cited") -> str:
    return f'<span class="claim" id="{one}" data-kind="{kind}" data-status="{status}">{text}</span>'


BODY = Body(
    "<p>"
    + span("c-signed", "The leaders signed a framework on rare earths.")
    + f"{marker(1)} "
    + span("c-golden", "She called the alliance “a new golden age”.", "quotation")
    + f"{marker(2)} The wording was not new: it had been heard at two earlier meetings, and in much the same order.</p>"
    '<h2 id="money">The money</h2><p>'
    + span("c-money", "Japan pledged $550 billion.", status="disputed")
    + f"{marker(3)} "
    + span("c-gain", "Tokyo gained more than it conceded.", "analysis", "exempt")
    + "</p><ul><li>"
    + span("c-exports", "Exports had fallen before the visit.")
    + f"{marker(4)}</li><li>"
    + span("c-six", "Both sides have six months.")
    + f'{marker(5)}<sup class="note-ref"><a id="fnref-1" href="#fn-1">1</a></sup></li></ul>'
    '<div class="table" role="region" aria-label="Table" tabindex="0"><table>'
    "<thead><tr><th>Agreement</th><th>Signed</th><th>Sum in billions</th></tr></thead><tbody>"
    "<tr><td>Critical minerals framework</td><td>28 October 2025</td><td>—</td></tr>"
    "<tr><td>Investment in the United States</td><td>4 September 2025</td><td>550</td></tr></tbody></table></div>"
    "<blockquote><p>A new golden age.</p><footer>— The prime minister</footer></blockquote>"
    '<h2 id="check">A statement checked</h2>'
    '<section class="fact-check" data-rating="mostly-accurate"><blockquote><p>'
    + span("c-visits", "I have visited Japan three times before as president.", "quotation")
    + marker(6)
    + "</p></blockquote><p>The earlier visits were in 2017 and 2019.</p></section>",
    (Note("fn-1", "1", "<p>Counted from the day of signing.</p>"),),
)

TOKYO_HEAD = Head(
    title="Tokyo summit: minerals and the alliance",
    date=date(2025, 10, 28),
    updated=datetime(2025, 10, 30, 9, 30, tzinfo=UTC),
    summary="What the two leaders signed in Tokyo on minerals and investment, and what was said of it on either side.",
    authors=("asharma", "Guest Writer"),
    summit="tokyo-2025",
    tags=("critical minerals", "alliance"),
    aliases=("old/tokyo/", "tokyo.html"),
    corrections=(
        Correction(date(2025, 10, 30), "An earlier version gave the wrong month for the first visit.", ("c-visits",)),
    ),
)
TOKYO = Briefing(
    kind=DocumentKind.BRIEFING,
    slug="tokyo-minerals",
    path="content/briefings/tokyo-minerals.md",
    text="",
    head=TOKYO_HEAD,
    claims=CLAIMS,
    fact_checks=(FactCheck("mostly-accurate", "The President", PartialDate(2025, 10, 28), "c-visits", NOWHERE),),
    words=610,
)
BUSAN = Briefing(
    kind=DocumentKind.BRIEFING,
    slug="busan-truce",
    path="content/briefings/busan-truce.md",
    text="",
    head=Head(
        title="Busan: a truce of one year, <and> its small print",
        date=date(2025, 10, 27),
        summary="Tariffs halve and ships sail free for a year. The text leaves the hard questions to a second meeting.",
        authors=("asharma",),
        summit="tokyo-2025",
        tags=("alliance", "trade"),
    ),
    claims=(claim("c-truce", "Both leaders called it a beginning.", cite(0, "sheet", "p2")),),
    words=240,
)
SUMMIT = Briefing(
    kind=DocumentKind.SUMMIT,
    slug="tokyo-2025",
    path="content/summits/tokyo-2025.md",
    text="",
    head=Head(title="Tokyo summit 2025", summary="Two days at the Akasaka Palace: minerals, ships and the alliance."),
    summit=SummitHead(
        name="Tokyo summit 2025",
        start=date(2025, 10, 27),
        end=date(2025, 10, 28),
        place="Akasaka Palace, Tokyo",
        country="Japan",
        participants=(
            Participant("Takaichi Sanae", "Prime Minister", "Japan"),
            Participant("Donald Trump", "President", "United States"),
            Participant("An observer"),
        ),
    ),
)
METHODOLOGY = Briefing(
    kind=DocumentKind.PAGE,
    slug="methodology",
    path="content/pages/methodology.md",
    text="",
    head=Head(title="Methodology", summary="How claims are held against their sources."),
)
POLICY = Briefing(
    kind=DocumentKind.PAGE,
    slug="corrections-policy",
    path="content/pages/corrections-policy.md",
    text="",
    head=Head(title="Corrections policy"),
)
DOCUMENTS = (BUSAN, TOKYO, POLICY, METHODOLOGY, SUMMIT)
PLAIN = Body(
    "<p>"
    + span("c-truce", "Both leaders called it a beginning.")
    + marker(1)
    + " Each paragraph that stands here was written for a test, and none of them says much.</p>"
)
BODIES: Mapping[str, Body] = {
    "tokyo-minerals": BODY,
    "busan-truce": PLAIN,
    "tokyo-2025": Body("<p>The leaders met for two days. The first was given to talks, the second to signatures.</p>"),
    "methodology": Body("<p>A status says what was checked, never that a thing is true.</p>"),
    "corrections-policy": Body("<p>Mistakes are put right in the open.</p>"),
}
