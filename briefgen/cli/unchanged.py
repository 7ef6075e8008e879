"""`briefgen build` of a site that did not change, answered before anything is loaded.

Only the plainest calls are answered here, and only where all is as the last build left it; whatever else there is,
the command itself sees to.
"""

import os
import sys

from briefgen.cli.colour import wants_colour
from briefgen.engine.standing import Standing, read_report

PLAIN = frozenset({"--drafts", "--quiet", "--strict"})
"""The options that are understood here."""


def built_before(options: list[str]) -> bool:
    """Whether a build would give just what the last one gave: then that is told, as the command would tell it."""
    given = frozenset(options)
    if not given <= PLAIN or len(given) != len(options) or sys.platform == "win32":
        return False
    root = _site()
    quiet = "--quiet" in given
    standing = Standing(root, (None, "--drafts" in given, None, "--strict" in given)) if root else None
    last = standing.holds(aside=True) if standing else None
    if standing is None or last is None:
        return False
    report = ""
    if any(last.found):
        kept = read_report(standing, report_form(coloured=wants_colour(), quiet=quiet))
        if kept is None:
            return False
        report = kept
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(report)
        sys.stdout.flush()
        if not quiet:
            sys.stderr.write("".join(f"{line}\n" for line in published(last.pages, last.drafts)))
    except OSError:
        # A reader who left early: what is left in the buffer must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


def report_form(*, coloured: bool, quiet: bool) -> str:
    """The name of a form of a build's report."""
    return f"{'colour' if coloured else 'plain'}{'-quiet' if quiet else ''}"


def published(pages: int, drafts: int) -> list[str]:
    """What a build says that it did: lines."""
    lines = ["Published 1 page." if pages == 1 else f"Published {pages} pages."]
    if drafts:
        left = "1 draft was" if drafts == 1 else f"{drafts} drafts were"
        lines.append(f"{left} left out; --drafts publishes {'it' if drafts == 1 else 'them'}.")
    return lines


def _site() -> str | None:
    """The nearest folder with a `site.yaml`, from here upwards."""
    here = os.getcwd()  # noqa: PTH109 - pathlib takes longer to load than all of this
    while not os.path.isfile(os.path.join(here, "site.yaml")):  # noqa: PTH113, PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above
    return here
