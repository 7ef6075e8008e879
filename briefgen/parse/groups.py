"""Citations as read, made into citations of the model; their mistakes, made into problems with fixes."""

from briefgen.diagnostic import Edit, Fix
from briefgen.model import Citation, Locator, Quotation, QuotationRole
from briefgen.parse.citation import INTENTS, ReadCitation, ReadItem
from briefgen.parse.inline import InlineText
from briefgen.parse.problem import Problem, problem

RULE = "invalid-citation"


def make_citations(read: ReadCitation, inline: InlineText, group: int) -> tuple[Citation, ...]:
    """The items of one bracket; `group` is the bracket's number in the briefing."""
    return tuple([_citation(item, inline, group) for item in read.items])


def _citation(item: ReadItem, inline: InlineText, group: int) -> Citation:
    content = inline.token.content
    quotations = tuple(
        [
            Quotation(
                " ".join(content[quote.start : quote.end].split()),
                inline.file_span(quote),
                QuotationRole.EVIDENCE,
            )
            for quote in item.quotes
        ]
    )
    return Citation(
        key=item.key,
        intent=INTENTS[item.signal],
        locators=tuple(
            [Locator(locator.first, locator.last, inline.file_span(locator.span)) for locator in item.locators]
        ),
        quotations=quotations,
        span=inline.file_span(item.span),
        key_span=inline.file_span(item.key_span),
        group=group,
        signal=item.signal,
    )


def citation_problems(read: ReadCitation, inline: InlineText, path: str) -> list[Problem]:
    """What is wrong in one bracket, each where it stands."""
    found: list[Problem] = []
    for mistake in read.mistakes:
        span = inline.file_span(mistake.span)
        fix = None
        if mistake.replacement is not None:
            fix = Fix((Edit(path, span, mistake.replacement),))
        found.append(problem(RULE, path, span, mistake.message, note="here", help=mistake.help, fix=fix))
    return found
