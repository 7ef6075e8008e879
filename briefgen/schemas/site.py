"""The schema of `site.yaml`."""

from briefgen.model import COLORS, JudgeSettings, QuoteLimits, Rights, Settings
from briefgen.parse.look import KEYS as LOOK_KEYS
from briefgen.parse.settings import KEYS
from briefgen.rules import NAMES
from briefgen.schemas import parts
from briefgen.schemas.parts import Schema

_WEIGHTS = ("error", "warning", "info", "off")


def site() -> Schema:
    """What `site.yaml` may hold."""
    default, limits = Settings(""), QuoteLimits()
    known: dict[str, Schema] = {
        "title": parts.text("The name of the site."),
        "url": parts.address("The address at which the site stands; feeds, the sitemap and linked data need it."),
        "description": parts.text("What the site is about, in a sentence or two."),
        "language": parts.language("The language of the site, as a BCP 47 tag.") | {"default": default.language},
        "timezone": parts.text("A name of the tz database; dates without an offset are in it.", default="UTC"),
        "publisher": parts.person("Who publishes the site.", ("name", "url", "logo", "email")),
        "authors": {
            "type": "object",
            "description": "The authors by the keys that briefings name them by.",
            "additionalProperties": parts.person("An author.", ("name", "url", "email")),
        },
        "content": parts.text("The folder of the content, relative to this file.", default=default.content),
        "templates": parts.text("The folder of the site's own templates.", default=default.templates),
        "output": parts.text("The folder to publish into.", default=default.output),
        "originals": parts.text("The folder of the full texts of elided sources, which are never published."),
        "rights": parts.choice("What may be published of sources that say nothing.", Rights, default="quotes"),
        "quote_limits": parts.mapping(
            "How much may be shown of a source with `rights: quotes`.",
            {
                "words": {"type": "integer", "minimum": 1, "default": limits.words},
                "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1, "default": limits.share},
            },
        ),
        "aliases": {
            "type": "object",
            "description": "Names that mean the same: one name, then another.",
            "additionalProperties": {"type": "string", "minLength": 1},
        },
        "review": parts.choice(
            "Whether a claim that nobody signed may be published.", ("optional", "required"), default="optional"
        ),
        "rules": parts.mapping(
            "How much a rule's findings weigh.",
            {name: parts.choice(f"See briefgen explain {name}.", _WEIGHTS) for name in NAMES},
        ),
        "ratings": parts.texts("The ratings that fact checks may give.") | {"default": list(default.ratings)},
        "theme": _theme(),
        "judges": _judges(),
    }
    return parts.document("site.yaml of briefgen", parts.only(KEYS, known), ["title"])


def _judges() -> Schema:
    threshold: Schema = {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 1,
        "default": JudgeSettings("", "").threshold,
        "description": "How sure the judge must be before it is heard, from 0 to 1.",
    }
    model = parts.text("The folder of its model, relative to this file.")
    return {
        "type": "object",
        "description": "Models that give a second opinion, by the names that their packages give them.",
        "additionalProperties": parts.mapping("A judge.", {"model": model, "threshold": threshold}, ["model"]),
    }


def _theme() -> Schema:
    color: Schema = {"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}
    light = dict.fromkeys(COLORS, color)
    dark = parts.mapping("The colours of the dark scheme.", light)
    known = {
        "logo": parts.text("The name of a picture among the assets."),
        "colors": parts.mapping("Colours by their names, as hex digits in quotation marks.", {**light, "dark": dark}),
        "cards": parts.flag("Whether pictures for social networks are made."),
        "card_font": parts.text("The name of a typeface among the assets that those pictures are set in."),
        "search": parts.flag("Whether a search index is made."),
    }
    return parts.mapping("What the site changes of its theme.", parts.only(LOOK_KEYS, known))
