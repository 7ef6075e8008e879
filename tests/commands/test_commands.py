"""Command scripts: a text file holds a site's files, commands, and what each of them is to print.

The words before the first command say what the script shows. Then come the commands and, after a line
`-- path --` each, the files that are there at the start:

    A number that no source bears is an error.

    # A comment stands directly before a command, after a blank line.
    $ briefgen check
    error[unsupported-number]: …          standard output
    ! Mended 1 finding.                   standard error, after `! `
    [1]                                   the exit code, if it is not 0

    -- site.yaml --
    title: Example

`<...>` in an expectation stands for any text, over several lines too. A file whose header reads
`-- path (escaped) --` is written as bytes with Python's escapes (`\\xff`, `\\r`); the last newline does not count.
Besides `briefgen`, with `< FILE` for its standard input, a script may say:

    cat FILE     cd FOLDER     ls [FOLDER] (every file below it)     mkdir FOLDER     rm PATH
    env NAME=VALUE     replace FILE OLD NEW (the words must be there once)
"""

import codecs
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli import main

HERE = Path(__file__).parent
SCRIPTS = sorted(path.name for path in HERE.glob("*.txt"))
NOW = "1761739200"
"""The time in every script: 2025-10-29 12:00 UTC."""

_FILE = re.compile(r"^-- (?P<path>.+?)(?P<escaped> \(escaped\))? --\n", re.MULTILINE)

_AFTER = re.compile(r"(?:(?:\A\n*|\n\n+)(?:# [^\n]*\n)+|\n*)\Z")
"""What follows a command's output: blank lines and comments."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update: bool) -> None:
    script = HERE / name
    text = script.read_text(encoding="utf-8")
    for variable in ("NO_COLOR", "FORCE_COLOR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setenv("COLUMNS", "100")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    head, files = _split(text)
    _write_files(work, files)
    played = "".join(_play(head, work, monkeypatch))
    if update:
        script.write_text(played + text[len(head) :], encoding="utf-8", newline="\n")
    else:
        assert played == head


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did."""

    output: str = ""
    complaints: str = ""
    code: int = 0

    def __str__(self) -> str:
        complaints = "".join(f"! {line}".rstrip() + "\n" for line in self.complaints.splitlines())
        output = self.output if not self.output or self.output.endswith("\n") else f"{self.output}\n"
        return output + complaints + (f"[{self.code}]\n" if self.code else "")


def _split(text: str) -> tuple[str, str]:
    """The commands, and the files."""
    first = _FILE.search(text)
    return (text[: first.start()], text[first.start() :]) if first else (text, "")


def _write_files(work: Path, files: str) -> None:
    headers = list(_FILE.finditer(files))
    ends = [header.start() for header in headers] + [len(files)]
    for header, end in zip(headers, ends[1:], strict=True):
        path = work / header["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        content = files[header.end() : end].encode()
        if header["escaped"]:
            content = codecs.escape_decode(content.removesuffix(b"\n"))[0]
        path.write_bytes(content)


def _play(head: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The script with what its commands really print, where that is not what it expects."""
    before, *blocks = re.split(r"^\$ ", head, flags=re.MULTILINE)
    yield before
    for block in blocks:
        line, _, rest = block.partition("\n")
        tail = _AFTER.search(rest)
        assert tail
        expected = rest[: tail.start()]
        real = str(_run(shlex.split(line), monkeypatch)).replace(str(work), "$WORK").rstrip("\n")
        pattern = ".*?".join(re.escape(part) for part in expected.split("<...>"))
        shown = expected if re.fullmatch(pattern, real, re.DOTALL) else real
        yield f"$ {line}\n"
        yield f"{shown}\n" if shown else ""
        yield tail[0].removeprefix("\n") if expected else tail[0]


def _run(words: list[str], monkeypatch: pytest.MonkeyPatch) -> Outcome:
    name, *arguments = words
    if name == "briefgen":
        return _briefgen(arguments, monkeypatch)
    if name == "cd":
        monkeypatch.chdir(arguments[0])
        return Outcome()
    if name == "env":
        variable, _, value = arguments[0].partition("=")
        monkeypatch.setenv(variable, value)
        return Outcome()
    return TOOLS[name](*arguments)


def _briefgen(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Outcome:
    given = b""
    if "<" in arguments:
        at = arguments.index("<")
        given = Path(arguments[at + 1]).read_bytes()
        arguments = arguments[:at]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    output, complaints = io.BytesIO(), io.BytesIO()
    with (
        redirect_stdout(io.TextIOWrapper(output, newline="\n", write_through=True)),
        redirect_stderr(io.TextIOWrapper(complaints, newline="\n", write_through=True)),
    ):
        code = main(arguments)
        return Outcome(output.getvalue().decode(), complaints.getvalue().decode(), code)


def _cat(path: str) -> Outcome:
    return Outcome(Path(path).read_bytes().decode("utf-8", "backslashreplace").replace("\r", "␍"))


def _ls(folder: str = ".") -> Outcome:
    paths = sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())
    return Outcome("".join(f"{path}\n" for path in paths))


def _mkdir(folder: str) -> Outcome:
    Path(folder).mkdir(parents=True)
    return Outcome()


def _rm(path: str) -> Outcome:
    if Path(path).is_dir():
        shutil.rmtree(path)
    else:
        os.remove(path)  # noqa: PTH107
    return Outcome()


def _replace(path: str, old: str, new: str) -> Outcome:
    content = Path(path).read_bytes()
    assert content.count(old.encode()) == 1, f"{old!r} must stand in {path} once"
    Path(path).write_bytes(content.replace(old.encode(), new.encode()))
    return Outcome()


TOOLS: dict[str, Callable[..., Outcome]] = {"cat": _cat, "ls": _ls, "mkdir": _mkdir, "replace": _replace, "rm": _rm}
