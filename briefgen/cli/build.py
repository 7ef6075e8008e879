"""`briefgen build`: check the site, then publish it."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from briefgen.cli.colour import wants_colour
from briefgen.cli.complaint import Refusal
from briefgen.cli.engine import collect_rarely, exit_code, open_site, report, show, telling
from briefgen.cli.options import Common, with_common, with_jobs
from briefgen.cli.progress import Meter
from briefgen.cli.site import find_site
from briefgen.cli.terminal import print_report
from briefgen.cli.unchanged import published, report_form
from briefgen.engine.standing import Standing
from briefgen.engine.unchanged import Unchanged
from briefgen.engine.waiting import PublishError


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from briefgen.parse.texts import ascii_address  # noqa: PLC0415

    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.netloc)
        value = ascii_address(value)
    except ValueError:
        usable = False
    if not usable:
        raise click.BadParameter(f"{value!r} is not an address that begins with https:// or http://")
    return value if value.endswith("/") else f"{value}/"


def _scheduler(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"tcp", "tls", "ws", "wss"} and bool(parts.hostname) and bool(parts.port)
    except ValueError:
        usable = False
    if not usable:
        raise click.BadParameter(f"{value!r} is not a scheduler's address such as tcp://127.0.0.1:8786")
    return value


@click.command("build")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish; else as site.yaml says."
)
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--url", callback=_address, metavar="URL", help="The site's address, instead of the one in site.yaml.")
@with_jobs
@click.option(
    "--scheduler", callback=_scheduler, metavar="ADDRESS", help="Have briefings done by the Dask cluster at tcp://…"
)
@click.option("--no-cache", is_flag=True, help="Do everything again, whatever an earlier build left.")
@with_common
def command(
    common: Common,
    *,
    output: Path | None,
    drafts: bool,
    url: str | None,
    jobs: int | None,
    scheduler: str | None,
    no_cache: bool,
) -> int:
    """Check the site, then publish it. With an error nothing is published, and the old output stays as it was."""
    root = find_site(common.site)
    if jobs and scheduler:
        raise Refusal("with --scheduler the cluster does the work: leave --jobs out")
    common.detail(f"Building the site in {root}")
    folder = output.absolute() if output else None

    # A site that did not change is told before the engine is loaded.
    state = None if no_cache else common.state or Unchanged(Standing(root, (folder, drafts, url, common.strict)))
    gist = state.holds() if state else None
    if state and gist:
        said = _kept_report(state, common) if any(gist.counts.found) else ""
        if said:
            print_report(said, colour=wants_colour())
        return _told(common, 0, gist.pages, gist.drafts)
    collect_rarely()
    engine = open_site(root)
    try:
        with telling(engine, common), Meter(common) as meter:
            built = engine.build(
                output=folder,
                drafts=drafts,
                url=url,
                jobs=jobs,
                strict=common.strict,
                cache=not no_cache,
                scheduler=scheduler,
                progress=meter,
                state=state,
            )
    except PublishError as error:
        raise Refusal(str(error)) from error
    result = built.result
    if result.diagnostics or not result.usable:
        show(result, summarised=not common.quiet)
    return _told(common, exit_code(result), built.pages, built.drafts)


def _kept_report(state: Unchanged, common: Common) -> str:
    """The report of a build that gave what the last one gave, put into words once."""
    form = report_form(coloured=wants_colour(), quiet=common.quiet)
    said = state.report(form)
    if said is None:
        built = state.result()
        said = report(built.result, summarised=not common.quiet) if built else ""
        state.keep_report(form, said)
    return said


def _told(common: Common, code: int, pages: int, drafts: int) -> int:
    """The exit code of a build, after a word on what was published."""
    for line in ["Nothing was published."] if code else published(pages, drafts):
        common.progress(line)
    return code
