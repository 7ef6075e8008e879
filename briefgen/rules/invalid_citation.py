"""A citation, mark, anchor or fact check cannot be read.

## Why
A citation that is not understood supports nothing, and a reader would see a claim that looks checked.

## Fix
A citation is `[@source p4]`, a range `[@source p4-p6]`, several sources `[@wire p4; @ministry p2]`, exact words
`[@wire p4 "exact words"]`. Before the `@` may stand see, see also, cf., but cf., contra or but see. Where only one
reading is possible, `briefgen check --fix` writes it.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("invalid-citation", Severity.ERROR)
