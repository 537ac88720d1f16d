"""The report to translators, the skeleton of a new language, the record of what was translated."""

import json
from pathlib import Path

import pytest

from bot.cli.locale import main
from bot.cli.main import main as run_command
from bot.i18n import Languages

ENGLISH = """\
# About English.

language-name = English

## Words

# A place.
exchange = the exchange
button-test = Test
status-online = Online

many = { $count ->
    [one] { $count } key
   *[other] { $count } keys
}
withdraw = Withdrawals are off
"""
TIERS = 'complete = ["en"]\nleast = 60\nsafety = ["status-*"]\noptional = []\n'
GLOSSARY = """
[en.terms]
withdrawal = 'withdraw'
[cs]
forbidden = ['\\bburzi\\b']
[cs.terms]
withdrawal = ['výb[ěe]r']
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.ftl").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "languages.toml").write_text(TIERS)
    (tmp_path / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def test_a_new_language_is_a_file_with_every_message_in_its_plurals(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cs", "ZH_hans"], new=True, folder=folder) == 0
    made = (folder / "cs.ftl").read_text(encoding="utf-8")
    head, _, rest = made.partition("## Words")
    assert "one (1), few (2, 3, 4), other (0, 5, 6, 7)" in head
    assert "\nlanguage-name = Čeština\n" in head
    assert (
        rest
        == """

# # A place.
# exchange = the exchange
# button-test = Test
# status-online = Online

# many = { $count ->
#     [one] { $count } key
#     [few] { $count } keys
#    *[other] { $count } keys
# }
# withdraw = Withdrawals are off
"""
    )
    languages = Languages(folder)
    assert languages.names["cs"] == "Čeština"
    assert languages["cs"]("exchange") == "the exchange"
    assert languages.pick(None, "zh-cn").language == "zh-Hans"
    capsys.readouterr()
    assert main(["cs"], new=True, folder=folder) == 1  # it would be overwritten
    assert main(["qq"], new=True, folder=folder) == 1
    assert "is no code of a language" in capsys.readouterr().err


def test_the_report_names_what_is_to_do_in_order_with_the_english_beside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "language-name = Čeština\nexchange = na burzi\nnonsense\nold = x\n"
    text += f"button-test = {'W' * 30}\nwithdraw = Nic\n"
    (folder / "cs.ftl").write_text(text, encoding="utf-8")
    (folder / "seen.json").write_text('{"cs": {"exchange": "of another English"}}')
    assert main(["CS"], folder=folder) == 1
    said = capsys.readouterr().out
    assert said.startswith("cs: 66% of the messages are translated.\n")
    titles = [line.split(" (")[0] for line in said.splitlines() if line.startswith("──")]
    assert [title.removeprefix("── ").partition(":")[0] for title in titles] == [
        "BROKEN",
        "MISSING, and needed",
        "MISSING",
        "LEFT OVER",
        "STALE",
        "TOO LONG",
        "OFF GLOSSARY",
    ]
    assert "line 3" in said
    assert "    [few] { $count } keys\n" in said
    assert "# exchange = the exchange\nexchange = na burzi\n" in said
    assert "→ 30, at most 28" in said
    assert "→ not “burzi”" in said
    assert "→ withdrawal: výb[ěe]r" in said


def test_what_is_recorded_is_stale_when_its_english_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ENGLISH.replace("    [one]", "    [few] { $count } klíče\n    [one]")
    (folder / "cs.ftl").write_text(text.replace("Withdrawals", "Výběry"), encoding="utf-8")
    assert main(["cs"], translated=True, folder=folder) == 0
    assert main(["cs"], folder=folder) == 0
    english = ENGLISH.replace("the exchange", "an exchange").replace("Test", "Try")
    (folder / "en.ftl").write_text(english.replace("# A place.", "# Elsewhere."))
    assert main(["cs"], folder=folder) == 1
    assert "STALE" in capsys.readouterr().out
    assert main(["cs"], translated=True, only=["exchange"], folder=folder) == 0
    main(["cs"], folder=folder)
    said = capsys.readouterr().out
    assert "button-test = Try" in said
    assert "an exchange" not in said
    assert main(["cs"], translated=True, only=["gone"], folder=folder) == 1
    assert main(["cs"], translated=True, folder=folder) == 0
    assert main(["cs"], folder=folder) == 0
    recorded = json.loads((folder / "seen.json").read_text())["cs"]
    assert list(recorded) == sorted(recorded)


def test_a_language_without_a_file_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.main.forbid_dumps", lambda: None)  # of the tests after this one
    assert run_command(["locale", "tlh"]) == 1
    assert "begin another with --new" in capsys.readouterr().err
