"""What an engine remembers of its work: values by name, each good for one key, in this process and between runs."""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any, TypeVar

from briefgen.engine.citations import Citations
from briefgen.engine.encoding import decode, encode
from briefgen.engine.store import DamagedError, Store

FLUSH = 1_000_000
"""How many characters of new texts are held before they are written."""

FEW = 200
"""How many names are looked up in the store one by one."""

DOCUMENT = "document:"
"""Before a document's file, the name of its note."""

PARTS = "needs:", "summary:", "rest:"
"""Before a document's file, the names of what is remembered of it beside the note."""

Value = TypeVar("Value")


class Alive(Container[str]):
    """The names that something is remembered by. With the note of a document, all that is remembered of it is alive."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = set(names)

    def add(self, names: Iterable[str]) -> None:
        """Let these be alive too."""
        self._names.update(names)

    def __contains__(self, name: object) -> bool:
        if name in self._names:
            return True
        kind, _, path = str(name).partition(":")
        return f"{kind}:" in PARTS and f"{DOCUMENT}{path}" in self._names


class Memory:
    """Values by name. With a store, those of earlier runs too; they are read when they are asked for.

    `lean`: values of which there are many are read whenever they are needed: ten thousand documents take little room.
    """

    def __init__(self, store: Store | None = None, *, lean: bool = False) -> None:
        self.lean = lean
        self._store = store
        self._stored: dict[str, str] | None = None
        self._flushed = False
        self._asked = 0
        self._values: dict[str, tuple[str, Any]] = {}
        self._unsaved: dict[str, tuple[str, str]] = {}
        self._held: dict[str, tuple[str, object]] = {}
        self._waiting = 0
        self.citations = Citations(store)

    def known(self, name: str, key: str) -> bool:
        """Whether there is a value of that name for that key."""
        held = self._values.get(name)
        return held[0] == key if held else self._stored_key(name) == key

    def _stored_key(self, name: str) -> str | None:
        """What the store's value of that name is good for. Whoever asks for many reads all of them at once."""
        if self._store is None:
            return None
        if self._stored is None:
            self._asked += 1
            if self._asked <= FEW:
                return self._store.key(name)
            self._stored = self._store.keys()
            self._flushed = False
        known = self._stored.get(name)
        # What was written since is not listed: a first build writes sixty thousand names, and asks for few again.
        return self._store.key(name) if known is None and self._flushed else known

    @property
    def program(self) -> str:
        """The identity of the program whose work this is; empty where nothing lasts longer than this process."""
        return self._store.identity if self._store else ""

    @property
    def lasts(self) -> bool:
        """Whether what is remembered here lasts longer than this process."""
        return self._store is not None

    def recall(self, type_: type[Value], name: str, key: str, *, hold: bool = True) -> Value | None:
        """The value of that name if it is good for that key; `hold` it, so that it need not be read again.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        held = self._values.get(name)
        if held is not None:
            value: Value | None = held[1] if held[0] == key else None
            return value
        row = self._unsaved.get(name)
        if row is None:
            if self._store is None or self._stored_key(name) != key:
                return None
            row = self._store.text(name)
            if row is None or row[0] != key:
                raise DamagedError("it does not hold what it lists")
        if row[0] != key:
            return None
        try:
            value = decode(type_, row[1])
        except ValueError as error:
            raise DamagedError(str(error)) from error
        if hold:
            self._values[name] = (key, value)
            if self._store is None:
                # The value serves as well as the text.
                self._unsaved.pop(name, None)
        return value

    def latest(self, type_: type[Value], name: str, *, hold: bool = True) -> Value | None:
        """The value of that name, whatever it is good for."""
        key = self._unsaved[name][0] if name in self._unsaved else self._stored_key(name)
        return None if key is None else self.recall(type_, name, key, hold=hold)

    def keep(self, type_: type[Value], name: str, key: str, value: Value) -> None:
        """Remember a value."""
        self._values[name] = (key, value)
        if self._store is not None:
            self._unsaved[name] = (key, encode(type_, value))

    def keep_text(self, name: str, key: str, text: str) -> None:
        """Remember a value that another process encoded. It is decoded when it is asked for."""
        self._values.pop(name, None)
        self._unsaved[name] = (key, text)
        self._waiting += len(text)
        if self._waiting >= FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what is new to the store, if there is one: other processes can read it then.

        Raises:
            OSError: the store cannot be written.
        """
        self._flush(())

    def reopen(self) -> None:
        """Read on in a copy of the process; nothing that is new here is written."""
        if self._store is not None:
            self._store.reopen()

    def names(self, prefix: str) -> tuple[str, ...]:
        """Every name that begins so, sorted, as the store has them.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        return self._store.names(prefix) if self._store else ()

    def texts(self, first: str, last: str) -> Mapping[str, tuple[str, str]]:
        """Key and text of every name from one to another, as the store has them.

        Raises:
            DamagedError: what the store holds is not what was written.
        """
        return self._store.texts(first, last) if self._store else {}

    def drop(self, name: str) -> None:
        """Forget a name at once, also in the store."""
        self._values.pop(name, None)
        self._unsaved.pop(name, None)
        if self._store is not None and self._stored_key(name) is not None:
            self._store.save((), (name,))
            if self._stored is not None:
                self._stored.pop(name, None)

    def held(self, name: str, key: str) -> object | None:
        """What this process holds under that name, if it is good for that key."""
        held = self._held.get(name)
        return held[1] if held is not None and held[0] == key else None

    def hold(self, name: str, key: str, value: object) -> None:
        """Hold a value for as long as this process lives."""
        self._held[name] = (key, value)

    def detach(self) -> None:
        """Do without the store from now on; what was read from it stays."""
        self._store = None
        self._stored = None
        self._unsaved.clear()
        self.citations = Citations(None)

    def save(self, alive: Container[str], spared: tuple[str, ...] = ()) -> None:
        """Write what is new to the store, and forget what is not among the names alive; some prefixes are spared.

        What this process wrote and has no use for is forgotten by the next one.

        Raises:
            OSError: the store cannot be written.
        """
        dead: list[str] = []
        if "" not in spared:
            stored = self._store.keys() if self._stored is None and self._store else self._stored
            names = {*(stored or ()), *self._values}
            dead = [name for name in names if name not in alive and not (spared and name.startswith(spared))]
        for name in dead:
            self._values.pop(name, None)
            self._unsaved.pop(name, None)
        if self._store is not None:
            self._flush(dead)

    def _flush(self, dead: Collection[str]) -> None:
        self._waiting = 0
        if self._store is None:
            return
        gone = [name.removeprefix(DOCUMENT) for name in dead if name.startswith(DOCUMENT)]
        if dead or self._unsaved or self.citations.changed:
            unsaved = ((name, *row) for name, row in self._unsaved.items())
            self._store.save(unsaved, dead, *self.citations.taken(), gone)
        if self._stored is not None:
            for name in (*dead, *self._unsaved):
                self._stored.pop(name, None)
        self._flushed = True
        self._unsaved.clear()
