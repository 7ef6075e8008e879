"""A source file: its head, and the passages that can be cited."""

from briefgen.model import Settings, Source
from briefgen.parse.front_matter import front_matter
from briefgen.parse.passages import read_passages
from briefgen.parse.problem import Problem
from briefgen.parse.source_head import read_source_head
from briefgen.text import SourceText


def parse_source(source: SourceText, settings: Settings) -> tuple[Source, tuple[Problem, ...]]:
    """A source and all that is wrong with its file."""
    front = front_matter(source)
    head, problems = read_source_head(source, front, settings)
    passages, found = read_passages(source, front.body_start)
    return Source(head, passages), (*problems, *found)
