"""Finished files, put down where those of a publication wait."""

from collections.abc import Callable

from briefgen.engine.made import content_of
from briefgen.engine.publishing import Publication
from briefgen.engine.waiting import PutDown, put_down, put_down_pieces
from briefgen.model import Artifact, Pieces


def put_into(publication: Publication, files: dict[str, PutDown]) -> Callable[[Artifact], str]:
    """What puts down each file that it is given, notes it, and tells its SHA-256."""
    output = publication.output

    def put(artifact: Artifact) -> str:
        if isinstance(artifact.content, Pieces):
            laid = put_down_pieces(output, artifact.path, artifact.content)
        else:
            laid = put_down(output, artifact.path, content_of(artifact))
        files[artifact.path] = laid
        return laid.published.digest

    return put
