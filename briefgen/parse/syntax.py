"""What a YAML parser's complaint means, in plain words and with a way to mend it."""

import re
from collections.abc import Callable

import yaml

from briefgen.diagnostic import Edit, Fix
from briefgen.parse.problem import Problem, problem
from briefgen.text import SourceText, Span

RULE = "invalid-front-matter"
_QUOTE = "put quotes around the whole value"


def syntax_problem(source: SourceText, span: Span, error: yaml.MarkedYAMLError) -> Problem:
    """The problem for an error that the parser raised on the text of `span`."""
    found, context = _offset(span, error.problem_mark), _offset(span, error.context_mark)
    said = error.problem or error.context or ""
    if "parsing a block collection" in (error.context or ""):
        return _at(source, span, found, "a line among the items of a list does not begin with `- `", _LIST)
    for words, explain in _EXPLAINED:
        if words in said:
            return explain(source, span, found, context)
    mend = "look for a missing quotation mark, colon, comma or bracket on this line and the one before"
    return _at(source, span, found, f"this is not YAML: {said or 'it cannot be read'}", mend)


def quoted(text: str) -> str:
    """A text as a YAML string between double quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _offset(span: Span, mark: object) -> int:
    index = mark.index if isinstance(mark, yaml.Mark) else getattr(mark, "index", 0)
    return min(span.start + int(index), span.end)


def _at(source: SourceText, span: Span, offset: int, message: str, mend: str, *, fix: Fix | None = None) -> Problem:
    """A problem with the character at an offset, or with the last one before where that is the end of a line."""
    while offset > span.start and (offset >= span.end or source.text[offset] == "\n"):
        offset -= 1
    place = Span(offset, min(offset + 1, span.end))
    return problem(RULE, source.path, place, message, help=mend, fix=fix)


def _line(source: SourceText, offset: int) -> Span:
    return source.line_span(source.position(offset).line)


def _colon(source: SourceText, span: Span, found: int, context: int) -> Problem:
    del context
    line = _line(source, found)
    entry = re.compile(r"\s*(?:- )*[\w-]+: +(?=[^\s\"'\[{|>&*!%@`#])([^#\"]*[^#\"\s])\s*").fullmatch(
        source.text, line.start, line.end
    )
    if not entry or entry.start(1) > found:
        mend = "indent the line as its neighbours are, or put quotes around a value that holds a colon"
        return _at(source, span, found, "a colon stands where no key can be", mend)
    fix = Fix((Edit(source.path, Span(*entry.span(1)), quoted(entry[1])),))
    return _at(source, span, found, "a value without quotes holds a colon and a space", _QUOTE, fix=fix)


def _start(source: SourceText, span: Span, found: int, context: int) -> Problem:
    del context
    character = source.text[found] if found < span.end else ""
    if character == "\t":
        return _tab(source, span, found, found)
    return _at(source, span, found, f"a value without quotes begins with `{character}`", _QUOTE)


def _tab(source: SourceText, span: Span, found: int, context: int) -> Problem:
    line = _line(source, found)
    if source.text[found : found + 1] != "\t" and (tab := source.text.find("\t", line.start, line.end)) >= 0:
        found = tab
    del context
    return _at(source, span, found, "a tab stands where YAML allows only spaces", "indent with spaces")


def _key(source: SourceText, span: Span, found: int, context: int) -> Problem:
    """Something that is no key where a key must be: most often words after a closing quotation mark."""
    line = _line(source, found)
    before = source.text[line.start : found].rstrip()
    if "\t" in source.text[line.start : found] and not before:
        return _tab(source, span, found, context)
    if before.endswith(('"', "'")):
        mend = "end the value at the mark, or write the mark twice ('') inside single quotes and as \\\" inside double"
        return _at(source, span, found, "words stand after the closing quotation mark of a value", mend)
    mend = "indent it exactly as the keys beside it, and write `key: value`"
    return _at(source, span, found, "this line is neither a key nor part of the value above it", mend)


def _simple_key(source: SourceText, span: Span, found: int, context: int) -> Problem:
    del found
    line = _line(source, context)
    place = Span(context, max(min(line.end, span.end), context))
    message = "this line has no colon after its key"
    if source.text[context : context + 1] in ('"', "'") and place.start == line.start:
        message = "a quoted key has no colon after it"
    return problem(RULE, source.path, place, message, help="write `key: value`, with a space after the colon")


def _unclosed(source: SourceText, span: Span, found: int, context: int) -> Problem:
    del found
    mark = source.text[context : context + 1]
    return _at(source, span, context, f"the quotation mark `{mark}` is never closed", f"write `{mark}` after the value")


def _bracket(source: SourceText, span: Span, found: int, context: int) -> Problem:
    mark = source.text[context : context + 1]
    kind, closing = ("list", "]") if mark == "[" else ("mapping", "}")
    message = f"a comma or `{closing}` is missing in the {kind} that begins with `{mark}`"
    mend = (
        f"separate values with commas, end with `{closing}`, and put quotes around text that holds commas or brackets"
    )
    return _at(source, span, found, message, mend)


def _plain(message: str, mend: str) -> Callable[[SourceText, Span, int, int], Problem]:
    def explain(source: SourceText, span: Span, found: int, context: int) -> Problem:
        del context
        return _at(source, span, found, message, mend)

    return explain


def _star(source: SourceText, span: Span, found: int, context: int) -> Problem:
    begins = context if source.text[context : context + 1] in {"*", "&"} else found
    return _at(source, span, begins, "a value without quotes begins with `*` or `&`", _QUOTE)


_LIST = "begin each line of a list with `- `, all indented alike, below the key"
_ESCAPE = "write a backslash as \\\\, or use single quotes, in which it has no meaning"
_EXPLAINED: tuple[tuple[str, Callable[[SourceText, Span, int, int], Problem]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _start),
    ("tab character", _tab),
    ("could not find expected ':'", _simple_key),
    ("found unexpected end of stream", _unclosed),
    ("found unexpected document indicator", _unclosed),
    ("expected key", _key),
    ("expected <block end>", _key),
    ("expected ',' or", _bracket),
    ("alphabetic or numeric character", _star),
    ("block sequence entries are not allowed", _plain("a list begins where none can be", _LIST)),
    ("mapping keys are not allowed", _plain("a `?` stands where no key can be", _QUOTE)),
    ("escape", _plain("a backslash between double quotes begins no known sequence", _ESCAPE)),
    ("expected hexdecimal number", _plain("a backslash between double quotes begins no known sequence", _ESCAPE)),
    ("expected comment or line break", _plain("words stand after `|` or `>`", "begin the text on the next line")),
    ("expected node content", _plain("a value is missing or cannot begin like this", _QUOTE)),
    ("tag", _plain("a value without quotes begins with `!`", _QUOTE)),
    ("expected '!'", _plain("a value without quotes begins with `!`", _QUOTE)),
    ("whitespace or line break", _plain("a space is missing", _QUOTE)),
    ("directive", _plain("a line begins with `%`", "put quotes around the value, or delete the line")),
    ("document start", _plain("nothing can stand after the end of the document", "delete it, or move it before `...`")),
)
