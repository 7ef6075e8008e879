"""The sheet through LibreOffice itself, where it is installed: opened, saved as a workbook, exported as CSV again."""

import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.reviews.sheet import read_table

STARTER = Path(__file__).parents[2] / "briefgen/cli/starter"
OFFICE = shutil.which("soffice")
CSV_IN = "CSV:59,34,76,1"
"""Semicolons, double quotation marks, UTF-8, from the first line."""
DIALECTS = {
    "semicolons": "59,34,76,1,,0,false,true,false",
    "every text between marks": "44,34,76,1,,0,true,true,false",
    "tabs in UTF-16": "9,34,65535,1",
}
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def office(folder: Path, *arguments: str) -> None:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


def test_a_sheet_goes_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(STARTER, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    sheet = tmp_path / "sheet.csv"
    assert main(["review", "--sheet", str(sheet)]) == 0
    # The columns of the verdict, the note and the person stand empty before the seal.
    filled = sheet.read_bytes().replace(
        b';"";"";"";"s', ';"reject";"Two lines:\nno “source”; see p3";"C. Ito";"s'.encode()
    )
    sheet.write_bytes(filled)
    expected = read_table(filled)
    assert len(expected.rows) == 8
    office(tmp_path, f"--infilter={CSV_IN}", "--convert-to", "ods", str(sheet))
    for name, options in DIALECTS.items():
        office(tmp_path, "--convert-to", f"csv:Text - txt - csv (StarCalc):{options}", "--outdir", name, "sheet.ods")
        assert read_table((tmp_path / name / "sheet.csv").read_bytes()) == expected
