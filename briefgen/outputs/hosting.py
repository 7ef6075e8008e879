"""`_headers`: what a host may send with every file (the format of Netlify and Cloudflare Pages)."""

from briefgen.model import Artifact
from briefgen.outputs.dossier import SiteDossier

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)


def content_policy(*, search: bool) -> str:
    """The Content-Security-Policy that the theme keeps to; the search's index is read by WebAssembly."""
    policy = "; ".join(POLICY)
    return policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") if search else policy


def headers(dossier: SiteDossier) -> tuple[Artifact, ...]:
    """`_headers`: the policy on every page, and a year in the cache for what bears a digest in its name."""
    lines = (
        "/*",
        f"  Content-Security-Policy: {content_policy(search=dossier.site.search)}",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
        "/assets/*",
        "  Cache-Control: public, max-age=31536000, immutable",
    )
    return (Artifact("_headers", "\n".join(lines) + "\n"),)
