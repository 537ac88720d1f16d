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
from bot.views.connecting import online, testing, verdicts
from bot.views.connecting.online import Additions
from bot.views.connecting.receipts import Receipt
from bot.views.connections.status_line import STATUS_MARKS
from tests.views.conftest import ID, NOW, a_connection, a_report, an_exchange, check_view, text_of

EXCHANGE = an_exchange()
PROVEN = {
    Permission.READ: Answer.YES,
    Permission.TRADE: Answer.YES,
    Permission.FUTURES: Answer.YES,
    Permission.WITHDRAW: Answer.NO,
}
SERVER = ("198.51.100.1", "198.51.100.2")


def pressed(view: View) -> dict[Action, str]:
    found = [b.press for row in view.buttons for b in row if b.press]
    return {p.action: p.target for p in found}


def copies(view: View) -> list[str]:
    return [b.copy for row in view.buttons for b in row if b.copy]


def test_the_live_test_shows_every_step_and_what_is_known(en: Translator) -> None:
    known = {Step.KEY: Answer.YES, Step.BALANCE: Answer.NO, Step.TRADE: Answer.UNKNOWN}
    text = check_view(testing.running(en, EXCHANGE, "Spot", known), en)
    lines = text.splitlines()[-len(Step) + 1 :]
    assert [line[0] for line in lines] == ["✅", "❌", "⏳", "❔", "⏳", "⏳", "⏳"]


def test_our_clock_is_mentioned_only_if_it_is_wrong(en: Translator) -> None:
    right, wrong = (
        check_view(testing.running(en, EXCHANGE, "", {Step.CLOCK: answer}), en)
        for answer in (Answer.YES, Answer.NO)
    )
    assert "lock" not in right
    assert "clock is wrong" in wrong


def test_a_test_without_a_name_has_no_title(en: Translator) -> None:
    text = check_view(testing.running(en, EXCHANGE, "", {}), en)
    assert text.startswith("Testing the key…\nThis usually takes")


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
    stored = a_connection(permissions=PROVEN, seconds=0.31)
    view = verdicts.verdict(en, EXCHANGE, stored, a_report(), now=NOW)
    text = check_view(view, en)
    first, second, *_ = text.splitlines()
    assert first == "🟢 \u200e\u2068Spot Main\u2069 is connected."
    assert second.startswith("\u2068Online\u2069. Tested in \u20680.3\u2069 s: ")
    assert "reads, trades, also futures, cannot withdraw." in text
    assert "Nothing needs to be done" not in text
    assert set(pressed(view)) == {Action.LIST, Action.CONNECT}


@pytest.mark.parametrize(
    ("permissions", "words"),
    [
        ({Permission.FUTURES: Answer.NO}, "reads, trades, cannot withdraw."),
        ({Permission.FUTURES: Answer.UNKNOWN}, "reads, trades, cannot withdraw."),
        ({Permission.TRADE: Answer.UNKNOWN}, "trading not reported, cannot withdraw."),
        ({Permission.WITHDRAW: Answer.UNKNOWN}, "withdrawals off (you confirmed)."),
    ],
)
def test_only_what_is_proven_is_said_of_an_online_key(
    en: Translator, permissions: dict[Permission, Answer], words: str
) -> None:
    stored = a_connection(permissions=PROVEN | permissions, withdrawals_attested_at=NOW)
    assert words in check_view(online.online(en, EXCHANGE, stored, now=NOW), en)


def test_the_names_of_a_new_key_are_a_tap_away(t: Translator) -> None:
    names = ("Spot Main", "أحمد", "Ünïcode & b")
    stored = a_connection()
    view = online.online(t, EXCHANGE, stored, now=NOW, additions=Additions(names=names))
    check_view(view, t)
    naming = [row[0] for row in view.buttons[:3]]
    assert naming[0].press == Press(Action.KEEP_NAME, ID)
    assert naming[0].style == "primary"
    assert [b.press for b in naming[1:]] == [Press(Action.NAME, ID, n) for n in (1, 2)]
    assert [b.label for b in naming[1:]] == list(names[1:])


def test_advice_with_an_address_takes_the_place_of_a_name(en: Translator) -> None:
    names = ("Spot Main", "Main", "Other")
    stored = a_connection(Problem.NO_IP_WHITELIST, seen_ip="203.0.113.7")
    view = online.online(en, EXCHANGE, stored, now=NOW, additions=Additions(names=names))
    check_view(view, en)
    [[keep], [other], [copied], *_] = view.buttons
    assert keep.press == Press(Action.KEEP_NAME, ID)
    assert other.label == "Main"
    assert copied.copy == "203.0.113.7"


