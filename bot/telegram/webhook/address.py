"""The secret path of the webhook, and the secret that Telegram sends with each update."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

NOTHING = "There is nothing here.\n"  # the answer to everybody but Telegram


@dataclass(frozen=True, kw_only=True)
class WebhookAddress:
    """The address of one token in one installation: the same after each restart.

    `path` begins with a slash. `secret`: of the header X-Telegram-Bot-Api-Secret-Token.
    """

    path: str = field(repr=False)
    secret: str = field(repr=False)

    @classmethod
    def of(cls, token: str, derive: Callable[[str], bytes]) -> Self:
        """Return the address of a token; `derive`: the keyed digest of the installation."""
        return cls(
            path=f"/{_text(derive(f'webhook path {token}'))}",
            secret=_text(derive(f"webhook secret {token}")),
        )

    def at(self, public_url: str) -> str:
        """Return the whole address at a public one without trailing slash."""
        return f"{public_url}{self.path}"

    def is_ours(self, url: str) -> bool:
        """Return whether a webhook was set by this installation, at any public address."""
        try:
            return urlsplit(url).path == self.path
        except ValueError:
            return False


def _text(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
