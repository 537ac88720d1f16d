"""The durations and rates of a running bot; tests use shorter ones."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Timings:
    """Durations in seconds, unless a comment names another unit."""

    # Leadership: which process polls Telegram
    turn: float = 4.0  # between two attempts to acquire or renew leadership
    turn_ends: float = 12.0  # without the database, after which another process may lead
    process_life: float = 15.0  # of a process that answers beside others; longer than turn_ends

    # Loops of the leader
    notices: float = 0.5  # between two queries for due notices
    erasures: float = 1.0  # between two queries for messages to delete
    housekeeping: float = 10.0  # between two runs of housekeeping
    grace: float = 12.0  # for updates in progress when leadership ends
    longest_pause: float = 5.0  # between two runs of any loop, after any number of failures

    # Updates from Telegram
    update_poll: float = 0.03  # between two polls while updates are being handled
    update_row: float = 0.25  # for the handling of the oldest update without a row
    update_store: float = 1.0  # to wait for a commit of updates before the next poll
    same_poll: float = (
        0.6  # between polls that confirm nothing: sooner, Telegram returns one update
    )
    poll_failed: float = 0.5  # after a failed poll; grows up to 10 seconds
    webhook_look: float = 20.0  # between two looks at the webhook
    webhook_answer: float = 20.0  # to handle or store an update before Telegram must resend it
    inbox: float = 1.0  # between two polls of the inbox while no update is known to wait

    # Checks of stored keys
    checks_per_second: float | None = None  # per exchange; None: the rate of its dialect
    exchange_answer: float = 10.0  # timeout of a call to an exchange
    watch: float = 0.25  # between two queries for due checks
    check_lease: float = 120.0  # lease of a check; longer than the claimed checks take
    check_grace: float = 3.0  # for checks in progress at shutdown; the next start repeats them
    longest_backoff: int = 24  # check intervals between checks of a key that needs action for long
    flap_window: float = 3600.0  # window of flap detection
    judgement: float = 1.0  # between two evaluations of outages
    key_counts: float = 60.0  # between two counts of the connections
    master_keys: float = 5.0  # between two checks for new master keys

    # Strategies
    trading: float = 0.25  # between two looks at the prices
    strategies: float = 1.0  # between two questions for changed strategies
    order_grace: float = 3.0  # for orders on their way at shutdown; the next start looks at them

    # Prices
    quotes: float = 2.0  # between two questions for the prices of an exchange
    slow_quotes: float = 5.0  # the same, where the exchange allows fewer
    longest_quotes: float = 30.0  # between two questions, after any number of failures
    day_figures: float = 60.0  # between two questions for change and volume of a day
    market_rules: float = 3600.0  # cache of the rules of an exchange

    # Notices
    notice_lease: float = 120.0  # lease of a notice
    notice_retry: float = 15.0  # before the second attempt; doubled for each further one
    look_again: float = 2.0  # delay while other connections of the person are being confirmed

    # Messages to Telegram
    messages_per_second: int = 30  # to all chats
    burst: int = 8  # messages to one chat without delay, then one per second
    erasure_retry: float = 5.0  # before the first stored attempt; doubled for each further one
    erasure_waits: float = 20.0  # total delay between the immediate attempts

    # What operators see
    alarm: float = 15.0  # without the database, before the admins get an alarm
    alarm_again: float = 600.0  # minimum between two alarms without an answer
    alarm_look: float = 1.0  # between two checks of the database
    conflict: float = 5.0  # between two conflicts: longer than the last poll of a dead process
    conflict_quiet: float = 60.0  # without a conflict, after which it is over
    conflict_look: float = 1.0  # between two checks for a conflict
    database_calm: float = 10.0  # without a failure, before the database counts as healthy
    figures: float = 5.0  # cache of figures read from the database
    figures_answer: float = 2.0  # timeout of reading them
    readiness: float = 2.0  # cache of the answer of /readyz
    stalled: float = 90.0  # without a completed loop, including long polls and pauses
    page: float = 1.0  # cache of the rendered metrics page


USUAL = Timings()
"""The timings in production."""
