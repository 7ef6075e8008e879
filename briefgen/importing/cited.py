"""Which anchors of a source a briefing cites, and on which lines."""

from briefgen.parse.bracket import read_citation


def cited(text: str, source: str) -> tuple[tuple[str, int], ...]:
    """Each anchor of a source that a Markdown text cites, with the line of the citation, from 1, in their order."""
    found: list[tuple[str, int]] = []
    start = text.find("[")
    while start >= 0:
        citation = read_citation(text, start, len(text))
        for item in citation.items if citation else ():
            if item.key == source:
                line = text.count("\n", 0, start) + 1
                found += (
                    (anchor, line) for locator in item.locators for anchor in _anchors(locator.first, locator.last)
                )
        start = text.find("[", start + 1)
    return tuple(found)


def _anchors(first: str, last: str | None) -> tuple[str, ...]:
    """The anchors of a range, its numbers counted through where both ends are numbers of one series."""
    if last is None:
        return (first,)
    name = first.rstrip("0123456789")
    begin, end = first.removeprefix(name), last.removeprefix(name)
    if not (begin.isdigit() and end.isdigit()) or not 0 <= int(end) - int(begin) <= 1000:
        return (first, last)
    return tuple(f"{name}{number}" for number in range(int(begin), int(end) + 1))
