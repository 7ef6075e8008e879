"""The front matter of a Markdown file: YAML between a first line of `---` and the next."""

from briefgen.frozen import frozen
from briefgen.parse.fields import Fields
from briefgen.parse.problem import Problem, problem
from briefgen.parse.tree import MappingNode, describe
from briefgen.parse.yaml import RULE, load
from briefgen.text import SourceText, Span


@frozen
class Front:
    """The front matter of a file.

    `values` is None where it cannot be read; `body_start` is the offset of the Markdown after it; `mark` is the
    place of the first line, where a missing key is reported.
    """

    values: MappingNode | None
    body_start: int
    mark: Span
    problems: tuple[Problem, ...]

    def fields(self, path: str) -> Fields | None:
        """The values, ready to be read one by one."""
        return None if self.values is None else Fields(path, self.values, self.mark)


def front_matter(source: SourceText) -> Front:
    """Find and read a file's front matter."""
    mark = source.line_span(1)
    if source.line(1).rstrip() != "---":
        return _absent(source, mark)
    closing = next((n for n in range(2, source.line_count + 1) if source.line(n).rstrip() in {"---", "..."}), None)
    if closing is None:
        message = "the front matter is never closed"
        mend = "write a line of `---` after its last key"
        return Front(None, len(source.text), mark, (problem(RULE, source.path, mark, message, help=mend),))
    after = source.line_span(closing)
    span = Span(min(mark.end + 1, after.start), after.start)
    value, problems = load(source, span)
    body = min(after.end + 1, len(source.text))
    if value is not None and not isinstance(value, MappingNode) and value.span.start < value.span.end:
        message = f"the front matter must be a mapping, not {describe(value)}"
        found = problem(RULE, source.path, value.span, message, help="write one `key: value` on each line")
        return Front(None, body, mark, (*problems, found))
    if value is None and not problems:
        value = MappingNode(Span(span.start, span.start), ())
    return Front(value if isinstance(value, MappingNode) else None, body, mark, problems)


def _absent(source: SourceText, mark: Span) -> Front:
    first = next((n for n in range(1, source.line_count + 1) if source.line(n).strip()), 1)
    opening = source.line(first).strip()
    if opening == "---":
        message, mend = "the front matter does not begin on the first line", "delete the lines before it"
        mark = source.line_span(first)
    elif opening == "+++":
        message, mend = "the front matter is not YAML", "write it as YAML between two lines of `---`"
    else:
        message, mend = (
            "the front matter is missing",
            "begin the file with a line of `---`, its keys, and a line of `---`",
        )
    return Front(None, 0, mark, (problem(RULE, source.path, mark, message, help=mend),))
