"""The claims of a body: each block's words cut into claims, with citations numbered in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.model import EXEMPT, Citation, Claim, ClaimKind, Quotation
from briefgen.parse.assertion import needs_citation
from briefgen.parse.blockquote import attribution, quote_draft
from briefgen.parse.claim_ids import claim_id, identify
from briefgen.parse.claims import Stretch, stretches
from briefgen.parse.draft import Draft, draft_of, join_drafts, kind_of, quotations_of, span_of, terms_of, words_of
from briefgen.parse.footnotes import footnote_problems
from briefgen.parse.groups import RULE, citation_problems, make_citations
from briefgen.parse.inline import Bracketed, Cited, InlineText
from briefgen.parse.layout import Claims, Layout, Piece, Placed
from briefgen.parse.problem import Problem, problem
from briefgen.parse.quotes import Quoted, find_quoted
from briefgen.parse.telling import telling
from briefgen.parse.walk import Block, BlockKind
from briefgen.text import Prose, Span

_HEADS = (BlockKind.HEADING, BlockKind.HEADER_CELL)
_CONTEXT = 4000
"""How many characters before its block a claim is told of."""


class ClaimReader:
    """Goes through the blocks once, in reading order, and keeps the claims it finds."""

    def __init__(self, layout: Layout, path: str, text: str, language: str) -> None:
        self.layout = layout
        self.path = path
        self.text = text
        self.language = language
        self.placed: list[Placed] = []
        self.todos: list[Span] = []
        self.problems: list[Problem] = []
        self.group = 0
        self.note_citations: dict[str, tuple[Citation, ...]] = {}
        self.definitions: dict[str, list[Block]] = {}
        self.mentioned: dict[str, Span] = {}
        self.signs: Mapping[int, Sequence[int]] | None = None
        """Where in the words of each block something stands that may be a claim; None where that is not known."""
        self.before: str | None = None
        """The words before the block at hand, as many as a claim is told of; None before the first block."""
        self.columns: tuple[str, ...] = ()
        self.heads: tuple[str, ...] = ()
        """What heads the row and the column of the cell at hand."""

    def read(self, blocks: Sequence[Block]) -> Claims:
        """All claims of the blocks, footnotes last."""
        running: list[Block] = []
        self.signs = telling(blocks, self.language)
        for block in blocks:
            self.layout.inlines[id(block.inline.token)] = block.inline
            if block.note is None:
                running.append(block)
            else:
                self.definitions.setdefault(block.note, []).append(block)
        self._through(running)
        notes = [label for label in self.mentioned if label not in self.layout.note_groups]
        done = 0
        while done < len(notes):
            self._through(self.definitions.get(notes[done], []))
            done += 1
            notes = [label for label in self.mentioned if label not in self.layout.note_groups]
        self.layout.notes = tuple(label for label in notes if label in self.definitions)
        self.problems += footnote_problems(self.mentioned, self.definitions, self.path)
        claims, problems = identify(self.placed, self.layout, self.path)
        return Claims(claims, tuple(self.todos), (*self.problems, *problems))

    def _through(self, blocks: list[Block]) -> None:
        position = 0
        while position < len(blocks):
            block = blocks[position]
            until = position + 1
            if block.quote is not None:
                while until < len(blocks) and blocks[until].quote is block.quote:
                    until += 1
                after = blocks[until] if until < len(blocks) else None
                lone = after if after and after.quote is None and _is_bare(after) else None
                self._quote(blocks[position:until], lone)
                until += lone is not None
            elif block.row is not None:
                while until < len(blocks) and blocks[until].row is block.row:
                    until += 1
                self._row(blocks[position:until])
            else:
                self._words(block)
            for each in blocks[position:until]:
                words = each.inline.prose.text
                self.before = (words if self.before is None else f"{self.before} {words}")[-_CONTEXT:]
            position = until

    def _words(self, block: Block) -> None:
        """A paragraph, heading, item or cell."""
        if _is_bare(block):
            self._alone(block)
            return
        inline = block.inline
        text = inline.prose.text
        quoted = find_quoted(text)
        signs: Sequence[int] | None = None
        if self.signs is not None and not (quoted or block.mark or inline.spans):
            # Most sentences are no claims, and need not be looked at one by one.
            signs = () if block.kind in _HEADS else self.signs.get(id(inline.token), ())
            if not (signs or inline.citations or inline.notes):
                return
        for stretch in stretches(inline, self.language, block.mark, quoted, signs):
            self._stretch(stretch, block, quoted)

    def _stretch(self, stretch: Stretch, block: Block, quoted: Sequence[Quoted]) -> None:
        if not stretch.pieces:
            self._alone(block)
            return
        inline = block.inline
        prose = words_of(stretch, inline)
        quotations = quotations_of(stretch, inline, quoted) if quoted else ()
        kind = kind_of(stretch, quotations)
        why: str | None = None
        citations, todo = self._cited(stretch, inline) if stretch.citations or stretch.notes else ((), False)
        if todo:
            kind = ClaimKind.TODO
        elif kind not in EXEMPT:
            if block.kind not in _HEADS:
                why = self._why(prose, quotations, stretch.bracket)
            if why is None and not citations:
                return
        elif not citations and not stretch.bracket and not self._is_marked_sentence(block, prose, quotations):
            return
        draft = Draft(kind, prose, span_of(stretch, prose), quotations, terms_of(stretch, inline), why)
        token = id(inline.token)
        name = stretch.bracket or stretch.name
        self._keep(draft, citations, tuple((token, *piece) for piece in stretch.pieces), block, name)

    def _why(self, prose: Prose, quotations: Sequence[Quotation], bracket: Bracketed | None = None) -> str | None:
        """Why words need a citation."""
        if quotations:
            return "a quotation"
        return "an id" if bracket else needs_citation(prose.text, self.language)

    def _is_marked_sentence(self, block: Block, prose: Prose, quotations: Sequence[Quotation]) -> bool:
        """Whether words in a marked section are a claim: sentences are, headings are not, cells where they assert."""
        if block.kind is BlockKind.CELL:
            return self._why(prose, quotations) is not None
        return block.kind not in _HEADS

    def _keep(
        self,
        draft: Draft,
        citations: tuple[Citation, ...],
        pieces: tuple[Piece, ...],
        block: Block,
        name: Bracketed | None = None,
    ) -> None:
        ident = name.attributes.id if name else None
        within = None
        if block.check:
            within = "statement" if block.quote is not None and self._is_first(block) else "finding"
        claim = Claim(
            id=ident or claim_id(draft.prose.text),
            kind=draft.kind,
            prose=draft.prose,
            span=draft.span,
            named=ident is not None,
            quotations=draft.quotations,
            citations=citations,
            terms=draft.terms,
            before=self.before or "",
            needs=draft.needs,
            within=within,
            cell=self.heads,
        )
        self.placed.append(Placed(claim, pieces))

    def _is_first(self, block: Block) -> bool:
        """Whether no claim of the block's fact check has been kept yet."""
        check = block.check
        return check is not None and not any(check.span.holds(each.claim.prose.whole) for each in self.placed)

    def _cited(self, stretch: Stretch, inline: InlineText) -> tuple[tuple[Citation, ...], bool]:
        """The citations of a stretch, those in its footnotes included, and whether one of them is still to be found."""
        citations = self._citations(stretch.citations, inline)
        for note in stretch.notes:
            citations += self._note(note.label, note.span)
        todo = any(cited.read.todo for cited in stretch.citations)
        return citations, todo or any(self._is_todo(note.label) for note in stretch.notes)

    def _citations(self, cited: Iterable[Cited], inline: InlineText) -> tuple[Citation, ...]:
        found: list[Citation] = []
        for each in cited:
            self.problems += citation_problems(each.read, inline, self.path)
            key = (id(inline.token), each.index)
            if each.read.todo:
                self.todos.append(each.span)
            elif each.read.items:
                self.layout.groups[key] = self.group
                found += make_citations(each.read, inline, self.group)
                self.group += 1
        return tuple(found)

    def _note(self, label: str, span: Span) -> tuple[Citation, ...]:
        """The citations of a footnote that is nothing else; a footnote with words makes claims of its own."""
        self.mentioned.setdefault(label, span)
        blocks = self.definitions.get(label, [])
        if not blocks or not all(_is_bare(block) for block in blocks):
            return ()
        if label not in self.note_citations:
            first = self.group
            found: tuple[Citation, ...] = ()
            for block in blocks:
                found += self._citations(block.inline.citations, block.inline)
            self.note_citations[label] = found
            self.layout.note_groups[label] = tuple(range(first, self.group))
        return self.note_citations[label]

    def _is_todo(self, label: str) -> bool:
        """Whether a footnote is nothing but citations, and one of them is still to be found."""
        blocks = self.definitions.get(label, [])
        todo = any(cited.read.todo for block in blocks for cited in block.inline.citations)
        return todo and all(_is_bare(block) for block in blocks)

    def _quote(self, blocks: list[Block], lone: Block | None) -> None:
        """A block quote: one claim, verbatim as a whole; a paragraph of nothing but citations may follow it."""
        first = blocks[0]
        draft, pieces = quote_draft([block.inline for block in blocks], self.text, first.mark)
        last = blocks[-1].inline
        self.layout.attributions[id(last.token)] = attribution(last, self.text)
        citations: tuple[Citation, ...] = ()
        for block in [*blocks, *([lone] if lone else [])]:
            citations += self._citations(block.inline.citations, block.inline)
            for note in block.inline.notes:
                citations += self._note(note.label, note.span)
            if any(cited.read.todo for cited in block.inline.citations):
                draft = replace(draft, kind=ClaimKind.TODO)
        if not draft.prose.text:
            self._alone(first)
            return
        if draft.kind is ClaimKind.QUOTATION:
            draft = replace(draft, needs="a quotation")
        self._keep(draft, citations, pieces, first)

    def _row(self, cells: list[Block]) -> None:
        """A table row. A cell of nothing but citations speaks for the cells of its row that have none."""
        if all(cell.kind is BlockKind.HEADER_CELL for cell in cells):
            self.columns = tuple(cell.inline.prose.text.strip() for cell in cells)
        bare = [cell for cell in cells if _is_bare(cell)]
        plain = [cell for cell in cells if cell.inline.prose.text.strip() and not cell.inline.citations]
        if not bare or not plain:
            for place, cell in enumerate(cells):
                self._cell(cell, place, cells[0])
            return
        for place, cell in enumerate(cells):
            if cell not in bare and cell not in plain:
                self._cell(cell, place, cells[0])
        citations: tuple[Citation, ...] = ()
        for cell in bare:
            citations += self._citations(cell.inline.citations, cell.inline)
        draft = join_drafts([draft_of(cell.inline, cells[0].mark) for cell in plain])
        pieces = tuple((id(cell.inline.token), 0, len(cell.inline.prose.text)) for cell in plain)
        self._keep(draft, citations, pieces, plain[0])

    def _cell(self, cell: Block, place: int, first: Block) -> None:
        """A cell of a row: its words mean little without those that head the row and the column."""
        if place and cell.kind is not BlockKind.HEADER_CELL:
            heads = (first.inline.prose.text.strip(), *self.columns[place : place + 1])
            self.heads = tuple(filter(None, heads))
        self._words(cell)
        self.heads = ()

    def _alone(self, block: Block) -> None:
        """A citation with no words to support."""
        for cited in block.inline.citations:
            self.problems += citation_problems(cited.read, block.inline, self.path)
            if cited.read.todo:
                self.todos.append(cited.span)
                continue
            self.problems.append(
                problem(
                    RULE,
                    self.path,
                    cited.span,
                    "the citation supports nothing: no words stand before it in its block",
                    note="nothing to support",
                    help="put it at the end of the sentence that it supports",
                )
            )
        for note in block.inline.notes:
            self._note(note.label, note.span)


def _is_bare(block: Block) -> bool:
    """Whether a block holds citations and no words."""
    citations = block.inline.citations
    if not citations or any(character.isalnum() for character in block.inline.prose.text):
        return False
    return any(cited.read.items or cited.read.todo for cited in citations)
