"""`briefgen build` of a site that did not change, answered before anything is loaded.

Only the plainest calls are answered here, and only where all is as the last build left it; whatever else there is,
the command itself sees to.
"""

import os
import sys

from briefgen.cli.colour import wants_colour
from briefgen.engine.standing import Standing, read_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.engine.standing import Last

PLAIN = frozenset({"--drafts", "--quiet", "--strict"})
"""The options that are understood here."""


class Look:
    """A plain call of `briefgen build`, and the site as it was found."""

    def __init__(self, root: str, given: frozenset[str]) -> None:
        self.root = root
        self.drafts = "--drafts" in given
        self.quiet = "--quiet" in given
        self.strict = "--strict" in given
        self.standing = Standing(root, (None, self.drafts, None, self.strict))

    def built_before(self) -> bool:
        """Whether a build would give just what the last one gave: then that is told, as the command would tell it."""
        last = self.standing.holds(aside=True)
        report = self._report(last) if last else None
        if last is None or report is None:
            return False
        tell(report, [] if self.quiet else published(last.pages, last.drafts))
        return True

    def _report(self, last: "Last") -> str | None:
        if not any(last.found):
            return ""
        return read_report(self.standing, report_form(coloured=wants_colour(), quiet=self.quiet))


def look(options: list[str]) -> Look | None:
    """A look at the site; None where the call is not plain, or there is no site."""
    given = frozenset(options)
    if not given <= PLAIN or len(given) != len(options) or sys.platform == "win32":
        return None
    root = _site()
    return Look(root, given) if root else None


def tell(report: str, lines: list[str]) -> None:
    """Print a report, and say what was done."""
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(report)
        sys.stdout.flush()
        sys.stderr.write("".join(f"{line}\n" for line in lines))
    except OSError:
        # A reader who left early: what is left in the buffer must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
