"""Owns everything that differs between installations."""

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
_TESTS = "BOT_TEST_"  # read by the tests alone


class SettingsError(Exception):
    """The settings are wrong. The text names each wrong one and never shows a value."""


class Settings(BaseSettings):
    """What an operator sets, by environment or `.env`, each name with the prefix BOT_."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///data/bot.db")  # may hold a password
    master_key_file: Path = Path("data/master.key")
    master_keys: SecretStr | None = None
    exchange_urls: Mapping[str, str] = Field(default_factory=dict)
    server_ips: Annotated[tuple[str, ...], NoDecode] = ()
    proxy_url: SecretStr | None = None
    check_interval: float = Field(default=900, ge=1)  # seconds between two checks of a connection
    confirm_delay: float = Field(default=60, ge=0.1)  # seconds between checks that confirm a change
    confirm_failures: int = Field(default=3, ge=1)  # of one kind in a row before a change counts
    recover_successes: int = Field(default=2, ge=1)  # in a row before an all-clear
    incident_grace: float = Field(default=300, ge=0)  # seconds before an outage is told
    keep_notices: int = Field(default=14, ge=7, le=36_500)  # days
    keep_history: int = Field(default=90, ge=7, le=36_500)  # days
    admins: Annotated[frozenset[int], NoDecode] = frozenset()  # Telegram ids
    allowed_users: Annotated[frozenset[int], NoDecode] = frozenset()  # empty: everybody
    blocked_users: Annotated[frozenset[int], NoDecode] = frozenset()
    max_connections: int = Field(default=50, ge=1)  # of one person
    max_tests: int = Field(default=10, ge=1)  # of one person in a minute
    status_listen: str | None = None  # host:port of the pages for monitoring
    log_level: str = "INFO"

    @field_validator("server_ips", mode="before")
    @classmethod
    def _split_addresses(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return tuple(str(ipaddress.ip_address(p)) for p in value.replace(",", " ").split())
        except ValueError:  # its text repeats what was written
            raise ValueError(
                "write addresses such as 203.0.113.7, with commas between them"
            ) from None

    @field_validator("admins", "allowed_users", "blocked_users", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(part.isdigit() for part in parts):
            raise ValueError("write Telegram ids, which are numbers, with commas between them")
        return frozenset(map(int, parts))

    @field_validator("status_listen")
    @classmethod
    def _check_place(cls, value: str | None) -> str | None:
        host, _, port = (value or "localhost:0").rpartition(":")
        if not host or not port.isdigit():
            raise ValueError("write it as host:port, for example 127.0.0.1:9464")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        return _http(value)

    @field_validator("exchange_urls")
    @classmethod
    def _check_urls(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        return {exchange: _http(url) for exchange, url in value.items()}

    @field_validator("proxy_url")
    @classmethod
    def _check_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(_http(value.get_secret_value()))

    @field_validator("log_level")
    @classmethod
    def _check_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("use DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        bot_id, _, rest = (value.get_secret_value() if value else "0:0").partition(":")
        if not bot_id.isdigit() or not rest:
            raise ValueError("a token looks like 123456:ABC…, as @BotFather shows it")
        return value


def load_settings(**given: Any) -> Settings:
    """Return the settings of the environment and `.env`; `given` ones win.

    Raises SettingsError.
    """
    names = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    strange = sorted(
        n
        for n in os.environ
        if n.startswith(PREFIX) and not n.startswith(_TESTS) and n not in names
    )
    if strange:
        raise SettingsError("\n".join(_unknown(name) for name in strange))
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError("\n".join(_explain(dict(e)) for e in error.errors())) from None
    except ValueError:
        raise SettingsError(
            'BOT_EXCHANGE_URLS: write it as JSON, for example {"kucoin": "https://proxy.example"}'
        ) from None


def _explain(error: Mapping[str, Any]) -> str:
    name = str(error["loc"][0]).upper()
    name = name if name.startswith(PREFIX) else PREFIX + name
    if error["type"] == "extra_forbidden":
        return _unknown(name)
    return f"{name}: {str(error['msg']).removeprefix('Value error, ')}"


def _unknown(name: str) -> str:
    return f"{name}: no such setting; .env.example lists them all"


def _http(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("use an address that begins with http:// or https://")
    return url.rstrip("/")
