"""Where the site stands in the repository that GitHub checked out."""

import os
from pathlib import Path


def folder_in_repository(root: Path) -> str:
    """The site's folder below the repository's root, ending in `/`; `""` at the root, or outside of GitHub Actions."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not root.resolve().is_relative_to(Path(workspace).resolve()):
        return ""
    relative = root.resolve().relative_to(Path(workspace).resolve()).as_posix()
    return "" if relative == "." else f"{relative}/"
