"""A site's folder with its settings read and its files listed, before any of them is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.engine.content import Content
from briefgen.engine.survey import Survey
from briefgen.model import Settings
from briefgen.parse.problem import Problem
from briefgen.text import SourceText


@dataclass(frozen=True, slots=True)
class Opened:
    """`text` is that of `site.yaml`, `problems` are what is wrong with it; `texts` are those of all files."""

    settings: Settings
    problems: tuple[Problem, ...]
    text: SourceText
    content: Content
    texts: Mapping[str, SourceText]
    survey: Survey
