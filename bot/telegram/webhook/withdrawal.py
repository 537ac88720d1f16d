"""Removes the webhook of an installation that polls again."""

import logging
from dataclasses import dataclass

from aiogram import Bot

from bot.telegram.webhook.address import WebhookAddress

log = logging.getLogger(__name__)

ANSWER = 10  # seconds for a call


@dataclass(frozen=True)
class Withdrawal:
    """Removes the webhook that this installation set, and no other one."""

    bot: Bot
    address: WebhookAddress

    async def __call__(self) -> bool:
        """Return whether the webhook was ours and is removed; the updates that wait are kept.

        Raises the errors of the calls.
        """
        info = await self.bot.get_webhook_info(request_timeout=ANSWER)
        if not self.address.is_ours(info.url):
            return False
        await self.bot.delete_webhook(drop_pending_updates=False, request_timeout=ANSWER)
        log.info("the webhook of this bot is removed: it polls again")
        return True
