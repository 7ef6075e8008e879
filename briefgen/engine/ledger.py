"""The keys of one pass over a site, and the names that are alive in it."""

from briefgen.engine.content import Content
from briefgen.engine.memory import Memory
from briefgen.model import Settings


class Ledger:
    """One pass: what it reads, where it remembers, and the key that each name has in it.

    `rules` is the digest of the settings that every key is made with.
    """

    def __init__(self, content: Content, settings: Settings, memory: Memory, rules: str) -> None:
        self.content = content
        self.settings = settings
        self.memory = memory
        self.rules = rules
        self.keys: dict[str, str] = {}

    def digest(self, path: str | None) -> str:
        """The digest of a file; empty where there is none to be read."""
        return (self.content.digest(path) or "") if path else ""


def stem(path: str, ending: str) -> str:
    """A file's name without its folders and its ending."""
    return path.rpartition("/")[2].removesuffix(ending)
