import pytest
from sqlalchemy import select

from bot.storage.schema.tables import PEOPLE
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, World

ADMIN, STRANGER, BLOCKED = 1, 42, 66


@pytest.fixture
def guarded(world: World) -> World:
    """A bot for those on its list, with one person who runs it and one who may not come in."""
    world.set(notices=0.05)
    world.changes |= {"admins": {ADMIN}, "allowed_users": {7}, "blocked_users": {BLOCKED}}
    return world


async def test_a_stranger_asks_and_is_let_in(guarded: World, connect: Connect) -> None:
    stranger, admin = guarded.telegram.person(STRANGER), guarded.telegram.person(ADMIN)
    async with guarded.bot():
        await admin.say("/start")
        await admin.wait_for("BackFuture")
        await stranger.say("/connect kucoin")
        denied = await stranger.wait_for(lambda m: m.buttons)
        assert denied.labels == ("Request access",)
        await stranger.tap("Request access", denied)
        wish = await admin.wait_for(str(STRANGER))
        await stranger.say("/start")
        sent = await stranger.wait_for(lambda m: m.text)  # the wish is on its way
        assert sent.labels == ("Any answer yet?",)
        await admin.tap("Allow", wish)
        await stranger.wait_for(lambda m: "Connect" in m.labels)
        await stranger.tap("Any answer yet?", sent)
        await stranger.wait_for("BackFuture AI Connect")
        await connect(stranger, "kucoin", guarded.sample("kucoin", "good"))
        await stranger.wait_for("Online")


async def test_a_refused_one_cannot_ask_again(guarded: World) -> None:
    stranger, admin = guarded.telegram.person(STRANGER), guarded.telegram.person(ADMIN)
    async with guarded.bot() as app:
        await admin.say("/start")
        await admin.wait_for("BackFuture")
        await stranger.say("/start")
        denied = await stranger.wait_for(lambda m: m.buttons)
        await stranger.tap("Request access", denied)
        await admin.tap("Decline", await admin.wait_for(str(STRANGER)))
        await admin.wait_for(lambda m: m.labels == ("Menu",))
        await stranger.say("/connect")
        assert not (await stranger.wait_for(lambda m: m.text)).buttons
        await guarded.press(denied, Tap(action=Action.ACCESS_ASK).pack())
        await stranger.say("/start")
        await stranger.wait_for(lambda m: m.text)
        assert await app.stores.notices.pending() == 0


async def test_a_secret_of_a_stranger_is_deleted_all_the_same(guarded: World) -> None:
    stranger = guarded.telegram.person(STRANGER)
    async with guarded.bot():
        secret = next(iter(guarded.sample("kucoin", "good").fields.values()))
        await stranger.wait_deleted(await stranger.say(secret))
        await stranger.wait_for("Your message was deleted")


async def test_who_is_blocked_gets_no_answer(guarded: World) -> None:
    blocked, member = guarded.telegram.person(BLOCKED), guarded.telegram.person(7)
    async with guarded.bot():
        await blocked.say("/start")
        secret = next(iter(guarded.sample("kucoin", "good").fields.values()))
        await blocked.wait_deleted(await blocked.say(secret))
        await member.say("/start")
        await member.wait_for("BackFuture")
    assert [m for m in blocked.messages if m.by_bot] == []


async def test_only_admins_let_people_in(guarded: World) -> None:
    member = guarded.telegram.person(7)
    async with guarded.bot():
        await member.say("/start")
        menu = await member.wait_for("BackFuture")
        for action in (Action.ACCESS_ALLOW, Action.ACCESS_REFUSE):
            answer = await guarded.press(menu, Tap(action=action, target="42").pack())
            assert "older message" in answer.text
        access = await guarded.rows(select(PEOPLE.c.access).where(PEOPLE.c.id == STRANGER))
        assert [row.access for row in access] in ([], [None])
