"""The settings of an installation."""

import ipaddress
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, InstanceOf, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.credentials import Secret
from bot.domain.egress import Egress, Egresses
from bot.egress_values import joined, read_egresses
from bot.setting_values import (
    check_public_origin,
    check_public_url,
    check_token,
    check_trading,
    check_url,
    is_id,
    read_token,
    reason_of,
    split_ids,
)

PREFIX = "BOT_"
_TESTS = "BOT_TEST_"  # read by the tests only
_DAY = 86_400.0  # seconds
_JSON = 'write it as JSON, for example {"kucoin": "https://proxy.example"}'
_READABLE = "write it in letters, digits and signs that are valid UTF-8"


class SettingsError(Exception):
    """The settings are invalid. The text names each of them and never shows a value."""


class Settings(BaseSettings):
    """The settings that an operator writes in the environment or `.env`, prefixed BOT_."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    token_file: Path | None = None  # holds the token, instead of the setting above
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///data/bot.db")  # may hold a password
    master_key_file: Path = Path("data/master.key")
    master_keys: SecretStr | None = None
    exchange_urls: Annotated[Mapping[str, str], NoDecode] = Field(default_factory=dict)
    server_ips: Annotated[tuple[str, ...], NoDecode] = ()
    proxy_url: SecretStr | None = None
    egress: Annotated[tuple[InstanceOf[Egress], ...], NoDecode] = ()  # further ways out
    # Seconds: between two checks of a connection; between checks that confirm a change; before
    # users are notified of an outage. How many failures in a row confirm a change, how many
    # successes a recovery.
    check_interval: float = Field(default=900, ge=1, le=7 * _DAY)
    confirm_delay: float = Field(default=60, ge=0.1, le=_DAY)
    confirm_failures: int = Field(default=3, ge=1, le=1000)
    recover_successes: int = Field(default=2, ge=1, le=1000)
    incident_grace: float = Field(default=300, ge=0, le=_DAY)
    keep_notices: int = Field(default=14, ge=7, le=36_500)  # days
    keep_history: int = Field(default=90, ge=7, le=36_500)  # days
    admins: Annotated[frozenset[int], NoDecode] = frozenset()  # Telegram ids
    allowed_users: Annotated[frozenset[int], NoDecode] = frozenset()  # empty: everyone
    blocked_users: Annotated[frozenset[int], NoDecode] = frozenset()
    max_connections: int = Field(default=50, ge=1, le=1_000_000)  # per person
    max_tests: int = Field(default=10, ge=1, le=1_000_000)  # per person and minute
    trading: str = "paper"  # off: strategies stand still; live: with real money too
    max_strategies: int = Field(default=10, ge=1, le=1_000_000)  # per person, not ended
    status_listen: str | None = None  # host:port of the status pages
    dashboard_url: str | None = None  # where owners of Online keys continue
    public_url: str | None = None  # where Telegram reaches the bot; None: it polls
    public_listen: str = "127.0.0.1:8080"  # host:port behind the proxy of the public address
    log_level: str = "INFO"

    @field_validator("server_ips", mode="before")
    @classmethod
    def _split_addresses(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return tuple(str(ipaddress.ip_address(p)) for p in value.replace(",", " ").split())
        except ValueError:  # its text quotes the value
            raise ValueError(
                "write addresses such as 203.0.113.7, with commas between them"
            ) from None

    @field_validator("admins", "allowed_users", "blocked_users", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        return split_ids(value) if isinstance(value, str) else value

    @field_validator("status_listen", "public_listen")
    @classmethod
    def _check_place(cls, value: str | None) -> str | None:
        host, _, port = (value or "localhost:0").rpartition(":")
        if not host or not is_id(port):
            raise ValueError("write it as host:port, for example 127.0.0.1:9464")
        return value

    @field_validator("public_url")
    @classmethod
    def _check_origin(cls, value: str | None) -> str | None:
        return value and check_public_origin(value)

    @field_validator("trading")
    @classmethod
    def _check_trading(cls, value: str) -> str:
        return check_trading(value)

    @field_validator("telegram_api_url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        return check_url(value)

    @field_validator("dashboard_url")
    @classmethod
    def _check_dashboard(cls, value: str | None) -> str | None:
        return value and check_public_url(value)

    @field_validator("exchange_urls", mode="before")
    @classmethod
    def _read_urls(cls, value: Any) -> Any:
        try:
            urls = json.loads(value) if isinstance(value, str) else value
        except (ValueError, RecursionError):  # its text quotes the value
            raise ValueError(_JSON) from None
        if not isinstance(urls, dict) or not all(isinstance(url, str) for url in urls.values()):
            raise ValueError(_JSON)
        return {exchange: check_url(url) for exchange, url in urls.items()}

    @field_validator("proxy_url")
    @classmethod
    def _check_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(check_url(value.get_secret_value()))

    @field_validator("egress", mode="before")
    @classmethod
    def _read_egresses(cls, value: Any) -> Any:
        return value if isinstance(value, tuple) else read_egresses(value)

    @field_validator("egress")
    @classmethod
    def _check_egresses(cls, value: tuple[Egress, ...]) -> tuple[Egress, ...]:
        if value and all(egress.retires for egress in joined(value, Egress())):
            raise ValueError("every entry retires: add one that stays, for new connections")
        return value

    @property
    def egresses(self) -> Egresses:
        """All ways out: the default one, and those of BOT_EGRESS."""
        proxy = Secret(self.proxy_url.get_secret_value()) if self.proxy_url else None
        default = Egress(addresses=self.server_ips, proxy=proxy)
        return Egresses(joined(self.egress, default))

    @field_validator("log_level")
    @classmethod
    def _check_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("use DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(check_token(value.get_secret_value()))


def load_settings(**given: Any) -> Settings:
    """Return the settings of the environment and `.env`; `given` ones take precedence.

    Raises SettingsError, which names all invalid ones.
    """
    wrong = [_unknown(name) for name in _strange(os.environ)]
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsError("\n".join([*wrong, *_explained(error)])) from None
    except (ValueError, OSError) as error:  # of the file: none of it is quoted
        wrong.append(f".env: it cannot be read: {reason_of(error)}")
        raise SettingsError("\n".join(wrong)) from None
    try:
        settings = _with_token(settings)
    except ValueError as error:
        wrong.append(f"{PREFIX}TOKEN_FILE: {error}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return settings


def _with_token(settings: Settings) -> Settings:
    """Return settings with the token read from its file, if one is named. Raises ValueError."""
    if settings.token_file is None:
        return settings
    if settings.token is not None:
        raise ValueError(f"{PREFIX}TOKEN is set as well; keep one of the two")
    return settings.model_copy(update={"token": SecretStr(read_token(settings.token_file))})


def _names() -> list[str]:
    return [f"{PREFIX}{name}".upper() for name in Settings.model_fields]


def _strange(names: Iterable[str]) -> list[str]:
    """Return the names that have the prefix and are no settings."""
    ours = _names()
    return sorted(
        n for n in names if n.startswith(PREFIX) and not n.startswith(_TESTS) and n not in ours
    )


def _explained(error: ValidationError) -> Iterator[str]:
    """Yield one line for each invalid setting, without the text of pydantic."""
    seen: set[str] = set()
    for one in error.errors(include_url=False, include_input=False):
        name = str(one["loc"][0])
        if name not in seen:
            seen.add(name)
            yield _explain(name, dict(one))


def _explain(name: str, error: Mapping[str, Any]) -> str:
    if error["type"] == "extra_forbidden":
        return _unknown(name.upper())
    return f"{PREFIX}{name.upper()}: {_fix(name, error)}"


def _fix(name: str, error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":  # of our own validators
        return str(error["ctx"]["error"])
    field = Settings.model_fields[name]
    limits = {k: v for m in field.metadata for k in ("ge", "le") if (v := getattr(m, k, None))}
    if field.annotation not in {int, float}:
        return _READABLE
    kind = "a whole number" if field.annotation is int else "a number"
    return f"write {kind} from {limits.get('ge', 0):g} to {limits['le']:.0f}"


def _unknown(name: str) -> str:
    near = get_close_matches(name, _names(), n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"{name}: no such setting; {hint}.env.example lists them all"
