"""Whether all stands as the last build left it: told from names, sizes and times alone.

Nothing here needs more than the operating system's own modules: a build without work is over before another would
have loaded.
"""

import os
from hashlib import blake2b
from time import time_ns

from briefgen.engine.aside import Aside, worthwhile
from briefgen.engine.identity import identity
from briefgen.engine.identity import stamp as program_stamp
from briefgen.engine.listing import Listing
from briefgen.engine.record import mark, record_of, stands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MEMORY = ".briefgen"
STAGING = ".briefgen-staging"
"""The folder inside an output that files wait in."""
FOLDERS = ("content", "templates")


class Last:
    """What the last build went by, and what it gave.

    `program` and `stamp` tell which briefgen it was, by what its files hold and by their times. `before` is the digest
    of the site's files by name, size and times, empty where the times cannot be trusted; `sizes` that by name and
    size; `held` that of what they hold. `record` tells the record of the output's files. `findings` is the digest of
    what was found. `counts` are briefings, sources, claims, cited claims, errors, warnings, infos.
    """

    __slots__ = (
        "before",
        "counts",
        "drafts",
        "findings",
        "folders",
        "held",
        "options",
        "output",
        "pages",
        "program",
        "record",
        "sizes",
        "stamp",
    )

    def __init__(
        self,
        *,
        program: str,
        stamp: str,
        options: str,
        folders: tuple[str, ...],
        output: str,
        before: str,
        sizes: str,
        held: str,
        record: str,
        findings: str,
        pages: int,
        drafts: int,
        counts: tuple[int, ...],
    ) -> None:
        self.program, self.stamp, self.options = program, stamp, options
        self.folders, self.output = folders, output
        self.before, self.sizes, self.held, self.record = before, sizes, held, record
        self.findings = findings
        self.pages, self.drafts, self.counts = pages, drafts, counts

    @property
    def found(self) -> tuple[int, ...]:
        """How many errors, warnings and infos there were."""
        return self.counts[-3:]

    def line(self) -> str:
        """All of it as one line."""
        names = ",".join(_hex(folder) for folder in self.folders)
        numbers = ",".join(map(str, (self.pages, self.drafts, *self.counts)))
        sight = (self.before, self.sizes, self.held)
        texts = (self.program, self.stamp, self.options, *sight, self.record, self.findings)
        return "\t".join((*texts, names, _hex(self.output), numbers))

    @classmethod
    def read(cls, line: str) -> "Last":
        """What `line` wrote.

        Raises:
            ValueError: it is something else.
        """
        program, stamp, options, before, sizes, held, record, findings, names, output, numbers = line.split("\t")
        pages, drafts, *counts = map(int, numbers.split(","))
        return cls(
            program=program,
            stamp=stamp,
            options=options,
            folders=tuple(_plain(name) for name in names.split(",") if name),
            output=_plain(output),
            before=before,
            sizes=sizes,
            held=held,
            record=record,
            findings=findings,
            pages=pages,
            drafts=drafts,
            counts=tuple(counts),
        )


def _hex(path: str) -> str:
    return os.fsencode(path).hex()


def _plain(path: str) -> str:
    return os.fsdecode(bytes.fromhex(path))


class Standing:
    """A site as it is now, beside what the last build left of it. `options` are those that change what a build gives.

    `last` is None where no build was remembered; `began` is the moment (nanoseconds) before anything was looked at.
    Each question is answered once, as it was when it was first asked.
    """

    def __init__(self, root: "str | os.PathLike[str]", options: tuple[object, ...]) -> None:
        self.root = os.fspath(root)
        self.options = repr(options)
        self.began = time_ns()
        self.memory = os.path.join(root, MEMORY)  # noqa: PTH118
        self.file = os.path.join(self.memory, f"last-{digest_of([self.options])}")  # noqa: PTH118
        self._line = _read(self.file)
        self.last = self._remembered()
        self._listings: dict[tuple[str, ...], Listing] = {}
        self._mark = mark(self.record(self.last.output)) if self.last else ""
        self._aside: Aside | None = None
        self._stands: bool | None = None
        self._program: str | None = None
        self._stamp: str | None = None

    def _remembered(self) -> Last | None:
        told, _, line = self._line.partition("\n")
        try:
            last = Last.read(line) if told == digest_of([line]) else None
        except ValueError:
            return None
        return last if last and last.options == self.options else None

    def listing(self, folders: "Iterable[str]") -> Listing:
        """The site's files."""
        wanted = tuple(folders)
        found = self._listings.get(wanted)
        if found is None:
            found = self._listings[wanted] = Listing()
            for folder in wanted:
                found.add(self.root, folder)
            found.add_file(self.root, "site.yaml")
        return found

    def record(self, output: str) -> str:
        """The record of an output's files."""
        return record_of(self.memory, output)

    @property
    def program(self) -> str:
        """The identity of this program."""
        if self._program is None:
            self._program = self.last.program if self.last and self.same_program() else identity()
        return self._program

    @property
    def stamp(self) -> str:
        """The digest of this program by the times of its files."""
        if self._stamp is None:
            self._stamp = program_stamp()
        return self._stamp

    def same_program(self) -> bool:
        """Whether the last build's program was this one, by the times of its files."""
        return self.last is not None and self.last.stamp == self.stamp

    def holds(self, *, aside: bool = False) -> Last | None:
        """The last build, if nothing was touched since: neither the site, nor its output, nor briefgen.

        `aside`: this process has a single thread, and may have a copy of itself look at the output meanwhile.
        """
        last = self.last
        if last is None or not self.published(last):
            return None
        record = self.record(last.output)
        if aside and worthwhile(record):
            self._aside = Aside(lambda: stands(record, last.output, entered=True))
        if not last.before or not self.same_program() or last.before != self.listing(last.folders).digest():
            return None
        return last if self.output_stands(last) else None

    def output_stands(self, last: Last) -> bool:
        """Whether the output is as that build left it."""
        if self._stands is None and self._aside is not None:
            self._stands = self._aside.answer()
        if self._stands is None:
            self._stands = stands(self.record(last.output), last.output)
        return self._stands

    def published(self, last: Last) -> bool:
        """Whether that build was the last to publish there, and nothing is left to finish."""
        if os.path.exists(os.path.join(last.output, STAGING)):  # noqa: PTH110, PTH118
            return False
        return last.record == self._mark

    def current(self) -> bool:
        """Whether no other build has been at work since this was begun."""
        if self._line != _read(self.file):
            return False
        return self.last is None or self._mark == mark(self.record(self.last.output))


def _read(file: str) -> str:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            return opened.read().decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return ""


def read_report(standing: Standing, form: str) -> str | None:
    """The report of the last build as it was put in some form; None where it is not kept."""
    told, _, text = _read(f"{standing.file}-{form}").partition("\n")
    return text if told == report_mark(standing, text) else None


def report_mark(standing: Standing, text: str) -> str:
    """What tells that a report is whole, and that of the last build."""
    last = standing.last
    return digest_of([last.held, last.findings, text] if last else [text])


def findings_of(standing: Standing, last: Last) -> str | None:
    """What the last build found, encoded; None where it is not kept."""
    found = _read(f"{standing.file}-found")
    return found if digest_of([found]) == last.findings else None


def digest_of(parts: "Iterable[str]") -> str:
    """A digest of several texts in order."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()
