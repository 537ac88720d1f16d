"""Opens a page as Telegram opens a Mini App: with signed data on the person.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hashlib
import hmac
import json
import secrets
from urllib.parse import urlencode

from bot.sandbox.telegram.records import User

VERSION = "8.0"


def init_data(token: str, user: User, date: int) -> str:
    """Return signed data on the person who opens a page. `date`: seconds since 1970."""
    person = {"id": user.id, "first_name": user.first_name, "language_code": user.language}
    values = {
        "auth_date": str(date),
        "query_id": secrets.token_urlsafe(12),
        "user": json.dumps(person),
    }
    lines = "\n".join(f"{name}={value}" for name, value in sorted(values.items()))
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    signature = hmac.digest(key, lines.encode(), hashlib.sha256).hex()
    return urlencode({**values, "hash": signature})


def launch(url: str, data: str) -> str:
    """Return the address of a page with the data, as the client passes it; the theme follows."""
    passed = {"tgWebAppData": data, "tgWebAppVersion": VERSION, "tgWebAppPlatform": "weba"}
    return f"{url}#{urlencode(passed)}"
