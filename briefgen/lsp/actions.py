"""Quick fixes: the fixes of what was found at a place, and all safe ones of a file at once."""

from collections.abc import Mapping, Sequence

from briefgen.diagnostic import Diagnostic, Edit, Fix
from briefgen.fixing import compatible
from briefgen.frozen import frozen
from briefgen.text import SourceText, Span

_LONGEST = 48


@frozen
class Action:
    """A change that the author can choose. `mends` is what it is for; None where it mends all of a file."""

    title: str
    fix: Fix
    mends: Diagnostic | None = None


def fixes_at(
    diagnostics: Sequence[Diagnostic], path: str, span: Span, texts: Mapping[str, SourceText]
) -> tuple[Action, ...]:
    """The fixes of what was found in the stretch of a file; a cursor is a stretch of no length."""
    return tuple(
        Action(title(each.finding.fix, texts), each.finding.fix, each)
        for each in diagnostics
        if each.finding.fix
        and each.finding.label.path == path
        and each.finding.label.span.start <= span.end
        and span.start <= each.finding.label.span.end
    )


def fix_all(diagnostics: Sequence[Diagnostic], path: str) -> Action | None:
    """The safe fixes of one file that can be made together, as one change."""
    fixes = (each.finding.fix for each in diagnostics if each.finding.label.path == path)
    safe = [fix for fix in fixes if fix and fix.safe and all(edit.path == path for edit in fix.edits)]
    edits = tuple(edit for fix in compatible(dict.fromkeys(safe)) for edit in fix.edits)
    return Action("Make all safe fixes", Fix(edits)) if edits else None


def title(fix: Fix, texts: Mapping[str, SourceText]) -> str:
    """What a fix does, in words."""
    done = [_does(edit, texts) for edit in fix.edits[:2]]
    more = f" and {len(fix.edits) - 2} more" if len(fix.edits) > 2 else ""
    joined = ", ".join(done) + more
    return joined[:1].upper() + joined[1:]


def _does(edit: Edit, texts: Mapping[str, SourceText]) -> str:
    text = texts.get(edit.path)
    old = _short(text.text[edit.span.start : edit.span.end]) if text else ""
    new = _short(edit.text)
    if not old:
        return f"insert “{new}”"
    return f"replace “{old}” with “{new}”" if new else f"delete “{old}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
