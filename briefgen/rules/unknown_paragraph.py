"""A citation names a paragraph that its source does not have.

## Why
The paragraph is where a reader looks for the words. An anchor that is gone often means that the source was edited.

## Fix
Open the source and take the anchor at the end of the right paragraph. Anchors are never renumbered, so one that is
missing was mistyped or deleted.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("unknown-paragraph", Severity.ERROR)
