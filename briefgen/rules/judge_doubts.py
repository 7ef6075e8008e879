"""A model that the site asked for a second opinion doubts a claim.

## Why
The other rules compare words, figures and dates. Some mistakes have neither: a cause turned into an effect, a plan told
as the opposite plan. A model of language catches some of these, and is wrong at other times: so its word is a warning,
never an error, and it never silences another rule. It is off unless `judges` in site.yaml names a judge.

## Fix
Read the claim and the cited paragraph again. Mend the claim, or cite a paragraph that says it. If the judge is wrong,
write `<!-- briefgen: allow judge-doubts: reason -->` on the line before the block.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("judge-doubts", Severity.WARNING)
