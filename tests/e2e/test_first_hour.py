"""What an operator sees in the first hour: starts, health, a kill, a rival; as programs."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.sandbox.telegram import TelegramServer

ROOT = Path(__file__).parents[2]
UP = b"the bot's account is @"


class Operator:
    """Runs commands in a folder of one installation."""

    def __init__(self, folder: Path, telegram: TelegramServer) -> None:
        self._folder = folder
        (folder / "token").write_text(f"{telegram.token}\n")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        self._environment = kept | {
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN_FILE": "token",
            "BOT_TELEGRAM_API_URL": telegram.url,
        }

    async def start(self, *command: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh"),
            *(sys.executable, "-m", "bot", *command),
            cwd=self._folder,
            env=self._environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )

    async def run(self) -> tuple[asyncio.subprocess.Process, list[str]]:
        """Start the bot; return it with what it said until it was up."""
        process = await self.start("run")
        lines: list[str] = []
        assert process.stderr is not None
        async with asyncio.timeout(90):
            while line := await process.stderr.readline():
                lines.append(line.decode())
                if UP in line:
                    return process, lines
        raise AssertionError(lines)

    async def health(self) -> int | None:
        return await (await self.start("health")).wait()


@pytest.mark.timeout(240)
async def test_start_health_abort_and_start_again(tmp_path: Path) -> None:
    async with TelegramServer(token="1234:sandbox-token-in-a-file-0001") as telegram:
        operator = Operator(tmp_path, telegram)
        assert await operator.health() == 1
        bot, said = await operator.run()
        assert "the bot is up · database: data/bot.db · admins: none (BOT_ADMINS)" in said[0]
        assert any("a master key was created at data/master.key: back it up now" in s for s in said)
        assert "the bot's account is @backfuture_sandbox_bot" in said[-1]
        alive = tmp_path / "data/bot.db.alive"
        async with asyncio.timeout(60):
            while not await asyncio.to_thread(alive.exists):  # noqa: ASYNC110  # of another process
                await asyncio.sleep(0.05)
        assert await operator.health() == 0
        bot.send_signal(signal.SIGABRT)
        assert await bot.wait() == -signal.SIGABRT
        assert await operator.health() == 1  # at once, although the sign is young
        assert not await asyncio.to_thread(lambda: [*tmp_path.rglob("core*")])
        bot, said = await operator.run()
        assert len(said) == 2
        assert not any("master key" in line for line in said)
        bot.terminate()
        assert await bot.wait() == 0
        assert await operator.health() == 1
