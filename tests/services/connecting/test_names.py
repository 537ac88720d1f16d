import pytest

from bot.domain.diagnosis import Answer, Permission
from bot.exchanges import EXCHANGES
from bot.services.connecting.names import NameProblem, check_name, looks_secret, suggest_names
from tests.services.paste_values import MAKERS, make

ORDINARY = [
    "KuCoin Spot Main", "BTC2024", "mexc-1", "Main2", "BTC-10x", "Bot-2024", "kucoin_main_01",
    "SpotGrid2025", "Основной счёт", "الحساب الرئيسي", "3Commas DCA", "ETH/USDT", "Hedge (long)",
    "1inch", "Zoë's bot", "trading", "Recovery PRO", "OKX.2", "Grid 100x 5", "账户1",
]  # fmt: skip
PASSWORDS = [
    "Passw0rd-7b48", "Passw0rd!080", "Passw0rd-cce3", "hunter22222", "h4ckerman", "S3cret-pass",
    "Tr0ub4dor&3", "Admin@123", "bot%pass9", "correct*horse", "x7Gk29Lm",
]  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
@pytest.mark.parametrize("exchange", EXCHANGES)
def test_ordinary_names_stay_possible(exchange: str, name: str) -> None:
    assert check_name(name, (), EXCHANGES[exchange]) == (name, None)


@pytest.mark.parametrize("exchange", EXCHANGES)
@pytest.mark.parametrize("futures", Answer)
def test_suggested_names_are_no_secrets(exchange: str, futures: Answer) -> None:
    names = suggest_names(EXCHANGES[exchange], (), {Permission.FUTURES: futures})
    assert len(names) == len(set(names)) == 4
    assert [n for n in names if looks_secret(n, EXCHANGES[exchange])] == []


@pytest.mark.parametrize(
    ("exchange", "futures", "first"),
    [
        ("kucoin", Answer.YES, ["KuCoin Futures Main", "KuCoin Spot Main"]),  # ticked on purpose
        ("kucoin", Answer.NO, ["KuCoin Spot Main", "KuCoin Spot Conservative"]),
        ("kucoin", Answer.UNKNOWN, ["KuCoin Spot Main", "KuCoin Spot Conservative"]),
        ("htx", Answer.YES, ["HTX Spot Main", "HTX Futures Main"]),  # one permission has both
        ("kraken", Answer.YES, ["Kraken Spot Main", "Kraken Spot Conservative"]),
    ],
)
def test_suggested_names_know_the_markets_of_the_key(
    exchange: str, futures: Answer, first: list[str]
) -> None:
    names = suggest_names(EXCHANGES[exchange], (), {Permission.FUTURES: futures})
    assert names[:2] == first


def test_a_taken_suggestion_gets_the_next_number() -> None:
    taken = ("kucoin spot main", "KuCoin Spot Main 2")
    names = suggest_names(EXCHANGES["kucoin"], taken, {})
    assert names[0] == "KuCoin Spot Main 3"


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize("exchange", ["kucoin", "okx", "bitget"])
def test_a_password_is_no_name_where_passphrases_are_asked_for(
    exchange: str, password: str
) -> None:
    assert check_name(password, (), EXCHANGES[exchange])[1] is NameProblem.SECRET


@pytest.mark.parametrize("exchange", MAKERS)
@pytest.mark.parametrize("around", ["{}", "my {}", "{} main", " {}\n"])
def test_keys_and_secrets_are_no_names(exchange: str, around: str) -> None:
    for field, value in make(exchange, around).items():
        if field != "passphrase" and any(c.isdigit() for c in value):
            assert looks_secret(around.format(value), EXCHANGES[exchange]), field
