"""The durations and rates by which a running bot works; tests build a bot with other ones."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Timings:
    """How long and how often, in seconds where nothing else is named."""

    # Which process speaks with Telegram
    turn: float = 4.0  # between two tries to take or keep the turn
    turn_ends: float = 12.0  # without the database, after which another process may have it

    # What the leader does
    notices: float = 0.5  # between two looks for notices
    erasures: float = 1.0  # between two looks for messages that must still be deleted
    housekeeping: float = 10.0  # between two rounds of housekeeping
    grace: float = 12.0  # for updates under way when the turn ends
    longest_pause: float = 5.0  # between two rounds of any kind, however often they failed

    # Checks of stored keys
    checks_per_second: float | None = None  # at each exchange; None: as its dialect says
    exchange_answer: float = 10.0  # for an exchange to answer a call
    watch: float = 0.25  # between two looks for due checks
    check_lease: float = 120.0  # for which a check is one worker's; longer than a shift takes
    check_grace: float = 3.0  # for checks under way when the bot stops; the next start repeats them
    longest_backoff: int = 24  # check intervals between two checks of a key that is long unfit
    flap_window: float = 3600.0  # within which changes count as flapping, and good ones as calm
    judgement: float = 1.0  # between two judgements whether an exchange is down
    key_counts: float = 60.0  # between two counts of the connections
    master_keys: float = 5.0  # between two looks for new master keys

    # Notices
    notice_lease: float = 120.0  # for which a notice is one worker's
    notice_retry: float = 15.0  # before the second try; doubled for each one that follows
    look_again: float = 2.0  # while other connections of the person are being confirmed

    # Messages to Telegram
    messages_per_second: int = 30  # to all chats
    burst: int = 8  # messages at once to one chat, then one a second
    erasure_retry: float = 5.0  # before the first stored attempt; doubled for each that follows
    erasure_waits: float = 20.0  # in all, between the attempts that are made at once

    # What operators see
    alarm: float = 15.0  # without the database, before the admins are alarmed
    alarm_again: float = 600.0  # at least, between two alarms that are not answered
    alarm_look: float = 1.0  # between two looks at the database
    conflict: float = 5.0  # between two refusals: by then the last poll of a dead process is over
    conflict_quiet: float = 60.0  # without a refusal, after which the conflict is over
    conflict_look: float = 1.0  # between two looks for a conflict
    database_calm: float = 10.0  # without a failure, before the database answers again
    figures: float = 5.0  # for which figures of the database are fresh
    figures_answer: float = 2.0  # for the database to answer with figures
    readiness: float = 2.0  # for which an answer of /readyz is fresh
    stalled: float = 90.0  # without a round, long polls and pauses included
    page: float = 1.0  # for which a drawn page of figures is fresh


USUAL = Timings()
"""The timings of a bot that serves people."""
