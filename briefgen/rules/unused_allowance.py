"""An allowance allows nothing.

## Why
An allowance stays behind when the text is mended, and would one day hide a new mistake.

## Fix
Delete the comment. Where it names no rule or gives no reason, write
`<!-- briefgen: allow RULE: reason -->` on the line before the block.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("unused-allowance", Severity.WARNING)
