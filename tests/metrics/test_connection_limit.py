from typing import Any

from bot.metrics.connection_limit import OPEN, OPEN_EACH, PER_SECOND, ConnectionLimit


class Line:
    """A connection that has sent half a request or a complete one."""

    def __init__(self, *, waiting: bool = False) -> None:
        self.waiting = waiting
        self.is_cut = False

    def cut(self) -> None:
        self.is_cut = True


def line(*, waiting: bool = False) -> Any:
    return Line(waiting=waiting)


def test_an_address_that_floods_shuts_out_only_itself() -> None:
    seconds = [5.0]
    room = ConnectionLimit(lambda: seconds[0])
    for _ in range(PER_SECOND):
        one = line()
        assert room.enter(one, "198.51.100.1")
        room.leave(one)
    assert not room.enter(line(), "198.51.100.1")
    assert room.enter(line(), "203.0.113.7")
    seconds[0] += 1
    assert room.enter(line(), "198.51.100.1")


def test_only_so_many_are_open_at_a_time() -> None:
    room = ConnectionLimit(lambda: 0.0)
    lines = [line() for _ in range(OPEN)]
    assert all(room.enter(one, f"192.0.2.{n}") for n, one in enumerate(lines))
    assert not room.enter(line(), "203.0.113.7")
    room.leave(lines[0])
    assert room.enter(line(), "203.0.113.7")
    assert not any(one.is_cut for one in lines)


def test_one_address_never_has_all_the_places() -> None:
    room = ConnectionLimit(lambda: 0.0)
    assert [room.enter(line(), "198.51.100.1") for _ in range(OPEN)].count(True) == OPEN_EACH
    assert room.enter(line(), "203.0.113.7")


def test_who_waits_longest_gives_way_to_the_next_of_the_address() -> None:
    room = ConnectionLimit(lambda: 0.0)
    busy = line()
    dawdlers = [line(waiting=True) for _ in range(OPEN_EACH - 1)]
    assert all(room.enter(one, "198.51.100.1") for one in (busy, *dawdlers))
    assert room.enter(line(), "198.51.100.1")
    assert [one.is_cut for one in dawdlers] == [True, *[False] * (OPEN_EACH - 2)]
    assert not busy.is_cut


def test_where_all_places_are_taken_the_address_with_most_gives_one() -> None:
    room = ConnectionLimit(lambda: 0.0)
    many = [line(waiting=True) for _ in range(OPEN_EACH)]
    few = [line(waiting=True) for _ in range(OPEN - OPEN_EACH)]
    assert all(room.enter(one, f"192.0.2.{n}") for n, one in enumerate(few))
    assert all(room.enter(one, "198.51.100.1") for one in many)
    assert room.enter(line(), "203.0.113.7")
    assert many[0].is_cut
    assert not any(one.is_cut for one in few)
