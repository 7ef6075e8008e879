"""The commands by name, each imported when it is called."""

from importlib import import_module
from types import MappingProxyType
from typing import Final

import click

from briefgen.cli.complaint import suggestion

COMMANDS: Final = MappingProxyType(
    {
        "init": ("briefgen.cli.init", "Make a small working site in a new folder."),
        "new": ("briefgen.cli.new", "Start a briefing, a source, a summit or a page."),
        "import": ("briefgen.cli.import_", "Make a source of an article: text, Markdown, HTML or PDF."),
        "cite": ("briefgen.cli.cite", "Find the paragraphs that best bear a sentence."),
        "check": ("briefgen.cli.check", "Hold every claim against its source and report what is wrong."),
        "review": ("briefgen.cli.review", "Sign claims off beside their evidence."),
        "build": ("briefgen.cli.build", "Check the site, then publish it into a folder."),
        "serve": ("briefgen.cli.serve", "Show the site in the browser while it is written."),
        "schema": ("briefgen.cli.schema", "Print JSON Schemas for editors."),
        "explain": ("briefgen.cli.explain", "Say what a rule means and how to mend what it finds."),
        "lsp": ("briefgen.cli.lsp", "Answer an editor: findings while you write, and sources to choose from."),
    }
)
"""Name, then the module whose `command` it is, and one line of help; in the order in which help lists them."""


class LazyGroup(click.Group):
    """The group of `COMMANDS`: listing them imports none. Its methods are click's."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command's name."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise click.UsageError(f"there is no command `{name}`{suggestion(name, COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)
