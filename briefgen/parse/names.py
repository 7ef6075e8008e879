"""People in the front matter: a name, or the parts of one as CSL-JSON has them."""

from briefgen.model import Name
from briefgen.parse.fields import Fields
from briefgen.parse.tree import ListNode, MappingNode, Node

PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")


def read_names(fields: Fields, key: str) -> tuple[Name, ...]:
    """The people under a key: one or a list, each a text or a CSL name (`{family: Doe, given: Jane}`)."""
    node = fields.value(key)
    if isinstance(node, ListNode):
        found = (_name(fields, name, item) for name, item in fields.items(key))
    else:
        found = (_name(fields, fields.full(key), item) for item in (node,) if item is not None)
    return tuple(name for name in found if name is not None)


def _name(fields: Fields, name: str, node: Node) -> Name | None:
    if not isinstance(node, MappingNode):
        text = fields.as_text(name, node)
        return Name(literal=text) if text else None
    inside = fields.inside(name, node)
    if inside is None:
        return None
    inside.only(PARTS)
    parts = {part.replace("-", "_"): inside.text(part) for part in PARTS}
    if parts["literal"] is None and parts["family"] is None and parts["given"] is None:
        fields.report(node.span, f"`{name}` has no name", "write {family: Doe, given: Jane} or {literal: A Committee}")
        return None
    return Name(**parts)
