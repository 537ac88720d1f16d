"""One code of Binance for three causes; ccxt reads it as a ban once a key has worked."""

from bot.domain.diagnosis import Problem
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, answer_file

BINANCE = answer_file("binance")
REFUSED = "key, address or permission: no call is accepted; the futures host reports our address"
SIGNED_IN = "hasAlreadyAuthenticatedSuccessfully"


async def test_a_key_that_worked_before_is_not_taken_for_banned(
    serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(BINANCE.good()))
    prober = make_prober({"binance": exchange.url})
    good = await prober.check("binance", BINANCE.credentials)
    template = prober.line.transport._templates["binance"]

    exchange.answers = BINANCE.answers(BINANCE.case(REFUSED))
    refused = await prober.check("binance", BINANCE.credentials)
    noted = template.options()[SIGNED_IN]
    template._options[SIGNED_IN] = True  # like a release that stores it elsewhere
    once_more = await prober.check("binance", BINANCE.credentials)

    assert good.problems == ()
    assert not noted
    assert refused.problems == once_more.problems == (Problem.KEY_OR_IP_OR_PERMISSION,)
