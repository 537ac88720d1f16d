"""The whole command, as a separate process."""

import asyncio
import base64
import json
import os
import re
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from bot.cli import doctor
from bot.cli.doctor.finding import Level
from bot.cli.doctor.report import exit_code
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import ExchangeServer
from bot.sandbox.telegram import SANDBOX_TOKEN, TelegramServer
from bot.settings import Settings
from tests.cli.doctor.conftest import state_of
from tests.hatchery import Hatchery

Run = Callable[..., Awaitable[tuple[int, str, str]]]


async def test_a_sound_installation_fails_nowhere(
    telegram: TelegramServer, exchanges: dict[str, ExchangeServer], installed: Settings
) -> None:
    urls = {site: url for server in exchanges.values() for site, url in server.urls.items()}
    settings = installed.model_copy(
        update={"telegram_api_url": telegram.url, "exchange_urls": urls}
    )

    found = await doctor.examine(settings)

    named = {f.check: f.outcome for f in found}
    assert [f for f in found if f.outcome.level is Level.FAIL] == []
    assert exit_code(found) == 0
    assert {f"clock {name}" for name in EXCHANGES} <= named.keys()
    expected = ("settings", "database", "migrations", "disk", "master key", "telegram")
    for check in (*expected, *(f"clock {name}" for name in EXCHANGES), "language ar"):
        assert named[check].level is Level.OK, check
        assert not named[check].fix
    assert all(server.calls and len(server.calls) == 1 for server in exchanges.values())
    assert {call.method for call in telegram.calls} == {"getMe", "getWebhookInfo"}


@pytest.fixture
def run(hatchery: Hatchery, tmp_path: Path) -> Run:
    """Run the command with only these settings; return its exit code and output."""

    async def running(*arguments: str, settings: Mapping[str, str]) -> tuple[int, str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        process = hatchery.command(["doctor", *arguments], {**inherited, **settings}, tmp_path)
        out, err = await asyncio.to_thread(process.communicate)
        return process.returncode, out, err

    return running


def closed(name: str) -> str:
    """Return an address that refuses connections."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/{name}"


def unnumbered(text: str) -> str:
    """Return a text without the free disk space, which changes between runs."""
    return re.sub(r"\d+(\.\d+)?", "#", text)


async def test_the_command_tells_both_ways_and_makes_nothing(
    telegram: TelegramServer, tmp_path: Path, run: Run
) -> None:
    settings = {
        "BOT_TOKEN": SANDBOX_TOKEN,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_MASTER_KEYS": f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
        "BOT_EXCHANGE_URLS": json.dumps({name: closed(name) for name in EXCHANGES}),
        "BOT_SERVER_IPS": "203.0.113.7",
        "BOT_PROXY_URL": "http://user:hush-hush@127.0.0.1:9",
    }

    code, out, err = await run(settings=settings)
    json_code, document, _ = await run("--json", settings=settings)

    assert (code, json_code, err) == (1, 1, "")  # the proxy
    told = json.loads(document)
    assert told["ok"] is False
    failed = [check["check"] for check in told["checks"] if check["level"] == "fail"]
    assert failed == ["proxy"]
    for check in told["checks"]:
        rows = [unnumbered(row) for row in out.splitlines() if check["check"] in row]
        assert any(unnumbered(check["found"]) in row for row in rows), (check, rows)
        assert check["fix"] is None or f"      fix: {check['fix']}" in out.splitlines()
    hidden = (SANDBOX_TOKEN, settings["BOT_MASTER_KEYS"].partition(":")[2], "hush-hush")
    assert not any(secret in out + document for secret in hidden)
    assert not state_of(tmp_path)


async def test_warnings_alone_are_no_failure(telegram: TelegramServer, run: Run) -> None:
    settings = {
        "BOT_TOKEN": SANDBOX_TOKEN,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_EXCHANGE_URLS": json.dumps({name: closed(name) for name in EXCHANGES}),
    }
    code, out, _ = await run(settings=settings)
    assert code == 0
    assert "KuCoin cannot be reached" in out
    assert out.endswith(" 0 fail\n")


async def test_wrong_settings_are_each_named_and_the_languages_still_looked_at(run: Run) -> None:
    wrong = {"BOT_LOG_LEVEL": "hush-hush", "BOT_SERVER_IPS": "hush-hush"}
    code, out, _ = await run("--json", settings=wrong)
    assert code == 1
    checks = json.loads(out)["checks"]
    named = [check for check in checks if check["check"] == "settings"]
    assert {check["found"].partition(":")[0] for check in named} == set(wrong)
    assert all(check["level"] == "fail" and ".env.example" in check["fix"] for check in named)
    assert "language nb" in {check["check"] for check in checks}
    assert "hush-hush" not in out
