"""Places in a text that is being changed: where words stand after an edit elsewhere."""

from dataclasses import replace

from briefgen.diagnostic import Diagnostic
from briefgen.frozen import frozen
from briefgen.text import Span


@frozen
class Change:
    """The one stretch in which a newer text differs from an older: `start` to `end` of the older, and what it grew."""

    start: int
    end: int
    growth: int

    def moved(self, span: Span) -> Span | None:
        """The span in the newer text; None where it was touched."""
        if span.end < self.start:
            return span
        if span.start > self.end:
            return Span(span.start + self.growth, span.end + self.growth)
        return span if self.start == self.end and not self.growth else None


def change(older: str, newer: str) -> Change:
    """Where two versions of a text differ: between what they begin with and what they end with alike."""
    most = min(len(older), len(newer))
    start = _alike(older, newer, most)
    end = _alike(older[::-1], newer[::-1], most - start)
    return Change(start, len(older) - end, len(newer) - len(older))


def carried(diagnostic: Diagnostic, path: str, done: Change) -> Diagnostic | None:
    """A diagnostic of an older text at its place in the newer; None where its words were touched."""
    label = diagnostic.finding.label
    if label.path != path:
        return diagnostic
    span = done.moved(label.span)
    if span is None:
        return None
    # Its fix was worked out for the older text.
    return replace(diagnostic, finding=replace(diagnostic.finding, label=replace(label, span=span), fix=None))


def _alike(one: str, other: str, most: int) -> int:
    """How many characters two texts begin with alike, at most so many; found by halving, as slices compare fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
