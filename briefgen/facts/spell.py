"""Words for messages: what a source says, and where."""

from collections.abc import Iterable, Sequence

from briefgen.model import Passage


def places(passages: Iterable[Passage]) -> str:
    """The passages as an author cites them: `wire p4, p7; nikkei p2`; one of a source without id by anchor alone."""
    by_source: dict[str, list[str]] = {}
    for passage in passages:
        by_source.setdefault(passage.source, []).append(passage.anchor)
    return "; ".join(f"{source} {_anchors(anchors)}" for source, anchors in by_source.items())


_MOST = 3


def _anchors(anchors: Sequence[str]) -> str:
    if len(anchors) <= _MOST:
        return ", ".join(anchors)
    return f"{anchors[0]} to {anchors[-1]}"
