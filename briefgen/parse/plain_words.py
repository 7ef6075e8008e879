"""The inline tokens of words in which nothing stands but line ends and citations of the commonest form.

markdown-it's rules need not be asked about them. `tests/parse` holds the tokens against those of the stock parser.
"""

from markdown_it.token import Token

from briefgen.parse.bracket import plain_citation
from briefgen.parse.inline_parser import next_stop
from briefgen.parse.quick_tokens import inline_token


def plain_words(content: str, *, cited: bool) -> list[Token] | None:
    """The tokens of a block's content; None where anything else stands in it. `cited`: brackets may be citations."""
    tokens: list[Token] = []
    stop = next_stop(content)
    done = 0
    while stop is not None:
        at = stop.start()
        mark = stop[0]
        if mark == "!" and not content.startswith("[", at + 1):
            stop = next_stop(content, at + 1)
            continue
        found = plain_citation(content, at, len(content)) if mark == "[" and cited else None
        if found is None and (mark != "\n" or content.startswith(" ", at - 1)):
            # A space before the end of a line is left out, and two of them make a line break.
            return None
        if done < at:
            tokens.append(inline_token("text", "", content[done:at], {"at": done}))
        if found is not None:
            tokens.append(inline_token("citation", "", "", {"at": at, "citation": found}))
            done = found.span.end
        else:
            tokens.append(inline_token("softbreak", "br", "", {"at": at}))
            done = at + 1
            while content.startswith((" ", "\t"), done):
                done += 1
        stop = next_stop(content, done)
    if done < len(content):
        tokens.append(inline_token("text", "", content[done:], {"at": done}))
    return tokens
