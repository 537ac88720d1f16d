"""Compares our clock with the clock of an exchange."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.exchanges._dialect import Client, Dialect


@dataclass(frozen=True)
class ClockReading:
    """The offset of our clock from an exchange's, in seconds."""

    offset: float  # ours minus theirs: positive if ours is ahead
    margin: float  # the error of the offset: half the response time
    bearable: bool  # whether the exchange accepts our timestamps


async def read_clock(dialect: Dialect, client: Client) -> ClockReading:
    """Read the time of an exchange. Raises Refused.

    It was taken between request and response; within that uncertainty our clock counts as right.
    """
    before = client.now
    theirs = datetime.fromtimestamp(await dialect.clock(client) / 1000, UTC)
    after = client.now
    late, early = theirs - after > dialect.may_lag, before - theirs > dialect.may_lead
    margin = (after - before) / 2
    return ClockReading(
        offset=(before + margin - theirs).total_seconds(),
        margin=margin.total_seconds(),
        bearable=not (late or early),
    )
