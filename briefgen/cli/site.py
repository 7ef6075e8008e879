"""Where the site is, and where a path stands in it."""

from dataclasses import replace
from pathlib import Path

import yaml

from briefgen.cli.complaint import Refusal
from briefgen.model import Person, Rights, Settings

SETTINGS = "site.yaml"


def find_site(named: Path | None) -> Path:
    """The site's folder: the one named, else the nearest with a `site.yaml` from the current folder upwards.

    Raises:
        Refusal: there is none.
    """
    if named is not None:
        if not named.is_dir():
            raise Refusal(f"--site {named}: there is no such folder")
        if not (named / SETTINGS).is_file():
            raise Refusal(f"--site {named}: the folder has no {SETTINGS}; run `briefgen init DIR` to make a site")
        return named.absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise Refusal(f"there is no {SETTINGS} here or in a folder above; run `briefgen init DIR` to make a site")


def path_in_site(root: Path, path: Path) -> str:
    """A path relative to the site, with `/` between folders; `""` for the site itself.

    Raises:
        Refusal: there is no such file or folder, or it lies outside of the site.
    """
    if not path.exists():
        raise Refusal(f"there is no file or folder {path}")
    for outer, inner in ((root, path.absolute()), (root.resolve(), path.resolve())):
        if ".." not in inner.parts and inner.is_relative_to(outer):
            relative = inner.relative_to(outer).as_posix()
            return "" if relative == "." else relative
    raise Refusal(f"{path} lies outside of the site in {root}")


def read_settings(root: Path) -> Settings:
    """The site's settings as a new file needs them; whatever cannot be used is as if it were not there."""
    try:
        given = yaml.safe_load((root / SETTINGS).read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refusal(f"{SETTINGS} cannot be read; `briefgen check` says what is wrong with it") from error
    known = given if isinstance(given, dict) else {}
    texts = {key: known[key] for key in ("content", "language", "timezone") if isinstance(known.get(key), str)}
    authors = known.get("authors")
    people = {str(key): Person(str(key)) for key in authors} if isinstance(authors, dict) else {}
    rights = known.get("rights")
    return replace(
        Settings("", authors=people, rights=Rights(rights) if rights in set(Rights) else Rights.QUOTES), **texts
    )
