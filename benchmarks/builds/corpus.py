"""An invented archive, the same for every generator: N briefings of about 6 KB with twelve citations each.

For briefgen every claim is held against its source and every one is honest, so that a build publishes. The other
generators get the same text with footnotes, which they publish unchecked. One paragraph, the first of the first source,
is cited by twelve briefings and no more.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SOURCES = 200
PARAGRAPHS = 30
CITATIONS = 12
SHARED = 12
"""How many briefings cite the one paragraph that a benchmark edits."""
NOUNS = ["board", "council", "ministry", "agency", "committee", "office", "bank", "union", "court", "company"]
TOPICS = ["harbour", "railway", "hospital", "bridge", "forest", "fishery", "school", "airport", "reservoir", "library"]
_TEXT = (
    "after again along among around before behind below beside between beyond during early enough every "
    "further gently hardly however indeed inside instead later mostly nearly never often other outside "
    "partly perhaps quite rather really seldom several simply since slowly still thereby though together "
    "toward under until upon usually wholly within without yet about above across against almost already "
    "always although"
)
WORDS = _TEXT.split()


@dataclass(frozen=True, slots=True)
class Fact:
    """What a paragraph of a source states, and a claim repeats."""

    body: str
    topic: str
    amount: int
    day: date

    @property
    def on(self) -> str:
        """The day in words."""
        return f"{self.day.day} {self.day:%B %Y}"

    @property
    def claim(self) -> str:
        """The fact as a briefing puts it."""
        return f"The {self.body} approved ${self.amount} million for the {self.topic} on {self.on}"

    @property
    def report(self) -> str:
        """The fact as a source puts it."""
        return f"On {self.on} the {self.body} approved ${self.amount} million for the {self.topic}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the source's number, the paragraph's, its words."""

    source: int
    paragraph: int
    quote: str


@dataclass(frozen=True, slots=True)
class Text:
    """A briefing: its paragraphs and lists as blocks, `{n}` where citation n stands."""

    title: str
    day: date
    tags: tuple[str, ...]
    blocks: tuple[str, ...]
    cited: tuple[Cited, ...]


def filler(chance: random.Random, words: int) -> str:
    """A sentence that states nothing."""
    return f"It went on {' '.join(chance.choices(WORDS, k=words))}."


def facts(chance: random.Random) -> tuple[tuple[Fact, ...], ...]:
    """What each source states in each of its paragraphs."""
    first = date(2019, 1, 1)
    return tuple(
        tuple(
            Fact(
                chance.choice(NOUNS),
                chance.choice(TOPICS),
                chance.randint(2, 900),
                first + timedelta(chance.randint(0, 2400)),
            )
            for _ in range(PARAGRAPHS)
        )
        for _ in range(SOURCES)
    )


def citing(number: int) -> tuple[int, ...]:
    """The numbers of the briefings that cite the shared paragraph: spread over the archive."""
    return tuple(range(0, number, max(number // SHARED, 1)))[:SHARED]


def texts(chance: random.Random, known: tuple[tuple[Fact, ...], ...], number: int) -> Iterator[Text]:
    """The briefings."""
    sharing = frozenset(citing(number))
    for index in range(number):
        blocks: list[str] = []
        cited: list[Cited] = []
        for place in range(CITATIONS):
            source, paragraph = chance.randrange(SOURCES), chance.randrange(PARAGRAPHS)
            if place == 0 and index in sharing:
                source, paragraph = 0, 0
            elif (source, paragraph) == (0, 0):
                paragraph = 1
            fact = known[source][paragraph]
            cited.append(Cited(source, paragraph, f"approved ${fact.amount} million for the {fact.topic}"))
            if place % 3 == 0:
                blocks.append(f"## On the {fact.topic}, part {place}")
            prose = " ".join(filler(chance, chance.randint(8, 14)) for _ in range(3))
            blocks.append(f"{prose} {fact.claim}{{{place}}}. {filler(chance, 9)}")
            if place % 6 == 2:
                blocks.append("\n".join(f"- {filler(chance, 8)}" for _ in range(4)))
        tags = tuple(sorted({chance.choice(TOPICS), chance.choice(TOPICS)}))
        day = date(2021, 1, 1) + timedelta(chance.randint(0, 1700))
        yield Text(f"The {chance.choice(TOPICS)} in question {index}", day, tags, tuple(blocks), tuple(cited))


def write(path: Path, text: str) -> None:
    """A file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def for_briefgen(root: Path, number: int, seed: int = 1) -> None:
    """A site of briefgen."""
    chance = random.Random(seed)
    known = facts(chance)
    write(root / "site.yaml", "title: Archive\nurl: https://example.org/\nquote_limits: {words: 100, share: 1.0}\n")
    for index, paragraphs in enumerate(known):
        head = (
            f"---\ntitle: Report {index}\nissued: 2026-01-01\nurl: https://example.org/{index}\n"
            f"archive_url: https://web.archive.org/{index}\n---\n\n"
        )
        stated = (f"{filler(chance, 12)} {fact.report}. {filler(chance, 9)}" for fact in paragraphs)
        body = "\n\n".join(f"{text} {{#p{place}}}" for place, text in enumerate(stated, 1))
        write(root / f"content/sources/report-{index:04}.md", f"{head}{body}\n")
    for index, text in enumerate(texts(chance, known, number)):
        marks = [f' [@report-{each.source:04} p{each.paragraph + 1} "{each.quote}"]' for each in text.cited]
        write(root / f"content/briefings/b{index:05}.md", page(text, marks))


def for_others(
    number: int, seed: int = 1, head: Callable[[Text], str] | None = None
) -> Iterator[tuple[str, Text, str]]:
    """The same briefings with footnotes: names, texts, and files with YAML front matter or that which `head` writes."""
    chance = random.Random(seed)
    known = facts(chance)
    for _ in known:
        for _ in range(PARAGRAPHS):
            filler(chance, 12)
            filler(chance, 9)
    marks = [f"[^c{place}]" for place in range(CITATIONS)]
    for index, text in enumerate(texts(chance, known, number)):
        notes = "\n\n".join(
            f"[^c{place}]: “{each.quote}”, [report {each.source}](https://example.org/{each.source}#p{each.paragraph})"
            for place, each in enumerate(text.cited)
        )
        yield f"b{index:05}", text, f"{page(text, marks, head)}\n{notes}\n"


def page(text: Text, marks: list[str], head: Callable[[Text], str] | None = None) -> str:
    """A briefing's file; `head` writes its front matter, YAML where there is none."""
    return (head or yaml_head)(text) + "\n\n".join(block.format(*marks) for block in text.blocks) + "\n"


def yaml_head(text: Text) -> str:
    """Front matter as YAML."""
    tags = ", ".join(text.tags)
    return f'---\ntitle: "{text.title}"\ndate: {text.day}\ntags: [{tags}]\nsummary: "{summary(text)}"\n---\n\n'


def summary(text: Text) -> str:
    """What a briefing says of itself."""
    return f"All about {', '.join(text.tags)}."
