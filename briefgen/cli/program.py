"""All commands, and what becomes of what they raise: an exit code, and one line on standard error."""

import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from briefgen import __version__
from briefgen.cli import INTERRUPTED
from briefgen.cli.commands import LazyGroup
from briefgen.cli.complaint import complaint
from briefgen.cli.options import Common, common
from briefgen.cli.terminal import complain, prepare_streams

if TYPE_CHECKING:
    from briefgen.engine.unchanged import Unchanged


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen", message="%(prog)s %(version)s")
@common
@click.pass_context
def briefgen(context: click.Context) -> int:
    """Publish fact-checked briefings: every claim is held against the paragraph of the source that it cites."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return 2
    return 0


def run(given: Sequence[str], state: "Unchanged | None" = None) -> int:
    """Run one command and return its exit code; errors of use are one line on standard error, never a traceback.

    `state` is that of the site that is to be built, if it was looked at already.
    """
    prepare_streams()
    try:
        code = briefgen.main(list(given), prog_name="briefgen", standalone_mode=False, obj=Common(state=state))
    except click.ClickException as error:
        complain(complaint(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        complain(f"briefgen: {error.filename or 'the system'}: {error.strerror or error}")
        return 2
    except Exception as error:  # noqa: BLE001 - the last place that can turn a bug into a message
        if "--verbose" in given:
            traceback.print_exc()
        complain(f"briefgen: this is a bug in briefgen, please report it: {type(error).__name__}: {error}")
        if "--verbose" not in given:
            complain("briefgen: the same command with --verbose shows where it happened")
        return 2
    return code if isinstance(code, int) else 0
