"""Where the site is, and where a path stands in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.complaint import Refusal

if TYPE_CHECKING:
    from briefgen.model import Settings

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


def read_settings(root: Path) -> "Settings":
    """The site's settings, for a command that only starts a file: a value that cannot be used is left at its default.

    Raises:
        Refusal: `site.yaml` cannot be read as settings at all.
    """
    # Half of the time that a command takes to start, and only few need it.
    from briefgen.parse.settings import parse_settings  # noqa: PLC0415
    from briefgen.text import SourceText  # noqa: PLC0415

    try:
        text = (root / SETTINGS).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    settings, _ = parse_settings(SourceText(SETTINGS, text), known_rules=())
    if settings is None:
        raise Refusal(f"{SETTINGS} cannot be used; `briefgen check` says what is wrong with it")
    return settings
