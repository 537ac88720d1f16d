"""What people do to their keys at an exchange, as the bot's own test of the key finds it."""

import pytest

from bot.domain.diagnosis import EXPIRY_NOTICE, Problem
from bot.sandbox.exchanges import OTHER_IP, SANDBOX_EXCHANGES, ExchangeServer, KeyAction
from tests.sandbox.exchanges.conftest import Check

LISTED, UNLISTED = "good-with-ip-list", "good"
SPOILING = {  # what a test finds of a key that was in order
    KeyAction.ALLOW_WITHDRAWALS: {Problem.WITHDRAW_ENABLED},
    KeyAction.FORBID_TRADING: {Problem.NO_TRADE},
    KeyAction.FORBID_FUTURES: {Problem.NO_FUTURES},
    KeyAction.REMOVE_IP_LIST: {Problem.NO_IP_WHITELIST},
    KeyAction.LIST_OTHER_IP: {Problem.IP_NOT_ALLOWED},
    KeyAction.EXPIRE_NOW: {Problem.KEY_EXPIRED},
    KeyAction.EXPIRE_SOON: {Problem.KEY_EXPIRING},
    KeyAction.DELETE: {Problem.INVALID_KEY},
}
BOTH = {Problem.NO_TRADE, Problem.NO_FUTURES}
UNCLEAR = {Problem.KEY_OR_IP_OR_PERMISSION}
OTHERWISE = {
    ("binance", KeyAction.LIST_OTHER_IP): UNCLEAR,
    ("kraken", KeyAction.LIST_OTHER_IP): UNCLEAR,
    ("coinbase", KeyAction.LIST_OTHER_IP): UNCLEAR,
    ("coinbase", KeyAction.DELETE): UNCLEAR,
    # One permission for spot and futures:
    ("coinbase", KeyAction.FORBID_TRADING): BOTH,
    ("htx", KeyAction.FORBID_TRADING): BOTH,
    ("okx", KeyAction.FORBID_TRADING): BOTH,
}
NOT_SHOWN = {  # what a test of the key would not see
    "binance": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
    "bingx": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
    "bitget": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
    "bybit": set[KeyAction](),
    "coinbase": {
        KeyAction.FORBID_FUTURES,
        KeyAction.REMOVE_IP_LIST,
        KeyAction.EXPIRE_NOW,
        KeyAction.EXPIRE_SOON,
    },
    "gate": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
    "htx": {KeyAction.FORBID_FUTURES},
    "kraken": {KeyAction.FORBID_FUTURES, KeyAction.EXPIRE_NOW},
    "kucoin": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
    "mexc": set[KeyAction](),
    "okx": {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON},
}
UNDOING = {
    KeyAction.ALLOW_WITHDRAWALS: KeyAction.FORBID_WITHDRAWALS,
    KeyAction.FORBID_TRADING: KeyAction.ALLOW_TRADING,
    KeyAction.FORBID_FUTURES: KeyAction.ALLOW_FUTURES,
    KeyAction.REMOVE_IP_LIST: KeyAction.LIST_OUR_IP,
    KeyAction.LIST_OTHER_IP: KeyAction.LIST_OUR_IP,
    KeyAction.EXPIRE_NOW: KeyAction.PUT_BACK,
    KeyAction.EXPIRE_SOON: KeyAction.PUT_BACK,
    KeyAction.DELETE: KeyAction.RESTORE,
}
ENDLESS_WHERE_LISTED = {"bybit", "htx", "mexc"}

every_exchange = pytest.mark.parametrize("exchange", SANDBOX_EXCHANGES)
every_act = pytest.mark.parametrize(
    ("exchange", "action"),
    [(e, action) for e in SANDBOX_EXCHANGES for action in SPOILING if action not in NOT_SHOWN[e]],
)


def case_for(exchange: str, action: KeyAction) -> str:
    """Return a key in perfect order, or else one that may come to an end."""
    ends = (
        action in {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON} and exchange in ENDLESS_WHERE_LISTED
    )
    return UNLISTED if ends else LISTED


@every_act
async def test_an_act_is_what_a_test_finds_and_can_be_undone(
    exchange: str, action: KeyAction, check: Check
) -> None:
    async with ExchangeServer(exchange) as server:
        case = case_for(exchange, action)
        before = await check(server, case)
        assert before.problems == server.sample(case).expected_problems

        server.change(case, action)
        found = await check(server, case)
        server.change(case, UNDOING[action])
        after = await check(server, case)

    expected = OTHERWISE.get((exchange, action), SPOILING[action])
    advice = (
        {*before.problems} if action is KeyAction.EXPIRE_SOON else set()
    )  # a wrong key leaves no room
    assert {*found.problems} == expected | advice, found
    assert after.problems == before.problems


