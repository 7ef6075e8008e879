"""The sheet for a checker who works on paper or in a spreadsheet, and what comes back of it.

The table is what LibreOffice Calc and Excel open without a question: UTF-8 with a byte-order mark, semicolons, every
text between quotation marks. It is read back as leniently as spreadsheets write: any of three separators, either
encoding of Unicode, columns in any order. `seal` ties a row to the words that were read; a spreadsheet
must not take it for a number, so it begins with a letter.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator

from briefgen.frozen import frozen
from briefgen.model import Claim
from briefgen.reviews.desk import Item, state_in_words
from briefgen.reviews.signing import claim_digest, evidence_digests, flat

_READ = ("briefing", "line", "claim", "text", "evidence", "findings", "state")
COLUMNS: tuple[str, ...] = (*_READ, "verdict", "note", "by", "seal")
NEEDED = ("briefing", "claim", "verdict", "seal")
_VERDICTS = {"sign": False, "signed": False, "reject": True, "rejected": True}


@frozen
class Row:
    """What a checker wrote beside one claim. `number` counts the rows of the table from 1, the heading included."""

    number: int
    briefing: str
    claim: str
    seal: str
    rejected: bool
    note: str | None
    by: str | None


@frozen
class Sheet:
    """A sheet that came back: the rows with a verdict, and what is wrong with the others, in sentences."""

    rows: tuple[Row, ...]
    mistakes: tuple[str, ...] = ()


def seal(claim: Claim) -> str:
    """Ties a row to the claim and the evidence that stood in it."""
    whole = "\n".join((claim_digest(claim), *(f"{key} {digest}" for key, digest in evidence_digests(claim))))
    return f"s{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def write_table(items: Iterable[Item]) -> bytes:
    """The sheet as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in items:
        writer.writerow([_inert(cell) for cell in _cells(item)])
    return out.getvalue().encode("utf-8-sig")


def _cells(item: Item) -> Iterator[str]:
    yield item.briefing.slug
    yield str(item.place.line)
    yield item.claim.id
    yield flat(item.claim.text)
    yield "\n".join(f"{paper.source} {paper.anchor} ({paper.says}): {flat(paper.text)}" for paper in item.papers)
    yield "\n".join(f"{each.severity}: {flat(each.finding.message)}" for each in item.findings)
    yield state_in_words(item.sign_off)
    yield from ("", "", "")
    yield seal(item.claim)


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def read_table(data: bytes) -> Sheet:
    """A sheet as it came back."""
    text = _decoded(data)
    if text is None:
        return Sheet((), ("the file is not UTF-8 or UTF-16 text; save the sheet as CSV with the character set UTF-8",))
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    heading = [cell.strip().lower() for cell in table[0]] if table else []
    missing = [name for name in NEEDED if name not in heading]
    if missing:
        return Sheet((), (f"the first row has no column {', '.join(missing)}; keep the heading as it was printed",))
    rows: list[Row] = []
    mistakes: list[str] = []
    for number, cells in enumerate(table[1:], 2):
        values = {name: cell.strip() for name, cell in zip(heading, cells, strict=False)}
        verdict = values.get("verdict", "").lower()
        if not verdict:
            if values.get("note"):
                mistakes.append(f"row {number}: a note without a verdict; write sign or reject")
        elif verdict not in _VERDICTS:
            mistakes.append(f"row {number}: the verdict “{values['verdict']}” is neither sign nor reject")
        elif _VERDICTS[verdict] and not values.get("note"):
            mistakes.append(f"row {number}: a rejection needs a note that says why")
        else:
            rows.append(_row(number, values, rejected=_VERDICTS[verdict]))
    return Sheet(tuple(rows), tuple(mistakes))


def _row(number: int, values: dict[str, str], *, rejected: bool) -> Row:
    note, by = flat(values.get("note", "")), flat(values.get("by", ""))
    return Row(number, values["briefing"], values["claim"], values.get("seal", ""), rejected, note or None, by or None)


def _decoded(data: bytes) -> str | None:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(text: str) -> str:
    """What stands between the names of the columns."""
    heading = text.split("\n", 1)[0]
    return max(";,\t", key=heading.count)
