"""Receives the updates of a leader that answers alone by a webhook."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from aiogram import Bot

from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.webhook.deliveries import Deliveries
from bot.telegram.webhook.entrance import WebhookEntrance
from bot.telegram.webhook.keeper import WebhookKeeper


class WebhookReceiver(WebhookKeeper):
    """Keeps the webhook set, and its entrance open."""

    def __init__(  # the parts it joins
        self,
        bot: Bot,
        intake: UpdateIntake,
        entrance: WebhookEntrance,
        public_url: str,
        on_error: Callable[[Exception], None],
        timings: Timings = USUAL,
    ) -> None:
        """`on_error`: is called for each failed call, and logs it."""
        super().__init__(bot, entrance, public_url, on_error, timings)
        self._deliveries = Deliveries(intake, timings)

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return the loops; the entrance is open before the webhook is set."""
        self._entrance.deliveries = self._deliveries
        return [self._deliveries.run(), *super().loops()]

    async def finish(self, seconds: float) -> None:
        """Refuse new updates; answer the requests once theirs are handled or stored."""
        self._entrance.deliveries = None
        await self._deliveries.finish(seconds)
