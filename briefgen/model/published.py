"""What is published: pages before the theme dresses them, and finished files."""

from collections.abc import Callable, Iterator

from briefgen.frozen import frozen


@frozen
class Note:
    """A footnote of a body: `id` its anchor on the page, `label` what its marker shows, `html` its words."""

    id: str
    label: str
    html: str


@frozen
class Body:
    """A document's Markdown as HTML, claims and citation markers in it, and its footnotes.

    The marker of citation group `n` (from 0) shows and links to the number `n + 1` of the evidence list: `#ev-1`.
    Links in it are relative to the document's page.
    """

    html: str
    notes: tuple[Note, ...] = ()


@frozen
class Page:
    """A page without its dress: the file it becomes, the template it asks for, and a frozen dataclass of data.

    The fields of `data` are the names that the template sees, and all that it sees.
    """

    path: str
    template: str
    data: object


class Pieces:
    """A text too long to be held: it is made piece by piece whenever it is gone through."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Iterator[str]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[str]:
        return self._make()

    def __str__(self) -> str:
        return "".join(self)


@frozen
class Artifact:
    """A finished file: its path relative to the output folder, and what it holds (text is written as UTF-8)."""

    path: str
    content: str | bytes | Pieces
