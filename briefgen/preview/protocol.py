"""What browser and server say to each other over the socket: JSON, one object a message.

The browser says which page it shows, and the digests of what it shows: `{"path": …, "page": …, "panel": …}`. The
server answers with what differs, now and whenever an edition changes it. So a page that connects late, that slept,
or that finds another server than before catches up by the same words.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, unquote

from briefgen.diagnostic import Diagnostic
from briefgen.frozen import frozen
from briefgen.preview.edition import Edition
from briefgen.preview.file_findings import FileFindings
from briefgen.preview.findings import MOST

MESSAGE_BYTES = 64 * 1024
"""The most that a browser may say at once."""


@frozen
class Shown:
    """What a browser shows: the path of its page on the server, and the digests of page and panel."""

    path: str
    page: str = ""
    panel: str = ""


def read_shown(message: str | bytes) -> Shown | None:
    """What a browser says that it shows; None where the message is not understood."""
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    path, page, panel = (said.get(name, "") for name in ("path", "page", "panel"))
    if not (isinstance(path, str) and isinstance(page, str) and isinstance(panel, str) and path.startswith("/")):
        return None
    return Shown(unquote(path), page, panel)


def update(edition: Edition, shown: Shown, generation: str) -> tuple[str, Shown]:
    """What to tell a browser, and what it shows then. With nothing new, the generation alone."""
    said: dict[str, Any] = {"generation": generation}
    answer = edition.answer(shown.path)
    page = answer.digest
    if answer.location is not None:
        said["location"] = answer.location
    elif page != shown.page:
        content = answer.content
        said["page"] = {
            "digest": page,
            "html": content if isinstance(content, str) else content.decode("utf-8", "replace"),
        }
    panel = panel_of(edition, shown.path)
    digest = sha256(json.dumps(panel, sort_keys=True).encode()).hexdigest()[:16]
    if digest != shown.panel:
        said["panel"] = {"digest": digest, **panel}
    return json.dumps(said, ensure_ascii=False), Shown(shown.path, page, digest)


def panel_of(edition: Edition, path: str) -> Mapping[str, Any]:
    """What the panel in a page shows: its own findings, those elsewhere, and which pages are drafts."""
    found = edition.seen()
    file = edition.file_at(path)
    own = found.of(file)
    shown = [_item(one, own, edition) for one in own.shown[:MOST]]
    elsewhere = [_item(one, there, edition) for there, one in found.others(file, MOST)]
    return {
        "file": file,
        "summary": found.summary,
        "failed": bool(found.note),
        "own": shown,
        "others": elsewhere,
        "left": found.number - len(shown) - len(elsewhere),
        "drafts": sorted(quote(edition.base + url) for url in edition.drafts),
    }


def _item(diagnostic: Diagnostic, found: FileFindings, edition: Edition) -> dict[str, Any]:
    finding = diagnostic.finding
    url = edition.documents.get(finding.label.path)
    claim = f"#{finding.claim}" if finding.claim else ""
    return {
        "severity": diagnostic.severity,
        "rule": diagnostic.rule,
        "message": finding.message,
        "place": found.place(diagnostic),
        "text": found.text(diagnostic),
        "claim": finding.claim,
        "words": finding.text,
        "url": None if url is None else quote(edition.base + url) + claim,
    }
