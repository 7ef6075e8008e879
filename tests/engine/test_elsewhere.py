"""The law of parcels: documents done by processes that hold no site give what documents done at home give.

Every call goes through `pickle`, as it does between processes, and some are answered by a process that was sent
nothing yet.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefgen.engine import worker
from briefgen.engine.hands import Hands
from briefgen.engine.result import WorkError
from briefgen.workspace import Workspace
from tests.engine.test_law import START, Edit, options, told, tree, written


class Elsewhere(Executor):
    """One process or several that hold nothing but what they are sent; `newcomers` says which calls meet a new one."""

    def __init__(self, newcomers: list[bool]) -> None:
        self.newcomers = newcomers
        self.calls = 0
        self.width = 3

    def executor(self) -> Executor:
        return self

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        if self.newcomers and self.newcomers[self.calls % len(self.newcomers)]:
            worker._HELD = worker._Held()
        self.calls += 1
        sent_function, sent = pickle.loads(pickle.dumps((function, given)))
        future = Future[Any]()
        future.set_result(pickle.loads(pickle.dumps(sent_function(*sent, **named))))
        return future

    def result(self, future: Future[Any]) -> Any:
        return future.result()

    def close(self) -> None:
        pass


@contextmanager
def elsewhere(crew: Elsewhere) -> Iterator[None]:
    """Builds in this block have their briefings done elsewhere."""
    worker._HELD = worker._Held()
    with patch.object(Hands, "crew", lambda _: crew):
        yield


def make(root: Path, edits: list[Edit]) -> None:
    """A site, edited."""
    root.mkdir()
    for edit in (*START, *edits):
        edit(root)


@settings(
    max_examples=14,
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(written, max_size=6), options, st.lists(st.booleans(), max_size=4))
def test_a_build_done_elsewhere_gives_what_a_build_at_home_gives(
    edits: list[Edit], chosen: dict[str, Any], newcomers: list[bool]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, home, far = (Path(folder) / name for name in ("site", "home", "far"))
        make(root, edits)
        drafts, url = chosen["drafts"], chosen["url"]
        at_home = Workspace.open(root).build(output=home, drafts=drafts, url=url, cache=False)
        with elsewhere(Elsewhere(newcomers)):
            done_elsewhere = Workspace.open(root).build(output=far, drafts=drafts, url=url, cache=False)
        assert told(done_elsewhere) == told(at_home)
        assert tree(far) == tree(home)


def test_most_is_done_elsewhere_and_what_it_needs_is_sent_once(tmp_path: Path) -> None:
    make(tmp_path / "site", [])
    one = (tmp_path / "site/content/briefings/one.md").read_text("utf-8")
    for number in range(40):
        (tmp_path / f"site/content/briefings/more{number}.md").write_text(one, encoding="utf-8")
    crew = Elsewhere([])
    with elsewhere(crew):
        built = Workspace.open(tmp_path / "site").build(cache=False)
    assert built.pages > 40
    # Two documents and the forty: three parcels, and none had to be sent again.
    assert crew.calls == 3


def test_a_worker_with_another_program_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "site", [])
    monkeypatch.setattr(worker, "_program", lambda: "another")
    with elsewhere(Elsewhere([])), pytest.raises(WorkError, match="runs another briefgen"):
        Workspace.open(tmp_path / "site").build(cache=False)
    assert not (tmp_path / "site/public").exists()


def test_a_bug_elsewhere_is_told_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "site", [])

    def broken(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr(worker, "make_document", broken)
    with (
        elsewhere(Elsewhere([])),
        pytest.raises(WorkError, match=r"briefings/one\.md: ValueError: no such thing") as bug,
    ):
        Workspace.open(tmp_path / "site").build(cache=False)
    assert "in broken" in bug.value.trace
