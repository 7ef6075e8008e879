"""A site's folder with its settings read and its files listed, before any of them is read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen import check
from briefgen.engine.content import Content
from briefgen.engine.files import Read, read_text
from briefgen.engine.outcome import unusable_site
from briefgen.engine.result import Result
from briefgen.engine.survey import Survey
from briefgen.engine.texts import Texts
from briefgen.frozen import frozen
from briefgen.judging.bench import Bench
from briefgen.model import Settings
from briefgen.parse.problem import Problem
from briefgen.parse.settings import parse_settings
from briefgen.rules import NAMES
from briefgen.text import SourceText

SETTINGS = "site.yaml"


@frozen
class Opened:
    """`text` is that of `site.yaml`, `problems` are what is wrong with it; `texts` are those of all files."""

    settings: Settings
    problems: tuple[Problem, ...]
    text: SourceText
    content: Content
    texts: Mapping[str, SourceText]
    survey: Survey


def open_site(survey: Survey, overlay: Mapping[str, str], bench: Bench, url: str | None) -> Opened | Result:
    """A site whose files a survey lists; what is wrong where `site.yaml` cannot be used.

    `overlay` are texts that stand before those on disk; `url` stands before the address in `site.yaml`.
    """
    overlay = dict(overlay)
    reader = reader_of(survey.root, overlay)
    read = reader(SETTINGS)
    settings, problems = (None, (read.problem,)) if read.problem else parse_settings(read.text, NAMES)
    if settings is None:
        return unusable_site(read.text, check.reported(problems, Settings("")))
    if url:
        settings = replace(settings, url=url)
    settings, absent = bench.seat(settings, survey)
    content = Content(survey, reader, overlay, settings)
    texts = Texts(content.files, reader, {SETTINGS: read.text})
    return Opened(settings, (*problems, *absent), read.text, content, texts, survey)


def reader_of(root: Path, overlay: Mapping[str, str]) -> Callable[[str], Read]:
    """What reads a file of the site, or the text that stands before it."""

    def read(path: str) -> Read:
        text = overlay.get(path)
        if text is None:
            return read_text(root, path)
        return Read(SourceText(path, text.replace("\r\n", "\n").replace("\r", "\n")))

    return read
