"""The heartbeat: separate for each database; no other file is changed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.heartbeat import OLDEST, Heartbeat

ROOT = Path(__file__).parents[1]


@pytest.fixture
def sign(tmp_path: Path) -> Heartbeat:
    return Heartbeat(tmp_path / "bot.db.alive")


@pytest.fixture
def other() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that is not a bot."""
    with subprocess.Popen(["/bin/sleep", "60"]) as process:
        yield process
        process.kill()


def rewrite(sign: Heartbeat, **changes: object) -> None:
    sign.path.write_text(json.dumps({**json.loads(sign.path.read_text()), **changes}))


def test_one_that_beats_is_alive_until_it_ends(sign: Heartbeat) -> None:
    assert sign.seen() is None
    sign.beat()
    found = sign.seen()
    assert found is not None
    assert (found.pid, found.trouble) == (os.getpid(), "")
    assert sign.path.stat().st_mode & 0o777 == 0o600
    sign.end()
    assert sign.seen() is None
    assert not sign.path.exists()


@pytest.mark.parametrize("seconds", [-OLDEST - 1, OLDEST + 1])
def test_an_old_sign_and_one_of_the_future_are_none(sign: Heartbeat, seconds: float) -> None:
    sign.beat()
    rewrite(sign, at=time.time() + seconds)
    assert sign.seen() is None


def test_a_process_that_was_killed_is_dead_at_once(tmp_path: Path, sign: Heartbeat) -> None:
    program = (
        "import sys, time, pathlib; from bot.heartbeat import Heartbeat\n"
        "Heartbeat(pathlib.Path(sys.argv[1])).beat(); print('up', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-c", program, str(sign.path)],
        env={"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
    ) as bot:
        assert bot.stdout is not None
        assert bot.stdout.readline() == b"up\n"
        found = sign.seen()
        assert found is not None
        assert found.pid == bot.pid
        bot.send_signal(signal.SIGKILL)
        os.waitid(os.P_PID, bot.pid, os.WEXITED | os.WNOWAIT)  # a zombie: not waited for yet
        assert sign.seen() is None
    assert sign.seen() is None


def test_a_later_process_of_that_number_is_another(
    sign: Heartbeat, other: "subprocess.Popen[bytes]"
) -> None:
    sign.beat()
    rewrite(sign, pid=other.pid)  # alive, but started at another time
    assert sign.seen() is None


@pytest.mark.parametrize("target", ["missing", "there"])
def test_a_planted_link_is_not_followed(tmp_path: Path, sign: Heartbeat, target: str) -> None:
    victim = tmp_path / "victim"
    if target == "there":
        victim.write_text("untouched")
    sign.path.symlink_to(victim)
    sign.beat()
    assert sign.seen() is None
    assert victim.exists() == (target == "there")
    assert target == "missing" or victim.read_text() == "untouched"


def test_a_hard_link_and_a_pipe_are_left_alone(tmp_path: Path, sign: Heartbeat) -> None:
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    sign.path.hardlink_to(victim)
    sign.beat()
    assert victim.read_text() == "untouched"
    sign.path.unlink()
    os.mkfifo(sign.path)
    sign.beat()  # does not hang
    assert sign.seen() is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", '{"pid": "x"}', '{"pid": 1, "started": 1, "at": []}']
)
def test_nonsense_is_no_sign(sign: Heartbeat, text: str) -> None:
    sign.path.write_text(text)
    assert sign.seen() is None
    sign.beat()
    assert sign.seen()


def test_the_folder_may_be_missing_or_full(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Heartbeat(tmp_path / "new" / "bot.db.alive").beat()
    assert (tmp_path / "new" / "bot.db.alive").exists()
    (tmp_path / "file").touch()
    broken = Heartbeat(tmp_path / "file" / "bot.db.alive")
    broken.beat()
    broken.beat()
    assert len(caplog.records) == 1  # logged once
    assert broken.seen() is None


def test_each_database_has_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    of = Heartbeat.of
    assert of("sqlite+aiosqlite:///data/bot.db").path == Path("data/bot.db.alive")
    assert of("sqlite+aiosqlite:////srv/bot.db?timeout=5").path == Path("/srv/bot.db.alive")
    postgres = "postgresql+asyncpg://{}@{}"
    one = of(postgres.format("me:hush", "db:5432/one"))
    assert one.path.parent == tmp_path / f"backfuture-connect-{os.getuid()}"
    assert one.path != of(postgres.format("me:hush", "db:5432/two")).path
    assert one.path == of(postgres.format("me:another", "db:5432/one")).path
    one.beat()
    assert one.seen()
    assert one.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url", ["", "nonsense", "://", "sqlite+aiosqlite://", "x://[", "a://b:c/d"]
)
def test_any_address_has_a_place(url: str) -> None:
    assert Heartbeat.of(url).path.suffix == ".alive"


def test_a_folder_of_somebody_else_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / f"backfuture-connect-{os.getuid()}").symlink_to(elsewhere)
    Heartbeat.of("postgresql+asyncpg://db/one").beat()
    assert [*elsewhere.iterdir()] == []
