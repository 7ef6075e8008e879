"""Whether reports are coloured."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def wants_colour(environment: "Mapping[str, str] | None" = None) -> bool:
    """Whether reports are coloured: NO_COLOR, then FORCE_COLOR, then whether a terminal reads them."""
    given = os.environ if environment is None else environment
    if given.get("NO_COLOR"):
        return False
    if given.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return given.get("TERM") != "dumb" and sys.stdout.isatty()
