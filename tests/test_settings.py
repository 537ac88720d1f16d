import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of the developer


def test_everything_but_the_token_has_a_default() -> None:
    found = load_settings()
    assert found.token is None
    assert found.database_url.get_secret_value() == "sqlite+aiosqlite:///data/bot.db"
    assert found.master_key_file == Path("data/master.key")


def test_the_example_names_every_setting_with_one_line_on_what_it_does() -> None:
    lines = EXAMPLE.read_text().splitlines()
    named = [i for i, line in enumerate(lines) if re.match(r"#?BOT_[A-Z_]+=", line)]
    names = [lines[i].lstrip("#").partition("=")[0] for i in named]
    assert sorted(names) == sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)
    assert all(lines[i - 1].startswith("# ") for i in named)


def test_the_example_works_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(re.sub("^#BOT", "BOT", EXAMPLE.read_text(), flags=re.MULTILINE))
    monkeypatch.setenv("BOT_MASTER_KEYS", "1:unused")
    Path("token").write_text("1:x\n")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    found = load_settings()
    assert found.server_ips == ("203.0.113.7",)
    assert found.exchange_urls == {"kucoin": "https://kucoin-proxy.example"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not a token"),
        ("BOT_TELEGRAM_API_URL", "telegram.example"),
        ("BOT_EXCHANGE_URLS", "{not json"),
        ("BOT_EXCHANGE_URLS", '{"kucoin": "ftp://example"}'),
        ("BOT_SERVER_IPS", "203.0.113.7, 300.1.1.1"),
        ("BOT_PROXY_URL", "socks://user:hush-hush@example"),
        ("BOT_DASHBOARD_URL", "http://app.example.com"),
        ("BOT_DASHBOARD_URL", "https://user:hush-hush@app.example.com"),
        ("BOT_DASHBOARD_URL", "https://localhost"),
        ("BOT_LOG_LEVEL", "LOUD"),
        ("BOT_TRADING", "perhaps"),
        ("BOT_MAX_STRATEGIES", "-3"),
        ("BOT_ADMINS", "12, kari"),
        ("BOT_CHECK_INTERVAL", "soon"),
        ("BOT_CONFIRM_FAILURES", "-17"),
        ("BOT_STATUS_LISTEN", "somewhere"),
        ("BOT_PUBLIC_LISTEN", "somewhere"),
        ("BOT_PUBLIC_URL", "http://connect.example"),
        ("BOT_PUBLIC_URL", "https://connect.example/path"),
        ("BOT_PUBLIC_URL", "https://connect.example?x"),
        ("BOT_PUBLIC_URL", "https://connect.example:8444"),
        ("BOT_PUBLIC_URL", "https://user:hush-hush@connect.example"),
        ("BOT_PUBLIC_URL", "https://intranet"),
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


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://connect.example/", "https://connect.example"),
        ("https://connect.example:8443", "https://connect.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_a_public_address(url: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PUBLIC_URL", url)
    assert load_settings().public_url == kept


@pytest.mark.parametrize("value", ["off", "paper", "live", "LIVE"])
def test_trading_is_off_a_rehearsal_or_live(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BOT_TRADING", value)
    assert load_settings().trading == value.lower()
    monkeypatch.setenv("BOT_TRADING", "on")
    with pytest.raises(SettingsError, match="BOT_TRADING: use off, paper or live"):
        load_settings()


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


# ---------------------------------------------------------------- arbitrary values

NAMES = sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)
FOREIGN = re.compile(
    r"(?i)input should|unable to parse|validation error|value error"
    r"|valid (string|integer|number)|invalid literal|field required|errors\.pydantic"
    r"|extra inputs|expecting |traceback|invalid ipv6|out of range|exceeds the limit"
)
NONSENSE = [
    *(
        "\udcff\udcfe",
        "nan",
        "inf",
        "-inf",
        "1e400",
        "-1",
        "0",
        "soon",
        "{",
        "[]",
        "null",
        "²",
        "٣",
    ),
    *('{"kucoin": 5}', '{"kucoin": ["x"]}', "[" * 5000),
    *("http://[", "http://x:y", "http://x:99999"),
    *(
        "9" * 5000,
        "here:²",
        ":",
        "a b",
        "https://",
        "true",
        "1.5",
        "0x10",
        "/",
        ".",
        "~",
        "\u202e1",
    ),
]


def refused(name: str, value: str) -> str:
    """Return the error for a value; empty if it is accepted."""
    kept = os.environ.get(name)
    os.environ[name] = value
    try:
        load_settings()
    except SettingsError as error:
        return str(error)
    finally:
        os.environ.pop(name)
        if kept is not None:
            os.environ[name] = kept
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_written_is_answered_in_our_words(name: str) -> None:
    for value in NONSENSE:
        told = refused(name, value)
        assert not FOREIGN.search(told), (value, told)
        assert not told or told.startswith(f"{name}: "), (value, told)
        assert "\n" not in told
        assert len(value) < 6 or value == "https://" or value not in told


@given(
    name=st.sampled_from(NAMES),
    value=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1),
)
@example(name="BOT_CHECK_INTERVAL", value="1_0")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered_in_our_words(name: str, value: str) -> None:
    told = refused(name, value)
    assert not FOREIGN.search(told), told
    assert not told or told.startswith(f"{name}: "), told


