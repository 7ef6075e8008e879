"""Pages built in other ways than extraction expects: tables that only place things, and a reader's own tools."""

from collections.abc import Iterator
from typing import Any

_CELLS = ("td", "th")
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", *_CELLS, "center")
_BLOCKS = (
    *("p", "div", "table", "ul", "ol", "dl", "blockquote", "pre", "figure", "aside", "section", "form", "nav", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
)
_MANY = 40
"""Words: a cell with more of them and a break between lines holds an article, not a figure."""
_TOOLS = "//*[contains(concat(' ', normalize-space(@class), ' '), ' mw-editsection ')]"
_STANDFIRST = 8
"""Words: a shorter paragraph in the head of an article is a byline."""


def unfold(tree: Any) -> None:
    """Make plain divisions of tables that only place things, and of heads that hold an article's first paragraph."""
    for element in tree.xpath(_TOOLS):
        element.drop_tree()
    for quote in tree.iter("blockquote"):
        # A post that an article quotes is part of it: frames of other sites are told by these names, and left out.
        for element in (quote, *quote.iterancestors("figure", "div")):
            if "embed" in element.get("class", "") or element is quote:
                element.attrib.pop("class", None)
                element.tag = "div" if element.tag == "figure" else element.tag
    for table in list(tree.iter("table")):
        if _places(table):
            for element in list(_own(table)):
                element.tag = "div"
    for head in list(tree.iter("header")):
        inside = any(above.tag in {"article", "main"} for above in head.iterancestors())
        if inside and any(len(text.text_content().split()) >= _STANDFIRST for text in head.iter("p")):
            head.tag = "div"


def part(tree: Any) -> None:
    """Make paragraphs of loose text that two line breaks in a row part, as old pages write it."""
    for element in list(tree.iter("div", "font", "center", "article", "section", "main", "body")):
        if any(child.tag == "br" and _doubled(child) for child in element):
            _part(element)


def _part(element: Any) -> None:
    made = [_paragraph(element, element.text)]
    element.text = None
    broken = False
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            made += (child, _paragraph(element, tail))
        elif child.tag == "br" and broken:
            made.append(_paragraph(element, tail))
        else:
            child.tail = tail
            made[-1].append(child)
        broken = child.tag == "br" and not (tail or "").strip()
    for each in made:
        if each.tag in _BLOCKS[1:] or each.text_content().strip():
            element.append(each)
        elif each.getparent() is not None:
            element.remove(each)


def _paragraph(element: Any, text: str | None) -> Any:
    made = element.makeelement("p")
    made.text = text
    return made


def _places(table: Any) -> bool:
    """Whether a table lays out a page: it holds tables or headings, or an article's paragraphs in one cell."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return True
    cells = [element for element in _own(table) if element.tag in _CELLS]
    return any(_holds_article(cell) for cell in cells)


def _holds_article(cell: Any) -> bool:
    if len(cell.text_content().split()) < _MANY:
        return False
    if any(cell.find(f".//h{level}") is not None for level in range(1, 4)):
        return True
    return sum(1 for _ in cell.iter("p")) > 1 or any(_doubled(line_break) for line_break in cell.iter("br"))


def _doubled(line_break: Any) -> bool:
    """Whether another line break follows at once."""
    follower = line_break.getnext()
    return follower is not None and follower.tag == "br" and not (line_break.tail or "").strip()


def _own(table: Any) -> Iterator[Any]:
    """The parts of a table itself, without those of the tables in it."""
    yield table
    for element in table.iter(*_PARTS[1:]):
        if next(element.iterancestors("table"), None) is table:
            yield element
