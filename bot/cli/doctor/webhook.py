"""Judges the webhook of the bot: whose it is, and what Telegram complains of."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.cli.doctor.finding import ExaminationResult, fail, ok, warn
from bot.telegram.webhook.complaint import readable

_RECENT = 900  # seconds; an older complaint is over, Telegram repeats it every few minutes


def judge(
    bot: str, info: Mapping[str, Any], public_url: str | None, now: float
) -> ExaminationResult:
    """Return whether updates reach the bot. `info`: a WebhookInfo; `now`: seconds since 1970."""
    url = str(info.get("url") or "")
    if public_url is None:
        return _unwanted(bot, url)
    if not url:
        return warn(
            f"{bot} has no webhook, though BOT_PUBLIC_URL is set",
            "Start the bot: it sets the webhook.",
        )
    if not url.startswith(f"{public_url}/"):
        return fail(
            f"{bot} has a webhook at {_host(url)}, which is not BOT_PUBLIC_URL",
            "Stop the other program, then start the bot: it sets its own webhook.",
        )
    return _ours(bot, url, info, now)


def _ours(bot: str, url: str, info: Mapping[str, Any], now: float) -> ExaminationResult:
    waiting = int(info.get("pending_update_count") or 0)
    found = f"token accepted: {bot}, webhook at {_host(url)}; {waiting} updates wait"
    since = info.get("last_error_date")
    if since is None:
        return ok(f"{found}; Telegram complains of nothing")
    said = readable(str(info.get("last_error_message")), urlsplit(url).path)
    complained = f"{found}; Telegram complained {_ago(now - since)} ago: {said}"
    if now - since > _RECENT or not waiting:
        return ok(complained)
    return fail(
        complained, "See the public address below, the proxy, and the firewall before them."
    )


def _unwanted(bot: str, url: str) -> ExaminationResult:
    return fail(
        f"{bot} has a webhook, at {_host(url)}: while it is set the bot gets no updates",
        "Start the bot: it removes one of its own. Otherwise stop the program of the webhook,"
        " then call the Bot API method deleteWebhook.",
    )


def _host(url: str) -> str | None:
    return urlsplit(url).hostname  # other parts of the address may be secret


def _ago(seconds: float) -> str:
    return f"{max(0, round(seconds / 60))} min"
