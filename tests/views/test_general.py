from bot.domain.diagnosis import Problem
from bot.i18n import Translator
from bot.views import Action, general
from tests.views.conftest import check_view, text_of


def test_the_greeting_is_three_lines_with_the_main_rule(t: Translator) -> None:
    view = general.welcome(t)
    assert len(check_view(view, t).splitlines()) == 3
    offered = [b.press.action for row in view.buttons for b in row if b.press]
    assert offered == [Action.CONNECT, Action.LIST, Action.SECURITY, Action.LANGUAGE]


def test_the_help_tells_every_problem_once(t: Translator) -> None:
    told = "\n".join(check_view(general.help_page(t, page), t) for page in range(4))
    for problem in Problem:
        words = t(f"problem-{problem}", exchange=t("the-exchange"), ends=t("soon"))
        assert told.count(text_of(words)) == 1, problem


def test_each_page_of_the_help_leads_to_the_others(en: Translator) -> None:
    for page in range(4):
        buttons = [b for row in general.help_page(en, page).buttons for b in row]
        pages = {b.press.page for b in buttons if b.press and b.press.action is Action.HELP}
        assert pages == {0, 1, 2, 3} - {page}


def test_commands_in_the_help_can_be_tapped(t: Translator) -> None:
    text = check_view(general.help_page(t), t)
    for name in general.COMMANDS:
        assert f"\u2068/{name}\u2069" in text


def test_a_group_is_led_to_the_private_chat(t: Translator) -> None:
    link = "https://t.me/connect_bot?start=connect"
    for exposed in (False, True):
        view = general.group_refusal(t, link, exposed=exposed)
        assert [b.url for row in view.buttons for b in row] == [link]
    assert str(t("group-exposed")) in view.text
