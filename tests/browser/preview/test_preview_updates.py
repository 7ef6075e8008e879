"""Never a lost update, and nothing for a strange site."""

import random
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefgen.preview.edition import Edition
from briefgen.preview.place import Place, bind
from briefgen.preview.press import Press
from briefgen.preview.server import PreviewServer
from tests.preview.serving import BRIEFING, SETTINGS, WAIT, Serving, serving, write_site

ONE = "content/briefings/one.md"
SAME_AS = """(html) => {
    const marks = ["data-briefgen-finding", "data-briefgen-draft", "data-briefgen-here"];
    const added = ["role", "aria-expanded", "aria-haspopup", ...marks];
    const plain = (page) => {
        const body = page.body.cloneNode(true);
        const all = (choice, change) => body.querySelectorAll(choice).forEach(change);
        all(".card, .side-note", (node) => node.remove());
        all("a", (node) => added.forEach((name) => node.removeAttribute(name)));
        all("*", (node) => marks.forEach((name) => node.removeAttribute(name)));
        all("button, fieldset, form", (node) => node.removeAttribute("hidden"));
        return body.innerHTML.trim();
    };
    const written = plain(new DOMParser().parseFromString(html, "text/html"));
    const shown = plain(document);
    return shown === written;
}"""
"""Whether the page is what the server would send, but for the marks and what the theme's script adds."""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def visit(page: Page, preview: Serving, path: str = "briefings/one/") -> None:
    page.goto(f"{preview.address}/desk/{path}")
    page.wait_for_function("document.querySelector('briefgen-panel')")


@contextmanager
def on_port(site: Path, port: int) -> Iterator[Serving]:
    """A preview on a port that an earlier one had."""

    def on_that_port(host: str, _: int) -> Place:
        return bind(host, port)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.preview.serving.bind", on_that_port)
        with serving(site) as preview:
            assert preview.port == port
            yield preview


def test_a_page_that_finds_the_server_restarted_catches_up(page: Page, site: Path) -> None:
    with serving(site) as preview:
        visit(page, preview)
        page.evaluate("window.unloaded = 'never'")
    write(site / ONE, BRIEFING.format(title="First", text="Written while nobody served."))
    with on_port(site, preview.port):
        expect(page.locator("main")).to_contain_text("Written while nobody served.")
        assert page.evaluate("window.unloaded") == "never"


def test_a_page_whose_connection_broke_catches_up(page: Page, preview: Serving) -> None:
    visit(page, preview)
    expect(page.locator("main")).to_contain_text("They met in Tokyo")
    for number in range(5):
        drop(preview.server)
        write(preview.root / ONE, BRIEFING.format(title="First", text=f"Version {number}."))
        expect(page.locator("main")).to_contain_text(f"Version {number}.")


def drop(server: PreviewServer) -> None:
    """Break all connections, as a network does."""
    assert server._loop is not None

    def hang_up() -> None:
        for one in tuple(server._audience):
            one.hang_up()

    server._loop.add_callback(hang_up)


def test_a_page_that_was_served_before_a_change_and_connects_after_it_catches_up(page: Page, preview: Serving) -> None:
    held = threading.Event()

    def hold(route: object) -> None:
        # The script comes late: the change falls between the page and its connection.
        write(preview.root / ONE, BRIEFING.format(title="First", text="In between."))
        preview.wait_until_shown("In between.")
        held.set()
        route.continue_()  # type: ignore[attr-defined]

    page.route("**/client.js", hold)
    visit(page, preview)
    assert held.is_set()
    expect(page.locator("main")).to_contain_text("In between.")


def test_a_page_of_a_briefing_that_comes_and_goes(page: Page, preview: Serving) -> None:
    visit(page, preview, "briefings/three/")
    expect(page.locator("h1")).not_to_have_text("Third")
    three = preview.root / "content/briefings/three.md"
    write(three, BRIEFING.format(title="Third", text="Words."))
    expect(page.locator("h1")).to_have_text("Third")
    three.rename(preview.root / "content/briefings/four.md")
    expect(page.locator("h1")).not_to_have_text("Third")
    (preview.root / "content/briefings/four.md").rename(three)
    expect(page.locator("h1")).to_have_text("Third")


def test_a_tab_that_was_frozen_catches_up(page: Page, preview: Serving) -> None:
    visit(page, preview)
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    write(preview.root / ONE, BRIEFING.format(title="First", text="Written while the tab was frozen."))
    preview.wait_until_shown("while the tab was frozen")
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    expect(page.locator("main")).to_contain_text("Written while the tab was frozen.")


@pytest.fixture
def own_clock(browser: Browser) -> Iterator[Page]:
    """A page in a window of its own, whose clock can be put forward."""
    with browser.new_context() as window:
        window.clock.install()
        yield window.new_page()


