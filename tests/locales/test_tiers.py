"""The two tiers of languages, and the record of what each translation was made from."""

from pathlib import Path

import pytest
from babel import Locale

from bot.i18n.review import review
from bot.i18n.tiers import tiers
from tests.locales.reading import FILES, FOLDER, OTHERS, messages_of

TIERS = tiers(FOLDER)
ENGLISH = messages_of(FOLDER / "en.ftl")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_no_message_of_the_first_tier_is_stale(path: Path) -> None:
    found = review(path.stem, FOLDER)
    if path.stem in TIERS.complete:
        assert found.recorded, f"run: make translated CODE={path.stem}"
        assert found.stale == (), f"compare them; then: make translated CODE={path.stem}"


def test_every_pattern_of_the_tiers_names_a_message() -> None:
    for pattern in (*TIERS.safety, *TIERS.optional):
        prefix = pattern.removesuffix("*")
        assert any(name.startswith(prefix) for name in ENGLISH), pattern


def test_the_second_tier_needs_safety_and_most_of_the_rest() -> None:
    required = TIERS.required("uk", ENGLISH)
    assert {"problem-withdraw-enabled", "status-blocked", "panic-done", "welcome"} <= required
    assert not required & {"alerts-urgent", "button-menu", "operator-cut-off"}
    counted = TIERS.counted("uk", ENGLISH)
    assert required <= counted
    assert "operator-cut-off" not in counted
    assert TIERS.required("de", ENGLISH) == TIERS.counted("de", ENGLISH) == set(ENGLISH)


def test_every_file_has_a_code_as_babel_writes_it() -> None:
    codes = [path.stem for path in FILES]
    assert [str(Locale.parse(code, sep="-")).replace("_", "-") for code in codes] == codes
