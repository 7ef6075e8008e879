"""The options that every command takes, before or after its name."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.terminal import complain
from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.engine.unchanged import Unchanged


@frozen
class Common:
    """What the common options say. `site` is None where the site is to be looked for from the current folder.

    `state` is that of a site that is to be built, if it was looked at before the options were.
    """

    site: Path | None = None
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    state: "Unchanged | None" = None

    def progress(self, message: str) -> None:
        """Say on standard error what was done, unless `--quiet`."""
        if not self.quiet:
            complain(message)

    def detail(self, message: str) -> None:
        """Say it only with `--verbose`."""
        if self.verbose:
            complain(message)


def common(function: Callable[..., int]) -> Callable[..., int]:
    """Add the common options to a group, which keeps them for its commands."""

    @_options
    @click.pass_context
    @wraps(function)
    def group(context: click.Context, /, *arguments: Any, **options: Any) -> int:
        context.obj = _taken(context, options)
        return function(*arguments, **options)

    return group


def with_common(function: Callable[..., int]) -> Callable[..., int]:
    """Add the common options to a command, which gets them as its first argument, a `Common`."""

    @_options
    @click.pass_context
    @wraps(function)
    def command(context: click.Context, /, **options: Any) -> int:
        return function(_taken(context, options), **options)

    return command


def with_jobs(function: Callable[..., int]) -> Callable[..., int]:
    """Add the option that says how many processes to use."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to use; else one a processor."
    )(function)


def _taken(context: click.Context, options: dict[str, Any]) -> Common:
    """The common options, taken out of a command's own; those given before the command's name hold too."""
    outer = context.obj if isinstance(context.obj, Common) else Common()
    return Common(
        site=options.pop("site") or outer.site,
        strict=options.pop("strict") or outer.strict,
        quiet=options.pop("quiet") or outer.quiet,
        verbose=options.pop("verbose") or outer.verbose,
        state=outer.state,
    )


def _options(function: Callable[..., int]) -> Callable[..., int]:
    for option in (
        click.option("--verbose", is_flag=True, help="Say more about what is done."),
        click.option("--quiet", is_flag=True, help="Say nothing but what was found."),
        click.option("--strict", is_flag=True, help="Take warnings as errors."),
        click.option(
            "--site",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="The site's folder; else the nearest with a site.yaml, from here upwards.",
        ),
    ):
        function = option(function)
    return function