def test_a_page_that_wakes_from_sleep_catches_up(own_clock: Page, preview: Serving) -> None:
    page = own_clock
    with wire(preview.port) as line:
        page.goto(f"http://127.0.0.1:{line.port}/desk/briefings/one/")
        page.wait_for_function("document.querySelector('briefgen-panel')")
        page.evaluate("window.unloaded = 'never'")
        # Asleep, a machine hears nothing; and its connection is gone without a word by the time that it wakes.
        line.fall_asleep()
        write(preview.root / ONE, BRIEFING.format(title="First", text="Written while all slept."))
        preview.wait_until_shown("while all slept")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.clock.fast_forward(6000)
        expect(page.locator("main")).to_contain_text("Written while all slept.")
        assert page.evaluate("window.unloaded") == "never"


def test_a_call_that_nobody_answers_is_made_again(own_clock: Page, preview: Serving) -> None:
    page = own_clock
    with wire(preview.port, lost=b"GET /.briefgen/live") as line:
        page.goto(f"http://127.0.0.1:{line.port}/desk/briefings/one/")
        assert line.losing.wait(WAIT)
        write(preview.root / ONE, BRIEFING.format(title="First", text="Written in the silence."))
        preview.wait_until_shown("in the silence")
        line.lost = b""
        page.clock.fast_forward(6000)
        expect(page.locator("main")).to_contain_text("Written in the silence.")


class Wire:
    """A connection to a port, by way of another, that can go silent; it does when it hears what is to be `lost`."""

    def __init__(self, port: int, lost: bytes = b"") -> None:
        self._to = port
        self.lost = lost
        self.losing = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._ends: list[socket.socket] = []
        self._silent: set[socket.socket] = set()

    def fall_asleep(self) -> None:
        """What goes over the connections that there are now arrives nowhere; new ones work."""
        self._silent.update(self._ends)

    def accept(self) -> None:
        """Connect whoever calls, until the end."""
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._ends += (near, far)
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                if self.lost and self.lost in said:
                    self._silent.update((one, other))
                    self.losing.set()
                if one not in self._silent:
                    other.sendall(said)
        if one not in self._silent:
            with suppress(OSError):
                other.shutdown(socket.SHUT_WR)

    def end(self) -> None:
        """Hang up everywhere."""
        for each in (self._listening, *self._ends):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextmanager
def wire(port: int, lost: bytes = b"") -> Iterator[Wire]:
    line = Wire(port, lost)
    thread = threading.Thread(target=line.accept)
    thread.start()
    try:
        yield line
    finally:
        line.end()
        thread.join()


def test_two_hundred_changes_end_as_a_clean_build(page: Page, preview: Serving) -> None:
    chance = random.Random(6)
    visit(page, preview)
    page.evaluate("window.unloaded = 'never'")
    for number in range(200):
        disturb(preview.root, chance, number)
        if chance.random() < 0.03:
            drop(preview.server)
        # Within one save, beside it, and after the preview has had its say of the whole site.
        page.wait_for_timeout(chance.choices((0, 5, 20, 60, 150, 400), (8, 4, 4, 4, 2, 1))[0])
        if number % 25 == 24:
            # Whatever was saved last is to be seen, in the midst of it all too.
            write(preview.root / ONE, BRIEFING.format(title="First", text=f"So far {words(number)}."))
            expect(page.locator("main")).to_contain_text(f"So far {words(number)}.")
    write(preview.root / ONE, BRIEFING.format(title="First", text="The last words."))
    expect(page.locator("main")).to_contain_text("The last words.")
    clean = Press(preview.root).edition()

    def settled() -> bool:
        last = preview.editions[-1]
        return told(last) == told(clean) and dict(last.files) == dict(clean.files)

    with preview.news:
        assert preview.news.wait_for(settled, 20)
    for path in ("briefings/one/", "", "claims/"):
        if path != "briefings/one/":
            visit(page, preview, path)
        page.wait_for_function(SAME_AS, arg=str(clean.files[f"{path}index.html"]))


def told(edition: Edition) -> list[str]:
    """The words of all findings."""
    found = edition.seen()
    return [found.text(one) for one in found.diagnostics]


