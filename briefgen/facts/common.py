"""Whether a word is an everyday word of English rather than a name.

The list holds the stems of the lower-case words of SCOWL's small American list (Kevin Atkinson, permissive licence,
see `data/README.md`).
"""

from functools import cache
from pkgutil import get_data


@cache
def _stems() -> frozenset[str]:
    data = get_data("briefgen.facts", "data/common_stems.txt") or b""
    return frozenset(data.decode("utf-8").split())


def is_common(stem: str) -> bool:
    """Whether a stem is that of an everyday word."""
    return stem in _stems()
