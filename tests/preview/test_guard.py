"""Who may ask: known names, and pages that the server itself served."""

import pytest

from briefgen.preview.guard import guard_for, is_loopback

KNOWN = ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "[::1]"]
STRANGE = [
    *(
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8000",
        "",
        None,
        "user@localhost",
        "localhost/x",
    ),
    *("192.168.1.7", "[::1", "localhost:port", "127.0.0.1:8000 evil", "0.0.0.0"),
]


@pytest.mark.parametrize("host", KNOWN)
def test_the_server_goes_by_the_names_of_this_machine(host: str) -> None:
    assert guard_for("127.0.0.1", "desk").knows(host)


@pytest.mark.parametrize("host", STRANGE)
def test_it_goes_by_no_other_name(host: str | None) -> None:
    assert not guard_for("127.0.0.1", "desk").knows(host)


def test_a_named_host_is_known_by_its_name_only() -> None:
    guard = guard_for("Desk.example", "desk")
    assert guard.knows("desk.example:8000")
    assert not guard.knows("192.168.1.7:8000")


def test_a_server_on_every_network_is_known_by_numbers_and_the_machines_name() -> None:
    guard = guard_for("0.0.0.0", "desk.example")
    assert all(guard.knows(host) for host in ("192.168.1.7:8000", "[fe80::1]", "desk", "desk.example:80", "desk.local"))
    # A name can be made to mean any number: only a number cannot.
    assert not guard.knows("evil.example")


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("http://localhost:8000", "127.0.0.1:8000", False),
        ("http://127.0.0.1:9000", "127.0.0.1:8000", False),
        ("https://127.0.0.1:8000", "127.0.0.1:8000", False),
        ("http://evil.example", "127.0.0.1:8000", False),
        ("http://evil.example", "evil.example", False),
        ("null", "127.0.0.1:8000", False),
        ("", "127.0.0.1:8000", False),
    ],
)
def test_only_the_servers_own_pages_may_listen(origin: str, host: str, same: bool) -> None:  # noqa: FBT001
    assert guard_for("127.0.0.1", "desk").same_origin(origin, host) is same


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("desk", False)],
)
def test_what_only_this_machine_can_reach(host: str, alone: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is alone
