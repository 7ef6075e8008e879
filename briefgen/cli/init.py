"""`briefgen init`: a small working site in a new folder."""

import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import click

from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common, with_common
from briefgen.cli.schema import write_schemas
from briefgen.cli.terminal import print_report

FIRST = ("content", "gitignore", "site.yaml")
"""What a new site consists of: `site.yaml` comes last, for it is what makes a folder a site."""

NEXT_STEPS = """\
Made a small site {where}. What it says is invented: replace it by your own.

Next:
{enter}  briefgen import article.txt --id wire --issued 2025-10-28  make a source of an article and its date
  briefgen new briefing "A title"                            start a briefing: a draft
  briefgen serve                                             see the site while you write
  briefgen check                                             hold every claim against its source
  briefgen build                                             publish the site into the folder public

When you have your own, delete the examples: all files in content/briefings, content/sources and content/summits.
"""


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@with_common
def command(common: Common, folder: Path) -> int:
    """Make a small working site in DIR, which must be new or empty."""
    _refuse(folder)
    target = folder.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written aside first: a full disk or an interruption leaves no half of a site behind. An empty folder may be a
    # disk of its own, to which nothing can be moved from outside.
    beside = target if target.exists() else target.parent
    with tempfile.TemporaryDirectory(dir=beside, prefix=".briefgen-") as aside:
        site = Path(aside) / "site"
        _write(site)
        _move(site, target)
    write_schemas(target)
    if not common.quiet:
        here = target.resolve() == Path.cwd().resolve()
        where, enter = ("here", "") if here else (f"in {folder}", f"  cd {folder}\n")
        print_report(NEXT_STEPS.format(where=where, enter=enter))
    return 0


def _refuse(folder: Path) -> None:
    if folder.is_file():
        raise Refusal(f"{folder} is a file; name a folder that is new or empty")
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise Refusal(f"the folder {folder} is not empty; name one that is new or empty")


def _write(site: Path) -> None:
    site.mkdir()
    with as_file(files("briefgen.cli") / "starter") as starter:
        for name in FIRST:
            target = site / name.replace("gitignore", ".gitignore")
            if (starter / name).is_dir():
                shutil.copytree(starter / name, target, copy_function=shutil.copyfile)
            else:
                shutil.copyfile(starter / name, target)
    (site / "content" / "assets").mkdir()


def _move(site: Path, target: Path) -> None:
    if not target.exists():
        site.rename(target)
        return
    # An empty folder stays the folder that it is: somebody may stand in it, or have made it a repository.
    for name in FIRST:
        moved = name.replace("gitignore", ".gitignore")
        (site / moved).rename(target / moved)
