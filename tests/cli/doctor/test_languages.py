"""The checks of the language files."""

from pathlib import Path

from bot.cli.doctor import languages
from bot.cli.doctor.finding import ExaminationResult, Level, ok, run_all

TIERS = """
complete = ["en", "nb", "ar"]
least = 50
safety = ["a"]
optional = ["e"]
"""


async def words(folder: Path, **files: bytes | str) -> dict[str, ExaminationResult]:
    (folder / "languages.toml").write_text(TIERS)
    for code, text in files.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / f"{code}.ftl").write_bytes(content)
    return {f.check: f.outcome for f in await run_all(languages.checks(folder))}


async def test_gaps_are_counted_and_named(tmp_path: Path) -> None:
    found = await words(
        tmp_path,
        en="a = A\nb = B\nc = C\nd = D\ne = E\n",
        nb="a = A\nf = F\n",
        ar="a = A\nb = B\nc = C\nd = D\nnonsense\ne = E\n",
    )
    assert list(found) == ["language en", "language ar", "language nb"]
    assert found["language en"] == ok("all messages are present")
    assert found["language ar"].level is Level.WARN
    assert found["language ar"].found == "1 broken (line 5)"
    assert found["language nb"].found == "4 missing (b, c, d, …), 1 left over (f)"


async def test_a_language_of_the_second_tier_may_have_messages_in_english(tmp_path: Path) -> None:
    english = "a = A\nb = B\nc = C\nd = D\ne = E\n"
    found = await words(
        tmp_path, en=english, uk="a = A\nb = B\n", lv="b = B\nc = C\n", fi="a = A\n", it=english
    )
    assert found["language uk"] == ok("50% are translated; in English: 3 (c, d, e)")
    assert found["language lv"].found == "1 missing (a)"
    assert found["language fi"].found == "4 missing (b, c, d, …)"
    assert found["language it"] == ok("all messages are present")


async def test_a_message_whose_english_has_changed_is_reported(tmp_path: Path) -> None:
    (tmp_path / "seen.json").write_text('{"nb": {"a": "from another English"}}')
    found = await words(tmp_path, en="a = A\n", nb="a = A\n", ar="a = A\n")
    assert found["language nb"].found == "1 stale (a)"
    assert found["language ar"].level is Level.OK  # nothing is recorded of it


async def test_a_folder_that_is_broken_fails(tmp_path: Path) -> None:
    assert (await words(tmp_path))["language en"].level is Level.FAIL
    assert (await words(tmp_path, nb="a = A\n"))["language en"].level is Level.FAIL
    found = await words(tmp_path, en="a = A\nnonsense\n", nb=b"a = \xff\xfe\n")
    assert found["language en"].level is Level.FAIL
    assert found["language nb"].level is Level.FAIL
    assert "UnicodeDecodeError" in found["language nb"].found
