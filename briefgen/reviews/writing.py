"""Signatures as the text of `content/reviews/<slug>.yaml`.

Entries are sorted by claim id and stand apart, so that two people who sign different claims change different lines,
and the same signatures give the same bytes.
"""

import json
import re
from collections.abc import Iterable, Iterator

from briefgen.model import Signature
from briefgen.parse.scalars import plain_value

_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:[ ._-]+[a-z0-9]+)*")
# Characters that YAML does not take as they are, or would fold into a newline; JSON leaves them unescaped.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def write_reviews(signatures: Iterable[Signature]) -> str:
    """The file's text; empty without signatures."""
    return "\n".join("\n".join(_lines(each)) + "\n" for each in sorted(signatures, key=lambda each: each.claim))


def _lines(signature: Signature) -> Iterator[str]:
    yield f"{_key(signature.claim)}:"
    yield f"  text: {_quoted(signature.text)}"
    yield f"  digest: {_quoted(signature.digest)}"
    if signature.evidence:
        yield "  evidence:"
        for key, digest in sorted(signature.evidence):
            yield f"    {_key(key)}: {_quoted(digest)}"
    else:
        yield "  evidence: {}"
    yield f"  by: {_quoted(signature.by)}"
    yield f"  on: {signature.on.isoformat()}"
    if signature.rejected:
        yield "  rejected: true"
    if signature.note:
        yield f"  note: {_quoted(signature.note)}"


def _key(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and isinstance(plain_value(text), str) else _quoted(text)


def _quoted(text: str) -> str:
    """A double-quoted scalar on one line: JSON's strings are YAML's."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
