"""markdown-it's renderer with the tokens that briefgen adds to its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from inspect import getmembers, isfunction
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefgen.abbreviations import escaped, marked
from briefgen.frozen import frozen
from briefgen.links import Atlas, is_external, relative
from briefgen.model import Briefing, ClaimRow, FactCheck
from briefgen.parse.layout import Layout
from briefgen.parse.markdown import CONTAINERS, markdown
from briefgen.wrapping import Range, attributed, wrap

Tokens = Sequence[Token]


@frozen
class Labels:
    """What elements without words of their own are called, in the document's language; `{n}` is a number."""

    marker: str = "Evidence {n}"
    table: str = "Table"


@frozen
class Page:
    """What the renderer needs to know of the page."""

    briefing: Briefing
    claims: Mapping[str, ClaimRow]
    atlas: Atlas
    labels: Labels

    def href(self, target: str) -> str:
        """A target as a link of this page: places of the site relative, others as they are."""
        if is_external(target):
            return target
        found = self.atlas.find(target, self.briefing.path, self.briefing.url)
        if found is None:
            return target
        fragment = f"#{found.fragment}" if found.fragment else ""
        if found.url == self.briefing.url and fragment:
            return fragment
        return relative(found.url, self.briefing.url) + fragment


JOINER = "&NoBreak;"
"""A word joiner: what follows stays on the line of what stands before."""


