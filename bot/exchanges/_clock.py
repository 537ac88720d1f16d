"""The comparison of our clock with an exchange's."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.exchanges._dialect import Client, Dialect


@dataclass(frozen=True)
class ClockReading:
    """How far our clock is from an exchange's, in seconds."""

    offset: float  # ours less theirs: positive where ours is ahead
    margin: float  # by how much the offset may be wrong: half the time the answer took
    bearable: bool  # whether the exchange takes what is signed by our clock


async def read_clock(dialect: Dialect, client: Client) -> ClockReading:
    """Ask an exchange for its time. Raises Refused.

    It was notified between the question and the answer; what that leaves open speaks for our clock.
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
