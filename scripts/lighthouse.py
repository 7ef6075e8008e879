"""What Lighthouse thinks of one page of each kind, as a phone on a slow line sees it.

    python -m scripts.lighthouse public

Serves the folder with the headers of its own `_headers`, and fails where a page has less than 100 for accessibility,
best practices or search engines, or less than 98 for performance. Needs npm and a Chromium.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.hosting import hosting

LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
KINDS = ("", "briefings/*/", "summits/*/", "sources/*/", "tags/*/", "claims/", "sources/", "corrections/")
FLAGS = "--headless=new --no-sandbox"


def main(public: str) -> None:
    """Print the scores of each page, and exit with 1 where one is too low."""
    folder = Path(public)
    pages = [page for kind in KINDS for page in sorted(folder.glob(f"{kind}index.html"))[:1]]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    environment = {**os.environ, **({"CHROME_PATH": chromium} if chromium else {})}
    low = 0
    with hosting(folder) as host:
        for page in pages:
            path = page.relative_to(folder).as_posix().removesuffix("index.html")
            scores = measured(host.root + path, environment)
            low += sum(scores[name] < least for name, least in LEAST.items())
            sys.stdout.write("  ".join(f"{name} {scores[name]}" for name in LEAST) + f"  /{path}\n")
            sys.stdout.flush()
    sys.exit(1 if low else 0)


def measured(address: str, environment: dict[str, str]) -> dict[str, int]:
    """The scores of a page, from 0 to 100."""
    options = ("--quiet", "--output=json", f"--only-categories={','.join(LEAST)}", f"--chrome-flags={FLAGS}")
    command = ("npx", "--yes", "lighthouse", address, *options)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    failed = [
        f"{name}: {report['audits'][one['id']]['title']}"
        for name in LEAST
        for one in report["categories"][name]["auditRefs"]
        if one["weight"] and (report["audits"][one["id"]]["score"] or 0) < 1 and name != "performance"
        if report["audits"][one["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    ]
    sys.stdout.writelines(f"  {each}\n" for each in failed)
    return {name: round(report["categories"][name]["score"] * 100) for name in LEAST}


if __name__ == "__main__":
    main(*sys.argv[1:])
