"""What a parser found wrong: the rule it breaks, and the finding."""

from briefgen.diagnostic import Finding, Fix, Label, Severity
from briefgen.frozen import frozen
from briefgen.text import Span


@frozen
class Problem:
    """A finding with the name of its rule, before a severity is known."""

    rule: str
    finding: Finding


def problem(
    rule: str,
    path: str,
    span: Span,
    message: str,
    *,
    note: str = "",
    help: str | None = None,  # noqa: A002 - the word that every reporter prints
    fix: Fix | None = None,
    related: tuple[Label, ...] = (),
    severity: Severity | None = None,
    text: str = "",
) -> Problem:
    """A problem with one place: `message` says what is wrong, `note` what is to be seen there, `help` the mend."""
    finding = Finding(message, Label(path, span, note), related, None, help, fix, severity, text)
    return Problem(rule, finding)
