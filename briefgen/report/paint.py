"""Colours for a terminal, or none."""

from enum import StrEnum

from briefgen.diagnostic import Severity
from briefgen.frozen import frozen


class Style(StrEnum):
    """The parts of a report that have a colour: the parameters of ANSI's "select graphic rendition"."""

    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    STRONG = "1"
    FRAME = "1;34"
    REMOVED = "31"
    ADDED = "32"


SEVERITY_STYLE = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}


@frozen
class Paint:
    """Colours text when it is switched on, else leaves it as it is."""

    on: bool = False

    def __call__(self, text: str, style: Style) -> str:
        """The text in a style."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.on and text else text
