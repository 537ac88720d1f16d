"""`python -m bot trading`: stops and goes on without a running bot, and is seen by the doctor."""

import asyncio

import pytest

from bot.cli.doctor.finding import Level
from bot.cli.doctor.trading import check_trading
from tests.cli.conftest import Installation


def test_everything_is_stopped_and_goes_on(installation: Installation) -> None:
    assert "Nothing is stopped." in installation.run("trading", "status")
    assert "Stopped: everything, since 20" in installation.run("trading", "stop")
    assert "all was stopped before." in installation.run("trading", "stop")
    assert "Stopped: everything" in installation.run("trading", "status")
    told = installation.run("trading", "go")
    assert "Nothing is stopped." in told
    assert "Strategies that have not ended: none" in told
    assert "all was not stopped." in installation.run("trading", "go")


def test_an_exchange_is_stopped_alone(installation: Installation) -> None:
    assert "There are kucoin," in installation.run("trading", "stop", "acme", code=1)
    installation.run("trading", "stop", "KuCoin")
    both = installation.run("trading", "stop")
    assert "everything" in both
    left = installation.run("trading", "go")
    assert "Stopped: kucoin" in left
    assert "everything" not in left


def test_the_doctor_warns_of_a_stop(installation: Installation) -> None:
    sound = asyncio.run(check_trading(installation.url, "paper"))
    assert sound.level is Level.OK
    installation.run("trading", "stop", "kucoin")
    found = asyncio.run(check_trading(installation.url, "paper"))
    assert found.level is Level.WARN
    assert "stopped by the operator: kucoin" in found.found
    assert "python -m bot trading go" in found.fix


@pytest.mark.parametrize("switch", ["off", "paper"])
def test_the_doctor_says_what_is_switched_on(installation: Installation, switch: str) -> None:
    found = asyncio.run(check_trading(installation.url, switch))
    assert found.level is Level.OK
    assert found.found.startswith("off" if switch == "off" else "rehearsals")
    assert "0 strategies that have not ended" in found.found
