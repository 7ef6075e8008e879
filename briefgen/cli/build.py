"""`briefgen build`: check the site, then publish it."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from briefgen.cli.complaint import Refusal
from briefgen.cli.engine import exit_code, open_site, show
from briefgen.cli.options import Common, with_common
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


@click.command("build")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish; else as site.yaml says."
)
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--url", callback=_address, metavar="URL", help="The site's address, instead of the one in site.yaml.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to use; else one a processor."
)
@click.option("--no-cache", is_flag=True, help="Do everything again, whatever an earlier build left.")
@with_common
def command(
    common: Common, *, output: Path | None, drafts: bool, url: str | None, jobs: int | None, no_cache: bool
) -> int:
    """Check the site, then publish it. With an error nothing is published, and the old output stays as it was."""
    root = find_site(common.site)
    common.detail(f"Building the site in {root}")
    folder = output.absolute() if output else None
    try:
        # A site that did not change is told before the engine is loaded.
        state = None if no_cache else Unchanged(root, folder, drafts, url, common.strict)
        built = (state.result() if state else None) or open_site(root).build(
            output=folder, drafts=drafts, url=url, jobs=jobs, strict=common.strict, cache=not no_cache
        )
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
    return code