class Renderer(RendererHTML):
    """markdown-it's renderer with the tokens that briefgen adds."""

    def __init__(self, page: Page, layout: Layout, ranges: Mapping[int, list[Range]]) -> None:
        # markdown-it binds its rules to the instance: a ring of values that only the collector would let go of.
        self.rules: dict[str, Any] = {}
        self._rules = _rules()
        self._page = page
        self._layout = layout
        self._ranges = ranges
        self._opened: set[str] = set()
        self._cited: set[int] = set()
        self._noted: set[str] = set()
        self._marked = escape(page.labels.marker)

    def write(self, tokens: Iterable[Token]) -> str:
        """HTML of blocks."""
        options, env = _options(), dict[str, Any]()
        shown = [token for token in tokens if token.type != "comment_block"]
        return "".join(
            [
                self.renderInline(self._prepared(token), options, env)
                if token.type == "inline"
                else self._block(shown, index, options, env)
                for index, token in enumerate(shown)
            ]
        )

    def _block(self, tokens: Tokens, index: int, options: OptionsDict, env: Any) -> str:
        token = tokens[index]
        rule = self._rules.get(token.type)
        if rule is not None:
            return rule(self, tokens, index, options, env)
        return self._tag(tokens, index, options, env)

    def _tag(self, tokens: Tokens, index: int, options: OptionsDict, env: Any) -> str:
        token = tokens[index]
        # What markdown-it writes for a tag without attributes, which nearly every one is.
        if token.hidden:
            return ""
        if token.attrs or token.nesting == 0:
            return self.renderToken(tokens, index, options, env)
        if token.nesting < 0:
            return f"</{token.tag}>\n"
        following = tokens[index + 1]
        before = "\n" if index and tokens[index - 1].hidden else ""
        closes = following.nesting < 0 and following.tag == token.tag
        after = "" if following.type == "inline" or following.hidden or closes else "\n"
        return f"{before}<{token.tag}>{after}"

    def renderInline(self, tokens: Sequence[Token | str], options: OptionsDict, env: Any) -> str:  # noqa: N802 - its name
        """HTML of the tokens within a block."""
        out: list[str] = []
        for index, token in enumerate(tokens):
            if isinstance(token, str):
                out.append(token)
            elif token.type == "text":
                out.append(marked(token.content))
            elif (rule := self._rules.get(token.type)) is not None:
                html = rule(self, tokens, index, options, env)
                if html.startswith(JOINER):
                    _close_up(out)
                out.append(html)
            elif token.attrs or token.nesting == 0:
                out.append(self.renderToken((token,), 0, options, env))
            else:
                out.append(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")
        return "".join(out)

    def _prepared(self, token: Token) -> Sequence[Token | str]:
        """The tokens of a block, claims around their words."""
        key = id(token)
        inline = self._layout.inlines[key]
        children = token.children or []
        for cited in inline.citations:
            group = self._layout.groups.get((key, cited.index))
            if group is not None:
                children[cited.index].meta["group"] = group
        edges = inline.edges
        attribution = self._layout.attributions.get(key)
        if attribution is not None and attribution < len(inline.prose.text):
            children, edges = attributed(children, edges, attribution)
        return wrap(children, edges, self._ranges.get(key, ()), self)

    # --- inline tokens: named by their types, as markdown-it looks them up ---

    def text(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:  # noqa: ARG002 - as it is called
        """Words, abbreviations marked as such: what an author typed, sign for sign."""
        return marked(tokens[idx].content)

    def text_special(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """An escape or entity."""
        return escape(tokens[idx].content, quote=False)

    def comment(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """Comments are not published."""
        return ""

    def words(self, content: str) -> str:
        """A part of a text."""
        return marked(content)

    def claim(self, claim: str) -> str:
        """The words of a claim begin; the first of its pieces bears the id."""
        row = self._page.claims[claim]
        kind = f'data-kind="{row.kind}" data-status="{row.status}"'
        if claim in self._opened:
            return f'<span class="claim" data-claim="{escape(claim)}" {kind}>'
        self._opened.add(claim)
        return f'<span class="claim" id="{escape(claim)}" {kind}>'

    def citation(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A marker that leads to its entry in the evidence list."""
        token = tokens[idx]
        if token.meta["citation"].todo:
            return '<sup class="todo">?</sup>'
        group = token.meta.get("group")
        return "" if group is None else self._marker(int(group))

    def _marker(self, group: int) -> str:
        number = group + 1
        anchor = "" if group in self._cited else f' id="cite-{number}"'
        self._cited.add(group)
        # A word joiner keeps the marker on the line of the word that it follows.
        label = self._marked.replace("{n}", str(number))
        return f'{JOINER}<a class="cite"{anchor} href="#ev-{number}" aria-label="{label}">{number}</a>'

    def footnote_ref(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A footnote's mark; the markers of its citations where it holds nothing else."""
        label = str(tokens[idx].meta["label"])
        if label in self._layout.note_groups:
            return "".join(self._marker(group) for group in self._layout.note_groups[label])
        if label not in self._layout.notes:
            return escape(f"[^{label}]")
        number = self._layout.notes.index(label) + 1
        anchor = "" if label in self._noted else f' id="fnref-{number}"'
        self._noted.add(label)
        return f'<sup class="note-ref"><a{anchor} href="#fn-{number}">{number}</a></sup>'

    def bracketed_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """Words with marks: the marks are classes."""
        attributes = tokens[idx].meta["attributes"]
        ident = attributes.id
        # An id that names a claim stands on the claim's element.
        own = f' id="{escape(ident)}"' if ident and ident not in self._page.claims else ""
        marks = f' class="{escape(" ".join(attributes.marks))}"' if attributes.marks else ""
        return f"<span{own}{marks}>"

    def bracketed_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The end of words with marks."""
        return "</span>"

    def link_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A link of the site, or out of it."""
        token = tokens[idx]
        target = str(token.attrs.get("href", ""))
        attributes = {**token.attrs, "href": self._page.href(target)}
        if is_external(target):
            attributes["rel"] = "external"
        return "<a" + "".join([f' {escaped(name)}="{escaped(str(value))}"' for name, value in attributes.items()]) + ">"

    def image(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        """An image, by the address of its asset."""
        token = tokens[idx].copy()
        token.attrs = {**token.attrs, "src": self._page.href(str(token.attrs.get("src", ""))), "loading": "lazy"}
        return super().image([token], 0, options, env)

    # --- blocks ---

    def list_item_open(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        """An item; one that is to be done has a box to tick."""
        return (super().list_item_open if tokens[idx].meta else self._tag)(tokens, idx, options, env)

    def heading_open(self, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
        """A heading, with its anchor."""
        anchor = self._layout.headings.get(id(tokens[idx + 1]))
        if anchor:
            tokens[idx].attrSet("id", anchor)
        return self.renderToken(tokens, idx, options, env)

    def table_open(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """Tables scroll in a box of their own."""
        label = escape(self._page.labels.table)
        return f'<section class="table" aria-label="{label}" tabindex="0"><table>\n'

    def table_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The end of a table and its box."""
        return "</table></section>\n"

    def _cell_open(self, tokens: Tokens, idx: int) -> str:
        token = tokens[idx]
        aligned = str(token.attrs.get("style", "")).removeprefix("text-align:")
        scope = ' scope="col"' if token.tag == "th" else ""
        return f'<{token.tag}{scope} class="{aligned}">' if aligned else f"<{token.tag}{scope}>"

    def section_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A container: its kind is the element's class."""
        token = tokens[idx]
        kind = token.type.removeprefix("container_").removesuffix("_open")
        check: FactCheck | None = self._layout.fact_checks.get(id(token))
        if check is None:
            return f'<div class="{kind}">\n'
        verdict = f"<strong>{escape(check.rating_text)}</strong> · {escape(check.claimant)}"
        return f'<div class="{kind}" data-rating="{escape(check.rating)}">\n<p class="verdict">{verdict}</p>\n'

    def section_close(self, _tokens: Tokens, _idx: int, _options: Any, _env: Any) -> str:
        """The end of a container."""
        return "</div>\n"

    def th_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A column's heading; a class instead of a style keeps the content policy strict."""
        return self._cell_open(tokens, idx)

    def td_open(self, tokens: Tokens, idx: int, _options: Any, _env: Any) -> str:
        """A cell."""
        return self._cell_open(tokens, idx)


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, Callable[..., str]]:
    """The methods that are named by types of tokens; a container's name has a hyphen, so that no method can bear it."""
    others = ("write", "words", "claim")
    found: dict[str, Callable[..., str]] = {
        name: method
        for name, method in getmembers(Renderer, isfunction)
        if not name.startswith(("render", "_")) and name not in others
    }
    for kind in CONTAINERS:
        found |= {f"container_{kind}_open": found["section_open"], f"container_{kind}_close": found["section_close"]}
    return found


@lru_cache(maxsize=1)
def _options() -> OptionsDict:
    # HTML, not XHTML: void elements without a slash.
    return OptionsDict({**markdown().options, "xhtmlOut": False})  # type: ignore[typeddict-item]


def _close_up(out: list[str]) -> None:
    """Take away the line break between words and their marker: a blank before it is no more wanted than a space."""
    for index in (-1, -2):
        if len(out) >= -index and out[index] == "\n" and (index == -1 or out[-1].startswith("</")):
            del out[index]
            return
