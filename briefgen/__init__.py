"""briefgen: a static-site generator that publishes fact-checked briefings.

Every claim is held against the paragraph of the source that it cites before anything is published. From Python,
`check_claim` holds one claim against plain paragraphs, and `reanchor` finds a quotation again in an edited source.
"""

# The name tells type checkers all that `typing` would, which takes longer to load than `--version` may.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.claim_check import check_claim
    from briefgen.matching.reanchor import reanchor

__version__ = "0.1.0"
__all__ = ["__version__", "check_claim", "reanchor"]


def __getattr__(name: str) -> object:
    # `briefgen --version` must not wait for what only a caller from Python needs.
    if name == "check_claim":
        from briefgen.claim_check import check_claim  # noqa: PLC0415

        return check_claim
    if name == "reanchor":
        from briefgen.matching.reanchor import reanchor  # noqa: PLC0415

        return reanchor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
