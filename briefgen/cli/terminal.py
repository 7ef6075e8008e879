"""Standard output and standard error: UTF-8 everywhere, and a reader who left."""

import contextlib
import errno
import io
import os
import sys

import click


def prepare_streams() -> None:
    """Write UTF-8 also where the system's encoding cannot hold our text."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_report(text: str, *, colour: bool = False) -> None:
    """Write to standard output; a reader who closed it early (`| head`) is no error."""
    try:
        click.echo(text, nl=False, color=colour)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:
            raise
        # Python writes what is left in the buffer when it ends: that must go nowhere.
        with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def complain(message: str) -> None:
    """One line on standard error; with nobody there to read it, nothing."""
    with contextlib.suppress(OSError):
        click.echo(message, err=True)
