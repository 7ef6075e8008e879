"""What is wrong, where, and how to mend it: data only.

A `Finding` is what a rule sees. `check.py` stamps it with the rule's name and severity, which makes it a
`Diagnostic`; `report/` works out lines and columns and prints it.
"""

from enum import StrEnum

from briefgen.frozen import frozen
from briefgen.text import Span


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Label:
    """A place in a file (path relative to the site) and what is to be seen there."""

    path: str
    span: Span
    message: str = ""


@frozen
class Edit:
    """Replace the characters of `span` in the file `path` with `text`."""

    path: str
    span: Span
    text: str


@frozen
class Fix:
    """Edits that mend a finding. `safe`: they cannot change what the author meant, so `--fix` applies them."""

    edits: tuple[Edit, ...]
    safe: bool = True


@frozen
class Finding:
    """What a rule found.

    `message` is one sentence without a final stop; `label` the place it is about; `related` other places worth
    seeing, the source's paragraph above all; `diff` the words that differ, as `word_diff` writes them; `help`
    what would make it right. `severity` overrides the rule's own, for a milder case of the same mistake.
    `text` holds the words that the finding is about.
    """

    message: str
    label: Label
    related: tuple[Label, ...] = ()
    diff: str | None = None
    help: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    text: str = ""
    claim: str | None = None
    source: str | None = None
    paragraph: str | None = None


@frozen
class Diagnostic:
    """A finding with its rule's name and the severity that it has on this site."""

    rule: str
    severity: Severity
    finding: Finding
