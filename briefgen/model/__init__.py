"""The things that briefgen speaks of: frozen data, no behaviour beyond looking at itself.

The data flows one way. `parse` gives sources, briefings and settings; `resolve` puts each citation's passages into
its claim; `check` and `outputs` only read. Pages about many briefings see `Summary` values, never a whole briefing.
"""

from briefgen.model.claim import (
    EXEMPT,
    VERBATIM,
    Citation,
    Claim,
    ClaimKind,
    Closest,
    Elsewhere,
    Evidence,
    Hit,
    Intent,
    Locator,
    Match,
    Quotation,
    QuotationRole,
    Status,
    Withheld,
)
from briefgen.model.document import (
    Allowance,
    Briefing,
    Correction,
    DocumentKind,
    FactCheck,
    Head,
    Link,
    LinkKind,
    Participant,
    SummitHead,
)
from briefgen.model.kept import Names, Places, Rows
from briefgen.model.overview import Overview
from briefgen.model.published import Artifact, Body, Note, Page, Pieces
from briefgen.model.review import ReviewState, Signature, SignOff
from briefgen.model.rows import CitationRow, ClaimRow, Review, Shown
from briefgen.model.settings import COLORS, JudgeSettings, Look, Person, QuoteLimits, Rights, Settings
from briefgen.model.source import Name, PartialDate, Passage, PassageKind, Role, Source, SourceHead
from briefgen.model.summary import SourceSummary, Summary
from briefgen.model.tally import Tally, tally

__all__ = [
    "COLORS",
    "EXEMPT",
    "VERBATIM",
    "Allowance",
    "Artifact",
    "Body",
    "Briefing",
    "Citation",
    "CitationRow",
    "Claim",
    "ClaimKind",
    "ClaimRow",
    "Closest",
    "Correction",
    "DocumentKind",
    "Elsewhere",
    "Evidence",
    "FactCheck",
    "Head",
    "Hit",
    "Intent",
    "JudgeSettings",
    "Link",
    "LinkKind",
    "Locator",
    "Look",
    "Match",
    "Name",
    "Names",
    "Note",
    "Overview",
    "Page",
    "PartialDate",
    "Participant",
    "Passage",
    "PassageKind",
    "Person",
    "Pieces",
    "Places",
    "Quotation",
    "QuotationRole",
    "QuoteLimits",
    "Review",
    "ReviewState",
    "Rights",
    "Role",
    "Rows",
    "Settings",
    "Shown",
    "SignOff",
    "Signature",
    "Source",
    "SourceHead",
    "SourceSummary",
    "Status",
    "Summary",
    "SummitHead",
    "Tally",
    "Withheld",
    "tally",
]
