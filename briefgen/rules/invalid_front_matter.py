"""Front matter or `site.yaml` does not say what briefgen expects.

## Why
Dates, rights and names in the front matter decide what is checked and what may be published. A key that is
misspelt would be ignored without a word, so briefgen reads nothing that it does not know.

## Fix
The message names the key, what was found and what was expected. Values are YAML 1.2: put quotes around a title that
holds a colon, and around a version number that must stay text.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("invalid-front-matter", Severity.ERROR)
