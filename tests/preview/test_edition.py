"""What an edition answers at each address."""

import pytest

from briefgen.preview.edition import Edition
from briefgen.preview.findings import Findings

FILES: dict[str, str | bytes] = {
    "index.html": "front",
    "briefings/one/index.html": "one",
    "briefings/日本/index.html": "japan",
    "404.html": "missing",
    "assets/a.css": b"a{}",
}
EDITION = Edition(1, "/desk/", FILES, Findings(), {"content/briefings/one.md": "briefings/one/"})


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/desk/", 200, "front"),
        ("/desk/index.html", 200, "front"),
        ("/desk/briefings/one/", 200, "one"),
        ("/desk/briefings/日本/", 200, "japan"),
        ("/desk/assets/a.css", 200, b"a{}"),
        ("/desk/nothing", 404, "missing"),
        ("/desk/briefings/", 404, "missing"),
        ("/desk/../site.yaml", 404, "missing"),
        ("/desk//etc/passwd", 404, "missing"),
        ("/other/", 404, "missing"),
        ("//evil.example/", 404, "missing"),
    ],
)
def test_an_address_has_its_file(path: str, status: int, content: str | bytes) -> None:
    answer = EDITION.answer(path)
    assert (answer.status, answer.content) == (status, content)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/", "/desk/"),
        ("/desk", "/desk/"),
        ("/desk/briefings/one", "/desk/briefings/one/"),
        ("/desk/briefings/日本", "/desk/briefings/%E6%97%A5%E6%9C%AC/"),
    ],
)
def test_an_address_without_its_slash_leads_on(path: str, location: str) -> None:
    assert EDITION.answer(path).location == location


def test_answers_that_differ_have_other_digests() -> None:
    paths = ("/desk/", "/desk/briefings/one/", "/desk/nothing", "/")
    assert len({EDITION.answer(path).digest for path in paths}) == len(paths)
    assert EDITION.answer("/desk/").digest == EDITION.answer("/desk/index.html").digest


def test_a_file_that_appears_while_it_is_asked_for_is_asked_for_once() -> None:
    class Once(dict[str, str | bytes]):
        asked = 0

        def __contains__(self, _: object) -> bool:
            self.asked += 1
            return True

    files = Once()
    # A page's address is a folder, and no file whatever happens.
    assert Edition(1, "/desk/", files, Findings()).answer("/desk/briefings/one/").status == 404
    assert files.asked == 0


def test_a_site_that_was_never_made_says_so() -> None:
    answer = Edition(1, "/", {}, Findings(), made=False).answer("/anything/")
    assert answer.status == 503
    assert "no page to show yet" in str(answer.content)


@pytest.mark.parametrize("path", ["/desk/briefings/one/", "/desk/briefings/one/index.html"])
def test_a_page_knows_its_file(path: str) -> None:
    assert EDITION.file_at(path) == "content/briefings/one.md"
    assert EDITION.file_at("/desk/") is None
