import asyncio
import base64
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.heartbeat import Heartbeat
from bot.storage.engine.database import Database
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.migrations import upgrade
from tests.hatchery import Hatchery

ROOT = Path(__file__).parents[1]
Bot = Callable[..., tuple[int, str]]  # settings → exit code and error


def bot(*arguments: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the bot with only these settings."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    ended = bot("run", folder=tmp_path)
    assert ended.returncode == 1
    assert "BOT_TOKEN" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture
def forked(hatchery: Hatchery, tmp_path: Path) -> Bot:
    """Run a command in a forked process."""

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        process = hatchery.command(arguments, {**inherited, **environment}, tmp_path)
        _, err = process.communicate()
        return process.returncode, err

    return run


def test_a_wrong_setting_is_named_without_a_traceback(tmp_path: Path) -> None:
    ended = bot("run", folder=tmp_path, BOT_SERVER_IPS="nowhere", BOT_COLOUR="blue")
    assert ended.returncode == 1
    assert "BOT_COLOUR" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture
def started(tmp_path: Path) -> dict[str, str]:
    """The settings of an installation that was started once: its database needs its key."""
    settings = {
        "BOT_TOKEN": "1:x",
        "BOT_TELEGRAM_API_URL": "http://127.0.0.1:9",
        "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/bot.db",
        "BOT_MASTER_KEY_FILE": f"{tmp_path}/master.key",
    }

    async def start() -> None:
        database = Database(settings["BOT_DATABASE_URL"])
        await database.open()
        await upgrade(database)
        await open_vault(database, KeyFile(tmp_path / "master.key"))
        await database.close()

    asyncio.run(start())
    return settings


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.mark.parametrize(
    ("text", "mode", "cause", "fix"),
    [
        (None, 0o600, "does not exist, and the database is not new", "Restore the file"),
        ("1:c2hvcnQ=", 0o600, "has 5 bytes; it must have 32", "Restore the key from your backup"),
        ("1:short", 0o600, "not of the form number:base64", "copy it whole"),
        ("same", 0o644, "may be read or changed by others (mode 0644)", "Run: chmod 600"),
        (
            f"1:{base64.b64encode(bytes(range(32))).decode()}",
            *(0o600, "is a sample or was typed by hand", "openssl rand -base64 32"),
        ),
        (f"1:{_random()}", 0o600, "do not open it", "Restore the master key that belongs"),
        ("# nothing", 0o600, "no master key in", "Restore it from your backup"),
    ],
    ids=["missing", "short", "malformed", "world-readable", "sample", "another", "empty"],
)
def test_an_unfit_master_key_refuses_to_start(
    forked: Bot, started: dict[str, str], text: str | None, mode: int, cause: str, fix: str
) -> None:
    file = Path(started["BOT_MASTER_KEY_FILE"])
    if text is None:
        file.unlink()
    else:
        file.chmod(0o600)
        file.write_text(file.read_text() if text == "same" else f"{text}\n")
        file.chmod(mode)
    code, said = forked("run", **started)
    assert code == 1
    assert cause in said
    assert fix in said
    assert "Traceback" not in said
    hidden = (text or "").partition(":")[2]
    assert not hidden or hidden not in said
    assert file.exists() == (text is not None)


def test_health_asks_the_bot_of_its_own_database(tmp_path: Path) -> None:
    ours = {"BOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/ours.db"}
    other = {"BOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/other.db"}
    assert bot("health", folder=tmp_path, **ours).returncode == 1
    Heartbeat.of(other["BOT_DATABASE_URL"]).beat()  # this process, which is alive
    assert bot("health", folder=tmp_path, **other).returncode == 0
    assert bot("health", folder=tmp_path, **ours).returncode == 1


@pytest.mark.parametrize("command", ["run", "check"])
def test_an_unknown_exchange_is_told_with_the_one_that_is_meant(
    tmp_path: Path, command: str
) -> None:
    ended = bot(command, folder=tmp_path, BOT_EXCHANGE_URLS='{"kucoinn": "http://127.0.0.1:9"}')
    assert ended.returncode == 1
    assert "BOT_EXCHANGE_URLS" in ended.stderr
    assert "did you mean kucoin?" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = bot("--help", folder=tmp_path).stdout
    assert all(command in shown for command in ("run", "demo", "check", "health", "doctor"))
    assert all(command in shown for command in ("keys", "backup", "restore", "leak-drill"))
