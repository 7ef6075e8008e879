"""Quoted words must stand, word for word, in a cited paragraph.

## Why
Quotation marks promise a speaker's own words. One changed word breaks the promise, and similarity is no excuse: a
dropped “not” leaves a sentence nearly as it was.

## Fix
Copy the words again from the source, or drop the marks and paraphrase. Leave words out with `[…]`, put your own in
with `[words]`. Scare quotes are marked as `[“so-called”]{.term}`. A difference in punctuation or letter case alone is
told at level info. So is a title with a subtitle (`"Great Hopes: The Making of a Town"`) of which the source has the
main part alone: it is a name rather than anybody's words.

Where a source is elided, the words may stand in its original only. `briefgen check --fix` then keeps them in the
source, as far as its rights allow.

## Examples
The source has: We will halve all emissions by 2035.

- `"halve emissions by 2035"` is altered: “all” is lost.
- `"halve […] emissions by 2035"` stands.
- `"[h]alve all emissions"` stands.
"""

from collections.abc import Iterator, Sequence

from briefgen.diagnostic import Edit, Finding, Fix, Label, Severity
from briefgen.elision import GAP
from briefgen.facts.titled import SUBTITLE, Title, title_of
from briefgen.matching.match import find_quotation
from briefgen.model import Briefing, Claim, Passage, Quotation, QuotationRole, Rights, Settings, Withheld
from briefgen.rule import Rule
from briefgen.text import word_count
from briefgen.withheld import keep_words

