"""Three hundred quotations of a report, in every honest variant and with every small lie."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.matching.match import find_quotation

OWN = """The ministers met in Kyoto on 14 March 2024 and signed a framework “for the secure supply of rare earths”.

“We will invest €2bn, or 1.5% of our joint budget, by 2030,” the Dutch minister said — and he’d said so before.

Output fell by −3% in 2023, the agency’s long-term survey of 1,250 mines found; exports rose from 40 to 45 tonnes.

It is a well-known problem that the refineries of the north can’t process ore without imported acid, she wrote."""

ARTICLES = sorted((Path(__file__).parents[2] / "shared" / "articles").glob("*.txt"))


def quotations(paragraphs: list[str], count: int) -> Iterator[tuple[list[str], str]]:
    """Runs of 4 to 12 words, spread evenly, with the paragraph that each comes from."""
    long_enough = [words for words in map(str.split, paragraphs) if len(words) > 5]
    for number in range(count):
        words = long_enough[number % len(long_enough)]
        length = min(4 + number % 9, len(words) - 1)
        start = number * 7 % (len(words) - length + 1)
        run = words[start : start + length]
        # A dash by itself at either end is no part of a quotation.
        while not any(map(str.isalnum, run[0])):
            run = run[1:]
        while not any(map(str.isalnum, run[-1])):
            run = run[:-1]
        yield run, " ".join(words)


def honest(words: list[str]) -> Iterator[str]:
    text = " ".join(words).strip("“”‘’,.;: ")
    middle = len(words) // 2
    yield text
    yield text.translate(str.maketrans("“”‘’—–−", "\"\"''---"))
    yield text.translate(str.maketrans("\"'-", "”’‑")).replace(" ", "\u00a0", 1)
    yield text.replace("“", "‘").replace("”", "’")
    yield text.replace(" – ", " — ").replace(" — ", " -- ")
    for gap in ("…", "...", "[…]", "[...]", ". . ."):
        if all(any(map(str.isalnum, word)) for word in words[middle - 1 : middle + 2]):
            yield " ".join([*words[:middle], gap, *words[middle + 1 :]])
    yield " ".join([*words[:middle], "[inserted]", *words[middle:]])
    yield " ".join([*words[:middle], "[sic]", *words[middle:]])
    yield f"… {text} …"
    yield text[0].swapcase() + text[1:]
    if text[0].isalpha():
        yield f"[{text[0].swapcase()}]{text[1:]}"
    yield text + ","
    yield text + "."


def dishonest(words: list[str]) -> Iterator[str]:
    for place in range(1, len(words) - 1):
        # A word dropped after an ellipsis is what an ellipsis says.
        if not words[place - 1].endswith("…"):
            yield " ".join(words[:place] + words[place + 1 :])
    for place in range(1, len(words)):
        yield " ".join([*words[:place], "not", *words[place:]])
        yield " ".join([*words[: place - 1], words[place], words[place - 1], *words[place + 1 :]])
        yield " ".join([*words[:place], "otherwise", *words[place + 1 :]])
    text = " ".join(words)
    for match in re.finditer(r"\d", text):
        yield text[: match.start()] + str((int(match.group()) + 1) % 10) + text[match.end() :]
        yield text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"[-−€$%]", text):
        number = re.search(r"\d", text[match.start() - 2 : match.end() + 2])
        if number and not re.match(r"\w-", text[match.start() - 1 : match.end()]):
            yield text[: match.start()] + text[match.end() :]


def bare(text: str) -> str:
    """The words of a text, letter by letter, for an answer that owes nothing to the code under test."""
    text = text.replace("’", "'").replace("‘", "'").replace("−", "-")
    return " ".join(re.findall(r"[-€$]?\w+(?:['.,]\w+)* ?%?", text.lower().replace("-", " -")))


@pytest.mark.parametrize("path", [None, *ARTICLES], ids=lambda path: path.stem if path else "own")
def test_three_hundred_quotations(path: Path | None) -> None:
    paragraphs = (path.read_text("utf-8") if path else OWN).split("\n\n")
    refused: list[str] = []
    believed: list[str] = []
    for words, paragraph in quotations(paragraphs, 300):
        refused += (quote for quote in honest(words) if find_quotation(quote, [paragraph]) is None)
        believed += (
            quote
            for quote in dishonest(words)
            if bare(quote) not in bare(paragraph) and find_quotation(quote, [paragraph]) is not None
        )
    assert refused == []
    assert believed == []
