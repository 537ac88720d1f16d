"""What goes with the lease of a person from one process to another."""

import json
from datetime import UTC, datetime, timedelta

from bot.handlers.last_messages import LastMessages
from bot.services.people.limits import RateLimits

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_the_last_message_is_known_elsewhere() -> None:
    here, there = LastMessages(), LastMessages()
    here.record(42, 7)
    here.replace(42, 5, 6)
    here.show(42, "a strategy", 3)
    there.record(42, 1)
    there.recall(42, json.loads(json.dumps(here.memory_of(42))))
    assert there.is_last(42, 7)
    assert (there.now(42, 5), there.now(42, 4)) == (6, 4)
    assert there.show(42, "a strategy", 9) == 3


def test_without_memory_nothing_is_known() -> None:
    """As after the death of a process: an older message might be edited out of sight."""
    known = LastMessages()
    known.record(42, 7)
    known.recall(42, {})
    assert not known.is_last(42, 7)
    assert not known.is_last(42, 0)
    assert known.memory_of(42) == {}


def test_only_a_few_messages_go_along() -> None:
    known = LastMessages()
    for n in range(100):
        known.replace(42, n, n + 1)
    assert len(known.memory_of(42)["replaced"]) == 10


def test_tests_are_counted_over_all_processes() -> None:
    now = NOW
    here, there = (RateLimits(clock=lambda: now, tests=2) for _ in range(2))
    assert here.start_test(42) == 0
    there.recall(42, json.loads(json.dumps(here.memory_of(42))))
    assert there.start_test(42) == 0
    assert there.start_test(42) > 0
    now += timedelta(minutes=1)
    assert there.memory_of(42) == []
    assert there.start_test(42) == 0
