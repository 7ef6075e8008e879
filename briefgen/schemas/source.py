"""The schema of a source's front matter: CSL-JSON's names, and briefgen's own."""

from briefgen.model import Rights, Role
from briefgen.parse import csl
from briefgen.parse.names import PARTS
from briefgen.parse.source_head import KEYS
from briefgen.schemas import parts
from briefgen.schemas.parts import Schema


def source() -> Schema:
    """A source's front matter."""
    known: dict[str, Schema] = {}
    for key in csl.PLAIN:
        known[key] = {"type": ["string", "number"], "description": f"The CSL variable {key}."}
    for key in csl.DATES:
        known[key] = parts.partial_date(f"The CSL date {key}.")
    for key in csl.NAMES:
        known[key] = {"$ref": "#/definitions/people"}
    known |= {
        "title": parts.text("The headline."),
        "type": parts.choice("The CSL type.", sorted(csl.TYPES), default="article"),
        "container-title": parts.text("The newspaper, agency or site."),
        "publisher": parts.text("Who published it."),
        "issued": parts.partial_date("The day of publication; the text's relative days count from it."),
        "accessed": parts.partial_date("The day on which it was read."),
        "url": parts.address("Where it stands."),
        "archive_url": parts.address("Where a copy is archived."),
        "archive_date": parts.partial_date("The day of that copy."),
        "language": parts.language("The language of the text."),
        "rights": parts.choice(
            "What may be published: all of it (needs a licence), cited paragraphs, quotations, or a link only.", Rights
        ),
        "license": parts.text("The licence that allows it to be published in full.", examples=["CC-BY-4.0"]),
        "role": parts.choice("How near it stands to what it reports.", Role, default="secondary"),
        "origin": parts.text("Who first published it: two copies of one wire story count once."),
        "id": parts.text("The id, where it is written at all: the file's name."),
        "URL": parts.address("CSL's name for url."),
    }
    whole = parts.document("A source", parts.only(KEYS, known), ["title", "issued"])
    return {**whole, "definitions": {"people": _people()}}


def _people() -> Schema:
    text: Schema = {"type": "string", "minLength": 1}
    one: Schema = {"anyOf": [text, parts.mapping("", dict.fromkeys(PARTS, text))]}
    described = "A name, or a list of names; each may be given in its parts, as CSL-JSON has them."
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}], "description": described}
