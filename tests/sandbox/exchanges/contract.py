"""What the server of each exchange promises: the same tests for all, in the exchange's codes.

A test class derives from the parts that hold for its exchange, and fills in their tables.
"""

import json
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeAlias

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask

Fields: TypeAlias = Mapping[Field, str]
Verdict: TypeAlias = tuple[object, ...]  # HTTP status and code, as `Contract.verdict` reads them
Moment: TypeAlias = float | str | None  # seconds since 1970, or what is sent as such; None = now

NOW = 1_700_000_000
SEEN_IP = "2001:db8::9"


@dataclass(frozen=True)
class Call:
    """A call to be signed. The path has its query."""

    path: str
    method: str = "GET"
    body: str = ""
    window: str = ""  # for how long it is valid, where the caller says so

    def __str__(self) -> str:
        """Return it for the id of a test."""
        return f"{self.method} {self.path} {self.body}".strip()[:80]


@dataclass(frozen=True)
class Sent:
    """A signed call."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: str = ""

    def without(self, name: str) -> "Sent":
        """Return it without a header, or without a pair of the query."""
        headers = {n: value for n, value in self.headers.items() if n != name}
        path, _, query = self.target.partition("?")
        pairs = [pair for pair in query.split("&") if pair.partition("=")[0] != name]
        return replace(self, headers=headers, target=f"{path}?{'&'.join(pairs)}")


Forgery: TypeAlias = Callable[[Sent], Sent]


def sent_as(call: Call) -> Forgery:
    """Return what sends another call with the same signature."""
    return lambda sent: replace(sent, method=call.method, target=call.path, body=call.body)


def with_query(change: Callable[[str], str]) -> Forgery:
    """Return what changes the query of a call."""

    def forged(sent: Sent) -> Sent:
        path, _, query = sent.target.partition("?")
        return replace(sent, target=f"{path}?{change(query)}")

    return forged


def forged_signatures(call: Call) -> dict[str, tuple[Call, Forgery]]:
    """Return a call with wrong values of `signature`, which ends its query."""

    def changed(change: Callable[[str], str]) -> tuple[Call, Forgery]:
        def forged(query: str) -> str:
            before, name, signature = query.partition("signature=")
            return f"{before}{name}{change(signature)}"

        return call, with_query(forged)

    return {
        "a signature of zeros": changed(lambda _: "0" * 64),
        "a signature in capitals": changed(str.upper),
        "an accented signature": changed(lambda _: "%C3%A9"),
    }


def with_header(name: str, step: int) -> Forgery:
    """Return what changes a number in a header."""
    return lambda sent: replace(
        sent, headers={**sent.headers, name: str(int(sent.headers[name]) + step)}
    )


def milliseconds(at: Moment) -> str:
    """Return a moment as most exchanges have it in a call."""
    return at if isinstance(at, str) else str(int((time.time() if at is None else at) * 1000))


class Contract:
    """What the servers of all exchanges have in common."""

    exchange: ClassVar[str]
    code: ClassVar[str] = "code"  # the name of the code in an answer
    accepted: ClassVar[Verdict]
    description: ClassVar[Call]  # asks what a key may
    private: ClassVar[Call]  # any signed call
    refusals: ClassVar[Mapping[str, Verdict]]  # case → the answer to `private`
    described: ClassVar[Mapping[str, object]]  # case → what the description comes down to
    other_cases: ClassVar[Collection[str]] = ()  # that the exchange's own tests are about
    reads: ClassVar[Sequence[tuple[str, Call]]]  # a case that may read, a call that reads
    trades: ClassVar[Sequence[tuple[str, Call, Verdict]]]
    missing: ClassVar[Mapping[str, Verdict]]  # a part of a signed call → the answer without it
    missing_is_named: ClassVar[bool] = False
    shown: ClassVar[Collection[Field]] = ()  # which values a refusal may repeat

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        """Return a call as the exchange wants it signed."""
        raise NotImplementedError

    def summary(self, body: Any, fields: Fields) -> object:
        """Return what the description of a key comes down to."""
        raise NotImplementedError

    def may_withdraw(self, summary: Any) -> bool:
        raise NotImplementedError

    def verdict(self, status: int, body: Any) -> Verdict:
        return status, body.get(self.code) if isinstance(body, dict) else None

    async def send(self, ask: Ask, server: ExchangeServer, sent: Sent) -> Answer:
        return await ask(sent.method, server.url + sent.target, sent.headers, sent.body)

    async def judge(self, ask: Ask, server: ExchangeServer, case: str, call: Call) -> Verdict:
        """Return the verdict on a call with the key of a case."""
        sent = self.sign(server.sample(case).fields, call)
        status, body, _ = await self.send(ask, server, sent)
        return self.verdict(status, body)

    async def describe(self, ask: Ask, server: ExchangeServer, case: str) -> Any:
        fields = server.sample(case).fields
        status, body, _ = await self.send(ask, server, self.sign(fields, self.description))
        assert self.verdict(status, body) == self.accepted
        return self.summary(body, fields)

    @pytest.fixture
    async def server(self) -> AsyncIterator[ExchangeServer]:
        async with ExchangeServer(self.exchange) as server:
            yield server

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Hand each test a row of the table that it asks for."""
        for name, table in _TABLES.items():
            if name in metafunc.fixturenames:
                rows = list(getattr(self, table))
                metafunc.parametrize(name, rows, ids=[_id(row) for row in rows])

    def test_every_sample_is_in_one_of_the_tables(self, server: ExchangeServer) -> None:
        reported = {*self.refusals, *self.described, *self.other_cases}
        assert {s.case for s in server.samples} == reported

    async def test_a_refusal_has_the_status_and_code_of_the_exchange(
        self, refused: str, server: ExchangeServer, ask: Ask
    ) -> None:
        assert await self.judge(ask, server, refused, self.private) == self.refusals[refused]

    async def test_a_key_is_described(self, case: str, server: ExchangeServer, ask: Ask) -> None:
        server.key(case).delay = 0
        assert await self.describe(ask, server, case) == self.described[case]

    async def test_the_cure_comes_with_the_third_test(
        self, server: ExchangeServer, ask: Ask
    ) -> None:
        reported = [await self.describe(ask, server, "may-withdraw-then-cured") for _ in range(4)]
        assert [self.may_withdraw(summary) for summary in reported] == [True, True, False, False]

    async def test_a_key_can_be_changed_while_the_server_runs(
        self, server: ExchangeServer, ask: Ask
    ) -> None:
        server.key("good").permissions |= {Permission.WITHDRAW}
        assert self.may_withdraw(await self.describe(ask, server, "good"))
        server.key("may-withdraw").permissions -= {Permission.WITHDRAW}
        assert not self.may_withdraw(await self.describe(ask, server, "may-withdraw"))
        server.key("good").deleted = True
        assert await self.judge(ask, server, "good", self.private) == self.refusals["unknown-key"]

    async def test_reading_needs_no_more_than_read(
        self, read: tuple[str, Call], server: ExchangeServer, ask: Ask
    ) -> None:
        assert await self.judge(ask, server, *read) == self.accepted

    async def test_trading_needs_its_own_permission(
        self, trade: tuple[str, Call, Verdict], server: ExchangeServer, ask: Ask
    ) -> None:
        case, call, expected = trade
        assert await self.judge(ask, server, case, call) == expected

    async def test_every_part_is_needed(self, part: str, server: ExchangeServer, ask: Ask) -> None:
        sent = self.sign(server.sample("good").fields, self.private).without(part)
        status, said, _ = await self.send(ask, server, sent)
        assert self.verdict(status, said) == self.missing[part]
        assert not self.missing_is_named or part in json.dumps(said)

    async def test_nothing_is_told_of_a_value(self, server: ExchangeServer, ask: Ask) -> None:
        for case in self.refusals:
            hidden = [v for f, v in server.key(case).fields.items() if f not in self.shown]
            for call in (self.description, self.private):
                sent = self.sign(server.sample(case).fields, call)
                _, said, _ = await self.send(ask, server, sent)
                assert not any(value in json.dumps(said) for value in hidden)


