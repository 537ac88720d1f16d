import re

from bot.domain.diagnosis import Problem
from bot.i18n import Translator
from bot.views import Action, Press, general, help_pages
from bot.views.picture import KeyDiagram
from bot.views.problems import any_of
from tests.views.conftest import check_view, text_of

PAGES = range(9)
WHICH = 2  # below a verdict
TITLES = ["Invalid key", "No trading permission", "IP not allowed", "Exchange unavailable"]


def test_the_greeting_is_three_steps_with_the_main_rule(t: Translator) -> None:
    view = general.welcome(t)
    written = check_view(view, t).splitlines()
    assert [line[:2] for line in written if line[1:2] == "."] == ["1.", "2.", "3."]
    assert len(written) == 6
    assert "2FA" in written[1]
    offered = [b.press.action for row in view.buttons for b in row if b.press]
    assert {Action.CONNECT, Action.LIST, Action.EXPLAIN, Action.HELP} <= set(offered)


def test_strategies_are_in_the_menu_where_they_are_on(t: Translator) -> None:
    for on in (True, False):
        for view in (
            general.welcome(t, strategies=on),
            general.unknown_text(t, strategies=on),
            general.cancelled(t, draft=False, strategies=on),
            general.nothing_to_cancel(t, strategies=on),
        ):
            check_view(view, t)
            offered = [b.press.action for row in view.buttons for b in row if b.press]
            assert (Action.STRATEGIES in offered) is on


def test_a_key_is_explained_in_four_sentences_with_a_picture(t: Translator) -> None:
    view = general.explanation(t)
    _title, text = check_view(view, t).splitlines()
    assert len(re.findall(r"\.(?: |$)|。", text)) == 4
    assert view.picture == KeyDiagram()
    assert Press(Action.CONNECT) in [b.press for row in view.buttons for b in row]


def test_the_help_tells_every_problem_once(t: Translator) -> None:
    told = "\n".join(check_view(help_pages.help_page(t, page), t) for page in PAGES)
    for problem in Problem:
        words = t(f"problem-{problem}", exchange=any_of(t, "the-exchange"), ends=t("soon"))
        assert told.count(text_of(words)) == 1, problem


def test_the_help_begins_with_the_titles_of_the_article(en: Translator) -> None:
    view = help_pages.help_page(en)
    labels = [b.label for row in view.buttons for b in row]
    assert labels[:4] == TITLES
    for label, button in zip(TITLES, [b for row in view.buttons for b in row], strict=False):
        assert button.press
        page = check_view(help_pages.help_page(en, button.press.page), en)
        assert page.startswith(label)


def test_each_page_of_the_help_leads_to_the_others(en: Translator) -> None:
    for page in PAGES:
        buttons = [b for row in help_pages.help_page(en, page).buttons for b in row]
        pages = {b.press.page for b in buttons if b.press and b.press.action is Action.HELP}
        assert pages == {*PAGES} - {page, WHICH}


def test_long_pages_are_short_until_they_are_opened(t: Translator) -> None:
    quote = re.compile("<blockquote expandable>.*?</blockquote>", re.DOTALL)
    for view in (help_pages.help_page(t), general.security(t), general.privacy(t)):
        check_view(view, t)
        in_sight = text_of(quote.sub("", view.text))
        assert len(in_sight) < 700


def test_strategies_are_no_command_of_the_help_while_they_are_off(en: Translator) -> None:
    text = check_view(help_pages.help_page(en, strategies=False), en)
    assert "/strategies" not in text
    assert "/connections" in text


def test_commands_in_the_help_can_be_tapped(t: Translator) -> None:
    text = check_view(help_pages.help_page(t), t)
    for name in general.COMMANDS:
        assert f"\u2068/{name}\u2069" in text


def test_a_group_is_led_to_the_private_chat(t: Translator) -> None:
    link = "https://t.me/connect_bot?start=connect"
    for exposed in (False, True):
        view = general.group_refusal(t, link, exposed=exposed)
        assert [b.url for row in view.buttons for b in row] == [link]
    assert str(t("group-exposed")) in view.text
