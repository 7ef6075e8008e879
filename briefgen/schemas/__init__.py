"""JSON Schemas of what authors write in YAML, made from the tables that the parsers read by.

They serve editors: completion, hover and a first look. `briefgen check` is the judge, and knows more.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefgen.schemas.documents import briefing, page, summit
from briefgen.schemas.parts import Schema
from briefgen.schemas.reviews import reviews
from briefgen.schemas.site import site
from briefgen.schemas.source import source

SCHEMAS: Mapping[str, Callable[[], Schema]] = MappingProxyType(
    {"site": site, "briefing": briefing, "source": source, "summit": summit, "page": page, "reviews": reviews}
)
"""What a schema is of: `site.yaml`, the front matter of each kind of file, or a file of sign-offs."""

__all__ = ["SCHEMAS", "Schema"]
