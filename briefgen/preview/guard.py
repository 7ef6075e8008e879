"""Who may ask: names that the server goes by, and pages that may open its socket.

A page of a strange site can make a browser ask a server on the author's own machine, and by answering its own name
with 127.0.0.1 (DNS rebinding) even read the answer. It cannot make the browser send another name than its own.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from briefgen.frozen import frozen

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@frozen
class Guard:
    """The names that the server goes by, in lower case; `numbers`: also any plain IP address.

    An address that is a number cannot be rebound, so a server that listens to every network takes them all.
    """

    names: frozenset[str]
    numbers: bool = False

    def knows(self, host: str | None) -> bool:
        """Whether a Host header is one of the server's own."""
        name = _name(host or "")
        if name is None:
            return False
        return name in self.names or (self.numbers and _is_number(name))

    def same_origin(self, origin: str, host: str | None) -> bool:
        """Whether a page of `origin` is one that this server served under the name `host`."""
        parts = urlsplit(origin)
        return parts.scheme == "http" and parts.netloc.lower() == (host or "").lower() and self.knows(host)


def guard_for(host: str, machine: str) -> Guard:
    """The guard of a server that listens on `host`; `machine` is the computer's own name."""
    if is_loopback(host):
        return Guard(frozenset({*LOOPBACK, host.lower()}))
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - only named here
        own = machine.lower()
        return Guard(frozenset({*LOOPBACK, own, own.partition(".")[0], f"{own.partition('.')[0]}.local"}), numbers=True)
    return Guard(frozenset({*LOOPBACK, host.lower()}))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there."""
    return host.lower() == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def _name(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
