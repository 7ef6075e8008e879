"""`sources.csl.json`: the sources as CSL-JSON, for Zotero and Pandoc.

What CSL has no variable for (rights, archive, origin) stands under `custom`, where its schema allows it.
"""

from briefgen.model import Artifact, PartialDate, SourceHead
from briefgen.outputs.dossier import SiteDossier
from briefgen.outputs.json_text import Json, json_text, without_nothing


def csl_json(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """Every source by its id."""
    heads = sorted((source.head for source in dossier.overview.sources), key=lambda head: head.id)
    items: list[Json] = [csl_item(head) for head in heads]
    return (Artifact("sources.csl.json", json_text(items)),)


def csl_item(head: SourceHead) -> dict[str, Json]:
    """A source as an item of CSL-JSON."""
    authors: list[Json] = [{"literal": author} for author in head.authors]
    custom = without_nothing(
        {
            "archive_url": head.archive_url,
            "archive_date": str(head.archive_date) if head.archive_date else None,
            "rights": head.rights.value,
            "license": head.license,
            "role": head.role.value,
            "origin": head.origin,
        }
    )
    known = without_nothing(
        {
            "id": head.id,
            "type": head.type,
            "title": head.title,
            "author": authors,
            "container-title": head.container_title,
            "publisher": head.publisher,
            "issued": _date(head.issued),
            "accessed": _date(head.accessed),
            "URL": head.url,
            "language": head.language,
        }
    )
    return {**known, **{name: head.extra[name] for name in sorted(head.extra) if name not in known}, "custom": custom}


def _date(value: PartialDate | None) -> Json:
    if value is None:
        return None
    return {"date-parts": [[part for part in (value.year, value.month, value.day) if part is not None]]}
