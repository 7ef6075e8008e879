"""PDFs become articles, and without the extra `import` the author is told how to install it."""

import sys

import pytest

from briefgen.importing.article import Article, Refusal
from briefgen.importing.readers import FORMATS

PAGES = (
    ("Example Wire", "Leaders sign minerals pact", "28 October 2025", "The leaders met on Tuesday in Tokyo."),
    ("Example Wire", "They signed a framework on minerals that both", "sides had prepared for months.", "2"),
    ("Example Wire", "The first project begins in 2026.", "3"),
)


def make_pdf(pages: tuple[tuple[str, ...], ...]) -> bytes:
    """A small PDF with these lines on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        lines = " ".join(f"({line}) Tj T*" for line in page)
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {lines} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def test_a_pdf_becomes_an_article() -> None:
    pytest.importorskip("pypdf")
    article = FORMATS["pdf"](make_pdf(PAGES))
    assert isinstance(article, Article)
    assert article.title == "Leaders sign minerals pact"
    assert str(article.issued) == "2025-10-28"
    assert [block.text for block in article.blocks] == [
        "The leaders met on Tuesday in Tokyo.",
        "They signed a framework on minerals that both sides had prepared for months.",
        "The first project begins in 2026.",
    ]
    assert [left.text for left in article.left_out if left.reason == "line on most pages"] == ["Example Wire"]


def test_a_broken_pdf_is_refused() -> None:
    pytest.importorskip("pypdf")
    refusal = FORMATS["pdf"](b"%PDF-1.4\nnothing")
    assert isinstance(refusal, Refusal)
    assert "cannot be read" in refusal.message


@pytest.mark.parametrize(("form", "module"), [("pdf", "pypdf"), ("html", "trafilatura")])
def test_without_the_extra(form: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    refusal = FORMATS[form](b"<html><p>Words</p></html>")
    assert isinstance(refusal, Refusal)
    assert refusal.help == "run pip install 'briefgen[import]'"
