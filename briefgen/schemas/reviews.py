"""The schema of a file of sign-offs."""

from briefgen.reviews.reading import KEYS, REQUIRED
from briefgen.schemas import parts
from briefgen.schemas.parts import Schema


def reviews() -> Schema:
    """What `content/reviews/<slug>.yaml` may hold."""
    digest: Schema = {"type": "string", "minLength": 1}
    known: dict[str, Schema] = {
        "text": parts.text("The claim's words as they were read."),
        "digest": parts.text("The digest of the claim's words and of the words that it quotes as evidence."),
        "evidence": {
            "type": "object",
            "additionalProperties": digest,
            "description": "The digest of each paragraph that the claim cited.",
        },
        "by": parts.text("Who signed or rejected it."),
        "on": parts.day("The day on which they did."),
        "rejected": parts.flag("Whether it was rejected."),
        "note": parts.text("Why."),
    }
    entry = parts.mapping("A claim's sign-off, under the claim's id.", parts.only(KEYS, known), REQUIRED)
    whole = parts.document("Sign-offs of a briefing", {})
    return {**whole, "additionalProperties": entry}
