"""`briefgen check`: hold every claim against its source and report what is wrong."""

from pathlib import Path

import click

from briefgen.cli.engine import collect_rarely, exit_code, open_site, show, telling
from briefgen.cli.mend import mend
from briefgen.cli.options import Common, with_common, with_jobs
from briefgen.cli.progress import Meter
from briefgen.cli.repository import folder_in_repository
from briefgen.cli.site import find_site, path_in_site
from briefgen.cli.terminal import print_report
from briefgen.report.formats import FORMATS
from briefgen.report.summary import sentence


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--output-format", type=click.Choice(list(FORMATS)), default="full", help="How to report; else full.")
@click.option("--fix", is_flag=True, help="Make the safe fixes first.")
@with_jobs
@click.option("--allowances", is_flag=True, help="List what comments allow, why, and what that silences.")
@with_common
def command(
    common: Common, paths: tuple[Path, ...], output_format: str, *, fix: bool, jobs: int | None, allowances: bool
) -> int:
    """Hold every claim against its source and report what is wrong, in the whole site or in each PATH only."""
    root = find_site(common.site)
    within = [path_in_site(root, path) for path in paths]
    # The site's own folder stands for everything in it.
    chosen = () if "" in within else tuple(within)
    common.detail(f"Checking the site in {root}")
    collect_rarely()
    engine = open_site(root)
    with telling(engine, common), Meter(common) as meter:
        result = engine.check(chosen, strict=common.strict, jobs=jobs, progress=meter)
    if fix and result.usable:
        result, mended = mend(root, engine, chosen, result, strict=common.strict)
        common.progress(f"Mended {mended} {'finding' if mended == 1 else 'findings'}.")
    if allowances and result.usable:
        print_report(engine.allowances(chosen), colour=False)
    show(result, output_format, folder=folder_in_repository(root), summarised=not common.quiet)
    if output_format != "full":
        common.progress(sentence(result.counts))
    return exit_code(result)
