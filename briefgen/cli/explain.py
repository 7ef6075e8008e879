"""`briefgen explain`: what a rule means and how to mend what it finds."""

import click

from briefgen.cli.colour import wants_colour
from briefgen.cli.complaint import Refusal, suggestion
from briefgen.cli.manual import entries
from briefgen.cli.options import Common, with_common
from briefgen.cli.terminal import print_report
from briefgen.report.paint import SEVERITY_STYLE, Paint, Style


@click.command("explain")
@click.argument("rule", required=False)
@with_common
def command(_common: Common, rule: str | None) -> int:
    """Say what a RULE means and how to mend what it finds; without RULE, list all rules."""
    known = {entry.name: entry for entry in entries()}
    colour = wants_colour()
    paint = Paint(colour)
    if rule is None:
        name_width = max(map(len, known), default=0)
        for entry in known.values():
            severity = paint(f"{entry.severity:<7}", SEVERITY_STYLE[entry.severity])
            print_report(f"{entry.name:<{name_width}}  {severity}  {entry.summary}\n", colour=colour)
        return 0
    found = known.get(rule.lower().replace("_", "-"))
    if found is None:
        raise Refusal(f"there is no rule `{rule}`{suggestion(rule, known) or '; `briefgen explain` lists them all'}")
    severity = paint(str(found.severity), SEVERITY_STYLE[found.severity])
    print_report(f"{paint(found.name, Style.STRONG)} ({severity})\n\n{found.documentation}\n", colour=colour)
    return 0
