from pathlib import Path

import pytest

from bot.i18n import Languages, Translator
from bot.views import Action, Button, Press
from bot.views.problems import codes
from bot.views.view import COPY_LIMIT, copy_buttons, listed, pairs, press, rows, sentences, stack
from tests.views.conftest import misplaced, text_of


def test_few_addresses_get_a_button_each(en: Translator) -> None:
    [[first], [second]] = copy_buttons(en, ["203.0.113.7", "2001:db8::7", "203.0.113.7"])
    assert (first.label, first.copy) == ("Copy 203.0.113.7", "203.0.113.7")
    assert second.copy == "2001:db8::7"


def test_many_addresses_share_one_button_that_holds_whole_addresses_only(en: Translator) -> None:
    addresses = [f"203.0.113.{n}" for n in range(100, 140)]
    [[button]] = copy_buttons(en, addresses)
    assert button.copy is not None
    copied = button.copy.split(",")
    assert len(button.copy) <= COPY_LIMIT
    assert copied == addresses[: len(copied)]
    assert button.label == f"Copy {len(copied)} addresses"


def test_four_addresses_all_fit(en: Translator) -> None:
    [[button]] = copy_buttons(en, [f"203.0.113.{n}" for n in range(4)])
    assert button.copy == "203.0.113.0,203.0.113.1,203.0.113.2,203.0.113.3"


def test_no_address_needs_no_button(en: Translator) -> None:
    assert copy_buttons(en, ()) == ()


def test_a_button_is_named_after_its_action(en: Translator) -> None:
    button = press(en, Action.DELETE, "id", style="danger")
    assert button == Button(label="Delete", press=Press(Action.DELETE, "id"), style="danger")
    assert press(en, Action.LIST, page=3, label="button-back").label == "Back"


def test_what_is_not_there_leaves_no_gap(en: Translator) -> None:
    menu = press(en, Action.MENU)
    assert rows(None, menu) == ((menu,),)
    assert pairs(menu, None, menu, menu) == ((menu, menu), (menu,))
    assert stack("", "a", "", "b") == "a\n\nb"


def test_a_list_has_the_comma_of_its_language(t: Translator) -> None:
    comma = {"ar": "، ", "zh-Hans": "、"}.get(t.language, ", ")
    assert listed(t, ["a", "<b>b</b>", "c"]) == f"a{comma}<b>b</b>{comma}c"
    assert listed(t, []) == ""
    addresses = codes(t, ["203.0.113.7", "2001:db8::7"])
    assert text_of(addresses) == f"203.0.113.7{comma}2001:db8::7"


def test_sentences_are_joined_as_the_language_does(t: Translator, tmp_path: Path) -> None:
    space = "" if t.language == "zh-Hans" else " "
    assert sentences(t, ["One.", "", "Two."]) == f"One.{space}Two."
    (tmp_path / "en.ftl").write_text('sentence-separator = { "" }\n')
    assert sentences(Languages(tmp_path)["en"], ["One.", "Two."]) == "One.Two."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("الربح: \u20681.2%\u2069", []),
        ("الربح: 1.2%", ["2%"]),
        ("النتيجة -5", ["-5"]),
        ("أرسل \u200e/help", []),
        ("أرسل /help", ["/help"]),
        ("\u2068\u2068بيع\u2069: \u2068-5 USDT\u2069\u2069", ["\ufffc:  "]),
        ("\u2068\u200f\u2068بيع\u2069: \u2068-5 USDT\u2069\u2069", []),
    ],
)
def test_what_an_arabic_reader_would_see_in_a_wrong_order_is_found(
    text: str, found: list[str]
) -> None:
    assert misplaced(text) == found
