"""Write briefgen/facts/data/territories.tsv from Unicode CLDR's names of territories, as Babel carries them.

    python scripts/territories.py

Columns: code, English names, Japanese names; several names in a column are parted by "; ".
"""

from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "briefgen" / "facts" / "data" / "territories.tsv"


def main() -> None:
    """Keep real territories (two letters, not X or Z), each with its names."""
    english, japanese = Locale("en").territories, Locale("ja").territories
    lines = [
        "# Names of territories: Unicode CLDR (Unicode License v3), by way of Babel. Written by scripts/territories.py."
    ]
    for code in sorted(
        code for code in english if len(code) == 2 and code.isalpha() and code not in ("XA", "XB", "ZZ")
    ):
        names = english[code].replace(" & ", " and ").replace(" SAR China", "").replace("St. ", "Saint ")
        first, _, second = names.partition(" (")
        both = f"{first}; {second.rstrip(')')}" if second else first
        lines.append(f"{code}\t{both}\t{japanese.get(code, '')}".rstrip())
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
