"""The panel beside the chat, and the actions of its buttons."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.sandbox.telegram import (
    CannotError,
    ExchangeAction,
    Panel,
    Sample,
    SampleKind,
    ShownMoney,
    ShownOrder,
    TelegramServer,
)

MONEY = ShownMoney(
    coins=[("USDT", "1000", "0")],
    orders=[ShownOrder(side="bought", pair="BTC/USDT", filled="0.1", qty="0.2", price="60000")],
)


@dataclass
class Light:
    """Something at an exchange that a person can switch."""

    on: bool = False

    def actions(self) -> list[ExchangeAction]:
        return [ExchangeAction(label="Off" if self.on else "On", do=self.turn, fixes=self.on)]

    def turn(self) -> None:
        self.on = not self.on


@dataclass
class Lights:
    """A panel with a switch for a group and one for a key of each of two groups."""

    group: Light
    one: Light
    other: Light

    @property
    def panel(self) -> Panel:
        lines = (("API key", "abc"),)
        return Panel(
            samples=[
                Sample(
                    group="KuCoin",
                    title="Good",
                    lines=lines,
                    actions=self.one.actions,
                    money=lambda: MONEY,
                ),
                Sample(group="KuCoin", title="Wrong secret", lines=lines, kind=SampleKind.FIXABLE),
                Sample(group="MEXC", title="Good", lines=lines, actions=self.other.actions),
            ],
            switches={"KuCoin": self.group.actions},
            check_interval=15.0,
        )


@pytest.fixture
def lights() -> Lights:
    return Lights(Light(), Light(), Light())


@pytest.fixture
async def lit(lights: Lights) -> AsyncIterator[TelegramServer]:
    async with TelegramServer(panel=lights.panel) as server:
        yield server


def action(**changes: str) -> dict[str, str]:
    return {"group": "KuCoin", "title": "Good", "label": "On", **changes}


async def test_the_page_gets_what_can_be_done_now(
    lights: Lights, lit: TelegramServer, http: aiohttp.ClientSession
) -> None:
    lights.one.on = True
    async with http.get(lit.page_url + "samples") as response:
        payload = await response.json()
    assert payload == {
        "check_interval": 15.0,
        "groups": [
            {
                "title": "KuCoin",
                "actions": [{"label": "On", "fixes": False}],
                "samples": [
                    {
                        "title": "Good",
                        "kind": "works",
                        "lines": [["API key", "abc"]],
                        "right": [],
                        "actions": [{"label": "Off", "fixes": True}],
                        "money": {
                            "coins": [["USDT", "1000", "0"]],
                            "orders": [
                                {
                                    "side": "bought",
                                    "pair": "BTC/USDT",
                                    "filled": "0.1",
                                    "qty": "0.2",
                                    "price": "60000",
                                }
                            ],
                        },
                    },
                    {
                        "title": "Wrong secret",
                        "kind": "fixable",
                        "lines": [["API key", "abc"]],
                        "right": [],
                        "actions": [],
                        "money": None,
                    },
                ],
            },
            {
                "title": "MEXC",
                "actions": [],
                "samples": [
                    {
                        "title": "Good",
                        "kind": "works",
                        "lines": [["API key", "abc"]],
                        "right": [],
                        "actions": [{"label": "On", "fixes": False}],
                        "money": None,
                    }
                ],
            },
        ],
    }


async def test_a_button_acts_on_its_own_key_or_group(
    lights: Lights, lit: TelegramServer, http: aiohttp.ClientSession
) -> None:
    async def press(**changes: str) -> tuple[bool, bool, bool]:
        async with http.post(lit.page_url + "action", json=action(**changes)) as response:
            assert response.status == 200
        return lights.group.on, lights.one.on, lights.other.on

    assert await press() == (False, True, False)
    assert await press(title="") == (True, True, False)
    assert await press(group="MEXC") == (True, True, True)
    assert await press(label="Off") == (True, False, True)


@pytest.mark.parametrize(
    "body",
    [
        action(label="Off"),
        action(title="Wrong secret"),
        action(group="MEXC", title=""),
        action(group="Mt. Gox"),
        {"group": "KuCoin", "title": "Good"},
        {},
        [],
    ],
)
async def test_what_cannot_be_done_is_refused(
    body: Any, lights: Lights, lit: TelegramServer, http: aiohttp.ClientSession
) -> None:
    async with http.post(lit.page_url + "action", json=body) as response:
        assert response.status == 400
        assert (await response.json())["error"]
    assert (lights.group.on, lights.one.on, lights.other.on) == (False, False, False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
async def test_no_other_page_can_press_a_button(
    headers: dict[str, str],
    status: int,
    lights: Lights,
    lit: TelegramServer,
    http: aiohttp.ClientSession,
) -> None:
    sent = {"Content-Type": "application/json", **headers}
    async with http.post(
        lit.page_url + "action", data=json.dumps(action()), headers=sent
    ) as response:
        assert response.status == status
    async with http.get(lit.page_url + "action") as response:
        assert response.status == 405
    assert not lights.one.on


async def test_every_page_is_told_of_a_deed(
    lit: TelegramServer, http: aiohttp.ClientSession
) -> None:
    async with http.get(lit.page_url + "events") as events:
        await events.content.readuntil(b"\n\n")
        await (await http.post(lit.page_url + "action", json=action())).release()
        payload = b""
        while b"event: samples" not in payload:
            payload = await events.content.readuntil(b"\n\n")


def test_a_deed_that_is_not_offered_names_what_it_was_meant_for(lights: Lights) -> None:
    with pytest.raises(CannotError, match="'Explode' cannot be done to 'Good' now"):
        lights.panel.do("KuCoin", "Good", "Explode")
    with pytest.raises(CannotError, match="'Explode' cannot be done to 'KuCoin' now"):
        lights.panel.do("KuCoin", "", "Explode")
