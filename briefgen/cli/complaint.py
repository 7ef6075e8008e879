"""An error of use in one line."""

from collections.abc import Iterable
from difflib import get_close_matches

import click

from briefgen.report.visible import visible


def complaint(error: click.ClickException) -> str:
    """What was wrong with a command, after the command's own name; click's sentences are made to fit in."""
    context = getattr(error, "ctx", None)
    name = context.command_path if isinstance(context, click.Context) else "briefgen"
    message = " ".join(error.format_message().split())
    # Click's own sentences begin with a capital and end with a full stop; ours do neither.
    lowered = message[:1].lower() + message[1:] if message[1:2].islower() else message
    where = f" (see `{name} --help`)" if isinstance(error, click.UsageError) and not isinstance(error, Refusal) else ""
    return f"{name}: {visible(lowered).removesuffix('.')}{where}"


class Refusal(click.UsageError):
    """The command was written well, but cannot be done: the help would not tell more."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """`: did you mean X?` where something known comes near, else nothing."""
    near = get_close_matches(name.lower().replace("_", "-"), list(known), n=1, cutoff=0.6)
    return f": did you mean `{near[0]}`?" if near else ""
