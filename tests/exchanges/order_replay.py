"""Orders at an exchange that answers from a file: `orders/<id>.toml`."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.domain.credentials import Credentials
from bot.domain.strategies.orders import Intent, OrderKind, Side, order_id
from bot.exchanges._catalogue import CATALOGUE
from tests.exchanges.replay import FOLDER, FileExchange, Said, answer_file

NAMES = [name for name, entry in CATALOGUE.items() if entry.trade]
PAIR = "BTC/USDT"
OUR_ID = order_id("tests", 1, 1)
SINCE = 1_700_000_000.0


def order(
    side: Side = Side.BUY, price: str = "60000.1", qty: str = "0.5", ours: str = OUR_ID
) -> Intent:
    """Return an order; the prices of the files belong to this one."""
    kind = OrderKind.ENTRY if side is Side.BUY else OrderKind.PROFIT
    reserve = Decimal(40000)
    return Intent(ours, 1, side, kind, Decimal(price), Decimal(qty), reserve, SINCE + 60)


@dataclass(frozen=True)
class OrderFile:
    """The answers of an exchange about orders, from its file."""

    name: str
    content: Mapping[str, Any]

    @property
    def credentials(self) -> Credentials:
        return answer_file(self.name).credentials

    @cached_property
    def place(self) -> str:
        return self._own(self.content["place"])

    @cached_property
    def find(self) -> list[str]:
        return [self._own(route) for route in self.content["find"]]

    @cached_property
    def recent(self) -> str:
        return self._own(self.content["recent"])

    @cached_property
    def fills(self) -> str:
        return self._own(self.content["fills"])

    def good(self) -> dict[str, Said]:
        """Return the answers of an account that trades; no order is known."""
        account = {route: Said(body) for route, body in self.content["account"].items()}
        nothing = self.said({"body": self.content["nothing"]})
        nothing.status = self.content.get("nothing_status", 200)
        return {
            **answer_file(self.name).good(),
            **account,
            self.place: self.said({"body": self.content["accepted"]}),
            self.recent: Said(self.content["none_recent"]),
            self.fills: Said(self.with_fills()),
            **dict.fromkeys(self.find, nothing),
        }

    def said(self, content: Mapping[str, Any]) -> Said:
        return Said(self._own(content["body"]), content.get("status", 200))

    def row(self, state: Mapping[str, str]) -> str:
        return self._own(_filled(self.content["order"]["row"], state))

    def with_order(self, state: Mapping[str, str]) -> Said:
        return Said(self.content["order"]["body"].replace("%s", self.row(state)))

    def with_recent_order(self, state: Mapping[str, str]) -> Said:
        return Said(self.content["recent_order"].replace("%s", self.row(state)))

    def with_fills(self, *fills: Mapping[str, str]) -> str:
        rows = [self._own(_filled(self.content["fill"]["row"], fill)) for fill in fills]
        return str(self.content["fill"]["body"]).replace("%s", ",".join(rows))

    def state(self, case: str) -> Mapping[str, Any]:
        return next(s for s in self.content["state"] if s["case"].startswith(case))

    def cases(self, kind: str) -> list[Mapping[str, Any]]:
        return list(self.content.get(kind, []))

    @staticmethod
    def _own(text: str) -> str:
        return text.replace("@id@", OUR_ID)


def order_file(name: str) -> OrderFile:
    path = FOLDER / "orders" / f"{name}.toml"
    return OrderFile(name, tomllib.loads(path.read_text(encoding="utf-8")))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


@dataclass
class Wire:
    """What reached an exchange: each request with its body."""

    seen: list[tuple[web.BaseRequest, str]] = field(default_factory=list)

    async def __call__(self, request: web.Request) -> None:
        self.seen.append((request, await request.text()))

    def orders(self, file: OrderFile) -> list[tuple[web.BaseRequest, str]]:
        return [(r, body) for r, body in self.seen if f"{r.method} {r.path}" == file.place]

    def sent(self, file: OrderFile) -> dict[str, str]:
        """Return the parameters of the one order that was sent."""
        ((request, body),) = self.orders(file)
        if file.content["wire"]["in"] == "json":
            return dict(json.loads(body))
        form = file.content["wire"]["in"] == "form"
        return dict(parse_qsl(body if form else request.query_string))


def at(exchange: FileExchange, name: str) -> dict[str, str]:
    """Return the addresses with which an exchange is replaced."""
    return {name: exchange.url}
