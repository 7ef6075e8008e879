"""The ready judge, with a model of a few random weights that the test makes."""

import sys
from pathlib import Path

import pytest

from briefgen.judging.cross_encoder import open_cross_encoder, opinions, verdict
from briefgen.judging.judge import JudgeError, Opinion

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "talks", "were", "warm", "cold", ".")
NAMES = ("contradiction", "entailment", "neutral")
VARIABLES = ("HF_HUB_DISABLE_PROGRESS_BARS", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "TOKENIZERS_PARALLELISM")


def tiny_model(folder: Path, names: tuple[str, ...] = NAMES) -> Path:
    """A BERT of one layer that knows six words, saved as the libraries save any model."""
    transformers = pytest.importorskip("transformers", reason="the extra `nli` is not installed")
    torch = pytest.importorskip("torch", reason="the extra `nli` is not installed")
    torch.manual_seed(7)
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n", "utf-8")
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        id2label=dict(enumerate(names)),
        label2id={name: number for number, name in enumerate(names)},
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        # So that what the judge sets is undone with the rest.
        monkeypatch.setenv(name, "1")
    pytest.importorskip("sentence_transformers", reason="the extra `nli` is not installed")


# What these libraries warn their own makers of is not for us to mend.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("_installed")
def test_a_model_in_a_folder_judges_in_order(tmp_path: Path) -> None:
    judge = open_cross_encoder(tiny_model(tmp_path / "model"))
    pairs = [("The talks were warm.", "The talks were cold."), ("The talks were cold.", "The talks were cold.")]
    verdicts = judge(pairs)
    assert len(verdicts) == 2
    assert all(each.label in Opinion and 1 / 3 <= each.score <= 1 for each in verdicts)
    turned = judge(pairs[::-1])
    assert [each.label for each in turned] == [each.label for each in verdicts[::-1]]
    assert [each.score for each in turned] == pytest.approx([each.score for each in verdicts[::-1]])
    assert judge([]) == ()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("_installed")
def test_a_long_paragraph_is_no_trouble(tmp_path: Path) -> None:
    judge = open_cross_encoder(tiny_model(tmp_path / "model"))
    assert len(judge([("The talks were warm.", "the talks were cold . " * 200)])) == 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("_installed")
def test_a_model_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match=r"its labels are “happy”, “sad”"):
        open_cross_encoder(tiny_model(tmp_path / "model", ("happy", "sad")))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, "1")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(JudgeError, match="it needs the extra `nli`") as caught:
        open_cross_encoder(tmp_path)
    assert "pip install 'briefgen[nli]'" in caught.value.mend


def test_labels_are_read_by_their_names() -> None:
    contradicted, supported, unsupported = Opinion.CONTRADICTED, Opinion.SUPPORTED, Opinion.UNSUPPORTED
    assert opinions({0: "contradiction", 1: "entailment", 2: "neutral"}) == (contradicted, supported, unsupported)
    assert opinions({1: "not_entailment", 0: "ENTAILMENT"}) == (supported, unsupported)
    with pytest.raises(JudgeError, match="LABEL_0"):
        opinions({0: "LABEL_0"})


def test_the_likeliest_opinion_is_the_verdict() -> None:
    assert verdict((0.1, 0.2, 0.7), opinions(dict(enumerate(NAMES)))).label is Opinion.UNSUPPORTED
