"""`briefgen serve`: a live preview."""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from urllib.parse import quote

import click

from briefgen.cli.colour import wants_colour
from briefgen.cli.complaint import Refusal
from briefgen.cli.options import Common, with_common
from briefgen.cli.site import find_site
from briefgen.cli.terminal import print_report
from briefgen.preview.edition import Edition
from briefgen.preview.guard import guard_for, is_loopback
from briefgen.preview.latest import latest
from briefgen.preview.place import bind
from briefgen.preview.press import Press
from briefgen.preview.server import PreviewServer
from briefgen.preview.told import Told
from briefgen.preview.watcher import FolderWatcher


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="The port; else 8000.")
@click.option("--host", default="127.0.0.1", metavar="H", help="The address to listen on; else this machine's own.")
@click.option("--open", "opens", is_flag=True, help="Open the briefing that was edited last in the browser.")
@click.option("--drafts/--no-drafts", default=True, help="Show drafts, marked as such, or leave them out; else show.")
@click.option("--poll", is_flag=True, help="Look for changes instead of being told: for network mounts.")
@with_common
def command(common: Common, *, port: int, host: str, opens: bool, drafts: bool, poll: bool) -> int:
    """Show the site in the browser while it is written, with what is wrong beside it. Nothing is published."""
    root = find_site(common.site)
    _end_quietly()
    try:
        place = bind(host, port)
    except OSError as error:
        raise Refusal(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error
    if port not in (0, place.port):
        common.progress(f"Port {port} is taken.")
    if not is_loopback(host):
        common.progress(
            f"Everybody who can reach {host} can read this preview, drafts and unpublished sources included."
        )
    address = f"http://{_shown_host(host)}:{place.port}"
    told = Told()

    def report(edition: Edition) -> None:
        if edition.whole:
            print_report(told.news(edition.seen(), colour=wants_colour()), colour=wants_colour())

    wanted = ["open"] if opens else []

    def announce(edition: Edition) -> None:
        if edition.number == 1:
            common.progress(f"Preview at {address}{edition.base} (Ctrl-C ends it).")
        if edition.whole and not gc.isenabled():
            # What a large site is made of stays for as long as the preview does: to go through it again and again for
            # something to throw away would hold up every edit.
            gc.freeze()
            gc.enable()
        if wanted and _opened(root, edition, address):
            wanted.clear()
        report(edition)

    gc.disable()
    press = Press(root, drafts=drafts, strict=common.strict)
    watcher = FolderWatcher(root, poll=poll, warn=common.progress)
    guard = guard_for(host, socket.gethostname())
    PreviewServer(press, watcher, guard, on_edition=announce, on_page=report).run(place)
    _leave()
    return 0


def _opened(root: Path, edition: Edition, address: str) -> bool:
    """Open the briefing that was edited last in the browser; False where the edition cannot show it yet."""
    page = edition.base + "".join(edition.documents[path] for path in latest(root, edition.documents))
    if not edition.knows(page):
        return False
    # Some browsers are waited for until they are closed.
    threading.Thread(target=webbrowser.open, args=(address + quote(page),), daemon=True).start()
    return True


def _shown_host(host: str) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - only compared
    return f"[{name}]" if ":" in name else name


def _leave() -> None:
    """End the process at once: to take a large site in memory apart object by object would take seconds."""
    for child in multiprocessing.active_children():
        child.kill()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _end_quietly() -> None:
    """Let the signals that end a preview end it well from the moment that its port answers; the server takes over."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM"):
            signal.signal(getattr(signal, name), lambda _number, _frame: sys.exit(0))
