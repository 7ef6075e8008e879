"""YAML into values that know their places; whatever is wrong with it becomes problems.

The parser's events are put together here, one by one, without recursion and with a count, so a file that is nested
without end or that multiplies itself through aliases stops at a limit and is told so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml
from yaml import events

from briefgen.diagnostic import Label
from briefgen.frozen import frozen
from briefgen.parse.problem import Problem, problem
from briefgen.parse.scalars import plain_value
from briefgen.parse.syntax import syntax_problem
from briefgen.parse.tree import Entry, ListNode, MappingNode, Node, ScalarNode, describe, shortened
from briefgen.text import SourceText, Span

RULE = "invalid-front-matter"
DEEPEST = 50
"""Lists and mappings inside one another."""
MOST_VALUES = 200_000
MOST_ALIASED = 10_000
"""Values that all the aliases of a file stand for."""

# The C parser of libyaml is some ten times as fast; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = "[^\\t\\n\\r\\x20-\\x7e\\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


def load(source: SourceText, span: Span) -> tuple[Node | None, tuple[Problem, ...]]:
    """The value that stands in `span` of a file, and every problem found; None where there is no value at all."""
    problems = tuple(_unreadable(source, span))
    if problems:
        return None, problems
    tree = _Tree(source, span)
    try:
        for event in yaml.parse(source.text[span.start : span.end], Loader=_LOADER):
            tree.take(event)
            if tree.stopped:
                break
    except yaml.MarkedYAMLError as error:
        tree.value = None
        tree.problems.append(syntax_problem(source, span, error))
    return tree.value, tuple(tree.problems)


def _unreadable(source: SourceText, span: Span) -> Iterator[Problem]:
    if source.text[span.start : span.end].replace("\n", " ").isprintable():
        return
    for found in re.compile(_UNREADABLE).finditer(source.text, span.start, span.end):
        code = f"U+{ord(found[0]):04X}"
        place = Span(found.start(), found.end())
        message = f"the character {code} cannot stand here"
        yield problem(RULE, source.path, place, message, note="control character", help="delete it; it cannot be seen")


@frozen
class _Made:
    """A value with the number of values in it and how deep they go, what aliases stand for included."""

    node: Node
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is still to come."""

    start: int
    flow: bool
    mapping: bool
    anchor: str | None
    parts: list[_Made] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """Puts the parser's events together; `stopped` when there is no use in going on."""

    source: SourceText
    span: Span
    value: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Made | None] = field(default_factory=dict)
    """None: the anchored value's end is still to come."""
    values: int = 0
    aliased: int = 0
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        span = Span(self.span.start + start.index, self.span.start + end.index)
        if isinstance(event, events.NodeEvent):
            self.node(span, event)
        elif isinstance(event, events.CollectionEndEvent):
            self.end(span)
        elif isinstance(event, events.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(span, "a second YAML document begins here", "keep one; a line of `---` begins a new document")

    def node(self, span: Span, event: events.NodeEvent) -> None:
        """Add a value, or the beginning of one."""
        self.values += 1
        if self.values > MOST_VALUES:
            self.stop(span, f"the file holds more than {MOST_VALUES:,} values", "split it")
        if isinstance(event, events.ScalarEvent):
            if event.tag is not None:
                self.refuse_tag(span, event.tag)
            self.put(_Made(self.scalar(span, event)), event.anchor)
        elif isinstance(event, events.AliasEvent):
            self.alias(span, event.anchor or "")
        elif isinstance(event, events.CollectionStartEvent):
            if event.tag is not None:
                self.refuse_tag(span, event.tag)
            self.begin(span, event)

    def scalar(self, span: Span, event: events.ScalarEvent) -> ScalarNode:
        plain = not event.style
        # A block scalar's end mark lies after its last newline.
        text = self.source.text[span.start : span.end]
        kept = len(text.rstrip())
        if kept < len(text):
            span = Span(span.start, span.start + kept)
        return ScalarNode(span, event.value, plain_value(event.value) if plain else event.value, plain)

    def refuse_tag(self, span: Span, tag: str) -> None:
        name = shortened(tag.replace("tag:yaml.org,2002:", "!!"))
        place = Span(span.start, max(self._word_end(span.start), span.start + 1))
        self.report(place, f"the tag `{name}` is not read here", "delete it; put quotes around a value that is text")

    def begin(self, span: Span, event: events.CollectionStartEvent) -> None:
        if len(self.open) >= DEEPEST:
            self.stop(span, f"lists and mappings are nested more than {DEEPEST} deep", "lay the values out flat")
        mapping = isinstance(event, events.MappingStartEvent)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.open.append(_Open(span.start, bool(event.flow_style), mapping, event.anchor))

    def end(self, span: Span) -> None:
        made = self.open.pop()
        nodes = [part.node for part in made.parts]
        # The end mark of a block stands at the next key, after blank lines and comments.
        last = span.end if made.flow else max([node.span.end for node in nodes], default=span.end)
        place = Span(made.start, last)
        node: Node = MappingNode(place, self.entries(nodes)) if made.mapping else ListNode(place, tuple(nodes))
        size = 1 + sum([part.size for part in made.parts])
        height = 1 + max([part.height for part in made.parts], default=0)
        self.put(_Made(node, size, height), made.anchor)

    def alias(self, span: Span, anchor: str) -> None:
        made = self.anchors.get(anchor)
        if made is None:
            inside = anchor in self.anchors
            message = (
                f"`*{anchor}` stands inside the value that it repeats" if inside else f"`*{anchor}` repeats nothing"
            )
            self.report(
                span, message, f"put quotes around it, or give another value the name `&{anchor}` before this line"
            )
            self.put(_Made(ScalarNode(span, "", None)), None)
            return
        self.aliased += made.size
        if self.aliased > MOST_ALIASED or len(self.open) + made.height > DEEPEST:
            self.stop(span, "the aliases of this file repeat too much", "write the values out where they are needed")
        self.put(replace(made, node=replace(made.node, span=span)), None)

    def put(self, made: _Made, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = made
        if self.open:
            self.open[-1].parts.append(made)
        else:
            self.value = made.node

    def entries(self, nodes: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, ScalarNode) or not isinstance(key.value, str):
                written = f"a key is {describe(key)}, not text"
                self.report(key.span, written, "put quotes around the key, or give it a name")
            elif key.plain and key.text == "<<":
                self.report(key.span, "the merge key `<<` is not read here", "write the keys out")
            elif key.text in entries:
                first = Label(self.source.path, entries[key.text].key_span, "first written here")
                message = f"the key `{shortened(key.text)}` is written twice"
                self.report(key.span, message, "keep one of the two", first)
            else:
                entries[key.text] = Entry(key.text, key.span, value)
        return tuple(entries.values())

    def report(self, span: Span, message: str, mend: str, *related: Label) -> None:
        self.problems.append(problem(RULE, self.source.path, span, message, help=mend, related=related))

    def stop(self, span: Span, message: str, mend: str) -> None:
        if not self.stopped:
            self.report(span, message, mend)
        self.stopped = True

    def _word_end(self, start: int) -> int:
        found = re.compile(r"\S*").match(self.source.text, start, self.span.end)
        return found.end() if found else start
