import asyncio
import contextlib
import logging

import pytest

from bot.services import loops


async def test_what_fails_is_tried_more_rarely_and_told_in_a_line(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    done = 0

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 10:
            raise asyncio.CancelledError

    async def chore() -> None:
        nonlocal done
        done += 1
        if done <= 7:
            raise OSError("no way")

    caplog.set_level(logging.INFO)
    monkeypatch.setattr("bot.services.loops.asyncio.sleep", sleep)
    with contextlib.suppress(asyncio.CancelledError):
        await loops.run_forever("the chore", chore, 0.5)
    assert pauses == [1, 2, 4, 5, 5, 5, 5, 0.5, 0.5, 0.5]
    messages = [record.message for record in caplog.records]
    assert messages[0] == "the chore failed; it will be repeated"
    assert messages[6] == "the chore failed 7 times: OSError"
    assert messages[7] == "the chore works again after 7 failures"
    assert [bool(record.exc_info) for record in caplog.records] == [True] + 7 * [False]
