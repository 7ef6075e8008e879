"""`briefgen review --sheet` and `--from-sheet`: the review on paper or in a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common
from briefgen.cli.review_files import ReviewFiles
from briefgen.cli.terminal import print_report
from briefgen.engine.files import LARGEST
from briefgen.report.visible import visible
from briefgen.reviews.desk import Item
from briefgen.reviews.paper import write_page
from briefgen.reviews.sheet import Row, read_table, seal, write_table
from briefgen.reviews.signing import sign


def write_sheet(common: Common, path: Path, title: str, items: Sequence[Item]) -> int:
    """Write the sheet, in the format that its name says."""
    ending = path.suffix.lower()
    if ending == ".csv":
        data = write_table(items)
    elif ending in {".html", ".htm"}:
        data = write_page(f"{title}: claims to review", items).encode()
    else:
        raise Refusal(f"--sheet {path}: name it .csv to fill it in, or .html to print it")
    path.write_bytes(data)
    common.progress(f"{path}: {_count(len(items), 'claim')}. It holds the cited paragraphs in full: do not publish it.")
    return 0


def take_back(common: Common, path: Path, items: Sequence[Item], files: ReviewFiles, *, by: str, day: date) -> int:
    """Take the verdicts of a filled sheet; a row that cannot be taken is told, the others are taken all the same."""
    if path.stat().st_size > LARGEST:
        raise Refusal(f"--from-sheet {path}: the file is too large to be a sheet")
    sheet = read_table(path.read_bytes())
    known = {(item.briefing.slug, item.claim.id): item for item in items}
    mistakes = list(sheet.mistakes)
    taken: list[Row] = []
    for row in sheet.rows:
        item = known.get((row.briefing, row.claim))
        if item is None:
            mistakes.append(f"row {row.number}: {row.briefing} has no claim {row.claim} now; nothing was signed")
        elif row.seal != seal(item.claim):
            mistakes.append(f"row {row.number}: {row.claim} or its evidence changed since the sheet was made")
        else:
            files.record(item, sign(item.claim, row.by or by, day, rejected=row.rejected, note=row.note))
            taken.append(row)
    print_report("".join(f"{path}: {visible(mistake)}\n" for mistake in mistakes))
    rejected = sum(row.rejected for row in taken)
    common.progress(f"Signed {_count(len(taken) - rejected, 'claim')}, rejected {rejected}.")
    return 1 if mistakes else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
