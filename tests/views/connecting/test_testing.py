from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Cause, Permission, Problem, Severity, Status, Step
from bot.domain.exchange import Exchange
from bot.exchanges import EXCHANGES
from bot.i18n import Translator
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views import Action, Press, View, times
from bot.views.connecting import testing
from bot.views.connecting.receipts import Receipt
from bot.views.connections.status_line import STATUS_MARKS
from tests.views.conftest import ID, NOW, a_connection, a_report, an_exchange, check_view, text_of

EXCHANGE = an_exchange()
SERVER = ("198.51.100.1", "198.51.100.2")


def pressed(view: View) -> dict[Action, str]:
    found = [b.press for row in view.buttons for b in row if b.press]
    return {p.action: p.target for p in found}


def copies(view: View) -> list[str]:
    return [b.copy for row in view.buttons for b in row if b.copy]


def test_the_live_test_shows_every_step_and_what_is_known(en: Translator) -> None:
    known = {Step.KEY: Answer.YES, Step.BALANCE: Answer.NO, Step.TRADE: Answer.UNKNOWN}
    text = check_view(testing.running(en, EXCHANGE, "Spot", known), en)
    lines = text.splitlines()[-len(Step) :]
    assert [line[0] for line in lines] == ["✅", "❌", "⏳", "❔", "⏳", "⏳", "⏳", "⏳"]


def test_an_optional_step_that_says_no_is_no_failure(en: Translator) -> None:
    steps = {Step.FUTURES: Answer.NO, Step.IP_WHITELIST: Answer.NO}
    text = check_view(testing.running(en, EXCHANGE, "Spot", steps), en)
    assert "❌" not in text


def test_the_first_draw_of_a_test_holds_the_receipt(en: Translator) -> None:
    receipt = Receipt(
        fields=(Field.SECRET,), remarks=(Remark(kind=RemarkKind.UNUSUAL_SHAPE, field=Field.SECRET),)
    )
    text = check_view(testing.running(en, EXCHANGE, "Spot", {}, receipt), en)
    assert text.startswith("◻️ The \u2068secret")


def test_online_leads_on(en: Translator) -> None:
    view = testing.verdict(en, EXCHANGE, "Spot", a_report(), now=NOW, connection=a_connection())
    assert "🟢 \u2068Online\u2069. The key works." in check_view(view, en)
    assert set(pressed(view)) == {Action.LIST, Action.CONNECT}


def test_advice_comes_last_and_leaves_the_key_online(en: Translator) -> None:
    problems = (Problem.NO_IP_WHITELIST, Problem.NO_FUTURES)
    view = testing.verdict(
        en,
        EXCHANGE,
        "Spot",
        a_report(*problems, seen_ip=None),
        now=NOW,
        connection=a_connection(*problems, seen_ip=None),
        addresses=SERVER,
    )
    text = check_view(view, en)
    assert text.index("🟢") < text.index("Advice") < text.index("• The key works from any")
    assert copies(view) == list(SERVER)


def test_a_blocked_key_shows_the_box_the_deadline_and_the_way_back(t: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_ENABLED)
    report = a_report(Problem.WITHDRAW_ENABLED)
    view = testing.verdict(t, EXCHANGE, "Spot", report, now=NOW, connection=stored)
    text = check_view(view, t)
    assert "🔴" in text
    assert "Withdrawal" in text
    assert times.near(t, NOW + timedelta(minutes=30), NOW, UTC) in text
    assert pressed(view)[Action.TEST] == ID
    assert Action.WORD not in pressed(view)


def test_the_address_the_exchange_saw_beats_the_configured_ones(t: Translator) -> None:
    report = a_report(Problem.IP_NOT_ALLOWED)
    view = testing.verdict(t, EXCHANGE, "Spot", report, now=NOW, addresses=SERVER)
    assert copies(view) == [report.seen_ip]
    assert f"<code>{report.seen_ip}</code>" in view.text
    unseen = a_report(Problem.IP_NOT_ALLOWED, seen_ip=None)
    view = testing.verdict(t, EXCHANGE, "Spot", unseen, now=NOW, addresses=SERVER)
    assert copies(view) == list(SERVER)


def test_after_a_failure_the_verdict_ends_with_the_question(t: Translator) -> None:
    report = a_report(Problem.INVALID_SECRET)
    view = testing.verdict(t, EXCHANGE, "Spot", report, now=NOW, question=Field.SECRET)
    assert text_of(view.text).endswith(text_of(t("ask-secret")))
    assert set(pressed(view)) == {Action.HELP, Action.CANCEL}


def test_a_stored_key_whose_values_are_wrong_is_mended_by_replacing_it(t: Translator) -> None:
    stored = a_connection(Problem.KEY_EXPIRED)
    report = a_report(Problem.KEY_EXPIRED)
    view = testing.verdict(t, EXCHANGE, "Spot", report, now=NOW, connection=stored)
    assert text_of(t("send-by-replacing")) in text_of(view.text)
    assert pressed(view)[Action.REPLACE] == ID


