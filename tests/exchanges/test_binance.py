"""One code of Binance for three causes, which ccxt takes for a ban once a key has worked."""

from bot.domain.diagnosis import Problem
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, book

BINANCE = book("binance")
REFUSED = "key, address or permission: nobody lets it in, and the futures host tells our address"
SIGNED_IN = "hasAlreadyAuthenticatedSuccessfully"


async def test_a_key_that_worked_before_is_not_taken_for_banned(
    serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(BINANCE.good()))
    prober = make_prober({"binance": exchange.url})
    good = await prober.check("binance", BINANCE.credentials)
    template = prober._transport._templates["binance"]

    exchange.answers = BINANCE.answers(BINANCE.case(REFUSED))
    refused = await prober.check("binance", BINANCE.credentials)
    noted = template.options()[SIGNED_IN]
    template._options[SIGNED_IN] = True  # as a release that notes it elsewhere would
    once_more = await prober.check("binance", BINANCE.credentials)

    assert good.problems == ()
    assert not noted
    assert refused.problems == once_more.problems == (Problem.KEY_OR_IP_OR_PERMISSION,)
