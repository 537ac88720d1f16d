"""The checks of the bot's Telegram account: its token, its rights, and its webhook.

Plain HTTP calls: the library of the bot has its own timeouts and retries.
"""

import asyncio
import ssl
import time
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import certifi

from bot.cli.doctor import webhook
from bot.cli.doctor.finding import TIMEOUT, Check, ExaminationResult, fail, ok, warn
from bot.heartbeat import Heartbeat
from bot.settings import Settings

_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}  # 404: malformed token


LISTEN = 6  # seconds; another program polls again within that
_TWO_REQUESTS = 3 * TIMEOUT  # seconds: one after the other, while eleven exchanges are loaded
_SHARED_FIX = "Stop the other program, or have @BotFather revoke the token and set the new one."


class _SilentError(Exception):
    """Telegram did not answer as expected. `found`: what happened, without the address."""

    def __init__(self, status: int | None, found: str) -> None:
        super().__init__(found)
        self.status = status
        self.found = found


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the check of the account of the token."""
    yield Check("telegram", partial(check_telegram, settings), _TWO_REQUESTS)


async def check_telegram(settings: Settings) -> ExaminationResult:
    """Return whether the token is accepted, the rights of the bot, and whether it gets updates."""
    if settings.token is None:
        return fail("BOT_TOKEN is not set", "Get a token from @BotFather and set it.")
    url = f"{settings.telegram_api_url}/bot{settings.token.get_secret_value()}"
    try:
        me, info = await asyncio.gather(_call(f"{url}/getMe"), _call(f"{url}/getWebhookInfo"))
    except _SilentError as error:
        return _unanswered(error, str(urlsplit(url).hostname))
    if info.get("url") or settings.public_url:
        return webhook.judge(f"@{me.get('username')}", info, settings.public_url, time.time())
    last = Heartbeat.of(settings.database_url.get_secret_value()).seen()
    if last and last.trouble:
        return fail(f"@{me.get('username')}: {last.trouble}", _SHARED_FIX)
    if last is None and await _is_polled(url):
        return _shared(me, settings)
    return ok(f"token accepted: {_described(me)}; no webhook")


async def _call(url: str, params: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return the result of a method. Raises _SilentError."""
    tls = aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=certifi.where()))
    limit = aiohttp.ClientTimeout(total=TIMEOUT)
    try:
        async with (
            aiohttp.ClientSession(connector=tls, timeout=limit) as session,
            session.post(url, json=params or {}, allow_redirects=False) as response,
        ):
            answer = await response.json(content_type=None)
            if answer["ok"] is not True:
                raise _SilentError(response.status, f"answers {response.status}")
            return dict(answer["result"])
    except (aiohttp.ClientError, OSError) as error:  # their texts contain the address
        raise _SilentError(None, f"cannot be reached: {type(error).__name__}") from None
    except (ValueError, TypeError, KeyError):
        raise _SilentError(None, "does not answer as a Bot API server does") from None


async def _is_polled(url: str) -> bool:
    """Return whether another program polls with this token: its next poll ends ours with 409.

    Nothing is confirmed: without an offset Telegram keeps all updates.
    """
    try:
        await _call(f"{url}/getUpdates", {"timeout": LISTEN, "limit": 1})
    except _SilentError as error:
        return error.status == HTTPStatus.CONFLICT
    return False


def _shared(me: dict[str, Any], settings: Settings) -> ExaminationResult:
    found = f"another program uses the token of @{me.get('username')}"
    if settings.database_url.get_secret_value().startswith("sqlite"):
        return fail(found, _SHARED_FIX)
    return warn(f"{found}, or this bot runs on another machine", _SHARED_FIX)


def _unanswered(error: _SilentError, host: str) -> ExaminationResult:
    if error.status in _REFUSED:
        return fail(f"{host} refuses BOT_TOKEN", "Ask @BotFather for a new token and set it.")
    found = f"{host} {error.found}"
    if error.status is not None:
        return warn(
            found, "Try again in a few minutes: the token was neither accepted nor refused."
        )
    return fail(found, "Check BOT_TELEGRAM_API_URL, the network and the firewall.")


def _described(me: dict[str, Any]) -> str:
    groups = "may be added to groups" if me.get("can_join_groups") else "cannot join groups"
    reads = "reads all messages there" if me.get("can_read_all_group_messages") else "privacy mode"
    return f"@{me.get('username')} ({groups}, {reads})"