def test_an_online_key_has_a_door_where_there_is_a_dashboard(en: Translator) -> None:
    url = "https://app.example.com/keys"
    additions = Additions(names=("Spot Main", "Main"), dashboard=url)
    view = online.online(en, EXCHANGE, a_connection(), now=NOW, additions=additions)
    assert [(b.url, b.style) for b in view.buttons[0]] == [(url, "primary")]
    assert [b.style for row in view.buttons[1:] for b in row if b.style] == []
    assert "Continue in BackFuture AI" in check_view(view, en)
    without = online.online(en, EXCHANGE, a_connection(), now=NOW)
    assert "BackFuture" not in check_view(without, en)


def test_advice_comes_last_and_leaves_the_key_online(en: Translator) -> None:
    problems = (Problem.NO_IP_WHITELIST, Problem.NO_FUTURES)
    view = verdicts.verdict(
        en,
        EXCHANGE,
        a_connection(*problems, seen_ip=None),
        a_report(*problems, seen_ip=None),
        now=NOW,
        addresses=SERVER,
    )
    text = check_view(view, en)
    assert text.index("🟢") < text.index("Advice") < text.index("• The key works from any")
    assert copies(view) == list(SERVER)


def test_a_blocked_key_shows_the_box_the_deadline_and_the_way_back(t: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_ENABLED)
    report = a_report(Problem.WITHDRAW_ENABLED)
    view = verdicts.verdict(t, EXCHANGE, stored, report, now=NOW)
    text = check_view(view, t)
    assert "🔴" in text
    assert "Withdrawal" in text
    assert times.near(t, NOW + timedelta(minutes=30), NOW, UTC) in text
    assert pressed(view)[Action.TEST] == ID
    assert Action.WORD not in pressed(view)


def test_the_address_the_exchange_saw_beats_the_configured_ones(t: Translator) -> None:
    report = a_report(Problem.IP_NOT_ALLOWED)
    view = verdicts.verdict(t, EXCHANGE, "Spot", report, now=NOW, addresses=SERVER)
    assert copies(view) == [report.seen_ip]
    assert f"<code>{report.seen_ip}</code>" in view.text
    unseen = a_report(Problem.IP_NOT_ALLOWED, seen_ip=None)
    view = verdicts.verdict(t, EXCHANGE, "Spot", unseen, now=NOW, addresses=SERVER)
    assert copies(view) == list(SERVER)


def test_after_a_failure_the_verdict_ends_with_the_question(t: Translator) -> None:
    steps = dict.fromkeys(Step, Answer.UNKNOWN) | {Step.KEY: Answer.NO, Step.CLOCK: Answer.YES}
    report = a_report(Problem.INVALID_SECRET, steps=steps)
    view = verdicts.verdict(t, EXCHANGE, "Spot", report, now=NOW, question=Field.SECRET)
    first, *_, asked, checks = text_of(view.text).split("\n\n")
    assert first.startswith("🟡")
    assert asked == text_of(t("ask-secret"))
    assert text_of(t("checks-not-run", count=6)) in checks
    assert set(pressed(view)) == {Action.HELP, Action.CANCEL}


def test_a_stored_key_whose_values_are_wrong_is_mended_by_replacing_it(t: Translator) -> None:
    stored = a_connection(Problem.KEY_EXPIRED)
    report = a_report(Problem.KEY_EXPIRED)
    view = verdicts.verdict(t, EXCHANGE, stored, report, now=NOW)
    assert text_of(t("send-by-replacing")) in text_of(view.text)
    assert pressed(view)[Action.REPLACE] == ID


def test_doubt_about_withdrawals_is_settled_by_a_button(t: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_UNKNOWN)
    view = verdicts.verdict(t, EXCHANGE, stored, a_report(Problem.WITHDRAW_UNKNOWN), now=NOW)
    assert "🟡" in check_view(view, t)
    assert pressed(view)[Action.WORD] == ID
    assert t.plain("button-word") in text_of(view.text).replace("\u2068", "").replace("\u2069", "")


