"""The guide as a photo: uploaded once, sent by its file id, and replaced by text where it fails."""

import pytest

from bot.domain.exchange import Exchange
from bot.exchanges import EXCHANGES
from bot.sandbox.telegram import Message, Person
from bot.views.picture import Picture
from tests.e2e.world import World

FINISH = "the secret is shown only once"


def photos(world: World) -> list[str]:
    """Return what each photo was sent as: "upload", or its file id."""
    sent = [c for c in world.telegram.calls if c.method in {"sendPhoto", "editMessageMedia"}]
    given = [c.params.get("photo") or c.params["media"] for c in sent]
    return ["upload" if "attach://" in what else what for what in given]


async def guide(person: Person, exchange: str) -> Message:
    await person.say(f"/connect {exchange}")
    return await person.wait_for(FINISH)


async def finished_guide(world: World, person: Person, exchange: str) -> Message:
    """Return a guide whose file id the bot knows: a person sees it before Telegram answers."""
    shown = await guide(person, exchange)
    await world.until_kept(shown)
    return shown


async def test_a_picture_is_uploaded_once_and_sent_by_file_id(running: World) -> None:
    first = await finished_guide(running, running.telegram.person(42), "kucoin")
    second = await guide(running.telegram.person(43), "kucoin")
    assert first.media is not None
    assert second.media is not None
    upload, file_id = photos(running)
    assert upload == "upload"
    assert file_id.startswith(first.media.file_id)  # a size of it
    assert second.media.data == first.media.data


async def test_the_chooser_becomes_the_picture(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/connect")
    chooser = await person.wait_for("Choose the exchange")
    await person.tap("OKX", chooser)
    shown = await person.wait_for(FINISH)
    assert (shown.id, shown.media is not None) == (chooser.id, True)


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=list(EXCHANGES))
async def test_every_exchange_has_its_guide_as_a_photo(running: World, exchange: Exchange) -> None:
    shown = await guide(running.telegram.person(42), exchange.id)
    assert shown.media is not None
    assert "Open the key page" in shown.labels


@pytest.mark.parametrize("start", ["/connect kucoin", "/connect"])
async def test_where_no_photo_can_be_sent_the_text_serves(running: World, start: str) -> None:
    refusal = "Bad Request: not enough rights to send photos to the chat"
    for method in ("sendPhoto", "editMessageMedia"):
        running.telegram.fault(method, 400, refusal, times=1000)
    person = running.telegram.person(42)
    await person.say(start)
    if start == "/connect":
        await person.tap("KuCoin", await person.wait_for("Choose the exchange"))
    shown = await person.wait_for(FINISH)
    assert shown.media is None
    await person.tap("Not working?", shown)
    assert (await person.wait_for("best on a computer")).id == shown.id
    assert sum("Cancel" in m.labels for m in person.messages) <= 1


async def test_a_forgotten_file_is_uploaded_again(running: World) -> None:
    await finished_guide(running, running.telegram.person(42), "kucoin")
    running.telegram.fault(
        "sendPhoto", 400, "Bad Request: wrong file identifier/HTTP URL specified"
    )
    shown = await guide(running.telegram.person(43), "kucoin")
    assert shown.media is not None
    sent = photos(running)
    assert (sent[0], sent[2]) == ("upload", "upload")
    assert len(sent) == 3


async def test_a_slow_upload_is_not_waited_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.bot() as app:
        monkeypatch.setattr(app.deps.photos, "patience", 0.3)
        world.telegram.slow("sendPhoto", 30.0)
        shown = await guide(world.telegram.person(42), "kucoin")
        assert shown.media is None


async def test_where_nothing_can_be_drawn_the_text_serves(
    running: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Picture) -> bytes:
        raise OSError

    monkeypatch.setattr("bot.pictures.drawing.draw", broken)
    shown = await guide(running.telegram.person(42), "kucoin")
    assert shown.media is None


async def test_other_addresses_give_another_picture(world: World) -> None:
    seen = []
    for number, address in enumerate(("203.0.113.7", "203.0.113.8")):
        world.changes["server_ips"] = (address,)
        async with world.bot():
            shown = await guide(world.telegram.person(42 + number), "mexc")
            assert shown.media is not None
            seen.append(shown.media.data)
    assert seen[0] != seen[1]


async def test_what_does_not_work_is_answered_in_the_guide(running: World) -> None:
    person = running.telegram.person(42)
    shown = await guide(person, "kucoin")
    await person.tap("Not working?", shown)
    trouble = await person.wait_for("KuCoin TR")
    assert (trouble.id, trouble.media) == (shown.id, shown.media)
    await person.tap("Back", trouble)
    assert (await person.wait_for(FINISH)).id == shown.id
