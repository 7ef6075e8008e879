"""The content folder: which files it has, what each is read as, and what is read as nothing."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from briefgen.diagnostic import Finding, Label, Severity
from briefgen.engine.files import RULE as UNREADABLE
from briefgen.engine.files import Read
from briefgen.engine.survey import Survey
from briefgen.model import DocumentKind, Settings
from briefgen.parse.nearest import nearest
from briefgen.parse.problem import Problem
from briefgen.text import SourceText, Span

KINDS = {
    "briefings": DocumentKind.BRIEFING,
    "summits": DocumentKind.SUMMIT,
    "pages": DocumentKind.PAGE,
}
FOLDERS = (*KINDS, "sources", "reviews", "assets")


class Content:
    """The files of a content folder. What keeps one from being read is kept in `problems`."""

    def __init__(
        self, survey: Survey, read: Callable[[str], Read], overlay: dict[str, str], settings: Settings
    ) -> None:
        """`overlay` are texts that stand before those on disk; `read` reads either."""
        self._survey = survey
        self._read = read
        self._overlay = overlay
        self._content = settings.content
        self._originals = settings.originals
        self.problems: list[Problem] = []
        below = f"{settings.content}/"
        listed, more = survey.listed(settings.content), [one for one in overlay if one.startswith(below)]
        self.files = tuple(sorted({*listed, *more})) if more else listed
        self.folders: dict[str, Sequence[str]] = {}
        at = 0
        while at < len(self.files):
            name = self.files[at].removeprefix(below).partition("/")[0]
            # Sorted as they are, those of one folder stand together.
            end = bisect_left(self.files, f"{below}{name}0", at) if self.files[at] != f"{below}{name}" else at + 1
            self.folders[name] = (*self.folders.get(name, ()), *self.files[at:end])
            at = end
        self.problems += self._strays()

    def listed(self, folder: str, ending: str = ".md") -> Iterator[str]:
        """The files that are read of a folder."""
        return (path for path in self.folders.get(folder, ()) if path.endswith(ending))

    def digest(self, path: str) -> str | None:
        """The SHA-256 of what a file holds, or the text that stands before it; None where it cannot be read."""
        text = self._overlay.get(path)
        if text is None:
            return self._survey.digest(path)
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def digests(self) -> dict[str, str]:
        """The SHA-256 of what every file holds; empty where one cannot be read."""
        found = self._survey.digests(self.files)
        return found | {path: self.digest(path) or "" for path in self.files if path in self._overlay}

    def text(self, path: str) -> SourceText | None:
        """The text of a file; None where it cannot be read, which is a problem."""
        read = self._read(path)
        if read.problem:
            self.problems.append(read.problem)
            return None
        return read.text

    def original(self, source: str) -> str | None:
        """The file that the full text of a source stands in."""
        if self._originals is None:
            return None
        paths = (f"{self._originals}/{source}{ending}" for ending in (".md", ".txt"))
        return next((path for path in paths if self._survey.exists(path)), None)

    def _strays(self) -> Iterator[Problem]:
        """Files that briefgen does not read, where an author may think that it does."""
        for folder, paths in self.folders.items():
            if folder == "assets":
                continue
            ending = ".yaml" if folder == "reviews" else ".md"
            if folder not in FOLDERS:
                close = nearest(folder, FOLDERS)
                message = f"nothing in {self._content}/{folder} is read"
                mend = f"did you mean {close}?" if close else f"folders are {', '.join(FOLDERS)}"
                yield from (_stray(path, message, mend) for path in paths)
                continue
            message, mend = f"only files that end in {ending} are read here", "rename it, or move it to assets"
            yield from (_stray(path, message, mend) for path in paths if not path.endswith(ending))


def _stray(path: str, message: str, mend: str) -> Problem:
    return Problem(UNREADABLE, Finding(message, Label(path, Span(0, 0)), help=mend, severity=Severity.WARNING))
