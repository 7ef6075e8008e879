"""Readers of texts that must have a certain shape: addresses, languages, dates, path segments."""

import re
from datetime import tzinfo
from urllib.parse import quote, urlsplit

from briefgen.diagnostic import Edit, Fix
from briefgen.model import PartialDate
from briefgen.parse.dates import read_date
from briefgen.parse.fields import Fields
from briefgen.parse.slugs import slug_of
from briefgen.parse.tree import Node, ScalarNode, shortened

_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def web_address(fields: Fields, key: str) -> str | None:
    """An absolute address that begins with `http://` or `https://`."""
    text = fields.text(key)
    if text is None or is_web_address(text):
        return text
    mend = "write the whole address, as in https://example.org/"
    fields.report(fields.places[fields.full(key)], f"“{shortened(text)}” is not a web address", mend)
    return None


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute http or https address."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        return False


def ascii_address(address: str) -> str:
    """A web address in the letters that RFC 3986 allows: a host's name by IDNA, the rest percent-encoded."""
    if address.isascii():
        return address
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    netloc = parts.netloc.lower().replace(parts.hostname or "", host)
    return parts._replace(netloc=netloc, path=quote(parts.path, safe="/%:@!$&'()*+,;=~")).geturl()


def language(fields: Fields, key: str) -> str | None:
    """A language tag (BCP 47, RFC 5646): `en`, `pt-BR`, `zh-Hant`."""
    text = fields.text(key)
    if text is None or _LANGUAGE.fullmatch(text):
        return text
    span, better = fields.places[fields.full(key)], text.replace("_", "-")
    fix = Fix((Edit(fields.path, span, better),)) if _LANGUAGE.fullmatch(better) else None
    mend = f"write {better}" if fix else "write the language's code, as in en, ja or pt-BR"
    fields.report(span, f"“{shortened(text)}” is not a language tag", mend, fix)
    return None


def partial_date(fields: Fields, key: str, timezone: tzinfo) -> PartialDate | None:
    """A year, a month, a day or a time."""
    node = fields.value(key)
    return None if node is None else as_date(fields, fields.full(key), node, timezone)


def whole_date(fields: Fields, key: str, timezone: tzinfo) -> PartialDate | None:
    """A day, or a time on it."""
    found = partial_date(fields, key, timezone)
    if found is None or found.on is not None:
        return found
    mend = "write year, month and day, as in 2025-10-28"
    fields.report(fields.places[fields.full(key)], f"`{fields.full(key)}` needs a day, and “{found}” has none", mend)
    return None


def as_date(fields: Fields, name: str, node: Node, timezone: tzinfo) -> PartialDate | None:
    """The date that a value called `name` says."""
    if not isinstance(node, ScalarNode) or isinstance(node.value, bool):
        fields.wrong(name, node, "a date", "write year, month and day, as in 2025-10-28")
        return None
    found = read_date(node.text, timezone)
    if isinstance(found, PartialDate):
        return found
    fix = Fix((Edit(fields.path, node.span, found.meant),)) if found.meant else None
    fields.report(node.span, f"`{name}`: {found.message}", found.help, fix)
    return None


def slug(fields: Fields, key: str) -> str | None:
    """A path segment of lower-case letters, digits and single hyphens."""
    text = fields.text(key)
    if text is None or _SLUG.fullmatch(text):
        return text
    better, span = slug_of(text), fields.places[fields.full(key)]
    fix = Fix((Edit(fields.path, span, better),), safe=False) if better else None
    mend = f"write {better}" if better else "use lower-case letters, digits and hyphens"
    fields.report(span, f"`{fields.full(key)}` is no part of an address: “{shortened(text)}”", mend, fix)
    return better or None


def path_problem(text: str, *, upwards: bool = False) -> str | None:
    """Why a text is no relative path with `/` between its folders; None where it is one."""
    if "\\" in text:
        return "has a backslash; write `/` between folders"
    if text.startswith("/") or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return "is not a relative path"
    if "//" in text or (".." in text.split("/") and not upwards):
        return "leads out of its folder" if ".." in text.split("/") else "has an empty part between two `/`"
    return None
