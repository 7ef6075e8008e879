"""A template taken apart: its own words, and all else.

A template is statements and expressions, with text before, between and after them. Each of these places is a slot,
also where it is empty; so is `{{ assets["style.css"] }}`, whose value is the theme's own affair as well. Two templates
that differ in nothing but what their slots hold make the same pages but for these words.

What is gathered up before it is written, as the text of a macro or of `{% set %}…{% endset %}`, reaches a page as part
of a value, which may have passed through filters: it has no slots. A block or an included template may be both written
and gathered up (`super()`, `self`, an import): its slots are `gathered`, and are to be left alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain

from jinja2 import nodes
from markupsafe import escape

from briefgen.frozen import frozen

ANY = "*"
"""In place of a name that is worked out while a page is made."""
_ASSETS = "assets"
_LOADING = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)
_GATHERING = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)

Place = tuple[str, str]
"""What is written in one go: `("block", name)`, or `("template", name)` for what a template has outside of blocks."""


@frozen
class Apart:
    """A template taken apart.

    `structure` is the digest of all but what the slots hold, `texts` what they hold, `places` where each of them is.
    `holds` says which places a place has in it; `gathers` are those that are gathered up somewhere. `loads` are the
    templates that it names. `shown` are the files of the theme whose addresses stand in slots, `assets` those whose
    addresses it uses elsewhere.
    """

    structure: str
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    holds: tuple[tuple[Place, Place], ...]
    gathers: frozenset[Place]
    loads: frozenset[str]
    shown: frozenset[str]
    assets: frozenset[str]


class Carving:
    """The slots of one template. Makes each of them an output of its own in the template's tree."""

    def __init__(self, name: str, tree: nodes.Template, assets: Mapping[str, str]) -> None:
        """`assets` are the addresses of the theme's files; none where the templates give that name to another thing."""
        self._assets = assets
        self._outputs: list[nodes.Output] = []
        self._texts: list[str] = []
        self._places: list[Place] = []
        self._name = name
        self._tree = tree
        tree.body = self._body(tree.body, ("template", name))
        self.ordinals = {id(output): ordinal for ordinal, output in enumerate(self._outputs)}
        """The ordinals of slots by the identities of their nodes, which live as long as the tree."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What the slots hold."""
        return tuple(self._texts)

    def apart(self) -> Apart:
        """All that is to be known of the template."""
        tree, top = self._tree, ("template", self._name)
        loose: set[str] = set()
        structure = sha256("".join(self._told(tree, loose)).encode("utf-8", "surrogatepass")).hexdigest()
        holds: list[tuple[Place, Place]] = []
        gathers: set[Place] = set()
        for node, place, gathered in _walk(tree, top):
            inner = tuple(_reached(node))
            holds += ((place, one) for one in inner)
            if gathered or isinstance(node, (nodes.Import, nodes.FromImport)):
                gathers.update(inner)
            if isinstance(node, nodes.Name) and node.name == "super":
                gathers.add(place if place[0] == "block" else ("block", ANY))
            gathers.update(("block", name) for name in _of_self(node))
        loads = frozenset(chain.from_iterable(_named(node) for node in tree.find_all(_LOADING)))
        return Apart(
            structure=structure,
            texts=self.texts,
            places=tuple(self._places),
            holds=tuple(holds),
            gathers=frozenset(gathers),
            loads=loads,
            shown=frozenset(name for output in self._outputs if (name := _asset(output.nodes[0])) is not None),
            assets=frozenset(loose),
        )

    def _body(self, body: Iterable[nodes.Node], place: Place) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        text = ""
        for item in _items(body):
            if isinstance(item, nodes.TemplateData):
                text += item.data
                continue
            found.append(self._slot(nodes.TemplateData(text, lineno=item.lineno), text, place))
            text = ""
            if isinstance(item, nodes.Expr):
                address = self._address(item)
                whole = nodes.Output([item], lineno=item.lineno)
                found.append(whole if address is None else self._slot(item, address, place))
            else:
                self._statement(item, place)
                found.append(item)
        found.append(self._slot(nodes.TemplateData(text, lineno=1), text, place))
        return found

    def _slot(self, node: nodes.Expr, text: str, place: Place) -> nodes.Output:
        output = nodes.Output([node], lineno=node.lineno)
        self._outputs.append(output)
        self._texts.append(text)
        self._places.append(place)
        return output

    def _statement(self, node: nodes.Node, place: Place) -> None:
        """Carve what a statement encloses, unless it gathers that up."""
        if isinstance(node, nodes.Block):
            node.body = self._body(node.body, ("block", node.name))
        elif isinstance(node, nodes.For):
            if not node.recursive:
                node.body = self._body(node.body, place)
                node.else_ = self._body(node.else_, place) if node.else_ else node.else_
        elif isinstance(node, nodes.If):
            node.body = self._body(node.body, place)
            for one in node.elif_:
                self._statement(one, place)
            node.else_ = self._body(node.else_, place) if node.else_ else node.else_
        elif isinstance(node, (nodes.With, nodes.Scope, nodes.ScopedEvalContextModifier)):
            node.body = self._body(node.body, place)

    def _address(self, node: nodes.Expr) -> str | None:
        """The published address that an expression is, if it is no more than that."""
        name = _asset(node)
        address = self._assets.get(name) if name is not None else None
        return address if address is not None and str(escape(address)) == address else None

    def _told(self, node: nodes.Node, loose: set[str]) -> Iterator[str]:
        """A tree as text, without what its slots hold; `loose` takes the files whose addresses are used elsewhere."""
        if id(node) in self.ordinals:
            name = _asset(node.nodes[0]) if isinstance(node, nodes.Output) else None
            yield f"[slot {name!r}]"
            return
        name = _asset(node)
        if name is not None:
            loose.add(name)
        elif isinstance(node, nodes.Name) and node.name == _ASSETS:
            loose.add(ANY)
        yield f"({type(node).__name__}"
        for field, value in node.iter_fields():
            yield f" {field}="
            # The name in `assets["style.css"]` was told of above.
            inside = name is not None and field == "node"
            yield from self._value(value, set() if inside else loose)
        yield ")"

    def _value(self, value: object, loose: set[str]) -> Iterator[str]:
        if isinstance(value, nodes.Node):
            yield from self._told(value, loose)
        elif isinstance(value, (list, tuple)):
            yield "["
            for one in value:
                yield from self._value(one, loose)
                yield ","
            yield "]"
        else:
            yield repr(value)


