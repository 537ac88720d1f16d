from datetime import UTC, datetime, timedelta

import pytest

from bot.services.jumps import Jumps

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "words"), [(1, "by 3600"), (-1, "by -3600"), (0, "")])
def test_a_clock_that_is_moved(
    hours: int,
    words: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    steady = 100.0
    jumps = Jumps(steady=lambda: steady)
    for seconds in (0, 10, 20):
        steady = 100.0 + seconds
        jumps.look(NOW + timedelta(seconds=seconds))
    assert caplog.text == ""
    steady = 130.0
    jumps.look(NOW + timedelta(seconds=30, hours=hours))
    steady = 140.0
    jumps.look(NOW + timedelta(seconds=40, hours=hours))
    assert jumps.set_back is (hours < 0)
    assert len(caplog.records) == bool(hours)
    assert words in caplog.text


def test_a_machine_that_slept(caplog: pytest.LogCaptureFixture) -> None:
    """Both clocks went on: no jump, however long it was."""
    steady = 0.0
    jumps = Jumps(steady=lambda: steady)
    jumps.look(NOW)
    steady = 7200.0
    jumps.look(NOW + timedelta(hours=2))
    assert not jumps.set_back
    assert caplog.text == ""
