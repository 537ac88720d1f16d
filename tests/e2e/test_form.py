"""The form over HTTP: what it takes, and that no one else gets in."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.handlers.connecting.form.tickets import Tickets
from bot.sandbox.telegram.mini_app import init_data
from bot.sandbox.telegram.records import User
from bot.telegram.init_data import read_opening
from tests.caddy import free_port
from tests.e2e.world import World

OTHER_TOKEN = "424242:another-token"  # opens nothing
BUTTON = "Enter the key privately"


@dataclass
class Visitor:
    """A client that opens the form of a person."""

    world: World
    http: ClientSession
    person: int = 42

    @property
    def base(self) -> str:
        return str(self.world.changes["public_url"])

    @property
    def url(self) -> str:
        """The address in the newest button."""
        chat = self.world.telegram.world.messages[self.person].values()
        found = [b.value for m in chat for row in m.button_rows for b in row if b.label == BUTTON]
        return found[-1]

    def data(self, *, person: int | None = None, age: int = 0, token: str = "") -> str:
        telegram = self.world.telegram
        user = User(id=person or self.person, first_name="Kari")
        return init_data(token or telegram.token, user, telegram.clock.timestamp() - age)

    async def ask(self, name: str, **body: str) -> tuple[int, dict[str, Any]]:
        answer = await self.http.post(f"{self.base}/form/{name}", json=body)
        text = await answer.text()
        return answer.status, json.loads(text) if text.startswith("{") else {}

    async def open(self, data: str | None = None) -> tuple[int, dict[str, Any]]:
        draft = self.url.rpartition("/")[2]
        return await self.ask("open", init=data or self.data(), draft=draft)

    async def ticket(self) -> str:
        status, form = await self.open()
        assert status == 200
        return str(form["ticket"])

    async def send(self, ticket: str, **fields: str) -> tuple[int, dict[str, Any]]:
        named = {f"field-{name.replace('_', '-')}": text for name, text in fields.items()}
        return await self.ask("send", ticket=ticket, **named)


@pytest.fixture
async def visitor(world: World) -> AsyncIterator[Visitor]:
    place = f"127.0.0.1:{free_port()}"
    world.changes |= {"public_url": f"http://{place}", "public_listen": place}
    async with ClientSession() as http, world.bot():
        await world.telegram.person(42).say("/connect kucoin")
        await world.telegram.person(42).wait_for("KuCoin")
        yield Visitor(world, http)


def fields_of(visitor: Visitor, case: str = "good") -> dict[Field, str]:
    return dict(visitor.world.sample("kucoin", case).fields)


def whole(values: dict[Field, str]) -> str:
    return "\n".join(f"{name.value}: {value}" for name, value in values.items())


async def test_a_whole_connection_without_a_message(visitor: Visitor) -> None:
    values, person = fields_of(visitor), visitor.world.telegram.person(42)
    status, form = await visitor.open()
    assert status == 200
    assert [field["name"] for field in form["fields"]] == list(values)
    assert not any(field["received"] for field in form["fields"])
    ticket = form["ticket"]
    for name, value in values.items():
        status, answer = await visitor.send(ticket, **{name.value.replace("-", "_"): value})
        assert status == 200
        ticket = answer.get("ticket", "")
    assert answer == {"done": True}
    await person.wait_for("is connected")
    assert not [value for value in values.values() if visitor.world.telegram.holds(value)]
    assert not visitor.world.telegram.calls_of("deleteMessage")


async def test_everything_in_one_field_and_a_scanned_code(visitor: Visitor) -> None:
    values = fields_of(visitor)
    code = json.dumps({"apiKey": values[Field.API_KEY], "secretKey": values[Field.SECRET]})
    status, answer = await visitor.send(await visitor.ticket(), secret=code)
    assert status == 200
    received = {field["name"]: field["received"] for field in answer["fields"]}
    assert received == {"api-key": True, "secret": True, "passphrase": False}
    shown = answer["fields"][0]["shown"]
    assert "…" in shown
    assert shown != values[Field.API_KEY]
    _, answer = await visitor.send(answer["ticket"], passphrase=values[Field.PASSPHRASE])
    assert answer == {"done": True}


async def test_what_is_wrong_is_said_beside_its_field(visitor: Visitor) -> None:
    status, answer = await visitor.send(await visitor.ticket(), api_key="where do I find it?")
    assert status == 200
    assert answer["errors"].keys() == {"api-key"}
    assert "not what I asked for" in answer["errors"]["api-key"]
    assert "<" not in answer["errors"]["api-key"]


async def test_a_wrong_secret_is_mended_by_another_form(visitor: Visitor) -> None:
    values, person = fields_of(visitor), visitor.world.telegram.person(42)
    sample = visitor.world.sample("kucoin", "wrong-secret")
    used = await visitor.ticket()
    assert (await visitor.send(used, api_key=whole(dict(sample.fields))))[1] == {"done": True}
    await person.wait_for(lambda m: m.text and BUTTON in m.labels and "secret" in m.text)
    assert (await visitor.send(used, secret=values[Field.SECRET]))[0] == 403
    right = dict(sample.right) or {Field.SECRET: values[Field.SECRET]}
    fresh = await visitor.ticket()
    assert (await visitor.send(fresh, secret=next(iter(right.values()))))[1] == {"done": True}


async def test_no_one_else_gets_in(visitor: Visitor) -> None:
    used = visitor.data()
    assert (await visitor.open(used))[0] == 200
    last = used.rpartition("hash=")[2]
    refused = [
        used,  # used
        used.replace("Kari", "Mari"),
        used.replace(last, "0" * len(last)),
        visitor.data(age=301),
        visitor.data(age=-3600),
        visitor.data(person=43),  # without a draft
        visitor.data(token=OTHER_TOKEN),
        "",
        "hash=",
        "auth_date=1&hash=\udcff".encode("utf-8", "replace").decode(),
        "x" * 5000,
    ]
    seen = [await visitor.open(data or "?") for data in refused]
    assert seen == [(403, {})] * len(refused)
    foreign = await visitor.ask("open", init=visitor.data(), draft="0" * 32)
    ticket = await visitor.ticket()
    person, issued, state, digest = ticket.split(".")
    forged = ["", "x", "....", f"43.{issued}.{state}.{digest}", f"{'9' * 30}.1.{state}.{digest}"]
    forged += [f"{person}.{int(issued) + 1}.{state}.{digest}", f"{person}.{issued}.{digest}"]
    forged += [ticket[:-1] + ("0" if ticket[-1] != "0" else "1"), "\udcff.1.2.3"]
    tried = [await visitor.send(each, api_key="x") for each in forged]
    assert [foreign, *tried] == [(403, {})] * (1 + len(forged))


async def test_a_double_submit_counts_once(visitor: Visitor) -> None:
    values, ticket = whole(fields_of(visitor)), await visitor.ticket()
    both = await asyncio.gather(*(visitor.send(ticket, api_key=values) for _ in range(2)))
    assert sorted(status for status, _ in both) == [200, 403]
    await visitor.world.telegram.person(42).wait_for("is connected")


async def test_a_value_sent_in_the_chat_ends_the_open_form(visitor: Visitor) -> None:
    values, ticket = fields_of(visitor), await visitor.ticket()
    await visitor.world.send(visitor.world.telegram.person(42), values[Field.API_KEY])
    assert (await visitor.send(ticket, secret=values[Field.SECRET]))[0] == 403
    assert (await visitor.open())[1]["fields"][0]["received"]


async def test_an_ended_conversation_ends_the_form(visitor: Visitor) -> None:
    ticket, person = await visitor.ticket(), visitor.world.telegram.person(42)
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    assert (await visitor.send(ticket, api_key="x"))[0] == 403


async def test_a_telegram_that_fails_loses_no_value(visitor: Visitor) -> None:
    values, telegram = fields_of(visitor), visitor.world.telegram
    for method in ("sendMessage", "editMessageText", "sendPhoto"):
        telegram.fault(method, 400, "Bad Request: nothing", times=3)
    status, answer = await visitor.send(await visitor.ticket(), api_key=values[Field.API_KEY])
    assert (status, answer["fields"][0]["received"]) == (200, True)


async def test_pages_and_headers(visitor: Visitor) -> None:
    page = await visitor.http.get(visitor.url, headers={"Accept-Language": "ar-EG,en;q=0.5"})
    text = await page.text()
    assert 'lang="ar" dir="rtl"' in text
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers
    size = len(text)
    for name in ("form.js", "form.css"):
        part = await visitor.http.get(f"{visitor.base}/form/{name}")
        assert part.status == 200
        size += len(await part.read())
    assert size <= 30_000
    other = await visitor.http.get(f"{visitor.base}/form/{'f' * 32}")
    assert (await other.text()).replace("en", "") == (
        await (await visitor.http.get(f"{visitor.base}/form/{'e' * 32}")).text()
    ).replace("en", "")
    for name in ("", "x", "../form.js", "form.html", "open", "f" * 31):
        assert (await visitor.http.get(f"{visitor.base}/form/{name}")).status == 404


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 9000, b'{"ticket": 5}'])
async def test_odd_bodies(visitor: Visitor, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("open", "send"):
        sent = await visitor.http.post(f"{visitor.base}/form/{name}", data=BytesIO(body))
        assert sent.status == 403
    assert not [r for r in caplog.records if "request could not" in r.message]


async def test_large_bodies_and_too_many_requests(visitor: Visitor) -> None:
    large = BytesIO(b"x" * 16_385)
    assert (await visitor.http.post(f"{visitor.base}/form/send", data=large)).status == 413
    seen = {(await visitor.ask("send", ticket="x"))[0] for _ in range(140)}
    assert seen == {403, 429}
    headers = {"X-Forwarded-For": "203.0.113.9, 198.51.100.4"}
    other = await visitor.http.post(f"{visitor.base}/form/send", json={}, headers=headers)
    assert other.status == 403


@given(text=st.text(), date=st.integers(-(2**70), 2**70), user=st.text())
def test_no_unsigned_text_is_taken(text: str, date: int, user: str) -> None:
    now = datetime.now(UTC)
    for data in (text, f"auth_date={date}&user={user}&hash={text}", f"user={user}&{text}"):
        assert read_opening("1:token", data, now) is None


@given(
    token=st.from_regex(r"[0-9]{3,9}:[A-Za-z0-9_-]{10,40}", fullmatch=True),
    name=st.text(max_size=30),
    age=st.integers(-120, 600),
    at=st.integers(0, 400),
)
def test_signed_texts_are_taken_while_they_are_fresh(
    token: str, name: str, age: int, at: int
) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    data = init_data(token, User(id=7, first_name=name), int(now.timestamp()) - age)
    opening = read_opening(token, data, now)
    assert (opening is not None) is (-60 <= age <= 300)
    assert opening is None or opening.person == 7
    at %= len(data)
    broken = data[:at] + ("x" if data[at] != "x" else "y") + data[at + 1 :]
    if at < data.index("&hash="):
        assert read_opening(token, broken, now) is None


@given(
    sealed=st.dictionaries(st.sampled_from(Field), st.text(max_size=5)),
    other=st.dictionaries(st.sampled_from(Field), st.text(max_size=5)),
    late=st.integers(-5, 4000),
    text=st.text(),
)
def test_a_ticket_fits_one_state_for_half_an_hour(
    sealed: dict[Field, str], other: dict[Field, str], late: int, text: str
) -> None:
    now = datetime(2026, 11, 30, tzinfo=UTC)
    tickets = Tickets(key=b"k", clock=lambda: now)
    draft = Draft(id="d", exchange="mexc", sealed=sealed)
    ticket = tickets.issue(7, draft)
    later = replace(tickets, clock=lambda: now + timedelta(seconds=late))
    assert later.holder(ticket) == (7 if -1 <= late <= 1799 else None)
    assert tickets.fits(ticket, draft)
    assert tickets.fits(ticket, replace(draft, sealed=other)) is (other == sealed)
    assert not tickets.fits(ticket, replace(draft, id="e"))
    assert replace(tickets, key=b"l").holder(ticket) is None
    assert not tickets.fits(text, draft)
    assert tickets.holder(text) is None
    assert tickets.holder(f"7.{text}.{ticket.rpartition('.')[2]}") is None
