"""What holds for every article: no letter is lost, and what is written is read back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.importing.article import Article
from briefgen.importing.decode import Decoded, decode
from briefgen.importing.front_matter import front_matter
from briefgen.importing.markdown import read_markdown
from briefgen.importing.text import read_text
from briefgen.importing.write_source import number, write_source
from briefgen.parse.front_matter import front_matter as read_front_matter
from briefgen.parse.passages import read_passages
from briefgen.parse.tree import ListNode, ScalarNode
from briefgen.text import SourceText

_CHARACTERS = st.one_of(
    st.sampled_from(list("ab Z1.)*_[]<>#`|{}\\&;:~-+=!@^'\"(\n\n\t…“”年")),
    st.characters(codec="utf-8"),
)
_PIECES = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.sampled_from(
        [
            "&amp;", "[a](b)", "[^1]", "[@x p1]", "<!-- x -->", "{#p1}", "1. ", "- ", "**b**", "\n\n", "# ", "```",
            "::: analysis", "[x]: y", "<http://a.b>", "~~~", "---", "***", "===", "| a | b |", "[x]{.y}", "_a_b_",
            "{#a sha256=b}", "[^1]: note", "\\", "  \n",
        ]
    ),
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)


def _article(text: str) -> Article | None:
    decoded = decode(text.encode())
    return read_text(decoded.text, keep_all=True) if isinstance(decoded, Decoded) else None


@given(_TEXTS)
def test_passages_bear_the_words_of_the_text(text: str) -> None:
    article = _article(text)
    if article is None:
        return
    source = SourceText("content/sources/a.md", write_source(article))
    passages, problems = read_passages(source, source.text.index("---\n", 4) + 4)
    assert [(passage.anchor, passage.kind, passage.text) for passage in passages] == [
        (block.anchor, block.kind, block.text) for block in number(article.blocks)
    ]
    assert not problems


@given(_TEXTS)
def test_a_written_source_is_read_and_written_the_same(text: str) -> None:
    article = _article(text)
    if article is None:
        return
    written = write_source(article)
    assert write_source(read_markdown(written, keep_all=True)) == written


@given(_TEXTS)
def test_markdown_settles_after_one_import(text: str) -> None:
    decoded = decode(text.encode())
    if not isinstance(decoded, Decoded):
        return
    once = read_markdown(decoded.text, keep_all=True)
    again = read_markdown(write_source(once), keep_all=True)
    # White space may differ where lines were joined; quotations are matched without regard to it.
    assert ["".join(block.text.split()) for block in again.blocks if block.kind] == [
        "".join(block.text.split()) for block in once.blocks if block.kind
    ]


@given(_TEXTS)
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    decoded = decode(text.encode())
    if not isinstance(decoded, Decoded):
        return
    article = read_text(decoded.text)
    told = [article.title or "", *(block.text for block in article.blocks), *(left.text for left in article.left_out)]
    assert _letters("".join(told)) == _letters(decoded.text)


def _letters(text: str) -> list[str]:
    return sorted(character for character in text if character.isalpha())


@given(st.dictionaries(st.sampled_from(["title", "author", "url"]), st.text(min_size=1)))
def test_front_matter_is_read_back(fields: dict[str, str]) -> None:
    fields = {key: value.encode("utf-8", "ignore").decode() for key, value in fields.items()}
    front = read_front_matter(SourceText("a.md", front_matter(fields)))
    assert not front.problems
    assert front.values is not None
    read = {entry.key: entry.value.text for entry in front.values if isinstance(entry.value, ScalarNode)}
    assert read == {key: value for key, value in fields.items() if value}


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=2))
def test_a_list_is_read_back(names: list[str]) -> None:
    front = read_front_matter(SourceText("a.md", front_matter({"author": names})))
    assert front.values is not None
    value = front.values.get("author")
    assert isinstance(value, ListNode)
    assert [item.text for item in value.items if isinstance(item, ScalarNode)] == names
