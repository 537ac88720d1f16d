"""Rotation of what is stored, on each kind of database."""

import asyncio
import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import select, update

from bot.domain.binding import Binding, draft_binding, stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.draft import DRAFT, Draft
from bot.domain.inbox import WaitingUpdate
from bot.domain.ports.keys import RewrapBatch
from bot.services.operating.rewrapping import Rewrapping
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.keys.errors import KeyNeededError, KeysInSettingError, KeyUnknownError
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.master_keys import KeySetting
from bot.storage.keys.rotation import KeyChanges
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.operating.sealed_values import Need, SqlSealedValues
from bot.storage.schema.tables import CONVERSATIONS, INBOX, SEALED

OWNER = 7_000_000_001


@pytest.fixture
def source(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys" / "master.key")


@pytest.fixture
async def old(database: Database, source: KeyFile) -> EnvelopeVault:
    """The vault as it was before the rotation."""
    return await open_vault(database, source)


@pytest.fixture
def credentials_of() -> Callable[[Connection], dict[Field, Secret]]:
    return lambda connection: {Field.SECRET: Secret(f"canary-{connection.id}")}


@pytest.fixture
async def stored(
    database: Database,
    old: EnvelopeVault,
    others: Callable[[int], list[Connection]],
    credentials_of: Callable[[Connection], dict[Field, Secret]],
) -> list[Connection]:
    connections, store = others(25), SqlConnectionStore(database)
    for one in connections:
        blob = old.seal(credentials_of(one), stored_binding(one))
        await store.add(one, blob, one.id.encode())
    return connections


async def turn(database: Database, source: KeyFile) -> EnvelopeVault:
    """Add a key and let it seal; return the vault with both."""
    changes = KeyChanges(database, source)
    await changes.add()
    await changes.activate_newest()
    return await open_vault(database, source)


async def rewrap(database: Database, vault: EnvelopeVault, batch: int = 4) -> RewrapBatch:
    return await Rewrapping(values=SqlSealedValues(database), wrapper=vault, batch=batch).run()


async def blobs(database: Database) -> dict[str, tuple[int, int, bytes]]:
    async with database.read() as c:
        rows = (await c.execute(select(SEALED))).all()
    return {row.connection_id: (row.kid, row.ver, row.blob) for row in rows}


async def test_everything_comes_under_the_new_key_and_only_the_wrapping_changes(
    database: Database,
    source: KeyFile,
    stored: list[Connection],
    credentials_of: Callable[[Connection], dict[Field, Secret]],
) -> None:
    before = await blobs(database)
    vault, store = await turn(database, source), SqlSealedValues(database)
    assert await store.left() == 25
    assert await rewrap(database, vault) == RewrapBatch(rewrapped=25)
    assert await store.left() == 0
    after = await blobs(database)
    assert {(kid, ver) for kid, ver, _ in after.values()} == {(2, 2)}
    for id_, (_, _, blob) in after.items():
        assert blob[68:] == before[id_][2][68:]
        assert blob[:68] != before[id_][2][:68]
    assert await KeyChanges(database, source).retire(1)
    alone = await open_vault(database, source)
    assert list(alone.keys.by_id) == [2]
    for one in stored:
        found = await SqlConnectionStore(database).sealed(one)
        assert found
        assert alone.open(found, stored_binding(one)) == credentials_of(one)


async def test_updates_that_wait_come_under_the_new_key(
    database: Database, source: KeyFile, old: EnvelopeVault, now: datetime
) -> None:
    """One that cannot be opened keeps its key until it was given up."""
    waiting = [WaitingUpdate(id=n, person=n, body=f"canary-{n}".encode()) for n in range(1, 10)]
    await SqlInbox(database, old).store(waiting[:8], (), now)
    async with database.write() as c:
        await c.execute(update(INBOX).where(INBOX.c.update_id == 3).values(person=33))
    vault = await turn(database, source)
    await SqlInbox(database, old).store(waiting[8:], (), now)  # by a bot that does not know yet
    assert await rewrap(database, vault) == RewrapBatch(rewrapped=8, damaged=1)
    with pytest.raises(KeyNeededError):
        await KeyChanges(database, source).retire(1)
    inbox = SqlInbox(database, vault)
    claimed = {w.id: w.body for w in await inbox.claim(now, 100, ())}
    assert claimed == {w.id: b"" if w.id == 3 else w.body for w in waiting}
    await inbox.done([3])
    assert await KeyChanges(database, source).retire(1)
    alone = SqlInbox(database, await open_vault(database, source))
    later = {w.id: w.body for w in await alone.claim(now + timedelta(hours=1), 100, ())}
    assert later == {id_: body for id_, body in claimed.items() if id_ != 3}


async def test_again_it_finds_nothing_to_do(
    database: Database, source: KeyFile, stored: list[Connection]
) -> None:
    assert stored
    vault = await turn(database, source)
    await rewrap(database, vault)
    before = await blobs(database)
    assert await rewrap(database, vault) == RewrapBatch()
    assert await blobs(database) == before


async def test_two_at_once_share_the_work(
    database: Database, second: Database, source: KeyFile, stored: list[Connection]
) -> None:
    vault = await turn(database, source)
    done = await asyncio.gather(rewrap(database, vault, 2), rewrap(second, vault, 3))
    assert sum(batch.rewrapped for batch in done) == len(stored)
    assert all(batch.damaged == 0 for batch in done)
    assert {(kid, ver) for kid, ver, _ in (await blobs(database)).values()} == {(2, 2)}


async def test_people_replace_keys_meanwhile_and_lose_nothing(
    database: Database,
    second: Database,
    source: KeyFile,
    old: EnvelopeVault,
    stored: list[Connection],
) -> None:
    vault, store = await turn(database, source), SqlConnectionStore(second)
    fresh = {Field.SECRET: Secret("canary-fresh")}

    async def replace_all() -> None:
        for one in stored[::2]:  # as a bot that has not loaded the new key yet
            assert await store.replace_key(one, old.seal(fresh, stored_binding(one)), b"new")
            await asyncio.sleep(0)

    await asyncio.gather(replace_all(), rewrap(database, vault, 1))
    await rewrap(database, vault)
    for at, one in enumerate(stored):
        blob = await store.sealed(one)
        assert blob
        found = vault.open(blob, stored_binding(one))[Field.SECRET].reveal()
        assert found == ("canary-fresh" if at % 2 == 0 else f"canary-{one.id}")
    assert {kid for kid, _, _ in (await blobs(database)).values()} == {2}


async def test_a_damaged_value_stops_nothing_and_keeps_its_key(
    database: Database, source: KeyFile, stored: list[Connection]
) -> None:
    async with database.write() as c:
        one = SEALED.c.connection_id == stored[3].id
        blob: Any = await c.scalar(select(SEALED.c.blob).where(one))
        spoiled = blob[:30] + bytes([blob[30] ^ 1]) + blob[31:]
        await c.execute(update(SEALED).where(one).values(blob=spoiled))
    vault = await turn(database, source)
    assert await rewrap(database, vault) == RewrapBatch(rewrapped=24, damaged=1)
    assert (await blobs(database))[stored[3].id] == (1, 1, spoiled)
    with pytest.raises(KeyNeededError, match="1 stored keys"):
        await KeyChanges(database, source).retire(1)


KEY = StorageKey(bot_id=1, chat_id=OWNER, user_id=OWNER)


async def put_draft(database: Database, vault: EnvelopeVault, **others: Any) -> Draft:
    """Store a draft with two values, as the conversation does."""
    draft = Draft(id="d1", exchange="kucoin", masked_key="abcd…", last_message=7)
    sealed = {
        field: base64.b64encode(
            vault.seal({field: Secret(f"canary-{field}")}, draft_binding(draft, OWNER, field))
        ).decode()
        for field in (Field.API_KEY, Field.SECRET)
    }
    draft = replace(draft, sealed=sealed, **others)
    data = {DRAFT: draft.to_dict(), "screen": 12}
    await SqlConversations(database).put(KEY, "sending_keys", data)
    return draft


async def test_drafts_come_along_and_stay_as_old_as_they_were(
    database: Database, source: KeyFile, old: EnvelopeVault
) -> None:
    draft = await put_draft(database, old)
    conversations = SqlConversations(database)
    async with database.read() as c:
        touched = await c.scalar(select(CONVERSATIONS.c.updated_at))
    vault, changes = await turn(database, source), KeyChanges(database, source)
    assert (await changes.status()).needs == {1: Need(drafts=2)}
    with pytest.raises(KeyNeededError, match=r"2 values of unfinished.*30 minutes"):
        await changes.require_unneeded(1)

    assert await rewrap(database, vault, 1) == RewrapBatch(rewrapped=2)

    assert (await changes.status()).needs == {2: Need(drafts=2)}
    data = await conversations.get_data(KEY)
    found = Draft.from_dict(data[DRAFT])
    assert replace(found, sealed={}) == replace(draft, sealed={})
    assert data["screen"] == 12
    assert await conversations.get_state(KEY) == "sending_keys"
    async with database.read() as c:
        assert await c.scalar(select(CONVERSATIONS.c.updated_at)) == touched
    assert await changes.retire(1)
    alone = await open_vault(database, source)
    for field, blob in found.sealed.items():
        opened = alone.open(base64.b64decode(blob), draft_binding(found, OWNER, field))
        assert opened == {field: Secret(f"canary-{field}")}


async def test_an_ended_draft_and_an_odd_one_are_passed_over(
    database: Database, source: KeyFile, old: EnvelopeVault
) -> None:
    await put_draft(database, old, expired=True)
    odd = replace(KEY, chat_id=5)
    draft = (await put_draft(database, old)).to_dict()
    await SqlConversations(database).put(odd, "x", {DRAFT: {**draft, "colour": "blue"}})
    vault = await turn(database, source)
    assert await rewrap(database, vault) == RewrapBatch(rewrapped=2, damaged=2)


async def test_what_may_not_be_retired_says_why(
    database: Database, source: KeyFile, stored: list[Connection]
) -> None:
    changes = KeyChanges(database, source)
    with pytest.raises(KeyUnknownError, match="no master key 9; there are 1"):
        await changes.retire(9)
    with pytest.raises(KeyNeededError, match="it is the sealing key"):
        await changes.retire(1)
    vault = await turn(database, source)
    with pytest.raises(KeyNeededError, match=f"{len(stored)} stored keys"):
        await changes.retire(1)
    assert list(source.load(may_create=False).by_id) == [1, 2]
    await rewrap(database, vault)
    assert await changes.retire(1)
    assert await changes.add() == 3


async def test_with_keys_from_a_setting_it_is_said_what_to_do(
    database: Database, source: KeyFile, old: EnvelopeVault, stored: list[Connection]
) -> None:
    assert old.keys.primary == 1
    one = source.path.read_text()
    with pytest.raises(KeysInSettingError, match=r"under the next number, as 1:…,2:…"):
        await KeyChanges(database, KeySetting(one)).add()
    KeyFile(source.path).path.write_text(one)
    await KeyChanges(database, source).add()
    both = KeyChanges(database, KeySetting(source.path.read_text()))
    assert await both.activate_newest() == 2
    with pytest.raises(KeyNeededError, match=f"{len(stored)} stored keys"):
        await both.retire(1)
    await rewrap(database, await open_vault(database, source))
    assert not await both.retire(1)  # by hand


async def test_a_missing_key_is_seen(
    database: Database, source: KeyFile, stored: list[Connection]
) -> None:
    assert stored
    await turn(database, source)
    lines = source.path.read_text().splitlines()
    source.path.write_text("\n".join(line for line in lines if not line.startswith("1:")))
    status = await KeyChanges(database, source).status()
    assert (status.loaded, status.sealing) == ([2], 2)
    assert status.needs == {1: Need(credentials=25)}


def test_a_binding_of_what_is_stored_is_the_same_for_both(connection: Connection) -> None:
    """The rotation puts it together from columns, the bot from a connection."""
    seen: list[Binding] = []

    class Wrapper:
        def rewrap(self, blob: bytes, binding: Binding) -> bytes:
            seen.append(binding)
            return blob

    rewrapping = Rewrapping(values=None, wrapper=Wrapper())  # type: ignore[arg-type]  # unused
    rewrapping._stored(connection.id, connection.owner, connection.exchange, b"")
    assert seen == [stored_binding(connection)]
