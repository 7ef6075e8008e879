"""`briefgen import`: an article becomes a source."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from briefgen.cli.complaint import Refusal
from briefgen.cli.import_files import read_input, write_whole
from briefgen.cli.options import Common, with_common
from briefgen.cli.site import find_site
from briefgen.cli.taking_in import Request, Taken, Wish, folders, take_in
from briefgen.cli.terminal import complain
from briefgen.importing.dates import read_iso
from briefgen.importing.identity import is_source_id
from briefgen.importing.readers import FORMATS
from briefgen.model import PartialDate, Rights


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> PartialDate | None:
    if value is None:
        return None
    found = read_iso(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is no date such as 2025-10-28, 2025-10 or 2025")
    return found


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(map(str.isspace, value))
    except ValueError:
        usable = False
    if not usable:
        raise click.BadParameter(f"{value!r} is not an address that begins with https:// or http://")
    return value


def _id(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_source_id(value):
        raise click.BadParameter(f"{value!r} cannot be cited; use letters, digits, `-`, `_` and `.`")
    return value


@click.command("import")
@click.argument("files", metavar="FILE... | -", nargs=-1, required=True)
@click.option("--id", "identity", callback=_id, metavar="ID", help="The source's id; else made from the title.")
@click.option("--title", metavar="TEXT", help="The headline; else the first line that looks like one.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; may be given more than once.")
@click.option("--container-title", metavar="TEXT", help="The newspaper, agency or site that published it.")
@click.option("--issued", callback=_date, metavar="DATE", help="The day it was published, as 2025-10-28.")
@click.option("--accessed", callback=_date, metavar="DATE", help="The day you read it.")
@click.option("--url", callback=_address, metavar="URL", help="Where it is published.")
@click.option("--archive-url", callback=_address, metavar="URL", help="Where an archive keeps a copy.")
@click.option("--language", metavar="TAG", help="Its language, as en or ja.")
@click.option("--rights", type=click.Choice([each.value for each in Rights]), help="What may be published of it.")
@click.option("--license", "licence", metavar="NAME", help="Its licence, which --rights full needs.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="What it is; else by the file's name.")
@click.option("--keep-all", is_flag=True, help="Leave no block out.")
@click.option("--elide", is_flag=True, help="Keep the full text under `originals`, outside of what is published.")
@with_common
def command(
    common: Common,
    files: tuple[str, ...],
    *,
    identity: str | None,
    title: str | None,
    authors: tuple[str, ...],
    container_title: str | None,
    issued: PartialDate | None,
    accessed: PartialDate | None,
    url: str | None,
    archive_url: str | None,
    language: str | None,
    rights: str | None,
    licence: str | None,
    form: str | None,
    keep_all: bool,
    elide: bool,
) -> int:
    """Make a source of each article FILE: plain text, Markdown, HTML or PDF; `-` reads standard input.

    Every paragraph gets an anchor that briefings can cite. A newer version of a known source keeps the anchors of its
    paragraphs. What is left out is listed; where one file cannot be imported, nothing is written at all.
    """
    if len(files) > 1 and (identity or title or url or archive_url):
        raise Refusal("--id, --title, --url and --archive-url name one article, but more than one FILE is given")
    if rights == Rights.FULL and not licence:
        raise Refusal("--rights full publishes every word, so it needs --license")
    root = find_site(common.site)
    extra = (("accessed", str(accessed) if accessed else ""), ("license", licence or ""))
    wish = Wish(identity, title, authors, container_title, issued, url, archive_url, language, rights, extra)
    site = folders(root)
    if elide and site.originals is None:
        raise Refusal("--elide needs `originals` in site.yaml: the folder, outside of the site, for full texts")
    taken: list[Taken] = []
    refused = False
    for name in files:
        request = Request(name, form, keep_all=keep_all, elide=elide)
        try:
            taken.append(take_in(request, read_input(name), wish, replace(site, planned=tuple(taken))))
        except Refusal as refusal:
            complain(f"briefgen import: {refusal.message}")
            refused = True
    if refused:
        return 2
    for each in taken:
        for path, text in each.writes:
            write_whole(Path(path), text)
        common.progress(each.report)
    return 0
