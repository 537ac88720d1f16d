import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def bot(*arguments: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the bot as an operator would, with nothing but these settings."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    ended = bot("run", folder=tmp_path)
    assert ended.returncode == 1
    assert "BOT_TOKEN" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_setting_is_named_without_a_traceback(tmp_path: Path) -> None:
    ended = bot("run", folder=tmp_path, BOT_SERVER_IPS="nowhere", BOT_COLOUR="blue")
    assert ended.returncode == 1
    assert "BOT_COLOUR" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_without_its_key_refuses_to_start(tmp_path: Path) -> None:
    settings = {
        "BOT_TOKEN": "1:x",
        "BOT_TELEGRAM_API_URL": "http://127.0.0.1:9",
        "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/bot.db",
        "BOT_MASTER_KEY_FILE": f"{tmp_path}/master.key",
    }
    (tmp_path / "master.key").write_text("1:short\n")
    (tmp_path / "master.key").chmod(0o600)
    ended = bot("run", folder=tmp_path, **settings)
    assert ended.returncode == 1
    assert "short" not in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "master.key" in ended.stderr


def test_health_is_bad_where_no_bot_runs(tmp_path: Path) -> None:
    assert bot("health", folder=tmp_path, TMPDIR=str(tmp_path)).returncode == 1
    (tmp_path / "backfuture-connect.alive").touch()
    assert bot("health", folder=tmp_path, TMPDIR=str(tmp_path)).returncode == 0


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = bot("--help", folder=tmp_path).stdout
    assert all(command in shown for command in ("run", "demo", "check", "health", "doctor"))