_MEND = "copy the words from the source, or drop the marks and paraphrase"


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Quotations that stand in no cited paragraph, and those that differ in punctuation or letter case."""
    for claim in briefing.claims:
        for evidence in claim.evidence:
            for quotation in evidence.citation.quotations:
                if quotation.withheld:
                    yield _withheld(briefing, claim, quotation, quotation.withheld, settings)
                elif evidence.passages and quotation.elsewhere is None:
                    yield from _judge(briefing, claim, quotation, _names(evidence.passages))
        # A claim without evidence belongs to `uncited-claim`: one mistake, one finding.
        if claim.passages:
            for quotation in claim.quotations:
                if quotation.withheld:
                    yield _withheld(briefing, claim, quotation, quotation.withheld, settings)
                elif quotation.elsewhere is None:
                    yield from _judge(briefing, claim, quotation, _names(claim.passages))


def _names(passages: Sequence[Passage]) -> str:
    anchors = [passage.anchor for passage in passages]
    return anchors[0] if len(anchors) == 1 else f"{', '.join(anchors[:-1])} or {anchors[-1]}"


def _judge(briefing: Briefing, claim: Claim, quotation: Quotation, names: str) -> Iterator[Finding]:
    if quotation.found and quotation.found.lenient:
        yield _touched(briefing, claim, quotation)
    elif quotation.found is None and not quotation.unresolved:
        yield _altered(briefing, claim, quotation, names)


def _altered(briefing: Briefing, claim: Claim, quotation: Quotation, names: str) -> Finding:
    title = title_of(quotation.text)
    if title and _is_longer(title, [passage.text for passage in claim.passages]):
        return _longer_title(briefing, claim, quotation, title)
    near = quotation.closest
    words = near.passage.text[near.start : near.end] if near else ""
    message = "quotation differs from its source" if near else "quotation is not in its source"
    mend = _MEND
    diff = near.diff if near else None
    moved = near is not None and near.passage not in claim.passages
    if near and moved:
        there = f"{near.passage.source} {near.passage.anchor}"
        message = f"quotation is not in its source where it is cited; {there} has words like it"
        mend = f"read {there}, then cite it and copy its words, or drop the marks and paraphrase"
    if not quotation.closed:
        message = "quotation has no closing mark, and its words are not in its source up to the sentence's end"
        mend = "close it where the source's words end"
    elif GAP.search(words):
        message, mend = "quotation runs across text that its source leaves out", "quote what stands on one side of […]"
        diff = None
    related: tuple[Label, ...] = ()
    fix = None
    if near:
        place = near.passage.prose.span(near.start, near.end)
        related = (Label(near.passage.path, place, "the nearest words" if moved else "closest cited passage"),)
        # What was left out, or runs over several lines, is for the author to put right.
        whole = quotation.role is not QuotationRole.BLOCK and quotation.closed and "…" not in quotation.text
        if whole and "..." not in quotation.text and not GAP.search(words):
            fix = Fix((Edit(briefing.path, quotation.span, words + _stop(quotation.text, words)),), safe=False)
    return Finding(
        message,
        Label(briefing.path, quotation.span, f"not in {names} word for word"),
        related=related,
        diff=diff,
        help=mend,
        fix=fix,
        text=quotation.text,
        claim=claim.id,
        source=near.passage.source if near else claim.passages[0].source,
        paragraph=near.passage.anchor if near else None,
    )


def _stop(quoted: str, words: str) -> str:
    """The closing comma or full stop of quoted words, which may stay where the source has none."""
    return quoted[-1] if quoted.endswith((",", ".")) and not words.endswith((",", ".")) else ""


def _is_longer(title: Title, passages: Sequence[str]) -> bool:
    """Whether passages have the main part of a title without a subtitle; and what it adds after a comma, elsewhere."""
    places = [(text, hit) for text in passages if (hit := find_quotation(title.main, [text])) is not None]
    # "Great Hopes: The Ruin of a Town" has another subtitle.
    if not places or any(SUBTITLE.match(text[hit.parts[-1][2] :].lstrip("\"'”’")) for text, hit in places):
        return False
    return not title.added or any(find_quotation(title.rest, [text]) for text in passages)


def _longer_title(briefing: Briefing, claim: Claim, quotation: Quotation, title: Title) -> Finding:
    """A title is a name: that the source shortens it to its main part does not make it a misquotation."""
    return Finding(
        f"title is longer than in its source, which has “{title.main}” without “{title.rest}”",
        Label(briefing.path, quotation.span, "longer than in the source"),
        help="shorten it as the source does, or cite a paragraph that has all of it",
        severity=Severity.INFO,
        text=quotation.text,
        claim=claim.id,
    )


def _withheld(briefing: Briefing, claim: Claim, quotation: Quotation, found: Withheld, settings: Settings) -> Finding:
    """The words are right, but the committed source leaves them out, so that nobody else could check them."""
    passage = found.passage
    name = f"{passage.source} {passage.anchor}"
    rights = next(each.head.rights for each in claim.evidence if each.head and each.head.id == passage.source)
    count = word_count(quotation.text)
    fix = None
    if rights is Rights.LINK:
        mend = "paraphrase: the source allows a link, and no words of it"
    elif rights is Rights.QUOTES and count > settings.quote_limits.words:
        mend = f"shorten it with […]: it has {count} words, and {settings.quote_limits.words} may be quoted at once"
    else:
        edits = keep_words(found)
        fix = Fix(edits) if edits else None
        mend = "keep the words in the source" + (": briefgen check --fix" if fix else ", in the place of its […]")
    return Finding(
        f"quoted words are left out of {name}, though its original has them",
        Label(briefing.path, quotation.span, "only in the original"),
        related=(Label(passage.path, passage.prose.whole, "they belong here"),),
        help=mend,
        fix=fix,
        text=quotation.text,
        claim=claim.id,
        source=passage.source,
        paragraph=passage.anchor,
    )


def _touched(briefing: Briefing, claim: Claim, quotation: Quotation) -> Finding:
    hit = quotation.found
    assert hit is not None
    index, start, _ = hit.parts[0]
    passage = claim.passages[index]
    end = hit.parts[-1][2] if hit.parts[-1][0] == index else len(passage.text)
    return Finding(
        "quotation differs from its source in punctuation or letter case alone",
        Label(briefing.path, quotation.span, f"the words stand in {passage.anchor}"),
        related=(Label(passage.path, passage.prose.span(start, end), "as the source has it"),),
        help="copy the source's punctuation, unless it is your house style to change it",
        severity=Severity.INFO,
        text=quotation.text,
        claim=claim.id,
        source=passage.source,
        paragraph=passage.anchor,
    )


RULE = Rule("altered-quote", Severity.ERROR, briefing=find)
