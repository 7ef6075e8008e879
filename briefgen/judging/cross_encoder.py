"""A judge that asks a model of natural-language inference: a sentence-transformers `CrossEncoder` in a folder."""

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from briefgen.judging.judge import Judge, JudgeError, Opinion, Verdict

_OPINIONS: Mapping[str, Opinion] = {
    "contradiction": Opinion.CONTRADICTED,
    "entailment": Opinion.SUPPORTED,
    "neutral": Opinion.UNSUPPORTED,
    "not_entailment": Opinion.UNSUPPORTED,
}


def open_cross_encoder(model: Path) -> Judge:
    """The judge of the model in a folder, as `save_pretrained` leaves it; nothing is ever downloaded.

    Raises:
        JudgeError: sentence-transformers is not installed, or the model's labels are not those of inference.
    """
    # Read when the libraries are first imported: without them a missing file is asked for over the network.
    os.environ.update(
        HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false", HF_HUB_DISABLE_PROGRESS_BARS="1"
    )
    try:
        library = import_module("sentence_transformers")
    except ImportError as error:
        reason = f"it needs the extra `nli`, which is not installed ({error})"
        raise JudgeError(reason, "install it: pip install 'briefgen[nli]'; or delete the judge") from error
    encoder = library.CrossEncoder(str(model), local_files_only=True)
    labels = opinions(encoder.config.id2label)

    def judge(pairs: Sequence[tuple[str, str]], /) -> tuple[Verdict, ...]:
        # Such models read the premise first.
        turned = [(evidence, claim) for claim, evidence in pairs]
        rows = encoder.predict(turned, apply_softmax=True, show_progress_bar=False)
        return tuple(verdict([float(score) for score in row], labels) for row in rows)

    return judge


def opinions(names: Mapping[Any, str]) -> tuple[Opinion, ...]:
    """What each of a model's labels means, in the order of their numbers.

    Raises:
        JudgeError: a label is none of entailment, neutral, contradiction and not_entailment.
    """
    ordered = [names[number] for number in sorted(names, key=int)]
    known = [_OPINIONS.get(name.lower().replace(" ", "_").replace("-", "_")) for name in ordered]
    found = tuple(each for each in known if each is not None)
    if len(found) != len(ordered) or len(found) < 2:
        listed = ", ".join(f"“{name}”" for name in ordered)
        mend = "take a model of natural-language inference, or name its labels entailment, neutral and contradiction"
        raise JudgeError(f"its model does not tell entailment from contradiction; its labels are {listed}", mend)
    return found


def verdict(scores: Sequence[float], labels: Sequence[Opinion]) -> Verdict:
    """The likeliest opinion."""
    best = max(range(len(labels)), key=lambda index: scores[index])
    return Verdict(labels[best], scores[best])
