"""One file that changed, checked again at once: what the whole site says of it follows when nobody types.

The stages are those of the engine. What a rule found by looking at all documents keeps its place in the text until
the whole site is checked again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.engine.analysis import Analysis
from briefgen.engine.library import SourceLibrary
from briefgen.lsp.shifting import carried, change
from briefgen.lsp.sources import ChangedSources, NearLibrary
from briefgen.model import DocumentKind
from briefgen.parse.document import parse_document
from briefgen.parse.source import parse_source
from briefgen.resolve import resolve
from briefgen.reviews.reading import read_reviews
from briefgen.reviews.signing import sign_off
from briefgen.rules import NAMES, RULES
from briefgen.summary import summarise
from briefgen.text import SourceText

_KINDS = {
    "briefings": DocumentKind.BRIEFING,
    "summits": DocumentKind.SUMMIT,
    "pages": DocumentKind.PAGE,
}
_SITE_RULES = frozenset(rule.name for rule in RULES if rule.site)


def recheck(
    site: Analysis, text: SourceText, texts: Mapping[str, SourceText], *, everywhere: bool = True
) -> Analysis | None:
    """The site with one newer text in it; None where only a check of the whole site can tell what it changes.

    `texts` are those that the site was checked with; the newer one is not put among them. `everywhere`: quoted words
    are looked for in all sources.
    """
    folder, _, rest = text.path.removeprefix(f"{site.settings.content}/").partition("/")
    if not text.path.startswith(f"{site.settings.content}/") or not rest.endswith(".md"):
        return None
    if folder == "sources":
        return _source(site, text, texts)
    library = SourceLibrary(site.sources) if everywhere else NearLibrary(site.sources)
    return _document(site, text, texts, _KINDS[folder], library) if folder in _KINDS else None


def _document(
    site: Analysis, text: SourceText, texts: Mapping[str, SourceText], kind: DocumentKind, library: SourceLibrary
) -> Analysis:
    settings = site.settings
    parsed, problems = parse_document(text, kind, settings, NAMES)
    resolved, astray = resolve(parsed, library)
    reviews = texts.get(f"{settings.content}/reviews/{resolved.slug}.yaml")
    briefing = sign_off(resolved, read_reviews(reviews)[0] if reviews else ())
    found = (*check.reported((*problems, *astray), settings), *check.check_briefing(briefing, settings))
    kept, _ = check.heed(found, {text.path: briefing.allowances}, settings)
    summary = summarise(briefing, check.failed_claims(each for each in kept if each.finding.label.path == text.path))
    others = (document for document in site.overview.documents if document.path != text.path)
    overview = replace(
        site.overview,
        documents=tuple(sorted((*others, summary), key=lambda document: document.path)),
    )
    return replace(
        site,
        overview=overview,
        diagnostics=_exchanged(site, text, texts, kept),
    )


def _source(site: Analysis, text: SourceText, texts: Mapping[str, SourceText]) -> Analysis | None:
    source, problems = parse_source(text, site.settings)
    before = site.sources.get(source.id)
    if before is None or before.head.path != text.path:
        return None
    source = replace(source, original=before.original)
    found = (*check.reported(problems, site.settings), *check.check_source(source, site.settings))
    return replace(
        site,
        sources=ChangedSources(site.sources, source),
        diagnostics=_exchanged(site, text, texts, found),
    )


def _exchanged(
    site: Analysis, text: SourceText, texts: Mapping[str, SourceText], found: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """All diagnostics, with those of one file new; what was found in view of the whole site stays where it can."""
    older = texts.get(text.path)
    fresh = list(found)
    places = {(each.rule, each.finding.label) for each in fresh}
    kept = [each for each in site.diagnostics if each.finding.label.path != text.path]
    if older is not None:
        done = change(older.text, text.text)
        for each in site.diagnostics:
            if each.finding.label.path == text.path and each.rule in _SITE_RULES:
                moved = carried(each, text.path, done)
                if moved is not None and (moved.rule, moved.finding.label) not in places:
                    fresh.append(moved)
    return (*kept, *fresh)
