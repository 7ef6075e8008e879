"""A name in a claim must stand in a paragraph that the claim cites, or in its source's title, author or publisher.

## Why
The right words said of the wrong person are worse than no words. And a name misspelt tells the reader that nobody
looked.

Names are compared word by word. Countries and great organisations are known by all their names (Japan, Japanese; the
United States, U.S., American), acronyms by their initials, and a surname suffices. A name of which only a part stands
in the source is told at level info, unless the source has another word in the missing one's place, or its letters in
another order. A word that opens a sentence is a name only where the words around it are everyday ones.

## Fix
Copy the name from the source, or cite the paragraph that bears it. Where two spellings mean the same, say so once in
`site.yaml`: `aliases: {高市早苗: Takaichi}`.

## Examples
The source has: Prime Minister Sanae Takaichi met President Trump.

- “Takaichi met Trump” stands.
- “Takiachi met Trump” is reported: did you mean Takaichi?
- “Ishiba met Trump” is reported.
"""

from collections.abc import Iterator

from briefgen.diagnostic import Edit, Finding, Fix, Severity
from briefgen.facts.common import is_common
from briefgen.facts.evidence import Case, cases
from briefgen.facts.hold_names import NameVerdict, hold_name, is_settled
from briefgen.facts.languages import named
from briefgen.facts.names import Name
from briefgen.facts.negation import denied
from briefgen.facts.tokens import fold, tokens
from briefgen.model import Briefing, Settings
from briefgen.rule import Rule

_MEND = "copy the name from the source, cite the paragraph that bears it, or add it to `aliases` in site.yaml"


def find(briefing: Briefing, settings: Settings) -> Iterator[Finding]:
    """Names of claims of which no cited paragraph bears a word."""
    told: set[frozenset[str]] = set()
    for case in cases(briefing, settings):
        if not case.readable:
            if case.languages not in told:
                yield _unchecked(case)
            told.add(case.languages)
            continue
        for name in case.reading.names:
            if case.verified(name.start, name.end):
                continue
            twin = case.twins.get(name.sentence)
            if twin is None and is_settled(name, case.context):
                continue
            verdict = hold_name(name, case.context, settings.aliases, case.reading, twin)
            if verdict.missing and not (name.doubtful and not verdict.near):
                yield _finding(case, name, verdict)


def _finding(case: Case, name: Name, verdict: NameVerdict) -> Finding:
    missing = " ".join(word.text for word in verdict.missing)
    message = f"claim names {name.text}; {case.places} does not"
    fix, mend = None, _MEND
    if verdict.near:
        message = f"claim names {name.text}; {case.places} has {verdict.near}"
        mend = f"did you mean {verdict.near}?"
        word = verdict.missing[0]
        if len(verdict.missing) == 1:
            place = case.claim.prose.span(word.start, word.end)
            fix = Fix((Edit(case.path, place, _like(word.text, verdict.near)),), safe=False)
    elif verdict.rival:
        message = f"claim names {name.text}; {case.places} names {verdict.rival}"
    elif verdict.borne:
        message = f"claim names {name.text}; {case.places} has {' '.join(w.text for w in verdict.borne)}, not {missing}"
    if case.unchecked and not verdict.near and not verdict.rival:
        message = f"{name.text} is unchecked: it is not in {case.places}, and {case.unchecked}"
        mend = "put the original beside the site (`originals`), or cite a paragraph that bears the name"
    return Finding(
        message,
        case.label(name.start, name.end, "not in the cited paragraphs"),
        help=mend,
        fix=fix,
        severity=_severity(case, name, verdict),
        text=missing,
        claim=case.claim.id,
    )


def _unchecked(case: Case) -> Finding:
    """One for each language that a briefing cites: what cannot be checked is said, and not said again."""
    theirs = " and ".join(named(language) for language in sorted(case.languages))
    return Finding(
        f"names, negations and hedges are unchecked: the claim is in {named(case.language)}, {case.places} in {theirs}",
        case.label(0, len(case.claim.text), "only quotations, numbers and dates are checked"),
        help="read this claim beside its source; briefgen compares words within English and within Japanese",
        severity=Severity.INFO,
        text=case.claim.text,
        claim=case.claim.id,
    )


def _like(written: str, near: str) -> str:
    """The source's word with the possessive ending that the claim has."""
    word = tokens(near)[0].text if near else near
    ending = written[len(fold(written)) :] if fold(written) != written.casefold() else ""
    return word.removesuffix("'s").removesuffix("’s") + ending


def _severity(case: Case, name: Name, verdict: NameVerdict) -> Severity | None:
    if verdict.certain:
        return None
    if (case.elided and not verdict.rival) or verdict.subject or denied(name.start, case.reading):
        return Severity.INFO
    if verdict.borne and verdict.near:
        # Another spelling of a name is common. A surname after the right first name, or the same letters in another
        # order, is a slip of the pen.
        surname = len(verdict.missing) == 1 and verdict.missing[0].end == name.end
        swapped = any(sorted(word.folded) == sorted(fold(verdict.near)) for word in verdict.missing)
        return None if verdict.rival and (surname or swapped) else Severity.INFO
    if verdict.place or verdict.rival:
        return None
    # Everyday words such as North or Club stand in many names: they bear none by themselves.
    if not case.context.titles:
        return Severity.INFO if verdict.borne else None
    return Severity.INFO if any(not is_common(word.stem) for word in verdict.borne) else None


RULE = Rule("unsupported-name", Severity.WARNING, briefing=find)
