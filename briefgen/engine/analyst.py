"""Goes through a site once: sources, sign-offs, documents, then the site as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen import check
from briefgen.diagnostic import Diagnostic
from briefgen.digest import fingerprint, gathered
from briefgen.engine.analysis import Analysis, Note, face_of
from briefgen.engine.articles import Articles, lost_reviews, read_signed
from briefgen.engine.content import Content
from briefgen.engine.documents import Ahead, Documents
from briefgen.engine.hands import ALONE, Hands
from briefgen.engine.ledger import Ledger
from briefgen.engine.library import SourceLibrary
from briefgen.engine.memory import Alive, Memory
from briefgen.engine.units import Desk, settings_digest
from briefgen.facts.reading import forget
from briefgen.judging.bench import Bench
from briefgen.model import DocumentKind, Overview, Settings
from briefgen.parse.problem import Problem
from briefgen.text import SourceText

_SITE = "site"


class Analyst:
    """One pass. `ahead` makes the pages of briefings while these are at hand."""

    def __init__(
        self,
        content: Content,
        settings: Settings,
        memory: Memory,
        *,
        hands: Hands = ALONE,
        ahead: Ahead | None = None,
        bench: Bench | None = None,
    ) -> None:
        """`hands` do the work; `bench` has the site's judges."""
        self._ledger = Ledger(content, settings, memory, settings_digest(settings))
        self._hands = hands
        self._ahead = ahead
        self._bench = bench

    @property
    def alive(self) -> Alive:
        """The names that this pass remembers something by."""
        return Alive((*self._ledger.keys, _SITE))

    def analyse(self, problems: Iterable[Problem], texts: Mapping[str, SourceText], *, drafts: bool) -> Analysis:
        """Everything; `problems` are those of site.yaml."""
        ledger, settings = self._ledger, self._ledger.settings
        articles = Articles(ledger)
        signed, unsigned = read_signed(ledger)
        desk = Desk(SourceLibrary(articles.shelf), articles.outlines, signed, self._bench)
        documents = Documents(ledger, desk, hands=self._hands, ahead=self._ahead)
        assets = self._assets()

        def analysis(notes: Mapping[str, Note]) -> Analysis:
            told = {path: note for path, note in sorted(notes.items()) if drafts or not note.draft}
            overview = self._overview(told, documents, articles, assets)
            return Analysis(
                settings, overview, "", told, articles.outlines, articles.shelf, assets, (), texts, documents.briefing
            )

        standing = documents.notes("summits", "pages")
        if self._ahead is not None:
            self._ahead.begin(analysis(standing))
        notes = standing | documents.notes("briefings")
        if ledger.memory.lean:
            forget()
        site = analysis(notes)
        left = tuple(sorted(notes.keys() - site.notes.keys()))
        found = [*check.reported(problems, settings), *check.reported(ledger.content.problems, settings)]
        found += (*articles.diagnostics, *unsigned)
        if drafts:
            slugs = {each.slug for each in site.overview.of(DocumentKind.BRIEFING)}
            found += lost_reviews(ledger, slugs)
        for note in site.notes.values():
            found += note.diagnostics
        digest = fingerprint(
            ledger.rules,
            *(f"{path} {note.digest}" for path, note in site.notes.items()),
            *(f"{key} {outline.whole}" for key, outline in site.outlines.items()),
            *ledger.content.files,
            *site.overview.assets.values(),
        )
        found += self._of_site(site.overview, digest)
        face = fingerprint(
            *(f"{path} {note.front}" for path, note in site.notes.items()),
            *(part for key, outline in site.outlines.items() for part in (key, outline.head, *outline.passages)),
            *site.overview.assets.values(),
        )
        kept, allowed = check.heed(found, {path: note.allowances for path, note in site.notes.items()}, settings)
        of_sources = {path: unit.diagnostics for path, unit in articles.units.items()}
        return replace(
            site,
            digest=digest,
            face=face,
            claims=gathered(face_of(path, note) for path, note in site.notes.items()),
            diagnostics=kept,
            allowed=allowed,
            left=left,
            of_sources=of_sources,
        )

    def _assets(self) -> dict[str, str]:
        """The digests of the assets by their paths."""
        content = self._ledger.content
        digests = {path: content.digest(path) for path in content.folders.get("assets", ())}
        for path, digest in digests.items():
            if digest is None:
                content.text(path)
        return {path: digest for path, digest in digests.items() if digest is not None}

    def _overview(
        self, notes: Mapping[str, Note], documents: Documents, articles: Articles, assets: Mapping[str, str]
    ) -> Overview:
        from briefgen.outputs.addresses import published_urls  # noqa: PLC0415
        from briefgen.theme import published_name  # noqa: PLC0415

        memory = self._ledger.memory
        overview = Overview(
            documents=tuple(documents.summary(path, note) for path, note in notes.items()),
            sources=articles.summaries,
            files=frozenset(self._ledger.content.files),
            assets={path: published_name(path.rpartition("/")[2], digest) for path, digest in assets.items()},
            quoted=(lambda: memory.citations.quoted_words(notes)) if memory.lean else None,
        )
        return replace(overview, urls=published_urls(overview))

    def _of_site(self, overview: Overview, digest: str) -> tuple[Diagnostic, ...]:
        """What the rules find in the site as a whole."""
        memory = self._ledger.memory
        found = memory.recall(tuple[Diagnostic, ...], _SITE, digest)
        if found is None:
            found = check.check_site(overview, self._ledger.settings)
            memory.keep(tuple[Diagnostic, ...], _SITE, digest, found)
        return found
