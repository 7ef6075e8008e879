"""What `site.yaml` asks for that an extra of briefgen has to be installed for."""

from collections.abc import Iterator
from importlib.util import find_spec

from briefgen.diagnostic import Diagnostic, Finding, Label, Severity
from briefgen.model import Settings
from briefgen.text import Span

RULE = "invalid-front-matter"


def lacking(settings: Settings) -> Iterator[Diagnostic]:
    """An error for each extra that is needed and is not there."""
    look = settings.look
    for key, asked, module in (("cards", look.cards, "PIL"), ("search", look.search, "pagefind_bin")):
        if asked and find_spec(module) is None:
            label = Label(settings.path, settings.places.get(f"theme.{key}", Span(0, 0)))
            mend = f"install it: pip install 'briefgen[{key}]'; or delete the key"
            finding = Finding(f"`theme.{key}` needs the extra `{key}`, which is not installed", label, help=mend)
            yield Diagnostic(RULE, Severity.ERROR, finding)
