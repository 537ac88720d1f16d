import logging
from pathlib import Path
from threading import Thread

import pytest
from fluent.runtime import FluentBundle

from bot.i18n import (
    BrokenMessageError,
    Code,
    Languages,
    Markup,
    Named,
    client_codes,
    escape,
    has_right_to_left,
)
from bot.i18n import languages as i18n_languages

ENGLISH = """
language-name = English
failed = Something went wrong.
greeting = Hello { $name }
address = Add { $address } now
only-here = English words
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
"""
ARABIC = """
language-name = العربية
failed = حدث خلل
greeting = مرحبًا { $name }
address = أضف { $adress }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.ftl").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "ar.ftl").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "nb.ftl").write_text("language-name = Norsk\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def strict(folder: Path) -> Languages:
    return Languages(folder, strict=True)


def test_english_comes_first_and_every_language_tells_its_own_name(strict: Languages) -> None:
    assert strict.codes == ("en", "ar", "nb")
    assert dict(strict.names) == {"en": "English", "ar": "العربية", "nb": "Norsk"}


def test_without_a_folder_the_product_s_own_languages_are_loaded() -> None:
    assert {"en", "ar", "nb"} <= set(Languages(strict=True).codes)


@pytest.mark.parametrize(
    ("chosen", "client", "language"),
    [
        (None, "en", "en"),
        (None, "ar", "ar"),
        (None, "ar-EG", "ar"),
        (None, "AR_eg", "ar"),
        (None, "nb", "nb"),
        (None, "no", "nb"),
        (None, "nn", "nb"),
        (None, "nn-NO", "nb"),
        (None, "tlh", "en"),
        (None, "", "en"),
        (None, None, "en"),
        ("ar", "nb", "ar"),
        ("gone", "nb", "nb"),
    ],
)
def test_a_person_is_spoken_to_as_chosen_else_as_their_client_speaks(
    strict: Languages, chosen: str | None, client: str | None, language: str
) -> None:
    assert strict.pick(chosen, client).language == language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("pt-br", "pt-BR"),
        ("PT_br", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt-pt", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("zh-hans-raw", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-cn", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-hant", "zh-Hant"),
        ("zh-hant-tw", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("da-DK", "nb"),
        ("pt-Latn-BR", "pt-BR"),
        ("ar\u0000", None),
        ("uk", None),
        ("-", None),
        (" ", None),
    ],
)
def test_a_tag_with_a_script_or_a_region_finds_its_file(
    folder: Path, tag: str, language: str | None
) -> None:
    for code in ("pt-BR", "zh-Hans", "zh-Hant"):
        (folder / f"{code}.ftl").write_text("language-name = X\n", encoding="utf-8")
    languages = Languages(folder)
    assert languages.code_of(tag) == language
    assert languages.pick(language, None).language == (language or "en")  # as it is stored
    assert languages.pick(None, tag).locale.language == (language or "en")[:2]


def test_one_chinese_file_serves_both_scripts_until_there_are_two(folder: Path) -> None:
    (folder / "zh-Hans.ftl").write_text("language-name = 简体中文\n", encoding="utf-8")
    assert Languages(folder).code_of("zh-hk") == "zh-Hans"


def test_telegram_takes_two_letters() -> None:
    codes = ("nb", "pt-BR", "zh-Hans", "zh-Hant", "ar")
    assert [client_codes(code) for code in codes] == [
        ("nb", "no"),
        ("pt",),
        ("zh",),
        (),
        ("ar",),
    ]


def test_a_language_is_parsed_when_it_is_used_or_warmed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def record(code: str, text: str) -> FluentBundle:
        parsed.append(code)
        return parse(code, text)

    parse = i18n_languages._parsed
    monkeypatch.setattr(i18n_languages, "_parsed", record)
    languages = Languages(folder)
    assert parsed == []
    assert languages["en"]("only-here") == "English words"
    assert parsed == ["en"]
    thread = Thread(target=languages.warm, args=(["ar-EG", "tlh", "ar", ""],))
    thread.start()
    thread.join()
    assert languages["ar"] is languages.pick(None, "ar")
    assert parsed == ["en", "ar"]


def test_an_excerpt_has_only_some_messages(folder: Path) -> None:
    (folder / "nb.ftl").write_text(
        "minutes = { $count ->\n    [one] ett\n\n   *[other] { $count }\n}\nname = x\n# a\n"
    )
    t = Languages(folder, strict=True).excerpt("nb", ("minute",))
    assert (t.plain("minutes", count=1), t.plain("minutes", count=7)) == ("ett", "7")
    with pytest.raises(BrokenMessageError, match="name"):
        t("name")
    assert Languages(folder).excerpt("nb", ("greet",))("greeting", name="A").startswith("Hello")


def test_a_folder_without_english_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nb.ftl").write_text("language-name = Norsk\n")
    with pytest.raises(FileNotFoundError, match=r"en\.ftl"):
        Languages(tmp_path)


def test_a_missing_message_is_logged_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    t = Languages(folder)["ar"]
    assert {t("only-here") for _ in range(3)} == {"English words"}
    assert caplog.text.count("only-here") == 1


def test_values_are_escaped_once_and_isolated(strict: Languages) -> None:
    html = strict["en"]("greeting", name="<b>&\"'")
    assert html == "Hello \u2068&lt;b&gt;&amp;\"'\u2069"
    assert strict["en"]("greeting", name=html).count("&amp;") == 1


def test_code_is_wrapped_inside_the_isolate(strict: Languages) -> None:
    assert strict["en"]("address", address=Code("203.0.113.7<")) == (
        "Add \u2068<code>203.0.113.7&lt;</code>\u2069 now"
    )


def test_plain_text_is_not_escaped_and_isolated_only_where_directions_mix(
    strict: Languages,
) -> None:
    assert strict["en"].plain("greeting", name="<Ola>") == "Hello <Ola>"
    assert strict["en"].plain("greeting", name="علي") == "Hello \u2068علي\u2069"
    assert strict["ar"].plain("greeting", name="Ola") == "مرحبًا \u2068Ola\u2069"


def test_numbers_choose_their_plural(strict: Languages) -> None:
    told = [strict["en"].plain("minutes", count=n) for n in (1, 2, 1000)]
    assert told == ["1 minute", "2 minutes", "1,000 minutes"]


def test_a_message_a_language_lacks_is_told_in_english(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert Languages(folder)["ar"]("only-here") == "English words"
    assert "only-here" in caplog.text


def test_a_broken_message_is_told_in_english(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = Languages(folder)["ar"]("address", address="10.0.0.77")
    assert told == "Add \u206810.0.0.77\u2069 now"
    assert "10.0.0.77" not in caplog.text


def test_a_key_is_never_shown(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert Languages(folder)["ar"]("no-such-message") == "Something went wrong."
    assert "no-such-message" in caplog.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_tests_fail_on_a_missing_key_or_value(strict: Languages, language: str) -> None:
    with pytest.raises(BrokenMessageError, match="no-such-message"):
        strict[language]("no-such-message")
    with pytest.raises(BrokenMessageError, match="greeting"):
        strict[language]("greeting")


def test_markup_stays_and_plain_values_are_escaped() -> None:
    assert escape(Markup("<i>a</i>")) == "<i>a</i>"
    assert escape("<i>") == "&lt;i&gt;"
    assert isinstance(Code("x"), Markup)


def test_a_message_may_choose_other_words_for_a_named_value(folder: Path) -> None:
    """The value shows its words where a message does not choose by its name."""
    choice = "{ $exchange ->\n    [any] na burze\n   *[other] na burze { $exchange }\n}"
    (folder / "en.ftl").write_text("at = at { $exchange }\n", encoding="utf-8")
    (folder / "cs.ftl").write_text(f"at = {choice}\n", encoding="utf-8")
    languages, any_one = Languages(folder, strict=True), Named("the <b>exchange</b>", "any")
    assert languages["en"]("at", exchange=any_one) == "at \u2068the <b>exchange</b>\u2069"
    assert "na burze \u2068MEXC" in languages["cs"]("at", exchange="MEXC")
    assert languages["cs"]("at", exchange=any_one).strip("\u2068\u2069") == "na burze"
    assert languages["cs"].plain("at", exchange=any_one) == "na burze"
    assert any_one == "the <b>exchange</b>"
    assert any_one != "MEXC"


def test_right_to_left_letters_are_recognised() -> None:
    assert has_right_to_left("a ب")
    assert has_right_to_left("שלום")
    assert not has_right_to_left("a 12 …")
