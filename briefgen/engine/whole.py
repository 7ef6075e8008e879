"""The whole way: all of a site is looked at, and what has its old key is taken from memory."""

from pathlib import Path

from briefgen import check
from briefgen.engine.analysis import Analysis
from briefgen.engine.analyst import Analyst
from briefgen.engine.base import LEFT, folders_of, leave
from briefgen.engine.documents import Ahead
from briefgen.engine.folder import Folder
from briefgen.engine.hands import Hands
from briefgen.engine.made import MADE
from briefgen.engine.outcome import outcome, unusable_site
from briefgen.engine.record import record_of
from briefgen.engine.result import BuildResult, Result
from briefgen.engine.standing import MEMORY
from briefgen.extras import lacking
from briefgen.judging.bench import unusable
from briefgen.judging.judge import JudgeError


def analyse(
    folder: Folder, *, drafts: bool, url: str | None, hands: Hands, ahead: Ahead | None = None
) -> Analysis | Result:
    """Read, resolve and check a site; a `Result` where `site.yaml` cannot be used."""
    opened = folder.opened(url)
    if isinstance(opened, Result):
        return opened
    settings = opened.settings
    # A model is opened once, and is not to be forked.
    hands = Hands(1, None, hands.progress) if settings.judges else hands
    analyst = Analyst(opened.content, settings, folder.memory, hands=hands, ahead=ahead, bench=folder.bench)
    try:
        analysis = analyst.analyse(opened.problems, opened.texts, drafts=drafts)
    except JudgeError as error:
        found = check.reported((*opened.problems, unusable(settings, error)), settings)
        return unusable_site(opened.text, found)
    folder.alive = analyst.alive
    folder.see(opened.survey)
    return analysis


def build_whole(
    folder: Folder, output: Path | None, options: str, *, drafts: bool, url: str | None, strict: bool, hands: Hands
) -> tuple[BuildResult, Analysis | None]:
    """Check all of a site, then publish unless there is an error; without the analysis where nothing was published.

    `options` tell what else a build that begins with this one must have in common with it.

    Raises:
        PublishError: the output folder cannot be written.
    """
    from briefgen.engine.press import PressAhead, publish  # noqa: PLC0415

    ahead = PressAhead(folder.root, output, folder.root / MEMORY, folder.memory)
    try:
        analysis = analyse(folder, drafts=drafts, url=url, hands=hands, ahead=ahead)
        if isinstance(analysis, Result):
            return BuildResult(analysis, 0), None
        result = outcome(analysis, (*analysis.diagnostics, *lacking(analysis.settings)), (), strict=strict)
        if result.counts.errors or ahead.publication is None:
            folder.save((MADE,))
            return BuildResult(result, 0), None
        telling = hands.telling("Making pages")
        pages, failures, alive = publish(
            analysis, folder.root, ahead.publication, folder.memory, telling, jobs=hands.jobs
        )
        folder.alive.add(alive)
        built = BuildResult(result, pages, len(analysis.left))
        if not failures and folders_of(analysis.settings) is not None:
            digests = folder.seen.digests
            files = {path: digests[path] for path in sorted(analysis.overview.files & digests.keys())}
            record = record_of(folder.root / MEMORY, ahead.publication.output)
            leave(analysis, files, folder.memory, options=options, record=record, theme=ahead.theme, result=built)
            folder.alive.add(LEFT)
    finally:
        ahead.close()
    folder.save()
    if failures:
        return BuildResult(outcome(analysis, (*analysis.diagnostics, *failures), (), strict=strict), 0), None
    return built, analysis
