"""`briefgen review`: a person signs claims off beside their evidence."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli.clock import today
from briefgen.cli.complaint import Refusal, suggestion
from briefgen.cli.engine import show
from briefgen.cli.options import Common, with_common
from briefgen.cli.review_files import ReviewFiles
from briefgen.cli.review_sheet import take_back, write_sheet
from briefgen.cli.site import find_site
from briefgen.cli.terminal import print_report
from briefgen.model import Briefing, DocumentKind
from briefgen.report.visible import visible
from briefgen.reviews.desk import Item, items, state_in_words
from briefgen.workspace import Analysis, Workspace


@click.command("review")
@click.argument("briefing", required=False)
@click.option("--by", metavar="NAME", help="Who signs.")
@click.option("--list", "listing", is_flag=True, help="Print which claims are signed, and ask nothing.")
@click.option("--sheet", type=click.Path(path_type=Path, dir_okay=False), help="Write a sheet: .csv or .html.")
@click.option(
    "--from-sheet", "filled", type=click.Path(path_type=Path, dir_okay=False), help="Take verdicts from a filled .csv."
)
@with_common
def command(
    common: Common, briefing: str | None, by: str | None, sheet: Path | None, filled: Path | None, *, listing: bool
) -> int:
    """Sign claims off beside their evidence, in all briefings or in one BRIEFING: its slug or its file."""
    if sum((listing, sheet is not None, filled is not None)) > 1:
        raise Refusal("--list, --sheet and --from-sheet are three things: ask for one of them")
    root = find_site(common.site)
    name = " ".join((by or "").split())
    if not listing and sheet is None:
        if not name:
            raise Refusal("who signs? add --by NAME")
        if filled is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise Refusal("there is no terminal to ask in; --list prints the state, --sheet writes one to fill in")
    workspace = Workspace.open(root)
    analysis = workspace.analyse(drafts=True)
    if not isinstance(analysis, Analysis):
        show(analysis, summarised=not common.quiet)
        return 2
    chosen = _chosen(analysis, root, briefing)
    if listing:
        print_report("".join(f"{line}\n" for line in _listed(analysis, chosen)))
        return 0
    files = ReviewFiles(root, analysis.settings.content)
    day = today(analysis.settings.timezone)
    work = desk(analysis, chosen)
    if sheet is not None:
        return write_sheet(common, sheet, analysis.settings.title, work)
    if filled is not None:
        return take_back(common, filled, work, files, by=name, day=day)
    warning = _of_author(analysis, chosen, name)
    if warning:
        common.progress(warning)
    # A terminal's library is loaded only when there is a terminal.
    from briefgen.cli.review_session import Session  # noqa: PLC0415

    slugs = tuple(each.slug for each in chosen)
    return Session(common, workspace, files, name, day, slugs, briefing is not None, warning).run(work)


def desk(analysis: Analysis, briefings: Sequence[Briefing]) -> tuple[Item, ...]:
    """The claims of some briefings that want a signature."""
    return tuple(
        item for briefing in briefings for item in items(briefing, analysis.texts[briefing.path], analysis.diagnostics)
    )


def _chosen(analysis: Analysis, root: Path, name: str | None) -> tuple[Briefing, ...]:
    briefings = tuple(each for each in analysis.briefings if each.kind is DocumentKind.BRIEFING)
    if name is None:
        return briefings
    slug = name.removesuffix(".md")
    here = Path(name).resolve()
    found = tuple(each for each in briefings if each.slug == slug or (root / each.path).resolve() == here)
    if not found:
        known = [each.slug for each in briefings]
        raise Refusal(f"there is no briefing `{name}`{suggestion(slug, known)}")
    return found


def _listed(analysis: Analysis, briefings: Sequence[Briefing]) -> list[str]:
    lines: list[str] = []
    for briefing in briefings:
        work = desk(analysis, (briefing,))
        signed = sum(item.settled for item in work)
        lines.append(f"{briefing.slug}: {signed} of {len(work)} claims signed")
        lines += (
            f"  {briefing.path}:{item.place.line}: {item.claim.id}: {visible(state_in_words(item.sign_off))}"
            for item in work
        )
    return lines


def _of_author(analysis: Analysis, briefings: Sequence[Briefing], name: str) -> str:
    """A second person signs: what to say where the first one does."""
    own: list[str] = []
    for briefing in briefings:
        people = {key: person.name for key, person in analysis.settings.authors.items() if key in briefing.head.authors}
        if name in people or name in people.values():
            own.append(briefing.slug)
    return f"{name} is an author of {' and '.join(own)}: a second person should sign it." if own else ""
