"""The folders that `site.yaml` names: relative, and the output apart from what is read."""

from collections.abc import Mapping

from briefgen.parse.fields import Fields
from briefgen.parse.texts import path_problem
from briefgen.parse.tree import shortened

_DEFAULTS = {"content": "content", "templates": "templates", "output": "public"}


def folders(fields: Fields) -> Mapping[str, str]:
    """The folders named, without the defaults: those that may be used as they are."""
    named = {key: folder for key in (*_DEFAULTS, "originals") if (folder := _folder(fields, key)) is not None}
    output, place = named.get("output", _DEFAULTS["output"]), fields.places.get("output")
    if output == ".":
        fields.report(place or fields.place, "the output folder is the site itself", "name a folder inside it: public")
        return {key: folder for key, folder in named.items() if key != "output"}
    for key in ("content", "templates", "originals"):
        other = named.get(key, _DEFAULTS.get(key))
        if other is None or other == "." or not (_holds(output, other) or _holds(other, output)):
            continue
        where = place or fields.places.get(key, fields.place)
        fields.report(where, f"the output folder and the {key} folder overlap", "give the output a folder of its own")
        named.pop("output", None)
        break
    return named


def _folder(fields: Fields, key: str) -> str | None:
    text = fields.text(key)
    if text is None:
        return None
    trouble = path_problem(text, upwards=key == "originals")
    if trouble:
        message = f"the folder “{shortened(text)}” {trouble}"
        fields.report(fields.places[key], message, "name a folder relative to site.yaml")
        return None
    return "/".join(part for part in text.split("/") if part not in {"", "."}) or "."


def _holds(folder: str, other: str) -> bool:
    return other == folder or other.startswith(folder + "/")
