"""Measures `briefgen import` on saved pages whose article is known: paragraph precision, recall and F1."""

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from briefgen.importing.article import Refusal
from briefgen.importing.html import read_html


@dataclass(frozen=True, slots=True)
class Score:
    """How many paragraphs of an article were expected, found, and found as expected."""

    expected: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def score(expected: list[str], found: list[str]) -> Score:
    """Paragraphs count as the same where their words are, white space and the shape of marks apart."""
    one, other = Counter(map(plain, expected)), Counter(map(plain, found))
    return Score(one.total(), other.total(), (one & other).total())


def plain(text: str) -> str:
    """A text as it is compared."""
    text = text.translate(str.maketrans("“”‘’–—\u00a0", "\"\"''-- "))
    return " ".join(text.split())


def imported(page: Path) -> list[str]:
    """The paragraphs that an import of a page takes over; none where it is refused."""
    article = read_html(page.read_bytes())
    return [] if isinstance(article, Refusal) else [block.text for block in article.blocks if block.kind is not None]


def wanted(folder: Path) -> list[str] | None:
    """The article of a page: `expected.txt`, blank lines between paragraphs, or the blocks of `expected.html`."""
    plain_text, page = folder / "expected.txt", folder / "expected.html"
    if plain_text.is_file():
        return [text for text in re.split(r"\n\s*\n", plain_text.read_text(encoding="utf-8")) if text.strip()]
    return blocks(page.read_bytes()) if page.is_file() else None


def blocks(data: bytes) -> list[str]:
    """The texts of the innermost blocks of a page, in order; a table row is one, its cells parted by bars."""
    tree = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    found: list[str] = []
    inner = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "pre", "figcaption", "dd", "dt", "div")
    for element in tree.iter(*inner):
        if any(child is not element for child in element.iter(*inner)):
            continue
        cells = list(element.iter("td", "th")) if element.tag == "tr" else []
        text = " | ".join(cell.text_content() for cell in cells) if cells else element.text_content()
        if text.strip():
            found.append(" ".join(text.split()))
    return found


def main() -> None:
    """Score every folder that holds a page and its article, and all of them together."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).parents[2] / "tests/importing_pages"
    parser.add_argument("pages", nargs="?", type=Path, default=here, help="a folder of folders, one a page")
    scores: list[Score] = []
    for folder in sorted(path for path in parser.parse_args().pages.iterdir() if path.is_dir()):
        page = next((folder / name for name in ("page.html", "source.html") if (folder / name).is_file()), None)
        expected = wanted(folder)
        if page is None or expected is None:
            continue
        scores.append(score(expected, imported(page)))
        print(f"{folder.name:40} {scores[-1].f1:.3f}  {scores[-1]}")
    if scores:
        whole = Score(*(sum(getattr(each, name) for each in scores) for name in ("expected", "found", "right")))
        mean = sum(each.f1 for each in scores) / len(scores)
        print(f"{len(scores)} pages: paragraph F1 {whole.f1:.3f}; mean of the pages {mean:.3f}")


if __name__ == "__main__":
    main()