def test_doubt_about_withdrawals_is_settled_by_a_button(t: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_UNKNOWN)
    view = testing.verdict(
        t, EXCHANGE, "Spot", a_report(Problem.WITHDRAW_UNKNOWN), now=NOW, connection=stored
    )
    assert "🟡" in check_view(view, t)
    assert pressed(view)[Action.WORD] == ID
    assert t.plain("button-word") in text_of(view.text).replace("\u2068", "").replace("\u2069", "")


def test_a_word_given_is_not_asked_for_again(en: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_UNKNOWN, withdrawals_attested_at=NOW)
    view = testing.verdict(
        en, EXCHANGE, "Spot", a_report(Problem.WITHDRAW_UNKNOWN), now=NOW, connection=stored
    )
    assert "🟢" in check_view(view, en)
    assert Action.WORD not in pressed(view)


@pytest.mark.parametrize("problem", [p for p in Problem if p.severity is Severity.TRANSIENT])
def test_what_the_person_cannot_mend_never_asks_for_a_new_key(
    en: Translator, problem: Problem
) -> None:
    stored = a_connection(problem)
    view = testing.verdict(en, EXCHANGE, "Spot", a_report(problem), now=NOW, connection=stored)
    text = check_view(view, en)
    assert "⚪" in text
    assert text_of(en(f"who-{problem.responsible}")) in text
    assert "new key" not in text.replace("Do not make a new key", "")


def test_a_replacement_leads_to_the_old_key_s_end(t: Translator) -> None:
    view = testing.replaced(t, EXCHANGE, a_connection(), a_report(), now=NOW)
    assert view.buttons[0][0].url == EXCHANGE.revoke_url
    assert STATUS_ONLINE in check_view(view, t)


def test_a_worse_key_leaves_the_old_one_in_force(en: Translator) -> None:
    view = testing.not_replaced(
        en, EXCHANGE, a_connection(), a_report(Problem.WITHDRAW_ENABLED), now=NOW
    )
    text = check_view(view, en)
    assert text.startswith("The old key stays active.")
    assert "The key was not stored." in text
    assert pressed(view)[Action.REPLACE] == ID
    assert Action.TEST not in pressed(view)


def test_a_worse_key_may_be_mended_by_one_field(en: Translator) -> None:
    view = testing.not_replaced(
        en,
        EXCHANGE,
        a_connection(),
        a_report(Problem.INVALID_SECRET),
        now=NOW,
        question=Field.SECRET,
    )
    assert check_view(view, en).endswith("Send the secret now.")


def test_too_many_tests_can_be_tried_again(en: Translator) -> None:
    view = testing.too_many_tests(en, 1, ID)
    assert "Wait 1 second," in text_of(view.text).replace("\u2068", "").replace("\u2069", "")
    assert view.buttons[0][0].press == Press(Action.TEST, ID)


STATUS_ONLINE = STATUS_MARKS[Status.ONLINE]


def test_futures_are_not_advised_where_they_have_no_box(en: Translator) -> None:
    boxless = replace(EXCHANGE, labels={Permission.TRADE: EXCHANGE.labels[Permission.TRADE]})
    report = a_report(Problem.NO_TRADE, Problem.NO_FUTURES)
    told = "cannot trade futures"
    assert told in check_view(testing.verdict(en, EXCHANGE, "Spot", report, now=NOW), en)
    assert told not in check_view(testing.verdict(en, boxless, "Spot", report, now=NOW), en)


UNCLEAR = a_connection(Problem.KEY_OR_IP_OR_PERMISSION)


def refused(en: Translator, *causes: Cause) -> View:
    exchange = replace(EXCHANGE, indistinct=causes)
    report = a_report(Problem.KEY_OR_IP_OR_PERMISSION)
    return testing.verdict(en, exchange, "Spot", report, now=NOW, connection=UNCLEAR)


def test_the_causes_are_those_that_this_exchange_cannot_tell_apart(en: Translator) -> None:
    text = check_view(refused(en, Cause.KEY, Cause.SECRET, Cause.ADDRESS), en)
    told = [line for line in text.splitlines() if line.startswith("•")]

    assert [line.split()[2] for line in told[:2]] == ["API", "secret"]
    assert len(told) == 3
    assert "boxes" not in " ".join(told)


def test_where_the_secret_may_be_at_fault_the_values_are_sent_again(en: Translator) -> None:
    with_secret = refused(en, Cause.KEY, Cause.SECRET)
    without = refused(en, Cause.KEY, Cause.ADDRESS, Cause.PERMISSION)
    labels = [[b.label for row in view.buttons for b in row] for view in (with_secret, without)]

    assert en.plain("button-fix-values") in labels[0]
    assert en.plain("button-replace") not in labels[0]
    assert en.plain("button-fix-values") not in labels[1]
    assert en.plain("button-replace") in labels[1]
    assert all(pressed(view)[Action.REPLACE] == ID for view in (with_secret, without))


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=EXCHANGES)
def test_no_list_names_what_the_exchange_does_not_have(exchange: Exchange) -> None:
    assert len(exchange.causes) == len(set(exchange.causes)) >= 3
    assert (Cause.PASSPHRASE in exchange.causes) <= (Field.PASSPHRASE in exchange.fields)
    assert {Cause.SECRET, Cause.ADDRESS} <= set(EXCHANGES["coinbase"].causes)
    assert Cause.SECRET not in EXCHANGES["binance"].causes
