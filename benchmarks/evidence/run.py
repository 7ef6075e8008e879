"""Score `check_claim` on labelled claims, and print the table of docs/accuracy.md.

    python benchmarks/evidence/run.py [--evidence DIR] [--split dev] [SET ...]

The folder of evidence (default: `../shared/evidence` beside the repository) holds the sets and their own `score.py`,
which is the measure; nothing of it belongs to this repository. A finding counts when it is an error or a warning.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from briefgen import check_claim

REPOSITORY = Path(__file__).resolve().parents[2]
SETS = (
    "wh_quotes",
    "identity",
    "summit_mutations",
    "vitaminc_real",
    "wice",
    "wice_tokens",
    "fever_symmetric",
    "summedits_news",
    "summedits_ectsum",
)
Tool = Callable[..., Sequence[Any]]


def main() -> int:
    """Run the sets that were asked for, one line each."""
    parser = argparse.ArgumentParser(description="Score check_claim on labelled claims.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--evidence", type=Path, default=REPOSITORY.parent / "shared" / "evidence")
    parser.add_argument("--split", default="dev")
    arguments = parser.parse_args()
    if not (arguments.evidence / "score.py").exists():
        print(f"no score.py in {arguments.evidence}", file=sys.stderr)
        return 2
    score = measure(arguments.evidence)
    print("| set | false alarms on supported | caught | ms a claim |")
    print("| --- | --- | --- | --- |")
    for name in arguments.sets or SETS:
        print(row(score, name, arguments.split), flush=True)
    return 0


def measure(folder: Path) -> ModuleType:
    """The `score.py` of a folder of evidence."""
    specification = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def without_quotes(claim: str, paragraphs: Sequence[str], *, title: str = "") -> list[Any]:
    """The findings but those about quotation marks, for sets whose labels do not heed them."""
    return [finding for finding in check_claim(claim, paragraphs, title=title) if finding.rule != "altered-quote"]


def row(score: ModuleType, name: str, split: str) -> str:
    """One set as a line of the table."""
    if name == "wh_quotes":
        shares = score.quotes(split, check_claim)
        verbatim = "; ".join(shares[key] for key in sorted(shares) if key.startswith("VERBATIM"))
        altered = "; ".join(f"{key.partition(':')[2]} {shares[key]}" for key in sorted(shares) if ":" in key)
        return f"| wh_quotes | {verbatim} | {altered} | |"
    if name == "identity":
        found = score.identity(split, check_claim)
        return f"| identity | {found['flagged']} of {found['n']} | | |"
    if name == "wice_tokens":
        found = score.tokens(split, check_claim)
        return f"| wice, where findings point | | {found['diagnostics_on_an_unsupported_token']:.1%} of findings | |"
    lines = [claims(score, name, name, split, check_claim)]
    if name in ("wice", "summedits_news"):
        lines.append(claims(score, name, f"{name} without altered-quote", split, without_quotes))
    return "\n".join(lines)


def claims(score: ModuleType, name: str, title: str, split: str, tool: Tool) -> str:
    """A set of claims: false alarms, what was caught by label and by alteration, balanced accuracy, time."""
    found = score.claims(name, split, tool)
    caught = [f"{label.lower()} {share:.1%}" for label, share in sorted(found["recall"].items())]
    caught.append(f"all {found['recall_all']:.1%}")
    if name in ("summit_mutations", "vitaminc_real"):
        caught += [f"{kind} {share:.1%}" for kind, (_, _, share) in found["by_alteration"].items() if kind.isalpha()]
    caught.append(f"balanced accuracy {found['balanced_accuracy']:.3f}")
    return f"| {title} | {found['false_alarm']:.1%} | {', '.join(caught)} | {found['ms_per_claim']:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
