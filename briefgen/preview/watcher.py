"""Changes of the site's files, as they happen.

The operating system tells of changes in the watched folders (by way of watchfiles). What it cannot tell (that a
watched folder was moved or replaced, that `site.yaml` was saved by renaming) is looked at twenty times a second: a
handful of files and folders. On a network mount the system tells nothing: there, everything is looked at.
"""

import os
import threading
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from livereload.watcher import Watcher
from watchfiles._rust_notify import RustNotify

from briefgen.engine.files import read_text
from briefgen.parse.settings import parse_settings
from briefgen.preview.snapshot import Signature, signature, snapshot
from briefgen.rules import NAMES
from briefgen.theme import theme_folder
from briefgen.workspace import SETTINGS

DEFAULTS = ("content", "templates")
"""The folders of a site whose settings cannot be used yet."""

STEP = 3
"""Milliseconds without another change before one is told of: one save is several changes."""
BULK = 30
"""The same when more than one file changed: that is a program at work, and it is waited for."""
LONGEST = 400
"""Milliseconds after which even a busy program is waited for no longer."""
Told = Callable[[Collection[str | None]], None]
BACKUPS = ("~", ".swp", ".tmp", ".bak")
LOOK = 50
"""Milliseconds between two looks at what the system does not tell of."""


class FolderWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Tells of changes in some folders and files. Its thread is the only one that touches the notifier."""

    def __init__(self, root: Path, *, poll: bool = False, warn: Callable[[str], None] = lambda _: None) -> None:
        super().__init__()
        self.root = root
        self._poll = poll
        self._warn = warn
        self._stop = threading.Event()
        self._watching = threading.Event()

    def start(self, callback: Told) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Call back, in the watcher's own thread, whenever something changed. True: livereload need not poll.

        What is told are the paths that changed, relative to the site; None among them stands for any other change.
        It returns when the watch has begun: what changes from then on is told of.
        """
        target = self._look if self._poll else self._listen
        threading.Thread(target=target, args=(callback,), name="briefgen-watcher", daemon=True).start()
        self._watching.wait()
        return True

    def stop(self) -> None:
        """End the thread."""
        self._stop.set()

    def _listen(self, callback: Told) -> None:
        folders = site_folders(self.root, ())
        while not self._stop.is_set():
            seen = self._seen(folders)
            present = [str(self.root / folder) for folder in folders if (self.root / folder).is_dir()]
            try:
                notifier = RustNotify(present, False, False, 0, True, True)  # noqa: FBT003 - it takes no names
            except FileNotFoundError:
                continue
            except OSError as error:
                self._warn(f"The system cannot watch the site's folders ({error}): they are looked at instead.")
                self._look(callback)
                return
            with notifier:
                # What changed while the watch was set up again is told of by nobody else.
                if self._watching.is_set():
                    callback((None,))
                self._watching.set()
                while not self._stop.is_set():
                    if changed := self._changed(notifier):
                        callback(changed)
                    if seen != (now := self._seen(folders)):
                        folders = site_folders(self.root, folders)
                        if seen[1:] != now[1:] or now != self._seen(folders):
                            break
                        seen = now
                        callback((None,))

    def _seen(self, folders: Iterable[str]) -> tuple[Signature | None, ...]:
        """What `site.yaml` looks like, and which the watched folders are, whatever is in them."""
        found = (signature(self.root / folder) for folder in folders)
        return (signature(self.root / SETTINGS), *(one and (*one[:2], 0, 0) for one in found))

    def _changed(self, notifier: RustNotify) -> frozenset[str]:
        """What changed, waiting for it a while, and for the end of it."""
        waited = 0
        paths: set[str] = set()
        found = notifier.watch(LONGEST, STEP, LOOK, self._stop)
        while isinstance(found, set):
            paths |= {path for _, path in found if matters(path, self.root)}
            if (len(paths) < 2 and not any(map(_is_empty, paths))) or waited > LONGEST:
                break
            waited += BULK
            found = notifier.watch(BULK, STEP, BULK, self._stop)
        return frozenset(os.path.relpath(path, self.root).replace(os.sep, "/") for path in paths)

    def _look(self, callback: Told) -> None:
        """Look at every file, about three times a second, less often where that takes long."""
        folders = site_folders(self.root, ())
        before, seconds = snapshot(self.root, folders)
        self._watching.set()
        while not self._stop.wait(max(0.3, 5 * seconds)):
            folders = site_folders(self.root, folders)
            now, seconds = snapshot(self.root, folders)
            if now != before:
                callback((None,))
            before = now


def site_folders(root: Path, before: tuple[str, ...]) -> tuple[str, ...]:
    """The folders that a site is made from, as its settings say; those of before where they cannot be used."""
    settings, _ = parse_settings(read_text(root, SETTINGS).text, NAMES)
    if settings is None:
        return before or DEFAULTS
    own = str(theme_folder())
    named = (settings.content, settings.templates, settings.originals, own)
    return tuple(dict.fromkeys(folder for folder in named if folder is not None))


def matters(path: str, root: Path) -> bool:
    """Whether a file may be the site's: nothing hidden, no editor's backup."""
    # A site may itself lie in a hidden folder, and its originals in another.
    parts = Path(path.removeprefix(str(root))).parts
    hidden = parts if path.startswith(str(root)) else parts[-1:]
    return not any(part.startswith((".", "#")) and part != ".." for part in hidden) and not path.endswith(BACKUPS)


def _is_empty(path: str) -> bool:
    """Whether a file is there and empty: then somebody is about to write it."""
    try:
        return os.stat(path).st_size == 0  # noqa: PTH116
    except OSError:
        return False
