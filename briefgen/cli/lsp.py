"""`briefgen lsp`: a language server on standard input and output."""

from importlib.util import find_spec

import click

from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common, with_common
from briefgen.cli.site import find_site


@click.command("lsp")
@with_common
def command(common: Common) -> int:
    """Answer an editor on standard input and output: findings while you write, sources to choose from, and more.

    An editor starts this itself. Without --site, each file is looked at as part of the site that it stands in.
    """
    if find_spec("pygls") is None:
        raise Refusal("the language server needs an extra library; run pip install 'briefgen[lsp]'")
    # The library takes time to load, and nothing else needs it.
    from briefgen.lsp.server import make_server  # noqa: PLC0415

    make_server(find_site(common.site) if common.site else None).start_io()
    return 0
