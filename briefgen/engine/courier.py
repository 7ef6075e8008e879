"""The near side of parcels: documents packed for processes without a site on their disk, and answers opened."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from typing import Any, Protocol

from briefgen.digest import fingerprint
from briefgen.engine.encoding import decode, encode
from briefgen.engine.identity import identity
from briefgen.engine.ledger import Ledger
from briefgen.engine.parcel import Contents, Item, Pages, Parcel, Reply, Surroundings, Terms, Volume
from briefgen.engine.pool import Crew, Failure, opened, share
from briefgen.engine.result import WorkError
from briefgen.engine.units import Desk
from briefgen.engine.work import Work
from briefgen.engine.worker import work
from briefgen.model import DocumentKind, Source
from briefgen.text import SourceText

CHUNK = 16
"""Documents in a parcel: some hundredth of a second of work, so that the way there and back costs little beside it."""
SHELF = 2000
"""How many volumes are held as they are sent."""

_KEY = re.compile(r"@([^\W_][\w.-]*)")
_SLUG = re.compile(r"^slug:[ \t]*[\"']?([^\"'#\n]+?)[\"']?[ \t]*$", re.MULTILINE)


class Receiver(Protocol):
    """Whoever keeps the pages that were made elsewhere."""

    def surroundings(self) -> Surroundings:
        """What pages are made with."""
        ...

    def arrived(self, pages: Pages, contents: Contents) -> object:
        """Put down the files of a briefing; what `take` is to know of them."""
        ...


class Courier:
    """Has documents done elsewhere. What cannot be done with what a parcel holds is done here, by `home`."""

    def __init__(
        self,
        ledger: Ledger,
        desk: Desk,
        kinds: Mapping[str, DocumentKind],
        receiver: Receiver | None,
        home: Callable[[str], Work],
    ) -> None:
        """`kinds` are those of the documents by their files; without a receiver no pages are made."""
        self._ledger = ledger
        self._desk = desk
        self._kinds = kinds
        self._receiver = receiver
        self._home = home
        self._program = identity()
        around = receiver.surroundings() if receiver else None
        self._terms = encode(Terms, Terms(ledger.settings, frozenset(desk.signed), around))
        self._digest = fingerprint(self._terms)
        self._volumes: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._sent: set[str] = set()
        self._parcels: dict[tuple[str, ...], tuple[str, Mapping[str, str]]] = {}

    def works(self, paths: Sequence[str], crew: Crew) -> Iterator[Work]:
        """What came of each document, in order.

        Raises:
            WorkError: one of them cannot be done, or there is nobody to do it.
        """
        return share(paths, crew, self._submit, self._receive, chunk=CHUNK)

    def _submit(self, executor: Executor, paths: tuple[str, ...]) -> Future[Any]:
        parcel, things = self._parcels.get(paths) or self._packed(paths)
        self._parcels[paths] = (parcel, things)
        sent = {digest: text for digest, text in things.items() if digest not in self._sent}
        self._sent.update(sent)
        return executor.submit(work, parcel, sent)

    def _packed(self, paths: Iterable[str]) -> tuple[str, Mapping[str, str]]:
        """A parcel and all that it needs, by digest."""
        things = {self._digest: self._terms}
        items: list[Item] = []
        for path in paths:
            text = self._ledger.content.text(path)
            if text is not None:
                items.append(self._item(path, text, things))
        return encode(Parcel, Parcel(self._program, self._digest, tuple(items))), things

    def _item(self, path: str, text: SourceText, things: dict[str, str]) -> Item:
        sources: list[str] = []
        # More than citations may look like one; what looks like none is found out where it is missed.
        for key in dict.fromkeys(found.rstrip(".") for found in _KEY.findall(text.text)):
            source = self._desk.library.source(key)
            if source is not None:
                digest, volume = self._volume(key, source)
                things[digest] = volume
                sources.append(digest)
        slug = self._slug(path, text.text)
        signed = self._desk.signatures(slug)
        key = self._ledger.keys[f"document:{path}"]
        return Item(path, self._kinds[path], key, text.text, tuple(sources), slug, signed.signatures, signed.digest)

    def _slug(self, path: str, text: str) -> str:
        """What a document most likely calls itself."""
        found = _SLUG.search(text)
        return found[1] if found else path.rpartition("/")[2].removesuffix(".md")

    def _volume(self, key: str, source: Source) -> tuple[str, str]:
        """The digest of a source as it is sent, and what is sent."""
        known = self._volumes.pop(key, None)
        if known is None:
            text = encode(Volume, Volume(self._desk.outlines[key], source))
            known = (fingerprint(text), text)
        self._volumes[key] = known
        while len(self._volumes) > SHELF:
            self._volumes.popitem(last=False)
        return known

    def _receive(
        self, paths: tuple[str, ...], answer: tuple[str, tuple[Contents, ...]], again: Callable[[], Any]
    ) -> Iterator[Work]:
        reply = decode(Reply, answer[0])
        if reply.stranger:
            raise WorkError("whoever was to do the work runs another briefgen, or has other packages beside it")
        if reply.lacks:
            # Sent with everything this time: who opens it now may be somebody else.
            self._sent.difference_update(self._parcels[paths][1])
            yield from self._receive(paths, again(), again)
            return
        packed = decode(Parcel, self._parcels.pop(paths)[0])
        done = {
            item.path: each for item, each in zip(packed.items, zip(reply.done, answer[1], strict=True), strict=True)
        }
        for path in paths:
            each, contents = done.get(path, (None, ()))
            if each is not None and each.error is not None:
                opened(Failure(path, each.error, each.trace))
            if each is None or each.kept is None:
                yield self._home(path)
                continue
            pages = self._receiver.arrived(each.pages, contents) if self._receiver and each.pages else None
            yield Work(each.kept, (), pages)
