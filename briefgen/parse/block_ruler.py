"""markdown-it's block rules, asking at each line only those that can begin with its first character.

The stock ruler gives all rules of a chain, and its callers ask them in turn at each line: whether it begins a block,
whether it ends a paragraph. Here each chain is one rule, which asks those of the stock chain, in their order, that the
line's first character does not rule out. `tests/parse` holds the tokens against those of the stock ruler.
"""

from collections.abc import Mapping

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

_CONTAINER = "container_"
_BEGINS: Mapping[str, str] = {
    "plain_list": "*-+",
    "comment": "<",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "reference": "[",
    "footnote_def": "[",
    "heading": "#",
}
"""The characters that each rule begins with. Rules that are not named here may begin with any."""


class BlockRuler(Ruler[RuleFuncBlockType]):
    """The active rules of another ruler, to which no more are added."""

    def __init__(self, other: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self._names = other.get_active_rules()
        names = dict(zip(other.getRules(""), self._names, strict=True))
        self._chains = {
            chain: [_dispatching(other.getRules(chain), names)]
            for chain in ("", "paragraph", "reference", "blockquote", "list")
        }

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 - markdown-it's names
        """The rules of a chain, as one."""
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        """The names of all rules."""
        return self._names


def _dispatching(rules: list[RuleFuncBlockType], names: Mapping[RuleFuncBlockType, str]) -> RuleFuncBlockType:
    begins = [(":" if names[rule].startswith(_CONTAINER) else _BEGINS.get(names[rule]), rule) for rule in rules]
    others = tuple(rule for characters, rule in begins if characters is None)
    by_character = {
        character: tuple(rule for characters, rule in begins if characters is None or character in characters)
        for character in {*":", *"".join(_BEGINS.values())}
    }

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        position = state.bMarks[line] + state.tShift[line]
        for rule in by_character.get(state.src[position : position + 1], others):
            if rule(state, line, end, silent):
                return True
        return False

    return ask
