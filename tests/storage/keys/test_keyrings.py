"""What processes know of one another's master keys, on each kind of database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.domain.binding import Binding
from bot.domain.credentials import Field, Secret
from bot.domain.ports.keys import CannotOpenError
from bot.storage.engine.database import Database
from bot.storage.keys.errors import KeyNeededError, KeyNotHeldError, WrongMasterKeyError
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import LEASE, Ring, join, running
from bot.storage.keys.master_keys import KeySetting
from bot.storage.keys.rotation import KeyChanges
from bot.storage.schema.tables import KEYRINGS


@pytest.fixture
def source(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys" / "master.key")


async def rings(database: Database) -> list[Ring]:
    async with database.read() as c:
        return list(await running(c))


async def test_a_process_is_known_from_its_first_step_to_its_last(
    database: Database, source: KeyFile
) -> None:
    keyring = await join(database, source)
    [ring] = await rings(database)
    assert (ring.keys, ring.sealing) == ((1,), 1)
    assert ring.process.startswith("process ")
    await keyring.leave()
    assert await rings(database) == []


async def test_one_that_died_or_fell_silent_is_forgotten(
    database: Database, source: KeyFile
) -> None:
    await join(database, source)
    [ring] = await rings(database)
    host = ring.holder.partition(":")[0]
    async with database.write() as c:
        await c.execute(update(KEYRINGS).values(holder=f"{host}:4194305:x"))  # beyond any process
    assert await rings(database) == []
    async with database.write() as c:
        await c.execute(update(KEYRINGS).values(holder="elsewhere:1:x"))
    assert len(await rings(database)) == 1
    async with database.read() as c:
        later = datetime.now(UTC) + LEASE + timedelta(seconds=1)
        assert await running(c, lambda: later) == []


async def test_long_dead_ones_are_swept(database: Database, source: KeyFile) -> None:
    await join(database, source)
    long_ago = datetime.now(UTC) - 2 * LEASE
    async with database.write() as c:
        await c.execute(update(KEYRINGS).values(until=long_ago))
    keyring = await join(database, source)
    async with database.read() as c:
        assert len((await c.execute(select(KEYRINGS))).all()) == 1
    await keyring.leave()


async def test_a_new_key_seals_only_once_every_bot_has_it(
    database: Database,
    second: Database,
    source: KeyFile,
    binding: Binding,
    credentials: dict[Field, Secret],
) -> None:
    changes = KeyChanges(database, source)
    bots = [await join(database, source), await join(second, source)]
    old = bots[0].vault.seal(credentials, binding)
    assert await changes.add() == 2
    await bots[0].refresh()
    with pytest.raises(KeyNotHeldError, match="process") as caught:
        await changes.activate_newest()
    assert caught.value.cause.count("process") == 1
    assert (await changes.status()).sealing == 1

    await bots[1].refresh()
    assert await changes.activate_newest() == 2
    assert len(await changes.sealing_otherwise(2)) == 2
    still = bots[1].vault.seal(credentials, binding)  # it has not refreshed yet
    await bots[0].refresh()
    new = bots[0].vault.seal(credentials, binding)
    for bot in bots:
        for blob in (old, still, new):
            assert bot.vault.open(blob, binding) == credentials
    with pytest.raises(KeyNeededError, match="seals with it"):
        await changes.require_unneeded(1)
    await bots[1].refresh()
    assert await changes.sealing_otherwise(2) == []


async def test_whoever_starts_without_the_new_key_is_refused(
    database: Database, source: KeyFile
) -> None:
    await join(database, source)
    before = KeySetting(source.path.read_text())
    changes = KeyChanges(database, source)
    await changes.add()
    async with database.write() as c:
        await c.execute(KEYRINGS.delete())
    await changes.activate_newest()
    with pytest.raises(WrongMasterKeyError, match="master key 2"):
        await join(database, before)
    both = await join(database, source)
    assert both.vault.keys.primary == 2


async def test_the_order_of_the_keys_does_not_matter(
    database: Database, source: KeyFile, make_key: Callable[[], str]
) -> None:
    await join(database, source)
    lines = [x for x in source.path.read_text().splitlines() if x.startswith("1:")]
    turned = KeySetting(f"2:{make_key()}\n{lines[0]}")
    keyring = await join(database, turned)
    assert keyring.vault.keys.primary == 1
    await keyring.refresh()
    assert keyring.vault.keys.primary == 1


async def test_a_file_that_is_unfit_for_a_while_costs_nothing(
    database: Database,
    source: KeyFile,
    binding: Binding,
    caplog: pytest.LogCaptureFixture,
) -> None:
    keyring = await join(database, source)
    blob = keyring.vault.seal({}, binding)
    source.path.chmod(0o644)
    await keyring.refresh()
    await keyring.refresh()
    assert caplog.text.count("chmod 600") == 1
    assert keyring.vault.open(blob, binding) == {}
    assert len(await rings(database)) == 1


async def test_a_bot_that_runs_opens_further_what_a_retired_key_wraps(
    database: Database, source: KeyFile, binding: Binding
) -> None:
    """A draft that it took a moment ago is stored with the old wrapping."""
    keyring, changes = await join(database, source), KeyChanges(database, source)
    blob = keyring.vault.seal({}, binding)
    await changes.add()
    await keyring.refresh()
    await changes.activate_newest()
    await keyring.refresh()
    assert await changes.retire(1)
    await keyring.refresh()
    assert keyring.vault.open(blob, binding) == {}
    fresh = await join(database, source)
    with pytest.raises(CannotOpenError):
        fresh.vault.open(blob, binding)


async def test_a_number_stands_for_one_key_while_a_bot_runs(
    database: Database, source: KeyFile, make_key: Callable[[], str]
) -> None:
    keyring = await join(database, source)
    known = keyring.vault.keys
    source.path.write_text(f"{source.path.read_text()}2:{make_key()}\n")
    await keyring.refresh()
    assert keyring.vault.keys.by_id[1] == known.by_id[1]
    assert replace(keyring.vault.keys, by_id=known.by_id) == known
