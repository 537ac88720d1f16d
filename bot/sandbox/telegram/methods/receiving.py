"""The methods for receiving updates: polling, the webhook, leaving."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.methods.shape import DescribedResult, Method
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.refusals import bad_request, conflict
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_SECRET_LIMIT = 256
_MOST_CONNECTIONS = 100
_DEFAULT_CONNECTIONS = 40


async def get_updates(world: World, params: Params) -> list[Json]:
    """Return unconfirmed updates; wait for one if there is none."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete"
            " the webhook first"
        )
    _allow(world, params)
    return await world.updates.poll(
        params.integer("offset"), params.integer("limit", 100), params.integer("timeout")
    )


async def set_webhook(world: World, params: Params) -> DescribedResult:
    """Set the address of the webhook; an empty one removes it."""
    url = params.text("url")
    if not url:
        return await delete_webhook(world, params)
    secret = params.text("secret_token")
    _check_webhook(url, secret)
    _allow(world, params)
    _drop_if_asked(world, params)
    world.updates.interrupt("terminated by setWebhook request")
    hook = world.webhook
    news = "is already" if (hook.url, hook.secret) == (url, secret) else "was"
    hook.url, hook.secret, hook.last_error = url, secret, None
    wanted = params.integer("max_connections", _DEFAULT_CONNECTIONS)
    hook.max_connections = min(max(wanted, 1), _MOST_CONNECTIONS)
    world.updates.wake()
    return DescribedResult(result=True, description=f"Webhook {news} set")


def _check_webhook(url: str, secret: str) -> None:
    if len(secret) > _SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if parts.scheme not in {"http", "https"}:  # http: as Telegram's own server, --local
        raise bad_request("invalid webhook URL specified")
    if not _is_loopback(host):  # typed text must not leave the machine
        raise bad_request("bad webhook: this server sends to 127.0.0.1 and localhost only")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


async def delete_webhook(world: World, params: Params) -> DescribedResult:
    """Remove the webhook."""
    _drop_if_asked(world, params)
    news = "was" if world.webhook.url else "is already"
    world.webhook.url = world.webhook.secret = ""
    world.webhook.last_error = None
    return DescribedResult(result=True, description=f"Webhook {news} deleted")


async def get_webhook_info(world: World, params: Params) -> Json:  # noqa: ARG001  # the shape
    """Return the state of the webhook."""
    return world.webhook.info(world.updates)


async def log_out(world: World, params: Params) -> bool:  # noqa: ARG001  # a method's shape
    """Leave this server; every later call is refused."""
    world.logged_out = True
    world.updates.interrupt("terminated by logOut request")
    return True


async def close(world: World, params: Params) -> bool:  # noqa: ARG001  # a method's shape
    """Close the bot before it moves to another server."""
    world.updates.interrupt("terminated by close request")
    return True


def _allow(world: World, params: Params) -> None:
    kinds = params.json("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        world.updates.allow(str(kind) for kind in kinds)


def _drop_if_asked(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.confirm(world.updates.next_id)


RECEIVING: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": close,
}
