"""A review in the terminal: which claim is asked next, and what is done with the answer."""

import os
from dataclasses import dataclass
from datetime import date

from briefgen.cli.complaint import Refusal
from briefgen.cli.editor import editor_command, run_editor
from briefgen.cli.options import Common
from briefgen.cli.review_files import ReviewFiles
from briefgen.cli.review_screen import Answer, Key, ask
from briefgen.model import DocumentKind, ReviewState, Signature
from briefgen.reviews.desk import Item
from briefgen.reviews.signing import sign
from briefgen.workspace import Analysis, Workspace


@dataclass(slots=True)
class Session:
    """One person at the terminal, and what they have done so far. `slugs` are the briefings that they read.

    `named`: they asked for this briefing, and may want to look at what is signed. `warning` is shown at first.
    """

    common: Common
    workspace: Workspace
    files: ReviewFiles
    by: str
    day: date
    slugs: tuple[str, ...]
    named: bool = False
    warning: str = ""
    signed: int = 0
    rejected: int = 0

    def run(self, items: tuple[Item, ...]) -> int:
        """Ask for every claim that is not signed, from the first on, until all are or the person leaves."""
        index, word = _next_open(items, -1), self.warning
        if index is None and items and self.named:
            index, word = 0, f"{word} every claim is signed: n goes on, u takes a signature back".lstrip()
        while items and index is not None:
            answer = ask(items[index], f"claim {index + 1} of {len(items)}", self.by, word)
            word = ""
            if answer.key is Key.QUIT:
                break
            if answer.key is Key.BACK:
                index = max(index - 1, 0)
            elif answer.key is Key.SKIP:
                index = index + 1 if index + 1 < len(items) else None
            elif answer.key is Key.EDIT:
                word = self._edit(items[index]) or ""
                items, index = self._afresh(items, index)
            else:
                index, items, word = self._take(items, index, answer)
        self._farewell(items)
        return 0

    def _take(self, items: tuple[Item, ...], index: int, answer: Answer) -> tuple[int | None, tuple[Item, ...], str]:
        """Sign, reject, or take a signature back; then the next claim that is open."""
        item = items[index]
        fresh, place = self._afresh(items, index)
        now = fresh[place] if place is not None else None
        if (
            now is None
            or now.claim.id != item.claim.id
            or sign(now.claim, "", self.day) != sign(item.claim, "", self.day)
        ):
            # Nothing is signed that was not on the screen.
            return place, fresh, "the claim or its evidence changed meanwhile: read it again"
        signature: Signature | None = None
        if answer.key is not Key.UNDO:
            rejected = answer.key is Key.REJECT
            signature = sign(item.claim, self.by, self.day, rejected=rejected, note=answer.note or None)
            self.signed += not rejected
            self.rejected += rejected
        self.files.record(now, signature)
        fresh, place = self._afresh(fresh, place or 0)
        if answer.key is Key.UNDO:
            state = item.sign_off.state
            self.signed = max(self.signed - (state is ReviewState.SIGNED), 0)
            self.rejected = max(self.rejected - (state is ReviewState.REJECTED), 0)
            return place, fresh, "the signature was taken back"
        return _next_open(fresh, index), fresh, ""

    def _edit(self, item: Item) -> str | None:
        path = self.workspace.root / item.briefing.path
        return run_editor(editor_command(path, item.place.line, os.environ))

    def _afresh(self, items: tuple[Item, ...], index: int) -> tuple[tuple[Item, ...], int | None]:
        """The claims as they stand on disk now, and the place among them of the one that was being read."""
        from briefgen.cli.review import desk  # noqa: PLC0415  (the command imports this module)

        analysis = self.workspace.analyse(drafts=True)
        if not isinstance(analysis, Analysis):
            raise Refusal("site.yaml cannot be used; `briefgen check` says what is wrong with it")
        wanted = (each for each in analysis.briefings if each.kind is DocumentKind.BRIEFING)
        fresh = desk(analysis, [each for each in wanted if each.slug in self.slugs])
        claim, briefing = items[index].claim.id, items[index].briefing.slug
        same = (place for place, item in enumerate(fresh) if (item.briefing.slug, item.claim.id) == (briefing, claim))
        last = len(fresh) - 1
        return fresh, next(same, min(index, last) if fresh else None)

    def _farewell(self, items: tuple[Item, ...]) -> None:
        left = sum(not item.settled for item in items)
        done = f"Signed {self.signed}, rejected {self.rejected}"
        claims = "1 claim is" if left == 1 else f"{left} claims are"
        self.common.progress(f"{done}; {claims} not signed." if left else f"{done}; every claim is signed.")


def _next_open(items: tuple[Item, ...], index: int) -> int | None:
    """The next claim after a place that nobody has signed, or else None."""
    return next((place for place in range(index + 1, len(items)) if not items[place].settled), None)
