"""Builds what receives updates: a webhook where there is a public address, otherwise a poller.

With a webhook and PostgreSQL every process answers; otherwise the leader alone does.
"""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from aiohttp import web

from bot.assembly.base import Base, is_shared
from bot.handlers.connecting.form.form import PrivateForm
from bot.handlers.connecting.form.pages import PREFIX, FormPages
from bot.handlers.connecting.form.tickets import Tickets
from bot.handlers.dependencies import Dependencies
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.poller import Poller
from bot.telegram.receiving import UpdateReceiver
from bot.telegram.webhook.address import WebhookAddress
from bot.telegram.webhook.entrance import WebhookEntrance
from bot.telegram.webhook.keeper import WebhookKeeper
from bot.telegram.webhook.receiver import WebhookReceiver
from bot.telegram.webhook.server import PublicServer
from bot.telegram.webhook.withdrawal import Withdrawal


@dataclass
class Receiving:
    """How this installation receives updates."""

    base: Base
    entrance: WebhookEntrance
    _server: PublicServer | None = None

    @classmethod
    def of(cls, base: Base) -> "Receiving":
        """Return how it receives, with the address that token and installation give."""
        address = WebhookAddress.of(base.bot.token, base.keyring.vault.derive)
        return cls(base, WebhookEntrance(address))

    @property
    def is_shared(self) -> bool:
        """Whether every process answers updates."""
        return is_shared(self.base.settings, self.base.stores.database)

    def answers(self) -> bool:
        """Return whether this process answers updates, where every process does."""
        return not self.is_shared or self.entrance.deliveries is not None

    def keeper(self, on_error: Callable[[Exception], None]) -> UpdateReceiver:
        """Return what keeps the webhook set; `on_error` logs each failed call."""
        base, url = self.base, str(self.base.settings.public_url)
        return WebhookKeeper(base.bot, self.entrance, url, on_error, base.timings)

    def receiver_for(
        self, on_error: Callable[[Exception], None]
    ) -> Callable[[UpdateIntake], UpdateReceiver]:
        """Return what makes the receiver for an intake; `on_error` logs each failed call."""
        base, url = self.base, self.base.settings.public_url
        withdraw = Withdrawal(base.bot, self.entrance.address)

        def make(intake: UpdateIntake) -> UpdateReceiver:
            if url is None:
                return Poller(base.bot, intake, on_error, base.timings, withdraw)
            return WebhookReceiver(base.bot, intake, self.entrance, url, on_error, base.timings)

        return make

    async def serve(self, deps: Dependencies, stack: AsyncExitStack) -> PublicServer | None:
        """Listen at the public address, if there is one. Raises SettingsError."""
        if self.base.settings.public_url is None:
            return None
        form = self._form(deps)

        async def answer(request: web.BaseRequest) -> web.Response:
            pages = form if request.path.startswith(PREFIX) else self.entrance
            return await pages.answer(request)

        self._server = PublicServer(self.base.settings.public_listen, answer)
        return await stack.enter_async_context(self._server)

    def close(self) -> None:
        """Listen no more; requests that have come are answered."""
        if self._server:
            self._server.close()

    def _form(self, deps: Dependencies) -> FormPages:
        base = self.base
        tickets = Tickets(key=base.keyring.vault.derive(f"form {base.bot.token}"), clock=base.clock)
        return FormPages(
            form=PrivateForm(
                deps=deps,
                bot=base.bot,
                conversations=base.conversations,
                tickets=tickets,
                openings=base.stores.form_openings,
                peers=base.peers,
            ),
            languages=base.languages,
            answers=lambda: self.entrance.deliveries is not None,
            api_url=base.settings.telegram_api_url,
        )
