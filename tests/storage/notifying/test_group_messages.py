"""Which message an add-on edits, in both kinds of database."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.group_message import GroupMessage
from bot.domain.notice.payloads import StrategyNews
from bot.domain.ports.notices import DeliveryResult
from bot.domain.strategies.group import Phase
from bot.storage.engine.database import Database
from bot.storage.notifying.group_messages import SqlGroupMessages
from bot.storage.notifying.notices import SqlNotices
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import GROUP
from tests.storage.strategies.sample import CONFIRMED, OWNER, STRATEGY

KEY = ("s", 1)


def buy(event: str, at: datetime) -> Notice:
    return Notice(
        id=event,
        person=OWNER,
        kind=NoticeKind.STRATEGY,
        at=at,
        due_at=at,
        dedupe_key=event,
        payload=StrategyNews(strategy="s", event=event, pair="BTC/USDT", group=1),
    )


async def test_a_message_is_found_again_and_ends_with_its_group(
    database: Database, now: datetime
) -> None:
    await SqlStrategies(database).start(STRATEGY, CONFIRMED)
    groups, outbox = SqlGroups(database), SqlNotices(database)
    messages, shown = SqlGroupMessages(database), GroupMessage(message=7, sent_at=now, shows=now)
    await groups.add(GROUP)
    await outbox.write(buy("opened", now))
    [batch] = await outbox.claim(now)
    assert await messages.of(batch) == {KEY: GroupMessage()}
    result = DeliveryResult(sent=("opened",), groups={KEY: shown})
    await outbox.record_delivery(batch, result, now)
    assert await messages.of(batch) == {KEY: shown}
    open_one = replace(GROUP, phase=Phase.OPEN)
    assert await groups.save(GROUP, open_one)
    assert await messages.of(batch) == {KEY: shown}  # the engine leaves it
    assert await groups.save(open_one, replace(open_one, phase=Phase.CLOSED))
    assert await messages.of(batch) == {KEY: replace(shown, closed=True)}
    assert await messages.of(replace(batch, person=1)) == {}


async def test_an_add_on_knows_that_the_first_buy_waits(database: Database, now: datetime) -> None:
    await SqlStrategies(database).start(STRATEGY, CONFIRMED)
    await SqlGroups(database).add(GROUP)
    outbox, later = SqlNotices(database), now + timedelta(hours=1)
    await outbox.write(buy("opened", now))
    [first] = await outbox.claim(now)
    failed = DeliveryResult(later={"opened": later}, failed=("opened",))
    await outbox.record_delivery(first, failed, now)
    await outbox.write(buy("topped-up", now))
    [batch] = await outbox.claim(now)
    assert [notice.id for notice in batch.notices] == ["topped-up"]
    assert (await SqlGroupMessages(database).of(batch))[KEY].waits
    assert not (await SqlGroupMessages(database).of(first))[KEY].waits
