"""The tokens of a passage, or of several as one run of words."""

from collections.abc import Container, Iterator, Sequence

from briefgen.frozen import frozen
from briefgen.matching.tokens import LEFT_OUT, Tokens

# Between two passages: words may run on over the first kind, where one passage follows directly on the other.
BREAK = "\0¶"
_CLOSED = "\0|"

Row = tuple[int, int]


@frozen
class Stream:
    """The tokens of one passage, or of several with breaks between.

    `places` are (passage, token) for each; `bound[i]` as in `Tokens`.
    """

    keys: tuple[str, ...]
    bound: tuple[bool, ...]
    places: tuple[tuple[int, int], ...]
    passages: dict[int, Tokens]

    @classmethod
    def of(cls, passages: Sequence[tuple[int, Tokens]], apart: Container[int] = ()) -> "Stream":
        """The tokens of some passages, each with its index; those `apart` do not follow on the one before."""
        keys: list[str] = []
        bound: list[bool] = []
        places: list[tuple[int, int]] = []
        closed = False
        for index, passage in passages:
            closed |= index in apart
            if not passage.keys:
                continue
            if keys:
                keys.append(_CLOSED if closed else BREAK)
                bound.append(False)
                places.append(places[-1])
            closed = False
            keys += passage.keys
            bound += (*passage.bound, False)
            places += ((index, place) for place in range(len(passage.keys)))
        return cls(tuple(keys), tuple(bound), tuple(places), dict(passages))

    def token(self, index: int) -> tuple[Tokens, int]:
        """The passage of a token, and its index there."""
        passage, place = self.places[index]
        return self.passages[passage], place

    def form(self, index: int) -> str:
        """A token as written."""
        passage, place = self.token(index)
        return passage.form(place)

    def before(self, index: int) -> str:
        """What stands before a token, or before a break and in its place."""
        passage, place = self.token(index)
        return passage.after(place) + " " if self.keys[index] == BREAK else passage.before(place)

    def after(self, index: int) -> str:
        """What stands after a token."""
        passage, place = self.token(index)
        return passage.after(place)

    def stretches(self) -> Iterator[Row]:
        """The runs of tokens between left-out words."""
        start = 0
        for index, key in enumerate(self.keys):
            if key == LEFT_OUT:
                yield start, index
                start = index + 1
        yield start, len(self.keys)


def is_whole(bound: Sequence[bool], first: int, last: int) -> bool:
    """Whether the tokens from `first` to `last` can be cut from their passage without breaking a number or sign."""
    return not (first > 0 and bound[first - 1]) and not (last < len(bound) and bound[last])
