"""Media types by a file's ending: the same on every system, whatever its own tables say."""

_ENDINGS = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/plain": "txt",
    "text/csv": "csv",
    "application/xml": "xml",
    "application/json": "json",
    "application/wasm": "wasm",
    "application/pdf": "pdf",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/x-icon": "ico",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "video/webm": "webm",
}
_TYPES = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


def content_type(path: str) -> str:
    """The Content-Type of a file; all text is UTF-8."""
    kind = _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
