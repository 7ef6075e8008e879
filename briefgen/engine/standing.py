"""Whether all stands as the last build left it: told from names, sizes and times alone.

Nothing here needs more than the operating system's own modules: a build without work is over before another would
have loaded.
"""

import os
from hashlib import blake2b

from briefgen.engine.identity import stamp as program_stamp
from briefgen.engine.listing import Stamp, listing
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
    size; `held` that of what they hold. `record` tells the record of the output's files. `counts` are briefings,
    sources, claims, cited claims, errors, warnings, infos.
    """

    __slots__ = (
        "before",
        "counts",
        "drafts",
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
        pages: int,
        drafts: int,
        counts: tuple[int, ...],
    ) -> None:
        self.program, self.stamp, self.options = program, stamp, options
        self.folders, self.output = folders, output
        self.before, self.sizes, self.held, self.record = before, sizes, held, record
        self.pages, self.drafts, self.counts = pages, drafts, counts

    @property
    def found(self) -> tuple[int, ...]:
        """How many errors, warnings and infos there were."""
        return self.counts[-3:]

    def line(self) -> str:
        """All of it as one line."""
        names = ",".join(_hex(folder) for folder in self.folders)
        numbers = ",".join(map(str, (self.pages, self.drafts, *self.counts)))
        texts = (self.program, self.stamp, self.options, self.before, self.sizes, self.held, self.record)
        return "\t".join((*texts, names, _hex(self.output), numbers))

    @classmethod
    def read(cls, line: str) -> "Last":
        """What `line` wrote.

        Raises:
            ValueError: it is something else.
        """
        program, stamp, options, before, sizes, held, record, names, output, numbers = line.split("\t")
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

    `last` is None, and `found` empty, where no build was remembered. `found` is what it found, encoded.
    """

    def __init__(self, root: "str | os.PathLike[str]", options: tuple[object, ...]) -> None:
        self.root = os.fspath(root)
        self.options = repr(options)
        self.memory = os.path.join(root, MEMORY)  # noqa: PTH118
        self.file = os.path.join(self.memory, f"last-{digest_of([self.options])}")  # noqa: PTH118
        self.last: Last | None = None
        self.found = ""
        try:
            with open(self.file, "rb") as file:  # noqa: PTH123
                told, _, text = file.read().decode("utf-8", "surrogatepass").partition("\n")
            if told == digest_of([text]):
                line, _, self.found = text.partition("\n")
                self.last = Last.read(line)
        except (OSError, ValueError):
            return
        if self.last is not None and self.last.options != self.options:
            self.last = None

    def stamps(self, folders: "Iterable[str]") -> "dict[str, Stamp]":
        """The site's files with their stamps."""
        found: dict[str, Stamp] = {}
        for folder in folders:
            found |= listing(self.root, folder)
        return found | listing(self.root, "", "site.yaml")

    def record(self, output: str) -> str:
        """The record of an output's files."""
        return record_of(self.memory, output)

    def holds(self) -> Last | None:
        """The last build, if nothing was touched since: neither the site, nor its output, nor briefgen."""
        last = self.last
        if last is None or not last.before or last.stamp != program_stamp() or not self.published(last):
            return None
        if last.before != before_of(self.stamps(last.folders)):
            return None
        return last if stands(self.record(last.output), last.output) else None

    def published(self, last: Last) -> bool:
        """Whether that build was the last to publish there, and nothing is left to finish."""
        if os.path.exists(os.path.join(last.output, STAGING)):  # noqa: PTH110, PTH118
            return False
        return last.record == mark(self.record(last.output))


def read_report(standing: Standing, form: str) -> str | None:
    """The report of the last build as it was put in some form; None where it is not kept."""
    try:
        with open(f"{standing.file}-{form}", "rb") as file:  # noqa: PTH123
            told, _, text = file.read().decode("utf-8", "surrogatepass").partition("\n")
    except (OSError, ValueError):
        return None
    return text if told == report_mark(standing, text) else None


def report_mark(standing: Standing, text: str) -> str:
    """What tells that a report is whole, and that of the last build."""
    return digest_of([standing.last.held if standing.last else "", standing.found, text])


def before_of(stamps: "dict[str, Stamp]") -> str:
    """The digest of files by name, size and times."""
    return digest_of([repr(sorted(stamps.items()))])


def digest_of(parts: "Iterable[str]") -> str:
    """A digest of several texts in order."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()
