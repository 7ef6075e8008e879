"""A file of the site cannot be read.

## Why
What cannot be read cannot be checked, and what cannot be checked is not published. It may be that the file is no UTF-8
text, that this account may not open it, or that it vanished while briefgen ran.

## Fix
Save the file as UTF-8 (every editor offers it), or mend its permissions. A file that does not belong to the site can
move out of the content folder.
"""

from briefgen.diagnostic import Severity
from briefgen.rule import Rule

RULE = Rule("unreadable-file", Severity.ERROR)
