from bot.monitoring.room import OPEN, PER_SECOND, Room


def test_an_address_that_floods_shuts_out_only_itself() -> None:
    seconds = [5.0]
    room = Room(lambda: seconds[0])
    for _ in range(PER_SECOND):
        assert room.enter("198.51.100.1")
        room.leave()
    assert not room.enter("198.51.100.1")
    assert room.enter("203.0.113.7")
    seconds[0] += 1
    assert room.enter("198.51.100.1")


def test_only_so_many_are_open_at_a_time() -> None:
    room = Room(lambda: 0.0)
    assert all(room.enter(f"192.0.2.{n}") for n in range(OPEN))
    assert not room.enter("203.0.113.7")
    room.leave()
    assert room.enter("203.0.113.7")