def words(number: int) -> str:
    """A number in letters: one in digits would want a citation."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def disturb(root: Path, chance: random.Random, number: int) -> None:
    """A save, a rename or a deletion; half of the saves are of the page that is open."""
    if chance.random() < 0.15:
        disturb_the_rest(root, chance, number)
        return
    folder = root / "content/briefings"
    path = root / ONE if chance.random() < 0.5 else folder / f"n{chance.randrange(12)}.md"
    paragraphs = chance.sample(
        ["They met [@wire p1].", "A *list*:\n\n- one\n- two", "> Words. [@wire p2]", "Cost [@?].", "[There](n1.md)."], 3
    )
    text = BRIEFING.format(title=f"First {number}", text="\n\n".join(paragraphs))
    match chance.randrange(5):
        case 0 if path.exists():
            path.unlink()
        case 1 if path.exists():
            path.replace(folder / f"n{chance.randrange(12)}.md")
        case 2:
            write(folder / ".saved", text)
            (folder / ".saved").replace(path)
        case _:
            write(path, text)


def disturb_the_rest(root: Path, chance: random.Random, number: int) -> None:
    """The same for what is no briefing."""
    match chance.randrange(6):
        case 0:
            source = root / "content/sources/wire.md"
            write(source, source.read_text("utf-8").replace("on Tuesday", f"on Tuesday {words(number)} and"))
        case 1:
            write(root / "site.yaml", SETTINGS.replace("Example", chance.choice(("Example", "Another"))))
        case 2:
            write(root / "templates/style.css", f"main {{ order: {number}; }}")
        case 3:
            write(root / "content/assets/a.svg", f"<svg xmlns='http://www.w3.org/2000/svg' width='{number}'/>")
        case 4 if (root / "content/briefings/deep").exists():
            shutil.rmtree(root / "content/briefings/deep")
        case 4:
            write(root / "content/briefings/deep/n1.md", BRIEFING.format(title="Deep", text="Words."))
        case _:
            (root / "content").rename(root / "elsewhere")
            (root / "elsewhere").rename(root / "content")


# --- strangers ---


class Stranger(BaseHTTPRequestHandler):
    """A page of another origin."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Stranger</title>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def stranger() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Stranger)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_strange_page_can_neither_read_nor_listen(page: Page, preview: Serving) -> None:
    with stranger() as address:
        page.goto(address)
        listened = page.evaluate(
            """(address) => new Promise((resolve) => {
                const socket = new WebSocket(address);
                socket.onopen = () => resolve("open");
                socket.onerror = () => resolve("refused");
            })""",
            f"ws://127.0.0.1:{preview.port}/.briefgen/live",
        )
        assert listened == "refused"
        read = "(address) => fetch(address).then((answer) => answer.text(), () => 'refused')"
        assert page.evaluate(read, f"{preview.address}/desk/") == "refused"
        # Not even as something that needs no permission, such as a script or a picture.
        load = """(address) => new Promise((resolve) => {
            const script = document.createElement("script");
            script.onload = () => resolve("loaded");
            script.onerror = () => resolve("refused");
            script.src = address;
            document.head.append(script);
        })"""
        assert page.evaluate(load, f"http://localhost:{preview.port}/.briefgen/client.js") == "refused"


def test_a_name_that_was_made_to_mean_this_machine_is_misdirected(page: Page, preview: Serving) -> None:
    response = page.goto(f"http://evil.example:{preview.port}/desk/briefings/one/")
    assert response is not None
    assert response.status == 421
    assert "Tokyo" not in page.content()


def test_the_preview_is_served_below_the_sites_path(page: Page, preview: Serving) -> None:
    page.goto(f"{preview.address}/")
    assert page.url == f"{preview.address}/desk/"
    page.get_by_role("link", name="First", exact=True).first.click()
    assert page.url == f"{preview.address}/desk/briefings/one/"
    response = page.goto(f"{preview.address}/desk/no/such/page/")
    assert response is not None
    assert response.status == 404
    # Its links lead on from any depth.
    page.locator("main a").first.click()
    assert page.url == f"{preview.address}/desk/"


def test_two_sites_side_by_side(page: Page, preview: Serving, tmp_path: Path) -> None:
    with serving(write_site(tmp_path / "other")) as other:
        visit(page, other)
        write(preview.root / ONE, BRIEFING.format(title="First", text="Not this one."))
        preview.wait_until_shown("Not this one.")
        write(other.root / ONE, BRIEFING.format(title="First", text="But this one."))
        expect(page.locator("main")).to_contain_text("But this one.")


def test_a_page_that_was_opened_before_the_site_was_read_catches_up(
    page: Page, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = threading.Event()
    whole = Press.edition

    def slowly(press: Press) -> Edition:
        assert read.wait(20)
        return whole(press)

    monkeypatch.setattr("briefgen.preview.early.LARGE", 1)
    monkeypatch.setattr(Press, "edition", slowly)
    with serving(site) as preview:
        visit(page, preview)
        page.evaluate("window.unloaded = 'never'")
        expect(page.locator("main")).to_contain_text("They met in Tokyo")
        write(site / ONE, BRIEFING.format(title="First", text="It cost $777 billion [@?]."))
        read.set()
        expect(page.locator("main")).to_contain_text("$777 billion")
        expect(page.locator("briefgen-panel #list")).to_contain_text("error[citation-needed]")
        assert page.evaluate("window.unloaded") == "never"
