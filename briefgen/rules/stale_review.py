"""A signed claim, or its evidence, has changed since it was signed.

## Why
A signature says that somebody read these words beside that evidence. One letter changed in either, and it no longer
says so.

## Fix
Read the claim beside its evidence again, and sign it again: `briefgen review`.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("stale-review", Severity.ERROR)
