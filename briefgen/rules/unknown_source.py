"""A citation names a source that is not in the library.

## Why
A claim stands on the words of its source; without the source there is nothing to hold it against.

## Fix
The id is the name of the file in `content/sources` without `.md`. Mend the spelling, or bring the article in with
`briefgen import`.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("unknown-source", Severity.ERROR)
