"""More of a source would be published than its rights allow.

## Why
`rights` is a promise to the owner of the text. `full` needs a licence that allows it; under `quotes`, one quotation may
hold `quote_limits.words` words, and all quotations together `quote_limits.share` of the source's words; under `link`,
no words of it may be published at all.

## Fix
Quote less, and paraphrase the rest; shorten a quotation with `[…]`. If you have the owner's permission, change `rights`
or `license` in the source's front matter, or `quote_limits` in site.yaml.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.model import Briefing, Overview, Rights, Settings, Source, SourceSummary
from briefgen.rule import Rule
from briefgen.text import Span, word_count

_FREE = (Rights.FULL, Rights.CITED)
"""What sets no limit to a single quotation."""


def unlicensed(source: Source, _settings: Settings) -> Iterator[Finding]:
    """`rights: full` without a licence."""
    head = source.head
    if head.rights is Rights.FULL and not head.license:
        yield Finding(
            "the source is published in full without a licence",
            Label(head.path, head.places.get("rights", head.places.get("title", Span(0, 0))), "full"),
            help="add the licence (license: CC-BY-4.0), or set rights to cited, quotes or link",
            source=head.id,
        )


def too_long(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Single quotations that hold too many words of a source, or any where none may be shown."""
    for claim in briefing.claims:
        heads = {evidence.head.id: evidence.head for evidence in claim.evidence if evidence.head}
        if all(head.rights in _FREE for head in heads.values()):
            continue
        inside = [quotation for evidence in claim.evidence for quotation in evidence.citation.quotations]
        for quotation in (*claim.quotations, *inside):
            if quotation.found is None:
                continue
            source = claim.passages[quotation.found.parts[0][0]].source
            rights = heads[source].rights
            # No text has more words than characters.
            if rights in _FREE or (rights is Rights.QUOTES and len(quotation.text) <= settings.quote_limits.words):
                continue
            count = word_count(quotation.text)
            place = Label(briefing.path, quotation.span, f"{count} words of {source}")
            if rights is Rights.LINK and quotation in claim.quotations:
                yield Finding(
                    f"{source} allows a link, and no words of it",
                    place,
                    help="paraphrase, or ask for the right to quote and set rights: quotes",
                    text=quotation.text,
                    claim=claim.id,
                    source=source,
                )
            elif rights is Rights.QUOTES and count > settings.quote_limits.words:
                yield Finding(
                    f"the quotation has {count} words; {settings.quote_limits.words} may be quoted at once",
                    place,
                    help="shorten it with […], or raise quote_limits.words in site.yaml",
                    text=quotation.text,
                    claim=claim.id,
                    source=source,
                )


def too_much(overview: Overview, settings: Settings) -> Iterator[Finding]:
    """Sources of which all quotations together show too large a share."""
    shown = overview.quoted_words
    for source in overview.sources:
        if source.head.rights is not Rights.QUOTES or source.head.id not in shown:
            continue
        words = shown[source.head.id]
        if source.words is None:
            if settings.originals is not None:
                yield _unchecked(source, words)
        elif words > settings.quote_limits.share * source.words:
            yield Finding(
                f"{words} of {source.words} words are quoted ({words / source.words:.0%}); "
                f"{settings.quote_limits.share:.0%} may be",
                Label(source.head.path, _place(source), "quoted too much of"),
                help="quote less of it, or raise quote_limits.share in site.yaml",
                source=source.head.id,
            )


def _place(source: SourceSummary) -> Span:
    return source.head.places.get("rights", source.head.places.get("title", Span(0, 0)))


def _unchecked(source: SourceSummary, words: int) -> Finding:
    return Finding(
        f"unchecked: {words} words of {source.head.id} are quoted, and how many it has in all is not known here",
        Label(source.head.path, _place(source), "its full text is not at hand"),
        help="run briefgen check where the originals are",
        severity=Severity.INFO,
        source=source.head.id,
    )


RULE = Rule("exceeded-rights", Severity.ERROR, briefing=too_long, source=unlicensed, site=too_much)
