"""Where a preview listens: on the port that was asked for, or on the next free one."""

import socket

from tornado.netutil import bind_sockets

from briefgen.frozen import frozen

PORTS = 50
"""How many ports are tried, from the one asked for upwards."""


@frozen
class Place:
    """Where a preview listens."""

    host: str
    port: int
    sockets: tuple[socket.socket, ...]


def bind(host: str, port: int) -> Place:
    """Listen on a port, or on the next free one.

    Raises:
        OSError: there is no such address, or no free port near.
    """
    for candidate in range(port, min(port + PORTS, 65536)):
        try:
            sockets = bind_sockets(candidate, host, reuse_port=False)
        except OSError as error:
            if candidate == min(port + PORTS, 65536) - 1 or not _taken(error):
                raise
        else:
            return Place(host, sockets[0].getsockname()[1], tuple(sockets))
    raise OSError(f"there is no port {port}")


def _taken(error: OSError) -> bool:
    return isinstance(error, PermissionError) or "in use" in (error.strerror or "").lower()