def addresses_in_slots(texts: Iterable[str], addresses: Mapping[str, str]) -> Mapping[str, str]:
    """The addresses, unless one of the templates may give the name `assets` to something else."""
    return {} if any(re.search(r"\bassets\b(?![\[.])", text) for text in texts) else addresses


def gathered(templates: Mapping[str, Apart]) -> Mapping[str, tuple[int, ...]]:
    """The slots of each template that are gathered up somewhere, by what all templates of a theme tell."""
    holds: dict[Place, set[Place]] = {}
    for apart in templates.values():
        for outer, inner in apart.holds:
            holds.setdefault(outer, set()).add(inner)
    every = {place for apart in templates.values() for place in apart.places}
    reached: set[Place] = set()
    ahead = [place for apart in templates.values() for place in apart.gathers]
    while ahead:
        place = ahead.pop()
        if place in reached:
            continue
        reached.add(place)
        kind, name = place
        ahead += (one for one in every if one[0] == kind) if name == ANY else holds.get(place, ())
    return {
        name: tuple(ordinal for ordinal, place in enumerate(apart.places) if place in reached)
        for name, apart in templates.items()
    }


def _items(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Statements, expressions and texts in their order."""
    for node in body:
        if isinstance(node, nodes.Output):
            yield from node.nodes
        else:
            yield node


def _walk(node: nodes.Node, place: Place, *, inside: bool = False) -> Iterator[tuple[nodes.Node, Place, bool]]:
    """Every node below one, with its place, and whether it is gathered up there."""
    for child in node.iter_child_nodes():
        yield child, place, inside
        below = ("block", child.name) if isinstance(child, nodes.Block) else place
        gathers = isinstance(child, _GATHERING) or (isinstance(child, nodes.For) and child.recursive)
        # What a block has in it is gathered up where the block is: `holds` tells that.
        yield from _walk(child, below, inside=gathers or (inside and below is place))


def _reached(node: nodes.Node) -> Iterator[Place]:
    """The places that a node leads to."""
    if isinstance(node, nodes.Block):
        yield "block", node.name
    elif isinstance(node, _LOADING):
        yield from (("template", name) for name in _named(node))


def _of_self(node: nodes.Node) -> Iterator[str]:
    """The blocks that are asked for by `self`, in a node or right below it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Name) and child.name == "self":
            yield node.attr if isinstance(node, nodes.Getattr) else ANY


def _named(node: nodes.Node) -> tuple[str, ...]:
    """The templates that a node names."""
    named = getattr(node, "template", None)
    if isinstance(named, nodes.Const):
        values = named.value if isinstance(named.value, (tuple, list)) else (named.value,)
        return tuple(one if isinstance(one, str) else ANY for one in values)
    if isinstance(named, (nodes.Tuple, nodes.List)):
        return tuple(one.value if isinstance(one, nodes.Const) else ANY for one in named.items)
    return (ANY,)


def _asset(node: nodes.Node) -> str | None:
    """The name in `assets["name"]`."""
    if not isinstance(node, nodes.Getitem) or not isinstance(node.node, nodes.Name) or node.node.name != _ASSETS:
        return None
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None
