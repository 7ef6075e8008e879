"""Write the linked data of published pages as TypeScript, for the compiler to hold against schema.org.

    python scripts/linked_data.py public linked_data.ts
    tsc --noEmit --strict linked_data.ts

Each page's JSON-LD becomes a constant of the types of `schema-dts`, Google's typings of schema.org: a property that a
type does not have, or a value of another type, is then a compiler's error; the line above it names the page.
"""

import json
import re
import sys
from pathlib import Path

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def main(public: str, target: str) -> None:
    """Write one constant for each page of the folder `public` that has linked data.

    Raises:
        SystemExit: no page has any.
    """
    lines = ['import type { Graph, Thing, WithContext } from "schema-dts";', ""]
    pages = [(page, BLOCK.findall(page.read_text("utf-8"))) for page in sorted(Path(public).rglob("*.html"))]
    found = [(page, json.loads(block)) for page, blocks in pages for block in blocks]
    if not found:
        sys.exit(f"{public}: no page has linked data")
    for number, (page, data) in enumerate(found):
        type_ = "Graph" if "@graph" in data else "WithContext<Thing>"
        text = json.dumps(data, ensure_ascii=False, indent=2)
        lines += [f"// {page.as_posix()}", f"export const data{number}: {type_} = {text};", ""]
    Path(target).write_text("\n".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(found)} pages have linked data\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
