"""One file of facts and one file of answers per exchange; no harmful call."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import ccxt.async_support  # type: ignore[import-untyped]  # it has no types
import pytest

from bot.domain.diagnosis import Permission, Problem
from bot.exchanges import EXCHANGES, PACES
from bot.exchanges._catalogue import CATALOGUE, Entry, discover
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FOLDER, FileExchange, answer_file

SOURCES = Path(sys.modules["bot.exchanges"].__path__[0])
FEWEST_ANSWERS = 12
MOST_CHECKS = 20  # per second; no exchange allows one address more
ALL = pytest.mark.parametrize("name", list(EXCHANGES))

# Calls that are never made.
HARMFUL = re.compile(
    r"withdraw|transfer|/orders?$|/apiKeyInfo|leverage|/sub(?!mitcancel)", re.IGNORECASE
)


def test_people_see_them_in_this_order() -> None:
    names = list(EXCHANGES)

    assert names[:2] == ["kucoin", "mexc"]
    assert names[2:] == sorted(names[2:], key=lambda n: EXCHANGES[n].title.casefold())


def test_every_exchange_has_its_two_files() -> None:
    facts = {path.stem for path in SOURCES.glob("[!_]*.py")}

    assert facts == set(EXCHANGES) == {path.stem for path in FOLDER.glob("*.toml")}


@ALL
def test_the_answers_are_many_and_have_a_source(name: str) -> None:
    answers = answer_file(name).content["answer"]

    assert len(answers) >= FEWEST_ANSWERS
    assert len({a["case"] for a in answers}) == len(answers)
    for answer in answers:
        assert answer["kind"] in {"recorded", "composed"}
        assert answer["source"]
        assert {*answer["problems"]} <= {*Problem}


@ALL
def test_the_facts_are_complete(name: str) -> None:
    exchange = EXCHANGES[name]

    assert exchange.id == name
    assert exchange.menu
    assert exchange.ip_label
    assert {Permission.READ, Permission.TRADE, Permission.WITHDRAW} <= exchange.labels.keys()
    addresses = [exchange.keys_url, exchange.revoke_url, *exchange.sites.values()]
    assert all(address.startswith("https://") for address in addresses)


@ALL
def test_the_pace_of_checks_is_set_on_purpose_and_has_a_source(name: str) -> None:
    facts = (SOURCES / f"{name}.py").read_text(encoding="utf-8")
    found = re.search(r"((?:    #.*\n)+)    checks_per_second=([\d.]+),\n", facts)

    assert found
    assert re.search(r"…/|\.(com|io)\b", found[1])
    assert 0 < float(found[2]) == PACES[name] <= MOST_CHECKS


@ALL
def test_the_sample_credentials_have_the_shapes(name: str) -> None:
    given = answer_file(name).credentials

    for field, shape in EXCHANGES[name].fields.items():
        assert shape.fits(given[field].reveal())


@ALL
def test_every_endpoint_is_ccxts_and_harmless(name: str) -> None:
    dialect = CATALOGUE[name].dialect
    known: Any = getattr(ccxt.async_support, dialect.ccxt_id)

    for endpoint in dialect.endpoints:
        entry = next(vars(c)[endpoint.method] for c in known.__mro__ if endpoint.method in vars(c))
        path = re.sub(r"\\{.+?\\}", "[^/]+", re.escape(entry.path))  # `{order_id}` is any one
        assert entry.method == endpoint.verb
        assert re.search(f"/{path}$", endpoint.path)
        if endpoint.verb != "GET":
            assert endpoint.harmless
            assert not HARMFUL.search(endpoint.path)
        if "cancel" in endpoint.path or endpoint.verb == "DELETE":
            assert "does not exist" in endpoint.harmless


@ALL
def test_every_endpoint_of_orders_is_ccxts_and_one_places(name: str) -> None:
    trade, dialect = CATALOGUE[name].trade, CATALOGUE[name].dialect
    if trade is None:
        assert not (FOLDER / "orders" / f"{name}.toml").exists()
        return
    known: Any = getattr(ccxt.async_support, dialect.ccxt_id)
    reading = [*(x.endpoint for x in (*trade.looks, trade.recent, trade.fills)), *trade.asks]

    assert [e.verb for e in (trade.placing, *reading)] == ["POST"] + ["GET"] * len(reading)
    assert trade.placing not in dialect.endpoints
    for endpoint in (trade.placing, *reading):
        entry = next(vars(c)[endpoint.method] for c in known.__mro__ if endpoint.method in vars(c))
        assert entry.method == endpoint.verb
        assert endpoint.path.endswith(f"/{entry.path}")


def test_mexc_is_never_made_to_overwrite_an_ip_list() -> None:
    asked = {f"{e.verb} {e.path}" for e in CATALOGUE["mexc"].dialect.endpoints}

    assert "GET /api/v3/apiKeyInfo" in asked
    assert "POST /api/v3/apiKeyInfo" not in asked
    assert HARMFUL.search("/api/v3/apiKeyInfo")
    assert HARMFUL.search("/api/v3/order")
    assert not HARMFUL.search("/api/v3/order/test")


async def test_two_files_add_an_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Serve, make_prober: MakeProber
) -> None:
    package = tmp_path / "more_exchanges"
    package.mkdir()
    (package / "__init__.py").touch()
    facts = (SOURCES / "kucoin.py").read_text(encoding="utf-8")
    facts = facts.replace(' id="kucoin"', ' id="aqua"').replace('title="KuCoin"', 'title="Aqua"')
    (package / "aqua.py").write_text(facts.replace("RANK = 1", ""), encoding="utf-8")
    (package / "aqua.toml").write_bytes((FOLDER / "kucoin.toml").read_bytes())
    monkeypatch.syspath_prepend(tmp_path)

    found = discover("more_exchanges", package)
    recorded = answer_file("aqua", package)
    exchange = await serve(FileExchange(recorded.answers(recorded.case("wrong secret"))))
    report = await make_prober({"aqua": exchange.url}, catalogue=found).check(
        "aqua", recorded.credentials
    )

    assert found["aqua"].exchange.title == "Aqua"
    assert report.problems == (Problem.INVALID_SECRET,)


def test_ranks_come_before_titles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "ranked_exchanges"
    package.mkdir()
    (package / "__init__.py").touch()
    for name, title, rank in (("a", "beta", ""), ("b", "Alpha", ""), ("c", "Z", "RANK = 3")):
        text = f"from types import SimpleNamespace as N\nEXCHANGE = N(id={name!r}, title={title!r})"
        (package / f"{name}.py").write_text(
            f"{text}\nDIALECT = BALANCES = None\n{rank}\n", encoding="utf-8"
        )
    (package / "_private.py").write_text("raise RuntimeError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    assert [*discover("ranked_exchanges", package)] == ["c", "b", "a"]


def test_an_entry_is_what_a_file_holds() -> None:
    entry = CATALOGUE["mexc"]

    assert isinstance(entry, Entry)
    assert entry.exchange is EXCHANGES["mexc"]


def test_to_know_the_exchanges_ccxt_is_not_needed() -> None:
    seen = "import sys, bot.exchanges; print([m for m in sys.modules if m.startswith('ccxt')])"

    assert _run(seen) == "[]"


def _run(program: str) -> str:
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(  # noqa: S603  # our own program
        command, capture_output=True, text=True, check=True, cwd=SOURCES.parent.parent
    )
    return done.stdout.strip()
