"""`judges:` in `site.yaml`: which models give a second opinion."""

from briefgen.model import JudgeSettings
from briefgen.parse.fields import Fields

KEYS = ("model", "threshold")


def judges(settings: Fields) -> tuple[JudgeSettings, ...]:
    """The judges that a site asks for, in its order; one without a model is left out, and reported."""
    mend = "write judges: {cross-encoder: {model: path/to/folder}}"
    fields = settings.mapping("judges", mend)
    return tuple(judge for entry in fields.node if (judge := _judge(fields, entry.key))) if fields else ()


def _judge(judges: Fields, name: str) -> JudgeSettings | None:
    fields = judges.mapping(name, "write {model: path/to/folder, threshold: 0.9}")
    if fields is None:
        return None
    # What is wrong with a judge as a whole is told at its name.
    fields.places[fields.name] = judges.entries[name].key_span
    fields.only(KEYS)
    fields.require("model", "add `model:` and the folder of the model, relative to site.yaml")
    model, threshold = fields.text("model"), fields.number("threshold")
    if threshold is not None and not 0 < threshold <= 1:
        place = fields.places[fields.full("threshold")]
        fields.report(place, f"`{fields.full('threshold')}` must be more than 0 and at most 1", "write it as in 0.9")
        threshold = None
    if model is None:
        return None
    return JudgeSettings(name, model) if threshold is None else JudgeSettings(name, model, float(threshold))
