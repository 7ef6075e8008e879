"""`briefgen build` of a site in which little was edited: done by the engine before the command itself is loaded."""

import gc
from functools import cached_property
from pathlib import Path

from briefgen.cli.colour import wants_colour
from briefgen.cli.unchanged import Look, published, tell
from briefgen.engine.unchanged import Unchanged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.engine.result import BuildResult, Result


class Edited:
    """A plain call of `briefgen build`, and a site that is not as the last build left it."""

    def __init__(self, look: Look) -> None:
        self._look = look

    @cached_property
    def state(self) -> Unchanged:
        """The site as it was found, for whoever goes on."""
        return Unchanged(self._look.standing)

    def built(self) -> bool:
        """Build what the edits reach, if they do not reach far, and tell of it."""
        # A process that ends soon makes few rings of values; to look for them would take a tenth of its time. What was
        # loaded by now stays to the end, and is never looked at.
        gc.disable()
        try:
            built = self._built()
        except Exception:  # noqa: BLE001 - whatever it is, the command itself meets it again, and says it
            built = None
        gc.freeze()
        gc.enable()
        if built is None:
            return False
        tell(self._report(built.result), [] if self._look.quiet else published(built.pages, built.drafts))
        return True

    def _report(self, result: "Result") -> str:
        if not result.diagnostics:
            return ""
        from briefgen.report.full import full  # noqa: PLC0415
        from briefgen.report.report import Report  # noqa: PLC0415

        summarised = not self._look.quiet
        return full(Report(result.diagnostics, result.texts, result.counts, wants_colour(), summarised))

    def _built(self) -> "BuildResult | None":
        if self.state.holds():
            return None
        from briefgen.engine.building import Order, build_edits  # noqa: PLC0415
        from briefgen.engine.folder import Folder  # noqa: PLC0415

        look = self._look
        return build_edits(Folder(Path(look.root), {}), Order(drafts=look.drafts, strict=look.strict), self.state)
