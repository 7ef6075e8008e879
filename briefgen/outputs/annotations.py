"""`annotations.json`: a briefing's citations as a page of W3C Web Annotations.

Each annotation ties a claim (its body) to the words of the source that it cites (its targets), as far as rights
allow. The source's own address is the target where it has one, so that annotation clients find the words there.
Addresses are whole where the site has one, else relative to the file.
"""

from collections.abc import Mapping

from briefgen.model import Artifact, Claim, Evidence, Passage, SourceHead
from briefgen.outputs.dossier import Dossier
from briefgen.outputs.frame import absolute
from briefgen.outputs.json_text import Json, json_text, without_nothing
from briefgen.outputs.source_card import source_url
from briefgen.rights import Stretch, allowed, around, quoted_stretches

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations(dossier: Dossier) -> tuple[Artifact, ...]:
    """The annotations of a briefing, in the order of its claims."""
    items: list[Json] = []
    address = absolute(dossier.site, dossier.summary.url) or "./"
    language = dossier.briefing.head.language or dossier.site.language
    for claim in dossier.briefing.claims:
        if not claim.evidence:
            continue
        stretches = quoted_stretches(claim)
        for number, evidence in enumerate(claim.evidence, 1):
            if evidence.head:
                targets = _all_targets(evidence, evidence.head, stretches, dossier)
                items.append(_annotation(claim, number, targets, address, language))
    path = f"{dossier.summary.url}annotations.json"
    page: Json = {
        "@context": CONTEXT,
        "id": absolute(dossier.site, path) or "annotations.json",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return (Artifact(path, json_text(page)),)


def _annotation(claim: Claim, number: int, targets: list[Json], page: str, language: str) -> Json:
    words: Json = {
        "type": "TextualBody",
        "value": claim.text,
        "format": "text/plain",
        "language": language,
        "purpose": "describing",
    }
    place: Json = {
        "type": "SpecificResource",
        "source": page,
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
            "value": claim.id,
        },
        "purpose": "linking",
    }
    return {
        "id": f"{page}#{claim.id}/{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [words, place],
        "target": targets,
    }


def _all_targets(
    evidence: Evidence, head: SourceHead, stretches: Mapping[tuple[str, str], tuple[Stretch, ...]], dossier: Dossier
) -> list[Json]:
    targets: list[Json] = []
    for passage in evidence.passages:
        targets += _targets(passage, head, stretches.get((passage.source, passage.anchor), ()), dossier)
    return targets or [_address(head, None, dossier)]


def _targets(passage: Passage, head: SourceHead, quoted: tuple[Stretch, ...], dossier: Dossier) -> list[Json]:
    text = passage.text
    allowances = allowed(text, head.rights, quoted, cited=True)
    targets: list[Json] = []
    for stretch in quoted:
        prefix, exact, suffix = around(text, stretch, allowances)
        if exact:
            selector = without_nothing(
                {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
            )
            source = head.url or _address(head, None, dossier)
            targets.append({"type": "SpecificResource", "source": source, "selector": selector})
    return targets or [_address(head, passage.anchor, dossier)]


def _address(head: SourceHead, anchor: str | None, dossier: Dossier) -> str:
    """A source's page on this site, or a paragraph of it."""
    path = source_url(head.id, anchor)
    return absolute(dossier.site, path) or f"../../{path}"
