"""Write briefgen/facts/data/common_stems.txt from a word list on standard input, one word a line.

    python scripts/common_stems.py < american-english-small

The list is SCOWL's "small" American one, as Debian's `wamerican-small` ships it. Only words written in lower case
are kept, and only those whose capitalised form is not a word of its own.
"""

import sys
from pathlib import Path

from briefgen.facts.stem import stem

TARGET = Path(__file__).parent.parent / "briefgen" / "facts" / "data" / "common_stems.txt"


def main() -> None:
    """Keep what is lower case and plain, and write its stems in order."""
    words = sys.stdin.read().split()
    stems = {stem(word) for word in words if word.islower() and word.isascii() and word.isalpha() and len(word) > 1}
    lines: list[str] = [""]
    for word in sorted(stems):
        if len(lines[-1]) + len(word) > 118:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
