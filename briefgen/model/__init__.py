"""The things that briefgen speaks of: frozen data, no behaviour beyond looking at itself.

The data flows one way. `parse` gives sources, briefings and settings; `resolve` puts each citation's passages into
its claim; `check` and `outputs` only read. Pages about many briefings see `Summary` values, never a whole briefing.
"""

from briefgen.model.claim import (
    EXEMPT,
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
from briefgen.model.published import Artifact, Body, Note, Page
from briefgen.model.review import ReviewState, Signature, SignOff
from briefgen.model.settings import COLORS, Look, Person, QuoteLimits, Rights, Settings
from briefgen.model.source import Name, PartialDate, Passage, PassageKind, Role, Source, SourceHead
from briefgen.model.summary import CitationRow, ClaimRow, Overview, Review, Shown, SourceSummary, Summary

__all__ = [
    "COLORS",
    "EXEMPT",
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
    "Link",
    "LinkKind",
    "Locator",
    "Look",
    "Match",
    "Name",
    "Note",
    "Overview",
    "Page",
    "PartialDate",
    "Participant",
    "Passage",
    "PassageKind",
    "Person",
    "Quotation",
    "QuotationRole",
    "QuoteLimits",
    "Review",
    "ReviewState",
    "Rights",
    "Role",
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
]
