"""What a site asks for and cannot get is an error that says how to get it; a file that is not there is one, too."""

from dataclasses import replace

import pytest

from briefgen import extras
from briefgen.model import Look
from briefgen.rules.broken_link import find
from tests.outputs.sample import OVERVIEW, SETTINGS


def test_an_extra_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert list(extras.lacking(SETTINGS)) == []
    found = list(extras.lacking(replace(SETTINGS, look=Look(cards=True, search=True))))
    assert [each.finding.message for each in found] == [
        "`theme.cards` needs the extra `cards`, which is not installed",
        "`theme.search` needs the extra `search`, which is not installed",
    ]
    assert "pip install 'briefgen[cards]'" in (found[0].finding.help or "")


def test_a_logo_or_typeface_that_is_not_there_leads_nowhere() -> None:
    settings = replace(SETTINGS, look=Look(logo="logo.svg", card_font="Face.ttf"))
    overview = replace(OVERVIEW, assets={"content/assets/lago.svg": "assets/lago.1.svg"})
    messages = {each.message: each.help for each in find(overview, settings)}
    assert messages["`theme.logo` leads nowhere: there is no logo.svg among the assets"] == "did you mean lago.svg?"
    assert "`theme.card_font` leads nowhere: there is no Face.ttf among the assets" in messages
