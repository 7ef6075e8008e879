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


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code; errors of use are one line on standard error, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        sys.stdout.write(f"briefgen {__version__}\n")
        return 0
    state = None
    if given[:1] == ["build"]:
        from briefgen.cli.unchanged import look  # noqa: PLC0415

        found = look(given[1:])
        if found and found.built_before():
            return 0
        if found and found.standing.last:
            from briefgen.cli.edited import Edited  # noqa: PLC0415

            edited = Edited(found)
            if edited.built():
                return 0
            state = edited.state
    from briefgen.cli.program import run  # noqa: PLC0415

    return run(given, state)
