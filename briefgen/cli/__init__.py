"""The command line: one file a command.

Exit codes: 0 clean, 1 findings at error level, 2 wrong use, or a `site.yaml` that cannot be used. Findings go to
standard output, progress and complaints to standard error. A command is imported only when it is called, and what can
be answered without any is answered before.
"""

import sys

from briefgen import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.engine.unchanged import Unchanged

INTERRUPTED = 130
"""What a shell expects of a program that the user stopped: 128 and the number of the signal."""


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code; errors of use are one line on standard error, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        sys.stdout.write(f"briefgen {__version__}\n")
        return 0
    try:
        return _built(given[1:]) if given[:1] == ["build"] else _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED


def _built(options: list[str]) -> int:
    """`briefgen build`, by the first of the ways that serves."""
    from briefgen.cli.unchanged import look  # noqa: PLC0415

    found = look(options)
    if found is None or found.standing.last is None:
        return _run(["build", *options])
    if found.built_before():
        return 0
    from briefgen.cli.edited import Edited  # noqa: PLC0415

    edited = Edited(found)
    return 0 if edited.built() else _run(["build", *options], edited.state)


def _run(given: list[str], state: "Unchanged | None" = None) -> int:
    from briefgen.cli.program import run  # noqa: PLC0415

    return run(given, state)
