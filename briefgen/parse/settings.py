"""`site.yaml`: a site's settings."""

from collections.abc import Collection, Mapping

from briefgen.diagnostic import Edit, Fix, Severity
from briefgen.model import Person, QuoteLimits, Rights, Settings
from briefgen.parse.dates import known_zone
from briefgen.parse.fields import Fields
from briefgen.parse.folders import folders
from briefgen.parse.judges import judges
from briefgen.parse.look import look
from briefgen.parse.nearest import did_you_mean, nearest
from briefgen.parse.problem import Problem, problem
from briefgen.parse.texts import ascii_address, language, web_address
from briefgen.parse.tree import MappingNode, describe, shortened
from briefgen.parse.yaml import RULE, load
from briefgen.text import SourceText, Span

KEYS = (
    *("title", "url", "description", "language", "timezone", "publisher", "authors"),
    *("content", "templates", "output", "originals", "rights", "quote_limits"),
    *("aliases", "review", "rules", "ratings", "theme", "judges"),
)
_SEVERITIES: Mapping[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "off": None,
}


def parse_settings(source: SourceText, known_rules: Collection[str]) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings in a `site.yaml` and all that is wrong with it; None where it cannot be read or has no title.

    `known_rules` are the names that `rules:` may use. A value that cannot be used leaves its default in place.
    """
    node, problems = load(source, Span(0, len(source.text)))
    if not isinstance(node, MappingNode):
        if node is not None:
            message = f"the settings must be a mapping, not {describe(node)}"
            found = problem(RULE, source.path, node.span, message, help="write one `key: value` on each line")
            problems = (*problems, found)
        elif not problems:
            found = problem(RULE, source.path, Span(0, 0), "the file is empty", help="write `title:` and a name")
            problems = (found,)
        return None, problems
    fields = Fields(source.path, node, source.line_span(1), problems=list(problems))
    fields.only(KEYS)
    fields.require("title", "add `title:` and the name of the site")
    settings = _settings(fields, known_rules)
    return settings, tuple(fields.problems)


def _settings(fields: Fields, known_rules: Collection[str]) -> Settings | None:
    title, default, places = fields.text("title"), Settings(""), folders(fields)
    settings = Settings(
        title=title or "",
        url=_site_address(fields),
        description=fields.text("description") or "",
        language=language(fields, "language") or default.language,
        timezone=_timezone(fields) or default.timezone,
        publisher=_publisher(fields),
        authors=_authors(fields),
        content=places.get("content", default.content),
        templates=places.get("templates", default.templates),
        output=places.get("output", default.output),
        originals=places.get("originals"),
        rights=fields.choice("rights", Rights) or default.rights,
        quote_limits=_quote_limits(fields),
        aliases=_aliases(fields),
        review_required=fields.one_of("review", ("optional", "required")) == "required",
        severities=_severities(fields, known_rules),
        ratings=_ratings(fields) or default.ratings,
        look=look(fields),
        judges=judges(fields),
        path=fields.path,
        places=fields.places,
    )
    return settings if title else None


def _site_address(fields: Fields) -> str | None:
    address = web_address(fields, "url")
    if address is None:
        return None
    if "?" in address or "#" in address:
        fields.report(fields.places["url"], "the site's address has a `?` or `#` in it", "end it at the folder")
        return None
    try:
        address = ascii_address(address)
    except UnicodeError:
        fields.report(fields.places["url"], "the site's address names no host", "write the name as its registry has it")
        return None
    return address if address.endswith("/") else address + "/"


def _timezone(fields: Fields) -> str | None:
    name = fields.text("timezone")
    # Without the tz database no name can be judged.
    if name is None or known_zone(name) or not known_zone("Europe/London"):
        return name
    from zoneinfo import available_timezones  # noqa: PLC0415 - only a mistake asks for all of them

    mend = "write a name of the tz database, as in Europe/London"
    found = nearest(name, available_timezones())
    fix = Fix((Edit(fields.path, fields.places["timezone"], found),), safe=False) if found else None
    mend = f"did you mean `{found}`?" if found else mend
    fields.report(fields.places["timezone"], f"there is no time zone “{shortened(name)}”", mend, fix)
    return None


def _publisher(fields: Fields) -> Person | None:
    return _person(fields.mapping("publisher", "write publisher: {name: …, url: …}"), ("name", "url", "logo", "email"))


def _authors(fields: Fields) -> Mapping[str, Person]:
    authors = fields.mapping("authors", "write authors: {key: {name: …, url: …}}")
    people: dict[str, Person] = {}
    for entry in authors.node if authors else ():
        inside = authors.mapping(entry.key, "write {name: …, url: …}") if authors else None
        person = _person(inside, ("name", "url", "email"))
        if person:
            people[entry.key] = person
    return people


def _person(fields: Fields | None, keys: tuple[str, ...]) -> Person | None:
    if fields is None:
        return None
    fields.only(keys)
    fields.require("name", "add `name:`")
    name, url, logo, email = fields.text("name"), web_address(fields, "url"), fields.text("logo"), fields.text("email")
    if email is not None and (email.count("@") != 1 or " " in email):
        place = fields.places[fields.full("email")]
        fields.report(place, f"“{shortened(email)}” is not an e-mail address", "write it as in desk@example.org")
        email = None
    return Person(name, url, logo, email) if name else None


def _quote_limits(fields: Fields) -> QuoteLimits:
    default = QuoteLimits()
    limits = fields.mapping("quote_limits", "write quote_limits: {words: 100, share: 0.25}")
    if limits is None:
        return default
    limits.only(("words", "share"))
    words, share = limits.number("words"), limits.number("share")
    if words is not None and (not isinstance(words, int) or words < 1):
        limits.report(
            limits.places["quote_limits.words"],
            "`quote_limits.words` must be a whole number of at least 1",
            "write it in digits, as in 100",
        )
        words = None
    if share is not None and not 0 < share <= 1:
        place = limits.places["quote_limits.share"]
        limits.report(place, "`quote_limits.share` must be more than 0 and at most 1", "write a quarter as 0.25")
        share = None
    return QuoteLimits(default.words if words is None else int(words), default.share if share is None else float(share))


def _aliases(fields: Fields) -> Mapping[str, str]:
    aliases = fields.mapping("aliases", "write aliases: {one name: another}")
    if aliases is None:
        return {}
    texts = ((entry.key, aliases.text(entry.key)) for entry in aliases.node)
    return {key: text for key, text in texts if text is not None}


def _severities(fields: Fields, known_rules: Collection[str]) -> Mapping[str, Severity | None]:
    rules = fields.mapping("rules", "write rules: {rule-name: warning}")
    severities: dict[str, Severity | None] = {}
    for entry in rules.node if rules else ():
        if rules and entry.key not in known_rules:
            found = nearest(entry.key, known_rules)
            mend = did_you_mean(entry.key, known_rules) if found else "the guide lists the names of all rules"
            fix = Fix((Edit(fields.path, entry.key_span, found),), safe=False) if found else None
            fields.report(entry.key_span, f"there is no rule `{shortened(entry.key)}`", mend, fix)
        severity = rules.one_of(entry.key, tuple(_SEVERITIES)) if rules else None
        if severity is not None and entry.key in known_rules:
            severities[entry.key] = _SEVERITIES[severity]
    return severities


def _ratings(fields: Fields) -> tuple[str, ...]:
    ratings: list[str] = []
    for _, span, text in fields.text_items("ratings"):
        if text in ratings:
            fields.report(span, f"the rating “{shortened(text)}” is written twice", "delete one")
        else:
            ratings.append(text)
    node = fields.node.get("ratings")
    if node is not None and getattr(node, "items", None) == ():
        fields.report(node.span, "`ratings` is empty", "write at least one rating, or delete the key")
    return tuple(ratings)
