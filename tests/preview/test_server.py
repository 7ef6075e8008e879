"""The preview over real sockets."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.preview.serving import WAIT, Serving, serving, write_site

ONE = "content/briefings/one.md"
PAGE = "/desk/briefings/one/"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


class Line:
    """Calls to a preview, all hung up at the end."""

    def __init__(self, preview: Serving) -> None:
        self.preview = preview
        self.sockets: list[WebSocketClientConnection] = []

    async def call(self, origin: str | None = None, host: str | None = None) -> WebSocketClientConnection:
        headers = {"Origin": origin} if origin else {}
        if host:
            headers["Host"] = host
        address = f"ws://127.0.0.1:{self.preview.port}/.briefgen/live"
        socket = await websocket_connect(HTTPRequest(address, headers=headers, request_timeout=WAIT))
        self.sockets.append(socket)
        return socket


async def say(socket: WebSocketClientConnection, path: str = PAGE, page: str = "", panel: str = "") -> dict[str, Any]:
    """Tell the server what is shown, and hear what differs."""
    await socket.write_message(json.dumps({"path": path, "page": page, "panel": panel}))
    return await hear(socket)


async def hear(socket: WebSocketClientConnection) -> dict[str, Any]:
    message = await asyncio.wait_for(socket.read_message(), WAIT)
    assert message is not None
    said = json.loads(message)
    assert isinstance(said, dict)
    return said


def talk(preview: Serving, conversation: Callable[[Line], Awaitable[None]]) -> None:
    async def held() -> None:
        line = Line(preview)
        try:
            await conversation(line)
        finally:
            for socket in line.sockets:
                socket.close()
                while await asyncio.wait_for(socket.read_message(), WAIT) is not None:
                    pass
            # The sockets are closed one turn of the loop later.
            await asyncio.sleep(0.01)

    asyncio.run(held())


# --- HTTP ---


def test_a_page_comes_with_the_clients_script_and_its_generation(preview: Serving) -> None:
    page = preview.get(PAGE)
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.text.startswith(str(preview.editions[-1].files["briefings/one/index.html"]))
    script = page.text.rpartition("<script ")[2]
    assert f'src="/.briefgen/client.js" data-generation="{preview.server.generation}"' in script
    assert preview.get("/.briefgen/client.js").headers["Content-Type"].startswith("text/javascript")
    assert preview.get("/.briefgen/panel.css").headers["Content-Type"].startswith("text/css")


def test_what_is_no_page_comes_as_it_is(preview: Serving) -> None:
    edition = preview.editions[-1]
    for path, content in edition.files.items():
        if not path.endswith(".html"):
            assert preview.get(f"/desk/{path}").text == (content if isinstance(content, str) else content.decode())


def test_what_is_missing_gets_the_sites_own_page(preview: Serving) -> None:
    page = preview.get("/desk/nothing/")
    assert page.status == 404
    assert page.text.startswith(str(preview.editions[-1].files["404.html"]))


def test_the_base_path_of_the_site_is_respected(preview: Serving) -> None:
    for path in ("/", "/desk"):
        page = preview.get(path)
        assert (page.status, page.headers["Location"]) == (302, "/desk/")
    assert preview.get("/briefings/one/").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "192.168.0.1"])
@pytest.mark.parametrize("path", [PAGE, "/.briefgen/client.js", "/.briefgen/live"])
def test_a_strange_host_is_misdirected(preview: Serving, path: str, host: str) -> None:
    answer = preview.get(path, headers={"Host": host})
    assert answer.status == 421
    assert "First" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(preview: Serving, method: str) -> None:
    assert preview.get(PAGE, method=method).status == 405


def test_head_is_get_without_its_text(preview: Serving) -> None:
    page = preview.get(PAGE, method="HEAD")
    assert (page.status, page.text) == (200, "")


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/../site.yaml",
            "/desk/../site.yaml",
            "/desk/..%2fsite.yaml",
            "/desk/%2e%2e/site.yaml",
            "/desk/%2e%2e%2fsite.yaml",
        ),
        *(
            "/desk/....//site.yaml",
            "/desk/..%5csite.yaml",
            "/desk//etc/passwd",
            "//etc/passwd",
            "/desk/%00",
            "/desk/%ff",
        ),
        *(
            "/.briefgen/../site.yaml",
            "/.briefgen/..%2f..%2fpress.py",
            "/.briefgen/press.py",
            "/.briefgen/client/client.js",
        ),
        *(
            "/desk/site.yaml",
            "/site.yaml",
            "/desk/content/briefings/one.md",
            "/forcereload",
            "/livereload",
            "/livereload.js",
        ),
    ],
)
def test_nothing_but_the_output_is_reachable(preview: Serving, path: str) -> None:
    answer = preview.get(path)
    # A path that is no UTF-8 is not even looked for.
    assert answer.status == (400 if path.endswith("%ff") else 404)
    assert "title: Example" not in answer.text
    assert "root:" not in answer.text


def test_a_page_of_another_site_cannot_read_the_preview(preview: Serving) -> None:
    headers = preview.get(PAGE, headers={"Origin": "http://evil.example"}).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_nothing_is_written(preview: Serving) -> None:
    edit(preview.root / ONE, "They met", "They all met")
    preview.wait_until_shown("They all met")
    assert not (preview.root / "public").exists()


# --- the socket ---


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://localhost:1", "null", "https://127.0.0.1", "http://127.0.0.1.evil.example"],
)
def test_a_page_of_another_site_cannot_listen(preview: Serving, origin: str) -> None:
    async def conversation(line: Line) -> None:
        with pytest.raises(HTTPClientError) as refused:
            await line.call(origin=origin)
        assert refused.value.code == 403

    talk(preview, conversation)


def test_a_rebound_name_cannot_listen(preview: Serving) -> None:
    async def conversation(line: Line) -> None:
        with pytest.raises(HTTPClientError) as refused:
            await line.call(origin="http://evil.example", host="evil.example")
        assert refused.value.code == 421

    talk(preview, conversation)


def test_a_page_that_is_up_to_date_hears_only_the_generation(preview: Serving) -> None:
    async def conversation(line: Line) -> None:
        socket = await line.call(origin=preview.address)
        first = await say(socket)
        shown = {"page": first["page"]["digest"], "panel": first["panel"]["digest"]}
        assert await say(socket, **shown) == {"generation": preview.server.generation}

    talk(preview, conversation)


def test_a_change_is_told_with_the_page(preview: Serving) -> None:
    async def conversation(line: Line) -> None:
        socket = await line.call()
        await say(socket)
        edit(preview.root / ONE, "They met", "They all met")
        said = await hear(socket)
        assert "They all met" in said["page"]["html"]
        assert "client.js" not in said["page"]["html"]

    talk(preview, conversation)


def test_a_page_that_did_not_change_is_not_disturbed(preview: Serving) -> None:
    async def conversation(line: Line) -> None:
        about, one = await line.call(), await line.call()
        await say(about, "/desk/about/")
        await say(one)
        edit(preview.root / ONE, "They met", "They all met")
        await hear(one)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(about.read_message(), 0.2)

    talk(preview, conversation)


def test_a_page_that_connects_late_catches_up(preview: Serving) -> None:
    async def conversation(line: Line) -> None:
        socket = await line.call()
        before = await say(socket)
        socket.close()
        edit(preview.root / ONE, "They met", "They all met")
        preview.wait_until_shown("They all met")
        again = await say(await line.call(), page=before["page"]["digest"])
        assert "They all met" in again["page"]["html"]
        assert again["generation"] != before["generation"]

    talk(preview, conversation)


def test_a_page_catches_up_with_another_server(preview: Serving, site: Path) -> None:
    said: list[dict[str, Any]] = []

    async def conversation(line: Line) -> None:
        said.append(await say(await line.call(), page=said[0]["page"]["digest"] if said else ""))

    talk(preview, conversation)
    preview.server.end()
    edit(site / ONE, "They met", "They all met")
    with serving(site) as restarted:
        talk(restarted, conversation)
    before, after = said
    assert "They all met" in after["page"]["html"]
    assert after["generation"].partition("-")[0] != before["generation"].partition("-")[0]


def test_a_page_that_was_deleted_and_came_back_follows(preview: Serving) -> None:
    two = preview.root / "content/briefings/two.md"
    text = two.read_text("utf-8")

    async def conversation(line: Line) -> None:
        socket = await line.call()
        first = await say(socket, "/desk/briefings/two/")
        two.unlink()
        gone = await hear(socket)
        assert gone["page"]["html"] == preview.editions[-1].files["404.html"]
        two.write_text(text, encoding="utf-8")
        back = await hear(socket)
        assert back["page"] == first["page"]

    talk(preview, conversation)


def test_a_site_that_heals_takes_the_page_to_where_it_is(site: Path) -> None:
    edit(site / "site.yaml", "title: Example", "title: [")

    async def conversation(line: Line) -> None:
        socket = await line.call()
        holding = await say(socket, "/")
        assert "no page to show yet" in holding["page"]["html"]
        assert holding["panel"]["others"][0]["place"].startswith("site.yaml:")
        edit(site / "site.yaml", "title: [", "title: Example")
        assert (await hear(socket))["location"] == "/desk/"

    with serving(site) as preview:
        talk(preview, conversation)


@pytest.mark.parametrize("message", ["", "no", "[]", "{}", '{"path": 1}', '{"path": "x"}', "[" * 9000, b"\xff"])
def test_a_message_that_makes_no_sense_ends_the_call(preview: Serving, message: str | bytes) -> None:
    async def conversation(line: Line) -> None:
        socket = await line.call()
        await socket.write_message(message, binary=isinstance(message, bytes))
        assert await asyncio.wait_for(socket.read_message(), WAIT) is None
        socket.close()
        line.sockets.remove(socket)

    talk(preview, conversation)
    assert preview.get(PAGE).status == 200


def test_two_previews_do_not_know_of_each_other(preview: Serving, tmp_path: Path) -> None:
    with serving(write_site(tmp_path / "other")) as other:

        async def conversation(line: Line) -> None:
            here, elsewhere = await line.call(), Line(other)
            there = await elsewhere.call()
            line.sockets.append(there)
            await say(here)
            await say(there)
            edit(other.root / ONE, "They met", "They all met")
            assert "They all met" in (await hear(there))["page"]["html"]
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(here.read_message(), 0.2)

        talk(preview, conversation)


def test_strict_makes_warnings_errors(site: Path) -> None:
    edit(site / ONE, "They met in Tokyo [@wire p1].", "The summit cost 12 billion dollars.")
    with serving(site, strict=True) as strict:
        assert strict.editions[-1].findings.counts.errors
        assert not strict.editions[-1].findings.counts.warnings
