"""`briefgen schema`: JSON Schemas of what authors write, for their editors."""

import json
import os
from pathlib import Path, PurePath

import click

from briefgen.cli.complaint import Refusal, suggestion
from briefgen.cli.import_files import write_whole
from briefgen.cli.options import Common, with_common
from briefgen.cli.site import find_site
from briefgen.cli.terminal import print_report
from briefgen.schemas import SCHEMAS, Schema

FOLDER = ".briefgen/schemas"
"""Where a site keeps them: a folder that is no part of what authors write, beside the cache."""


@click.command("schema")
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help=f"Write all of them into the site's folder {FOLDER}.")
@with_common
def command(common: Common, name: str | None, *, write: bool) -> int:
    """Print the JSON Schema called NAME; without NAME, list all."""
    if write:
        root = find_site(common.site)
        write_schemas(root)
        common.progress(f"Wrote {len(SCHEMAS)} schemas into {FOLDER}.")
        return 0
    if name is None:
        print_report("".join(f"{each}\n" for each in SCHEMAS))
        return 0
    if name not in SCHEMAS:
        raise Refusal(f"there is no schema `{name}`{suggestion(name, SCHEMAS) or '; `briefgen schema` lists them all'}")
    print_report(schema_text(SCHEMAS[name]()))
    return 0


def write_schemas(root: Path) -> None:
    """Write every schema where `# yaml-language-server` lines of a site look for them."""
    for name, schema in SCHEMAS.items():
        write_whole(root / FOLDER / f"{name}.json", schema_text(schema()))


def schema_line(root: Path, file: Path, name: str) -> str:
    """The comment by which editors find the schema of a file's front matter; it follows the first `---`.

    The schemas are written where there are none yet.
    """
    if not (root / FOLDER / f"{name}.json").is_file():
        write_schemas(root)
    way = PurePath(os.path.relpath(root / FOLDER / f"{name}.json", file.parent)).as_posix()
    return f"# yaml-language-server: $schema={way}\n"


def schema_text(schema: Schema) -> str:
    """A schema as it is published."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
