"""Many connections: the list, its filter, and the way back from a card."""

from bot.domain.connection import Connection
from bot.sandbox.telegram import Message
from tests.e2e.world import World

GOOD, BAD = "good-with-ip-list", "read-only"
EACH = (12, 13)  # connections that work, and those in trouble


async def populate(world: World) -> list[Connection]:
    """Store many connections of one person; only two keys are tested."""
    good = await world.store("kucoin", world.sample("kucoin", GOOD), name="Fine 0")
    bad = await world.store("mexc", world.sample("mexc", BAD), name="Bad 0")
    mexc, kucoin = world.exchanges["mexc"], world.exchanges["kucoin"]
    return [
        good,
        bad,
        *[
            await world.store("kucoin", kucoin.add_key(GOOD, f"{n}"), name=f"Fine {n}", like=good)
            for n in range(1, EACH[0])
        ],
        *[
            await world.store("mexc", mexc.add_key(BAD, f"{n}"), name=f"Bad {n}", like=bad)
            for n in range(1, EACH[1])
        ],
    ]


def listed(message: Message) -> list[str]:
    return [label for label in message.labels if " · " in label]


async def test_the_filter_is_remembered_across_pages_and_cards(running: World) -> None:
    await populate(running)
    person = running.telegram.person(42)
    await person.say("/connections")
    shown = await person.wait_for("My connections")
    assert len(shown.text.splitlines()) == 2
    assert all(label.startswith("🟡") for label in listed(shown))  # trouble first
    await person.tap("Problems only", shown)
    await person.tap("▶", await person.wait_for(lambda m: "All" in m.labels))
    second = await person.wait_for(lambda m: "2/2" in m.labels)
    assert len(listed(second)) == EACH[1] - 8
    assert all(label.startswith("🟡") for label in listed(second))
    await person.tap(listed(second)[0], second)
    card = await person.wait_for(lambda m: "Rename" in m.labels)
    await person.tap("Back", card)
    back = await person.wait_for(lambda m: "2/2" in m.labels)
    assert listed(back) == listed(second)
    await person.tap("All", back)
    everything = await person.wait_for(lambda m: "1/4" in m.labels)
    assert "Problems only" in everything.labels