class Forgeable(Contract):
    """The signature covers what is sent."""

    forgeries: ClassVar[Mapping[str, tuple[Call, Forgery]]]

    async def test_another_call_than_signed_is_refused(
        self, forgery: str, server: ExchangeServer, ask: Ask
    ) -> None:
        call, forged = self.forgeries[forgery]
        sent = forged(self.sign(server.sample("good").fields, call))
        status, said, _ = await self.send(ask, server, sent)
        assert self.verdict(status, said) == self.refusals["wrong-secret"]


class Timed(Contract):
    """A call carries its time, and is refused if it is too old or in the future."""

    moments: ClassVar[Sequence[tuple[float, str, Verdict]]]  # seconds from now, window, answer

    async def test_the_time_must_be_inside_the_window(
        self, moment: tuple[float, str, Verdict], ask: Ask
    ) -> None:
        seconds, window, expected = moment
        call = replace(self.private, window=window)
        async with ExchangeServer(self.exchange, clock=lambda: NOW) as server:
            sent = self.sign(server.sample("good").fields, call, NOW + seconds)
            status, said, _ = await self.send(ask, server, sent)
        assert self.verdict(status, said) == expected


class StrictlyTimed(Contract):
    """What is sent in place of a time, or of a number used once, must be one."""

    odd_times: ClassVar[Sequence[str]]
    odd_time: ClassVar[Verdict]

    async def test_a_time_that_is_none_is_refused(
        self, odd: str, server: ExchangeServer, ask: Ask
    ) -> None:
        sent = self.sign(server.sample("good").fields, self.private, odd)
        status, said, _ = await self.send(ask, server, sent)
        assert self.verdict(status, said) == self.odd_time


