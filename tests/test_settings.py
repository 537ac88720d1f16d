import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of the developer


def test_everything_but_the_token_has_a_default() -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///data/bot.db"
    assert settings.master_key_file == Path("data/master.key")


def test_the_example_names_every_setting_with_one_line_on_what_it_does() -> None:
    lines = EXAMPLE.read_text().splitlines()
    named = [i for i, line in enumerate(lines) if re.match(r"#?BOT_[A-Z_]+=", line)]
    names = [lines[i].lstrip("#").partition("=")[0] for i in named]
    assert sorted(names) == sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)
    assert all(lines[i - 1].startswith("# ") for i in named)


def test_the_example_works_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(re.sub("^#BOT", "BOT", EXAMPLE.read_text(), flags=re.MULTILINE))
    monkeypatch.setenv("BOT_MASTER_KEYS", "1:unused")
    settings = load_settings()
    assert settings.server_ips == ("203.0.113.7",)
    assert settings.exchange_urls == {"kucoin": "https://kucoin-proxy.example"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not a token"),
        ("BOT_TELEGRAM_API_URL", "telegram.example"),
        ("BOT_EXCHANGE_URLS", "{not json"),
        ("BOT_EXCHANGE_URLS", '{"kucoin": "ftp://example"}'),
        ("BOT_SERVER_IPS", "203.0.113.7, 300.1.1.1"),
        ("BOT_PROXY_URL", "socks://user:hush-hush@example"),
        ("BOT_LOG_LEVEL", "LOUD"),
        ("BOT_ADMINS", "12, kari"),
        ("BOT_CHECK_INTERVAL", "soon"),
        ("BOT_CONFIRM_FAILURES", "-17"),
        ("BOT_STATUS_LISTEN", "somewhere"),
    ],
)
def test_a_malformed_setting_is_named_and_never_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert name in str(error.value)
    assert value not in str(error.value)
    assert "hush-hush" not in str(error.value)


def test_a_secret_at_the_wrong_place_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SERVER_IPS", "203.0.113.7, hush-hush")
    with pytest.raises(SettingsError, match="BOT_SERVER_IPS: write addresses") as error:
        load_settings()
    assert "hush-hush" not in str(error.value)


def test_an_unknown_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKENN", "x")
    with pytest.raises(SettingsError, match="BOT_TOKENN"):
        load_settings()
    monkeypatch.delenv("BOT_TOKENN")
    Path(".env").write_text("BOT_COLOUR=blue\n")
    with pytest.raises(SettingsError, match="BOT_COLOUR"):
        load_settings()


def test_addresses_may_be_written_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SERVER_IPS", "203.0.113.7, 2001:db8::1 198.51.100.20")
    assert load_settings().server_ips == ("203.0.113.7", "2001:db8::1", "198.51.100.20")


def test_ids_may_be_written_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ADMINS", "42, 7000000001 7")
    assert load_settings().admins == {42, 7_000_000_001, 7}


def test_secrets_hide_in_the_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:hush-hush")
    monkeypatch.setenv("BOT_MASTER_KEYS", "1:hush-hush")
    assert "hush-hush" not in repr(load_settings())