@every_exchange
def test_what_a_test_would_not_see_is_not_offered(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for action in SPOILING:
        offered = action in server.actions(case_for(exchange, action))
        assert offered is (action not in NOT_SHOWN[exchange]), action


@every_exchange
def test_a_key_with_an_ip_list_ends_only_where_its_person_set_when(exchange: str) -> None:
    offered = ExchangeServer(exchange).actions(LISTED)
    assert (KeyAction.EXPIRE_SOON in offered) is (exchange == "kraken")


@pytest.mark.parametrize("exchange", sorted(ENDLESS_WHERE_LISTED))
async def test_an_ip_list_takes_the_end_away(exchange: str, check: Check) -> None:
    async with ExchangeServer(exchange) as server:
        server.change(UNLISTED, KeyAction.EXPIRE_SOON)
        server.change(UNLISTED, KeyAction.LIST_OUR_IP)
        assert (await check(server, UNLISTED)).problems == ()


async def test_the_days_can_be_chosen(mexc: ExchangeServer, check: Check) -> None:
    mexc.change(UNLISTED, KeyAction.EXPIRE_SOON, days=EXPIRY_NOTICE.days + 2)
    assert (await check(mexc, UNLISTED)).problems == (Problem.NO_IP_WHITELIST,)
    mexc.change(UNLISTED, KeyAction.EXPIRE_SOON, days=1)
    assert Problem.KEY_EXPIRING in (await check(mexc, UNLISTED)).problems


async def test_a_unified_account_has_one_box_for_all_trading(
    bitget: ExchangeServer, check: Check
) -> None:
    case = "unified-account"
    assert KeyAction.FORBID_FUTURES not in bitget.actions(case)
    bitget.change(case, KeyAction.FORBID_TRADING)
    assert {*(await check(bitget, case)).problems} == BOTH
    bitget.change(case, KeyAction.ALLOW_TRADING)
    assert (await check(bitget, case)).problems == ()


@every_exchange
async def test_everything_can_be_put_back_at_once(exchange: str, check: Check) -> None:
    async with ExchangeServer(exchange) as server:
        assert KeyAction.PUT_BACK not in server.actions(LISTED)
        for action in (
            KeyAction.ALLOW_WITHDRAWALS,
            KeyAction.FORBID_TRADING,
            KeyAction.LIST_OTHER_IP,
        ):
            server.change(LISTED, action)
        server.change(LISTED, KeyAction.PUT_BACK)
        assert KeyAction.PUT_BACK not in server.actions(LISTED)
        assert (await check(server, LISTED)).problems == server.sample(LISTED).expected_problems


@every_exchange
def test_of_two_opposites_one_can_be_done(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for action, undo in UNDOING.items():
        case = case_for(exchange, action)
        if action in server.actions(case):
            assert undo not in server.actions(case)
            server.change(case, action)
            assert undo in server.actions(case)
            server.change(case, undo)


def test_nothing_but_restoring_can_be_done_to_a_deleted_key(kucoin: ExchangeServer) -> None:
    kucoin.change("good", KeyAction.FORBID_TRADING)
    kucoin.change("good", KeyAction.DELETE)
    assert kucoin.actions("good") == (KeyAction.RESTORE,)
    kucoin.change("good", KeyAction.RESTORE)
    assert {KeyAction.ALLOW_TRADING, KeyAction.PUT_BACK} <= {
        *kucoin.actions("good")
    }  # as it was deleted


def test_what_cannot_be_done_says_so_and_what_can(kucoin: ExchangeServer) -> None:
    with pytest.raises(ValueError, match="expire-now cannot be done to good at kucoin now; can be"):
        kucoin.change("good", KeyAction.EXPIRE_NOW)
    with pytest.raises(ValueError, match="delete-the-key"):
        kucoin.change("good", KeyAction.RESTORE)
    with pytest.raises(KeyError):
        kucoin.change("nobody's", KeyAction.DELETE)
    assert kucoin.actions("good") == ExchangeServer("kucoin").actions("good")


def test_another_list_holds_another_address(kucoin: ExchangeServer) -> None:
    kucoin.change(LISTED, KeyAction.LIST_OTHER_IP)
    assert kucoin.key(LISTED).addresses == (OTHER_IP,)


@every_exchange
async def test_a_new_address_of_ours_is_refused_until_it_is_listed(
    exchange: str, check: Check
) -> None:
    async with ExchangeServer(exchange) as server:
        server.seen_ip = "192.0.2.44"
        refused = await check(server, LISTED)
        free = await check(server, UNLISTED)
        server.change(LISTED, KeyAction.LIST_OUR_IP)
        listed = await check(server, LISTED)

    expected = OTHERWISE.get((exchange, KeyAction.LIST_OTHER_IP), SPOILING[KeyAction.LIST_OTHER_IP])
    assert {*refused.problems} == expected
    assert refused.seen_ip in {"192.0.2.44", None}
    assert free.problems == server.sample(UNLISTED).expected_problems
    assert listed.problems == ()