class AddressFirst(Contract):
    """The address is looked at before the signature."""

    async def test_the_address_is_looked_at_before_the_signature(
        self, server: ExchangeServer, ask: Ask
    ) -> None:
        fields = {**server.sample("ip-refused").fields, Field.SECRET: "wrong"}
        status, said, _ = await self.send(ask, server, self.sign(fields, self.private))
        assert self.verdict(status, said) == self.refusals["ip-refused"]


class NamesAddress(Contract):
    """A refusal for the address names it."""

    address_named: ClassVar[str]  # with {} for the address

    async def test_the_refused_address_is_named(self, ask: Ask) -> None:
        async with ExchangeServer(self.exchange, seen_ip=SEEN_IP) as server:
            sent = self.sign(server.sample("ip-refused").fields, self.private)
            _, said, _ = await self.send(ask, server, sent)
        assert self.address_named.format(SEEN_IP) in json.dumps(said)


class SaysWhen(Contract):
    """Who asked too often is payload when to come back."""

    async def test_rate_limit_says_when_to_come_back(
        self, server: ExchangeServer, ask: Ask
    ) -> None:
        sent = self.sign(server.sample("rate-limited").fields, self.private)
        _, _, headers = await self.send(ask, server, sent)
        assert headers["Retry-After"] == "1"


_TABLES: Mapping[str, str] = {  # the argument of a test → the table
    "refused": "refusals",
    "case": "described",
    "read": "reads",
    "trade": "trades",
    "part": "missing",
    "forgery": "forgeries",
    "moment": "moments",
    "odd": "odd_times",
}


def _id(row: str | Sequence[object]) -> str:
    if isinstance(row, str):
        return row[:40]
    return " ".join(str(part) for part in row if not isinstance(part, tuple))
