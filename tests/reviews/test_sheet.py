"""The sheet: written for a spreadsheet, and read back as spreadsheets write."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.reviews.sheet import COLUMNS, read_table

STARTER = Path(__file__).parents[2] / "briefgen/cli/starter"
REVIEWS = "content/reviews/ferry-lines.yaml"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(STARTER, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1761739200")
    return tmp_path / "site"


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def libreoffice(rows: list[dict[str, str]], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """A table as LibreOffice Calc exports it: numbers bare, text between marks only where it must be, line feeds."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8"), (";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (",", "utf-8-sig")],
)
def test_a_filled_sheet_comes_back(
    delimiter: str, encoding: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--sheet", "sheet.csv"]) == 0
    raw = (site / "sheet.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = rows_of(site / "sheet.csv")
    assert list(rows[0]) == list(COLUMNS)
    rows[0]["verdict"] = "Sign"
    rows[1] |= {"verdict": "reject", "note": "Which April?\nThe “report” is silent; see p3", "by": "C. Ito"}
    rows[2]["verdict"] = " SIGNED "
    (site / "back.csv").write_bytes(libreoffice(rows, delimiter=delimiter, encoding=encoding))
    capsys.readouterr()
    assert main(["review", "--from-sheet", "back.csv", "--by", "B. Ode"]) == 0
    assert capsys.readouterr() == ("", "Signed 2 claims, rejected 1.\n")
    written = (site / REVIEWS).read_text(encoding="utf-8")
    assert written.count('by: "B. Ode"') == 2
    assert 'by: "C. Ito"\n  on: 2025-10-29\n  rejected: true\n' in written
    assert 'note: "Which April? The “report” is silent; see p3"' in written
    main(["review", "--list", "ferry-lines"])
    assert capsys.readouterr().out.startswith("ferry-lines: 2 of 8 claims signed\n")


def test_rows_that_cannot_be_taken_are_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "--sheet", "sheet.csv"])
    rows = rows_of(site / "sheet.csv")
    for row, verdict in zip(rows, ("sign", "reject", "maybe", "", "sign", "sign"), strict=False):
        row["verdict"] = verdict
    rows[3]["note"] = "look again"
    rows[4]["claim"] = "c-nowhere"
    source = site / "content/sources/example-wire.md"
    changed = source.read_text(encoding="utf-8").replace("two new ferry lines", "two ferry lines")
    source.write_text(changed, encoding="utf-8")
    (site / "back.csv").write_bytes(libreoffice(rows))
    capsys.readouterr()
    assert main(["review", "--from-sheet", "back.csv", "--by", "B. Ode"]) == 1
    output, said = capsys.readouterr()
    assert said == "Signed 1 claim, rejected 0.\n"
    assert output.splitlines() == [
        "back.csv: row 3: a rejection needs a note that says why",
        "back.csv: row 4: the verdict “maybe” is neither sign nor reject",
        "back.csv: row 5: a note without a verdict; write sign or reject",
        f"back.csv: row 2: {rows[0]['claim']} or its evidence changed since the sheet was made",
        "back.csv: row 6: ferry-lines has no claim c-nowhere now; nothing was signed",
    ]


@pytest.mark.parametrize(
    ("data", "mistake"),
    [
        (b"", "the first row has no column briefing, claim, verdict, seal"),
        (b"a,b\n", "the first row has no column briefing, claim, verdict, seal"),
        (b"\xff\x00\x80", "the file is not UTF-8 or UTF-16 text"),
        (b"\x89PNG\r\n\x1a\n\x00", "the file is not UTF-8 or UTF-16 text"),
    ],
)
def test_what_is_no_sheet(data: bytes, mistake: str) -> None:
    sheet = read_table(data)
    assert sheet.rows == ()
    assert sheet.mistakes[0].startswith(mistake)


def test_no_cell_is_a_formula(site: Path) -> None:
    path = site / "content/briefings/ferry-lines.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n=SUM(1) was signed [@example-wire p1].\n", encoding="utf-8")
    main(["review", "--sheet", "sheet.csv"])
    cells = [cell for row in rows_of(site / "sheet.csv") for cell in row.values()]
    assert any(cell.startswith("'=SUM") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_page_holds_claims_and_evidence_escaped(site: Path) -> None:
    path = site / "content/briefings/ferry-lines.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThe 1 < 2 lines [@example-wire p1].\n", encoding="utf-8")
    assert main(["review", "--sheet", "sheet.html"]) == 0
    page = (site / "sheet.html").read_text(encoding="utf-8")
    assert "The 1 &lt; 2 lines." in page
    assert '<mark class="quoted">has been a wall for too long</mark>' in page
    assert page.count("☐ sign") == 9


def test_another_ending_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--sheet", "sheet.ods"]) == 2
    assert "name it .csv to fill it in, or .html to print it" in capsys.readouterr().err
