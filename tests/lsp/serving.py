"""`briefgen lsp` in a process of its own, that is a copy of one which has loaded all that it needs."""

import os
import socket
import sys
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from briefgen.cli import main

LOADED = ("briefgen.cli.lsp", "briefgen.lsp.server", "briefgen.workspace", __name__)
"""What takes long to load, and is there when a server starts."""


def start(listening: socket.socket) -> BaseProcess:
    """A server whose standard input and output is the first connection to a socket. POSIX only."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*LOADED])
    process = context.Process(target=_serve, args=(listening,))
    process.start()
    return process


def _serve(listening: socket.socket) -> None:
    connection, _ = listening.accept()
    listening.close()
    for number in (0, 1):
        os.dup2(connection.fileno(), number)
    connection.close()
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.exit(main(["lsp"]))