def test_a_word_given_is_not_asked_for_again(en: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_UNKNOWN, withdrawals_attested_at=NOW)
    view = verdicts.verdict(en, EXCHANGE, stored, a_report(Problem.WITHDRAW_UNKNOWN), now=NOW)
    assert "🟢" in check_view(view, en)
    assert Action.WORD not in pressed(view)


@pytest.mark.parametrize("problem", [p for p in Problem if p.severity is Severity.TRANSIENT])
def test_what_the_person_cannot_mend_never_asks_for_a_new_key(
    en: Translator, problem: Problem
) -> None:
    stored = a_connection(problem)
    view = verdicts.verdict(en, EXCHANGE, stored, a_report(problem), now=NOW)
    text = check_view(view, en)
    assert "⚪" in text
    assert text_of(en(f"who-{problem.responsible}")) in text
    assert "new key" not in text.replace("Do not make a new key", "")


def test_a_replacement_leads_to_the_old_key_s_end(t: Translator) -> None:
    view = verdicts.replaced(t, EXCHANGE, a_connection(), a_report(), now=NOW)
    assert view.buttons[0][0].url == EXCHANGE.revoke_url
    assert STATUS_ONLINE in check_view(view, t)


def test_a_worse_key_leaves_the_old_one_in_force(en: Translator) -> None:
    view = verdicts.not_replaced(
        en, EXCHANGE, a_connection(), a_report(Problem.WITHDRAW_ENABLED), now=NOW
    )
    text = check_view(view, en)
    assert text.startswith(
        "🟢 \u2068Online\u2069 · \u2068Spot Main\u2069\nThe old key stays active."
    )
    assert "so it was not stored." in text
    assert pressed(view)[Action.REPLACE] == ID
    assert Action.TEST not in pressed(view)


def test_a_worse_key_may_be_mended_by_one_field(en: Translator) -> None:
    view = verdicts.not_replaced(
        en,
        EXCHANGE,
        a_connection(),
        a_report(Problem.INVALID_SECRET),
        now=NOW,
        question=Field.SECRET,
    )
    assert "Send the secret now.\n\n" in check_view(view, en)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem.INVALID_KEY, "❌ Key not valid"),
        (Problem.INVALID_SECRET, "❌ Secret not accepted"),
        (Problem.INVALID_PASSPHRASE, "❌ Passphrase not accepted"),
        (Problem.KEY_GONE, "❌ Key not valid"),
    ],
)
def test_the_checks_name_the_value_that_is_wrong(
    en: Translator, problem: Problem, line: str
) -> None:
    steps = dict.fromkeys(Step, Answer.UNKNOWN) | {Step.KEY: Answer.NO, Step.CLOCK: Answer.YES}
    view = verdicts.verdict(en, EXCHANGE, "Acme", a_report(problem, steps=steps), now=NOW)
    assert "<blockquote expandable>" in view.text
    assert check_view(view, en).endswith(f"{line}\n\u20686\u2069 checks not run")


def test_too_many_tests_can_be_tried_again(en: Translator) -> None:
    view = testing.too_many_tests(en, EXCHANGE, 1, Receipt(fields=(Field.SECRET,)))
    said = text_of(view.text).replace("\u2068", "").replace("\u2069", "")
    assert "✅ Secret" in said
    assert "Wait 1 second," in said
    presses = [button.press for row in view.buttons for button in row]
    assert presses == [Press(Action.TEST), Press(Action.CANCEL)]


STATUS_ONLINE = STATUS_MARKS[Status.ONLINE]


def test_futures_are_not_advised_where_they_have_no_box(en: Translator) -> None:
    boxless = replace(EXCHANGE, labels={Permission.TRADE: EXCHANGE.labels[Permission.TRADE]})
    report = a_report(Problem.NO_TRADE, Problem.NO_FUTURES)
    told = "cannot trade futures"
    assert told in check_view(verdicts.verdict(en, EXCHANGE, "Spot", report, now=NOW), en)
    assert told not in check_view(verdicts.verdict(en, boxless, "Spot", report, now=NOW), en)


UNCLEAR = a_connection(Problem.KEY_OR_IP_OR_PERMISSION)


def refused(en: Translator, *causes: Cause) -> View:
    exchange = replace(EXCHANGE, indistinct=causes)
    report = a_report(Problem.KEY_OR_IP_OR_PERMISSION)
    return verdicts.verdict(en, exchange, UNCLEAR, report, now=NOW)


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
