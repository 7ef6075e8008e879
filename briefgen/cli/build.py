"""`briefgen build`: check the site, then publish it."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from briefgen.cli.complaint import Refusal
from briefgen.cli.engine import BuildResult, exit_code, open_site, show, telling
from briefgen.cli.options import Common, with_common, with_jobs
from briefgen.cli.progress import Meter
from briefgen.cli.site import find_site
from briefgen.engine.publishing import PublishError
from briefgen.engine.unchanged import Unchanged


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.netloc)
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

    def build() -> BuildResult:
        # A site that did not change is told before the engine is loaded.
        state = None if no_cache else Unchanged(root, folder, drafts, url, common.strict)
        unchanged = state.result() if state else None
        if unchanged is not None:
            return unchanged
        engine = open_site(root)
        with telling(engine, common), Meter(common) as meter:
            return engine.build(
                output=folder,
                drafts=drafts,
                url=url,
                jobs=jobs,
                strict=common.strict,
                cache=not no_cache,
                scheduler=scheduler,
                progress=meter,
            )

    try:
        built = build()
    except PublishError as error:
        raise Refusal(str(error)) from error
    result = built.result
    if result.diagnostics or not result.usable:
        show(result, summarised=not common.quiet)
    code = exit_code(result)
    if code:
        common.progress("Nothing was published.")
    else:
        pages = "1 page" if built.pages == 1 else f"{built.pages} pages"
        common.progress(f"Published {pages}.")
        if built.drafts:
            left = "1 draft was" if built.drafts == 1 else f"{built.drafts} drafts were"
            common.progress(f"{left} left out; --drafts publishes {'it' if built.drafts == 1 else 'them'}.")
    return code
