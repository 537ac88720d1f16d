"""The plain-text answers to a press, at most 200 characters."""

from bot.i18n import Translator


def stale(t: Translator) -> str:
    """Say that a button is outdated."""
    return t.plain("toast-stale")


def outdated(t: Translator) -> str:
    """Say that a button was of an earlier message, and that the present state is shown."""
    return t.plain("toast-outdated")


def already_running(t: Translator) -> str:
    """Say that the key is being tested already."""
    return t.plain("already-running")


def too_many_tests(t: Translator, seconds: int) -> str:
    """Say how long to wait before another test."""
    return t.plain("too-many-tests", seconds=seconds)


def strategy_changed(t: Translator) -> str:
    """Say that a strategy is not any more as the button needs it."""
    return t.plain("run-changed")


def read_now(t: Translator) -> str:
    """Say that the exchange was asked just now: what it says may be what is shown already."""
    return t.plain("balance-read-now")


def balance_unread(t: Translator) -> str:
    """Say that a balance could not be read."""
    return t.plain("balance-unread")
