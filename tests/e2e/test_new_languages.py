"""Languages whose code has a script or a region, in a folder of this test."""

from pathlib import Path

import pytest

from bot.i18n import Languages, language_files
from bot.metrics.prometheus import PrometheusMetrics
from tests.e2e.world import Until, World

NAMES = {"en": "English", "pt-BR": "Português", "zh-Hans": "Chinese", "zh-Hant": "Traditional"}


@pytest.fixture(autouse=True)
def _languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """English under four codes; two messages name the code."""
    text = language_files()[0].read_text(encoding="utf-8")
    folder = tmp_path / "locales"
    folder.mkdir()
    for code, name in NAMES.items():
        own = text.replace("language-name = English", f"language-name = {name}")
        own = own.replace("\nlanguage-set = ", f"\nlanguage-set = {code}: ")
        own = own.replace("\nchoose-language = ", f"\nchoose-language = {code}: ")
        (folder / f"{code}.ftl").write_text(own, encoding="utf-8")
    monkeypatch.setattr("bot.app.Languages", lambda: Languages(folder))


async def test_such_a_language_is_chosen_kept_and_has_its_names_of_cities(
    world: World, until: Until
) -> None:
    async with world.bot():
        person = world.telegram.person(42, language="pt-br")
        await person.say("/language")
        offered = await person.wait_for("pt-BR: Choose the language")
        assert offered.labels[:2] == ("Português", "English")
        await person.tap("Chinese", offered)
        await person.wait_for("zh-Hans: ")
        assert await world.app.deps.people.languages(42) == ("zh-Hans", "pt-br")
        await person.say("/alerts")
        await person.tap("Quiet hours", await person.wait_for("times are in UTC"))
        asked = await person.wait_for("Where are you?")
        assert "圣保罗" in asked.labels[0]  # the language of the client is the better hint
        await person.say("加尔各答")
        await person.tap("22:00\u201307:00", await person.wait_for("Choose the quiet hours"))
        assert "加尔各答" in (await person.wait_for("Saved.")).text
    async with world.bot():  # a new start
        built = world.app.deps.languages._translators
        await until(lambda: built.keys() == {"en", "zh-Hans"})  # those that people use
        await person.say("/language")
        await person.wait_for("zh-Hans: Choose the language")
        stranger = world.telegram.person(43, language="zh-hant-tw")
        await stranger.say("/language")
        await stranger.wait_for("zh-Hant: Choose the language")


async def test_people_without_a_file_of_their_language_are_counted_once(world: World) -> None:
    async with world.bot():
        person = world.telegram.person(42, language="tlh-latn")
        for _ in range(2):
            await person.say("/language")
            await person.wait_for("en: Choose the language")
        metrics = world.app.deps.metrics
        assert isinstance(metrics, PrometheusMetrics)
        assert b'connect_languages_missing_total{tag="tlh"} 1.0' in metrics.page(None)
