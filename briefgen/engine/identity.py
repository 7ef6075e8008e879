"""What tells one briefgen from another: its own files, and the versions of the packages that it stands on."""

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b

PACKAGES = (
    "jinja2",
    "markdown_it_py",
    "markupsafe",
    "mdit_py_plugins",
    "pillow",
    "python_slugify",
    "pyyaml",
    "rapidfuzz",
    "sentencex",
)


def identity() -> str:
    """The digest of this program. Work remembered by another is not to be believed."""
    digest = blake2b(digest_size=16)
    digest.update(repr(sys.version_info[:3]).encode())
    for name in sorted({*_installed()}):
        digest.update(f"{name}\0".encode())
    for path in _files():
        with open(path, "rb") as file:  # noqa: PTH123
            digest.update(file.read() + b"\0")
    return digest.hexdigest()


def stamp() -> str:
    """The digest of this program by the names, sizes and times of its files: the same stamp is the same program."""
    digest = blake2b(repr(sys.version_info[:3]).encode(), digest_size=16)
    for name in sorted({*_installed()}):
        digest.update(f"{name}\0".encode())
    for path in _files():
        status = os.stat(path)  # noqa: PTH116
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _files() -> list[str]:
    """The program's own files, the theme's among them."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - before pathlib
    # The theme lies inside the package in a wheel, and beside it in a checkout.
    beside = os.path.join(os.path.dirname(package), "templates")  # noqa: PTH118, PTH120
    return sorted((*_own(package), *_own(beside)))


def _installed() -> Iterator[str]:
    """The folders in which installers note a package's version."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        yield from (name for name in names if name.lower().startswith(PACKAGES) and name.endswith(".dist-info"))


def _own(folder: str) -> Iterator[str]:
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _own(entry.path)
            else:
                yield entry.path
