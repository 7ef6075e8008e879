"""The front page as it was shown last, kept beside the engine's memory for the next start."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefgen.engine.standing import MEMORY
from briefgen.theme import Theme
from briefgen.workspace import SETTINGS

FILE = "front.json"


def keep_front(root: Path, theme: Theme, page: str) -> None:
    """Keep a front page. Where that cannot be, the next start is a little later, and nothing worse."""
    folder = root / MEMORY
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        waiting = folder / f"{FILE}.part"
        waiting.write_text(json.dumps({"for": _state(root, theme), "page": page}), encoding="utf-8")
        waiting.replace(folder / FILE)


def kept_front(root: Path, theme: Theme) -> str | None:
    """The front page that was kept; None where the settings or the theme are others now."""
    try:
        kept = json.loads((root / MEMORY / FILE).read_text("utf-8"))
        page = kept["page"] if kept["for"] == _state(root, theme) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return page if isinstance(page, str) else None


def _state(root: Path, theme: Theme) -> str:
    return sha256(theme.identity.encode() + (root / SETTINGS).read_bytes()).hexdigest()
