import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.availability import Availability
from bot.domain.connection import NAME_LENGTH
from bot.domain.diagnosis import Answer, Permission, Problem, Responsible
from bot.domain.exchange import Exchange
from bot.domain.incident import Incident
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Translator
from bot.views import Action, Press, View
from bot.views.connections import card, connections
from bot.views.connections.list_place import ListPlace
from bot.views.view import GAP
from tests.views.conftest import ID, LANGUAGES, NOW, a_connection, an_exchange, check_view

EXCHANGE = an_exchange()


def presses(view: View) -> list[Press]:
    return [b.press for row in view.buttons for b in row if b.press]


def labels(view: View) -> list[str]:
    return [button.label for row in view.buttons for button in row]


def actions(view: View) -> set[Action]:
    return {press.action for press in presses(view)}


def read(view: View, t: Translator) -> str:
    """Return a text without invisible marks."""
    text = re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, t))
    return text.replace("\u00a0", " ")


def test_an_empty_list_leads_to_the_first_connection(t: Translator) -> None:
    view = connections.connection_list(t, (), {}, now=NOW)
    assert presses(view) == [Press(Action.CONNECT)]


def test_a_list_says_each_thing_once(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    stored = a_connection(Problem.NO_TRADE, tested_at=NOW - timedelta(hours=1))
    view = connections.connection_list(en, [stored], exchanges, now=NOW)
    assert read(view, en) == "My connections: 1\n🟡 Action needed 1"
    assert labels(view)[0] == "🟡 Spot Main · Acme & Söhne"
    named = a_connection(name="acme & söhne grid")
    view = connections.connection_list(en, [named], exchanges, now=NOW)
    assert labels(view)[0] == "🟢 acme & söhne grid"


def test_an_exchange_that_is_gone_is_told_by_its_id(en: Translator) -> None:
    view = connections.connection_list(en, [a_connection()], {}, now=NOW)
    assert "🟢 Spot Main · acme" in labels(view)


def test_strategies_are_offered_below_the_list_where_they_are_on(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    for on in (True, False):
        view = connections.connection_list(en, [a_connection()], exchanges, now=NOW, strategies=on)
        assert (Action.STRATEGIES in actions(view)) is on


def test_a_card_says_why_the_word_of_its_owner_allows_no_real_money(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    for refusal in (StartRefusal.WITHDRAWALS, StartRefusal.REHEARSALS, None):
        connection, exchange = a_connection(), next(iter(exchanges.values()))
        shown = card.card(en, exchange, connection, now=NOW)
        view = card.with_strategy(en, exchange, connection, shown, refusal)
        assert Action.STRATEGY_NEW in actions(view)
        said = "your confirmation is not enough" in read(view, en)
        assert said is (refusal is StartRefusal.WITHDRAWALS)
        assert ("A rehearsal is possible" in read(view, en)) is said


def test_fifty_connections_page_well(en: Translator, exchanges: Mapping[str, Exchange]) -> None:
    stored = [a_connection(id=f"{n:032x}") for n in range(50)]
    seen: list[str] = []
    for page in range(7):
        view = connections.connection_list(
            en, stored, exchanges, now=NOW, place=ListPlace(page=page)
        )
        cards = [p for p in presses(view) if p.action is Action.CARD]
        assert {p.page for p in cards} == {page}
        seen += [p.target for p in cards]
        turns = {p.page for p in presses(view) if p.action is Action.LIST}
        assert turns == {page - 1, page + 1} & set(range(7))
    assert seen == [connection.id for connection in stored]


def test_a_page_that_is_gone_becomes_the_last_one(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    view = connections.connection_list(
        en, [a_connection()] * 9, exchanges, now=NOW, place=ListPlace(page=7)
    )
    assert "2/2" in [b.label for row in view.buttons for b in row]


def test_a_card_tells_how_the_key_stands(en: Translator) -> None:
    permissions = dict(zip(Permission, (Answer.YES, Answer.NO, Answer.NO, Answer.NO), strict=False))
    text = read(card.card(en, EXCHANGE, a_connection(permissions=permissions), now=NOW), en)
    for told in (
        "🟢 Spot Main · Acme & Söhne\nOnline · 5 hours (since 07:00 UTC)\nTested 3 minutes ago\n",
        f"\nReads ✅{GAP}Trading off ❌{GAP}Futures off \N{HEAVY MINUS SIGN}\n",
        f"\nWithdrawals off ✅{GAP}Transfers: not reported ❔\n",
        "203.0.113.2 and 9 more",
        "Expires in 80 days (Feb 9, 2027 12:00 UTC)",
        "The test took 240 ms",
        "Key mx0v…4fGh",
        "Account …1215",
    ):
        assert told in text
    assert "165111215" not in text


def test_a_card_goes_back_to_its_page(en: Translator) -> None:
    view = card.card(en, EXCHANGE, a_connection(), now=NOW, page=4)
    assert Press(Action.LIST, page=4) in presses(view)
    assert {p.target for p in presses(view) if p.action is not Action.LIST} == {ID}


@pytest.mark.parametrize("problem", Problem)
def test_a_key_that_is_not_at_fault_is_not_to_be_replaced(en: Translator, problem: Problem) -> None:
    view = card.card(en, EXCHANGE, a_connection(problem), now=NOW)
    assert (Action.REPLACE in actions(view) or Action.FIX in actions(view)) is (
        problem.responsible is Responsible.USER
    )
    assert ("Keep the key as it is" in view.text) <= (Action.REPLACE not in actions(view))


def test_a_card_without_secrets_offers_a_new_key_and_no_test(en: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_ENABLED, has_secrets=False, secrets_end_at=None)
    view = card.card(en, EXCHANGE, stored, now=NOW)
    assert "No key is stored here: its secrets were erased." in read(view, en)
    assert Action.TEST not in actions(view)
    assert Action.REPLACE in actions(view)


def test_a_blocked_card_tells_when_its_secrets_end(en: Translator) -> None:
    view = card.card(en, EXCHANGE, a_connection(Problem.WITHDRAW_ENABLED), now=NOW)
    assert "the stored secrets are erased in 30 minutes (12:30 UTC)." in read(view, en)


def test_a_word_is_shown_as_a_word(en: Translator) -> None:
    stored = a_connection(Problem.WITHDRAW_UNKNOWN)
    assert Action.WORD in actions(card.card(en, EXCHANGE, stored, now=NOW))
    given = a_connection(Problem.WITHDRAW_UNKNOWN, withdrawals_attested_at=NOW)
    view = card.attested(en, EXCHANGE, given, now=NOW)
    text = read(view, en)
    assert text.startswith("✅ Saved: you confirmed that withdrawals are off.")
    assert "Withdrawals are off (confirmed by you Nov 21, 2026) ✅" in text
    assert Action.WORD not in actions(view)


def test_a_proof_outweighs_the_word_on_the_card(en: Translator) -> None:
    stored = a_connection(
        Problem.WITHDRAW_ENABLED,
        withdrawals_attested_at=NOW,
        permissions={Permission.WITHDRAW: Answer.YES},
    )
    text = read(card.card(en, EXCHANGE, stored, now=NOW), en)
    assert "Withdrawals on ❌" in text
    assert "🔴" in text


def test_deleting_is_asked_once_and_leads_to_the_exchange(t: Translator) -> None:
    asked = connections.confirm_delete(t, EXCHANGE, a_connection())
    assert presses(asked) == [Press(Action.DELETE_YES, ID), Press(Action.CARD, ID)]
    assert asked.buttons[0][0].style == "danger"
    done = connections.deleted(t, EXCHANGE, "Spot Main")
    assert done.buttons[0][0].url == EXCHANGE.revoke_url


# ---- what cannot be tested, and what has no key

SINCE = NOW - timedelta(minutes=9)
DOWN = Availability(down={"acme": Incident(id="i", exchange="acme", opened_at=SINCE)})
CUT_OFF = Availability(cut_off_since=SINCE)


def test_trouble_stands_first_in_the_list(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    stored = [
        a_connection(name="A"),
        a_connection(Problem.NO_TRADE, name="B"),
        a_connection(name="C").without_secrets(NOW),
        a_connection(Problem.WITHDRAW_ENABLED, name="D"),
        a_connection(Problem.EXCHANGE_UNAVAILABLE, name="E"),
        *(a_connection(name=f"F{n}") for n in range(9)),
    ]
    view = connections.connection_list(en, stored, exchanges, now=NOW)
    cards = [b.label for row in view.buttons for b in row if b.press]
    assert [label.split(" · ")[0] for label in cards[:6]] == [
        *("🔴 D", "⏸ C", "🟡 B", "⚪ E", "🟢 A", "🟢 F0")
    ]
    assert read(view, en).splitlines() == [
        "My connections: 14",
        GAP.join(
            (
                "🟢 Online 10",
                "🟡 Action needed 1",
                "🔴 Blocked 1",
                "⚪ Unavailable 1",
                "⏸ Disconnected 1",
            )
        ),
        "",
        "⏸ Disconnected · no key is stored",
        "⚪ Unavailable · no answer from Acme & Söhne",
    ]


@pytest.mark.parametrize(
    ("availability", "said"),
    [
        (DOWN, "No answer from Acme & Söhne since 11:51 UTC · last good test 11:50 UTC"),
        (CUT_OFF, "Our network has been down since 11:51 UTC · last good test 11:50 UTC"),
    ],
    ids=["theirs", "ours"],
)
def test_while_there_is_no_answer_list_and_card_say_so(
    en: Translator, exchanges: Mapping[str, Exchange], availability: Availability, said: str
) -> None:
    stored = a_connection(good_at=SINCE - timedelta(minutes=1))
    listed = connections.connection_list(
        en, [stored], exchanges, now=NOW, availability=availability
    )
    shown = card.card(en, exchanges["acme"], stored, now=NOW, availability=availability)
    for view in (listed, shown):
        text = read(view, en)
        assert "⚪" in text
        assert said.split(" · ", maxsplit=1)[0] in text
        assert "Online" not in text
        assert "ested 3 minutes ago" not in text
    assert said in read(shown, en)
    assert "⚪ Spot Main · Acme & Söhne" in labels(listed)
    lame = a_connection(Problem.NO_TRADE)  # the problem remains
    text = read(card.card(en, exchanges["acme"], lame, now=NOW, availability=availability), en)
    assert text.startswith("🟡 Spot Main · Acme & Söhne\nAction needed")
    assert said.split(" · ", maxsplit=1)[0] in text


def test_a_test_without_an_answer_is_not_shown_as_a_test(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    """Also without a known outage: there may be only one key at an exchange."""
    stored = a_connection(Problem.EXCHANGE_UNAVAILABLE, good_at=SINCE)
    listed = read(connections.connection_list(en, [stored], exchanges, now=NOW), en)
    assert "⚪ Unavailable · no answer from Acme & Söhne" in listed
    shown = read(card.card(en, exchanges["acme"], stored, now=NOW), en)
    assert "last good test 11:51 UTC" in shown
    lame = a_connection(Problem.NO_TRADE)
    views = connections.connection_list(en, [lame], exchanges, now=NOW, availability=DOWN)
    assert "⚪ No answer from Acme & Söhne since 11:51 UTC" in read(views, en)
    down = read(card.card(en, exchanges["acme"], lame, now=NOW, availability=DOWN), en)
    assert not [text for text in (listed, shown, read(views, en), down) if "ested 3" in text]


def test_nothing_is_claimed_of_a_key_that_is_gone(t: Translator) -> None:
    stored = a_connection().without_secrets(NOW)
    for availability in (Availability(), DOWN, CUT_OFF):
        view = card.card(t, EXCHANGE, stored, now=NOW, availability=availability)
        text = read(view, t)
        assert t.plain("status-disconnected") in text
        for mark in ("🟢", "✅", "❌", "❔", "⚪"):
            assert mark not in text
        assert view.buttons[0][0].label == t.plain("button-reconnect")
    gone = a_connection(Problem.KEY_GONE)
    assert "✅" not in read(card.card(t, EXCHANGE, gone, now=NOW), t)


@pytest.mark.parametrize(
    ("restricted", "listed", "said"),
    [
        (Answer.YES, None, "IP whitelist: set (Acme"),
        (Answer.YES, ("203.0.113.7",), "IP whitelist: 203.0.113.7"),
        (Answer.NO, None, "IP whitelist: none"),
        (Answer.NO, (), "IP whitelist: none"),
        (Answer.UNKNOWN, None, "IP whitelist: not reported"),
        (Answer.UNKNOWN, ("203.0.113.7",), "IP whitelist: 203.0.113.7"),
    ],
)
def test_the_card_says_of_the_ip_list_what_the_verdict_says(
    en: Translator, restricted: Answer, listed: tuple[str, ...] | None, said: str
) -> None:
    stored = a_connection(ip_restricted=restricted, ip_whitelist=listed)
    assert said in read(card.card(en, EXCHANGE, stored, now=NOW), en)


@pytest.mark.parametrize("permission", Permission)
def test_each_permission_carries_its_sign_in_words(t: Translator, permission: Permission) -> None:
    said = {
        answer: t.plain(f"state-{permission}", answer=answer) for answer in ("yes", "no", "unknown")
    }
    assert len(set(said.values())) == 3


def test_a_key_that_was_never_tested_claims_no_permission(t: Translator) -> None:
    text = read(card.card(t, EXCHANGE, a_connection(permissions={}), now=NOW), t)
    assert "❔" in text
    assert "✅" not in text
    assert "❌" not in text


def test_a_failing_card_says_what_to_do_before_what_it_can(en: Translator) -> None:
    stored = a_connection(Problem.NO_TRADE, permissions={Permission.TRADE: Answer.NO})
    text = read(card.card(en, EXCHANGE, stored, now=NOW), en)
    assert text.index("Action needed") < text.index("Spot Trading") < text.index("Trading off ❌")


# ---- the filter


@given(st.integers(-9, 10**6))
def test_every_number_is_a_place_and_every_place_a_number(code: int) -> None:
    place = ListPlace.of(code)
    assert ListPlace.of(place.code) == place
    assert place.page >= 0


NAMES = st.text(
    st.characters(exclude_characters="<", codec="utf-8"), min_size=1, max_size=NAME_LENGTH
)
STATES = st.sampled_from([(), (Problem.NO_TRADE,), (Problem.WITHDRAW_ENABLED,)])


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(LANGUAGES.codes), st.sampled_from([1, 25, 50]), st.data())
def test_a_list_of_any_size_fits_a_phone_and_reaches_each_connection(
    code: str, count: int, data: st.DataObject
) -> None:
    """All pages, with the filter and without, by the buttons alone."""
    t, exchanges = LANGUAGES[code], {"acme": EXCHANGE}
    stored = [
        a_connection(*data.draw(STATES), id=f"{n:032x}", name=data.draw(NAMES))
        for n in range(count)
    ]
    troubled = {c.id for c in stored if c.problems}
    for trouble, expected in ((False, {c.id for c in stored}), (True, troubled)):
        seen, place = [], ListPlace(trouble=trouble)
        for _ in range(7):
            view = connections.connection_list(t, stored, exchanges, now=NOW, place=place)
            text = check_view(view, t)
            assert len(text.splitlines()) <= 6
            assert len(view.buttons) <= 8 + 3
            seen += [p.target for p in presses(view) if p.action is Action.CARD]
            turned = next((b.press for row in view.buttons for b in row if b.label == "▶"), None)
            if turned is None:
                break
            place = ListPlace.of(turned.page)
            assert place.trouble is trouble
        assert len(seen) == len(expected)
        assert set(seen) == expected


def test_a_card_goes_back_to_the_filter_it_came_from(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    stored = [a_connection(), a_connection(Problem.NO_TRADE, id="f" * 32)]
    everything = connections.connection_list(en, stored, exchanges, now=NOW)
    [only] = [b.press for row in everything.buttons for b in row if b.label == "Problems only"]
    assert only is not None
    filtered = connections.connection_list(
        en, stored, exchanges, now=NOW, place=ListPlace.of(only.page)
    )
    [opened] = [p for p in presses(filtered) if p.action is Action.CARD]
    assert opened.target == "f" * 32
    shown = card.card(en, EXCHANGE, stored[1], now=NOW, page=opened.page)
    assert only in presses(shown)
    assert Press(Action.LIST) in presses(filtered)  # the way to all of them


def test_the_filter_is_offered_only_where_it_hides_something(
    en: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    for stored in ([a_connection()], [a_connection(Problem.NO_TRADE)]):
        view = connections.connection_list(en, stored, exchanges, now=NOW)
        assert "Problems only" not in labels(view)
    healed = connections.connection_list(
        en, [a_connection()], exchanges, now=NOW, place=ListPlace(trouble=True)
    )
    assert "No problems right now." in read(healed, en)
    assert "All" in labels(healed)
