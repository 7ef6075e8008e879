"""A site's folder, with all that is remembered of it: in this process, and between runs."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from briefgen.engine.identity import identity
from briefgen.engine.memory import Alive, Memory
from briefgen.engine.opened import Opened, open_site
from briefgen.engine.result import Result
from briefgen.engine.seen import Seen, read_seen
from briefgen.engine.standing import MEMORY
from briefgen.engine.store import DamagedError, Store
from briefgen.engine.survey import Survey
from briefgen.judging.bench import Bench

Answer = TypeVar("Answer")


class Folder:
    """`overlay` holds texts that stand before those on disk, by path. `seen` are the files as they were last seen.

    `survey` is one that was begun already, and is to be gone on with. `alive` are the names that the last look at the
    whole site remembers something by. `said` is for those who ask: why an earlier memory was not used.
    """

    def __init__(self, root: Path, overlay: Mapping[str, str]) -> None:
        self.root = root
        self.overlay = overlay
        self.memory = Memory()
        self.seen = Seen()
        self.survey: Survey | None = None
        self.alive = Alive()
        self.bench = Bench()
        self.said: list[str] = []

    def opened(self, url: str | None) -> Opened | Result:
        """The site as it is now; a `Result` where `site.yaml` cannot be used."""
        return open_site(self.survey or Survey(self.root, self.seen), self.overlay, self.bench, url)

    def see(self, survey: Survey) -> None:
        """Remember the files as they were seen."""
        self.seen = survey.seen

    def remembering(self, work: Callable[[], Answer], *, cache: bool, lean: bool, program: str | None = None) -> Answer:
        """Do some work with what earlier runs left; a memory that turns out to be damaged is thrown away.

        `lean`: what the work gives does not hold the claims of documents, and cannot be asked for them afterwards.
        `program` is the identity of this one, if that is known already.
        """
        self.memory, self.seen = Memory(lean=lean), Seen()
        if not cache:
            return work()
        folder = self.root / MEMORY
        try:
            store = Store(folder, program or identity())
        except OSError as error:
            self.said.append(f"nothing is remembered for the next run: {error.strerror or error}")
            return work()
        try:
            if store.fresh:
                self.said.append(f"nothing is remembered of an earlier run: {store.fresh}")
            self.memory = Memory(store, lean=lean)
            self.seen = before = self.survey.before if self.survey else read_seen(folder)
            return self._seeing(before, work)
        except DamagedError as error:
            self.said.append(f"what was remembered of an earlier run is thrown away: {error}")
            store.discard()
            self.memory = Memory(lean=lean)
            return work()
        finally:
            self.memory.detach()
            store.close()

    def _seeing(self, before: Seen, work: Callable[[], Answer]) -> Answer:
        answer = work()
        if self.seen != before:
            with suppress(OSError):
                self.seen.write(self.root / MEMORY)
        return answer

    def save(self, spared: tuple[str, ...] = ()) -> None:
        """Write what is new, and forget what is no longer alive, but names that begin with one of the spared."""
        try:
            self.memory.save(self.alive, spared)
        except OSError as error:
            self.said.append(f"nothing is remembered for the next run: {error.strerror or error}")