def test_numbers_are_told_their_limits() -> None:
    assert refused("BOT_CHECK_INTERVAL", "soon") == (
        "BOT_CHECK_INTERVAL: write a number from 1 to 604800"
    )
    assert refused("BOT_CONFIRM_FAILURES", "1.5").endswith("write a whole number from 1 to 1000")
    assert refused("BOT_INCIDENT_GRACE", "-1").endswith("write a number from 0 to 86400")


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("BOT_COLOUR=blue\nBOT_MAX_TESTS=many\n")
    monkeypatch.setenv("BOT_TOKENN", "x")
    monkeypatch.setenv("BOT_EXCHANGE_URLS", "{")
    monkeypatch.setenv("BOT_ADMINS", "kari")
    with pytest.raises(SettingsError) as error:
        load_settings()
    named = [line.partition(":")[0] for line in str(error.value).splitlines()]
    assert sorted(named) == [
        *("BOT_ADMINS", "BOT_COLOUR", "BOT_EXCHANGE_URLS", "BOT_MAX_TESTS", "BOT_TOKENN"),
    ]
    assert "did you mean BOT_TOKEN?" in str(error.value)


@pytest.mark.parametrize("content", [b"BOT_TOKEN=\xff\xfe\n", None])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None) -> None:
    if content is None:
        Path(".env").mkdir()
        assert load_settings().token is None  # as without a file
        return
    Path(".env").write_bytes(content)
    with pytest.raises(SettingsError, match=r"^\.env: it cannot be read: it is not UTF-8"):
        load_settings()


# ---------------------------------------------------------------- the token's file


def test_the_token_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("token").write_text("123456:hush-hush\n")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    found = load_settings()
    assert found.token is not None
    assert found.token.get_secret_value() == "123456:hush-hush"
    assert "hush-hush" not in repr(found)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"hush-hush\n", "a token looks like"),
        (b"", "a token looks like"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"1:x\n2:y\n", "a token looks like"),
    ],
)
def test_a_token_file_that_does_not_fit_is_named(
    content: bytes | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        Path("token").write_bytes(content)
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    with pytest.raises(SettingsError, match=f"^BOT_TOKEN_FILE: .*{told}") as error:
        load_settings()
    assert "hush" not in str(error.value)


def test_a_pipe_for_a_token_file_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo("token")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    with pytest.raises(SettingsError, match="no such file"):
        load_settings()


def test_a_token_is_set_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("token").write_text("1:x")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    monkeypatch.setenv("BOT_TOKEN", "2:y")
    with pytest.raises(SettingsError, match="keep one of the two"):
        load_settings()
