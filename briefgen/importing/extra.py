"""Libraries of the extra `import`, loaded when a page or a PDF is read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from briefgen.importing.article import Refusal


def load_extra(name: str, what: str) -> Any | Refusal:
    """The module `name`, or the one line that tells how to install what reads `what` (“an HTML page”)."""
    try:
        return import_module(name)
    except ImportError:
        return Refusal(f"it is {what}, which needs an extra library", "run pip install 'briefgen[import]'")


@contextmanager
def silent(name: str) -> Iterator[None]:
    """Keep a library's log to itself: what an author must know stands in the report."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
