"""A citation that supports or contradicts a claim names no paragraph.

## Why
“Somewhere in this article” cannot be checked, by briefgen or by a reader. Only `see` and `cf.`, which point to
further reading, may name a whole source.

## Fix
Add the paragraph’s anchor: `[@wire p4]`. Where the claim quotes words that stand in one paragraph only,
`briefgen check --fix` adds it.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("missing-paragraph", Severity.ERROR)
