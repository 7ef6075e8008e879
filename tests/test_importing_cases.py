"""Articles and the sources that they become: a case is a folder in tests/importing."""

from pathlib import Path

import pytest

from briefgen.importing.account import account
from briefgen.importing.article import Refusal
from briefgen.importing.readers import FORMATS, format_of
from briefgen.importing.write_source import write_source

FOLDER = Path(__file__).parent / "importing"


@pytest.mark.parametrize("case", sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
def test_importing(case: str, *, update: bool) -> None:
    folder = FOLDER / case
    (given,) = folder.glob("input.*")
    if given.suffix == ".html":
        pytest.importorskip("trafilatura", exc_type=ImportError)
    article = FORMATS[format_of(given.name)](given.read_bytes())
    assert not isinstance(article, Refusal)
    results = {
        "expected.md": write_source(article, "quotes"),
        "report.txt": account("content/sources/article.md", article) + "\n",
    }
    for name, result in results.items():
        if update:
            (folder / name).write_text(result, encoding="utf-8")
        assert result == (folder / name).read_text(encoding="utf-8")
